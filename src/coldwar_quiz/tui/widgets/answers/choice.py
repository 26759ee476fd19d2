"""One of several: a choice, and true or false."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from coldwar_quiz.study.model import DontKnow, Outcome, Picked, Response, Said, Verdict
from coldwar_quiz.study.wording import show_truth
from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.widgets.answers.base import Answering
from coldwar_quiz.tui.widgets.bars import Hint, hint
from coldwar_quiz.tui.widgets.rows import Row, Rows
from coldwar_quiz.tui.widgets.text import line, plain


class ChoiceArea(Answering):
    """The options as rows; the marker is the choice."""

    kind = "MULTIPLE CHOICE"

    @property
    def options(self) -> tuple[str, ...]:
        return self.asked.options

    def label(self, index: int) -> Content:
        return plain(str(index + 1))

    def right(self) -> str:
        """The option that is the key."""
        from coldwar_quiz.study.wording import show_answer

        return show_answer(self.asked.question)

    def compose(self) -> ComposeResult:
        rows = [Row(plain(option), self.label(n)) for n, option in enumerate(self.options)]
        yield Rows(rows, symbols=self.symbols, id="options")

    @property
    def rows(self) -> Rows:
        return self.query_one(Rows)

    def response(self) -> Response:
        cursor = self.rows.cursor
        return DontKnow() if cursor is None else Picked(self.options[cursor])

    def chosen(self, response: Response) -> int | None:
        return self.options.index(response.option) if isinstance(response, Picked) else None

    def show_verdict(self, verdict: Verdict, response: Response) -> None:
        chosen, key = self.chosen(response), self.options.index(self.right())
        rows = []
        for n, option in enumerate(self.options):
            you = " (you)" if n == chosen else ""
            mark, style = "", "$muted"
            if n == key:
                mark, style = self.symbols.right, "bold $success"
            elif n == chosen:
                follows = verdict.outcome is Outcome.FOLLOWS
                mark, style = (self.symbols.near, "bold $warning") if follows else (self.symbols.wrong, "$error")
            rows.append(Row(line(option, you), self.label(n), plain(mark), style))
        self.rows.settle(rows)

    def choose(self, index: int) -> None:
        self.rows.place(index)

    def can_choose(self, index: int) -> bool:
        return index < len(self.options)

    def can_give_up(self) -> bool:
        return True

    def footer(self) -> list[Hint]:
        return [hint("study.check", "check"), hint("study.choose", key=f"1-{len(self.options)}")]

    def focus_target(self) -> Rows:
        return self.rows

    @on(Rows.Clicked)
    def click(self, event: Rows.Clicked) -> None:
        """A click chooses; a click on what is chosen already checks it."""
        event.stop()
        if event.again:
            self.post_message(self.Submitted(self))


class TruthArea(ChoiceArea):
    """True or not true, by `t` and `n` or by 1 and 2."""

    kind = "TRUE OR FALSE"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings({"study.true": "say(0)", "study.false": "say(1)"})]

    @property
    def options(self) -> tuple[str, ...]:
        return (show_truth(True), show_truth(False))

    def label(self, index: int) -> Content:
        return plain("tn"[index])

    def response(self) -> Response:
        cursor = self.rows.cursor
        return DontKnow() if cursor is None else Said(cursor == 0)

    def chosen(self, response: Response) -> int | None:
        return (0 if response.value else 1) if isinstance(response, Said) else None

    def footer(self) -> list[Hint]:
        return [hint("study.check", "check"), hint("study.true"), hint("study.false")]

    def action_say(self, index: int) -> None:
        self.rows.place(index)
