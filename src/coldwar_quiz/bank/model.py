"""The bank as frozen values. A question is parsed once and carries its place to the end.

What all ten types share is on `Question`; what one type adds is its `body`, so a question can change its type and keep
its identity.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar, NamedTuple

from coldwar_quiz.diagnostics.span import Span


class QuestionId(NamedTuple):
    """The permanent name of a question, written `deck/question` in every output."""

    deck: str
    question: str

    def __str__(self) -> str:
        return f"{self.deck}/{self.question}"

    @classmethod
    def parse(cls, text: str, deck: str = "") -> "QuestionId":
        """`deck/question`, or a bare `question` of `deck`."""
        left, slash, right = text.partition("/")
        return cls(left, right) if slash else cls(deck, left)


class Precision(IntEnum):
    """How much of a date is given."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
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


@dataclass(frozen=True, slots=True)
class When:
    """Where a question stands on the timeline: one date, or the two ends of a stretch (`end` included)."""

    start: PartialDate
    end: PartialDate | None = None

    def __str__(self) -> str:
        return str(self.start) if self.end is None else f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the options, shuffled; numbers and dates sorted."""

    type: ClassVar[str] = "choice"
    answer: str
    distractors: tuple[str, ...]

    @property
    def options(self) -> tuple[str, ...]:
        return (self.answer, *self.distractors)


@dataclass(frozen=True, slots=True)
class Select:
    """Tick all that are right."""

    type: ClassVar[str] = "select"
    answers: tuple[str, ...]
    distractors: tuple[str, ...]

    @property
    def options(self) -> tuple[str, ...]:
        return (*self.answers, *self.distractors)


@dataclass(frozen=True, slots=True)
class Typed:
    """Typed. With `distractors` it starts as a choice and becomes typed as the memory grows."""

    type: ClassVar[str] = "typed"
    answer: str
    accept: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        return (self.answer, *self.distractors) if self.distractors else ()


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap of a cloze: the answer and other spellings of it."""

    answer: str
    accept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with gaps, all hidden at once. `parts` alternates freely between text and gaps, in reading order."""

    type: ClassVar[str] = "cloze"
    parts: tuple[str | Gap, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return tuple(p for p in self.parts if isinstance(p, Gap))

    def text(self, fill: str | None = "____") -> str:
        """The prompt with every gap shown as `fill`, or as its answer when `fill` is None."""
        return "".join(p if isinstance(p, str) else p.answer if fill is None else fill for p in self.parts)


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """True or false, then the correction."""

    type: ClassVar[str] = "true-false"
    answer: bool
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class AskDate:
    """A date, typed, of the precision of the answer."""

    type: ClassVar[str] = "date"
    answer: PartialDate


@dataclass(frozen=True, slots=True)
class Number:
    """A number, typed. `tolerance` is absolute, in the same unit."""

    type: ClassVar[str] = "number"
    answer: Decimal
    unit: str | None = None
    tolerance: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Order:
    """Put in order, earliest first. `items` is the right order."""

    type: ClassVar[str] = "order"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Pair up. `distractors` are right-hand sides that belong to nothing."""

    type: ClassVar[str] = "match"
    pairs: tuple[tuple[str, str], ...]
    distractors: tuple[str, ...] = ()

    @property
    def rights(self) -> tuple[str, ...]:
        return (*(right for _, right in self.pairs), *self.distractors)


@dataclass(frozen=True, slots=True)
class Card:
    """Think, reveal, grade yourself. `points` are key points to tick off."""

    type: ClassVar[str] = "card"
    answer: str
    points: tuple[str, ...] = ()


Body = Choice | Select | Typed | Cloze | TrueFalse | AskDate | Number | Order | Match | Card

