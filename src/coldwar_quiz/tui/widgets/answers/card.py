"""A flashcard: think, turn it, tick the points you had, and grade yourself."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from coldwar_quiz.bank.model import Card
from coldwar_quiz.study.model import Recalled, Response, Verdict
from coldwar_quiz.study.presentation import Asked
from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.widgets.answers.base import Answering
from coldwar_quiz.tui.widgets.answers.select import box
from coldwar_quiz.tui.widgets.bars import Hint, hint
from coldwar_quiz.tui.widgets.rows import Row, Rows
from coldwar_quiz.tui.widgets.text import plain


class PointRows(Rows):
    """The key points of a turned card; Space ticks the one at the marker."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings({"study.tick": "tick"})]

    def action_tick(self) -> None:
        if isinstance(self.parent, CardArea) and self.cursor is not None:
            self.parent.toggle(self.cursor)


class CardArea(Answering):
    """The back of the card, once it is turned."""

    kind = "FLASHCARD"

    def __init__(self, asked: Asked, symbols: Symbols) -> None:
        super().__init__(asked, symbols)
        self.ticked: frozenset[int] = frozenset()

    def compose(self) -> ComposeResult:
        yield Static(plain("Say it to yourself first. Space turns the card.", "$muted"), id="turn")

    @property
    def points(self) -> tuple[str, ...]:
        body = self.asked.question.body
        return body.points if isinstance(body, Card) else ()

    def _point_rows(self) -> list[Row]:
        return [Row(plain(point), plain(box(n in self.ticked))) for n, point in enumerate(self.points)]

    def response(self) -> Response:
        return Recalled(self.ticked)

    def show_verdict(self, verdict: Verdict, response: Response) -> None:
        if isinstance(response, Recalled):
            self.ticked = response.points
        self.query_one("#turn", Static).update(plain(verdict.expected, "bold"))
        if self.points:
            self.mount(PointRows(self._point_rows(), symbols=self.symbols, id="points"))

    def toggle(self, index: int) -> None:
        self.ticked = self.ticked ^ {index}
        self.query_one(PointRows).show(self._point_rows(), relayout=False)
        self.post_message(self.Changed(self))

    def footer(self) -> list[Hint]:
        return [hint("study.check", "check", label="Turn")]

    def after_target(self) -> Rows | None:
        """The list of points, once the card is turned."""
        return self.query_one(PointRows) if self.points else None

    @on(Rows.Clicked)
    def click(self, event: Rows.Clicked) -> None:
        event.stop()
        self.toggle(event.index)
