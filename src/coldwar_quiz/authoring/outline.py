"""What stands where in a deck file, faulty questions included: the ground that every change to a deck stands on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from coldwar_quiz.authoring.files import DeckFile
from coldwar_quiz.authoring.writing import HOUSE, Layout
from coldwar_quiz.bank.document import Section
from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.loader import deck_files
from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.bank.nodes import Item, Streamed, stream
from coldwar_quiz.bank.reader import Contents, read_file
from coldwar_quiz.bank.slugs import SLUG
from coldwar_quiz.bank.tree import Mapping, Node, Scalar
from coldwar_quiz.bank.tree import Sequence as ListNode
from coldwar_quiz.diagnostics.problem import Problem
from coldwar_quiz.errors import CannotDo

_COMMENT = re.compile(r"[ \t]*#")


class Entry(NamedTuple):
    """One question as it is written: its id where it has one, the line that is on, and its map where it is one."""

    id: QuestionId | None
    line: int
    node: Mapping | None

    def get(self, key: str) -> Node | None:
        """What stands under `key`."""
        return None if self.node is None else next((v for k, v in self.node.entries if k.value == key), None)


@dataclass(frozen=True)
class Outline:
    """One deck file: the deck's id (empty where it has none), the line of that, its questions, and faults of syntax."""

    file: DeckFile
    deck: str = ""
    line: int = 1
    entries: tuple[Entry, ...] = ()
    faults: tuple[Problem, ...] = ()
    section: Section | None = None
    """Where the questions stand, one below the other; None where they are written in any other way."""
    questions: Node | None = field(default=None, compare=False)
    """What stands under `questions` instead."""
    has_questions: bool = False

    @classmethod
    def of(cls, file: DeckFile) -> "Outline":
        """The outline of `file`; never raises for content."""
        findings = Findings()
        root = stream(file.source, findings)
        values: dict[str, Node | Streamed] = {}
        for key, value in root.entries if root else ():
            values.setdefault(key.value, value)
        header, listed = values.get("deck"), values.get("questions")
        name = _child(header, "id")
        deck = name.value if name and SLUG.fullmatch(name.value) else ""
        if isinstance(listed, Streamed):
            items = list(listed)
        else:
            items = [Item(node, True) for node in listed.items] if isinstance(listed, ListNode) else []
        return cls(
            file,
            deck,
            name.span.line if name else 1,
            tuple(_entry(item, deck) for item in items),
            tuple(findings.problems()),
            items[0].section if items else None,
            None if isinstance(listed, Streamed) else listed,
            "questions" in values,
        )

    def find(self, question: str) -> Entry | None:
        """The first question with that bare id."""
        return next((e for e in self.entries if e.id is not None and e.id.question == question), None)

    def problems(self) -> tuple[Problem, ...]:
        """Faults of syntax and of shape in this file alone."""
        return tuple(self._read[1].problems())

    @property
    def contents(self) -> Contents:
        """The questions as values."""
        return self._read[0]

    @cached_property
    def _read(self) -> tuple[Contents, Findings]:
        findings = Findings()
        return read_file(self.file.source, findings), findings

    @cached_property
    def layout(self) -> Layout:
        """How the questions are laid out; as in the bundled decks where that does not show."""
        end = self.file.line_end
        if self.section is None:
            return Layout(line_end=end)
        text = self.file.source.text
        start = self.section.starts[-1]
        dash = text.index("-", start) - start
        gap = next(self._gaps(dash), HOUSE.gap)
        nested = next(self._list_indents(), HOUSE.nested)
        return Layout(dash, gap if 2 <= gap <= 8 else HOUSE.gap, nested, end)

    def _gaps(self, dash: int) -> Iterator[int]:
        """How far the keys of each question stand from its dash, those in braces left out."""
        lines = self.file.source.lines
        for entry in self.entries:
            first = entry.node.first_key.span if entry.node is not None and entry.node.first_key is not None else None
            if first is not None and "{" not in lines[first.line - 1][: first.column]:
                yield first.column - 1 - dash

    def _list_indents(self) -> Iterator[int]:
        """How far the dashes of a list stand from its key, for each list below a key."""
        lines = self.file.source.lines
        for entry in self.entries:
            for key, value in entry.node.entries if entry.node is not None else ():
                if isinstance(value, ListNode) and value.raw:
                    place = value.span
                    if lines[place.line - 1][place.column - 1 : place.column] == "-":
                        yield place.column - key.span.column

    @property
    def spaced(self) -> bool:
        """Whether a blank line stands between two questions; so it does where there is only one."""
        if self.section is None or len(self.section.starts) < 2:
            return True
        lines = self.file.source.text[: self.section.starts[-1]].splitlines()
        while lines and _COMMENT.match(lines[-1]):
            lines.pop()
        return bool(lines) and not lines[-1].strip()

    def end_of_questions(self) -> int:
        """The offset of the line after the last question, what is remarked below it in its own column included."""
        if self.section is None:
            raise ValueError("the questions are no list of lines")
        text = self.file.source.text
        start, end = self.section.starts[0], self.section.end
        margin = max(self.layout.dash, 1)
        while end > start:
            line_start = text.rfind("\n", start, end - 1) + 1 or start
            line = text[line_start:end]
            indent = len(line) - len(line.lstrip(" \t"))
            if line.strip() and not (line.lstrip().startswith("#") and indent < margin):
                break
            end = line_start
        return end


def _child(node: Node | Streamed | None, key: str) -> Scalar | None:
    for name, value in node.entries if isinstance(node, Mapping) else ():
        if name.value == key:
            return value if isinstance(value, Scalar) else None
    return None


def _entry(item: Item, deck: str) -> Entry:
    node = item.node if isinstance(item.node, Mapping) else None
    name = _child(node, "id")
    if name is not None and SLUG.fullmatch(name.value):
        return Entry(QuestionId(deck, name.value), name.span.line, node)
    segment = item.segment
    seeming = segment.seeming_id() if segment is not None and node is None else None
    if seeming is not None:
        return Entry(QuestionId(deck, seeming[0]), seeming[1].line, node)
    line = segment.line + 1 if segment is not None else item.node.span.line if item.node is not None else 1
    return Entry(None, line, node)


def outlines(paths: Iterable[Path]) -> Iterator[Outline]:
    """Every file among `paths`, folders and files, that can be read as text and has a deck or questions."""
    for path in deck_files(paths, []):
        try:
            found = Outline.of(DeckFile.read(path))
        except CannotDo:
            continue
        if found.deck or found.has_questions:
            yield found


def extent(source: SourceFile, node: Node) -> tuple[int, int]:
    """Where in the text of `source` a value begins and ends."""
    place = node.span
    return source.offset(place.line, place.column), source.offset(place.end_line, place.end_column)


class Edit(NamedTuple):
    """Put `text` in the place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Sequence[Edit]) -> str:
    """`text` after `edits`, which do not overlap; everything else stays as it is."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
