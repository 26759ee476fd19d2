"""Questions and decks as YAML, laid out as the bundled decks are: with `scalars` the only modules that write YAML."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from coldwar_quiz.authoring.scalars import Word, as_key, block, in_brackets, scalar
from coldwar_quiz.bank.model import (
    AskDate,
    Card,
    Choice,
    Deck,
    Match,
    Number,
    Order,
    Question,
    QuestionId,
    Select,
    TrueFalse,
    Typed,
)

MODELINE = "# yaml-language-server: $schema=deck.schema.json"
"""The first line of a new deck: editors that know YAML look there for what may stand in it."""

ORDER = (
    "id", "type", "prompt", "hint", "answer", "accept", "distractors", "correction", "unit", "tolerance", "points",
    "explanation", "evidence", "accounts", "when", "difficulty", "tags", "content", "confusable", "formerly", "retired",
    "allow",
)  # fmt: skip
"""The keys of a question in the order they are written in, what one type adds after the prompt."""

_INDENT = 2
"""From a key to what stands under it."""
Fields = Mapping[str, Any]
"""A question as it is written: texts, words, lists and maps by key."""


@dataclass(frozen=True)
class Layout:
    """How a deck is laid out: the column of an item's dash, and how far its keys and the dashes of its lists lie in."""

    dash: int = 2
    gap: int = 2
    nested: int = 2
    line_end: str = "\n"
    width: int = 100
    """Texts that go beyond it are folded, where they can be."""


HOUSE = Layout()
UNFOLDED = Layout(width=1_000_000)


def question_text(fields: Fields, layout: Layout = HOUSE) -> str:
    """The lines of a question, the first with its dash; keys that have nothing to say are left out."""
    inner = layout.dash + layout.gap
    lines = _Writer(layout).entries({key: fields[key] for key in ORDER if key in fields}, inner)
    lines[0] = " " * layout.dash + "-" + lines[0][layout.dash + 1 :]
    return "".join(line + layout.line_end for line in lines)


def entry_text(key: str, value: Any, column: int, layout: Layout = HOUSE) -> str:
    """The lines of one entry of a map whose keys stand at `column`, counted from 0."""
    return "".join(line + layout.line_end for line in _Writer(layout).entries({key: value}, column))


def flow_entry(key: str, value: Any) -> str:
    """An entry of a map in braces."""
    if isinstance(value, list):
        return f"{key}: [{', '.join(in_brackets(item) for item in value)}]"
    return f"{key}: {in_brackets(value)}"


def deck_text(header: Fields, questions: Iterable[Fields], layout: Layout = HOUSE, remark: str = "") -> str:
    """A deck file; `remark` is a comment that stands before the questions."""
    return deck_around(header, (question_text(question, layout) for question in questions), layout, remark)


def deck_around(header: Fields, questions: Iterable[str], layout: Layout = HOUSE, remark: str = "") -> str:
    """A deck file of questions that `question_text` has written in that layout."""
    lines = [MODELINE, "", "deck:", *_Writer(layout).entries(header, _INDENT)]
    lines += ["", "questions:", *(f"{' ' * layout.dash}# {line}" for line in remark.splitlines())]
    text = "".join(line + layout.line_end for line in lines)
    return text + "".join(layout.line_end + question for question in questions)


def deck_fields(deck: Deck) -> dict[str, Any]:
    """The header of `deck` as it is written."""
    language = Word(deck.language) if deck.language != "en" else None
    return {"id": Word(deck.id), "title": deck.title, "description": deck.description, "language": language}


