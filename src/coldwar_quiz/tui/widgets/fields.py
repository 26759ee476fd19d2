"""The text field of an answer: no blinking, no markup, and Esc gives the keys back to the commands."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from coldwar_quiz.diagnostics.safe_text import safe_line
from coldwar_quiz.tui.widgets.answers.base import Answering


class AnswerField(Input):
    """A field that Esc leaves; Enter submits it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, id: str | None = None, placeholder: str = "") -> None:
        super().__init__(id=id, placeholder=placeholder, select_on_focus=False)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """What is pasted may come from anywhere: only text gets in."""
        return safe_line(value)

    def action_leave(self) -> None:
        """Give the keys to the screen, so that letters are commands again."""
        self.post_message(Answering.Left())
