"""Problems as text: with the line and a caret for people, a line each for editors, JSON, workflow commands."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from coldwar_quiz.diagnostics.cells import TAB, cells
from coldwar_quiz.diagnostics.problem import Problem, Problems, Severity
from coldwar_quiz.diagnostics.safe_text import safe_line
from coldwar_quiz.diagnostics.span import Span

SHOWN_CELLS = 100
"""A longer line is cropped around its caret."""

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.ADVICE: "1;36"}
_QUIET = "1;34"
_ELLIPSIS = "..."


class _Mark(NamedTuple):
    """What is underlined in one line: from `start` up to, not including, `end`, counted from 0 in code points."""

    line: int
    start: int
    end: int
    primary: bool
    label: str


def as_text(
    problem: Problem, lines: Mapping[str, Sequence[str]], colour: bool = False, width: int = SHOWN_CELLS
) -> str:
    """`problem` with the lines it speaks of, without a line end. `lines` has the lines of each file by its path.

    A line of more than `width` cells is cropped around its first mark.
    """
    paint = _painter(colour)
    severity = _COLOURS[problem.severity]
    marks: dict[str, list[_Mark]] = {problem.span.path: []}
    for label in problem.others:
        marks.setdefault(label.span.path, []).extend(_marks(label.span, False, label.text, lines))
    marks[problem.span.path] += _marks(problem.span, True, problem.label, lines)
    numbers = [mark.line for found in marks.values() for mark in found] or [1]
    digits = len(str(max(numbers)))
    bar = paint(_QUIET, " " * (digits + 2) + "|")
    head = paint(severity, f"{problem.severity}[{problem.code}]") + f": {safe_line(problem.message)}"
    text = [head, paint(_QUIET, " " * (digits + 1) + "-->") + f" {safe_line(str(problem.span))}"]
    for path, found in marks.items():
        if path != problem.span.path:
            where = next(str(label.span) for label in problem.others if label.span.path == path)
            text.append(paint(_QUIET, " " * (digits + 1) + ":::") + f" {safe_line(where)}")
        if found:
            text.append(bar)
        for number in sorted({mark.line for mark in found}):
            here = [mark for mark in found if mark.line == number]
            crop = _Crop(lines[path][number - 1], here, width)
            text.append(paint(_QUIET, f" {number:>{digits}} |") + f" {crop.text}".rstrip())
            for mark in sorted(here):
                under = paint(severity if mark.primary else _QUIET, crop.under(mark))
                text.append(f"{bar} {crop.before(mark)}{under}")
    for name, said in (("note", problem.note), ("help", problem.help)):
        if said:
            text.append(paint(_QUIET, " " * (digits + 2) + "=") + f" {name}: {safe_line(said)}")
    return "\n".join(text)


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
        tail = _ELLIPSIS if self._last < len(self._shown) else ""
        self.text = self._lead + "".join(self._shown[self._first : self._last]) + tail

    def _reach(self, start: int, step: int, room: int) -> int:
        """The index that is `room` cells from `start`, forwards or backwards."""
        at = start
        while room > 0 and (at > 0 if step < 0 else at < len(self._shown)):
            room -= cells(self._shown[at - 1 if step < 0 else at])
            at += step
        return at

    def before(self, mark: _Mark) -> str:
        """The space before the underline of `mark`."""
        start = max(mark.start, self._first)
        beyond = max(0, start - len(self._shown))
        return " " * (cells(self._lead + "".join(self._shown[self._first : start])) + beyond)

    def under(self, mark: _Mark) -> str:
        """The underline of `mark` and its label."""
        marked = "".join(self._shown[max(mark.start, self._first) : min(mark.end, self._last)])
        line = ("^" if mark.primary else "-") * max(1, cells(marked))
        return f"{line} {safe_line(mark.label)}" if mark.label else line


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
    """All problems as plain values, for `tell_json`; `decks` and `questions` are how many were loaded."""
    return {
        "decks": decks,
        "questions": questions,
        "omitted": problems.omitted,
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
