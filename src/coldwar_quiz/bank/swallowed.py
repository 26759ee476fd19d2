"""Lines that are lost in the text above them, of which libyaml says nothing.

A quote that was forgotten may be closed by a sign at the end of a later line: the keys between are a text then, though
YAML wants its lines further in than the key it stands under. And an item of a list that is indented too far is taken
for more of the item before it. Anything at all may stand in a block (`>`, `|`), keys that are indented too far as well.
"""

import re
from collections.abc import Iterator, Mapping, Set
from itertools import islice
from typing import Any

from coldwar_quiz.bank.document import Segment
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.keys import ALL_KEYS
from coldwar_quiz.bank.lost_keys import help_for, list_of_maps, list_of_texts
from coldwar_quiz.bank.tree import Node, Raw, Scalar, as_node
from coldwar_quiz.diagnostics.span import Span

_OPENED = re.compile(
    r"""^[ -]*+["']?+[A-Za-z][\w-]*+["']?+[ ]*+:[ ]++(?:"(?:[^"\\\n]|\\[^\n])*+|'(?:[^'\n]|'')*+)$""", re.MULTILINE
)
_LINE_OF_A_KEY = re.compile(r"\n *+([A-Za-z][\w-]*+):(?=[ \r\n]|\Z)")
_LINE = re.compile(r"\n( *+)([^ \r\n][^\r\n]*+)")
_ITEM = re.compile(r"- ++(?:([A-Za-z][\w-]*:)(?= |$)|\S)")
_A_FEW_LINES = 500
"""In characters, what shows of what list an item is."""
_FEW_ITEMS = 20
_MANY_LINES = 1_000
"""In a text of more, nobody looks for an item further down."""
_ROOM = 60
"""Nobody breaks a line of a plain text before so many characters where the next word has room on it."""
_GOES_ON = (",", ";", ":", "-", "–", "—", "(", "/", "&")
"""What a line ends with that is broken in the middle of a text."""
_NO_ENDS = frozenset(
    {
        "a", "an", "and", "as", "at", "by", "comrade", "der", "des", "die", "dr", "for", "from", "gen", "general", "in",
        "marshal", "mr", "mrs", "no", "of", "on", "or", "president", "st", "that", "the", "to", "und", "von", "with",
    }
)  # fmt: skip
"""Words behind which a text goes on, often with a name."""
_QUOTES = ('"', "'")
_ENDS = (".", "?", "!", ")", '"', "'", "”", "’")
"""What a sentence ends with, or a value: what begins behind it begins anew."""
_AS_FAR_AS_ENDS_SHOW = 200


def line_of_key(name: str, values: Mapping[str, Raw], segment: Segment) -> Span | None:
    """Where a line of one of `values`, all of `segment`, looks like the key `name`; None where none does."""
    for raw in values.values():
        if raw.value is not None and f"{name}:" in raw.value and (raw.style or "|") in "|>":
            for _, place in lines_of_keys(as_node(raw, segment), {name}):
                return place
    return None


def list_without_key(name: str, values: Mapping[str, Raw], known: Set[str], segment: Segment) -> Span | None:
    """Where a list begins in one of `values`, all of `segment`, that was likely meant as that of the key `name`.

    None where none does. `known` are the keys that the map of `values` may have.
    """
    for owner, raw in values.items():
        plain = raw.value is not None and not raw.style and "- " in raw.value
        if plain and list_of_texts(owner, known, values.keys()) == name:
            found = line_of_item(as_node(raw, segment))
            if found is not None and not found[1]:
                return found[0]
    return None


def lines_of_keys(node: Node, names: Set[str], anew: bool = False) -> Iterator[tuple[str, Span]]:
    """The first line for each of `names` that looks like it in the text `node`, but for that on which it begins.

    With `anew` only where nothing goes on from the line before, as a sentence that was broken there would. With each
    name comes the place of the word.
    """
    if type(node) is not Scalar:
        return
    start, end, segment = node.marks
    left = set(names)
    text_end = -1
    for found in segment.matches(_LINE_OF_A_KEY, start, end) if left else ():
        if found[1] not in left:
            continue
        whole, at = found.string, found.start()
        before = whole[max(segment.offset + start.index, at - _AS_FAR_AS_ENDS_SHOW) : at].rstrip()
        first = "\n" not in before and before[:1] in ("|", ">")
        if not anew or first or at == text_end or not before or before.endswith(_ENDS):
            left.remove(found[1])
            text_end = whole.find("\n", found.end())
            yield found[1], segment.source.span(*found.span(1))


def warn_of_keys(node: Node, names: Set[str], findings: Findings) -> None:
    """Warn of each line in the block `node` that was meant as one of the keys `names`, which its map else has not."""
    if findings.warned_enough:
        return
    for name, place in lines_of_keys(node, names, anew=True):
        help = "give it the indentation of the other keys; if it is text, break the line elsewhere"
        findings.warning("key-in-text", place, f"the key `{name}` is inside a text", help=help)


