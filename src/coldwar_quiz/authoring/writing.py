"""Texts, questions and decks as YAML, laid out as the bundled decks are.

The only module that writes YAML. A value gets quotes where our reader needs them, or where a reader of YAML 1.1 or 1.2
would make something else than text of it, and nowhere else. Every form but a quoted one is read back before it is used:
what cannot be written prettily is written in quotes, and what was written is what is read.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from coldwar_quiz.bank.characters import ODD_WORDS, look_alike
from coldwar_quiz.bank.files import SourceFile
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
from coldwar_quiz.bank.nodes import read_nodes
from coldwar_quiz.bank.tree import Scalar
from coldwar_quiz.bank.tree import Sequence as ListNode

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
_PLAIN_FAST = re.compile(r"[A-Za-z](?:[A-Za-z0-9.'()/-]|[ ](?! )|,(?= ))*")
"""Texts that need no look: no sign in them means anything to YAML, inside brackets neither, but for the comma."""
_VALUES = ODD_WORDS | {"~", "=", "<<", "y", "Y", "n", "N"}
_NUMBER_LIKE = re.compile(
    r"[-+]?(?:\.?[0-9][0-9_]*(?:[.:,][0-9_]*)*(?:[eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+|\.(?:inf|nan))"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9].*)?",
    re.IGNORECASE,
)
"""What a reader of YAML may take for a number or a date."""


class Word(str):
    """A value that is no prose, an id, a date, a number, a truth: written as it is."""

    __slots__ = ()


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


def question_text(fields: Fields, layout: Layout = HOUSE) -> str:
    """The lines of a question, the first with its dash; keys that have nothing to say are left out."""
    inner = layout.dash + layout.gap
    lines = _Writer(layout).entries({key: fields[key] for key in ORDER if _says(fields.get(key))}, inner)
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
    lines = [MODELINE, "", "deck:", *_Writer(layout).entries({k: v for k, v in header.items() if _says(v)}, _INDENT)]
    lines += ["", "questions:", *(f"{' ' * layout.dash}# {line}" for line in remark.splitlines())]
    text = "".join(line + layout.line_end for line in lines)
    return text + "".join(layout.line_end + question_text(question, layout) for question in questions)


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
        for key, value in fields.items():
            if _says(value):
                name = key if isinstance(key, Word) or _PLAIN_FAST.fullmatch(key) else quoted(key)
                lines += self._under(" " * column + f"{name}:", value, column)
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
        if isinstance(value, tuple):
            return [f"{lead} [{', '.join(in_brackets(side) for side in value)}]"]
        return self._text(lead, value, dash)

    def _text(self, lead: str, value: str, column: int) -> list[str]:
        """`value` after `lead`, which begins at `column`."""
        inline = f"{lead} {scalar(value)}"
        if isinstance(value, Word) or ("\n" not in value and len(inline) <= self._layout.width):
            return [inline]
        indent = column + _INDENT
        for style, lines in (("|", _literal(value)), (">", _folded(value, self._layout.width - indent))):
            block = [f"{lead} {style}", *(" " * indent + line if line else "" for line in lines)]
            if lines and _reads_as(value, f"k: {style}", *(f"  {line}" if line else "" for line in lines)):
                return block
        return [inline]


def _literal(text: str) -> list[str]:
    """The lines of a text that has several."""
    return text.split("\n") if "\n" in text else []


def _folded(text: str, width: int) -> list[str]:
    """A text of one line as several that are read as one."""
    if "\n" in text or width < 20:
        return []
    lines: list[str] = []
    for word in re.split(r"(?<=[^ \t]) (?=[^ \t])", text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def scalar(text: str) -> str:
    """`text` on one line, after a key or a dash."""
    if isinstance(text, Word):
        return _word(text)
    if _PLAIN_FAST.fullmatch(text) and text not in _VALUES and not text.endswith(" "):
        return text
    return (
        text if _may_be_plain(text) and _reads_as(text, f"k: {text}") and _in_list(text, f"- {text}") else quoted(text)
    )


def in_brackets(text: str) -> str:
    """`text` as an item of a list in brackets."""
    if isinstance(text, Word):
        return _word(text)
    if _PLAIN_FAST.fullmatch(text) and "," not in text and text not in _VALUES and not text.endswith(" "):
        return text
    plain = _may_be_plain(text) and not re.search(r"[\[\]{},?:]", text) and _in_list(text, f"[{text}, x]")
    return text if plain else quoted(text)


def _word(text: str) -> str:
    """An id such as `no` is a word that other readers of YAML take for a truth."""
    return f'"{text}"' if text in _VALUES and text not in ("true", "false") else str(text)


def _may_be_plain(text: str) -> bool:
    one_line = text == text.strip() and "\n" not in text and "\t" not in text and "\ufeff" not in text
    return one_line and bool(text) and text not in _VALUES and not _NUMBER_LIKE.fullmatch(text) and not look_alike(text)


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\ufeff": "\\uFEFF"}


def quoted(text: str) -> str:
    """`text` in double quotes, or in single ones where that saves escapes."""
    if "'" not in text and ('"' in text or "\\" in text) and not re.search("[\n\t\ufeff]", text):
        return f"'{text}'"
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def _reads_as(text: str, *lines: str) -> bool:
    """Whether the reader finds `text` under the one key of these lines, and nothing to say about it."""
    root, problems = read_nodes(SourceFile("", "\n".join((*lines, "l: x", ""))))
    if root is None or problems or len(root) != 2:
        return False
    value = root.entries[0][1]
    return isinstance(value, Scalar) and value.value.rstrip("\n") == text and not value.cut_by_comment


def _in_list(text: str, item: str) -> bool:
    """Whether the reader finds `text` as the first item of the list that `item` writes."""
    root, problems = read_nodes(SourceFile("", f"k:\n  {item}\n"))
    if root is None or problems or len(root) != 1:
        return False
    value = root.entries[0][1]
    if not isinstance(value, ListNode) or not value.items:
        return False
    first = value.items[0]
    return isinstance(first, Scalar) and first.value == text and not first.cut_by_comment
