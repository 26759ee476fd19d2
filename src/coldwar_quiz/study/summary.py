"""What a session came to, for its last screen and its counters."""

from collections.abc import Callable
from typing import NamedTuple

from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.study.model import CardState, Grade, Kind, Moment, Phase, Response, Verdict
from coldwar_quiz.study.presentation import Asked


class Counts(NamedTuple):
    """How far the session is.

    `new`, `learning` and `due` are left to ask, the current question included; `done` answers were given. A question
    in learning steps comes more than once: of the `questions` of this session, `met` have been on screen.
    """

    new: int
    learning: int
    due: int
    done: int
    met: int
    questions: int

    @property
    def left(self) -> int:
        return self.new + self.learning + self.due


class Answered(NamedTuple):
    """One answer of this session that stands: the showing, what was said to it at `at`, and what that was worth."""

    asked: Asked
    response: Response
    verdict: Verdict
    grade: Grade
    correct: bool
    at: Moment
    duration_ms: int

    @property
    def question(self) -> QuestionId:
        return self.asked.question.id

    @property
    def was_new(self) -> bool:
        """Whether it was the first answer ever to the question."""
        return self.asked.state.phase is Phase.NEW


class Look(NamedTuple):
    """A question of the session to look at again: how it was put and what became of it.

    `duration_ms` is None where it was never answered in the session; the verdict then is that it was not.
    """

    asked: Asked
    response: Response
    verdict: Verdict
    duration_ms: int | None


class Forecast(NamedTuple):
    """What the schedule expected of `of` due questions, and what came of it: shares from 0 to 1."""

    expected: float
    right: float
    of: int


class Summary(NamedTuple):
    """What the session came to. `answers` in order; `missed`, `flagged` and `learning` each question once.

    `learning` are the questions left in learning steps, the one due first at `next_learning_us`.
    """

    answers: tuple[Answered, ...]
    missed: tuple[QuestionId, ...]
    flagged: tuple[QuestionId, ...]
    learning: tuple[QuestionId, ...]
    next_learning_us: int | None

    @property
    def learning_left(self) -> int:
        return len(self.learning)

    @property
    def first_answers(self) -> tuple[Answered, ...]:
        """The first answer of the session to each question."""
        firsts: dict[QuestionId, Answered] = {}
        for answer in self.answers:
            firsts.setdefault(answer.question, answer)
        return tuple(firsts.values())

    @property
    def right_at_first_sight(self) -> int:
        return sum(1 for a in self.first_answers if a.correct)

    @property
    def new_learned(self) -> int:
        """How many questions were met here for the first time and answered rightly at least once."""
        met = {a.question for a in self.answers if a.was_new}
        return len(met & {a.question for a in self.answers if a.correct})

    @property
    def longest_run(self) -> int:
        """The most right answers in a row."""
        best = run = 0
        for answer in self.answers:
            run = run + 1 if answer.correct else 0
            best = max(best, run)
        return best

    def forecast(self, recall: Callable[[CardState, int], float | None]) -> Forecast | None:
        """How sure the schedule was of the questions that were due, each at its first answer; None without any.

        `recall` gives the probability that a state is remembered on a study day, as `Scheduler.recall` does. Learning
        steps are left out: the schedule says nothing about minutes.
        """
        due = [a for a in self.first_answers if a.asked.state.due(a.at) and a.asked.state.phase is Phase.REVIEW]
        sure = [(p, a.correct) for a in due if (p := recall(a.asked.state, a.at.day)) is not None]
        if not sure:
            return None
        return Forecast(sum(p for p, _ in sure) / len(sure), sum(ok for _, ok in sure) / len(sure), len(sure))

    def graded(self, grade: Grade) -> int:
        """How many answers got that grade."""
        return sum(1 for a in self.answers if a.grade is grade)


class Undone(NamedTuple):
    """What an undo took back: `kind` of the row (None for a skip), the question, and the grade it had."""

    kind: Kind | None
    question: QuestionId
    grade: Grade | None = None
