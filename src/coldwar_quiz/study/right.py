"""The right answer as a learner would give it: how the back of a question is shown to somebody who is not asked."""

from coldwar_quiz.bank.model import (
    AskDate,
    Card,
    Choice,
    Cloze,
    Match,
    Number,
    Order,
    Select,
    TrueFalse,
    Typed,
)
from coldwar_quiz.study.grading import Names, grade
from coldwar_quiz.study.model import (
    DontKnow,
    Filled,
    Ordered,
    Outcome,
    Paired,
    Picked,
    Recalled,
    Response,
    Said,
    Ticked,
    Verdict,
    Written,
)
from coldwar_quiz.study.presentation import Asked
from coldwar_quiz.study.wording import show_answer


def right_response(asked: Asked) -> Response:
    """The key of a question as a response to this showing of it; a card is turned."""
    match asked.question.body:
        case Choice(answer=answer):
            return Picked(answer)
        case Typed(answer=answer):
            return Picked(answer) if asked.face == "choice" else Written(answer)
        case Select(answers=answers):
            return Ticked(frozenset(answers))
        case Cloze(gaps=gaps):
            return Filled(tuple(gap.answer for gap in gaps))
        case TrueFalse(answer=value):
            return Said(value)
        case AskDate() | Number():
            return Written(show_answer(asked.question))
        case Order(items):
            return Ordered(items)
        case Match(pairs):
            return Paired(tuple(right for _, right in pairs))
        case Card():
            return Recalled()


def answered_right(asked: Asked, names: Names) -> tuple[Response, Verdict]:
    """The right answer and how it is judged; not answered, where the key itself cannot be read as an answer."""
    response = right_response(asked)
    verdict = grade(asked.question, response, names)
    if verdict.outcome in (Outcome.RIGHT, Outcome.SELF):
        return response, verdict
    return DontKnow(), grade(asked.question, DontKnow(), names)
