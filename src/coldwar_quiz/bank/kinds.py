"""The ten types of question as frozen values, and the dates they use.

Named tuples, since every start of the program defines these classes and every check of a deck makes thousands of them.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import IntEnum
from types import MappingProxyType
from typing import NamedTuple

CONTENT_NOTES = ("antisemitism", "execution", "mass-death", "sexual-violence")
"""What a question may tell of that a learner may want to leave out."""


class Precision(IntEnum):
    """How much of a date is given."""

    YEAR = 1
    MONTH = 2
    DAY = 3


class PartialDate(NamedTuple):
    """A year, a month of it, or a day of that: 1953, 1953-06, 1953-06-26. Months and days count from 1."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        return Precision.YEAR if self.month is None else Precision.MONTH if self.day is None else Precision.DAY

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


class When(NamedTuple):
    """Where a question stands on the timeline: one date, or the two ends of a stretch (`end` included)."""

    start: PartialDate
    end: PartialDate | None = None

    def __str__(self) -> str:
        return str(self.start) if self.end is None else f"{self.start}/{self.end}"


class Choice(NamedTuple):
    """One of the options, shuffled; numbers and dates sorted."""

    answer: str
    distractors: tuple[str, ...]

    @property
    def options(self) -> tuple[str, ...]:
        return (self.answer, *self.distractors)


class Select(NamedTuple):
    """Tick all that are right."""

    answers: tuple[str, ...]
    distractors: tuple[str, ...]

    @property
    def options(self) -> tuple[str, ...]:
        return (*self.answers, *self.distractors)


class Typed(NamedTuple):
    """Typed. With `distractors` it starts as a choice and becomes typed as the memory grows."""

    answer: str
    accept: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        return (self.answer, *self.distractors) if self.distractors else ()


class Gap(NamedTuple):
    """One gap of a cloze: the answer and other spellings of it."""

    answer: str
    accept: tuple[str, ...] = ()


class Cloze(NamedTuple):
    """A text with gaps, all hidden at once. `parts` alternates freely between text and gaps, in reading order."""

    parts: tuple[str | Gap, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return tuple(p for p in self.parts if isinstance(p, Gap))

    def text(self, fill: str | None = "____") -> str:
        """The prompt with every gap shown as `fill`, or as its answer when `fill` is None."""
        return "".join(p if isinstance(p, str) else p.answer if fill is None else fill for p in self.parts)


class TrueFalse(NamedTuple):
    """True or false, then the correction."""

    answer: bool
    correction: str | None = None


class AskDate(NamedTuple):
    """A date, typed, of the precision of the answer."""

    answer: PartialDate


class Number(NamedTuple):
    """A number, typed. `tolerance` is absolute, in the same unit."""

    answer: Decimal
    unit: str | None = None
    tolerance: Decimal = Decimal(0)

    @property
    def decimals(self) -> bool:
        """Whether the answer is written with decimals: 1.5, and 1.000 too."""
        exponent = self.answer.as_tuple().exponent
        return isinstance(exponent, int) and exponent < 0


class Order(NamedTuple):
    """Put in order, earliest first. `items` is the right order."""

    items: tuple[str, ...]


class Match(NamedTuple):
    """Pair up. `distractors` are right-hand sides that belong to nothing."""

    pairs: tuple[tuple[str, str], ...]
    distractors: tuple[str, ...] = ()

    @property
    def rights(self) -> tuple[str, ...]:
        return (*(right for _, right in self.pairs), *self.distractors)


class Card(NamedTuple):
    """Think, reveal, grade yourself. `points` are key points to tick off."""

    answer: str
    points: tuple[str, ...] = ()


Body = Choice | Select | Typed | Cloze | TrueFalse | AskDate | Number | Order | Match | Card

BODIES: Mapping[str, type[Body]] = MappingProxyType(
    {
        "choice": Choice,
        "select": Select,
        "typed": Typed,
        "cloze": Cloze,
        "true-false": TrueFalse,
        "date": AskDate,
        "number": Number,
        "order": Order,
        "match": Match,
        "card": Card,
    }
)
"""The ten types by name, in the order the format describes them."""

_NAMES = {kind: name for name, kind in BODIES.items()}


def type_of(body: Body) -> str:
    """The name of the type that `body` belongs to."""
    return _NAMES[type(body)]
