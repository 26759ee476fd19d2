"""What all windows on top share: Esc closes them, Ctrl+Q still quits, and no other key reaches what is under them."""

from typing import ClassVar

from textual.binding import BindingType
from textual.screen import ModalScreen

from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.screens.base import QuizScreen


class Window(ModalScreen[None]):
    """A window over a screen."""

    HORIZONTAL_BREAKPOINTS = QuizScreen.HORIZONTAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = bindings({"app.back": "close", "app.quit": "app.quit"})

    def action_close(self) -> None:
        self.dismiss()
