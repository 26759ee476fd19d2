"""Items that can be read at a glance, without a parser: every line a key and a value of the simplest kinds.

Of a deck with a question on every line the parser takes half of all the time that reading does. What is read here is
read exactly as the parser reads it; whatever could be more than it seems, a colon in a text, a `#`, a backslash, a tab,
is left to the parser.
"""

import re
from functools import lru_cache, partial
from typing import NamedTuple

from coldwar_quiz.bank.characters import ODD_WORDS
from coldwar_quiz.bank.document import Mark, Section, Segment
from coldwar_quiz.bank.tree import Inline, Mapping, Raw, Sequence

_LONGEST = 10_000
"""Characters of an item that is read here: it does not hold more values than are read at once."""
_SHORT = 1_000
"""Characters of a text of which there is nothing to say."""

_SIGN = r"[\w.()/;!?%'\"+*=@\u00a7\u00ab\u00bb\u2013-\u2026\u20ac-]"
"""What means nothing to YAML within a text, wherever that stands."""
_SIGN_OUTSIDE = _SIGN.replace("/", r"/,\[\]{}|")
"""... and what does so outside of brackets."""
_IN_BRACKETS = rf"[^\W_](?:{_SIGN}|[ ](?={_SIGN}))*+"
_ON_A_LINE = rf"[^\W_](?:{_SIGN_OUTSIDE}|[ ](?={_SIGN_OUTSIDE})|:(?=[^\W_]))*+"
_QUOTABLE = r"\w\[\] !#-&(-/:-@^`{-~\u00a7\u00ab\u00bb\u2010-\u2026\u20ac"
_QUOTED = rf"""(?:"[{_QUOTABLE}']*+"|'[{_QUOTABLE}"]*+')"""
_KEY = r"[a-z][a-z0-9/-]{0,200}+"


def _list_of(part: str) -> str:
    return rf"\[{part}(?:,[ ]{part})*+\]"


_TEXT = rf"(?:{_IN_BRACKETS}|{_QUOTED})"
_MAP = rf"\{{{_KEY}:[ ]{_TEXT}(?:,[ ]{_KEY}:[ ]{_TEXT})*+\}}"
_SHORT_LIST = _list_of(_TEXT)
_LIST = _list_of(rf"(?:{_TEXT}|{_SHORT_LIST}|{_MAP})")

_WORD = r"[A-Za-z][ -+\--Z^-z|~]*+"


class _Forms(NamedTuple):
    """What is read here: patterns that take longer to compile than a few hundred questions take to read."""

    words: re.Pattern[str]
    """A list of plain texts of which there is nothing to say, but for those that are words of YAML 1.1."""
    lists_of_words: re.Pattern[str]
    part: re.Pattern[str]
    """An item in brackets: a plain text, or something else."""
    entry: re.Pattern[str]
    """A key in braces, and a plain text, or something else."""
    line: re.Pattern[str]
    """A line of an item that is indented so far: its key, and a plain text, something else, or a list below it."""
    below: re.Pattern[str]
    """A line of such a list: a plain text, or something else."""
    word_below: re.Pattern[str]
    words_below: re.Pattern[str]
    """... and one of which there is nothing to say: a plain text, and a list of them."""


@lru_cache(maxsize=8)
def _forms(indent: int) -> _Forms:
    item = rf"-[ ](?:{_ON_A_LINE}|{_QUOTED}|{_SHORT_LIST})"
    below = rf"\r?\n(?P<far>[ ]{{{indent + 2},}}+){item}(?:\r?\n(?P=far){item})*+"
    value = rf"[ ](?:({_ON_A_LINE})|({_QUOTED}|{_LIST}|{_MAP}))|({below})"
    return _Forms(
        words=re.compile(_list_of(_WORD)),
        lists_of_words=re.compile(_list_of(_list_of(_WORD))),
        part=re.compile(rf"({_IN_BRACKETS})|({_QUOTED}|{_SHORT_LIST}|{_MAP})"),
        entry=re.compile(rf"({_KEY}):[ ](?:({_IN_BRACKETS})|({_QUOTED}|{_LIST}|{_MAP}))(?:,[ ]|(?=\}}[ \r\n]*+\Z))"),
        line=re.compile(rf"[ ]{{{indent}}}[- ][ ]({_KEY}):(?:{value})(?:\r?\n|\Z)"),
        word_below=re.compile(rf"\n[ ]*+-[ ]({_WORD})(?=\r?\n|\Z)"),
        words_below=re.compile(rf"\n[ ]*+-[ ]\[({_WORD}(?:,[ ]{_WORD})*+)\](?=\r?\n|\Z)"),
        below=re.compile(rf"\n[ ]*+-[ ](?:({_ON_A_LINE})|({_QUOTED}|{_SHORT_LIST}))"),
    )


