"""What all windows on top share: Esc closes them, Ctrl+Q still quits, and no other key reaches what is under them."""

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.screens.base import LaidOutScreen


class Window(ModalScreen[None]):
    """A window over a screen."""

    HORIZONTAL_BREAKPOINTS = LaidOutScreen.HORIZONTAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        {
            "app.back": "close",
            "app.quit": "app.quit",
            "move.up": "scroll(-1)",
            "move.down": "scroll(1)",
            "move.first": "scroll_whole(-1)",
            "move.last": "scroll_whole(1)",
        }
    )

    def action_close(self) -> None:
        self.dismiss()

    def action_scroll(self, by: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False, immediate=True)

    def action_scroll_whole(self, way: int) -> None:
        """To the top (-1) or to the end (1)."""
        text = self.query_one(VerticalScroll)
        text.scroll_to(y=0 if way < 0 else text.max_scroll_y, animate=False, immediate=True)
