"""What a program sent to its terminal, taken apart: escape sequences, other control characters, text."""

import re
from typing import NamedTuple

_SEQUENCE = re.compile(
    r"\x1b\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # commands to the system: titles, the clipboard
    r"|\x1b[P^_X][^\x1b]*(?:\x1b\\)?"  # device control, privacy and application strings
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # control sequences
    r"|\x1b[ -/]*[0-~]?"  # the short ones
)
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Controls and marks of direction, but for line feeds and tabs. Not the filter's own list, which is what is tested."""


class Sent(NamedTuple):
    """`kinds` are the escape sequences with their numbers left out; `controls` what else acts; `text` what is left."""

    kinds: frozenset[str]
    controls: frozenset[str]
    text: str


def taken_apart(raw: bytes) -> Sent:
    """The bytes of a terminal. Line ends become `\\n`, since a terminal's driver writes `\\r\\n` for them."""
    whole = raw.decode("utf-8")
    kinds = {re.sub("[0-9]+", "0", found) for found in _SEQUENCE.findall(whole)}
    # colours differ by what is shown: any number of them is one kind
    kinds = {re.sub(r"^\x1b\[[0;:]*m$", "\x1b[m", kind) for kind in kinds}
    text = _SEQUENCE.sub("", whole).replace("\r\n", "\n")
    return Sent(frozenset(kinds), frozenset(ACTS.findall(text)) | ({"\t"} & set(text)), text)
