"""When a question comes back: FSRS-6 by the `fsrs` library, counted in study days. The only module that knows fsrs.

Elapsed time and intervals are whole study days, as in Anki, so that both give the same memory state. The library's own
fuzz draws from a global generator, so it is off, and ours is drawn from the review's id: a replay of the log gives the
same dates, always. fsrs is imported when the first grade is worked out, not when a session starts.
"""

import json
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from coldwar_quiz.study.model import CardState, Grade, Moment, Phase

if TYPE_CHECKING:
    import fsrs

DEFAULT_RETENTION = 0.9
RETENTION_RANGE = (0.7, 0.99)
"""What `retention` may be set to: below, more is forgotten than kept; above, reviews grow without bound."""

LONGEST_INTERVAL_DAYS = 36_500

_MICROSECOND = timedelta(microseconds=1)
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""Any date: the library is only ever told how many days lie between two reviews."""

_FUZZ_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))
"""From, to (days) and the share of the days between that an interval may be moved by; the bands add up."""


_STATES = {Phase.NEW: 1, Phase.LEARNING: 1, Phase.REVIEW: 2, Phase.RELEARNING: 3}
_PHASES = {1: Phase.LEARNING, 2: Phase.REVIEW, 3: Phase.RELEARNING}
"""The library's numbers of its states."""


class SchedulerSettings(NamedTuple):
    """Everything a replay needs. Steps are in seconds; an empty `parameters` means the library's defaults."""

    retention: float = DEFAULT_RETENTION
    learning_steps_s: tuple[int, ...] = (60, 600)
    relearning_steps_s: tuple[int, ...] = (600,)
    longest_interval_days: int = LONGEST_INTERVAL_DAYS
    parameters: tuple[float, ...] = ()
    fuzz: bool = True


class Scheduler:
    """FSRS with one set of settings. Every method is a pure function of its arguments."""

    def __init__(self, settings: SchedulerSettings | None = None) -> None:
        self.settings = settings or SchedulerSettings()

    @cached_property
    def _fsrs(self) -> "fsrs.Scheduler":
        import fsrs

        s = self.settings
        return fsrs.Scheduler(
            parameters=s.parameters or fsrs.scheduler.DEFAULT_PARAMETERS,
            desired_retention=s.retention,
            learning_steps=[timedelta(seconds=n) for n in s.learning_steps_s],
            relearning_steps=[timedelta(seconds=n) for n in s.relearning_steps_s],
            maximum_interval=s.longest_interval_days,
            enable_fuzzing=False,
        )

    @cached_property
    def json(self) -> str:
        """The settings whole, as canonical JSON: weights, retention, steps, and which algorithm read them."""
        whole = self.settings._replace(parameters=tuple(self._fsrs.parameters))._asdict()
        return json.dumps({"algorithm": "FSRS-6", "days": "study", **whole}, sort_keys=True, separators=(",", ":"))

    def next(self, state: CardState, grade: Grade, at: Moment, uid: str) -> CardState:
        """The state after an answer graded `grade` at `at`.

        A clock behind the last answer counts as the last answer's instant, so nothing falls due before that.
        """
        import fsrs

        at_us = max(at.at_us, state.last_us or 0)
        day = max(at.day, state.last_day) if state.last_day is not None else at.day
        elapsed = min(day - state.last_day, LONGEST_INTERVAL_DAYS) if state.last_day is not None else 0
        now = _EPOCH + timedelta(days=elapsed)
        card = fsrs.Card(
            card_id=0,
            state=fsrs.State(_STATES[state.phase]),
            step=None if state.phase is Phase.REVIEW else state.step or 0,
            stability=state.stability,
            difficulty=state.difficulty,
            due=now,
            last_review=None if state.last_day is None else _EPOCH,
        )
        after, _ = self._fsrs.review_card(card, fsrs.Rating(int(grade)), now)
        interval = after.due - now
        phase = _PHASES[int(after.state)]
        in_review = phase is Phase.REVIEW
        days = self._fuzzed(interval.days, uid) if in_review else 0
        return CardState(
            phase=phase,
            step=after.step,
            stability=after.stability,
            difficulty=after.difficulty,
            due_day=day + days if in_review else None,
            due_us=None if in_review else at_us + interval // _MICROSECOND,
            last_day=day,
            last_us=at_us,
            first_day=day if state.first_day is None else state.first_day,
            reps=state.reps + 1,
            lapses=state.lapses + (state.phase is Phase.REVIEW and grade is Grade.AGAIN),
            suspended=state.suspended,
            flagged=state.flagged,
            buried_day=state.buried_day,
        )

    def preview(self, state: CardState, at: Moment, uid: str) -> dict[Grade, CardState]:
        """What each grade would lead to: exactly what `next` gives for the same `uid`."""
        return {grade: self.next(state, grade, at, uid) for grade in Grade}

    def recall(self, state: CardState, day: int) -> float | None:
        """The probability, 0 to 1, that it is remembered on study day `day`; None when never answered."""
        import fsrs

        if state.stability is None or state.last_day is None:
            return None
        card = fsrs.Card(card_id=0, stability=state.stability, due=_EPOCH, last_review=_EPOCH)
        elapsed = min(max(day - state.last_day, 0), LONGEST_INTERVAL_DAYS)
        return float(self._fsrs.get_card_retrievability(card, _EPOCH + timedelta(days=elapsed)))

    def _fuzzed(self, days: int, uid: str) -> int:
        """`days` moved a little, so that what was learned together does not stay together; `uid` alone decides."""
        if not self.settings.fuzz or days < _FUZZ_BANDS[0][0]:
            return days
        share_moved = 0.0
        for low, high, share in _FUZZ_BANDS:  # not `sum`, which rounds otherwise from Python 3.12 on
            if days > low:
                share_moved += share * (min(days, high) - low)
        reach = 1.0 + share_moved
        last = min(self.settings.longest_interval_days, round(days + reach))
        first = min(max(2, round(days - reach)), last)
        return first + int(_fraction(uid) * (last - first + 1))


