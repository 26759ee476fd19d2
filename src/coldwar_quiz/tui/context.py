"""What the screens are given: the bank, the learner's log, the settings, the time. They read nothing from outside."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from coldwar_quiz.bank.model import Bank, Question
from coldwar_quiz.study.model import Clock, Journal, Moment, new_uid, system_clock
from coldwar_quiz.study.queue import NEW_PER_DAY, Selection
from coldwar_quiz.study.scheduler import DEFAULT_RETENTION, Scheduler, SchedulerSettings
from coldwar_quiz.study.session import Session
from coldwar_quiz.tui.symbols import Symbols, choose_symbols


class Past(NamedTuple):
    """What the log says about the past, for the home screen. Shares are from 0 to 1, None where nothing is known."""

    right_share: float | None = None
    """How much was remembered over the last 30 study days; comparable with the desired retention."""
    seconds_a_card: float | None = None
    """The median of the same days."""
    streak_days: int = 0
    right_by_deck: Mapping[str, float] = MappingProxyType({})
    answers_by_day: Mapping[int, int] = MappingProxyType({})
    """Study day -> answers, for the last twelve weeks."""
    today_answers: int = 0
    today_right: int = 0
    today_seconds: float = 0.0


class PastReader(Protocol):
    """Works out the past from the log, once for each time the home screen is shown."""

    def __call__(self, now: Moment) -> Past: ...


def no_past(now: Moment) -> Past:
    """Where nothing is known of the past."""
    return Past()


class Preferences(NamedTuple):
    """The learner's settings that screens need. `guard_s` is in seconds, `retention` a share from 0 to 1."""

    theme: str = "auto"
    """`auto`, `night`, `paper`, `terminal` or `no-color`."""
    symbols: str = "auto"
    """`auto`, `unicode` or `ascii`."""
    guard_s: float = 0.4
    retention: float = DEFAULT_RETENTION
    without: tuple[str, ...] = ()
    """Content notes whose questions are not asked."""
    new_per_day: int = NEW_PER_DAY


class Context(NamedTuple):
    """Everything the terminal face works on. `clock` says what time it is; it is never asked for elsewhere."""

    bank: Bank
    journal: Journal
    content_hash: Callable[[Question], str]
    clock: Clock = system_clock
    preferences: Preferences = Preferences()
    past: PastReader = no_past
    new_uid: Callable[[], str] = new_uid
    """Makes the id of a row of the log: 128 random bits in hex, but for pictures that must not change."""

    @property
    def symbols(self) -> Symbols:
        return choose_symbols(self.preferences.symbols)

    def selection(self, **wanted: Any) -> Selection:
        """What to study, with the learner's own settings for the rest."""
        own: dict[str, Any] = {"without": self.preferences.without, "new_per_day": self.preferences.new_per_day}
        return Selection(**(own | wanted))

    def session(self, selection: Selection) -> Session:
        """A new sitting. Raises StoreError where the log cannot be read."""
        return Session(
            self.bank,
            self.journal,
            self.clock,
            selection=selection,
            scheduler=Scheduler(SchedulerSettings(retention=self.preferences.retention)),
            content_hash=self.content_hash,
            new_uid=self.new_uid,
        )
