"""The end of a session: how it went, what was missed, and what can be done about it."""

from statistics import median
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.widgets import Static

from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.errors import StoreError
from coldwar_quiz.study.model import Grade, Moment, Phase
from coldwar_quiz.study.scheduler import due_in, show_interval
from coldwar_quiz.study.session import Session
from coldwar_quiz.study.summary import Answered
from coldwar_quiz.tui.context import Context
from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.screens.base import QuizScreen
from coldwar_quiz.tui.widgets.bars import Hints, TopBar, hint
from coldwar_quiz.tui.widgets.rows import Row, Rows
from coldwar_quiz.tui.widgets.text import Piece, line, plain, stack
from coldwar_quiz.tui.wording import GRADE_NAMES, trouble, undone

_BAR_CELLS = 30


class SummaryScreen(QuizScreen):
    """What one session came to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        {"results.missed": "missed", "results.learning": "learning", "results.undo": "undo"}
    )
    AUTO_FOCUS = "#missed"
    CSS_PATH = "summary.tcss"

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.summary = session.summary()

    def compose(self) -> ComposeResult:
        symbols = self.context.symbols
        yield TopBar(id="top")
        with ScrollableContainer(id="results"):
            yield Static(stack(self._figures()), id="figures")
            if self.summary.missed:
                words = (f"MISSED ({len(self.summary.missed)})", "  answered", "due")
                yield self._table(
                    [Row(cells=_cells(*(plain(word, "bold $secondary") for word in words)))], "missed-head"
                )
                yield Rows([self._missed(q) for q in self.summary.missed], symbols=symbols, id="missed")
            if self.summary.flagged:
                yield Static(plain(f"FLAGGED ({len(self.summary.flagged)})"), classes="heading")
                yield self._table([Row(plain(self._prompt(q))) for q in self.summary.flagged], "flagged")
        yield Static(id="trouble")
        yield Hints(id="hints")

    def on_mount(self) -> None:
        top, answers = self.query_one(TopBar), self.summary.answers
        top.title = plain("SESSION FINISHED")
        seconds = sum(a.duration_ms for a in answers) // 1000
        cards = f"{len(answers)} {'answer' if len(answers) == 1 else 'answers'}"
        top.facts = plain(f"{cards} · {seconds // 60} min {seconds % 60} s", "$muted")
        top.short_facts = plain(cards, "$muted")
        hints = []
        if self.summary.missed:
            hints.append(hint("results.missed", "missed"))
        if self.summary.learning_left:
            hints.append(hint("results.learning", "learning"))
        if self.session.can_undo:
            hints.append(hint("results.undo", "undo"))
        self.show_hints(*hints, hint("app.back", "app.go_back", label="Home"))

    def _table(self, rows: list[Row], id: str) -> Rows:
        """Rows to read, without a marker."""
        made = Rows((), cursor=None, clickable=False, symbols=self.context.symbols, id=id)
        made.settle(rows)
        return made

    # --- words -------------------------------------------------------------------------------------------------------

    def _figures(self) -> list[Content]:
        summary, symbols = self.summary, self.context.symbols
        if not summary.answers:
            return [plain("Nothing was answered.")]
        first, right = len(summary.first_answers), summary.right_at_first_sight
        share = right / first if first else 0.0
        full = round(_BAR_CELLS * share)
        lines = [
            line(
                (f"{right} of {first} right at first sight", "bold"),
                (f"   {share:.0%}   ", "bold $success"),
                (symbols.full * full, "$success"),
                (symbols.empty * (_BAR_CELLS - full), "$muted"),
            ),
            Content(""),
        ]
        grades: list[Piece] = []
        for grade in Grade:
            grades += [(f"{GRADE_NAMES[grade]} ", "$muted"), (f"{summary.graded(grade)}   ", "bold")]
        times = [a.duration_ms / 1000 for a in summary.answers]
        lines.append(line(*grades, (f"median {median(times):.1f} s, slowest {max(times):.0f} s", "$muted")))
        new = sum(a.was_new for a in summary.answers)
        left: list[Piece] = [("New ", "$muted"), (str(new), "bold")]
        if summary.next_learning_us is not None:
            wait = _wait(self.context.clock(), summary.next_learning_us)
            left += [
                ("   Learning left ", "$muted"),
                (str(summary.learning_left), "bold"),
                (f", due in {wait}", "$muted"),
            ]
        run = _longest_run(summary.answers)
        if run > 1:
            left += [("   Best run ", "$muted"), (str(run), "bold"), (" right in a row", "$muted")]
        return [*lines, line(*left)]

    def _prompt(self, question: QuestionId) -> str:
        known = self.context.bank.by_id.get(question)
        return known.text if known else str(question)

    def _missed(self, question: QuestionId) -> Row:
        """Its prompt, what was answered the first time, and when it comes back."""
        answer = next(a for a in self.summary.answers if a.question == question and not a.correct)
        given = " ".join(answer.verdict.given.split()) or "(blank)"
        due = show_interval(due_in(self.session.state(question), self.context.clock()))
        cells = _cells(plain(self._prompt(question)), plain(f"  {given}", "$muted"), plain(due))
        return Row(mark=plain(self.context.symbols.wrong, "$error"), cells=cells)

    # --- what the learner does ---------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "missed":
                return bool(self.summary.missed)
            case "learning":
                return self.summary.learning_left > 0
            case "undo":
                return self.session.can_undo
        return True

    def action_missed(self) -> None:
        self.quiz.study(self.context.selection(questions=self.summary.missed))

    def action_learning(self) -> None:
        stepping = (Phase.LEARNING, Phase.RELEARNING)
        asked = dict.fromkeys(a.question for a in self.summary.answers)
        still = tuple(q for q in asked if self.session.state(q).phase in stepping)
        self.quiz.study(self.context.selection(questions=still))

    def action_undo(self) -> None:
        try:
            taken_back = self.session.undo()
        except StoreError as error:
            place = self.query_one("#trouble", Static)
            place.update(trouble(error))
            place.display = True
            return
        if taken_back is not None:
            self.quiz.show_session(self.session, undone(taken_back))

    @on(Rows.Clicked, "#missed")
    def click_missed(self, event: Rows.Clicked) -> None:
        if event.again:
            self.action_missed()


def _cells(prompt: Content, given: Content, due: Content) -> tuple[tuple[Content, int, bool], ...]:
    return ((prompt, 0, False), (given, 26, False), (due, 11, True))


def _wait(now: Moment, due_us: int) -> str:
    minutes = max(1, round((due_us - now.at_us) / 60_000_000))
    return f"{minutes} min" if minutes < 60 else f"{round(minutes / 60)} h"


def _longest_run(answers: tuple[Answered, ...]) -> int:
    best = run = 0
    for answer in answers:
        run = run + 1 if answer.correct else 0
        best = max(best, run)
    return best
