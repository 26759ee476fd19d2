"""What the home screen shows, worked out from the bank, the states and the past. No widgets."""

from collections.abc import Mapping
from dataclasses import dataclass

from coldwar_quiz.bank.model import Bank, Deck, Question, QuestionId
from coldwar_quiz.study.model import NEW, CardState, Moment, Phase
from coldwar_quiz.study.outlook import Outlook, outlook
from coldwar_quiz.study.queue import STARTER, Selection, plan, selected

MATURE_DAYS = 21.0
"""A memory that lasts this long counts as mature, as in Anki."""

FORECAST_DAYS = 14
NEEDS_WORK = 6
"""How many of the most forgotten questions are named."""


@dataclass(frozen=True, slots=True)
class DeckRow:
    """One deck: how many are due, can be introduced, are in learning steps; `mature` is a share from 0 to 1."""

    deck: Deck
    due: int
    new: int
    learning: int
    mature: float
    right: float | None


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts over the questions that may be asked now; `forecast` has a count for today and each day after it."""

    due: int
    new_today: int
    new_left: int
    learning: int
    flagged: int
    suspended: int
    first_run: bool
    starters: int
    ahead: Outlook | None
    """When something is due next, and how much then."""
    decks: tuple[DeckRow, ...]
    forecast: tuple[int, ...]
    needs_work: tuple[tuple[Question, int], ...]
    """The questions forgotten most often, with how often."""


def overview(
    bank: Bank,
    states: Mapping[QuestionId, CardState],
    now: Moment,
    selection: Selection,
    right_by_deck: Mapping[str, float],
) -> Overview:
    """The home screen's facts at one moment."""
    questions = selected(bank, selection)
    known = {q.id: states.get(q.id, NEW) for q in questions}
    first_run = all(state.reps == 0 for state in states.values())
    forecast = [0] * FORECAST_DAYS
    for state in known.values():
        day = _due_day(state, now)
        if day is not None and not state.suspended and day - now.day < FORECAST_DAYS:
            forecast[max(day - now.day, 0)] += 1
    forgotten = sorted(((q, known[q.id].lapses) for q in questions if known[q.id].lapses), key=lambda pair: -pair[1])
    return Overview(
        due=sum(state.due(now) for state in known.values()),
        new_today=plan(bank, states, now, selection).new,
        new_left=sum(s.phase is Phase.NEW and s.available(now) for s in known.values()),
        learning=sum(s.phase in (Phase.LEARNING, Phase.RELEARNING) and s.available(now) for s in known.values()),
        flagged=sum(s.flagged for s in known.values()),
        suspended=sum(s.suspended for s in known.values()),
        first_run=first_run,
        starters=sum(STARTER in q.tags for q in questions),
        ahead=outlook(known.values(), now),
        decks=tuple(_deck_row(deck, known, now, right_by_deck.get(deck.id)) for deck in bank.decks),
        forecast=tuple(forecast),
        needs_work=tuple(forgotten[:NEEDS_WORK]),
    )


def _due_day(state: CardState, now: Moment) -> int | None:
    if state.due_day is not None:
        return state.due_day
    return None if state.due_us is None else Moment(state.due_us, now.tz_offset_s).day


def _deck_row(deck: Deck, known: Mapping[QuestionId, CardState], now: Moment, right: float | None) -> DeckRow:
    states = [known[q.id] for q in deck.questions if q.id in known]
    free = [state for state in states if state.available(now)]
    mature = sum((s.stability or 0.0) >= MATURE_DAYS for s in states)
    return DeckRow(
        deck=deck,
        due=sum(s.due(now) and s.phase is Phase.REVIEW for s in free),
        new=sum(s.phase is Phase.NEW for s in free),
        learning=sum(s.phase in (Phase.LEARNING, Phase.RELEARNING) for s in free),
        mature=mature / len(states) if states else 0.0,
        right=right,
    )
