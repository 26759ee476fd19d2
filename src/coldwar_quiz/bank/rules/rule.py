"""What a rule is: one small function with a code, a severity and its manual page as docstring."""

import inspect
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from coldwar_quiz.bank.findings import KEPT_PER_FILE
from coldwar_quiz.bank.model import BODIES, Bank, Deck, LostQuestion, Question, QuestionId
from coldwar_quiz.bank.proof import Lock
from coldwar_quiz.bank.released import Held
from coldwar_quiz.bank.rules.words import content_words
from coldwar_quiz.bank.spelling import nearest
from coldwar_quiz.diagnostics.problem import Label, Problem, Severity
from coldwar_quiz.diagnostics.span import Span


class FieldPlace(NamedTuple):
    """The first of the fields `paths` of `question` that is written in the file, else the question itself.

    Where that is, is worked out only when somebody asks: it means reading the question again, and of a file of nothing
    but mistakes no more than 50 are ever shown.
    """

    question: Question
    paths: tuple[str, ...]

    @property
    def path(self) -> str:
        """The file."""
        return self.question.span.path

    @property
    def span(self) -> Span:
        spans = self.question.spans
        found = (spans.get(path) for path in self.paths)
        return next((span for span in found if span is not None), self.question.span)


class Also(NamedTuple):
    """A second place that explains the first, with what happened there: `first used here`."""

    place: Span | FieldPlace
    text: str


class Finding(NamedTuple):
    """One breach of a rule. The rule adds its code and severity, the question its id."""

    message: str
    place: Span | FieldPlace
    label: str = ""
    help: str = ""
    note: str = ""
    others: tuple[Also, ...] = ()
    question: Question | LostQuestion | None = None
    """The question a rule over the whole bank speaks of; rules over one question leave it out."""


