"""What a deck file is made of: texts, lists and maps that know their place.

The parser's own events and marks are kept instead of texts and spans: most values of a good file are never asked where
they stand, and a text is wrapped only when somebody asks for its node.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from coldwar_quiz.bank.document import Mark, Segment
from coldwar_quiz.bank.escapes import place_of_escape
from coldwar_quiz.diagnostics.span import Span

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Leaf(Protocol):
    """A piece of text as the parser hands it over. `style` is a quote, `>` or `|`, None or empty for plain text."""

    @property
    def value(self) -> str: ...
    @property
    def style(self) -> str | None: ...
    @property
    def start_mark(self) -> Any: ...
    @property
    def end_mark(self) -> Any: ...


class Written(NamedTuple):
    """A leaf that the parser has not made."""

    value: str
    style: str | None
    start_mark: Any
    end_mark: Any


class Inline(NamedTuple):
    """A leaf on one line: `line` and `at` count in its segment, and so does `beginning`, where the line begins."""

    value: str
    style: str | None
    line: int
    beginning: int
    at: int

    @property
    def start_mark(self) -> Mark:
        return Mark(self.line, self.at - self.beginning, self.at)

    @property
    def end_mark(self) -> Mark:
        end = self.at + len(self.value) + (2 if self.style else 0)
        return Mark(self.line, end - self.beginning, end)

    def span(self, segment: Segment) -> Span:
        """Its place, which is asked for of every id."""
        column = self.at - self.beginning + 1
        line = segment.line + self.line + 1
        end = column + len(self.value) + (2 if self.style else 0)
        return tuple.__new__(Span, (segment.source.path, line, column, line, end))  # half the time of calling it


class Scalar:
    """A leaf with the segment it stands in, and so with its place."""

    __slots__ = ("_leaf", "_segment", "style", "value")

    def __init__(self, leaf: Leaf, segment: Segment) -> None:
        self.value = leaf.value
        self.style = leaf.style
        self._leaf = leaf
        self._segment = segment

    def holds(self, raw: "Raw | None") -> bool:
        """Whether it is `raw`, or `raw` with its segment."""
        return raw is self or raw is self._leaf

    @property
    def plain(self) -> bool:
        """False for anything quoted or in a block (`>`, `|`)."""
        return not self.style

    @property
    def start_mark(self) -> Any:
        """Where it begins."""
        return self._leaf.start_mark

    @property
    def marks(self) -> tuple[Any, Any, Segment]:
        """Where the text begins and ends, and the segment the two marks count in."""
        return self._leaf.start_mark, self._leaf.end_mark, self._segment

    @property
    def span(self) -> Span:
        return self._segment.span(self._leaf.start_mark, self._leaf.end_mark)

    @property
    def cut_by_comment(self) -> bool:
        """Whether a single space and a `#` follow the text, and the rest of the line with them is lost."""
        return self._segment.has_comments and self._segment.following(self._leaf.end_mark, 2) == " #"

    def place_of(self, piece: str, occurrence: int = 0) -> "Piece":
        """The given occurrence of `piece`, counted from 0, in the text as it is written in the file."""
        return Piece(self, piece, occurrence)

    @property
    def null(self) -> bool:
        """Whether YAML reads nothing here: an empty plain value, `~` or `null`."""
        return self.value in _NULLS and self.plain


class Piece(NamedTuple):
    """A part of a text. It is looked for only when somebody asks where it is: that takes a walk through the file."""

    scalar: Scalar
    text: str
    occurrence: int

    @property
    def span(self) -> Span:
        """Its place, or that of the escape it is written as; else that of the whole text."""
        start, end, segment = self.scalar.marks
        found = segment.find(self.text, self.occurrence, start, end)
        if found is None and self.scalar.style == '"':
            found = place_of_escape(self.text, segment, start.index, end.index)
        return found or self.scalar.span


class Sequence:
    """A list."""

    __slots__ = ("_end", "_raw", "lists", "segment", "start_mark", "texts")

    value = None
    """It has no text, which tells it from a leaf."""

    def __init__(
        self,
        raw: "list[Raw] | Callable[[], list[Raw]]",
        start: Any,
        end: Any,
        segment: Segment,
        texts: tuple[str, ...] = (),
        lists: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        """`raw` are its items, or what gives them: of `texts` and `lists` nobody may ever ask."""
        self._raw = raw
        self.start_mark = start
        self._end = end
        self.segment = segment
        self.texts = texts
        """Its items, where all are plain texts of which there is nothing to say; else empty."""
        self.lists = lists
        """Its items, where all are such lists; else empty."""

    @property
    def raw(self) -> "list[Raw]":
        """Its items as they were read, texts not wrapped."""
        if callable(self._raw):
            self._raw = self._raw()
        return self._raw

    def holding(self, items: "list[Raw]") -> "Sequence":
        """The list with other items, at the same place."""
        return Sequence(items, self.start_mark, self._end, self.segment)

    @property
    def height(self) -> int:
        """How many lines it takes, blank ones and those of comments included; 0 for one in brackets on one line."""
        return self._end.line - self.start_mark.line if self._end is not None else 0

    @property
    def in_brackets(self) -> bool:
        """Whether it is written in brackets, and not one item a line."""
        return self.segment.following(self.start_mark, 1) == "["

    @property
    def items(self) -> "tuple[Node, ...]":
        return tuple([as_node(item, self.segment) for item in self.raw])

    @property
    def span(self) -> Span:
        last = as_node(self.raw[-1], self.segment).span if self.raw else None
        return self.segment.collection_span(self.start_mark, self._end, last)


class Mapping:
    """Keys and values. `raw` are the values by key as they were read, of equal keys the last."""

    __slots__ = ("_children", "_end", "raw", "segment", "start_mark")

    value = None
    """It has no text, which tells it from a leaf."""

    def __init__(
        self, children: "list[Raw] | None", raw: "dict[str, Raw]", start: Any, end: Any, segment: Segment
    ) -> None:
        """`children` are keys and values in turn. A key that is no text has been refused already.

        None stands for the keys and values of `raw`, each key right before its value: `key: value`, or a list below.
        """
        self._children = children
        self.raw = raw
        self.start_mark = start
        self._end = end
        self.segment = segment

    @property
    def in_braces(self) -> bool:
        """Whether it is written in braces, and not one entry a line."""
        return self.segment.following(self.start_mark, 1) == "{"

    def __len__(self) -> int:
        """How many entries there are, repeated keys included."""
        return len(self.raw) if self._children is None else len(self._children) // 2

    @property
    def _parts(self) -> "list[Raw]":
        """Keys and values in turn."""
        if self._children is None:
            self._children = [
                part for name, value in self.raw.items() for part in (_key_before(value, name, self.segment), value)
            ]
        return self._children

    @property
    def entries(self) -> "tuple[tuple[Scalar, Node], ...]":
        """Keys and values in file order, repeated keys included."""
        nodes = [as_node(child, self.segment) for child in self._parts]
        return tuple(zip(nodes[::2], nodes[1::2], strict=True))  # type: ignore[arg-type]  # keys are texts

    def __getitem__(self, name: str) -> "Node":
        """The value of the key `name`, which must be there."""
        return as_node(self.raw[name], self.segment)

    @property
    def first_key(self) -> "Node | None":
        return as_node(self._parts[0], self.segment) if self._parts else None

    def key(self, name: str) -> "Node":
        """The first key `name`, which must be there."""
        return as_node(next(key for key in self._parts[::2] if key.value == name), self.segment)

    @property
    def span(self) -> Span:
        last = as_node(self._parts[-1], self.segment).span if self._parts else None
        return self.segment.collection_span(self.start_mark, self._end, last)


def _key_before(value: "Raw", name: str, segment: Segment) -> Written:
    """The key `name`, which stands right before `value`."""
    begin = segment.mark_before(f"{name}:", value.start_mark)
    return Written(name, None, begin, Mark(begin.line, begin.column + len(name), begin.index + len(name)))


Node = Scalar | Sequence | Mapping
Raw = Leaf | Scalar | Sequence | Mapping
"""A value as it was read; `value` is the text of a leaf, None of a list or map."""


def as_node(raw: Raw, segment: Segment) -> Node:
    """`raw` of `segment` as a node that knows its place."""
    return raw if isinstance(raw, _NODES) else Scalar(raw, segment)


def plain_texts(raw: Raw | None) -> tuple[str, ...]:
    """The texts of the list `raw`, where there is nothing to say of any; else empty."""
    return raw.texts if type(raw) is Sequence else ()


def plain_lists(raw: Raw | None) -> tuple[tuple[str, ...], ...]:
    """The lists of texts in the list `raw`, where there is nothing to say of any; else empty."""
    return raw.lists if type(raw) is Sequence else ()


def place_of(raw: Raw, segment: Segment) -> Span:
    """The place of `raw` of `segment`."""
    if type(raw) is Inline:
        return raw.span(segment)
    return raw.span if isinstance(raw, _NODES) else segment.span(raw.start_mark, raw.end_mark)


_NODES = (Scalar, Sequence, Mapping)
"""A tuple: looking into a union takes longer, and every value that is not at once read as text comes through here."""
