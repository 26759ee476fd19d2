"""When a question comes back."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coldwar_quiz.study.model import MICROSECOND, NEW, CardState, Grade, Moment, Phase
from coldwar_quiz.study.scheduler import Scheduler, SchedulerSettings, due_in, scheduler_from, show_interval
from journal import DAY_S, START

GRADES = st.sampled_from(Grade)


def later(moment: Moment, seconds: float) -> Moment:
    return Moment(moment.at_us + int(seconds * MICROSECOND), moment.tz_offset_s)


def learned(scheduler: Scheduler, at: Moment = START) -> CardState:
    """A question graded Good twice and so in review."""
    state = scheduler.next(NEW, Grade.GOOD, at, "one")
    return scheduler.next(state, Grade.GOOD, later(at, 600), "two")


@given(st.lists(st.tuples(GRADES, st.integers(0, 400)), min_size=1, max_size=12))
def test_without_fuzz_the_memory_is_what_the_library_gives_when_told_whole_days(steps: list[tuple[Grade, int]]) -> None:
    ours, theirs = Scheduler(SchedulerSettings(fuzz=False)), fsrs.Scheduler(enable_fuzzing=False)
    state, card, at = NEW, fsrs.Card(card_id=0), START
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    for i, (grade, days) in enumerate(steps):
        at, noon = later(at, days * DAY_S), noon + timedelta(days=days)
        state = ours.next(state, grade, at, str(i))
        card, _ = theirs.review_card(card, fsrs.Rating(int(grade)), noon)
        assert (state.stability, state.difficulty, state.step) == (card.stability, card.difficulty, card.step)
        if state.phase is Phase.REVIEW:
            assert state.due_day == at.day + (card.due - noon).days
        else:
            assert state.due_us == at.at_us + (card.due - noon) // timedelta(microseconds=1)


@given(st.text(max_size=40), st.integers(1, 4))
def test_the_same_review_always_gets_the_same_fuzz(uid: str, times: int) -> None:
    scheduler = Scheduler()
    state = learned(scheduler)
    at = later(START, 30 * DAY_S)
    assert {scheduler.next(state, Grade.EASY, at, uid) for _ in range(times)} == {
        scheduler_from(scheduler.json).next(state, Grade.EASY, at, uid)
    }


@given(st.text(max_size=40), st.integers(0, 3000))
def test_fuzz_moves_an_interval_by_a_few_per_cent_and_never_turns_the_grades_around(uid: str, days: int) -> None:
    plain, fuzzed = Scheduler(SchedulerSettings(fuzz=False)), Scheduler()
    state, at = learned(plain), later(START, days * DAY_S)
    for grade in (Grade.HARD, Grade.GOOD, Grade.EASY):
        exact, moved = due_in(plain.next(state, grade, at, uid), at), due_in(fuzzed.next(state, grade, at, uid), at)
        assert exact is not None
        assert moved is not None
        assert abs(moved.days - exact.days) <= max(0.25 * exact.days, 2)
        assert moved.days >= 1
    due = [fuzzed.next(state, grade, at, uid).due_day or 0 for grade in (Grade.HARD, Grade.GOOD, Grade.EASY)]
    assert due == sorted(due)


def test_fuzz_spreads_questions_that_were_learned_together() -> None:
    scheduler = Scheduler()
    state, at = learned(scheduler), later(START, 60 * DAY_S)
    assert len({scheduler.next(state, Grade.GOOD, at, f"review {i}").due_day for i in range(50)}) > 3


@pytest.mark.parametrize("back_s", [1, 3600, 30 * DAY_S, 56 * 365 * DAY_S])
def test_a_clock_that_ran_backwards_never_makes_anything_due_before_its_last_review(back_s: int) -> None:
    scheduler = Scheduler()
    state = learned(scheduler)
    for grade in Grade:
        after = scheduler.next(state, grade, later(START, 600 - back_s), "back")
        assert (after.last_us, after.last_day) == (state.last_us, state.last_day)
        assert after.last_day is not None
        assert after.last_us is not None
        assert after.due_day is None or after.due_day > after.last_day
        assert after.due_us is None or after.due_us > after.last_us


@pytest.mark.parametrize("years", [20, 300, 7000])
def test_a_clock_far_in_the_future_neither_fails_nor_schedules_more_than_a_hundred_years_on(years: int) -> None:
    scheduler = Scheduler()
    at = later(START, years * 365 * DAY_S)
    after = scheduler.next(learned(scheduler), Grade.EASY, at, "far")
    assert after.due_day is not None
    assert at.day < after.due_day <= at.day + 36_500


def test_the_settings_are_kept_whole_and_read_back() -> None:
    scheduler = Scheduler(SchedulerSettings(retention=0.85))
    again = scheduler_from(scheduler.json)
    assert again.json == scheduler.json
    assert again.settings.retention == 0.85
    assert len(again.settings.parameters) == 21


def test_settings_of_another_algorithm_are_refused() -> None:
    with pytest.raises(ValueError, match="not the settings"):
        scheduler_from('{"algorithm": "SM-2", "days": "study"}')


def test_aiming_higher_brings_a_question_back_sooner() -> None:
    state, at = learned(Scheduler()), later(START, 10 * DAY_S)
    due = [
        Scheduler(SchedulerSettings(retention=share, fuzz=False)).next(state, Grade.GOOD, at, "x").due_day or 0
        for share in (0.95, 0.9, 0.8)
    ]
    assert due == sorted(due)
    assert due[0] < due[-1]


def test_the_chance_of_recall_falls_with_the_days() -> None:
    scheduler = Scheduler()
    state = learned(scheduler)
    chances = [scheduler.recall(state, START.day + days) or 0 for days in (0, 1, 10, 100, 100_000)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] == 1.0
    assert scheduler.recall(NEW, START.day) is None


@pytest.mark.parametrize(
    ("local", "day"),
    [("2026-11-22T03:59", "2026-11-21"), ("2026-11-22T04:00", "2026-11-22"), ("2026-11-23T00:30", "2026-11-22")],
)
@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Kiritimati"])
def test_a_study_day_turns_over_at_four_in_the_morning_where_the_learner_is(local: str, day: str, zone: str) -> None:
    moment = Moment.of(datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)))
    assert moment.day == (datetime.fromisoformat(day) - datetime(1970, 1, 1)).days  # noqa: DTZ001


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran"])
def test_every_moment_of_the_weeks_the_clocks_change_lies_in_one_day_and_days_never_go_back(zone: str) -> None:
    for start in (datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 10, 23, tzinfo=UTC)):
        moments = [
            Moment.of((start + timedelta(minutes=10 * i)).astimezone(ZoneInfo(zone))) for i in range(14 * 24 * 6)
        ]
        days = [m.day for m in moments]
        assert all(b - a in (0, 1) for a, b in pairwise(days))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Moment.of(datetime(2026, 11, 22))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (timedelta(seconds=10), "1 min"),
        (timedelta(minutes=10), "10 min"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=5), "5 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=14), "14 days"),
        (timedelta(days=33), "1.1 months"),
        (timedelta(days=61), "2 months"),
        (timedelta(days=366), "1 year"),
        (timedelta(days=3650), "10 years"),
        (None, "new"),
    ],
)
def test_an_interval_is_said_in_a_few_letters(interval: timedelta | None, words: str) -> None:
    assert show_interval(interval) == words
