"""A journal in memory, and a clock that a test sets: what a session needs and nothing else."""

from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.errors import StoreError
from coldwar_quiz.study.model import MICROSECOND, CardState, Entry, Moment

HOUR_S = 3600
DAY_S = 86_400
START = Moment(1_795_341_600 * MICROSECOND, HOUR_S)
"""Sunday 22 November 2026, 11:00 at UTC+1."""


class MemoryJournal:
    """Rows and states in dicts. `full` makes the next writes fail as a full disk would."""

    def __init__(self) -> None:
        self.rows: list[Entry] = []
        self.kept: dict[QuestionId, CardState] = {}
        self.full = False

    def states(self) -> dict[QuestionId, CardState]:
        return dict(self.kept)

    def history(self, *names: QuestionId) -> tuple[Entry, ...]:
        return tuple(row for row in self.rows if row.question in names)

    def append(self, entry: Entry, state: CardState, formerly: tuple[QuestionId, ...] = ()) -> CardState:
        if self.full:
            raise StoreError("the disk is full", "free some space and try again")
        if all(row.uid != entry.uid for row in self.rows):
            self.rows.append(entry)
            self.kept[entry.question] = state
        return state


class SetClock:
    """A clock that moves only when told to."""

    def __init__(self, now: Moment = START) -> None:
        self.now = now

    def __call__(self) -> Moment:
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        """Move by `seconds`, backwards when negative."""
        self.now = Moment(self.now.at_us + int(seconds * MICROSECOND), self.now.tz_offset_s)
