"""The walk through libyaml's events: the only module that imports yaml.

PyYAML's own loader decides too much: `no` becomes False, the second of two equal keys wins, an alias can fill the
memory. Here every scalar stays the text its author typed; what decks do not use is refused as it is met.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from coldwar_quiz.bank.document import Mark, Segment
from coldwar_quiz.bank.escapes import report_escapes
from coldwar_quiz.bank.files import CONTROL_OR_CR, SourceFile
from coldwar_quiz.bank.findings import Findings, Placed
from coldwar_quiz.bank.refusals import refuse_key, refuse_tag, warn_of_anchor
from coldwar_quiz.bank.scan import moved_to
from coldwar_quiz.bank.swallowed import may_swallow, may_swallow_items, swallowed_item, swallowed_key
from coldwar_quiz.bank.tabs import Tabs
from coldwar_quiz.bank.tree import Mapping, Node, Raw, Scalar, Sequence, Written, as_node
from coldwar_quiz.diagnostics.span import Span

MAX_DEPTH = 12
_BASE_EVENTS, _CHARACTERS_PER_EVENT = 50_000, 3
"""A file may hold 50,000 values and one more for every three characters: more than the densest questions have."""
_CHARACTERS_PER_EVENT_AT_ONCE = 8
"""... and one for so many in a single item, which is in memory as a whole: twice what a dense deck needs."""

_PARSER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
"""libyaml's parser, or PyYAML's own where it was built without; only their events are used, and those are the same."""

PARSER_ERRORS = (yaml.YAMLError, ValueError, OverflowError, RecursionError)
"""Whatever either parser is known to raise on text; bare ValueErrors come from escapes such as `\\UFFFFFFFF`."""


class Stop(Exception):
    """The walk cannot go on: what is wrong has been said, or is told by reading the item alone."""


class Walker:
    """The events of one file, counted over all its parts."""

    def __init__(self, source: SourceFile, findings: Findings) -> None:
        self._source = source
        self._findings = findings
        self._events_left = _BASE_EVENTS + len(source.clean) // _CHARACTERS_PER_EVENT
        self._at_once = _BASE_EVENTS + len(source.clean) // _CHARACTERS_PER_EVENT_AT_ONCE
        self._anchors: dict[str, Span] = {}
        """The anchors warned of, by name, that no alias has used so far."""
        self.given_up = False
        """Whether the rest of the file is not worth reading."""
        self.said = 0
        """Errors reported here; `findings` also gets those of whoever walks the items, in between."""

    def walk(self, segment: Segment, depth: int, ends: list[int] | None = None) -> Iterator[Node]:
        """The nodes at `depth` (0: the root, 1: the items of a root list) as each is complete.

        `ends` gives, for each item, the line of `segment` at which the next one starts; an item that runs past it
        ends the walk. Raises what the parser raises, and `Stop` after something that decks do not use.
        """
        text = segment.text
        segment.look_over(text)
        odd = any(sign in text for sign in _ODD_SIGNS) or '"#' in text or "'#" in text
        tabs = Tabs(text) if "\t" in text else None
        swallows, joins = may_swallow(text), may_swallow_items(text)
        get_event = _PARSER(text).get_event
        current: list[Raw] = []
        stack: list[tuple[list[Raw], Any]] = []
        done = 0
        while True:
            most = min(self._events_left, self._at_once)
            for used in range(1, most + 1):
                event = get_event()
                kind = type(event)
                if kind is _SCALAR:
                    if odd:
                        self._look_at(event, segment)
                    if tabs:
                        self._refuse_tabs(tabs.misused(event.start_mark, event.end_mark, stack), segment)
                    if swallows and current and event.style in _QUOTES:
                        self._refuse_swallowed(current[-1], event, text, segment)
                    if joins and not event.style and len(stack) > 1:
                        self._refuse_joined(event, text, segment)
                    current.append(event)
                elif kind is _MAPPING_START or kind is _SEQUENCE_START:
                    if odd:
                        self._refuse_properties(event, segment)
                    stack.append((current, event.start_mark))
                    current = []
                    if len(stack) > MAX_DEPTH - depth:
                        place = segment.span(event.start_mark, event.start_mark)
                        help = "a deck needs no more than five; a text that begins with brackets needs quotes"
                        self.error("too-deep", place, f"nested more than {MAX_DEPTH} deep", help)
                        raise Stop
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
                            raise Stop
                        self._events_left -= used
                        done += len(current)
                        for node in current:
                            yield as_node(node, segment)
                        current.clear()
                        break
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
            else:
                self._give_up(segment, at_once=most < self._events_left)
                raise Stop

    def _give_up(self, segment: Segment, at_once: bool) -> None:
        """Read no more of the file: it holds too much, or the item at `segment` does, which is read `at_once`."""
        if self.given_up:
            return
        self.given_up = True
        message = "the file holds more values than a deck of its length can"
        help = "make it several decks"
        if at_once:
            message = "one list holds more values than are read at once"
            help = "begin each question on a line of its own, with `- `, and make it several decks"
        self.error("too-many-values", segment.first_line_span, message, help)

    def error(self, code: str, place: Span | Placed, message: str, help: str = "") -> None:
        """Report an error that explains whatever else would be said of its place. `Stop` where there are too many."""
        self.said += 1
        self._findings.settle(code, place, message, help)
        if self._findings.too_many:
            raise Stop

    def _refuse_alias(self, event: Any, segment: Segment, merged: bool) -> None:
        """An error for an alias, unless it is `merged`: its key is the error then. Its anchor is used, after all."""
        anchor = self._anchors.pop(event.anchor, None)
        if anchor is not None:
            self._findings.withdraw("unused-anchor", anchor)
        if not merged:
            place = segment.span(event.start_mark, event.end_mark)
            help = "write the value out; put a text that begins with `*` in quotes"
            self.error("alias", place, "aliases are not used in decks", help)

    def _refuse_keys(self, keys: list[Raw], segment: Segment) -> None:
        """Errors for what is no key of a deck, up to the first that is no text at all."""
        for raw in keys:
            key = as_node(raw, segment)
            if not isinstance(key, Scalar):
                self.said += 1
                refuse_key(key, self._source, self._findings)
                raise Stop
            if key.value == "<<" and key.plain:
                self.error("merge-key", key, "merge keys (`<<`) are not used in decks", help="write the values out")

    def _look_at(self, event: Any, segment: Segment) -> None:
        """Report what is wrong with a text in itself: tags, anchors, control characters written as escapes."""
        self._refuse_properties(event, segment)
        if event.style in ("'", '"') and segment.following(event.end_mark, 1) == "#":
            place = segment.span(event.end_mark, event.end_mark)
            help = "put a space before a comment, or quotes around the whole text"
            self.error("text-after-quote", place, "the text goes on after its closing quote", help)
        if event.style == '"' and CONTROL_OR_CR.search(event.value):
            before = self._findings.errors
            report_escapes(segment, event.start_mark.index, event.end_mark.index, self._findings)
            self.said += self._findings.errors - before

    def _refuse_swallowed(self, key: Raw, event: Any, text: str, segment: Segment) -> None:
        """An error for the quote that `event` begins with, where it was forgotten and keys are lost in its text."""
        lost = swallowed_key(text, key, event)
        if lost is not None:
            opened = event.start_mark
            place = segment.span(opened, Mark(opened.line, opened.column + 1, 0))
            message = f"the quote `{event.style}` is closed on a later line, and the key `{lost}` is lost in the text"
            self.error("unclosed-quote", place, message, f"close it with `{event.style}` at the end of the text")

    def _refuse_joined(self, event: Any, text: str, segment: Segment) -> None:
        """An error for an item that is indented so far that it goes on with the text of `event`, the item before it."""
        found = swallowed_item(text, event)
        if found is not None:
            line, column = event.start_mark.line + found[0], found[1]
            if found[2]:
                stands = text.rindex("-", 0, event.start_mark.index) - event.start_mark.index + event.start_mark.column
                line, moved = event.start_mark.line, moved_to(column)
                place = segment.span(Mark(line, stands, 0), Mark(line, stands + 1, 0))
                self.error("indentation", place, "this item does not stand under the others", moved)
                return
            place = segment.span(Mark(line, column, 0), Mark(line, column + 1, 0))
            message = "this item is indented so far that it goes on with the one before it"
            self.error("indentation", place, message, "give both the same indentation, or put the one text in quotes")

    def _refuse_tabs(self, places: list[tuple[int, int]], segment: Segment) -> None:
        """An error for each of the tabs that stand for indentation, by line and column of `segment`."""
        for line, column in places:
            place = segment.span(Mark(line, column, 0), Mark(line, column + 1, 0))
            self.error("tab-indentation", place, "a tab in the indentation", "indent with spaces")

    def _refuse_properties(self, event: Any, segment: Segment) -> None:
        """An error for a tag, a warning for an anchor: both stand before the value `event` begins with."""
        if event.tag is None and event.anchor is None:
            return
        offset = segment.offset + event.start_mark.index
        if event.tag is not None:
            self.said += 1
            refuse_tag(offset, self._source, self._findings)
        if event.anchor is not None:
            place = warn_of_anchor(offset, event.anchor, self._source, self._findings)
            if place is not None:
                self._anchors[event.anchor] = place
        if self._findings.too_many:
            raise Stop


_QUOTES = ("'", '"')
_ODD_SIGNS = "!&\\"
"""Without them there are neither tags nor anchors nor escapes."""
_SCALAR, _ALIAS = yaml.ScalarEvent, yaml.AliasEvent
_MAPPING_START, _MAPPING_END = yaml.MappingStartEvent, yaml.MappingEndEvent
_SEQUENCE_START, _SEQUENCE_END = yaml.SequenceStartEvent, yaml.SequenceEndEvent
_DOCUMENT_END, _STREAM_END = yaml.DocumentEndEvent, yaml.StreamEndEvent
