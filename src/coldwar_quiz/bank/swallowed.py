"""A quote that was forgotten, and closed by a sign at the end of a later line: the keys between are lost in the text.

To libyaml that is a text of several lines, though YAML wants its lines further in than the key it stands under.
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


def swallowed_key(text: str, key: Any, value: Any) -> str | None:
    """The first key that a line of the quoted `value`, an event, begins with, no further in than `key`, which it is of.

    None where there is none, and where `key` is something else than the key of `value`. The marks of both count in
    `text`.
    """
    if getattr(key, "value", None) is None or text[key.end_mark.index : value.start_mark.index].strip(" \"'") != ":":
        return None
    lines = re.compile(rf"\n {{0,{key.start_mark.column}}}([A-Za-z][\w-]*+)[ ]*+:(?=[ \r\n])")
    for found in lines.finditer(text, value.start_mark.index, value.end_mark.index):
        if found[1] in ALL_KEYS:
            return found[1]
    return None
