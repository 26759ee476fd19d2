"""A file as nodes with places, however faulty it is.

Block lists under `questions`, `people` and `glossary` are read in stretches of some sixteen kilobytes, which keeps
memory flat and confines a syntax fault to the item it stands in: by YAML's own rule nothing inside an item can start a
line at the item's indentation.
"""

from bisect import bisect_left
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from coldwar_quiz.bank.document import Section, Segment, outline
from coldwar_quiz.bank.events import PARSER_ERRORS, Stop, Walker
from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import KEPT_PER_FILE, Findings
from coldwar_quiz.bank.glance import at_a_glance
from coldwar_quiz.bank.one_document import content
from coldwar_quiz.bank.other_formats import way_to_a_deck
from coldwar_quiz.bank.refusals import refuse_at_margin, refuse_outdented
from coldwar_quiz.bank.scene import Fault
from coldwar_quiz.bank.strays import report_strays
from coldwar_quiz.bank.syntax import explain
from coldwar_quiz.bank.tree import Mapping, Node, Raw, Scalar, Sequence, Written
from coldwar_quiz.diagnostics.problem import Problem
from coldwar_quiz.diagnostics.span import Span

__all__ = ["Item", "Mapping", "Node", "Outline", "Scalar", "Sequence", "SourceFile", "Streamed", "read_nodes", "stream"]

MAX_SYNTAX_FAULTS = KEPT_PER_FILE - 1
"""After so many the rest of the file is given up: each costs a fresh start of the parser. One more error says so."""
_STRETCH = 16_000
_WORTH_A_GLANCE = 50_000
"""In shorter lists, by characters, it takes longer to get ready for a look at the items than the parser takes."""
_WORTH_A_START = 32
"""For fewer items before one that takes the parser it is not worth starting that anew."""


class Item(NamedTuple):
    """One item of a list: its node, None where the syntax is at fault, and whether nothing was wrong with it so far.

    A streamed item can be read again: it is number `number`, counted from 0, of `section`.
    """

    node: Node | None
    clean: bool
    section: Section | None = None
    number: int = 0

    @property
    def segment(self) -> Segment | None:
        """The text a streamed item is read from."""
        return None if self.section is None else self.section.item(self.number)


class Streamed:
    """A long block list that is read item by item. It can be walked once."""

    def __init__(self, section: Section, reading: "_Reading") -> None:
        self._section = section
        self._reading = reading

    @property
    def span(self) -> Span:
        return self._section.span

    def __iter__(self) -> Iterator[Item]:
        return self._reading.items(self._section)

    @property
    def unread(self) -> int:
        """How many items were not even looked at, once the list has been walked."""
        return self._reading.unread


@dataclass(frozen=True, slots=True)
class Outline:
    """The root of a file: its keys, with long lists still to be walked. `clean` is false after a syntax fault."""

    entries: tuple[tuple[Scalar, Node | Streamed], ...]
    clean: bool
    span: Span


def stream(source: SourceFile, findings: Findings) -> Outline | None:
    """The root mapping of `source`; syntax faults go to `findings`, those of a list while it is walked.

    None for a file that is empty or whose root is no mapping.
    """
    return _Reading(source, findings).outline()


def read_nodes(source: SourceFile) -> tuple[Mapping | None, list[Problem]]:
    """The whole of a small file, and what is wrong with its syntax. None when it is empty or no mapping.

    Items with a syntax fault are left out of their list.
    """
    findings = Findings()
    root = stream(source, findings)
    if root is None:
        return None, findings.problems()
    entries: list[tuple[Scalar, Node]] = []
    anchor = None
    for key, value in root.entries:
        anchor = anchor or key
        if isinstance(value, Streamed):
            value = Sequence([item.node for item in value if item.node is not None], *key.marks)
        entries.append((key, value))
    if anchor is None:
        return None, findings.problems()
    children = [node for entry in entries for node in entry]
    raw: dict[str, Raw] = {key.value: value for key, value in entries}
    return Mapping([*children], raw, *anchor.marks), findings.problems()


def read_item(section: Section, number: int) -> Node | None:
    """The node of one item, read again from its own lines: places are kept as text and worked out when asked for.

    None where something at the end of the lines, which costs the item nothing, keeps them from being read alone.
    """
    try:
        return next(Walker(section.source, Findings()).walk(section.item(number), 1), None)
    except (*PARSER_ERRORS, Stop):
        return None


_new = tuple.__new__
"""Half the time of calling a class of named fields, which adds nothing."""


