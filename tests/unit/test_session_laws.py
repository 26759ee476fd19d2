"""Laws of the session: whatever a learner does, the log replayed is the state, and undo is an inverse."""

import itertools

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from banks import BODIES, question, small_bank
from coldwar_quiz.bank.model import QuestionId, TrueFalse
from coldwar_quiz.errors import StoreError
from coldwar_quiz.study.model import NEW, CardState, Grade, Phase, Said
from coldwar_quiz.study.queue import Selection
from coldwar_quiz.study.replay import replay
from coldwar_quiz.study.session import Session, Step
from journal import DAY_S, MemoryJournal, SetClock


class Sittings(RuleBasedStateMachine):
    """One learner over many sessions, with a clock that now and then runs backwards and a disk that fills up."""

    def __init__(self) -> None:
        super().__init__()
        facts = [question(f"fact-{i}", TrueFalse(True)) for i in range(4)]
        confused = question(
            "party", TrueFalse(True), confusable=((QuestionId("small", "fact-0"), "one and the other"),)
        )
        self.bank = small_bank(*facts, confused, question("marshal", BODIES["grown"]))
        self.journal, self.clock = MemoryJournal(), SetClock()
        self.counter = itertools.count()
        self.before: list[tuple[dict[QuestionId, CardState], object, object]] = []
        self.start()

    def start(self) -> None:
        self.before.clear()
        self.session = Session(
            self.bank,
            self.journal,
            self.clock,
            selection=Selection(new=3, seed=7),
            content_hash=lambda q: str(q.id),
            new_uid=lambda: f"{next(self.counter):032x}",
        )

    def remember(self) -> None:
        current = self.session.asked.question.id if self.session.asked else None
        self.before.append((dict(self.session.states), current, self.session.counts))

    @rule()
    def begin_another_session(self) -> None:
        self.start()

    @rule(seconds=st.one_of(st.floats(0, 3600), st.integers(1, 40).map(lambda d: d * DAY_S), st.floats(-3 * DAY_S, -1)))
    def time_passes(self, seconds: float) -> None:
        self.clock.pass_seconds(seconds)

    @precondition(lambda self: self.session.step is Step.ASKING)
    @rule(right=st.booleans(), grade=st.sampled_from(Grade))
    def answer_and_grade(self, right: bool, grade: Grade) -> None:
        assert self.session.asked is not None
        self.remember()
        if self.session.asked.face == "true-false":
            self.session.answer(Said(right))
        else:
            self.session.reveal()
        promised = self.session.previews()[grade]
        assert self.session.grade(grade) == promised

    @precondition(lambda self: self.session.step is Step.ASKING)
    @rule(what=st.sampled_from(["skip", "suspend", "bury", "flag"]))
    def put_away_or_flag(self, what: str) -> None:
        self.remember()
        getattr(self.session, what)()

    @precondition(lambda self: self.session.can_undo)
    @rule()
    def undo(self) -> None:
        states, current, counts = self.before.pop()
        assert self.session.undo() is not None
        now = dict(self.session.states)
        assert {q: now.get(q, NEW) for q in now | states} == {q: states.get(q, NEW) for q in now | states}
        assert (self.session.asked.question.id if self.session.asked else None) == current
        assert self.session.counts == counts

    @precondition(lambda self: self.session.step is Step.ASKING)
    @rule()
    def the_disk_is_full(self) -> None:
        before = (dict(self.session.states), self.session.counts, self.session.asked)
        self.journal.full = True
        for act in (self.session.suspend, self.session.bury, self.session.flag):
            try:
                act()
            except StoreError:
                continue
            raise AssertionError("a row that could not be stored was taken for stored")
        self.journal.full = False
        assert (dict(self.session.states), self.session.counts, self.session.asked) == before

    @invariant()
    def the_log_replayed_is_the_state(self) -> None:
        replayed = replay(self.journal.rows, self.bank.aliases)
        assert replayed == dict(self.session.states)
        assert replayed == self.journal.kept

    @invariant()
    def nothing_is_due_before_its_last_review(self) -> None:
        for state in self.session.states.values():
            if state.phase is Phase.REVIEW:
                assert state.due_day is not None
                assert state.last_day is not None
                assert state.due_day > state.last_day
            elif state.due_us is not None:
                assert state.last_us is not None
                assert state.due_us > state.last_us

    @invariant()
    def what_is_asked_may_be_asked(self) -> None:
        if self.session.asked is not None:
            assert self.session.asked.state == self.session.state(self.session.asked.question.id)
            assert not self.session.asked.state.suspended
        assert min(self.session.counts.new, self.session.counts.learning, self.session.counts.due) >= 0


TestSittings = Sittings.TestCase
TestSittings.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
