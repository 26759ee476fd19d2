"""The bank as frozen values. A question is parsed once and carries its place to the end.

What all ten types share is on `Question`; what one type adds is its `body`, so a question can change its type and keep
its identity.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from coldwar_quiz.bank.kinds import (
    BODIES,
    AskDate,
    Body,
    Card,
    Choice,
    Cloze,
    Gap,
    Match,
    Number,
    Order,
    PartialDate,
    Precision,
    Select,
    TrueFalse,
    Typed,
    When,
    type_of,
)
from coldwar_quiz.diagnostics.span import Span

__all__ = [
    "BODIES",
    "Account",
    "AskDate",
    "Bank",
    "Body",
    "Card",
    "Choice",
    "Cloze",
    "Deck",
    "Evidence",
    "Gap",
    "LostQuestion",
    "Match",
    "Number",
    "Order",
    "PartialDate",
    "Person",
    "Place",
    "Precision",
    "Question",
    "QuestionId",
    "Select",
    "Term",
    "TrueFalse",
    "Typed",
    "When",
    "Work",
    "type_of",
]

_NONE: Mapping[str, Any] = MappingProxyType({})


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


class Evidence(NamedTuple):
    """A quotation, word for word, with the work and the place of that work it stands in."""

    source: str
    where: str
    quote: str
    span: Span
    """The place of `quote` in the deck."""


class Account(NamedTuple):
    """What one work says where the documents disagree, in our words; `answer` is the response it would support."""

    source: str
    where: str
    says: str
    span: Span
    quote: str | None = None
    answer: str | None = None


class Question(NamedTuple):
    """One question of one deck.

    `spans` maps a field's path to its place: `prompt`, `answer`, `distractors.2`, `evidence.0.quote` (items count
    from 0); the key of a field is at `prompt#key`. `origin` is the id the Anki note hangs on: the oldest of `formerly`,
    else the id itself.
    """

    id: QuestionId
    body: Body
    prompt: str
    span: Span
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
    spans: Mapping[str, Span] = _NONE

    @property
    def type(self) -> str:
        """One of the ten type names."""
        return type_of(self.body)

    @property
    def origin(self) -> QuestionId:
        return self.formerly[0] if self.formerly else self.id

    @property
    def cited(self) -> tuple[Evidence | Account, ...]:
        """Everything it cites: its evidence, then its accounts."""
        return (*self.evidence, *self.accounts) if self.accounts else self.evidence

    @property
    def text(self) -> str:
        """The prompt as shown: a cloze with its gaps blank."""
        return self.body.text() if isinstance(self.body, Cloze) else self.prompt


class LostQuestion(NamedTuple):
    """A question that is left out of its deck because of an error in it. Its id stays taken."""

    id: QuestionId
    span: Span
    """The value of `id` in the file."""
    question: Question | None = None
    """What of it is of the right shape, where its type and its answer are."""
    bundled: bool = False


class Deck(NamedTuple):
    """One deck file. `questions` holds the usable ones, retired ones included, in file order."""

    id: str
    title: str
    path: str
    span: Span
    description: str | None = None
    language: str = "en"
    questions: tuple[Question, ...] = ()
    bundled: bool = False


class Person(NamedTuple):
    """A person of 1953; `given` and `surnames` are other spellings of the parts of `name`."""

    id: str
    name: str
    surname: str
    who: str
    given: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    patronymic: str | None = None
    also: tuple[str, ...] = ()
    span: Span | None = None


class Term(NamedTuple):
    """An entry of the glossary: what the documents themselves say a term means."""

    id: str
    term: str
    text: str
    also: tuple[str, ...] = ()
    span: Span | None = None


class Place(NamedTuple):
    """A bounded part of a work: `start` and `end` are its first and last words in the document."""

    id: str
    title: str
    start: str
    end: str
    span: Span | None = None


class Work(NamedTuple):
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
    places: Mapping[str, Place] = _NONE
    seed: str | None = None
    sha256: str | None = None
    bundled: bool = False
    span: Span | None = None

    def cite(self, where: str) -> str:
        """The citation with the place: `Utopia in Power, 1985, p. 522`."""
        place = self.places.get(where)
        return f"{self.citation}, {place.title}" if place and place.title else self.citation


@dataclass(frozen=True)
class Bank:
    """Everything that loaded. Because of errors, `skipped` questions were left out, and `lost_files` files whole."""

    decks: tuple[Deck, ...] = ()
    people: tuple[Person, ...] = ()
    glossary: tuple[Term, ...] = ()
    works: Mapping[str, Work] = field(default_factory=dict)
    skipped: int = 0
    lost_files: int = 0

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

    def former_names(self, question: QuestionId) -> tuple[QuestionId, ...]:
        """The old ids that `question` alone goes by now."""
        known = self.by_id.get(question)
        return tuple(old for old in known.formerly if old in self.aliases) if known and known.formerly else ()

    @cached_property
    def confusable(self) -> Mapping[QuestionId, Mapping[QuestionId, str]]:
        """For each question, the others it is taken for and the difference; given on one side, it holds both ways."""
        both: dict[QuestionId, dict[QuestionId, str]] = {}
        for q in self:
            for other, difference in q.confusable:
                both.setdefault(q.id, {})[other] = difference
                both.setdefault(other, {}).setdefault(q.id, difference)
        return both
