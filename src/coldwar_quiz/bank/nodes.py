"""YAML as nodes with places, built from libyaml's events: the only module that imports yaml.

PyYAML's own loader decides too much: `no` becomes False, the second of two equal keys wins, an alias can fill the
memory. Here every scalar stays the text its author typed; what decks do not use is refused as it is met. Block lists
under `questions`, `people` and `glossary` are read in stretches of some sixteen kilobytes, which keeps memory flat and
confines a syntax fault to the item it stands in: by YAML's own rule nothing inside an item can start a line at the
item's indentation.
"""

from bisect import bisect_left
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from coldwar_quiz.bank.characters import easy
from coldwar_quiz.bank.document import Mark, Section, Segment, content, outline
from coldwar_quiz.bank.escapes import report_escapes
from coldwar_quiz.bank.files import CONTROL_OR_CR, SourceFile
from coldwar_quiz.bank.findings import KEPT_PER_FILE, Findings, Placed
from coldwar_quiz.bank.refusals import refuse_at_margin, refuse_key, refuse_tag, warn_of_anchor
from coldwar_quiz.bank.scene import Fault
from coldwar_quiz.bank.strays import report_strays
from coldwar_quiz.bank.syntax import explain
from coldwar_quiz.bank.tabs import Tabs
from coldwar_quiz.bank.tree import Mapping, Node, Raw, Scalar, Sequence, Written, as_node
from coldwar_quiz.diagnostics.problem import Problem
from coldwar_quiz.diagnostics.span import Span

__all__ = ["Item", "Mapping", "Node", "Outline", "Scalar", "Sequence", "SourceFile", "Streamed", "read_nodes", "stream"]

MAX_DEPTH = 12
MAX_SYNTAX_FAULTS = KEPT_PER_FILE - 1
"""After so many the rest of the file is given up: each costs a fresh start of the parser. One more error says so."""
_STRETCH = 16_000
_BASE_EVENTS, _CHARACTERS_PER_EVENT = 50_000, 8
"""A file may hold 50,000 values and one more for every eight characters: twice what a dense deck needs."""


_PARSER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
"""libyaml's parser, or PyYAML's own where it was built without; only their events are used, and those are the same."""

_PARSER_ERRORS = (yaml.YAMLError, ValueError, OverflowError, RecursionError)
"""Whatever either parser is known to raise on text; bare ValueErrors come from escapes such as `\\UFFFFFFFF`."""


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
    """The node of one item, read again from its own lines: places are kept as text and worked out when asked for."""
    return next(_Reading(section.source, Findings()).walk(section.item(number), 1), None)


class _Stop(Exception):
    """The walk cannot go on: what is wrong has been said, or is told by reading the item alone."""


