"""Two small charts of block characters: what comes due, and what was done. Both can be read without colour."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from textual.content import Content

from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.widgets.text import fit_right, line, plain

_EPOCH = date(1970, 1, 1)
_GUTTER = 5
"""Cells for the numbers of the scale."""

_LEAST_SCALE = 4
"""The scale reaches at least this far, so that one answer is no tower."""


def day_letters(first_day: int, count: int) -> str:
    """`SMTWTFS...`: the initials of `count` days from a study day on."""
    return "".join((_EPOCH + timedelta(days=first_day + n)).strftime("%a")[0] for n in range(count))


def bars(values: Sequence[int], labels: str, rows: int, symbols: Symbols) -> list[Content]:
    """Upright bars, `rows` high, with the highest value at the scale's top and a letter under each."""
    top, steps = max(max(values, default=0), _LEAST_SCALE), len(symbols.levels) - 1
    lines: list[Content] = []
    for row in range(rows):
        floor = rows - 1 - row
        cells = []
        for value in values:
            eighths = round(value / top * rows * steps)
            if value and not eighths:
                eighths = 1
            cells.append(symbols.levels[max(0, min(steps, eighths - floor * steps))])
        scale = str(top) if row == 0 else "0" if row == rows - 1 and rows > 1 else ""
        axis = symbols.axis if scale else ("│" if not symbols.ascii else "|")
        scale_text = fit_right(plain(scale, "$muted"), _GUTTER - 1)
        lines.append(line(scale_text, " ", (axis, "$muted"), (" ".join(cells), "$primary")))
    lines.append(line(" " * (_GUTTER + 1), (" ".join(labels), "$muted")))
    return lines


def heat_map(answers: Mapping[int, int], today: int, weeks: int, symbols: Symbols) -> list[Content]:
    """Seven rows from Monday to Sunday, a column of two cells a week, the darker the more answers that day."""
    weekday = (_EPOCH + timedelta(days=today)).weekday()
    first = today - weekday - 7 * (weeks - 1)
    most = max(answers.values(), default=0)
    lines: list[Content] = []
    for row in range(7):
        name = ("Mon", "", "Wed", "", "Fri", "", "Sun")[row]
        cells = []
        for week in range(weeks):
            day = first + 7 * week + row
            cells.append("  " if day > today else _shade(answers.get(day, 0), most, symbols) * 2)
        lines.append(line((f"{name:<4}", "$muted"), *((f"{cell} ", _ink(cell, symbols)) for cell in cells)))
    return lines


def _shade(count: int, most: int, symbols: Symbols) -> str:
    if not count or not most:
        return symbols.shades[0]
    darkest = len(symbols.shades) - 1
    return symbols.shades[max(1, min(darkest, -(-count * darkest // most)))]


def _ink(cell: str, symbols: Symbols) -> str:
    return "$muted" if cell[0] == symbols.shades[0] else "$primary"
