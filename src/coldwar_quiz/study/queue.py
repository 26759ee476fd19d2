"""What is asked today: bank, states, time and a seed in, question ids out. Nothing is read or written here."""

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from coldwar_quiz.bank.model import Bank, Question, QuestionId
from coldwar_quiz.study.model import NEW, CardState, Moment, Phase

STARTER = "starter"
"""The tag of the headline questions that come before all other new ones."""

NEW_PER_DAY = 10
"""How many questions are introduced a study day unless the learner says otherwise."""


class Selection(NamedTuple):
    """Which questions to study. `new` is how many to introduce now, else what is left of `new_per_day`."""

    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    new: int | None = None
    limit: int | None = None
    """The most questions to ask; None for all."""
    seed: int | None = None
    without: tuple[str, ...] = ()
    """Content notes whose questions are left out."""
    new_per_day: int = NEW_PER_DAY
    questions: tuple[QuestionId, ...] = ()
    """Exactly these, in this order, due or not: to go over again what was missed."""

    @property
    def named(self) -> bool:
        """Whether the learner named decks or tags."""
        return bool(self.decks or self.tags)


class Plan(NamedTuple):
    """The ids to ask, in order; `learning` are those in learning steps, each with the instant (UTC us) it is due."""

    order: tuple[QuestionId, ...]
    learning: tuple[tuple[int, QuestionId], ...]
    new: int
    """How many of `order` have never been answered."""


def selected(bank: Bank, selection: Selection) -> tuple[Question, ...]:
    """The questions that `selection` allows, in the bank's order."""
    decks, tags, without = set(selection.decks), set(selection.tags), set(selection.without)
    return tuple(
        q
        for q in bank.active
        if (not decks or q.id.deck in decks)
        and (not tags or not tags.isdisjoint(q.tags))
        and without.isdisjoint(q.content)
    )


def _new_allowed(selection: Selection, first_session: bool, starters: int, introduced_today: int) -> int:
    """How many to introduce; `starters` are those not met yet, which no daily allowance but none at all cuts short.

    Nor does that one in the first session. Where there are fewer starters than the allowance, others fill it.
    """
    if selection.new is not None:
        return max(0, selection.new)
    if selection.new_per_day == 0 and not first_session:
        return 0
    return max(starters, selection.new_per_day - introduced_today)


def plan(bank: Bank, states: Mapping[QuestionId, CardState], now: Moment, selection: Selection | None = None) -> Plan:
    """Due reviews, oldest first and shuffled within a day, with the new ones spread evenly among them.

    Where no deck or tag is named, the questions tagged `starter` that have not been met come before all other new
    ones, in the order of their dates and however many they are. Other new ones come easy before hard, in the bank's
    order, up to the day's allowance.
    """
    selection = selection or Selection()
    if selection.questions:
        return _exactly(bank, states, now, selection.questions)
    rng = random.Random(selection.seed)  # noqa: S311 - an order to study in, not a secret
    fresh: list[Question] = []
    reviews: list[tuple[int, QuestionId]] = []
    learning: list[tuple[int, QuestionId]] = []
    for q in selected(bank, selection):
        state = states.get(q.id, NEW)
        if not state.available(now):
            continue
        if state.phase is Phase.NEW:
            fresh.append(q)
        elif state.phase is Phase.REVIEW:
            if state.due_day is not None and state.due_day <= now.day:
                reviews.append((state.due_day, q.id))
        elif state.due_us is not None:
            learning.append((state.due_us, q.id))
    first_session = not selection.named and all(s.reps == 0 for s in states.values())
    starters = [] if selection.named else [q for q in fresh if STARTER in q.tags]
    others = fresh if selection.named else [q for q in fresh if STARTER not in q.tags]
    introduced = sum(1 for s in states.values() if s.first_day == now.day)
    allowed = _new_allowed(selection, first_session, len(starters), introduced)
    new = [*_introduce(starters, by_date=True), *_introduce(others, by_date=False)][:allowed]
    shuffled = [(day, rng.random(), question) for day, question in reviews]
    due = [question for _, _, question in sorted(shuffled)]
    room = None if selection.limit is None else max(0, selection.limit - len(learning))
    due = due[:room]
    new = new[: None if room is None else max(0, room - len(due))]
    learning.sort()
    kept = learning if selection.limit is None else learning[: max(0, selection.limit)]
    return Plan(tuple(_spread(due, new)), tuple(kept), len(new))


def _exactly(
    bank: Bank, states: Mapping[QuestionId, CardState], now: Moment, questions: tuple[QuestionId, ...]
) -> Plan:
    """Those of `questions` that can be asked at all, in that order."""
    asked = {q.id for q in bank.active}
    order = tuple(q for q in questions if q in asked and states.get(q, NEW).available(now))
    return Plan(order, (), sum(states.get(q, NEW).phase is Phase.NEW for q in order))


def _introduce(questions: Iterable[Question], by_date: bool) -> list[QuestionId]:
    """New questions in the order they are met: a story by date, else easy before hard."""
    if by_date:
        return [q.id for q in sorted(questions, key=lambda q: (q.when is None, str(q.when or "")))]
    return [q.id for q in sorted(questions, key=lambda q: q.difficulty)]


def _spread(due: Sequence[QuestionId], new: Sequence[QuestionId]) -> list[QuestionId]:
    """`new` placed at even distances among `due`, a review first; both keep their order."""
    if not due or not new:
        return [*due, *new]
    placed = [((i + 0.5) / len(due), 0, q) for i, q in enumerate(due)]
    placed += [((i + 1) / (len(new) + 1), 1, q) for i, q in enumerate(new)]
    return [q for _, _, q in sorted(placed, key=lambda p: p[:2])]


def next_index(order: Sequence[QuestionId], last: QuestionId | None, bank: Bank) -> int:
    """The index of the next id of `order`: the first not confusable with `last`, else 0."""
    near = bank.confusable.get(last, {}) if last is not None else {}
    return next((i for i, q in enumerate(order) if q not in near), 0)
