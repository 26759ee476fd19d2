"""What other programs, and people, call the keys of a deck, and what to say of each: the help of an unknown key."""

from collections.abc import Mapping, Sequence

from coldwar_quiz.bank.keys import DOCUMENT_KEYS, KEYS_OF, OWN_KEYS, QUESTION_KEYS

_IN_A_QUESTION = {
    "prompt": ("question", "text", "statement", "stem", "front", "title", "q", "ask", "frage"),
    "answer": ("solution", "correct", "key", "back", "response", "items", "pairs", "a", "ans", "antwort"),
    "distractors": ("options", "choices", "wrong", "alternatives", "false", "incorrect"),
    "accept": ("also", "synonyms", "variants", "spellings"),
    "explanation": ("erklärung", "why", "feedback", "comment", "note", "because", "reason"),
    "evidence": ("source", "sources", "quote", "quotation", "citation", "proof", "references"),
    "when": ("date", "year", "day", "period"),
    "tags": ("category", "categories", "topic", "topics", "keywords", "subject"),
    "difficulty": ("level", "hardness"),
    "hint": ("clue", "hinweis", "tip"),
    "type": ("kind", "typ"),
    "id": ("name", "slug"),
}
OF_A_TYPE = {
    other: f"it is called `{name}` here"
    for name, others in {
        "choice": "multiple-choice multichoice mcq mc single single-choice radio quiz options",
        "select": "multiple-answer multiple-answers multiple-select multi checkbox checkboxes several",
        "typed": "short-answer shortanswer short text open free free-text input type-in question string",
        "cloze": "fill-in fill-in-the-blank fill blank blanks gap gaps gap-fill gapfill missing-word cloze-deletion",
        "true-false": "bool boolean tf yes-no statement",
        "date": "year month day when time",
        "number": "numeric numerical int integer float count amount",
        "order": "sort sorting sequence ranking rank timeline chronology",
        "match": "pairs pair pairing assign connect",
        "card": "flashcard flash-card basic front-back essay self-graded",
    }.items()
    for other in others.split()
}
"""What other programs, and people, call the types."""
_ANSWERS_IN_PROMPT = "the answers of a cloze stand in its prompt: {{answer}} or {{answer|other spelling}}"
_IN_EVIDENCE = {
    "source": ("work", "book", "from", "by", "author", "src", "quelle"),
    "where": ("page", "place", "location", "chapter", "p"),
    "quote": ("quotation", "words", "citation", "quoted"),
}
_IN_ACCOUNTS = {**_IN_EVIDENCE, "says": ("said", "say", "text", "claim", "claims", "account")}


def _called(words: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {other: f"it is called `{key}` here" for key, others in words.items() for other in others}


def _explanations(kind: str | None) -> dict[str, str]:
    """For the keys of other types and of other programs, what to do about them in a question of type `kind`."""
    known = KEYS_OF[kind] if kind else QUESTION_KEYS
    theirs = _called({key: others for key, others in _IN_A_QUESTION.items() if key in known})
    found = {other: help for other, help in theirs.items() if other not in known}
    for key in QUESTION_KEYS - known:
        owners = ", ".join(name for name, own in OWN_KEYS.items() if key in own)
        found[key] = f"`{key}` belongs to: {owners}"
    for name in _IN_A_QUESTION["distractors"] if "distractors" in known else ():
        found[name] = "it is called `distractors` here, without the right answer"
    if kind == "cloze":
        found["answer"] = found["accept"] = _ANSWERS_IN_PROMPT
    return found


OF_A_QUESTION = {kind: _explanations(kind) for kind in (*OWN_KEYS, None)}
"""What to say of each in a question, by its type; under None, where that is not known."""

_OF_THE_QUESTION = {
    key: f"`{key}` belongs to the question: give it the indentation of the question's other keys"
    for key in QUESTION_KEYS - {"id", "answer"}
}
OF_EVIDENCE = {
    **_OF_THE_QUESTION,
    **_called(_IN_EVIDENCE),
    "says": "an account has `says`: write `accounts:` above it; for a quotation write `quote`",
}
OF_A_PERSON = _called(
    {"who": ("role", "description", "bio", "about", "text"), "also": ("aliases", "other", "spellings")}
)
OF_A_TERM = _called(
    {"text": ("definition", "meaning", "explanation", "description"), "term": ("word", "name"), "also": ("aliases",)}
)
OF_A_DOCUMENT = _called({"seed": ("file", "name", "path"), "sha256": ("sha", "hash", "checksum", "digest")})
OF_A_WORK = _called(
    {
        "title": ("name",),
        "author": ("by", "authors", "writer"),
        "year": ("date", "published"),
        "citation": ("cite", "reference", "source"),
        "places": ("place", "where", "pages"),
    }
) | {key: f"`{key}` belongs to `document`" for key in DOCUMENT_KEYS - {"kind"}}
OF_A_PLACE = _called({"from": ("start", "begin", "begins", "first"), "to": ("end", "ends", "last", "until")})
OF_ACCOUNTS = _OF_THE_QUESTION | _called(_IN_ACCOUNTS)
