"""Problems on screen: a sign and a word for each severity, and the text that `check` prints, in the theme's colours."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from coldwar_quiz.authoring.view import Entry
from coldwar_quiz.diagnostics.cells import TAB, cells
from coldwar_quiz.diagnostics.problem import Problem, Severity
from coldwar_quiz.diagnostics.render import as_text
from coldwar_quiz.diagnostics.safe_text import safe_line
from coldwar_quiz.study.wording import show_count
from coldwar_quiz.tui.symbols import UNICODE, Symbols
from coldwar_quiz.tui.widgets.text import NOTHING, Piece, line, marked, plain, stack

COLOURS = {Severity.ERROR: "$error", Severity.WARNING: "$warning", Severity.ADVICE: "$primary"}
_MARGIN = re.compile(r"^ *\d* *(?:\||-->|:::|=)")
_WHERE = re.compile(r"^ *(?:-->|:::) ")
_UNDERLINE = re.compile(r"^ *\| +([\^-].*)$")
_LEAST_CELLS = 24
"""A line of the deck is cropped, but not below this."""


def sign(severity: Severity, symbols: Symbols) -> str:
    """One cell for a severity, each another shape."""
    return {Severity.ERROR: symbols.wrong, Severity.WARNING: "!", Severity.ADVICE: "i"}[severity]


def counted(severity: Severity, number: int) -> str:
    """`1 error`, `2 warnings`, `3 advice`."""
    return f"{number} advice" if severity is Severity.ADVICE else show_count(number, str(severity))


def tally(counts: Mapping[Severity, int], symbols: Symbols, *, words: bool) -> Content:
    """How many problems of each severity, with its sign: `✗ 1 error  i 3 advice`, without `words` `✗1 i3`."""
    pieces: list[Piece] = []
    for severity in Severity:
        if number := counts.get(severity, 0):
            text = f" {counted(severity, number)}" if words else str(number)
            gap = "  " if words else " "
            pieces += [gap if pieces else "", (f"{sign(severity, symbols)}{text}", f"bold {COLOURS[severity]}")]
    return line(*pieces)


def diagnostic(problem: Problem, lines: Mapping[str, Sequence[str]], width: int) -> Content:
    """A problem as `check` prints it, in `width` cells as far as that can be."""
    margin = len(str(problem.span.end_line)) + 4
    colour = COLOURS[problem.severity]
    head, *rest = as_text(problem, lines, width=max(width - margin, _LEAST_CELLS)).split("\n")
    word = f"{problem.severity}[{problem.code}]"
    shown = [Content.assemble(plain(word, f"bold {colour}"), plain(head.removeprefix(word)))]
    for one in rest:
        one = _cropped(one, width)
        content, edge, under = plain(one), _MARGIN.match(one), _UNDERLINE.match(one)
        if edge:
            content = content.stylize("$muted", 0, edge.end())
        if under:
            content = content.stylize(f"bold {colour}" if under[1].startswith("^") else "$muted", under.start(1))
        shown.append(content)
    return stack(shown)


def _cropped(text: str, width: int) -> str:
    """A line that says where something is, with the end of a long path: the name of the file and the place in it."""
    edge = _WHERE.match(text)
    if edge is None or cells(text) <= width:
        return text
    room = max(width - edge.end() - 3, 1)
    return f"{edge[0]}...{text[edge.end() :][-room:]}"


def in_short(problem: Problem, symbols: Symbols, path: str) -> Content:
    """A problem on one line: sign, word, place, message, and the way out; the file too where it is not `path`."""
    file = "" if problem.span.path == path else f" {safe_line(os.path.basename(problem.span.path))}"
    return line(
        (f"{sign(problem.severity, symbols)} {problem.severity}", f"bold {COLOURS[problem.severity]}"),
        (f"{file} line {problem.span.line} ", "$muted"),
        safe_line(problem.message),
        (f"; {safe_line(problem.help)}" if problem.help else "", "$muted"),
    )


class Diagnostics(Widget):
    """Every problem of an entry as `check` prints it, and the lines of what cannot be shown otherwise."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entry: Entry | None = None
        self._laid_out: tuple[int, list[Content]] | None = None

    def show(self, entry: Entry | None) -> None:
        """The problems of `entry`, and where it cannot be used, its source."""
        self._entry, self._laid_out = entry, None
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return stack(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        if self._laid_out is None or self._laid_out[0] != width:
            self._laid_out = (width, list(self._made(max(width, 1))))
        return self._laid_out[1]

    def _made(self, width: int) -> Iterator[Content]:
        entry = self._entry
        if entry is None:
            return
        for n, problem in enumerate(entry.problems):
            if n:
                yield NOTHING
            for one in diagnostic(problem, entry.lines, width).split("\n"):
                yield from [one] if one.cell_length <= width else one.wrap(width)
        if entry.question is None and not entry.of_file:
            if not entry.problems:
                yield from plain(UNTOLD, "$muted").wrap(width)
            yield NOTHING
            digits = len(str(entry.line + len(entry.source)))
            for number, text in enumerate(entry.source, entry.line):
                whole = line((f" {number:>{digits}} | ", "$muted"), text.replace("\t", TAB))
                yield whole.truncate(width, ellipsis=True)


UNTOLD = "This question is left out. The reason is among the problems of the file, or beyond the first 50 of them."


class _Mark(NamedTuple):
    sign: str
    style: str


class Strip(Widget):
    """One row with a sign for each question, the one looked at in brackets; an arrow where there are more."""

    at: reactive[int] = reactive(0)

    def __init__(self, symbols: Symbols = UNICODE, id: str | None = None) -> None:
        super().__init__(id=id)
        self._symbols = symbols
        self._marks: tuple[_Mark, ...] = ()

    def show(self, entries: Iterable[Entry], at: int) -> None:
        """Other questions, or another one looked at."""
        self._marks = tuple(self._mark(entry) for entry in entries)
        self.at = at
        self.refresh()

    def _mark(self, entry: Entry) -> _Mark:
        if entry.worst is None:
            return _Mark(self._symbols.blank if entry.lost else self._symbols.none, "$muted")
        return _Mark(sign(entry.worst, self._symbols), f"bold {COLOURS[entry.worst]}")

    def render(self) -> Content:
        width = self.content_size.width
        room = max(width - 4, 1)  # for the brackets, and an arrow at each end
        count = len(self._marks)
        first = max(0, min(self.at - room // 2, count - room))
        last = min(count, first + room)
        pieces: list[Piece] = [("<" if first else " ", "$muted")]
        for n in range(first, last):
            mark = self._marks[n]
            pieces += [("[", "bold"), (mark.sign, marked(self)), ("]", "bold")] if n == self.at else [mark]
        pieces.append((">" if last < count else " ", "$muted"))
        return line(*pieces)
