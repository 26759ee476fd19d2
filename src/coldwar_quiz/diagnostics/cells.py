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
    words = text.lstrip(" ")
    indent = len(text) - len(words)
    return hung(" " * indent, words, width, indent)


def hung(lead: str, text: str, width: int, indent: int) -> list[str]:
    """`lead`, and `text` after it, in lines of at most `width` cells; those after the first are indented by `indent`.

    Only `text` is broken, between words; `lead` stays as it is, on a line of its own where no word fits behind it.
    """
    if cells(lead) + cells(text) <= width:
        return [(lead + text).rstrip(" ")]
    lines, line, empty = [], lead, cells(lead) <= indent
    for word in _words(text, width - indent):
        gap = "" if line.endswith(" ") or not line else " "
        if not empty and cells(line) + len(gap) + cells(word) > width:
            lines.append(line.rstrip(" "))
            line, gap = " " * indent, ""
        line += gap + word
        empty = False
    return [*lines, line.rstrip(" ")]


def _words(text: str, room: int) -> list[str]:
    words: list[str] = []
    for word in _WORD.findall(text):
        words += [word] if cells(word) <= room else word.split()
    return words
