"""The session: current -> answer -> grade -> schedule -> write -> advance. No screen in it, no clock of its own.

Faces show what it says and pass on what the learner says. A step changes nothing here until the journal has stored it,
so what cannot be saved is still on screen and can be tried again.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from coldwar_quiz.bank.model import Bank, Question, QuestionId
from coldwar_quiz.study.flow import Course, Flow
from coldwar_quiz.study.model import (
    NEW,
    CardState,
    Clock,
    DontKnow,
    Entry,
    Grade,
    Journal,
    Kind,
    Moment,
    Outcome,
    Phase,
    Recalled,
    Response,
    Verdict,
    new_uid,
)
from coldwar_quiz.study.presentation import Asked, present
from coldwar_quiz.study.queue import Selection, plan
from coldwar_quiz.study.replay import apply, fold, known_states
from coldwar_quiz.study.responses import given_text
from coldwar_quiz.study.scheduler import Scheduler
from coldwar_quiz.study.summary import Answered, Counts, Forecast, Look, Summary, Undone

if TYPE_CHECKING:
    from coldwar_quiz.study.grading import Names


class Step(StrEnum):
    """Where the session stands: a question is open, its answer is shown, or nothing is left."""

    ASKING = "asking"
    ANSWERED = "answered"
    FINISHED = "finished"


class _Done(NamedTuple):
    """One thing that can be undone: the flow before it, and the row it wrote (None for a skip)."""

    before: Flow
    question: QuestionId
    row: Entry | None


class Session:
    """One sitting of one learner over one bank. Not for use from two threads.

    Raises StoreError from `grade`, `undo`, `suspend`, `bury` and `flag` when the journal cannot store the row; the
    session is then as it was before the call.
    """

    def __init__(
        self,
        bank: Bank,
        journal: Journal,
        clock: Clock,
        *,
        selection: Selection | None = None,
        scheduler: Scheduler | None = None,
        content_hash: Callable[[Question], str],
        new_uid: Callable[[], str] = new_uid,
    ) -> None:
        self.bank = bank
        self.id = new_uid()
        self._journal, self._clock, self._new_uid, self._content_hash = journal, clock, new_uid, content_hash
        self._scheduler = scheduler or Scheduler()
        self._selection = selection or Selection()
        self._states = known_states(bank, journal)
        self._names: Names | None = None
        self._showings = 0
        self._answers: list[Answered] = []
        self._undo: list[_Done] = []
        now = clock()
        self._last_us = max((s.last_us or 0 for s in self._states.values()), default=0)
        chosen = plan(bank, self._states, now, self._selection)
        self._course = Course(bank, chosen.order, self.state)
        self._flow = self._course.advance(Flow(learning=chosen.learning, new_left=chosen.new), now)
        self.step = Step.FINISHED
        self.asked: Asked | None = None
        self.verdict: Verdict | None = None
        self._response: Response | None = None
        self._answered_at: Moment | None = None
        self._extra: dict[str, object] = {}
        self._show(now)

    # --- what a screen shows -----------------------------------------------------------------------------------------

    def state(self, question: QuestionId) -> CardState:
        """What is known of the learner and a question, now."""
        return self._states.get(question, NEW)

    @property
    def states(self) -> Mapping[QuestionId, CardState]:
        """The state of every question that has been seen."""
        return self._states

    @property
    def counts(self) -> Counts:
        """How far the session is."""
        flow = self._flow
        ahead = self._course.left(flow)
        new, learning, due = flow.new_left, len(flow.learning), ahead - flow.new_left
        shown = (*flow.skipped, *((flow.current,) if flow.current else ()))
        for question in shown:
            phase = self.state(question).phase
            new += phase is Phase.NEW
            due += phase is Phase.REVIEW
            learning += phase in (Phase.LEARNING, Phase.RELEARNING)
        met = {*(a.question for a in self._answers), *shown}
        waiting = sum(1 for _, question in flow.learning if question not in met)
        return Counts(new, learning, due, flow.answered, len(met), len(met) + ahead + waiting)

    def previews(self) -> dict[Grade, CardState]:
        """What each grade would lead to for the question on screen; exactly what `grade` will store."""
        if self.asked is None:
            return {}
        return self._scheduler.preview(self.asked.state, self._answered_at or self._clock(), self.asked.uid)

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    def summary(self) -> Summary:
        """What the session came to so far."""
        answers = tuple(self._answers)
        missed = dict.fromkeys(a.question for a in answers if not a.correct)
        seen = dict.fromkeys([a.question for a in answers] + [d.question for d in self._undo])
        learning = sorted(self._flow.learning)
        return Summary(
            answers,
            tuple(missed),
            tuple(q for q in seen if self.state(q).flagged),
            tuple(q for _, q in learning),
            learning[0][0] if learning else None,
        )

    def forecast(self) -> Forecast | None:
        """How sure the schedule was of what was due, beside how it went."""
        return self.summary().forecast(self._scheduler.recall)

    def look(self, question: QuestionId) -> Look:
        """A question to look at again: its first wrong answer of this session, else its last one, else none at all."""
        answers = [a for a in self._answers if a.question == question]
        if answers:
            a = next((a for a in answers if not a.correct), answers[-1])
            return Look(a.asked, a.response, a.verdict, a.duration_ms)
        asked = present(self.bank.by_id[question], self.state(question), "", self._clock(), str(question))
        return Look(asked, DontKnow(), self._judged(asked, DontKnow()), None)

    # --- what the learner does ---------------------------------------------------------------------------------------

    def hint(self) -> str | None:
        """The hint of the open question; that it was seen is kept with the answer."""
        if self.asked is None:
            return None
        if self.step is Step.ASKING and self.asked.question.hint:
            self._extra["hint"] = True
        return self.asked.question.hint

    def answer(self, response: Response) -> Verdict:
        """Judge a response. An unclear one (`Outcome.UNCLEAR`) leaves the question open."""
        asked = self._need(Step.ASKING)
        verdict = self._judged(asked, response)
        if verdict.outcome is not Outcome.UNCLEAR:
            self.step, self.verdict, self._response = Step.ANSWERED, verdict, response
            self._answered_at = self._clock()
        return verdict

    def reveal(self) -> Verdict:
        """Show the answer: turns a card, gives up on anything else."""
        asked = self._need(Step.ASKING)
        return self.answer(Recalled() if asked.face == "card" else DontKnow())

    def settle(self, right: bool) -> Verdict:
        """The learner's own word on the answer: a near miss counted or not, a verdict overruled. Kept in the log."""
        self._need(Step.ANSWERED)
        verdict = self._verdict()
        self._extra["settled"] = {"was": str(verdict.outcome), "right": right}
        self.verdict = verdict._replace(settled=right, proposed=Grade.GOOD if right else Grade.AGAIN)
        return self.verdict

    def tick(self, points: frozenset[int]) -> Verdict:
        """The key points of a turned card that were remembered, by index; the grade stays the learner's own."""
        asked = self._need(Step.ANSWERED)
        before, self._response = self._verdict(), Recalled(points)
        judged = self._judged(asked, self._response)
        if before.settled is not None:
            judged = judged._replace(settled=before.settled, proposed=before.proposed)
        self.verdict = judged
        return judged

    def grade(self, grade: Grade) -> CardState:
        """Store the answer with its grade and go on. Returns the question's new state."""
        asked = self._need(Step.ANSWERED)
        verdict, before, now = self._verdict(), self._flow, self._clock()
        at = self._answered_at or now
        correct = verdict.correct if verdict.correct is not None else grade is not Grade.AGAIN
        entry = Entry(
            uid=asked.uid,
            session=self.id,
            question=asked.question.id,
            kind=Kind.ANSWER,
            at=at,
            content_hash=self._content_hash(asked.question),
            clock_back=at.at_us < self._last_us,
            grade=grade,
            correct=correct,
            face=asked.face,
            given=given_text(self._response),
            duration_ms=max(0, (at.at_us - asked.shown.at_us) // 1000),
            scheduler=self._scheduler.json,
            extra={"outcome": str(verdict.outcome), **self._extra},
        )
        state = self._write(entry, apply(asked.state, entry))
        given = Answered(asked, self._response or DontKnow(), verdict, grade, correct, at, entry.duration_ms or 0)
        learning = before.learning
        if state.due_us is not None:
            learning = tuple(sorted((*learning, (state.due_us, entry.question))))
        self._done(before, entry)
        self._answers.append(given)
        flow = before._replace(learning=learning, answered=len(self._answers), last=entry.question)
        self._go_on(flow, now)
        return state

    def skip(self) -> None:
        """Put the open question at the end of this session; nothing is stored."""
        asked = self._need(Step.ASKING, Step.ANSWERED)
        before, question = self._flow, asked.question.id
        self._undo.append(_Done(before, question, None))
        self._go_on(before._replace(skipped=(*before.skipped, question), last=question), self._clock())

    def suspend(self) -> None:
        """Do not ask the open question again until it is unsuspended."""
        self._put_away(Kind.SUSPEND)

    def bury(self) -> None:
        """Do not ask the open question before the next study day."""
        self._put_away(Kind.BURY)

    def flag(self) -> bool:
        """Flag the open question to look at later, or take the flag off. Returns whether it is flagged now."""
        asked = self._need(Step.ASKING, Step.ANSWERED)
        question = asked.question.id
        entry = self._row(Kind.UNFLAG if self.state(question).flagged else Kind.FLAG, question)
        state = self._write(entry, apply(self.state(question), entry))
        self._done(self._flow, entry)
        self.asked = asked._replace(state=state)
        return state.flagged

    def undo(self) -> Undone | None:
        """Take back the last thing done in this session, or None when there is nothing left to take back."""
        if not self._undo:
            return None
        done = self._undo[-1]
        if done.row is not None:
            entry = self._row(Kind.UNDO, done.question, undoes=done.row.uid)
            rows = self._journal.history(*self.bank.former_names(done.question), done.question)
            self._write(entry, fold((*rows, entry)))
        self._undo.pop()
        if done.row is not None and done.row.kind in (Kind.FLAG, Kind.UNFLAG):
            if self.asked is not None and self.asked.question.id == done.question:
                self.asked = self.asked._replace(state=self.state(done.question))
        else:
            self._flow = done.before
            del self._answers[done.before.answered :]
            self._show(self._clock())
        row = done.row
        return Undone(row.kind if row else None, done.question, row.grade if row else None)

    # --- inside ------------------------------------------------------------------------------------------------------

    def _need(self, *steps: Step) -> Asked:
        if self.step not in steps or self.asked is None:
            raise RuntimeError(f"the session is {self.step}, not {' or '.join(steps)}")
        return self.asked

    def _judged(self, asked: Asked, response: Response) -> Verdict:
        # Imported at the first answer: the first question is on screen sooner without the patterns grading compiles.
        from coldwar_quiz.study.grading import Names, grade

        if self._names is None:
            self._names = Names.of(self.bank)
        return grade(asked.question, response, self._names)

    def _verdict(self) -> Verdict:
        if self.verdict is None:
            raise RuntimeError("no verdict yet")
        return self.verdict

    def _row(self, kind: Kind, question: QuestionId, undoes: str | None = None) -> Entry:
        at = self._clock()
        return Entry(
            uid=self._new_uid(),
            session=self.id,
            question=question,
            kind=kind,
            at=at,
            content_hash=self._content_hash(self.bank.by_id[question]),
            undoes=undoes,
            clock_back=at.at_us < self._last_us,
        )

    def _write(self, entry: Entry, state: CardState) -> CardState:
        kept = self._journal.append(entry, state, self.bank.former_names(entry.question))
        self._states[entry.question] = kept
        self._last_us = max(self._last_us, entry.at.at_us)
        return kept

    def _done(self, before: Flow, entry: Entry) -> None:
        self._undo.append(_Done(before, entry.question, entry))

    def _put_away(self, kind: Kind) -> None:
        asked = self._need(Step.ASKING, Step.ANSWERED)
        before, entry = self._flow, self._row(kind, asked.question.id)
        self._write(entry, apply(self.state(asked.question.id), entry))
        self._done(before, entry)
        self._go_on(before._replace(last=asked.question.id), self._clock())

    def _go_on(self, flow: Flow, now: Moment) -> None:
        self._flow = self._course.advance(flow, now)
        self._show(now)

    def _show(self, now: Moment) -> None:
        self.verdict = self._response = self._answered_at = None
        self._extra = {}
        if self._flow.current is None:
            self.step, self.asked = Step.FINISHED, None
            return
        question = self.bank.by_id[self._flow.current]
        uid = self._new_uid()
        self._showings += 1
        seed = uid if self._selection.seed is None else f"{self._selection.seed}:{question.id}:{self._showings}"
        self.step, self.asked = Step.ASKING, present(question, self.state(question.id), uid, now, seed)
