"""Typed answers: a word or two, a date, a number. Dates and numbers say at once how they are read."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from coldwar_quiz.bank.model import Number, Typed
from coldwar_quiz.study.model import DontKnow, Outcome, Response, Verdict, Written
from coldwar_quiz.tui.widgets.answers.base import Answering
from coldwar_quiz.tui.widgets.bars import Hint, hint
from coldwar_quiz.tui.widgets.fields import AnswerField
from coldwar_quiz.tui.widgets.rows import Row, Rows
from coldwar_quiz.tui.widgets.text import Piece, line, plain

_KINDS = {"typed": "SHORT ANSWER", "date": "DATE", "number": "NUMBER"}
_HELP = "Enter check · empty Enter: don't know · Esc leave the field"


class TypingArea(Answering):
    """Answering by typing: while a field has the keys, letters are text."""

    def in_field(self) -> bool:
        return isinstance(self.screen.focused, Input)

    def footer(self) -> list[Hint]:
        enter = hint("study.check", "check", key="Enter")
        if not self.in_field():
            return [enter, hint("move.area", "app.focus_next", label="Field")]
        return [enter, hint("app.back", label="Leave the field"), hint("app.commands", "app.command_palette", key="^P")]


class FieldArea(TypingArea):
    """One field. Enter checks, empty Enter means don't know."""

    @property
    def kind(self) -> str:  # type: ignore[override]
        return _KINDS[self.asked.face]

    def compose(self) -> ComposeResult:
        body = self.asked.question.body
        unit = body.unit if isinstance(body, Number) else None
        with Horizontal(id="field"):
            yield AnswerField(id="answer")
            if unit:
                yield Static(plain(unit), id="unit")
        yield Static(self._reading(""), id="reading")

    @property
    def field(self) -> Input:
        return self.query_one("#answer", Input)

    def _reading(self, text: str) -> Content:
        """How a date or a number is read, live; for words, which keys there are."""
        if not text.strip() or self.asked.face == "typed":
            return plain(_HELP, "$muted")
        from coldwar_quiz.study.grading import READS_AS, reads_as

        said = reads_as(self.asked.question, text)
        if said.startswith(READS_AS):
            return line((READS_AS, "$muted"), (said.removeprefix(READS_AS), "bold"))
        return plain(said or "not read yet", "$warning")

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one("#reading", Static).update(self._reading(event.value))

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted(self))

    def response(self) -> Response:
        text = self.field.value
        return Written(text) if text.strip() else DontKnow()

    def complain(self, note: str) -> None:
        self.query_one("#reading", Static).update(line((f"{self.symbols.partly} {note}", "bold $warning")))
        self.field.focus()

    def show_verdict(self, verdict: Verdict, response: Response) -> None:
        body = self.asked.question.body
        also = body.accept[:3] if isinstance(body, Typed) else ()
        key: list[Piece] = [verdict.expected]
        if also:
            key.append(("   also: " + ", ".join(also), "$muted not bold"))
        rows = [Row(line(*key), plain("key"), plain(self.symbols.right), "bold $success")]
        if verdict.given and verdict.outcome is not Outcome.RIGHT:
            mark, style = self.symbols.wrong, "$error"
            if verdict.outcome in (Outcome.NEAR, Outcome.FOLLOWS):
                mark, style = self.symbols.near, "bold $warning"
            rows.insert(0, Row(plain(verdict.given), plain("you"), plain(mark), style))
        elif verdict.given:
            rows.insert(0, Row(plain(verdict.given), plain("you"), plain(""), ""))
        self.query_one("#field").remove()
        self.query_one("#reading").remove()
        self.mount(settled(rows, self))

    def focus_target(self) -> Input:
        return self.field


def settled(rows: "list[Row]", area: Answering) -> Rows:
    """Rows for reading only, in place of a field."""
    made = Rows((), cursor=None, symbols=area.symbols, clickable=False)
    made.settle(rows)
    return made
