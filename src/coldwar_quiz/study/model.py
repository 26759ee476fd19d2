"""What a learner says, what it is worth, and what is written down about it."""

import os
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import NamedTuple, Protocol

from coldwar_quiz.bank.model import QuestionId

ROLLOVER_HOUR = 4
"""A study day turns over at 04:00 local time, as Anki's does by default."""

MICROSECOND = 1_000_000


class Grade(IntEnum):
    """The four grades of FSRS and Anki, with their numbers."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


# --- what the learner says -------------------------------------------------------------------------------------------


class Picked(NamedTuple):
    """One option of a choice, by its text."""

    option: str


class Ticked(NamedTuple):
    """The options ticked of a select, by their texts."""

    options: frozenset[str]


class Written(NamedTuple):
    """What was typed for a typed answer, a date or a number."""

    text: str


class Filled(NamedTuple):
    """What was typed into each gap of a cloze, in order."""

    texts: tuple[str, ...]


class Said(NamedTuple):
    """True or false."""

    value: bool


class Ordered(NamedTuple):
    """The items in the learner's order."""

    items: tuple[str, ...]


class Paired(NamedTuple):
    """For each left-hand side, in the question's order, the right-hand side given to it, or None."""

    rights: tuple[str | None, ...]


class Recalled(NamedTuple):
    """A card was turned; `points` are the indexes of the key points ticked off."""

    points: frozenset[int] = frozenset()


class DontKnow(NamedTuple):
    """No answer: an empty field, or the learner says so. False in a condition, as empty tuples are."""


Response = Picked | Ticked | Written | Filled | Said | Ordered | Paired | Recalled | DontKnow


# --- what it is worth ------------------------------------------------------------------------------------------------


class Outcome(StrEnum):
    """How a response compares with the key."""

    RIGHT = "right"
    FOLLOWS = "follows"
    """The answer another account gives: not wrong."""
    NEAR = "near"
    """A spelling slip within the limits: the learner decides whether it counts."""
    PARTLY = "partly"
    WRONG = "wrong"
    UNANSWERED = "unanswered"
    SELF = "self"
    """The learner judges: a card."""
    UNCLEAR = "unclear"
    """Not wrong but not gradable (an ambiguous date, a month where a day was asked): ask again, with `note`."""


class Part(NamedTuple):
    """One item of a response with several: a gap, an option, a place in the order, a pair."""

    label: str
    ok: bool
    given: str = ""
    expected: str = ""


class Verdict(NamedTuple):
    """The judgement of one response.

    `proposed` is the grade suggested, None where the learner must say (a card, a near miss, an unclear answer).
    `given` and `expected` are texts to show; `note` is one sentence, empty when there is nothing to add; `account` is
    the index of the account followed; `settled` is the learner's own word on it, once given.
    """

    outcome: Outcome
    proposed: Grade | None
    given: str = ""
    expected: str = ""
    note: str = ""
    parts: tuple[Part, ...] = ()
    account: int | None = None
    settled: bool | None = None

    @property
    def correct(self) -> bool | None:
        """True or false where it is decided, by the learner before the machine, else None."""
        if self.settled is not None:
            return self.settled
        if self.outcome in (Outcome.RIGHT, Outcome.FOLLOWS):
            return True
        if self.outcome in (Outcome.PARTLY, Outcome.WRONG, Outcome.UNANSWERED):
            return False
        return None


# --- time ------------------------------------------------------------------------------------------------------------


