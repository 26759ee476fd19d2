"""What a bank is made of, counted: for `bank-report`, and for whoever writes the next question."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from coldwar_quiz.bank.model import Bank, Deck, QuestionId, TrueFalse
from coldwar_quiz.bank.proof import Lock, quotations
from coldwar_quiz.bank.rules.writing.tricks import Luck, try_all

UNPROVEN = "not proven"


class DeckFigures(NamedTuple):
    """One deck: how many of its questions are asked, by type and by difficulty, and how many show accounts."""

    id: str
    title: str
    questions: int
    types: Mapping[str, int]
    difficulties: Mapping[int, int]
    accounts: int


class PlaceFigures(NamedTuple):
    """One place of a work: how many questions quote it, and how many quotations they take from it."""

    work: str
    place: str
    questions: int
    quotations: int


@dataclass(frozen=True)
class Survey:
    """A bank counted, retired questions left out.

    `documents` is keyed by the file a work was read from, None for works without one. `grades` counts quotations by
    how they were proven. `truths` counts true-false statements by their answer.
    """

    decks: tuple[DeckFigures, ...]
    documents: Mapping[str | None, tuple[PlaceFigures, ...]]
    grades: Mapping[str, int]
    truths: Mapping[bool, int]
    tags: Mapping[str, int]
    tricks: tuple[Luck, ...]

    @property
    def questions(self) -> int:
        return sum(deck.questions for deck in self.decks)

    @property
    def types(self) -> Mapping[str, int]:
        """Questions by type, the commonest first."""
        return dict(sum((Counter(deck.types) for deck in self.decks), Counter[str]()).most_common())

    @property
    def difficulties(self) -> Mapping[int, int]:
        """Questions by difficulty, easiest first."""
        return dict(sorted(sum((Counter(deck.difficulties) for deck in self.decks), Counter[int]()).items()))


def survey(bank: Bank, lock: Lock) -> Survey:
    """Count what is in `bank`; `lock` says which of its quotations are proven, and how."""
    asked = bank.active
    return Survey(
        decks=tuple(_deck(deck) for deck in bank.decks),
        documents=_documents(bank),
        grades=_grades(bank, lock),
        truths=Counter(q.body.answer for q in asked if isinstance(q.body, TrueFalse)),
        tags=dict(Counter(tag for q in asked for tag in q.tags).most_common()),
        tricks=tuple(try_all(asked)),
    )


def _deck(deck: Deck) -> DeckFigures:
    asked = [q for q in deck.questions if q.retired is None]
    return DeckFigures(
        deck.id,
        deck.title,
        len(asked),
        Counter(q.type for q in asked),
        Counter(q.difficulty for q in asked),
        sum(1 for q in asked if q.accounts),
    )


def _documents(bank: Bank) -> dict[str | None, tuple[PlaceFigures, ...]]:
    """Every place of every record in the records' order, quoted or not."""
    quoted: Counter[tuple[str, str]] = Counter()
    by: dict[tuple[str, str], set[QuestionId]] = {}
    for question in bank.active:
        for quotation in quotations(question):
            key = (quotation.source, quotation.where)
            quoted[key] += 1
            by.setdefault(key, set()).add(question.id)
    found: dict[str | None, list[PlaceFigures]] = {}
    for work in bank.works.values():
        for where, place in work.places.items():
            key = (work.id, where)
            figures = PlaceFigures(work.short, place.title or where, len(by.get(key, ())), quoted[key])
            found.setdefault(work.seed, []).append(figures)
    return {seed: tuple(places) for seed, places in found.items()}


def _grades(bank: Bank, lock: Lock) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for question in bank.active:
        for quotation in quotations(question):
            work = bank.works.get(quotation.source)
            grade = lock.grade(quotation, work) if work else None
            counts[str(grade) if grade else UNPROVEN] += 1
    return dict(counts)