def fields_of(question: Question) -> dict[str, Any]:
    """`question` as it is written in its own deck."""
    deck = question.id.deck

    def named(other: QuestionId) -> Word:
        return Word(other.question if other.deck == deck else str(other))

    return {
        "id": Word(question.id.question),
        "type": Word(question.type),
        "prompt": question.prompt,
        **_body_fields(question),
        "hint": question.hint,
        "explanation": question.explanation,
        "evidence": [{"source": Word(e.source), "where": Word(e.where), "quote": e.quote} for e in question.evidence],
        "accounts": [
            {"source": Word(a.source), "where": Word(a.where), "says": a.says, "quote": a.quote, "answer": a.answer}
            for a in question.accounts
        ],
        "when": None if question.when is None else Word(question.when),
        "difficulty": Word(question.difficulty),
        "tags": [Word(tag) for tag in question.tags],
        "content": [Word(note) for note in question.content],
        "confusable": {named(other): difference for other, difference in question.confusable},
        "formerly": [named(old) for old in question.formerly],
        "retired": question.retired,
        "allow": dict(question.allow),
    }


def _body_fields(question: Question) -> dict[str, Any]:
    match question.body:
        case Choice(answer, distractors):
            return {"answer": answer, "distractors": list(distractors)}
        case Select(answers, distractors):
            return {"answer": list(answers), "distractors": list(distractors)}
        case Typed(answer, accept, distractors):
            return {"answer": answer, "accept": list(accept), "distractors": list(distractors)}
        case TrueFalse(truth, correction):
            return {"answer": Word(str(truth).lower()), "correction": correction}
        case AskDate(date):
            return {"answer": Word(date)}
        case Number(number, unit, tolerance):
            return {
                "answer": Word(f"{number:f}"),
                "unit": unit,
                "tolerance": Word(f"{tolerance:f}") if tolerance else None,
            }
        case Order(items):
            return {"answer": list(items)}
        case Match(pairs, distractors):
            return {"answer": [tuple(pair) for pair in pairs], "distractors": list(distractors)}
        case Card(answer, points):
            return {"answer": answer, "points": list(points)}
        case _:
            return {}  # a cloze has its answers in the prompt


def _says(value: Any) -> bool:
    return value is not None and value != [] and value != {} and value != ()


class _Writer:
    """Values as lines without their ends."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout

    def entries(self, fields: Fields, column: int) -> list[str]:
        """The entries of a map whose keys stand at `column`."""
        lines: list[str] = []
        for name, value in fields.items():
            if _says(value):
                lines += self._under(f"{' ' * column}{as_key(name)}:", value, column)
        return lines

    def _under(self, lead: str, value: Any, column: int) -> list[str]:
        """`value` after `lead`, which is the key of a map whose keys stand at `column`."""
        if isinstance(value, Mapping):
            return [lead, *self.entries(value, column + _INDENT)]
        if isinstance(value, list):
            if all(isinstance(item, Word) for item in value):
                line = f"{lead} [{', '.join(in_brackets(item) for item in value)}]"
                if len(line) <= self._layout.width:
                    return [line]
            dash = column + self._layout.nested
            return [lead, *(line for item in value for line in self._item(item, dash))]
        return self._text(lead, value, column)

    def _item(self, value: Any, dash: int) -> list[str]:
        lead = " " * dash + "-"
        if isinstance(value, Mapping):
            lines = self.entries(value, dash + _INDENT)
            return [lead + lines[0][dash + 1 :], *lines[1:]]
        if isinstance(value, tuple | list):
            return [f"{lead} [{', '.join(in_brackets(side) for side in value)}]"]
        return self._text(lead, value, dash)

    def _text(self, lead: str, value: str, column: int) -> list[str]:
        """`value` after `lead`, which begins at `column`."""
        if isinstance(value, Word) or ("\n" not in value and len(lead) + len(value) < self._layout.width):
            inline = f"{lead} {scalar(value)}"
            if isinstance(value, Word) or len(inline) <= self._layout.width:
                return [inline]
        indent = column + _INDENT
        found = block(value, self._layout.width - indent)
        if found is None:
            return [f"{lead} {scalar(value)}"]
        sign, lines = found
        return [f"{lead} {sign}", *(" " * indent + line if line else "" for line in lines)]
