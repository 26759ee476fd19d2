"""Collecting what is wrong with one file without letting a stranger's file make the collecting expensive.

A two-megabyte file can hold half a million mistakes. Only the first of each severity are kept and given a place; the
rest are counted.
"""

from dataclasses import replace
from typing import Protocol

from coldwar_quiz.diagnostics.problem import Label, Problem, Severity, sorted_problems
from coldwar_quiz.diagnostics.span import Span

KEPT_PER_FILE = 50
TOO_MANY = 10_000
"""After so many more nobody is told anything new: the rest of the file is not read, and not looked at by rules."""


class Placed(Protocol):
    """Anything that knows its place: a node, whose span is worked out only when somebody asks."""

    @property
    def span(self) -> Span: ...


class Findings:
    """The problems of one file. `question` is the id, `deck/question`, of what is being read."""

    limit = KEPT_PER_FILE

    def __init__(self) -> None:
        self.question: str | None = None
        self.errors = 0
        self.omitted = 0
        self._kept: dict[Severity, list[Problem]] = {severity: [] for severity in Severity}
        self._settled: set[tuple[int, int]] = set()

    @property
    def full(self) -> bool:
        """Whether one more error would only be counted: time to stop working out messages."""
        return len(self._kept[Severity.ERROR]) >= self.limit

    def error(
        self,
        code: str,
        place: Span | Placed,
        message: str,
        label: str = "",
        note: str = "",
        help: str = "",
        others: tuple[Label, ...] = (),
    ) -> None:
        """Note that something cannot be used."""
        self.errors += 1
        self._keep(Severity.ERROR, code, place, message, label, note, help, others)

    def warning(self, code: str, place: Span | Placed, message: str, label: str = "", help: str = "") -> None:
        """Note that something is probably not what was meant."""
        self._keep(Severity.WARNING, code, place, message, label, "", help, ())

    @property
    def too_many(self) -> bool:
        """Whether it is time to give the file up."""
        return self.omitted >= TOO_MANY

    @property
    def warned_enough(self) -> bool:
        """Whether one more warning would only be counted."""
        return len(self._kept[Severity.WARNING]) >= self.limit

    def omit(self, severity: Severity = Severity.ERROR, count: int = 1) -> None:
        """Count a problem, or `count` of them, without working out what to say of it."""
        self.errors += count if severity is Severity.ERROR else 0
        self.omitted += count

    def settle(self, code: str, place: Placed | Span, message: str, help: str = "") -> None:
        """Note an error that explains whatever else would be said of the same place."""
        if not self.full:
            span = place if isinstance(place, Span) else place.span
            self._settled.add((span.line, span.column))
            self._keep_problem(Problem(code, Severity.ERROR, message, span, help=help, question=self.question))
            self.errors += 1
        else:
            self.omit()

    def mark(self) -> tuple[int, ...]:
        """How much was found so far."""
        errors, warnings, advice = self._kept.values()
        return self.errors, self.omitted, len(errors), len(warnings), len(advice)

    def back_to(self, mark: tuple[int, ...]) -> None:
        """Forget what was found since `mark` was taken, of what was not settled nor withdrawn."""
        self.errors, self.omitted, *counts = mark
        for kept, count in zip(self._kept.values(), counts, strict=True):
            del kept[count:]

    def withdraw(self, code: str, span: Span, severity: Severity = Severity.WARNING) -> None:
        """Take back what has turned out not to be true, or to be told elsewhere."""
        kept = self._kept[severity]
        before = len(kept)
        kept[:] = [p for p in kept if p.code != code or p.span != span]
        self.errors -= before - len(kept) if severity is Severity.ERROR else 0

    def only_error(self, code: str, place: Span | Placed, message: str, help: str = "") -> None:
        """Note the one error beside which nothing else about the file matters."""
        self._kept = {severity: [] for severity in Severity}
        self.omitted = 0
        self.error(code, place, message, help=help)

    def belong(self, first: int, last: int, question: str | None) -> None:
        """Say of what was found between two lines, the second not included, that it concerns `question`."""
        for severity, kept in self._kept.items():
            self._kept[severity] = [
                replace(p, question=question) if p.question is None and first <= p.span.line < last else p for p in kept
            ]

    def add(self, problems: list[Problem], omitted: int = 0) -> None:
        """Take over problems found elsewhere in the same file."""
        self.omitted += omitted
        for problem in problems:
            self.errors += problem.severity is Severity.ERROR
            self._keep_problem(problem)

    def problems(self) -> list[Problem]:
        """What was kept, by place: of each severity the first that were found."""
        return list(sorted_problems(p for kept in self._kept.values() for p in kept))

    def _keep(
        self,
        severity: Severity,
        code: str,
        place: Span | Placed,
        message: str,
        label: str,
        note: str,
        help: str,
        others: tuple[Label, ...],
    ) -> None:
        if len(self._kept[severity]) >= self.limit:
            self.omitted += 1
            return
        span = place if isinstance(place, Span) else place.span
        if (span.line, span.column) not in self._settled:
            self._keep_problem(Problem(code, severity, message, span, label, others, note, help, self.question))

    def _keep_problem(self, problem: Problem) -> None:
        kept = self._kept[problem.severity]
        if len(kept) < self.limit:
            kept.append(problem)
        else:
            self.omitted += 1


def most_telling(problems: list[Problem]) -> tuple[list[Problem], int]:
    """At most 50 of the problems of one file, errors before warnings before advice, by place; and how many are left."""
    by_weight = sorted(problems, key=lambda p: list(Severity).index(p.severity))
    kept = by_weight[:KEPT_PER_FILE]
    return list(sorted_problems(kept)), len(problems) - len(kept)
