"""Where the fields of a question stand: worked out when somebody asks, which for a good question is never.

Keeping a place for every value would cost more memory than the bank itself; reading one question again costs less than
a tenth of a millisecond.
"""

from collections.abc import Iterator, Mapping

from coldwar_quiz.bank.nodes import Item, read_item
from coldwar_quiz.bank.tree import Mapping as MapNode
from coldwar_quiz.bank.tree import Node, Scalar, Sequence, as_node
from coldwar_quiz.bank.values import MAX_OPTIONS
from coldwar_quiz.diagnostics.span import Span


class Places(Mapping[str, Span]):
    """From a field's path, `evidence.0.quote`, to its place; its key's is at `evidence.0.quote#key`.

    Gap number 0 of a cloze is at `prompt.gap.0`.
    """

    __slots__ = ("_node", "_number", "_read", "_section", "_spans")

    def __init__(self, item: Item) -> None:
        self._section = item.section
        self._number = item.number
        self._node = item.node if item.section is None else None
        self._read = item.section is None
        self._spans: dict[str, Span] | None = None

    def _root(self) -> Node | None:
        if not self._read:
            self._node, self._read = read_item(self._section, self._number), True  # type: ignore[arg-type]
        return self._node

    def _places(self) -> dict[str, Span]:
        if self._spans is None:
            node = self._root()
            self._spans = {} if node is None else {**dict(_walk(node, "")), **dict(_gaps(node))}
        return self._spans

    def __getitem__(self, path: str) -> Span:
        node = self._root()
        found = None if node is None or self._spans else _at(node, path)
        return self._places()[path] if found is None else found.span

    def __iter__(self) -> Iterator[str]:
        return iter(self._places())

    def __len__(self) -> int:
        return len(self._places())


def _at(node: Node, path: str) -> Node | None:
    """What stands at `path`; None where nothing does, and for a path that takes a look at everything to tell."""
    for step in path.split("."):
        following: Node | None = None
        if isinstance(node, Sequence):
            if step.isdecimal() and int(step) < len(node.raw):
                following = as_node(node.raw[int(step)], node.segment)
        elif isinstance(node, MapNode) and len(node.raw) == len(node) and step in node.raw:
            following = node[step]
        if following is None:
            return None
        node = following
    return node


def _gaps(node: Node) -> Iterator[tuple[str, Span]]:
    """The places of the gaps in the prompt of a cloze, counted from 0: `prompt.gap.0`."""
    if isinstance(node, MapNode) and "prompt" in node.raw:
        prompt = as_node(node.raw["prompt"], node.segment)
        if isinstance(prompt, Scalar):
            for number in range(min(prompt.value.count("{{"), MAX_OPTIONS)):
                yield f"prompt.gap.{number}", prompt.place_of("{{", number).span


def _walk(node: Node, path: str) -> Iterator[tuple[str, Span]]:
    """The places below `path`, the first of two equal keys counting."""
    if path:
        yield path, node.span
    lead = f"{path}." if path else ""
    if isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from _walk(item, f"{lead}{number}")
    elif isinstance(node, MapNode):
        entries = node.entries  # put together anew each time it is asked for
        for number, (key, value) in enumerate(reversed(entries)):
            below = f"{lead}{key.value}"
            if path:
                yield f"{lead}{len(entries) - 1 - number}", value.span
            yield f"{below}#key", key.span
            yield from _walk(value, below)
