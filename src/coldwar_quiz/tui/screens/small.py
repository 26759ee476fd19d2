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
    """Says how large the window must be, how large it is, and which command does without one."""

    CSS_PATH = "small.tcss"

    BINDINGS: ClassVar[list[BindingType]] = bindings({"app.quit": "app.quit"})

    def __init__(self, smallest: tuple[int, int], in_lines: str) -> None:
        super().__init__()
        self._smallest, self._in_lines = smallest, in_lines

    def compose(self) -> ComposeResult:
        yield Static(id="small")

    def on_mount(self) -> None:
        self._tell(self.app.size.width, self.app.size.height)

    def on_resize(self, event: Resize) -> None:
        self._tell(event.size.width, event.size.height)

    def _tell(self, width: int, height: int) -> None:
        self.query_one("#small", Static).update(
            plain(
                f"coldwar-quiz needs {self._smallest[0]}x{self._smallest[1]}.\nThis window is {width}x{height}.\n\n"
                f"Make it larger, or run\n{self._in_lines}"
            )
        )
