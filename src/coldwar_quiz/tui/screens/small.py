"""The notice for a window too small for the screens. It takes all keys, so that nothing unseen happens."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Static

from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.widgets.text import plain


class SmallScreen(ModalScreen[None]):
    """Says how large the window must be, and how large it is."""

    CSS_PATH = "small.tcss"

    BINDINGS: ClassVar[list[BindingType]] = bindings({"app.quit": "app.quit"})

    def compose(self) -> ComposeResult:
        yield Static(id="small")

    def on_mount(self) -> None:
        self._tell(self.app.size.width, self.app.size.height)

    def on_resize(self, event: Resize) -> None:
        self._tell(event.size.width, event.size.height)

    def _tell(self, width: int, height: int) -> None:
        self.query_one("#small", Static).update(
            plain(
                f"coldwar-quiz needs 60x18.\nThis window is {width}x{height}.\n\n"
                "Make it larger, or run\ncoldwar-quiz study --plain"
            )
        )
