"""A syntax fault in its text: what the parser said, and the lines around it."""

from typing import Any, NamedTuple

from coldwar_quiz.bank.document import Mark, Segment
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.diagnostics.problem import Label


class Fault(NamedTuple):
    """What the parser said, and where: `context` is what it was reading, which began at `context_mark`."""

    problem: str
    context: str
    mark: Mark | None
    context_mark: Mark | None

    @classmethod
    def of(cls, error: BaseException) -> "Fault":
        """The fault that any of the parser's exceptions stands for."""
        problem = getattr(error, "problem", None) or type(error).__name__
        context = getattr(error, "context", None) or ""
        marks = (getattr(error, "problem_mark", None), getattr(error, "context_mark", None))
        return cls(problem, context, *(_mark(mark) for mark in marks))


def _mark(mark: Any) -> Mark | None:
    return None if mark is None else Mark(mark.line, mark.column, mark.index)


class Scene(NamedTuple):
    """A fault in its text: `lines` are those of the segment, `at` is where the parser stopped, `line` that line."""

    segment: Segment
    fault: Fault
    lines: list[str]
    at: Mark
    findings: Findings

    @property
    def line(self) -> str:
        return self.text(self.at.line)

    def text(self, number: int) -> str:
        return self.lines[number].removesuffix("\r") if 0 <= number < len(self.lines) else ""

    def report(
        self, code: str, line: int, column: int, message: str, length: int = 1, others: tuple[Label, ...] = (),
        label: str = "", help: str = "",
    ) -> bool:  # fmt: skip
        """One error at `line` and `column`, counted from 0 in the segment."""
        place = self.segment.span(Mark(line, column, 0), Mark(line, column + length, 0))
        self.findings.error(code, place, message, label=label, others=others, help=help)
        return True