def _fraction(uid: str) -> float:
    """A number from 0 up to, not including, 1 that depends on `uid` alone, on every machine."""
    import hashlib  # loads OpenSSL, which nothing before the first answer needs

    digest = hashlib.sha256(b"fuzz:" + uid.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


@lru_cache(maxsize=64)
def scheduler_from(settings: str) -> Scheduler:
    """The scheduler whose `json` is `settings`. ValueError where it is not such a text."""
    values = json.loads(settings)
    if not isinstance(values, dict) or values.pop("algorithm", None) != "FSRS-6" or values.pop("days", None) != "study":
        raise ValueError("not the settings of a scheduler this version knows")
    for name in ("learning_steps_s", "relearning_steps_s", "parameters"):
        values[name] = tuple(values[name])
    return Scheduler(SchedulerSettings(**values))


def due_in(state: CardState, at: Moment) -> timedelta | None:
    """How long until it comes back: minutes for a learning step, whole study days for a review; None if new."""
    if state.due_us is not None:
        return timedelta(microseconds=max(state.due_us - at.at_us, 0))
    if state.due_day is not None:
        return timedelta(days=max(state.due_day - at.day, 0))
    return None


def show_interval(interval: timedelta | None) -> str:
    """An interval in words short enough for the grade bar: `10 min`, `6 days`, `1.1 months`, `2 years`."""
    if interval is None:
        return "new"
    seconds = interval.total_seconds()
    if seconds < 3600 and not interval.days:
        minutes = max(1, round(seconds / 60))
        return f"{minutes} min"
    if seconds < 86400:
        hours = round(seconds / 3600)
        return "1 hour" if hours == 1 else f"{hours} hours"
    days = interval.days
    if days < 31:
        return "1 day" if days == 1 else f"{days} days"
    value, unit = (days / 30.4375, "month") if days < 365 else (days / 365.25, "year")
    number = f"{value:.1f}".removesuffix(".0")
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"
