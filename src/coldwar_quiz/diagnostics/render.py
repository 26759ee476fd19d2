"""Problems as text: with the line and a caret for people, a line each for editors, JSON, workflow commands."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from coldwar_quiz.diagnostics.cells import TAB, cells, hung, wrapped
from coldwar_quiz.diagnostics.problem import Problem, Problems, Severity
from coldwar_quiz.diagnostics.safe_text import safe_line
from coldwar_quiz.diagnostics.span import Span

SHOWN_CELLS = 100
"""A longer line is cropped around its caret."""

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.ADVICE: "1;36"}
_QUIET = "1;34"
_ELLIPSIS = "..."
_LEAST_CELLS = 20
"""A line of a deck is cropped to a window, but not below this."""


class _Mark(NamedTuple):
    """What is underlined in one line: from `start` up to, not including, `end`, counted from 0 in code points."""

    line: int
    start: int
    end: int
    primary: bool
    label: str


def as_text(
    problem: Problem,
    lines: Mapping[str, Sequence[str]],
    colour: bool = False,
    width: int = SHOWN_CELLS,
    window: int | None = None,
) -> str:
    """`problem` with the lines it speaks of, without a line end. `lines` has the lines of each file by its path.

    A line of more than `width` cells is cropped around its first mark. With `window`, the columns of a terminal,
    everything is made to fit them: lines are cropped, sentences and labels are broken between words. A path is left
    whole, so that it can be copied.
    """
    paint = _painter(colour)
    severity = _COLOURS[problem.severity]
    marks: dict[str, list[_Mark]] = {problem.span.path: []}
    for label in problem.others:
        marks.setdefault(label.span.path, []).extend(_marks(label.span, False, label.text, lines))
    marks[problem.span.path] += _marks(problem.span, True, problem.label, lines)
    numbers = [mark.line for found in marks.values() for mark in found] or [1]
    digits = len(str(max(numbers)))
    room = None if window is None else max(_LEAST_CELLS, window - digits - len("  | ") - 1)
    bar = paint(_QUIET, " " * (digits + 2) + "|")
    text = [
        *_said(paint, severity, f"{problem.severity}[{problem.code}]", ": ", safe_line(problem.message), window, 2),
        paint(_QUIET, " " * (digits + 1) + "-->") + f" {safe_line(str(problem.span))}",
    ]
    for path, found in marks.items():
        if path != problem.span.path:
            where = next(str(label.span) for label in problem.others if label.span.path == path)
            text.append(paint(_QUIET, " " * (digits + 1) + ":::") + f" {safe_line(where)}")
        if found:
            text.append(bar)
        for number in sorted({mark.line for mark in found}):
            here = sorted(mark for mark in found if mark.line == number)
            crop = _cropped(lines[path][number - 1], here, width, room)
            text.append(paint(_QUIET, f" {number:>{digits}} |") + f" {crop.text}".rstrip())
            for mark in here:
                for before, under in _underlined(crop, mark, room):
                    text.append(f"{bar} {before}{paint(severity if mark.primary else _QUIET, under)}")
    for name, said in (("note", problem.note), ("help", problem.help)):
        if said:
            edge, lead = " " * (digits + 2) + "=", f" {name}: "
            text += _said(paint, _QUIET, edge, lead, safe_line(said), window, len(edge + lead))
    return "\n".join(text)


def _said(paint: Any, code: str, edge: str, lead: str, text: str, window: int | None, indent: int) -> list[str]:
    """A sentence after its painted edge, in lines that fit `window`; those after the first are indented by `indent`."""
    if window is None:
        return [paint(code, edge) + lead + text]
    first, *more = hung(edge + lead, text, window, min(indent, window // 2))
    return [paint(code, edge) + first[len(edge) :], *more]


def _painter(colour: bool) -> Any:
    if colour:
        return lambda code, text: f"\x1b[{code}m{text}\x1b[0m"
    return lambda code, text: text


def _marks(span: Span, primary: bool, label: str, lines: Mapping[str, Sequence[str]]) -> list[_Mark]:
    """The underlined parts of the first and the last line of `span`; none where its file is not known or empty."""
    known = lines.get(span.path, ())
    if not 0 < span.line <= len(known) or not any(known[span.line - 1 : span.end_line]):
        return []
    start = span.column - 1
    if span.end_line == span.line:
        return [_Mark(span.line, start, max(span.end_column - 1, start + 1), primary, label)]
    first = _Mark(span.line, start, max(len(known[span.line - 1]), start + 1), primary, "")
    end_line = min(span.end_line, len(known))
    last_line = known[end_line - 1]
    indent = len(last_line) - len(last_line.lstrip())
    end = span.end_column - 1 if end_line == span.end_line else len(last_line)
    return [first, _Mark(end_line, indent, max(end, indent + 1), primary, label)]


class _Crop:
    """A line as it is shown: tabs as spaces, controls replaced, the part around the first mark when it is long."""

    def __init__(self, line: str, marks: list[_Mark], width: int) -> None:
        self._shown = [TAB if character == "\t" else safe_line(character) for character in line[:20_000]]
        self._first, self._last = 0, len(self._shown)
        if cells("".join(self._shown)) > width:
            wanted = min(min(mark.start for mark in marks), self._last)
            self._first = self._reach(wanted, -1, width // 3)
            self._last = self._reach(self._first, 1, width)
        self._lead = _ELLIPSIS if self._first else ""
        self._tail = _ELLIPSIS if self._last < len(self._shown) else ""
        self.text = self._lead + "".join(self._shown[self._first : self._last]) + self._tail

    def _reach(self, start: int, step: int, room: int) -> int:
        """The index that is `room` cells from `start`, forwards or backwards."""
        at = start
        while room > 0 and (at > 0 if step < 0 else at < len(self._shown)):
            room -= cells(self._shown[at - 1 if step < 0 else at])
            at += step
        return at

    def holds(self, mark: _Mark) -> bool:
        """Whether the start of `mark` is shown; the end of the line is, where nothing is left out there."""
        return self._first <= mark.start < self._last or mark.start == self._last == len(self._shown)

    def beside(self, mark: _Mark) -> str:
        """The space before the dots that stand for what holds `mark`, which is left out."""
        return "" if mark.start < self._first else " " * (cells(self.text) - len(self._tail))

    def before(self, mark: _Mark) -> str:
        """The space before the underline of `mark`."""
        start = max(mark.start, self._first)
        beyond = max(0, start - len(self._shown))
        return " " * (cells(self._lead + "".join(self._shown[self._first : start])) + beyond)

    def under(self, mark: _Mark) -> str:
        """The underline of `mark`."""
        marked = "".join(self._shown[max(mark.start, self._first) : min(mark.end, self._last)])
        return ("^" if mark.primary else "-") * max(1, cells(marked))


def _cropped(line: str, marks: list[_Mark], width: int, room: int | None) -> _Crop:
    """`line` with `marks` in it, as it is shown; in no more than `room` cells, and then around the primary mark."""
    if room is None:
        return _Crop(line, marks, width)
    crop = _Crop(line, marks, min(width, room))
    if cells(crop.text) > room:
        inner = room - 2 * len(_ELLIPSIS) - len(TAB) + 1  # the last letter kept may be a tab
        crop = _Crop(line, marks, inner)
        primary = [mark for mark in marks if mark.primary]
        if primary and not crop.holds(primary[0]):
            crop = _Crop(line, primary, inner)
    return crop


def _underlined(crop: _Crop, mark: _Mark, room: int | None) -> Iterator[tuple[str, str]]:
    """The underline of `mark` with its label, each line as the space before it and what is painted.

    Where `room` cells do not hold both, the label stands below: under the caret where it fits, else further left.
    """
    label, before, under = safe_line(mark.label), crop.before(mark), crop.under(mark)
    if room is None:
        yield before, f"{under} {label}" if label else under
        return
    if not crop.holds(mark):
        before, under = crop.beside(mark), under[0] * len(_ELLIPSIS)
    if not label or len(before) + len(under) + 1 + cells(label) <= room:
        yield before, f"{under} {label}" if label else under
        return
    yield before, under
    indent = max(0, min(len(before), room - cells(label)))
    for line in wrapped(label, room - indent):
        yield " " * indent, line


def as_line(problem: Problem) -> str:
    """`path:line:column: severity[code]: message`, as compilers print it and editors read it.

    `matcher.py` reads it back.
    """
    return safe_line(f"{problem.span}: {problem.severity}[{problem.code}]: {problem.message}")


def as_github(problem: Problem) -> str:
    """A workflow command that puts the message beside the line in a pull request."""
    kind = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}[problem.severity]
    span = problem.span
    properties = {"file": span.path, "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = f"{problem.severity}[{problem.code}]"
    told = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    message = safe_line(problem.message) + (f"\n{safe_line(problem.help)}" if problem.help else "")
    return f"::{kind} {told}::{_escape(message)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(safe_line(text)).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Problems, *, decks: int, questions: int) -> dict[str, Any]:
    """All problems as plain values, for `tell_json`; `decks` and `questions` are how many were loaded.

    `omitted` counts those that are not among them: at least so many, where it is `open_ended`.
    """
    return {
        "decks": decks,
        "questions": questions,
        "omitted": problems.omitted,
        "open_ended": problems.open_ended,
        "unproven": problems.unproven,
        "problems": [_as_values(problem) for problem in problems],
    }


def _as_values(problem: Problem) -> dict[str, Any]:
    span = problem.span
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "message": problem.message,
        "help": problem.help or None,
        "file": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "question": problem.question,
    }