@dataclass(frozen=True)
class Context:
    """What a rule may look at besides its question: the bank as read, before any question is left out.

    `lost` holds the ids of questions the reader could not use, so that naming one is not reported as a second mistake;
    `lost_sources` the same for works. `left_out` are those questions whose places are known.
    """

    bank: Bank
    lock: Lock | None = None
    lost: frozenset[QuestionId] = frozenset()
    lost_sources: frozenset[str] = frozenset()
    left_out: tuple[LostQuestion, ...] = ()
    nameless: frozenset[str] = frozenset()
    """The decks of which a question is left out whose id cannot be read: it may be any that is named."""
    read_elsewhere: Callable[[], Iterable[QuestionId]] = tuple
    """Gives the ids of questions that are not loaded but would be, had nobody named files."""
    held: Held = field(default_factory=Held)
    """The ids of the last release."""
    codes: Mapping[str, Severity] = field(default_factory=dict)
    """Every code there is, with its severity."""
    fired: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For each question with `allow`, by `deck/question`, the codes of what was found in it; empty while finding."""
    over_bank: Collection[str] = ()
    """The codes of what is found by looking at all decks together."""
    given_up: dict[str, Severity] = field(default_factory=dict)
    """The files of which there is so much to tell that not all of it is looked for, with what is left out at most.

    Advice: that which takes all decks together, and any about questions that allow nothing. Warnings: both.
    """
    _words: dict[int, list[str]] = field(default_factory=dict)
    speller: "Speller" = field(default_factory=lambda: Speller())

    def the_first(self, findings: Iterable[Finding], question: Question) -> Iterator[Finding]:
        """As many `findings` about `question` as can be shown of its file, where a question may have thousands."""
        for number, finding in enumerate(findings):
            if number == KEPT_PER_FILE:
                self.given_up.setdefault(question.span.path, Severity.ADVICE)
                return
            yield finding

    def place(self, question: Question, *paths: str) -> FieldPlace:
        """The place of the first of the fields `paths` that is written in the file, else of the question itself."""
        return FieldPlace(question, paths)

    def words(self, question: Question) -> list[str]:
        """The words of a prompt that carry its matter, without what is to be filled in; worked out once a check."""
        known = self._words.get(id(question))
        if known is None:
            known = self._words[id(question)] = content_words(question.text)
        return known

    @cached_property
    def ids(self) -> frozenset[QuestionId]:
        """Every id that stands in a deck, usable or not."""
        return frozenset(self.bank.by_id) | self.lost

    @cached_property
    def elsewhere(self) -> Mapping[str, set[str]]:
        """For each deck that is not loaded but known, the bare ids in it; looked up when first asked for."""
        ids: dict[str, set[str]] = {}
        for name in self.read_elsewhere():
            ids.setdefault(name.deck, set()).add(name.question)
        return ids

    @cached_property
    def bundled(self) -> frozenset[str]:
        """The ids of the bundled decks."""
        return frozenset(deck.id for deck in self.bank.decks if deck.bundled)

    @cached_property
    def outside(self) -> frozenset[str]:
        """The works that are later scholarship."""
        return frozenset(work.id for work in self.bank.works.values() if work.kind == "outside")

    @cached_property
    def ids_by_deck(self) -> Mapping[str, list[str]]:
        """The bare ids of each deck."""
        ids: dict[str, list[str]] = {}
        for name in self.ids:
            ids.setdefault(name.deck, []).append(name.question)
        return ids


class Speller:
    """Suggests the nearest spelling, for the first mistakes only: a file of nothing but mistakes must not take long."""

    def __init__(self, suggestions: int = 20, names: int = 20_000) -> None:
        """At most so many `suggestions`, and so many `names` looked at for all of them."""
        self._left, self._names_left = suggestions, names

    def help(self, word: str, known: Collection[str], otherwise: str, but: str = "") -> str:
        """`did you mean ...?` where something in `known`, `but` for one, is near to `word`, else `otherwise`."""
        if self._left <= 0 or self._names_left <= 0:
            return otherwise
        self._left -= 1
        self._names_left -= len(known)
        near = nearest(word, (name for name in known if name != but))
        return f"did you mean `{near}`?" if near else otherwise


QuestionCheck = Callable[[Question, Context], Iterable[Finding]]
BankCheck = Callable[[Context], Iterable[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule with its manual page.

    `types` are the question types it speaks of; `house` rules run on the bundled decks only; `given` is the field that
    it is about, where it has nothing to say of a question without. Exactly one of `question` (called once a question)
    and `bank` (called once a bank) is set.
    """

    code: str
    severity: Severity
    manual: str
    types: frozenset[str]
    house: bool = False
    given: str = ""
    question: QuestionCheck | None = None
    bank: BankCheck | None = None

    def problem(self, finding: Finding, question: Question | LostQuestion | None) -> Problem:
        """`finding` as the problem that is shown."""
        return Problem(
            code=self.code,
            severity=self.severity,
            message=finding.message,
            span=_span(finding.place),
            label=finding.label,
            others=tuple(Label(_span(also.place), also.text) for also in finding.others),
            note=finding.note,
            help=finding.help,
            question=str(question.id) if question else None,
        )


def _span(place: Span | FieldPlace) -> Span:
    return place if isinstance(place, Span) else place.span


def rule(
    code: str, severity: Severity, *types: str, house: bool = False, given: str = ""
) -> Callable[[QuestionCheck], Rule]:
    """A rule over one question at a time; without `types` it speaks of all ten."""

    def made(check: QuestionCheck) -> Rule:
        manual = inspect.getdoc(check) or ""
        return Rule(code, severity, manual, frozenset(types or BODIES), house, given, question=check)

    return made


def bank_rule(code: str, severity: Severity) -> Callable[[BankCheck], Rule]:
    """A rule that needs to see every question; it keeps to one pass over them."""

    def made(check: BankCheck) -> Rule:
        return Rule(code, severity, inspect.getdoc(check) or "", frozenset(BODIES), bank=check)

    return made


def with_decks(bank: Bank) -> Iterator[tuple[Deck, Question]]:
    """Every question with the deck it stands in."""
    for deck in bank.decks:
        for question in deck.questions:
            yield deck, question
