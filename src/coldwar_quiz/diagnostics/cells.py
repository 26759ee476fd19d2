"""How many columns of a terminal a text takes, for carets that stand under the right letter."""

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
