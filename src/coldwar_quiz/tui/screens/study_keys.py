"""Which commands the study screen answers to, when, and which of them its footer names."""

from coldwar_quiz.study.model import Outcome
from coldwar_quiz.study.session import Session, Step
from coldwar_quiz.tui.widgets.answers import Answering
from coldwar_quiz.tui.widgets.bars import Hint, hint

ASKING = {
    "study.check": "check",
    "study.unknown": "give_up",
    "study.choose": "choose({n})",
    "study.hint": "hint",
    "study.skip": "skip",
}
ANSWERED = {
    "study.accept": "accept",
    "study.grade.again": "grade(1)",
    "study.grade.hard": "grade(2)",
    "study.grade.good": "grade(3)",
    "study.grade.easy": "grade(4)",
    "study.left": "mark(-1)",
    "study.right": "mark(1)",
    "study.settle": "settle",
    "study.refuse": "refuse",
    "study.accounts": "accounts",
    "study.names": "names",
}
ALWAYS = {
    "study.undo": "undo",
    "study.flag": "flag",
    "study.suspend": "suspend",
    "study.bury": "bury",
}


def _actions(table: dict[str, str]) -> frozenset[str]:
    return frozenset(action.partition("(")[0] for action in table.values())


_WHEN = {Step.ASKING: _actions(ASKING), Step.ANSWERED: _actions(ANSWERED)}


def fits(action: str, step: Step) -> bool:
    """Whether an action belongs to this step of the session, or to any."""
    return all(action not in names or step is when for when, names in _WHEN.items())


def asking_hints(session: Session, area: Answering) -> list[Hint]:
    """The footer while the question is open; where letters are not commands, only what works."""
    hints = area.footer()
    if area.in_field() or area.letters_taken():
        return hints
    if area.can_give_up():
        hints.append(hint("study.unknown", "give_up"))
    if session.asked is not None and session.asked.question.hint:
        hints.append(hint("study.hint", "hint"))
    return [*hints, hint("study.skip", "skip"), *_shared(session)]


def answered_hints(session: Session, area: Answering, deciding: bool, marked: int | None) -> list[Hint]:
    """The footer after the answer: how to grade, or how to say whether a near miss counts."""
    ticks = [] if area.after_target() is None else [hint("study.tick")]
    key = "Enter" if ticks else "Space"
    accept = [*ticks, *([hint("study.accept", "accept", key=key)] if marked is not None else [])]
    if deciding:
        counts = hint("study.settle", "settle", label="Count it")
        return [*accept, counts, hint("study.refuse", "refuse", label="Do not"), *_shared(session)]
    verdict = session.verdict
    other = "Count as wrong" if verdict is not None and verdict.correct else "Count as right"
    grades = hint("study.grade.again", key="1-4", label="Grade")
    own_word = verdict is not None and verdict.outcome is Outcome.SELF
    settle = [] if own_word else [hint("study.settle", "settle", label=other)]
    return [*accept, grades, *settle, *_shared(session)]


def _shared(session: Session) -> list[Hint]:
    undo = [hint("study.undo", "undo")] if session.can_undo else []
    return [*undo, hint("study.flag", "flag"), hint("study.suspend", "suspend")]