class _Reading:
    """One file being read: counts events and syntax faults over all its parts."""

    def __init__(self, source: SourceFile, findings: Findings) -> None:
        self.source = source
        self.findings = findings
        self.text = source.clean
        self.bad_lines = source.bad_lines
        self.events_left = _BASE_EVENTS + len(self.text) // _CHARACTERS_PER_EVENT
        self.faults = 0
        self.given_up = False
        self.unread = 0
        """Items of lists that were given up."""
        self._anchors: dict[str, Span] = {}
        """The anchors warned of, by name, that no alias has used so far."""
        self.said = 0
        """Errors reported here; `findings` also gets those of whoever walks the items, in between."""

    def outline(self) -> Outline | None:
        """The root of the file; None where that is no mapping, or where the file is given up."""
        try:
            return self._outline()
        except _Stop:
            return None

    def _outline(self) -> Outline | None:
        start, end = content(self.source, self.text, self.findings)
        entries: list[tuple[Scalar, Node | Streamed]] = []
        parts = list(outline(self.source, self.text, start, end))
        clean = True
        for segment, section in parts:
            root = self._root(segment)
            clean = clean and root is not None and not self._bad(segment)
            if isinstance(root, Mapping):
                entries.extend(root.entries)
            elif root is not None and entries and self._bad(segment):
                clean = False
            elif root is not None and entries:
                self.said += 1
                refuse_at_margin(root, self.findings)
                clean = False
            elif root is not None:
                self._error("not-a-deck", root, "the file is not a map of keys to values", help="begin with `deck:`")
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
        return Outline(tuple(entries), clean, parts[0][0].source.span(start, start))

    def _root(self, segment: Segment) -> Node | None:
        """The one node of `segment`; an empty mapping where it holds nothing, None after a fault."""
        try:
            for node in list(self.walk(segment, 0)):
                return node
        except _PARSER_ERRORS as fault:
            self._report(segment, fault)
            return None
        except _Stop:
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
            if last > first:
                first = yield from self._stretch(section, first, last)
            else:
                yield self._alone(section, first, self.said)
                first += 1
            hopeless = self.faults >= MAX_SYNTAX_FAULTS or self.findings.too_many
            if (hopeless or self.given_up) and first < count:
                if not self.given_up:
                    self.given_up = True
                    self.findings.question = None
                    place = section.item(first).first_line_span
                    message = "too many faults: the file is not read from here on"
                    self.findings.error("too-many-faults", place, message, help="mend those above and check again")
                self.unread += count - first
                return

    def _stretch(self, section: Section, first: int, last: int) -> Generator[Item, None, int]:
        """The items from `first` to `last`; returns the number of the next one to read.

        An item is held back until the parser is past its last line.
        """
        at = first
        before = self.said
        held: Item | None = None
        try:
            for node in self.walk(section.stretch(first, last), 1, section.ends(first, last)):
                if held:
                    yield held
                bad = self.bad_lines and self._bad(section.item(at))
                held = Item(node, self.said == before and not bad, section, at)
                before = self.said
                at += 1
        except (*_PARSER_ERRORS, _Stop) as fault:
            mark = Fault.of(fault).mark
        else:
            if held:
                yield held
            return last
        # Not before the fault is let go: its traceback holds all that was read of the stretch.
        if held and (at == last or (mark and mark.line < section.lines[at] - section.lines[first])):
            at -= 1
        elif held:
            yield held
        yield self._alone(section, at, before)
        return at + 1

    def _alone(self, section: Section, number: int, before: int) -> Item:
        """An item on which reading a stretch failed."""
        self.faults += 1
        item = section.item(number)
        if report_strays(section, number, self.findings):
            return Item(None, False, section, number)
        try:
            if self.said == before:
                for node in list(self.walk(item, 1)):
                    return Item(node, self.said == before and not self._bad(item), section, number)
        except _PARSER_ERRORS as fault:
            self._report(item, fault)
        except _Stop:
            pass
        return Item(None, False, section, number)

    def walk(self, segment: Segment, depth: int, ends: list[int] | None = None) -> Iterator[Node]:
        """The nodes at `depth` (0: the root, 1: the items of a root list) as each is complete.

        `ends` gives, for each item, the line of `segment` at which the next one starts; an item that runs past it
        ends the walk. Raises what the parser raises, and `_Stop` after something that decks do not use.
        """
        text = segment.text
        segment.has_comments = " #" in text
        segment.easy = not segment.has_comments and easy(text)
        odd = any(sign in text for sign in _ODD_SIGNS) or '"#' in text or "'#" in text
        tabs = Tabs(text) if "\t" in text else None
        get_event = _PARSER(text).get_event
        current: list[Raw] = []
        stack: list[tuple[list[Raw], Any]] = []
        done = 0
        for left in range(self.events_left, 0, -1):
            event = get_event()
            kind = type(event)
            if kind is _SCALAR:
                if odd:
                    self._look_at(event, segment)
                if tabs:
                    self._refuse_tabs(tabs.misused(event.start_mark, event.end_mark, stack), segment)
                current.append(event)
            elif kind is _MAPPING_START or kind is _SEQUENCE_START:
                if odd:
                    self._refuse_properties(event, segment)
                stack.append((current, event.start_mark))
                current = []
                if len(stack) > MAX_DEPTH - depth:
                    place = segment.span(event.start_mark, event.start_mark)
                    help = "a deck needs no more than five; a text that begins with brackets needs quotes"
                    self._error("too-deep", place, f"nested more than {MAX_DEPTH} deep", help)
                    raise _Stop
            elif kind is _MAPPING_END or kind is _SEQUENCE_END:
                children = current
                current, start = stack.pop()
                if tabs:
                    self._refuse_tabs(tabs.misused(start, event.end_mark, stack), segment)
                if kind is _MAPPING_END:
                    raw = dict(zip([key.value for key in children[::2]], children[1::2], strict=True))
                    if None in raw or "<<" in raw:
                        self._refuse_keys(children[::2], segment)
                    current.append(Mapping(children, raw, start, event.end_mark, segment))  # type: ignore[arg-type]
                elif stack or not depth:
                    current.append(Sequence(children, start, event.end_mark, segment))
                else:
                    current = children
                if len(stack) <= depth:
                    at = done + len(current) - 1
                    if ends and stack and at < len(ends) and event.start_mark.line > ends[at]:
                        raise _Stop
                    self.events_left = left
                    done += len(current)
                    for node in current:
                        yield as_node(node, segment)
                    current.clear()
            elif kind is _ALIAS:
                merged = any(
                    nodes[-1:] and nodes[-1].value == "<<" for nodes in (current, stack[-1][0] if stack else [])
                )
                self._refuse_alias(event, segment, merged)
                current.append(Written("", "'", event.start_mark, event.end_mark))
            elif kind is _DOCUMENT_END:
                for node in current:
                    yield as_node(node, segment)
                get_event()  # raises where anything follows: after a root in braces the parser is content too soon
                return
            elif kind is _STREAM_END:
                return
        if not self.given_up:
            self.given_up = True
            place = segment.first_line_span
            message = "the file holds more values than a deck of its length can"
            self._error("too-many-values", place, message, "make it several decks")
        raise _Stop

    def _error(self, code: str, place: Span | Placed, message: str, help: str = "") -> None:
        self.said += 1
        self.findings.settle(code, place, message, help)
        if self.findings.too_many:
            raise _Stop

    def _refuse_alias(self, event: Any, segment: Segment, merged: bool) -> None:
        """An error for an alias, unless it is `merged`: its key is the error then. Its anchor is used, after all."""
        anchor = self._anchors.pop(event.anchor, None)
        if anchor is not None:
            self.findings.withdraw("unused-anchor", anchor)
        if not merged:
            place = segment.span(event.start_mark, event.end_mark)
            help = "write the value out; put a text that begins with `*` in quotes"
            self._error("alias", place, "aliases are not used in decks", help)

    def _refuse_keys(self, keys: list[Raw], segment: Segment) -> None:
        """Errors for what is no key of a deck, up to the first that is no text at all."""
        for raw in keys:
            key = as_node(raw, segment)
            if not isinstance(key, Scalar):
                self.said += 1
                refuse_key(key, self.source, self.findings)
                raise _Stop
            if key.value == "<<" and key.plain:
                self._error("merge-key", key, "merge keys (`<<`) are not used in decks", help="write the values out")

    def _look_at(self, event: Any, segment: Segment) -> None:
        """Report what is wrong with a text in itself: tags, anchors, control characters written as escapes."""
        self._refuse_properties(event, segment)
        if event.style in ("'", '"') and segment.following(event.end_mark, 1) == "#":
            place = segment.span(event.end_mark, event.end_mark)
            help = "put a space before a comment, or quotes around the whole text"
            self._error("text-after-quote", place, "the text goes on after its closing quote", help)
        if event.style == '"' and CONTROL_OR_CR.search(event.value):
            before = self.findings.errors
            report_escapes(segment, event.start_mark.index, event.end_mark.index, self.findings)
            self.said += self.findings.errors - before

    def _refuse_tabs(self, places: list[tuple[int, int]], segment: Segment) -> None:
        """An error for each of the tabs that stand for indentation, by line and column of `segment`."""
        for line, column in places:
            place = segment.span(Mark(line, column, 0), Mark(line, column + 1, 0))
            self._error("tab-indentation", place, "a tab in the indentation", "indent with spaces")

    def _refuse_properties(self, event: Any, segment: Segment) -> None:
        """An error for a tag, a warning for an anchor: both stand before the value `event` begins with."""
        if event.tag is None and event.anchor is None:
            return
        offset = segment.offset + event.start_mark.index
        if event.tag is not None:
            self.said += 1
            refuse_tag(offset, self.source, self.findings)
        if event.anchor is not None:
            place = warn_of_anchor(offset, event.anchor, self.source, self.findings)
            if place is not None:
                self._anchors[event.anchor] = place
        if self.findings.too_many:
            raise _Stop


_ODD_SIGNS = "!&\\"
"""Without them there are neither tags nor anchors nor escapes."""
_SCALAR, _ALIAS = yaml.ScalarEvent, yaml.AliasEvent
_MAPPING_START, _MAPPING_END = yaml.MappingStartEvent, yaml.MappingEndEvent
_SEQUENCE_START, _SEQUENCE_END = yaml.SequenceStartEvent, yaml.SequenceEndEvent
_DOCUMENT_END, _STREAM_END = yaml.DocumentEndEvent, yaml.StreamEndEvent
