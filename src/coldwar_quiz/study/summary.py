"""What a session came to, for its last screen and its counters."""

from typing import NamedTuple

from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.study.model import Grade, Kind, Verdict


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
    """One answer of this session that stands."""

    question: QuestionId
    verdict: Verdict
    grade: Grade
    correct: bool
    duration_ms: int
    was_new: bool


class Summary(NamedTuple):
    """What the session came to. `answers` in order; `missed` and `flagged` each question once."""

    answers: tuple[Answered, ...]
    missed: tuple[QuestionId, ...]
    flagged: tuple[QuestionId, ...]
    learning_left: int
    next_learning_us: int | None

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

    def graded(self, grade: Grade) -> int:
        """How many answers got that grade."""
        return sum(1 for a in self.answers if a.grade is grade)


class Undone(NamedTuple):
    """What an undo took back: `kind` of the row (None for a skip), the question, and the grade it had."""

    kind: Kind | None
    question: QuestionId
    grade: Grade | None = None