class _Reading:
    """One file being read: counts syntax faults over all its parts."""

    def __init__(self, source: SourceFile, findings: Findings) -> None:
        self.source = source
        self.findings = findings
        self.bad_lines = source.bad_lines
        self.walker = Walker(source, findings)
        self.faults = 0
        self.unread = 0
        """Items of lists that were given up."""

    def outline(self) -> Outline | None:
        """The root of the file; None where that is no mapping, or where the file is given up."""
        try:
            return self._outline()
        except Stop:
            return None

    def _outline(self) -> Outline | None:
        document = content(self.source, self.source.clean, self.findings)
        entries: list[tuple[Scalar, Node | Streamed]] = []
        parts = list(outline(self.source, document.text, document.start, document.end))
        clean = document.whole
        for segment, section in parts:
            root = self._root(segment)
            clean = clean and root is not None and not self._bad(segment)
            if isinstance(root, Mapping):
                entries.extend(root.entries)
            elif root is not None and entries and self._bad(segment):
                clean = False
            elif root is not None and entries:
                self.walker.said += 1
                refuse_at_margin(root, self.findings)
                clean = False
            elif root is not None:
                help = way_to_a_deck(segment.source.text)
                self.walker.error("not-a-deck", root, "the file is not a map of keys to values", help)
                return None
            if section is not None:
                streamed = Streamed(section, self)
                if root is None:
                    start_mark, end_mark, place = section.key_marks
                    entries.append((Scalar(Written(section.key, None, start_mark, end_mark), place), streamed))
                elif entries:
                    entries[-1] = (entries[-1][0], streamed)
        if not entries:
            return None
        return Outline(tuple(entries), clean, parts[0][0].source.span(document.start, document.start))

    def _root(self, segment: Segment) -> Node | None:
        """The one node of `segment`; an empty mapping where it holds nothing, None after a fault."""
        try:
            for node in list(self.walker.walk(segment, 0)):
                return node
        except PARSER_ERRORS as fault:
            self._report(segment, fault)
            return None
        except Stop:
            return None
        return Mapping([], {}, None, None, segment)

    def _bad(self, segment: Segment) -> bool:
        """Whether a control character was found in the lines of `segment`."""
        if not self.bad_lines:
            return False
        index = bisect_left(self.bad_lines, segment.line + 1)
        return index < len(self.bad_lines) and self.bad_lines[index] <= segment.line + segment.height

    def _report(self, segment: Segment, fault: BaseException) -> None:
        self.findings.question = None
        if not self._bad(segment):
            explain(segment, Fault.of(fault), self.findings)
            return
        # A control character, reported already, may be the whole cause; it is none of these.
        found = Findings()
        explain(segment, Fault.of(fault), found)
        self.findings.add([p for p in found.problems() if p.code in ("unclosed-quote", "unclosed-bracket")])

    def items(self, section: Section) -> Iterator[Item]:
        """Every item of `section`, in order, faulty ones without a node."""
        starts = section.starts
        count = len(starts)
        first = 0
        while first < count:
            last = min(bisect_left(starts, starts[first] + _STRETCH, first + 1), section.next_stray(first))
            glanced = self._glanced(section, first, last)
            if glanced:
                for first, node in enumerate(glanced, first):  # noqa: B020
                    yield _new(Item, (node, True, section, first))
                first += 1
            elif last > first:
                first = yield from self._stretch(section, first, last)
            else:
                yield self._alone(section, first, self.walker.said)
                first += 1
            hopeless = self.faults >= MAX_SYNTAX_FAULTS or self.findings.too_many
            if (hopeless or self.walker.given_up) and first < count:
                if not self.walker.given_up:
                    self.walker.given_up = True
                    self.findings.question = None
                    place = section.item(first).first_line_span
                    message = "too many faults: the file is not read from here on"
                    self.findings.error("too-many-faults", place, message, help="mend those above and check again")
                self.unread += count - first
                return

    def _glanced(self, section: Section, first: int, last: int) -> list[Mapping]:
        """The items from number `first` on, up to `last`, that need no parser, where there are enough of them."""
        length = section.end - section.starts[0]
        if last == first or length < _WORTH_A_GLANCE or self._bad(section.stretch(first, last)):
            return []
        found = at_a_glance(section, first, last)
        if first + len(found) == last:
            return found
        # The last one may have to do with the item that follows it.
        return found[:-1] if len(found) > _WORTH_A_START else []

    def _stretch(self, section: Section, first: int, last: int) -> Generator[Item, None, int]:
        """The items from `first` to `last`; returns the number of the next one to read.

        An item is held back until the parser is past its last line.
        """
        at = first
        before = self.walker.said
        held: Item | None = None
        try:
            for node in self.walker.walk(section.stretch(first, last), 1, section.ends(first, last)):
                if held:
                    yield self._before(section, held, at) if type(node) is Sequence else held
                bad = self.bad_lines and self._bad(section.item(at))
                held = Item(node, self.walker.said == before and not bad, section, at)
                before = self.walker.said
                at += 1
        except (*PARSER_ERRORS, Stop) as fault:
            mark = Fault.of(fault).mark
        else:
            if held:
                yield held
            return last
        # Not before the fault is let go: its traceback holds all that was read of the stretch.
        if held and (at == last or (mark and mark.line < section.lines[at] - section.lines[first])):
            at -= 1
        elif held:
            yield self._before(section, held, at)
        yield self._alone(section, at, before)
        return at + 1

    def _before(self, section: Section, held: Item, following: int) -> Item:
        """The item before number `following`, lost where that was meant for one of its lists and is no item of keys."""
        kept = type(held.node) is not Mapping or section.has_keys(following)
        return held if kept else Item(None, False, section, following - 1)

    def _alone(self, section: Section, number: int, before: int) -> Item:
        """An item on which reading a stretch failed."""
        self.faults += 1
        item = section.item(number)
        if report_strays(section, number, self.findings):
            return Item(None, False, section, number)
        try:
            if self.walker.said == before:
                for node in list(self.walker.walk(item, 1)):
                    return Item(node, self.walker.said == before and not self._bad(item), section, number)
        except PARSER_ERRORS as fault:
            if section.has_keys(number):
                self._report(item, fault)
            else:
                refuse_outdented(item.first_line_span, self.findings)
        except Stop:
            pass
        return Item(None, False, section, number)