class Moment(NamedTuple):
    """An instant as the learner lived it: UTC microseconds since 1970 and the local offset from UTC in seconds."""

    at_us: int
    tz_offset_s: int

    @property
    def day(self) -> int:
        """The study day, as days since 1970-01-01: the local date, turning over at 04:00."""
        return (self.at_us // MICROSECOND + self.tz_offset_s - ROLLOVER_HOUR * 3600) // 86400

    @classmethod
    def of(cls, when: datetime) -> "Moment":
        """From an aware datetime. ValueError for a naive one."""
        offset = when.utcoffset()
        if offset is None:
            raise ValueError("a moment needs a time zone")
        since = when - datetime(1970, 1, 1, tzinfo=UTC)
        return cls(since // timedelta(microseconds=1), int(offset.total_seconds()))


class Clock(Protocol):
    """The time is passed in, never read inside."""

    def __call__(self) -> Moment: ...


def system_clock() -> Moment:
    """The computer's own time and zone."""
    at_us = time.time_ns() // 1_000
    return Moment(at_us, time.localtime(at_us // MICROSECOND).tm_gmtoff)


# --- what is written down --------------------------------------------------------------------------------------------


class Kind(StrEnum):
    """What a row of the log records."""

    ANSWER = "answer"
    UNDO = "undo"
    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    BURY = "bury"
    FLAG = "flag"
    UNFLAG = "unflag"
    RESET = "reset"
    IMPORT = "import"


class Entry(NamedTuple):
    """One row of the append-only review log.

    `uid` is 128 random bits in hex, made when the question is put on screen, so that a write repeated after a crash
    changes nothing. `scheduler` is the settings used, whole, as canonical JSON; only answers have it. `extra` holds
    what else is worth keeping, JSON values only. `clock_back` marks an instant earlier than the last answer before it.
    """

    uid: str
    session: str
    question: QuestionId
    kind: Kind
    at: Moment
    content_hash: str = ""
    undoes: str | None = None
    clock_back: bool = False
    grade: Grade | None = None
    correct: bool | None = None
    face: str | None = None
    given: str | None = None
    duration_ms: int | None = None
    scheduler: str | None = None
    extra: Mapping[str, object] = MappingProxyType({})


def new_uid() -> str:
    """128 random bits in hex: the name of a row of the log, or of a session."""
    return os.urandom(16).hex()


class Phase(StrEnum):
    """Where a question stands in FSRS; `new` has never been answered."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


class CardState(NamedTuple):
    """What is known of the learner and one question: always a fold over the log.

    Days are study days since 1970-01-01. A card in review is due on `due_day`; one in learning steps at `due_us` (UTC
    microseconds). `stability` is in days, `difficulty` from 1 to 10. `last_us` is the instant of the last answer as
    scheduled: never before the one preceding it, whatever the clock said.
    """

    phase: Phase = Phase.NEW
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due_day: int | None = None
    due_us: int | None = None
    last_day: int | None = None
    last_us: int | None = None
    first_day: int | None = None
    reps: int = 0
    lapses: int = 0
    suspended: bool = False
    flagged: bool = False
    buried_day: int | None = None
    """Not asked before the study day after this one."""

    def available(self, now: Moment) -> bool:
        """Whether it may be asked at all now: neither suspended nor buried today."""
        return not self.suspended and (self.buried_day is None or self.buried_day < now.day)

    def due(self, now: Moment) -> bool:
        """Whether it is in rotation and its time has come."""
        if not self.available(now) or self.phase is Phase.NEW:
            return False
        if self.phase is Phase.REVIEW:
            return self.due_day is not None and self.due_day <= now.day
        return self.due_us is not None and self.due_us <= now.at_us


NEW = CardState()
"""The state of a question never seen."""


class Journal(Protocol):
    """Where the log is kept. `append` returns only when the entry and the state are stored for good."""

    def states(self) -> dict[QuestionId, CardState]:
        """The state of every question that has a row."""
        ...

    def history(self, *names: QuestionId) -> tuple[Entry, ...]:
        """The rows of one question under any of its names, oldest first, as `replay` wants them."""
        ...

    def append(self, entry: Entry, state: CardState, formerly: tuple[QuestionId, ...] = ()) -> CardState:
        """Store both in one transaction; returns the state that was kept.

        That is another than `state` where somebody else has answered the question meanwhile, under its present name or
        one of `formerly`: the fold of all the rows. Raises StoreError, with nothing stored, when it cannot be done. An
        entry whose `uid` is there already with the same content is not stored twice.
        """
        ...
