"""A problem as data. Loading returns these; it never raises for content."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from coldwar_quiz.diagnostics.safe_text import safe_line
from coldwar_quiz.diagnostics.span import Span


class Severity(StrEnum):
    """error: cannot be used. warning: probably not what was meant. advice: item-writing rules."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that explains the first, with what happened there: `first used here`."""

    span: Span
    text: str

    def __post_init__(self) -> None:
        _make_printable(self, "text")


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake at one place.

    `code` is permanent and kebab-case; `message` states, lower case, without a full stop; `label` says what the caret
    points at; `help` suggests the way out; `question` is `deck/question` where the problem belongs to one. Words of a
    deck or a path that are quoted in any of them are put on one line and lose what could act on a terminal.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    label: str = ""
    others: tuple[Label, ...] = ()
    note: str = ""
    help: str = ""
    question: str | None = None

    def __post_init__(self) -> None:
        _make_printable(self, "message", "label", "note", "help", "question")


def _make_printable(words: object, *names: str) -> None:
    """Put the named fields of a frozen value on one line, without control characters."""
    for name in names:
        text = getattr(words, name)
        if text and not text.isprintable():
            object.__setattr__(words, name, safe_line(text))


@dataclass(frozen=True, slots=True)
class Problems:
    """All problems of one load, sorted by place, each once.

    `omitted` counts those beyond the first 50 of a file, and is `open_ended` where there are so many that no more were
    looked for; `unproven` counts the quotations of a user's own decks that no document here can prove, and
    `first_unproven` is where the first of them stand. `lines` maps each path to its lines, for rendering.
    """

    items: tuple[Problem, ...] = ()
    omitted: int = 0
    unproven: int = 0
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    open_ended: bool = False
    first_unproven: tuple[Span, ...] = ()

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def more(self) -> str:
        """`948 more`, or `at least 948 more`, beyond those here; empty where these are all."""
        return how_many_more(self.omitted, self.open_ended)

    def count(self, severity: Severity) -> int:
        """How many problems have that severity."""
        return sum(1 for p in self.items if p.severity is severity)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.items if p.severity is Severity.ERROR)

    def failing(self, strict: bool = False) -> bool:
        """Whether `check` ends with exit code 1: at an error, and when `strict` at anything."""
        return bool(self.items) if strict else any(p.severity is Severity.ERROR for p in self.items)


def how_many_more(omitted: int, open_ended: bool) -> str:
    """`948 more`, or `at least 948 more` where they are `open_ended`; empty where nothing is `omitted`."""
    if not omitted:
        return ""
    return f"{'at least ' if open_ended else ''}{omitted:,} more"


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """`problems` by place, then code, without repetitions."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.span, p.code, p.message)))
