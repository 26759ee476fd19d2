"""The schema of a deck file: `deck` with `questions`, `people`, `glossary`."""

from collections.abc import Iterable, Mapping

from coldwar_quiz.authoring.schema import words
from coldwar_quiz.authoring.schema.shapes import Schema, closed_map, list_of, one_of, open_map, refer, shape, used
from coldwar_quiz.authoring.schema.words import Words
from coldwar_quiz.bank.bodies import MAX_DISTRACTORS_OF_A_CHOICE
from coldwar_quiz.bank.keys import ACCOUNT_KEYS, DECK_KEYS, EVIDENCE_KEYS, OWN_KEYS, PERSON_KEYS, SHARED_KEYS, TERM_KEYS
from coldwar_quiz.bank.kinds import BODIES, CONTENT_NOTES
from coldwar_quiz.bank.reader import FORMAT, ROOT_KEYS
from coldwar_quiz.bank.rules.manual import entries
from coldwar_quiz.bank.values import MAX_OPTIONS, MAX_TAGS

_REQUIRED = ("id", "type", "prompt")
_FEWEST = 2
"""Things to order, or pairs to match: fewer are an error of the rule `too-few-items`."""

_TEXTS = list_of(shape("text"))


def of_keys(known: Iterable[str], about: Mapping[str, Words], shapes: Mapping[str, Schema]) -> dict[str, Schema]:
    """The shapes of the keys that the reader knows, with their words, in the order these are written in."""
    wanted = set(known)
    return {
        name: {"title": title, "description": description, "examples": list(examples), **shapes[name]}
        for name, (title, description, examples) in about.items()
        if name in wanted
    }


def deck_schema() -> Schema:
    """The schema of a deck file.

    What takes more than one value to judge is not in it: ids used twice, an answer among the distractors, two lists
    that hold too much only together.
    """
    shapes = {
        "deck": _header(),
        "questions": list_of(refer("question"), most=None),
        "people": list_of(refer("person"), most=None),
        "glossary": list_of(refer("term"), most=None),
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:coldwar-quiz:deck:{FORMAT}",
        "title": "A deck of coldwar-quiz",
        "description": "`deck` with `questions`, or `people`, or `glossary`; the last two can stand beside a deck.",
        **closed_map(of_keys(ROOT_KEYS, words.ROOT, shapes), ()),
        "minProperties": 1,
        "allOf": [_given(key, {"required": [partner]}) for key, partner in ROOT_KEYS.items() if partner],
    }
    own = {
        "question": _question(),
        **{_named(kind): _question_of(kind) for kind in BODIES},
        "untyped-question": _untyped_question(),
        "evidence": _evidence(),
        "account": _account(),
        "person": _person(),
        "term": _term(),
    }
    return {**schema, "$defs": {**own, **used({**schema, **own})}}


def _given(key: str, then: Schema) -> Schema:
    return {"if": {"required": [key]}, "then": then}


def _header() -> Schema:
    shapes = {
        "id": shape("id"),
        "title": shape("text"),
        "description": shape("prose"),
        "language": shape("language"),
        "format": {"enum": [FORMAT, str(FORMAT)]},
    }
    return closed_map(of_keys(DECK_KEYS, words.DECK, shapes), ("id", "title"))


def _question() -> Schema:
    """A question of whatever type: what all have is described here, the rest where its type is."""
    shapes = {
        "id": shape("id"),
        "type": one_of(tuple(BODIES), [words.TYPES[kind] for kind in BODIES]),
        "prompt": shape("prose"),
        "hint": shape("line"),
        "explanation": shape("prose"),
        "evidence": list_of(refer("evidence")),
        "accounts": list_of(refer("account")),
        "when": shape("when"),
        "difficulty": shape("difficulty"),
        "tags": list_of(shape("id"), most=MAX_TAGS),
        "content": list_of(one_of(CONTENT_NOTES)),
        "confusable": open_map(shape("text"), key=shape("question-id")),
        "formerly": list_of(shape("question-id")),
        "retired": shape("prose"),
        "allow": _allow(),
    }
    known: Schema = {"required": ["type"], "properties": {"type": {"enum": list(BODIES)}}}
    by_type = [{"if": _is_of(kind), "then": refer(_named(kind))} for kind in BODIES]
    return {
        "title": "Question",
        "description": "A question of one of the ten types.",
        "type": "object",
        "properties": of_keys(SHARED_KEYS, words.QUESTION, shapes),
        "required": list(_REQUIRED),
        "allOf": [*by_type, {"if": known, "else": refer("untyped-question")}],
    }


