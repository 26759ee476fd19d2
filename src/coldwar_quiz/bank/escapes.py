"""YAML's escapes, such as `"\\e[31m"`: which characters they smuggle in, found where they are written."""

import re

from coldwar_quiz.bank.document import Segment
from coldwar_quiz.bank.files import CONTROL_OR_CR, name_character
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.diagnostics.span import Span

_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_LETTERS = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "r": 13, "e": 27, "_": 0xA0, "N": 0x85, "L": 0x2028, "P": 0x2029}

_BACKSLASH = "write `\\\\` for a backslash, or put the text in single quotes"


def report_escapes(segment: Segment, start: int, end: int, findings: Findings) -> None:
    """An error for each escape in the double-quoted `segment.text[start:end]` that stands for a control character."""
    text = segment.text
    for escape in _ESCAPE.finditer(text, start, end):
        if findings.full:
            findings.omit()
            return
        character = _meant(escape)
        if not CONTROL_OR_CR.match(character):
            continue
        place = segment.source.span(segment.offset + escape.start(), segment.offset + escape.end())
        findings.error(
            "control-character",
            place,
            f"the escape `{escape[0]}` stands for the control character {name_character(character)}",
            help=_BACKSLASH
            if escape[4] and escape[4].isalpha() and text[escape.end() : escape.end() + 1].isalpha()
            else "remove it; deck text is printable characters, tabs and line ends",
        )


def place_of_escape(piece: str, segment: Segment, start: int, end: int) -> Span | None:
    """The place of the first escape in `segment.text[start:end]` that stands for a character of `piece`."""
    for escape in _ESCAPE.finditer(segment.text, start, end):
        if _meant(escape) in piece:
            return segment.source.span(segment.offset + escape.start(), segment.offset + escape.end())
    return None


def _meant(escape: re.Match[str]) -> str:
    """The character that `escape` stands for; the escape itself where it stands for none that is looked for here."""
    digits = escape[1] or escape[2] or escape[3]
    code = int(digits, 16) if digits else _LETTERS.get(escape[4])
    return escape[0] if code is None or code > 0x10FFFF else chr(code)
