"""How many columns of a terminal a text takes, for carets under the right letter and lines that break at words."""

import re
import unicodedata

TAB = "    "
"""How a tab is shown: the same everywhere, so that a caret can be placed under what follows it."""


def cell_width(character: str) -> int:
    """0 for marks and what does not show, 2 for East Asian wide characters and emoji, else 1."""
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cells(text: str) -> int:
    """The columns `text` takes."""
    return len(text) if text.isascii() else sum(map(cell_width, text))


_WORD = re.compile(r"(?:`[^`]*`|[^\s`]|`)+")
"""A word; what is quoted in backquotes, a command mostly, is one as well."""


def wrapped(text: str, width: int) -> list[str]:
    """One line of `text` as lines of at most `width` cells, broken between words and indented as the first.

    A word that is wider than a line has one of its own, and is left whole.
    """
    indent = text[: len(text) - len(text.lstrip(" "))]
    if cells(text) <= width:
        return [text.rstrip(" ")]
    lines = [indent]
    for word in _words(text, width - len(indent)):
        if lines[-1] != indent and cells(lines[-1]) + 1 + cells(word) > width:
            lines.append(indent)
        lines[-1] += word if lines[-1] == indent else f" {word}"
    return lines


def _words(text: str, room: int) -> list[str]:
    words: list[str] = []
    for word in _WORD.findall(text):
        words += [word] if cells(word) <= room else word.split()
    return words
