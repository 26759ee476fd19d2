"""Lines that are lost in the text above them, without a word from libyaml.

A quote that was forgotten may be closed by a sign at the end of a later line: the keys between are a text then, though
YAML wants its lines further in than the key it stands under. And an item of a list that is indented too far is taken
for more of the item before it.
"""

import re
from typing import Any

from coldwar_quiz.bank.keys import ALL_KEYS

_OPENED = re.compile(
    r"""^[ -]*+["']?+[A-Za-z][\w-]*+["']?+[ ]*+:[ ]++(?:"(?:[^"\\\n]|\\[^\n])*+|'(?:[^'\n]|'')*+)$""", re.MULTILINE
)


def may_swallow(text: str) -> bool:
    """Whether a text in quotes goes on behind the line on which it begins."""
    return _OPENED.search(text) is not None


_ITEM_BELOW = re.compile(r"""^( *+)- ++(?!["'\[{>|])[^\n:]*+\n(?:\1 ++[^-\n:][^\n:]*+\n)*+\1 ++- """, re.MULTILINE)


def may_swallow_items(text: str) -> bool:
    """Whether a line that seems to be an item stands further in than the item above it."""
    return _ITEM_BELOW.search(text) is not None


def swallowed_item(text: str, value: Any) -> tuple[int, int] | None:
    """How many lines below the start of the plain `value`, an event, a line of it seems to be an item, and its column.

    None where there is none, and where `value` is no item of a list itself. Its marks count in `text`.
    """
    start = value.start_mark.index
    if (
        value.start_mark.line == value.end_mark.line
        or text[text.rfind("\n", 0, start) + 1 : start].strip(" ")[-1:] != "-"
    ):
        return None
    found = re.compile(r"\n( *+)- ").search(text, start, value.end_mark.index)
    return (text.count("\n", start, found.start(1)), len(found[1])) if found else None


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
