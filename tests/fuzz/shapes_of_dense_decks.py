"""Good decks of just under two megabytes with as many questions, or values, as the format has room for."""

from collections.abc import Iterator

from fuzz.shapes import HEAD, Files, numbered, word

SHORTEST = {
    "numbers": "type: number, prompt: n, answer: 1",
    "dates": "type: date, prompt: n, answer: 1953",
    "true-false": "type: true-false, prompt: n, answer: true",
    "cards": "type: card, prompt: n, answer: a",
    "typed": "type: typed, prompt: n, answer: a",
    "Cyrillic": "type: typed, prompt: Кто, answer: Берия",
    "clozes": 'type: cloze, prompt: "{{a|b|c}} {{d|e}}"',
    "choices": "type: choice, prompt: n, answer: a, distractors: [b, c, d]",
    "orders": "type: order, prompt: n, answer: [a, b, c]",
    "matches": "type: match, prompt: n, answer: [[a, b], [c, d]]",
    "with a time": "type: card, prompt: n, answer: a, when: 1953",
    "with tags": "type: card, prompt: n, answer: a, tags: [t, u, v]",
}
"""What of a question of each kind is the same in all: everything but its id."""

PERMITTED = "type: card, prompt: n, answer: a, allow: {missing-evidence: b}"
QUOTING = "type: card, prompt: n, answer: a, evidence: [{source: s, where: w, quote: q}]"


def short(values: str, size: int) -> str:
    """A deck of questions with these `values`, each on one line."""
    return numbered(lambda n: f"- {{id: q{n}, {values}}}\n", HEAD, "", size)


BELOW = {
    "typed": "  type: typed\n  prompt: n\n  answer: a\n",
    "choices": "  type: choice\n  prompt: n\n  answer: a\n  distractors:\n  - b\n  - c\n",
    "matches": "  type: match\n  prompt: n\n  answer:\n  - [a, b]\n  - [c, d]\n",
}
"""The same for questions with a line for every key."""


def below(values: str, size: int) -> str:
    """A deck of questions with these lines."""
    return numbered(lambda n: f"- id: q{n}\n{values}", HEAD, "", size)


def dense(size: int) -> Iterator[tuple[str, Files]]:
    """Questions on one line each, or a few, and lists as long as they may be."""
    for name, values in SHORTEST.items():
        yield f"shortest {name}", {"d": short(values, size)}
    for name, values in BELOW.items():
        yield f"shortest {name} in lines", {"d": below(values, size)}
    yield "shortest with allow", {"d": short(PERMITTED, size)}
    yield "shortest with evidence", {"d": short(QUOTING, size)}
    yield (
        "shortest with former ids",
        {
            "d": numbered(
                lambda n: f"- {{id: q{n}, type: card, prompt: n, answer: a, formerly: [o{n}, p{n}]}}\n", HEAD, "", size
            )
        },
    )
    yield (
        "shortest with confusables",
        {
            "d": numbered(
                lambda n: f"- {{id: q{n}, type: card, prompt: n, answer: a, confusable: {{q{n + 1}: b}}}}\n",
                HEAD,
                "",
                size,
            )
        },
    )
    spellings = ", ".join(f"{word(n)}{n}" for n in range(1_999))
    yield (
        "longest lists of spellings",
        {
            "d": numbered(
                lambda n: f"- {{id: q{n}, type: typed, prompt: n, answer: a, accept: [{spellings}]}}\n", HEAD, "", size
            )
        },
    )
    letters = ", ".join(chr(97 + n % 26) for n in range(1_999))
    yield (
        "spellings of one letter",
        {
            "d": numbered(
                lambda n: f"- {{id: q{n}, type: typed, prompt: n, answer: a, accept: [{letters}]}}\n", HEAD, "", size
            )
        },
    )
