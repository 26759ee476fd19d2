"""What each of the ten types adds to a question, read from its map."""

from collections.abc import Callable
from decimal import Decimal

from coldwar_quiz.bank import ways_out
from coldwar_quiz.bank.characters import ONE_ALPHABET, shows
from coldwar_quiz.bank.model import (
    AskDate,
    Body,
    Card,
    Choice,
    Cloze,
    Gap,
    Match,
    Number,
    Order,
    Select,
    TrueFalse,
    Typed,
)
from coldwar_quiz.bank.tree import Mapping, Node, Scalar, Sequence, plain_lists
from coldwar_quiz.bank.values import ANSWER_LIMIT, MAX_OPTIONS, Record
from coldwar_quiz.bank.words import date_under, decimal

MAX_DISTRACTORS_OF_A_CHOICE = 5
_TRUTH = {"true": True, "false": False}


def _choice(record: Record, prompt: str | None) -> Body | None:
    answer = record.text("answer", ANSWER_LIMIT, required=True, answer=True)
    distractors = record.texts("distractors", most=MAX_DISTRACTORS_OF_A_CHOICE, required=True, answer=True)
    return None if answer is None else Choice(answer, distractors)


def _select(record: Record, prompt: str | None) -> Body | None:
    answers = record.texts("answer", most=MAX_OPTIONS, required=True, answer=True)
    distractors = record.texts(
        "distractors", most=MAX_OPTIONS - min(len(answers), MAX_OPTIONS), required=True, answer=True
    )
    return Select(answers, distractors)


def _typed(record: Record, prompt: str | None) -> Body | None:
    answer = record.text("answer", ANSWER_LIMIT, required=True, answer=True, typed=True)
    accept = record.texts("accept", answer=True, typed=True)
    distractors = record.texts("distractors", most=MAX_OPTIONS - 1, answer=True)
    return None if answer is None else Typed(answer, accept, distractors)


def _true_false(record: Record, prompt: str | None) -> Body | None:
    correction = record.text("correction")
    truth = _TRUTH.get((record.written("answer") or "").lower())
    if truth is not None:
        return TrueFalse(truth, correction)
    node = record.word("answer", required=True)
    if node is not None:
        record.wrong_shape(node, "answer", "`true` or `false`")
    return None


def _date(record: Record, prompt: str | None) -> Body | None:
    answer = date_under(record, "answer", required=True)
    return None if answer is None else AskDate(answer)


def _number(record: Record, prompt: str | None) -> Body | None:
    unit = record.text("unit", ANSWER_LIMIT)
    tolerance = decimal(record, "tolerance")
    if tolerance is not None and tolerance < 0:
        record.refuse("bad-number", record["tolerance"], "`tolerance` is less than nothing", "write 0 or more")
    answer = decimal(record, "answer", required=True)
    return None if answer is None else Number(answer, unit, Decimal(0) if tolerance is None else tolerance)


def _order(record: Record, prompt: str | None) -> Body | None:
    return Order(record.texts("answer", most=MAX_OPTIONS, required=True, answer=True))


def _match(record: Record, prompt: str | None) -> Body | None:
    plain = plain_lists(record.raw("answer"))
    pairs = [(sides[0], sides[1]) for sides in plain if len(sides) == 2]
    if not 0 < len(pairs) == len(plain) <= MAX_OPTIONS:
        pairs = _pairs(record)
    distractors = record.texts("distractors", most=MAX_OPTIONS - min(len(pairs), MAX_OPTIONS), answer=True)
    return Match(tuple(pairs), distractors)


def _pairs(record: Record) -> list[tuple[str, str]]:
    """The pairs under `answer` that are whole."""
    sides = record.list("answer", "pairs", MAX_OPTIONS, required=True)
    if len(sides) > 1 and all(type(node) is Scalar for node in sides):
        record.refuse("wrong-shape", record["answer"], "`answer` must be a list of pairs, not of texts", ways_out.PAIRS)
        return []
    if sides and all(type(node) is Mapping and len(node) == 1 for node in sides):
        record.refuse("wrong-shape", record["answer"], "`answer` must be a list of pairs, not of maps", ways_out.PAIRS)
        return []
    pairs = [_pair(record, node) for node in sides]
    return [pair for pair in pairs if pair is not None]


