"""Tick all that are right."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from coldwar_quiz.bank.model import Select
from coldwar_quiz.study.model import Response, Ticked, Verdict
from coldwar_quiz.study.presentation import Asked
from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.widgets.answers.base import Answering
from coldwar_quiz.tui.widgets.bars import Hint, hint
from coldwar_quiz.tui.widgets.rows import Row, Rows
from coldwar_quiz.tui.widgets.text import line, plain


def box(ticked: bool) -> str:
    """A tick box, told apart without colour."""
    return "[x]" if ticked else "[ ]"


class SelectArea(Answering):
    """The options as rows with boxes. Space ticks, Enter checks."""

    kind = "CHOOSE ALL THAT APPLY"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings({"study.tick": "tick"})]

    def __init__(self, asked: Asked, symbols: Symbols) -> None:
        super().__init__(asked, symbols)
        self.ticked: frozenset[int] = frozenset()

    def compose(self) -> ComposeResult:
        yield Rows(self._open_rows(), symbols=self.symbols, id="options")

    @property
    def rows(self) -> Rows:
        return self.query_one(Rows)

    def _open_rows(self) -> list[Row]:
        return [
            Row(plain(option), plain(f"{n + 1} {box(n in self.ticked)}")) for n, option in enumerate(self.asked.options)
        ]

    def response(self) -> Response:
        return Ticked(frozenset(self.asked.options[n] for n in self.ticked))

    def show_verdict(self, verdict: Verdict, response: Response) -> None:
        body = self.asked.question.body
        assert isinstance(body, Select)
        given = response.options if isinstance(response, Ticked) else frozenset()
        rows = []
        for n, option in enumerate(self.asked.options):
            ticked, wanted = option in given, option in body.answers
            mark, style, why = "", "$muted", ""
            if ticked and wanted:
                mark, style = self.symbols.right, "bold $success"
            elif ticked:
                mark, style, why = self.symbols.wrong, "$error", "  (should be empty)"
            elif wanted:
                mark, style, why = self.symbols.wrong, "bold $error", "  (should be ticked)"
            rows.append(Row(line(option, why), plain(f"{n + 1} {box(ticked)}"), plain(mark), style))
        self.rows.settle(rows)

    def toggle(self, index: int) -> None:
        self.ticked = self.ticked ^ {index}
        self.rows.show(self._open_rows(), relayout=False)
        self.post_message(self.Changed(self))

    def choose(self, index: int) -> None:
        self.rows.place(index)
        self.toggle(index)

    def can_choose(self, index: int) -> bool:
        return index < len(self.asked.options)

    def progress(self) -> str:
        return f"{len(self.ticked)} chosen"

    def footer(self) -> list[Hint]:
        return [
            hint("study.tick"),
            hint("study.choose", key=f"1-{len(self.asked.options)}", label="Tick"),
            hint("study.check", "check", key="Enter"),
        ]

    def focus_target(self) -> Rows:
        return self.rows

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.rows.cursor is not None if action == "tick" else True

    def action_tick(self) -> None:
        if self.rows.cursor is not None:
            self.toggle(self.rows.cursor)

    @on(Rows.Clicked)
    def click(self, event: Rows.Clicked) -> None:
        event.stop()
        self.toggle(event.index)