def _named(kind: str) -> str:
    return f"{kind}-question"


def _is_of(kind: str) -> Schema:
    return {"required": ["type"], "properties": {"type": {"const": kind}}}


def _question_of(kind: str) -> Schema:
    """What one type adds, beside keys that stand described among those of every question."""
    shared: dict[str, Schema | bool] = {name: True for name in words.QUESTION if name in SHARED_KEYS}
    if kind == "cloze":
        shared["prompt"] = shape("gaps")
    own = of_keys(OWN_KEYS[kind], words.OWN[kind], _own_shapes(kind))
    required = [key for key in ("answer", "distractors") if key in own and (kind, key) not in _OPTIONAL]
    return {"description": words.TYPES[kind], **closed_map({**shared, **own}, required)}


_OPTIONAL = {("typed", "distractors"), ("match", "distractors")}


def _own_shapes(kind: str) -> dict[str, Schema]:
    text = shape("text")
    match kind:
        case "choice":
            return {"answer": text, "distractors": list_of(text, most=MAX_DISTRACTORS_OF_A_CHOICE)}
        case "select":
            options = list_of(text, most=MAX_OPTIONS - 1)
            return {"answer": options, "distractors": options}
        case "typed":
            return {"answer": text, "accept": _TEXTS, "distractors": list_of(text, most=MAX_OPTIONS - 1)}
        case "true-false":
            return {"answer": shape("truth"), "correction": shape("prose")}
        case "date":
            return {"answer": shape("date")}
        case "number":
            return {"answer": shape("number"), "unit": text, "tolerance": shape("tolerance")}
        case "order":
            return {"answer": list_of(text, most=MAX_OPTIONS, least=_FEWEST)}
        case "match":
            pair = {**list_of(text, most=2, least=2), "errorMessage": "a pair has two sides: write `- [left, right]`"}
            return {
                "answer": list_of(pair, most=MAX_OPTIONS, least=_FEWEST),
                "distractors": list_of(text, most=MAX_OPTIONS - _FEWEST),
            }
        case "card":
            return {"answer": shape("prose"), "points": list_of(text, most=MAX_OPTIONS)}
    return {}


def _untyped_question() -> Schema:
    """The keys a question can have before its type is known."""
    shared: dict[str, Schema | bool] = {name: True for name in words.QUESTION if name in SHARED_KEYS}
    own: dict[str, Schema | bool] = {
        name: {"description": words.UNTYPED, "doNotSuggest": True} for about in words.OWN.values() for name in about
    }
    return closed_map({**shared, **own}, ())


def _allow() -> Schema:
    """The codes there are, with what each is about. Others are a warning, not a fault of shape."""
    about = {entry.code: entry.summary for entry in entries().values() if entry.allowed}
    reasons = {code: {"description": about[code], **refer("text")} for code in sorted(about)}
    return {**open_map(shape("text")), "properties": reasons}


def _evidence() -> Schema:
    shapes = {"source": shape("id"), "where": shape("id"), "quote": shape("text")}
    return closed_map(of_keys(EVIDENCE_KEYS, words.EVIDENCE, shapes), ("source", "where", "quote"))


def _account() -> Schema:
    text = shape("text")
    shapes = {"source": shape("id"), "where": shape("id"), "says": shape("prose"), "quote": text, "answer": text}
    return closed_map(of_keys(ACCOUNT_KEYS, words.ACCOUNT, shapes), ("source", "where", "says"))


def _person() -> Schema:
    text = shape("text")
    shapes = {
        "id": shape("id"),
        "name": text,
        "surname": text,
        "given": _TEXTS,
        "surnames": _TEXTS,
        "patronymic": text,
        "also": _TEXTS,
        "who": shape("prose"),
    }
    return closed_map(of_keys(PERSON_KEYS, words.PERSON, shapes), ("id", "name", "who"))


def _term() -> Schema:
    shapes = {"id": shape("id"), "term": shape("text"), "also": _TEXTS, "text": shape("prose")}
    return closed_map(of_keys(TERM_KEYS, words.TERM, shapes), ("id", "term", "text"))