def _pair(record: Record, node: Node) -> tuple[str, str] | None:
    if type(node) is Sequence and record.cut(node.raw):
        return None
    if type(node) is not Sequence or len(node.raw) != 2:
        help = "write `- [left, right]`"
        if type(node) is Sequence and len(node.raw) > 2:
            help = "put a side that holds a comma in quotes, and write two: `- [left, right]`"
        record.refuse("wrong-shape", node, "a pair has two sides", help)
        return None
    left, right = [record.entry(side, "answer", ANSWER_LIMIT, answer=True) for side in node.raw]
    return None if left is None or right is None else (left, right)


def _card(record: Record, prompt: str | None) -> Body | None:
    answer = record.text("answer", required=True)
    points = record.texts("points", most=MAX_OPTIONS)
    return None if answer is None else Card(answer, points)


def _cloze(record: Record, prompt: str | None) -> Body | None:
    node = record.get("prompt")
    if prompt is None or type(node) is not Scalar:
        return None
    if prompt.count("{{") > MAX_OPTIONS:
        place = node.place_of("{{", MAX_OPTIONS)
        record.refuse("too-many", place, f"the prompt holds more than {MAX_OPTIONS} gaps", "make it several questions")
        return None
    before, *pieces = prompt.split("{{")
    parts: list[str | Gap] = [before] if before else []
    whole = True
    unopened = 0 if pieces and "}}" in before else None
    for number, piece in enumerate(pieces):
        written, closed, rest = piece.partition("}}")
        if not closed:
            place = node.place_of("{{", number)
            nested = number + 1 < len(pieces)
            message = "another gap begins inside this one" if nested else "the gap is never closed"
            inner = nested and "}}" in pieces[number + 1].partition("}}")[2]
            help = "take the braces of the inner gap out" if inner else "close it with `}}`"
            record.refuse("unclosed-gap", place, message, help)
            whole = False
            continue
        gap = _gap(record, node, number, prompt, written)
        if gap is None:
            whole = False
        else:
            parts.append(gap)
        if rest:
            parts.append(rest)
        if "}}" in rest and unopened is None:
            unopened = number + 1
    if whole and unopened is not None:
        place = node.place_of("}}", unopened)
        record.refuse("unopened-gap", place, "`}}` stands here, and no gap is open", "write `{{` before the answer")
        whole = False
    if not pieces:
        record.refuse("no-gap", node, "a cloze needs a gap in its prompt", "write the answer as `{{answer}}`")
    return Cloze(tuple(parts)) if whole else None


def _gap(record: Record, node: Scalar, number: int, prompt: str, written: str) -> Gap | None:
    """Gap `number`, counted from 0, of the `prompt` that `node` holds; `written` is what stands between its braces."""
    spellings = [" ".join(part.split()) for part in written.split("|")]
    usual = written.isascii() or ONE_ALPHABET.fullmatch(written)
    if not all(spellings) or not (usual or all(map(shows, spellings))):
        message = "a spelling in the gap is empty" if any(spellings) else "the gap is empty"
        help = "write the answer as `{{answer}}` or `{{answer|other spelling}}`"
        record.refuse("empty-gap", node.place_of("{{", number), message, help)
        return None
    if len(written) > ANSWER_LIMIT and max(map(len, spellings)) > ANSWER_LIMIT:
        message = f"a gap is longer than {ANSWER_LIMIT:,} characters"
        record.refuse("too-long", node.place_of("{{", number), message)
        return None
    if not usual:
        before = "{{".join(prompt.split("{{", number + 1)[: number + 1]) + "{{"
        record.look_closely(node, written, answer=True, typed=True, before=before)
    return Gap(spellings[0], tuple(spellings[1:]))


READERS: dict[str, Callable[[Record, str | None], Body | None]] = {
    "choice": _choice,
    "select": _select,
    "typed": _typed,
    "cloze": _cloze,
    "true-false": _true_false,
    "date": _date,
    "number": _number,
    "order": _order,
    "match": _match,
    "card": _card,
}
"""For each type, what reads its body; given the question's map and its prompt."""
