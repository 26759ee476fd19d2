"""What a deck file is made of: texts, lists and maps that know their place.

The parser's marks are kept instead of spans: most nodes of a good file are never asked where they stand.
"""

from typing import Any

from coldwar_quiz.bank.document import Segment
from coldwar_quiz.diagnostics.span import Span

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar:
    """A piece of text. `plain` is false for anything quoted or in a block (`>`, `|`)."""

    __slots__ = ("_end", "_segment", "_start", "plain", "value")

    def __init__(self, value: str, plain: bool, start: Any, end: Any, segment: Segment) -> None:
        self.value = value
        self.plain = plain
        self._start = start
        self._end = end
        self._segment = segment

    @property
    def span(self) -> Span:
        return self._segment.span(self._start, self._end)

    @property
    def may_be_cut(self) -> bool:
        """Whether a comment follows some text nearby, perhaps this one."""
        return self._segment.has_comments

    @property
    def cut_by_comment(self) -> bool:
        """Whether a single space and a `#` follow the text, and the rest of the line with them is lost."""
        return self._segment.has_comments and self._segment.following(self._end, 2) == " #"

    def place_of(self, piece: str, occurrence: int = 0) -> Span:
        """The place of the given occurrence of `piece`, counted from 0, in the text as it is written in the file.

        The whole text where `piece` is not written as such, but as an escape.
        """
        return self._segment.find(piece, occurrence, self._start, self._end) or self.span

    @property
    def null(self) -> bool:
        """Whether YAML reads nothing here: an empty plain value, `~` or `null`."""
        return self.value in _NULLS and self.plain


class Sequence:
    """A list."""

    __slots__ = ("_end", "_segment", "_start", "items")

    def __init__(self, items: "tuple[Node, ...]", start: Any, end: Any, segment: Segment) -> None:
        self.items = items
        self._start = start
        self._end = end
        self._segment = segment

    @property
    def span(self) -> Span:
        return self._segment.collection_span(self._start, self._end, self.items[-1].span if self.items else None)


class Mapping:
    """Keys and values in file order, repeated keys included. A key that is no scalar has been refused already."""

    __slots__ = ("_end", "_segment", "_start", "entries")

    def __init__(self, entries: "tuple[tuple[Scalar, Node], ...]", start: Any, end: Any, segment: Segment) -> None:
        self.entries = entries
        self._start = start
        self._end = end
        self._segment = segment

    @property
    def span(self) -> Span:
        return self._segment.collection_span(self._start, self._end, self.entries[-1][1].span if self.entries else None)


Node = Scalar | Sequence | Mapping
