"""When there is next something to study, worked out from states and a moment."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from coldwar_quiz.study.model import CardState, Moment, Phase
from coldwar_quiz.study.scheduler import show_interval

_EPOCH = date(1970, 1, 1)


class Outlook(NamedTuple):
    """The next time something is due, and how much is due that study day.

    `at_us` is the instant (UTC microseconds) of a learning step still to come today, None where a whole day is meant:
    `day`, counted from 1970-01-01, is today where something is due already.
    """

    day: int
    at_us: int | None
    due: int


def outlook(states: Iterable[CardState], now: Moment) -> Outlook | None:
    """The next time one of `states` is due. None where nothing ever is: all new, suspended, or no states at all."""
    times = [time for state in states if (time := _next_time(state, now)) is not None]
    if not times:
        return None
    day, at_us = min(times)
    return Outlook(day, at_us or None, sum(one == day for one, _ in times))


def _next_time(state: CardState, now: Moment) -> tuple[int, int] | None:
    """The study day and, for a step still to come today, the instant; 0 for the whole day."""
    if state.suspended or state.phase is Phase.NEW:
        return None
    if state.due_us is not None:
        day, at_us = max(Moment(state.due_us, now.tz_offset_s).day, now.day), state.due_us
    elif state.due_day is not None:
        day, at_us = max(state.due_day, now.day), 0
    else:
        return None
    if state.buried_day is not None and day <= state.buried_day:
        day = state.buried_day + 1
    return day, at_us if day == now.day and at_us > now.at_us else 0


def clock_behind(states: Iterable[CardState], now: Moment) -> str:
    """How far the clock stands behind the last answer: `3 days behind your last answer`; empty up to a day.

    Either the clock is wrong now or it was wrong then; nothing falls due before that answer, so the learner must know.
    """
    behind = timedelta(microseconds=max((s.last_us or 0 for s in states), default=0) - now.at_us)
    return f"{show_interval(behind)} behind your last answer" if behind > timedelta(days=1) else ""


def show_when(ahead: Outlook, now: Moment) -> str:
    """`today`, `in 8 min`, `tomorrow`, `on Tue 24 Nov`, and in another year `on Sun 3 Jan 2027`."""
    if ahead.at_us is not None:
        return f"in {show_interval(timedelta(microseconds=max(ahead.at_us - now.at_us, 0)))}"
    if ahead.day <= now.day + 1:
        return "today" if ahead.day == now.day else "tomorrow"
    then, today = _EPOCH + timedelta(days=ahead.day), _EPOCH + timedelta(days=now.day)
    year = f" {then.year}" if then.year != today.year else ""
    return f"on {then:%a} {then.day} {then:%b}{year}"