BODIES: Mapping[str, type[Body]] = MappingProxyType(
    {b.type: b for b in (Choice, Select, Typed, Cloze, TrueFalse, AskDate, Number, Order, Match, Card)}
)
"""The ten types by name, in the order the format describes them."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation, word for word, with the work and the place of that work it stands in."""

    source: str
    where: str
    quote: str
    span: Span = field(compare=False)
    """The place of `quote` in the deck."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one work says where the documents disagree, in our words; `answer` is the response it would support."""

    source: str
    where: str
    says: str
    quote: str | None = None
    answer: str | None = None
    span: Span = field(compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of one deck.

    `spans` maps a field's path to its place: `prompt`, `answer`, `distractors.2`, `evidence.0.quote` (items count
    from 0); the key of a field is at `prompt#key`. `origin` is the id the Anki note hangs on: the oldest of `formerly`,
    else the id itself.
    """

    id: QuestionId
    body: Body
    prompt: str
    span: Span = field(compare=False)
    """The value of `id` in the file; `file` and `line` of every output."""
    hint: str | None = None
    explanation: str | None = None
    evidence: tuple[Evidence, ...] = ()
    accounts: tuple[Account, ...] = ()
    when: When | None = None
    difficulty: int = 2
    tags: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    confusable: tuple[tuple[QuestionId, str], ...] = ()
    formerly: tuple[QuestionId, ...] = ()
    retired: str | None = None
    allow: tuple[tuple[str, str], ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)

    @property
    def type(self) -> str:
        """One of the ten type names."""
        return self.body.type

    @property
    def origin(self) -> QuestionId:
        return self.formerly[0] if self.formerly else self.id

    @property
    def text(self) -> str:
        """The prompt as shown: a cloze with its gaps blank."""
        return self.body.text() if isinstance(self.body, Cloze) else self.prompt


@dataclass(frozen=True, slots=True)
class Deck:
    """One deck file. `questions` holds the usable ones, retired ones included, in file order."""

    id: str
    title: str
    path: str
    span: Span = field(compare=False)
    description: str | None = None
    language: str = "en"
    questions: tuple[Question, ...] = ()
    bundled: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person of 1953; `given` and `surnames` are other spellings of the parts of `name`."""

    id: str
    name: str
    surname: str
    who: str
    given: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    patronymic: str | None = None
    also: tuple[str, ...] = ()
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary: what the documents themselves say a term means."""

    id: str
    term: str
    text: str
    also: tuple[str, ...] = ()
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Place:
    """A bounded part of a work: `start` and `end` are its first and last words in the document."""

    id: str
    title: str
    start: str
    end: str
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Work:
    """A text somebody wrote, as a deck cites it: the quoted book, not the page that compiled it.

    `seed` and `sha256` name the document file it was read from; both are None for later scholarship (`outside`).
    """

    id: str
    short: str
    title: str
    kind: str
    citation: str
    standing: str
    author: str | None = None
    year: str | None = None
    places: Mapping[str, Place] = field(default_factory=dict)
    seed: str | None = None
    sha256: str | None = None
    bundled: bool = False
    span: Span | None = field(default=None, compare=False)

    def cite(self, where: str) -> str:
        """The citation with the place: `Utopia in Power, 1985, p. 522`."""
        place = self.places.get(where)
        return f"{self.citation}, {place.title}" if place and place.title else self.citation


@dataclass(frozen=True)
class Bank:
    """Everything that loaded. `skipped` counts questions left out because of errors."""

    decks: tuple[Deck, ...] = ()
    people: tuple[Person, ...] = ()
    glossary: tuple[Term, ...] = ()
    works: Mapping[str, Work] = field(default_factory=dict)
    skipped: int = 0

    def __iter__(self) -> Iterator[Question]:
        """Every usable question, retired ones included, deck by deck."""
        for deck in self.decks:
            yield from deck.questions

    @cached_property
    def by_id(self) -> Mapping[QuestionId, Question]:
        return {q.id: q for q in self}

    @cached_property
    def deck_by_id(self) -> Mapping[str, Deck]:
        return {d.id: d for d in self.decks}

    @cached_property
    def active(self) -> tuple[Question, ...]:
        """The questions that are asked: all but the retired."""
        return tuple(q for q in self if q.retired is None)

    @cached_property
    def aliases(self) -> Mapping[QuestionId, QuestionId]:
        """Old id -> present id, from `formerly`; a present id is never an alias."""
        return {old: q.id for q in self for old in q.formerly if old not in self.by_id}

    @cached_property
    def confusable(self) -> Mapping[QuestionId, Mapping[QuestionId, str]]:
        """For each question, the others it is taken for and the difference; given on one side, it holds both ways."""
        both: dict[QuestionId, dict[QuestionId, str]] = {}
        for q in self:
            for other, difference in q.confusable:
                both.setdefault(q.id, {})[other] = difference
                both.setdefault(other, {}).setdefault(q.id, difference)
        return both