def warn_of_item(node: Node, key: str, findings: Findings) -> None:
    """Warn of a line in the text `node` that was meant as an item of a list, likely that of `key`."""
    place = None if findings.warned_enough else line_of_item(node)
    if place is None or type(node) is not Scalar:
        return
    help = f"{help_for(place[1] or key)}; if it is text, put it in quotes"
    if node.style:
        help = f"{help_for(place[1] or key)}; if it is text, break the line elsewhere"
    elif _begins_its_line(node):
        help = "for a list, begin the first entry too with `- `; if it is text, put it in quotes"
    findings.warning("item-in-text", place[0], "this line goes on with the text above it", help=help)


def line_of_item(node: Node) -> tuple[Span, str] | None:
    """The first line of the text `node`, but for that on which it begins, that looks like an item of a list.

    With it comes the key of the list, where it shows. A list in a block may be meant as text where its lines stay
    apart: with `|`, and further in than the others. It is not where its items begin with a key.
    """
    if type(node) is not Scalar or node.style in _QUOTES:
        return None
    start, end, segment = node.marks
    if start.line == end.line:
        return None
    first: int | None = None
    for found in islice(segment.matches(_LINE, start, end), _MANY_LINES):
        indent, item, key = len(found[1]), _ITEM.match(found[2]), ""
        if item and item[1]:
            key = list_of_maps(found.string[found.start(1) : found.start(1) + _A_FEW_LINES].split("\n"))
        if item and (key or not node.style or (node.style == ">" and indent == first)):
            return segment.source.span(found.start(2), found.end(2)), key
        first = indent if first is None else first
    return None


def warn_of_joined(node: Node, in_list: bool, findings: Findings) -> None:
    """Warn of the second line of the plain text `node` where a text of its own seems to begin with it.

    The line above has room for its first word, and does not end as a broken line would; and it begins with a capital.
    """
    if type(node) is not Scalar or node.style or findings.warned_enough:
        return
    start, end, segment = node.marks
    below = None if start.line == end.line else next(iter(segment.matches(_LINE, start, end)), None)
    if below is None or not below[2][0].isupper():
        return
    above = below.string[below.string.rfind("\n", 0, below.start()) + 1 : below.start()].rstrip()
    word = below[2].split(" ")[0]
    if len(above) + len(word) >= _ROOM or above[-1:] in _GOES_ON or above.rsplit(" ", 1)[-1].lower() in _NO_ENDS:
        return
    what = "the item above it; a hyphen may be missing" if in_list else "the text above it"
    help = "write `- ` before it, or both on one line" if in_list else "write both on one line, or take one out"
    place = segment.source.span(below.start(2), below.end(2))
    findings.warning("joined-lines", place, f"this line goes on with {what}", help=help)


def _begins_its_line(node: Scalar) -> bool:
    """Whether nothing stands before the text `node` on its line."""
    start, _, segment = node.marks
    return not segment.before(start).strip(" ")


def may_swallow(text: str) -> bool:
    """Whether a text in quotes goes on behind the line on which it begins."""
    return _OPENED.search(text) is not None


_ITEM_BELOW = re.compile(r"""^( *+)- ++(?!["'\[{>|])[^\n:]*+\n(?:\1 ++[^-\n:][^\n:]*+\n)*+\1 ++- """, re.MULTILINE)


def may_swallow_items(text: str) -> bool:
    """Whether a line that seems to be an item stands further in than the item above it."""
    return _ITEM_BELOW.search(text) is not None


def swallowed_item(text: str, value: Any) -> tuple[int, int, bool] | None:
    """How many lines below the start of the plain `value`, an event, a line of it seems to be an item, and its column.

    None where there is none, and where `value` is no item of a list itself; its marks count in `text`. With it comes
    whether `value` begins the list, and the others, two or more, stand in one column.
    """
    start = value.start_mark.index
    line = text.rfind("\n", 0, start) + 1
    if value.start_mark.line == value.end_mark.line or text[line:start].strip(" ")[-1:] != "-":
        return None
    found = list(islice(re.compile(r"\n( *+)- ").finditer(text, start, value.end_mark.index), _FEW_ITEMS))
    if not found:
        return None
    first = (
        text[max(0, line - _A_FEW_LINES) : line].rstrip().endswith(":")
        and len(found) > 1
        and len({item[1] for item in found}) == 1
    )
    return text.count("\n", start, found[0].start(1)), len(found[0][1]), first


def swallowed_key(text: str, key: Any, value: Any) -> str | None:
    """The first key that a line of the quoted `value`, an event, begins with, no further in than `key`, which it is of.

    None where there is none, and where `key` is something else than the key of `value`. The marks of both count in
    `text`.
    """
    if value.start_mark.line == value.end_mark.line or getattr(key, "value", None) is None:
        return None
    if text[key.end_mark.index : value.start_mark.index].strip(" \"'") != ":":
        return None
    lines = re.compile(rf"\n {{0,{key.start_mark.column}}}([A-Za-z][\w-]*+)[ ]*+:(?=[ \r\n])")
    for found in lines.finditer(text, value.start_mark.index, value.end_mark.index):
        if found[1] in ALL_KEYS:
            return found[1]
    return None
