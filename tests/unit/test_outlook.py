"""When there is next something to study."""

from hypothesis import given
from hypothesis import strategies as st

from coldwar_quiz.study.model import MICROSECOND, NEW, CardState, Moment, Phase
from coldwar_quiz.study.outlook import Outlook, clock_behind, outlook, show_when
from journal import START

MINUTE_US = 60_000_000


def known(days: int, **more: object) -> CardState:
    """A question in review, due in so many days."""
    return CardState(Phase.REVIEW, due_day=START.day + days, **more)  # type: ignore[arg-type]


def step(minutes: int, **more: object) -> CardState:
    """A question in learning steps, due in so many minutes."""
    return CardState(Phase.LEARNING, due_us=START.at_us + minutes * MINUTE_US, **more)  # type: ignore[arg-type]


def words(*states: CardState) -> str:
    ahead = outlook(states, START)
    return "never" if ahead is None else f"{show_when(ahead, START)}, {ahead.due}"


def test_what_is_due_already_is_due_today() -> None:
    assert words(known(0), known(-3), known(1)) == "today, 2"


def test_a_learning_step_later_today_is_counted_in_minutes() -> None:
    assert words(step(8), step(40), known(1)) == "in 8 min, 2"
    assert words(step(100)) == "in 2 hours, 1"


def test_a_step_whose_time_has_come_is_due_today() -> None:
    assert words(step(-5), step(30)) == "today, 2"


def test_tomorrow_is_tomorrow_and_later_has_its_date() -> None:
    assert words(known(1), known(1), known(2)) == "tomorrow, 2"
    assert words(known(2)) == "on Tue 24 Nov, 1"
    assert words(known(42)) == "on Sun 3 Jan 2027, 1"


def test_a_step_after_midnight_but_before_the_day_turns_over_is_still_today() -> None:
    assert words(step(16 * 60)) == "in 16 hours, 1"
    assert words(step(18 * 60)) == "tomorrow, 1"


def test_what_is_buried_comes_back_the_day_after_and_what_is_suspended_never() -> None:
    assert words(known(0, buried_day=START.day), step(5, buried_day=START.day)) == "tomorrow, 2"
    assert words(known(0, suspended=True), NEW) == "never"
    assert words() == "never"


@given(st.lists(st.builds(known, st.integers(-5, 400)) | st.builds(step, st.integers(-60, 3000)), min_size=1))
def test_nothing_is_due_before_the_time_named(states: list[CardState]) -> None:
    ahead = outlook(states, START)
    assert ahead is not None
    if ahead.day == START.day and ahead.at_us is None:
        assert any(state.due(START) for state in states)
        return
    assert not any(state.due(START) for state in states)
    then = Moment(ahead.at_us, START.tz_offset_s) if ahead.at_us else Moment(
        ((ahead.day + 1) * 86_400 + 4 * 3600 - START.tz_offset_s) * 1_000_000 - 1, START.tz_offset_s
    )  # fmt: skip
    assert any(state.due(then) for state in states)
    assert isinstance(ahead, Outlook)


def test_a_clock_more_than_a_day_behind_the_last_answer_is_told() -> None:
    last = known(3, last_us=START.at_us)
    day = 86_400 * MICROSECOND
    assert clock_behind([last, NEW], START._replace(at_us=START.at_us - day)) == ""
    assert clock_behind([NEW, last], START._replace(at_us=START.at_us - 31 * day)) == "1 month behind your last answer"
    assert clock_behind([], START) == ""
