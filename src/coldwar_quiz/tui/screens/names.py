"""Who and what one question names, on the full screen."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from coldwar_quiz.study.lookup import Entry
from coldwar_quiz.tui.screens.window import Window
from coldwar_quiz.tui.widgets.text import line, plain


class NamesScreen(Window):
    """Each person and each term with what the documents say of them, one below the other."""

    CSS_PATH = "names.tcss"

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self._entries = entries

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="names-full"):
            yield Static(line(plain("WHO AND WHAT", "bold $secondary"), "   Esc closes"))
            if not self._entries:
                yield Static("Nobody and nothing named here is described in the bank.", classes="about")
            for name, text in self._entries:
                yield Static(plain(name, "bold"), classes="name")
                yield Static(plain(text), classes="about")
