"""The words of the study and summary screens that depend on values: counters, offers, what was undone."""

from collections.abc import Mapping

from textual.content import Content

from coldwar_quiz.errors import StoreError
from coldwar_quiz.study.model import CardState, Grade, Kind, Moment
from coldwar_quiz.study.presentation import Asked
from coldwar_quiz.study.scheduler import due_in, show_interval
from coldwar_quiz.study.summary import Counts, Undone
from coldwar_quiz.study.wording import show_content
from coldwar_quiz.tui.widgets.grade_bar import Offer
from coldwar_quiz.tui.widgets.text import line, plain

GRADE_NAMES = {Grade.AGAIN: "Again", Grade.HARD: "Hard", Grade.GOOD: "Good", Grade.EASY: "Easy"}

_UNDONE = {
    Kind.SUSPEND: "the suspension",
    Kind.BURY: "burying",
    Kind.FLAG: "the flag",
    Kind.UNFLAG: "taking the flag off",
}


def counters(counts: Counts) -> tuple[Content, Content]:
    """What is left by kind and how far the session is, long and short."""
    place = plain(f"{counts.met}/{counts.questions}", "bold")
    long = line(
        ("new ", "$muted"),
        (str(counts.new), "bold $primary"),
        ("  learn ", "$muted"),
        (str(counts.learning), "bold $accent"),
        ("  due ", "$muted"),
        (str(counts.due), "bold $success"),
        "   ",
        place,
    )
    return long, place


def heading(kind: str, asked: Asked, progress: str) -> str:
    """The line above the question: how to answer, what to expect, how much is answered."""
    words = [kind]
    if asked.question.accounts:
        words.append("accounts differ")
    if asked.question.content:
        words.append(f"content: {show_content(asked.question.content)}")
    if asked.state.flagged:
        words.append("flagged")
    if asked.state.lapses >= 8:
        words.append(f"forgotten {asked.state.lapses} times: x suspends it")
    if progress:
        words.append(progress)
    return " · ".join(words)


def grade_offers(previews: Mapping[Grade, CardState], at: Moment) -> tuple[Offer, ...]:
    """The four grades with when the question comes back."""
    return tuple(
        Offer(str(int(grade)), GRADE_NAMES[grade], show_interval(due_in(state, at)))
        for grade, state in previews.items()
    )


SETTLE_OFFERS = (
    Offer("y", "Count it as right", "a slip of the pen"),
    Offer("n", "Do not count it", "it was not known"),
)
"""What is asked after a near miss, before any grade."""


def undone(what: Undone) -> str:
    """`Undid Good on deck/question`."""
    if what.grade is not None:
        done = GRADE_NAMES[what.grade]
    elif what.kind is None:
        done = "the skip"
    else:
        done = _UNDONE.get(what.kind, str(what.kind))
    return f"Undid {done} on {what.question}"


def trouble(error: StoreError) -> Content:
    """One line for something that could not be saved: nothing is lost, and it can be tried again."""
    why = f"{error.message}; {error.help}" if error.help else error.message
    return line(("Not saved: ", "bold $error"), f"{why}. The answer is still here, try again.")
