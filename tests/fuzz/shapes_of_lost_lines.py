"""Decks of just under two megabytes whose questions all have the same slip: a line lost, or out of its column."""

from collections.abc import Iterator

from fuzz.shapes import HEAD, Files, fill, numbered

_QUESTION = "- id: q{n}\n  type: {kind}\n  prompt: P{n}?\n  answer: A\n"
SLIPS = {
    "the key of the options lost": ("choice", "    - a\n    - b\n"),
    "the key of the tags lost": ("typed", "  when: 1953\n    - a\n    - b\n"),
    "the key of the evidence lost": ("typed", "  explanation: >\n    A.\n    - source: s\n      where: w\n"),
    "the key of the options inside a block": ("choice", "  explanation: >\n    A.\n    distractors:\n"),
    "options as far left as the questions": ("choice", "  distractors:\n- a\n- b\n"),
    "a key doubled": ("typed", "  tags:\n  tags: [a]\n"),
    "gaps in single braces": ("cloze", ""),
}


def lost_lines(size: int) -> Iterator[tuple[str, Files]]:
    """Each slip in every question, and lists at the margin that nothing ends."""
    for name, (kind, lines) in SLIPS.items():
        whole = _QUESTION + lines
        if kind == "cloze":
            whole = whole.replace("  answer: A\n", "").replace("P{n}?", '"{{{{a}}}} {{b|c}}"')
        yield name, {"d": numbered(lambda n, whole=whole, kind=kind: whole.format(n=n, kind=kind), HEAD, "", size)}
    first = HEAD + "  - id: a\n    type: card\n    prompt: P?\n    answer: A\n    tags:\n"
    yield "a list at the margin", {"d": fill("- a\n", first, "", size)}
    yield "questions and items in turn", {"d": fill("- a\n  - id: b\n", first, "", size)}
    yield "a list as far left as its question", {"d": fill("  - a\n", first, "", size)}
    yield "a list that begins further left", {"d": fill("      - a\n", first + "     - a\n", "", size)}
