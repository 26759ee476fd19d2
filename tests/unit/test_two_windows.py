"""Two windows on one store, over questions that were renamed: what is kept is what the whole log says."""

import itertools
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from banks import question, small_bank
from coldwar_quiz.bank.model import Bank, QuestionId, TrueFalse
from coldwar_quiz.progress.store import Store
from coldwar_quiz.study.model import Grade
from coldwar_quiz.study.queue import Selection
from coldwar_quiz.study.replay import replay
from coldwar_quiz.study.session import Session, Step
from journal import DAY_S, SetClock

OLD, NEW_NAME = QuestionId("small", "old-name"), QuestionId("small", "new-name")
BEFORE = small_bank(question("old-name", TrueFalse(True)), question("other", TrueFalse(True)))
AFTER = small_bank(question("new-name", TrueFalse(True), formerly=(OLD,)), question("other", TrueFalse(True)))

windows = st.integers(0, 1)


class Windows(RuleBasedStateMachine):
    """One learner with two windows open, an update of the bank in between, and a clock that now and then runs back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "progress.db"
        self.stores = [Store.open(path), Store.open(path)]
        self.reader = Store.open(path)
        self.clock, self.counter, self.bank = SetClock(), itertools.count(), BEFORE
        self.sessions: list[Session] = []
        self.both_start()

    def teardown(self) -> None:
        for store in (*self.stores, self.reader):
            store.close()
        self.folder.cleanup()

    def begun(self, store: Store, bank: Bank) -> Session:
        chosen = Selection(new=5, seed=7)
        uid = lambda: f"{next(self.counter):032x}"  # noqa: E731
        return Session(bank, store, self.clock, selection=chosen, content_hash=lambda q: str(q.id), new_uid=uid)

    @rule()
    def both_start(self) -> None:
        self.sessions = [self.begun(store, self.bank) for store in self.stores]

    @precondition(lambda self: self.bank is BEFORE)
    @rule()
    def the_question_is_renamed(self) -> None:
        self.bank = AFTER
        self.both_start()

    @rule(seconds=st.one_of(st.floats(0, 3600), st.integers(1, 40).map(lambda d: d * DAY_S), st.floats(-3 * DAY_S, -1)))
    def time_passes(self, seconds: float) -> None:
        self.clock.pass_seconds(seconds)

    @rule(window=windows, grade=st.sampled_from(Grade))
    def answer(self, window: int, grade: Grade) -> None:
        session = self.sessions[window]
        if session.step is Step.ASKING:
            session.reveal()
            asked = session.asked
            assert asked is not None
            said = session.grade(grade)
            assert said == session.state(asked.question.id) == self.reader.states()[asked.question.id]

    @rule(window=windows, what=st.sampled_from(["suspend", "bury", "flag", "undo"]))
    def something_else(self, window: int, what: str) -> None:
        session = self.sessions[window]
        if what == "undo" or session.step is Step.ASKING:
            getattr(session, what)()

    @invariant()
    def what_is_kept_is_what_the_log_says(self) -> None:
        assert self.reader.rebuild(replay, self.bank.aliases, write=False) == ()


TestWindows = Windows.TestCase
TestWindows.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


def begun(store: Store, bank: Bank, clock: SetClock, first_uid: int) -> Session:
    numbers = itertools.count(first_uid)
    return Session(
        bank,
        store,
        clock,
        selection=Selection(new=5, seed=7),
        content_hash=lambda q: str(q.id),
        new_uid=lambda: f"{next(numbers):032x}",
    )


ONE_OLD = small_bank(question("old-name", TrueFalse(True)))
ONE_NEW = small_bank(question("new-name", TrueFalse(True), formerly=(OLD,)))


def test_a_renamed_question_answered_in_two_windows_keeps_its_history(tmp_path: Path) -> None:
    clock = SetClock()
    with Store.open(tmp_path / "progress.db") as one, Store.open(tmp_path / "progress.db") as two:
        early = begun(one, ONE_OLD, clock, 1)
        early.reveal()
        learned = early.grade(Grade.EASY)
        clock.pass_seconds(20 * DAY_S)
        first, second = begun(one, ONE_NEW, clock, 100), begun(two, ONE_NEW, clock, 200)
        for session in (first, second):
            session.reveal()
            session.grade(Grade.GOOD)
        kept = one.states()[NEW_NAME]
        assert second.state(NEW_NAME) == kept
        assert (kept.stability or 0) > (learned.stability or 0)
        assert one.rebuild(replay, ONE_NEW.aliases, write=False) == ()


def test_a_window_of_before_the_rename_is_taken_into_account_too(tmp_path: Path) -> None:
    clock = SetClock()
    with Store.open(tmp_path / "progress.db") as one, Store.open(tmp_path / "progress.db") as two:
        after, before = begun(one, ONE_NEW, clock, 100), begun(two, ONE_OLD, clock, 200)
        for session in (before, after):
            clock.pass_seconds(60)
            session.reveal()
            session.grade(Grade.EASY)
        assert one.states()[NEW_NAME].reps == 2
        assert one.rebuild(replay, ONE_NEW.aliases, write=False) == ()
