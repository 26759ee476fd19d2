"""Where in a document its parts lie, found without YAML: its long lists, and the items of those.

All of it rests on indentation alone, which YAML guarantees: inside a value no line can start further left than the
value's own key.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from coldwar_quiz.bank.characters import easy
from coldwar_quiz.bank.files import ODD_SPACES, SourceFile
from coldwar_quiz.bank.keys import INNER_KEYS, PERSON_KEYS, TERM_KEYS
from coldwar_quiz.diagnostics.span import Span

STREAMED = ("questions", "people", "glossary")
"""The keys at the root whose lists are read item by item."""

_SECTION = re.compile(rf"^({'|'.join(STREAMED)})[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n", re.MULTILINE)
_KEYS_OF_ITEMS = INNER_KEYS | PERSON_KEYS | TERM_KEYS
FILLED_LINE = re.compile(r"^[ \t]*(?=[^\s#])", re.MULTILINE)
"""The start of a line that is neither blank nor a comment; found at once, where blank lines may be millions."""
_FIRST_ITEM = re.compile(r"( *)-(?=[ \t\r\n]|\Z)")
_ITEM = re.compile(r"-(?=[ \t\r\n]|\Z)")
_ITEM_OF_KEYS = re.compile(r"""[ ]*-[ \t]+["']?[A-Za-z][\w-]*["']?[ \t]*:""")
_ITEM_OF_TEXT = re.compile(r"[ ]*-[ \t]+(?:\[|([A-Za-z]\w*)[\w.,' -]*$)", re.MULTILINE)
_KEY_AT_THE_MARGIN = re.compile(r"""["']?([A-Za-z][\w -]*)["']?[ \t]*:(?=\s|\Z)""")
_DEEPEST_INDENT = 12
"""Nobody indents the items of a file further."""
_LINE_END = re.compile(r"\r?(?:\n|\Z)")
_OPEN_END = re.compile(r"(?::|[|>][-+0-9]*)[ \t]*(?:#.*)?$")
"""What ends a line whose value stands on the next."""
_NEXT_KEY = re.compile(r"\n(?=[^ \t\r\n#])")
_NEXT_KEY_AFTER_FLUSH_LIST = re.compile(r"\n(?=[^ \t\r\n#-]|-[^ \t\r\n])")
_SEEMING_ID = re.compile(r"^ *+(?:- *+)?id:[ \t]*+([a-z][a-z0-9-]*+)[ \t\r]*+$", re.MULTILINE)


class Mark(NamedTuple):
    """A place in a segment, as libyaml counts: from 0, in code points."""

    line: int
    column: int
    index: int  # type: ignore[assignment]  # as libyaml calls it; nobody looks for a value in a mark


class Segment:
    """A stretch of whole lines of a file: `text[offset:end]`, whose first line is the file's line `line` + 1."""

    __slots__ = ("_whole", "easy", "end", "has_comments", "line", "offset", "source")

    def __init__(self, source: SourceFile, whole: str, offset: int, end: int, line: int) -> None:
        self.source = source
        self._whole = whole
        self.offset = offset
        self.end = end
        self.line = line
        self.has_comments = True
        """False once it is known that nothing in it begins a comment after a text."""
        self.easy = False
        """True once it is known that no text in it needs a close look: no such comment, and `easy`."""

    @property
    def text(self) -> str:
        return self._whole[self.offset : self.end]

    def look_over(self, text: str) -> None:
        """Find out for all its texts at once whether any needs a close look; `text` is all of it."""
        self.has_comments = " #" in text
        self.easy = not self.has_comments and easy(text)

    @property
    def height(self) -> int:
        """How many lines it has, a last one without an end included."""
        return self._whole.count("\n", self.offset, self.end) + (self._whole[self.end - 1 : self.end] != "\n")

    def following(self, mark: Any, length: int) -> str:
        """The `length` characters of the file from `mark` on."""
        at = self.offset + mark.index
        return self._whole[at : at + length]

    def before(self, mark: Any) -> str:
        """What stands before `mark` on its line."""
        at = self.offset + mark.index
        return self._whole[max(self._whole.rfind("\n", 0, at) + 1, at - mark.column) : at]

    def mark_before(self, word: str, mark: Mark) -> Mark:
        """Where `word` stands for the last time before `mark`."""
        stop = self.offset + mark.index
        at = self._whole.rfind(word, self.offset, stop)
        beginning = max(self._whole.rfind("\n", self.offset, at) + 1, self.offset)
        return Mark(mark.line - self._whole.count("\n", at, stop), at - beginning, at - self.offset)

    def matches(self, pattern: re.Pattern[str], start: Any, end: Any) -> Iterator[re.Match[str]]:
        """What `pattern` finds between two marks, counted in the whole file."""
        return pattern.finditer(self._whole, self.offset + start.index, self.offset + end.index)

    def find(self, piece: str, occurrence: int, start: Any, end: Any) -> Span | None:
        """The place of an occurrence of `piece`, counted from 0, between two marks; None where there is none."""
        at, stop = self.offset + start.index, self.offset + end.index
        for left in range(occurrence, -1, -1):
            at = self._whole.find(piece, at, stop)
            if at < 0:
                return None
            at += len(piece) if left else 0
        return self.source.span(at, at + len(piece))

    def span(self, start: Any, end: Any) -> Span:
        """The place from mark to mark, without the line ends that libyaml adds to a block."""
        last, column = end.line, end.column
        if self.offset + start.index >= len(self._whole):  # nothing stands there, and libyaml may count a line too many
            return self.source.span(len(self._whole), len(self._whole))
        if column == 0 and last > start.line:
            body = self._whole[self.offset + start.index : self.offset + end.index].rstrip()
            breaks = body.count("\n")
            last = start.line + breaks
            column = len(body) - body.rfind("\n") - 1 if breaks else start.column + len(body)
        return Span(self.source.path, start.line + self.line + 1, start.column + 1, last + self.line + 1, column + 1)

    def collection_span(self, start: Any, end: Any, last: Span | None) -> Span:
        """The place of a list or map: libyaml lets one without brackets run on to whatever follows it."""
        whole = self.span(start, end)
        if last is None or self.following(start, 1) in ("[", "{"):
            return whole
        return Span(whole.path, whole.line, whole.column, last.end_line, last.end_column)

    def seeming_id(self) -> tuple[str, Span] | None:
        """What looks like the `id` of the item it holds, and where that stands, however faulty the rest."""
        found = _SEEMING_ID.search(self._whole, self.offset, self.end)
        return (found[1], self.source.span(*found.span(1))) if found else None

    @property
    def first_line_span(self) -> Span:
        """The first line without its indentation."""
        line = self._whole[self.offset : self.end].partition("\n")[0].rstrip()
        indent = len(line) - len(line.lstrip())
        return Span(self.source.path, self.line + 1, indent + 1, self.line + 1, len(line) + 1)


class Section:
    """A block list at the root: its key's line, and for each item the offset and the line it starts at."""

    def __init__(
        self, source: SourceFile, key: re.Match[str], start: int, end: int, strays: list[int], indent: int
    ) -> None:
        whole = key.string
        self.source = source
        self._whole = whole
        self._key = key
        self.end = end
        self.indent = indent
        self._strays = strays
        self.starts = list(_item_starts(whole, start, end, indent))
        if strays:
            self.starts = sorted({*self.starts, *(at for at in strays if _ITEM_OF_KEYS.match(whole, at))})
        self.lines: list[int] = []
        counted, line = 0, 0
        for offset in self.starts:
            line += whole.count("\n", counted, offset)
            counted = offset
            self.lines.append(line)

    @property
    def key(self) -> str:
        return self._key[1]

    @property
    def key_marks(self) -> tuple[Mark, Mark, Segment]:
        """The marks of the key, and the segment they count in."""
        start, end = self._key.span(1)
        line = self._whole.count("\n", 0, start)
        return Mark(0, 0, 0), Mark(0, end - start, end - start), Segment(self.source, self._whole, start, end, line)

    @property
    def span(self) -> Span:
        return self.source.span(*self._key.span(1))

    def offset(self, item: int) -> int:
        """Where in the text item number `item` starts; the end of the list for the number after the last."""
        return self.starts[item] if item < len(self.starts) else self.end

    def item(self, number: int) -> Segment:
        return self.stretch(number, number + 1)

    def stretch(self, first: int, last: int) -> Segment:
        """The items from `first` up to, not including, `last`."""
        return Segment(self.source, self._whole, self.starts[first], self.offset(last), self.lines[first])

    def has_keys(self, item: int) -> bool:
        """Whether item number `item` begins with a key, spoiled perhaps, and not with a list or with other text."""
        bare = _ITEM_OF_TEXT.match(self._whole, self.offset(item))
        return item == 0 or bare is None or bare[1] in INNER_KEYS

    def next_stray(self, first: int) -> int:
        """The first item from number `first` on with a line that strays; without one, the number after the last."""
        stray = bisect_left(self._strays, self.starts[first])
        return bisect_right(self.starts, self._strays[stray]) - 1 if stray < len(self._strays) else len(self.starts)

    def strays_in(self, item: int) -> list[tuple[int, int]]:
        """Where the lines in item number `item` begin and end that stand further left than the list."""
        if not self._strays:
            return []
        first, last = (bisect_left(self._strays, self.offset(number)) for number in (item, item + 1))
        found: list[tuple[int, int]] = []
        for at in self._strays[first:last]:
            end = _end_of_line(self._whole, at, self.end)
            if found and self._whole[found[-1][1] : at].strip("\r\n") == "" and at - found[-1][1] <= 2:
                found[-1] = (found[-1][0], end)  # one stretch of lines, told once
            else:
                found.append((at, end))
        return found

    def ends(self, first: int, last: int) -> list[int]:
        """For each item but the last, the line at which the next one starts, counted in the stretch."""
        base = self.lines[first]
        return [line - base for line in self.lines[first + 1 : last]]


def _end_of_line(text: str, start: int, end: int) -> int:
    found = _LINE_END.search(text, start, end)
    return found.start() if found else end


def _item_starts(text: str, start: int, end: int, indent: int) -> Iterator[int]:
    """The offsets of the lines in `text[start:end]` that begin an item, the first at `start`."""
    yield start
    lead = "\n" + " " * indent + "-"
    at = text.find(lead, start, end)
    while at >= 0:
        following = at + len(lead)
        if following >= end or text[following] in " \t\r\n":
            yield at + 1
        at = text.find(lead, following, end)


def outline(source: SourceFile, text: str, start: int, end: int) -> Iterator[tuple[Segment, Section | None]]:
    """`text[start:end]` as stretches outside the long lists, each but the last followed by such a list.

    A stretch before a list ends with the line of the list's key. Only the first list under a key is long: a second is
    a mistake, and of mistakes there may be any number.
    """
    streamed: set[str] = set()
    line = text.count("\n", 0, start)
    while True:
        section = _next_section(source, text, start, end, streamed)
        stop = end if section is None else section.starts[0]
        yield Segment(source, text, start, stop, line), section
        if section is None:
            return
        line = section.lines[-1] + text.count("\n", section.starts[-1], section.end)
        start = section.end


def _next_section(source: SourceFile, text: str, start: int, end: int, streamed: set[str]) -> Section | None:
    for key in _SECTION.finditer(text, start, end):
        if key[1] in streamed:
            return None
        at = key.end()
        filled = FILLED_LINE.search(text, at, end)
        first = filled and _FIRST_ITEM.match(text, filled.start(), end)
        if first:
            indent = first[1]
            stop, strays = _end_of_list(text, first.start(), end, indent)
            further_left = _further_left(text, first.start(), stop, indent)
            if further_left:
                indent, at = further_left  # the first item of all is out of line
                stop, strays = _end_of_list(text, at, end, indent)
                strays.insert(0, first.start())
            streamed.add(key[1])
            return Section(source, key, first.start(), stop, strays, len(indent))
    return None


def _further_left(text: str, start: int, stop: int, indent: str) -> tuple[str, int] | None:
    """The indentation and the line of the second item, where it and others stand further left than `indent`."""
    if text.find(f"\n{indent}- id:", start, stop) >= 0:
        return None
    for width in range(min(len(indent), _DEEPEST_INDENT)):
        lead = f"\n{' ' * width}- id:"
        at = text.find(lead, start, stop)
        if at >= 0 and text.find(lead, at + 1, stop) >= 0:
            return " " * width, at + 1
    return None


def _end_of_list(text: str, start: int, end: int, indent: str) -> tuple[int, list[int]]:
    """Where the list ends whose first item's line begins at `start`, and the lines in it that stray to the margin."""
    margin = _NEXT_KEY if indent else _NEXT_KEY_AFTER_FLUSH_LIST
    strays: list[int] = []
    at = start
    while following := margin.search(text, at, end):
        at = following.start() + 1
        if not _is_stray(text, at, end, indent):
            return at, strays
        strays.append(at)
    return end, strays


def _is_stray(text: str, at: int, end: int, indent: str) -> bool:
    """Whether the line at `at`, which begins at the margin, is no key of the file though the list goes on below it."""
    stop = _end_of_line(text, at, end)
    key = _KEY_AT_THE_MARGIN.match(text, at, end)
    if text[at] in ODD_SPACES or (key and key[1] in _KEYS_OF_ITEMS):
        return True
    if _ITEM.match(text, at):
        return True
    if not key:
        return True
    if _OPEN_END.search(text, at, stop):
        return False
    filled = FILLED_LINE.search(text, stop, end)
    return filled is not None and bool(_ITEM.match(text, filled.end())) and filled[0] == indent
