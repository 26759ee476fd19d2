"""What a session came to."""

from banks import BODIES, question
from coldwar_quiz.study.model import NEW, CardState, DontKnow, Grade, Moment, Outcome, Phase, Verdict
from coldwar_quiz.study.presentation import Asked
from coldwar_quiz.study.summary import Answered, Forecast, Summary
from journal import START

DUE = CardState(Phase.REVIEW, stability=10.0, due_day=START.day, last_day=START.day - 10, reps=3)


def answered(name: str, correct: bool, state: CardState = NEW, at: Moment = START) -> Answered:
    asked = Asked(question(name, BODIES["true-false"]), name, "true-false", START, state)
    verdict = Verdict(Outcome.RIGHT if correct else Outcome.WRONG, None)
    return Answered(asked, DontKnow(), verdict, Grade.GOOD if correct else Grade.AGAIN, correct, at, 1000)


def summary(*answers: Answered) -> Summary:
    return Summary(answers, (), (), (), None)


def test_the_longest_run_of_right_answers_ends_with_a_wrong_one() -> None:
    rights = (True, True, False, True, True, True, False)
    assert summary(*(answered(f"q-{n}", ok) for n, ok in enumerate(rights))).longest_run == 3
    assert summary().longest_run == 0


def test_a_new_question_is_learned_once_it_was_answered_rightly() -> None:
    learning = NEW._replace(phase=Phase.LEARNING, reps=1)
    late = (answered("a", False), answered("a", True, learning))
    assert summary(*late, answered("b", False), answered("c", True), answered("d", True, DUE)).new_learned == 2


def test_the_forecast_is_the_mean_over_the_first_answers_to_what_was_due() -> None:
    early = DUE._replace(due_day=START.day + 1)
    again = DUE._replace(phase=Phase.RELEARNING, due_day=None, due_us=START.at_us)
    sure = {"a": 0.9, "b": 0.6}
    answers = (answered("a", True, DUE._replace(stability=0.9)), answered("b", False, DUE._replace(stability=0.6)))
    more = (answered("b", True, again), answered("c", True), answered("d", True, early))
    forecast = summary(*answers, *more).forecast(lambda state, day: state.stability)
    assert forecast == Forecast(sum(sure.values()) / 2, 0.5, 2)


def test_there_is_no_forecast_where_nothing_was_due() -> None:
    assert summary(answered("a", True)).forecast(lambda state, day: 0.9) is None


def test_the_forecast_asks_about_the_day_of_the_answer() -> None:
    asked: list[int] = []
    summary(answered("a", True, DUE)).forecast(lambda state, day: asked.append(day) or 0.5)
    assert asked == [START.day]
