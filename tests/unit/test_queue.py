"""Which new questions a sitting introduces, and which come first."""

import pytest

from banks import question, small_bank
from coldwar_quiz.bank.model import Bank, PartialDate, QuestionId, TrueFalse, When
from coldwar_quiz.study.model import CardState, Phase
from coldwar_quiz.study.queue import Selection, plan
from journal import START

DAYS = (26, 16, 5, 17)
BY_DATE = ["event-5", "event-16", "event-17", "event-26"]


def bank() -> Bank:
    """Twelve other facts, then four starters, not in the order of their dates."""
    starters = (
        question(f"event-{day}", TrueFalse(True), tags=("starter",), when=When(PartialDate(1953, 6, day)))
        for day in DAYS
    )
    return small_bank(*(question(f"fact-{i}", TrueFalse(True)) for i in range(12)), *starters)


def met(*names: str, day: int = START.day) -> dict[QuestionId, CardState]:
    """States of questions first answered on `day`, due far from now."""
    state = CardState(phase=Phase.REVIEW, due_day=START.day + 30, first_day=day, last_day=day, reps=1)
    return {QuestionId("small", name): state for name in names}


def new_ones(states: dict[QuestionId, CardState], selection: Selection | None = None) -> list[str]:
    return [q.question for q in plan(bank(), states, START, selection or Selection(seed=1)).order]


def test_a_first_session_broken_off_goes_on_with_the_starters_not_met() -> None:
    assert new_ones({})[:4] == BY_DATE
    assert new_ones(met("event-5", "event-16"))[:2] == ["event-17", "event-26"]


def test_the_starters_not_met_are_introduced_even_where_the_day_has_no_room_for_them() -> None:
    busy = met("event-5", *(f"fact-{i}" for i in range(9)))
    assert new_ones(busy) == ["event-16", "event-17", "event-26"]


def test_a_later_day_introduces_the_rest_of_the_starters_first_and_then_as_many_as_the_allowance_has() -> None:
    new = new_ones(met("event-5", day=START.day - 1))
    assert new[:3] == ["event-16", "event-17", "event-26"]
    assert len(new) == 10


def test_a_first_session_asks_the_starters_first_and_hides_nothing_that_the_day_has_room_for() -> None:
    assert new_ones({}) == [*BY_DATE, *(f"fact-{i}" for i in range(6))]
    assert new_ones({}, Selection(seed=1, new_per_day=2)) == BY_DATE
    assert new_ones({}, Selection(seed=1, new_per_day=0)) == BY_DATE


def test_asking_for_a_number_of_new_ones_is_honoured_from_the_first_session_on() -> None:
    new = new_ones({}, Selection(new=7, seed=1))
    assert new[:4] == BY_DATE
    assert len(new) == 7


@pytest.mark.parametrize("selection", [Selection(decks=("small",), seed=1), Selection(tags=("starter",), seed=1)])
def test_a_named_deck_or_tag_has_the_usual_allowance_and_order(selection: Selection) -> None:
    new = new_ones({}, selection)
    assert new == ([f"fact-{i}" for i in range(10)] if selection.decks else [f"event-{day}" for day in DAYS])


def test_no_new_ones_a_day_means_none_once_something_was_answered() -> None:
    assert new_ones(met("event-5"), Selection(new_per_day=0, seed=1)) == []