def at_a_glance(section: Section, first: int, last: int) -> list[Mapping]:
    """The items of `section` from number `first` on up to the first that takes a parser, or up to number `last`."""
    segment = section.stretch(first, last)
    text = segment.text
    segment.look_over(text)
    glance = _Glance(segment, text, section.indent)
    found = []
    start = 0
    for number in range(first, last):
        end = section.offset(number + 1) - segment.offset
        item = glance.item(start, end, section.lines[number] - segment.line) if end - start <= _LONGEST else None
        if item is None:
            break
        found.append(item)
        start = end
    return found


class _Glance:
    """A look at the `text` of a segment, the items of which are indented by so many spaces."""

    __slots__ = ("_braces", "_forms", "_indent", "_segment", "_text")

    def __init__(self, segment: Segment, text: str, indent: int) -> None:
        self._segment = segment
        self._text = text
        self._indent = indent
        self._braces = " " * indent + "- {"
        self._forms = _forms(indent)

    def item(self, start: int, end: int, line: int) -> Mapping | None:
        """The item at `text[start:end]`, on line `line` of the segment; None where that takes a parser."""
        if self._text.startswith(self._braces, start):
            item, at = self._in_braces(start, end, line)
        else:
            item, at = self._of_lines(start, end, line)
        return None if item is None or self._text[at:end].strip(" \r\n") else item

    def _in_braces(self, start: int, end: int, line: int) -> tuple[Mapping | None, int]:
        """An item in braces on a line of its own, and where it ends."""
        opened = start + len(self._braces)
        values, count, at = self._entries(opened, end, line, start)
        if not values or count > len(values) or self._text[at : at + 1] != "}":
            return None, at
        begin, stop = _new(Mark, (line, opened - 1 - start, opened - 1)), _new(Mark, (line, at + 1 - start, at + 1))
        return Mapping(None, values, begin, stop, self._segment), at + 1

    def _entries(self, at: int, end: int, line: int, beginning: int) -> tuple[dict[str, Raw], int, int]:
        """The values by key of a map in braces, the first entry of which is `at`; how many there are, and their end."""
        values: dict[str, Raw] = {}
        entries = self._forms.entry.findall(self._text, at, end)
        for key, plain, other in entries:
            at += len(key) + 2
            if plain:
                values[key] = _new(Inline, (plain, None, line, beginning, at))
                at += len(plain) + 2
            else:
                values[key] = self._other(other, at, line, beginning)
                at += len(other) + 2
        # no comma follows the last; where anything else stood between two, more is left than the brace
        return values, len(entries), at - 2

    def _of_lines(self, start: int, end: int, line: int) -> tuple[Mapping | None, int]:
        """An item with a line for every key, and where it ends."""
        column = self._indent + 2
        begin = Mark(line, column, start + column)
        values: dict[str, Raw] = {}
        count = 0
        at = start
        for found in self._forms.line.finditer(self._text, start, end):
            if found.start() != at:
                break
            key, plain, other, below, _ = found.groups()
            count += 1
            if plain is not None:
                values[key] = _new(Inline, (plain, None, line, at, found.start(2)))
            elif other is not None:
                values[key] = self._other(other, found.start(3), line, at)
            else:
                count_below = below.count("\n")
                values[key] = self._below(found.start(4), found.end(4), line, count_below)
                line += count_below
            line += 1
            at = found.end()
        if not count or count > len(values):
            return None, at
        return Mapping(None, values, begin, begin, self._segment), at

    def _other(self, written: str, start: int, line: int, beginning: int) -> Raw:
        """What is `written` at `start`, which is no plain text: one in quotes, a list or a map in brackets."""
        if written[0] in _QUOTES:
            return Inline(written[1:-1], written[0], line, beginning, start)
        end = start + len(written)
        begin, stop = _new(Mark, (line, start - beginning, start)), _new(Mark, (line, end - beginning, end))
        if self._forms.words.fullmatch(written):
            texts = tuple(written[1:-1].split(", "))
            if ODD_WORDS.isdisjoint(texts) and (len(written) < _SHORT or max(map(len, texts)) < _SHORT):
                return Sequence(partial(self._parts, start, end, line, beginning), begin, stop, self._segment, texts)
        elif len(written) < _SHORT and self._forms.lists_of_words.fullmatch(written):
            lists = tuple([tuple(part.split(", ")) for part in written[2:-2].split("], [")])
            if all(map(ODD_WORDS.isdisjoint, lists)):
                return Sequence(
                    partial(self._parts, start, end, line, beginning), begin, stop, self._segment, (), lists
                )
        if written[0] == "[":
            return Sequence(self._parts(start, end, line, beginning), begin, stop, self._segment)
        values, count, _ = self._entries(start + 1, end, line, beginning)
        if len(values) == count:
            return Mapping(None, values, begin, stop, self._segment)
        children: list[Raw] = []
        for entry in self._forms.entry.finditer(self._text, start + 1, end):
            children.append(Inline(entry[1], None, line, beginning, entry.start(1)))
            children.append(self._part(entry, line, beginning, 2))
        return Mapping(children, values, begin, stop, self._segment)

    def _parts(self, start: int, end: int, line: int, beginning: int) -> list[Raw]:
        """The items of the list in brackets at `text[start:end]`."""
        each = self._forms.part.finditer(self._text, start + 1, end - 1)
        return [self._part(found, line, beginning) for found in each]

    def _part(self, found: re.Match[str], line: int, beginning: int, group: int = 1) -> Raw:
        """The plain text that is the `group` of `found`, or what the next group is."""
        plain = found[group]
        if plain is not None:
            return _new(Inline, (plain, None, line, beginning, found.start(group)))
        return self._other(found[group + 1], found.start(group + 1), line, beginning)

    def _below(self, start: int, end: int, line: int, count: int) -> Sequence:
        """The list with `count` items, one a line, at `text[start:end]`, which begins at the end of line `line`."""
        dash = self._text.index("-", start)
        begin = _new(Mark, (line + 1, dash - self._text.rindex("\n", start, dash) - 1, dash))
        texts: tuple[str, ...] = ()
        lists: tuple[tuple[str, ...], ...] = ()
        if self._text[dash + 2] == "[":
            found = self._forms.words_below.findall(self._text, start, end)
            lists = tuple([tuple(part.split(", ")) for part in found])
            plain = len(lists) == count and all(map(ODD_WORDS.isdisjoint, lists))
        else:
            texts = tuple(self._forms.word_below.findall(self._text, start, end))
            plain = len(texts) == count and ODD_WORDS.isdisjoint(texts)
        if plain and end - start < _SHORT:
            return Sequence(partial(self._items, start, end, line), begin, begin, self._segment, texts, lists)
        return Sequence(self._items(start, end, line), begin, begin, self._segment)

    def _items(self, start: int, end: int, line: int) -> list[Raw]:
        """The items of the list at `text[start:end]`, one a line from the one after `line` on."""
        each = enumerate(self._forms.below.finditer(self._text, start, end), line + 1)
        return [self._part(found, number, found.start() + 1) for number, found in each]


_QUOTES = ("'", '"')
_new = tuple.__new__
"""Half the time of calling the class, which adds nothing."""
