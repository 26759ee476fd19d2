"""The verdict in one line: a mark, a word, and the answer. Never colour alone."""

from textual.content import Content

from coldwar_quiz.bank.model import Bank
from coldwar_quiz.study.model import Outcome, Picked, Response, Verdict
from coldwar_quiz.study.presentation import Asked
from coldwar_quiz.study.wording import show_answer
from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.widgets.documents import letter
from coldwar_quiz.tui.widgets.text import line

_TONES = {
    Outcome.RIGHT: "-ok",
    Outcome.FOLLOWS: "-ok",
    Outcome.NEAR: "-mid",
    Outcome.PARTLY: "-mid",
    Outcome.SELF: "-mid",
    Outcome.WRONG: "-bad",
    Outcome.UNANSWERED: "-bad",
}
TONES = ("-ok", "-mid", "-bad")
_COLOURS = {"-ok": "$success", "-mid": "$warning", "-bad": "$error"}


def tone(verdict: Verdict) -> str:
    """The class of the ground the verdict stands on."""
    if verdict.settled is not None:
        return "-ok" if verdict.settled else "-bad"
    return _TONES.get(verdict.outcome, "-mid")


def verdict_line(
    asked: Asked, verdict: Verdict, response: Response, seconds: float | None, bank: Bank, symbols: Symbols
) -> Content:
    """`✗ Not correct   answer 2 · you chose 3 · 6.4 s`; no time where it was never answered."""
    mark, words = _words(verdict, symbols)
    details = _details(asked, verdict, response, bank)
    if seconds is not None:
        details.append(f"{seconds:.1f} s")
    return line((f"{mark} {words}", f"bold {_COLOURS[tone(verdict)]}"), f"   {' · '.join(details)}")


def _words(verdict: Verdict, symbols: Symbols) -> tuple[str, str]:
    near = verdict.outcome is Outcome.NEAR
    if verdict.settled is True:
        return (symbols.near, "Accepted with a spelling slip") if near else (symbols.right, "Counted as right")
    if verdict.settled is False:
        return symbols.wrong, "Not correct" if near else "Counted as wrong"
    match verdict.outcome:
        case Outcome.RIGHT:
            return symbols.right, "Correct"
        case Outcome.FOLLOWS:
            return symbols.right, f"Follows account {letter(verdict.account or 0)}"
        case Outcome.NEAR:
            return symbols.near, "Nearly: does it count?"
        case Outcome.PARTLY:
            return symbols.partly, "Partly correct"
        case Outcome.UNANSWERED:
            return symbols.blank, "Not answered"
        case Outcome.SELF:
            return symbols.cursor, "How well did you know it?"
        case _:
            return symbols.wrong, "Not correct"


def _details(asked: Asked, verdict: Verdict, response: Response, bank: Bank) -> list[str]:
    details = []
    if asked.face == "choice":
        key = asked.options.index(show_answer(asked.question)) + 1
        details.append(f"answer {key}")
        if isinstance(response, Picked) and asked.options.index(response.option) + 1 != key:
            details.append(f"you chose {asked.options.index(response.option) + 1}")
    elif asked.face == "true-false":
        details.append(f"it is {verdict.expected.lower()}")
    if verdict.outcome is Outcome.FOLLOWS and verdict.account is not None:
        source = asked.question.accounts[verdict.account].source
        work = bank.works.get(source)
        details.append(work.short if work else source)
    elif verdict.note:
        details.append(verdict.note)
    return details
