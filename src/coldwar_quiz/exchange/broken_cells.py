"""Which text of a row with too many cells was meant to be one cell, and lacks quotation marks.

Two things give it away. People put a space after a comma in a text, and none after one between cells; and a cell that
is in quotation marks, or empty, is no part of a broken text.
"""

from collections.abc import Sequence

from coldwar_quiz.exchange.csv_text import Cell, Row
from coldwar_quiz.exchange.files import TextFile

_SHOWN = 60


def broken_text(file: TextFile, row: Row, wanted: int, sign: str) -> str:
    """The text of `row` that has to be quoted for it to have `wanted` cells, in backquotes; empty where nobody knows.

    `sign` separates the cells.
    """
    excess = len(row.cells) - wanted
    joints = [n for n in range(1, len(row.cells)) if _bare(file, row.cells[n - 1]) and _bare(file, row.cells[n])]
    spaced = [n for n in joints if row.cells[n].text.startswith(" ")]
    stretches = _stretches(spaced if spaced and sign != "\t" else joints)
    if sum(map(len, stretches)) != excess:
        return ""
    texts = [file.text[row.cells[s[0] - 1].start : row.cells[s[-1]].end].strip() for s in stretches]
    return " and ".join(f"`{text if len(text) <= _SHOWN else text[: _SHOWN - 3] + '...'}`" for text in texts)


def _bare(file: TextFile, cell: Cell) -> bool:
    """Whether `cell` has a text, and no quotation marks around it."""
    return bool(cell.text.strip()) and file.text[cell.start] != '"'


def _stretches(numbers: Sequence[int]) -> list[list[int]]:
    """`numbers`, those that follow one another together."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return found
