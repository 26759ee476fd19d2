"""The end of a session: how it went, what was missed, and what can be done about it."""

from collections.abc import Sequence
from datetime import timedelta
from statistics import median
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.events import DescendantFocus, Resize
from textual.widgets import Static

from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.errors import StoreError
from coldwar_quiz.study.model import Grade, Outcome, Verdict
from coldwar_quiz.study.outlook import outlook, show_when
from coldwar_quiz.study.scheduler import due_in, show_interval
from coldwar_quiz.study.session import Session
from coldwar_quiz.study.wording import show_count
from coldwar_quiz.tui.context import Context
from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.screens.base import NARROW, WIDE, QuizScreen
from coldwar_quiz.tui.widgets.bars import Hints, TopBar, hint
from coldwar_quiz.tui.widgets.rows import Row, Rows
from coldwar_quiz.tui.widgets.text import Piece, line, plain, stack
from coldwar_quiz.tui.wording import GRADE_NAMES, trouble, undone

_BAR_CELLS = 30
_EDGES = 5
"""Cells of a line at its two ends and for the scroll bar."""
_GAP = "   "


class SummaryScreen(QuizScreen):
    """What one session came to. Enter opens the question at the marker."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        {
            "results.open": "open",
            "results.missed": "missed",
            "results.learning": "learning",
            "results.undo": "undo",
        }
    )
    AUTO_FOCUS = "#missed, #flagged"
    CSS_PATH = "summary.tcss"

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.summary = session.summary()
        self.lists = {"missed": self.summary.missed, "flagged": self.summary.flagged}
        """The questions that can be opened, by the list they stand in."""

    def compose(self) -> ComposeResult:
        symbols = self.context.symbols
        yield TopBar(id="top")
        with ScrollableContainer(id="results"):
            yield Static(id="figures")
            for name, questions in self.lists.items():
                if not questions:
                    continue
                head = Rows((), cursor=None, clickable=False, symbols=symbols, id=f"{name}-head", classes="heading")
                head.can_focus = False
                yield head
                yield Rows((), symbols=symbols, id=name)
            yield Static(id="best")
        yield Static(id="trouble")
        yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one("#results").can_focus = not any(self.lists.values())
        top, answers = self.query_one(TopBar), self.summary.answers
        top.title = plain("SESSION FINISHED")
        decks = {a.question.deck for a in answers}
        deck = self.context.bank.deck_by_id.get(*decks) if len(decks) == 1 else None
        top.about = plain(deck.title) if deck else Content("")
        seconds = sum(a.duration_ms for a in answers) // 1000
        asked = show_count(len(self.summary.first_answers), "question")
        top.facts = plain(f"{asked} · {seconds // 60} min {seconds % 60} s", "$muted")
        top.short_facts = plain(asked, "$muted")
        hints = [hint("results.open", "open")] if any(self.lists.values()) else []
        if self.summary.missed:
            hints.append(hint("results.missed", "missed"))
        if self.summary.learning:
            hints.append(hint("results.learning", "learning"))
        if self.session.can_undo:
            hints.append(hint("results.undo", "undo"))
        self.show_hints(*hints, hint("app.back", "app.go_back", label="Home"))

    def on_resize(self, event: Resize) -> None:
        """Lines and columns are made for the width there is."""
        width = event.size.width - _EDGES
        self.query_one("#figures", Static).update(stack(self._figures(width)))
        self.query_one("#best", Static).update(_packed(self._best(), width))
        columns = (14, 9) if event.size.width < NARROW else (40, 13) if event.size.width >= WIDE else (22, 11)
        for name, questions in self.lists.items():
            if questions:
                missed = name == "missed"
                title = f"{self._missed_title() if missed else 'FLAGGED THIS SESSION'} ({len(questions)})"
                words = (title, "answered", "due") if missed else (title, "", "")
                prompt, given, due = (plain(word, "bold $secondary") for word in words)
                head = _cells(prompt, given, due, columns)
                self.query_one(f"#{name}-head", Rows).show([Row(cells=head)])
                self.query_one(f"#{name}", Rows).show([self._row(q, missed, columns) for q in questions])

    def _missed_title(self) -> str:
        """The missed ones are more than the figures say where a question was right at first and wrong later."""
        at_first = len(self.summary.first_answers) - self.summary.right_at_first_sight
        return "MISSED" if len(self.summary.missed) == at_first else "MISSED AT LEAST ONCE"

    # --- words -------------------------------------------------------------------------------------------------------

    def _figures(self, width: int) -> list[Content]:
        summary, symbols = self.summary, self.context.symbols
        if not summary.answers:
            return [plain("Nothing was answered."), _packed(self._ahead(), width)]
        first, right = len(summary.first_answers), summary.right_at_first_sight
        share = right / first
        words = f"{right} of {first} right at first sight"
        cells = max(min(_BAR_CELLS, width - len(words) - 10), 0)
        full = round(cells * share)
        grades: list[Piece] = []
        for grade in Grade:
            grades += [(f"{GRADE_NAMES[grade]} ", "$muted"), (f"{summary.graded(grade)}{_GAP}", "bold")]
        times = [a.duration_ms / 1000 for a in summary.answers]
        pace = plain(f"median {median(times):.1f} s, slowest {max(times):.0f} s", "$muted")
        return [
            line(
                (words, "bold"),
                (f"{_GAP}{share:.0%}{_GAP}", "bold $success"),
                (symbols.full * full, "$success"),
                (symbols.empty * (cells - full), "$muted"),
            ),
            Content(""),
            _packed([line(*grades).rstrip(), pace], width),
            _packed(self._ahead(), width),
        ]

    def _ahead(self) -> list[Content]:
        """What was learned, what is left of it today, and when it goes on."""
        summary, now = self.summary, self.context.clock()
        said = []
        if new := summary.new_learned:
            said.append(line(("New ", "$muted"), (str(new), "bold"), (" learned", "$muted")))
        if summary.next_learning_us is not None:
            due = plain(f" left, due {_wait(summary.next_learning_us - now.at_us)}", "$muted")
            said.append(line(("Learning ", "$muted"), (str(summary.learning_left), "bold"), due))
        asked = {q.id for q in self.context.bank.active} - set(summary.learning)
        states = [state for question, state in self.session.states.items() if question in asked]
        ahead = outlook(states, now)
        if ahead is not None:
            when = show_when(ahead, now)
            said.append(line(("Next session: ", "$muted"), (f"{when}, {ahead.due}", "bold")))
        return said

    def _best(self) -> list[Content]:
        said = []
        if (run := self.summary.longest_run) > 1:
            said.append(line(("Best: ", "$muted"), (str(run), "bold"), (" right in a row.", "$muted")))
        forecast = self.session.forecast()
        if forecast is not None:
            expected, right = f"{forecast.expected:.0%}", f"{forecast.right:.0%}"
            said.append(
                line(
                    (f"Of {forecast.of} due FSRS expected ", "$muted"),
                    (expected, "bold"),
                    (", got ", "$muted"),
                    (right, "bold"),
                    (".", "$muted"),
                )
            )
        return said

    def _row(self, question: QuestionId, missed: bool, columns: tuple[int, int]) -> Row:
        """Its prompt and, of a missed one, what was answered the first time and when it comes back."""
        known = self.context.bank.by_id.get(question)
        prompt = plain(known.text if known else str(question))
        if not missed:
            return Row(cells=((prompt, 0, False),))
        verdict = self.session.look(question).verdict
        due = show_interval(due_in(self.session.state(question), self.context.clock()))
        cells = _cells(prompt, plain(_given(verdict), "$muted"), plain(due), columns)
        return Row(label=plain(self.context.symbols.wrong, "$error"), cells=cells)

    # --- the marker --------------------------------------------------------------------------------------------------

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Only the list that has the keys shows a marker."""
        for name in self.lists:
            for rows in self.query(f"#{name}").results(Rows):
                rows.cursor = (rows.cursor or 0) if rows is event.widget else None

    @on(Rows.Edge)
    def go_over(self, event: Rows.Edge) -> None:
        """From the end of one list to the beginning of the next, and back."""
        names = [name for name, questions in self.lists.items() if questions]
        at = names.index(str(event.rows.id)) + event.by
        if 0 <= at < len(names):
            rows = self.query_one(f"#{names[at]}", Rows)
            rows.focus()
            rows.cursor = 0 if event.by > 0 else len(rows.rows) - 1

    # --- what the learner does ---------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "open":
                return any(self.lists.values())
            case "missed":
                return bool(self.summary.missed)
            case "learning":
                return bool(self.summary.learning)
            case "undo":
                return self.session.can_undo
        return True

    def action_open(self) -> None:
        rows = self.focused
        if isinstance(rows, Rows) and rows.cursor is not None:
            from coldwar_quiz.tui.screens.question import QuestionScreen

            look = self.session.look(self.lists[str(rows.id)][rows.cursor])
            self.app.push_screen(QuestionScreen(self.context, self.session, look))

    def action_missed(self) -> None:
        self.quiz.study(self.context.selection(questions=self.summary.missed))

    def action_learning(self) -> None:
        self.quiz.study(self.context.selection(questions=self.summary.learning))

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

    @on(Rows.Clicked)
    def click(self, event: Rows.Clicked) -> None:
        """A click puts the marker there, a click on the marked row opens it."""
        if event.again:
            self.action_open()


def _cells(
    prompt: Content, given: Content, due: Content, columns: tuple[int, int]
) -> tuple[tuple[Content, int, bool], ...]:
    return ((prompt, 0, False), (plain("  "), 2, False), (given, columns[0], False), (due, columns[1], True))


def _given(verdict: Verdict) -> str:
    """What was answered, in a few cells."""
    if verdict.outcome is Outcome.SELF:
        return "(not remembered)"
    if verdict.outcome is Outcome.UNANSWERED:
        return "(blank)"
    if len(verdict.parts) > 1:
        return f"{sum(part.ok for part in verdict.parts)} of {len(verdict.parts)} right"
    return " ".join(verdict.given.split()) or "(blank)"


def _packed(said: Sequence[Content], width: int) -> Content:
    """Facts beside each other as far as they fit, the rest on lines below."""
    lines: list[Content] = []
    for fact in said:
        if lines and lines[-1].cell_length + len(_GAP) + fact.cell_length <= width:
            lines[-1] = line(lines[-1], _GAP, fact)
        else:
            lines.append(fact)
    return stack(lines)


def _wait(us: int) -> str:
    return f"in {show_interval(timedelta(microseconds=us))}" if us > 0 else "now"
