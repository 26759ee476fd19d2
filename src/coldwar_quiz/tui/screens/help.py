"""The help window, made from the commands that work on the screen under it."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from coldwar_quiz.study.commands import BY_ID, Command, Where
from coldwar_quiz.tui.active import active_bindings
from coldwar_quiz.tui.keys import keys_text
from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.widgets.text import fit, line, plain, stack

_KEY_CELLS = 12


class HelpScreen(ModalScreen[None]):
    """Every command that can be used now, by what it is about, with its keys."""

    def __init__(self, under: Screen[object], symbols: Symbols) -> None:
        super().__init__()
        self._commands = tuple(BY_ID[id] for id in BY_ID if id in active_bindings(under))
        self._symbols = symbols
        self._grading = any(c.id.startswith("study.grade") for c in self._commands)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help") as window:
            window.border_title = plain(" Help: what the keys do here ")
            window.border_subtitle = plain(" Esc closes ")
            yield Static(id="help-left")
            yield Static(id="help-right")

    def on_mount(self) -> None:
        here = [c for c in self._commands if Where.EVERYWHERE not in c.where]
        everywhere = [c for c in self._commands if Where.EVERYWHERE in c.where]
        grades = [c for c in here if c.id.startswith(("study.grade", "study.accept"))]
        rest = [c for c in here if c not in grades]
        left = [*self._section("THE GRADE", grades)] if grades else []
        left += self._section("EVERYWHERE", everywhere)
        if self._grading:
            left += [Content(""), *_wrapped(_GRADES_DO)]
        self.query_one("#help-left", Static).update(stack(left))
        self.query_one("#help-right", Static).update(stack(self._section("HERE", rest)))

    def _section(self, title: str, commands: Iterable[Command]) -> list[Content]:
        lines = [plain(title, "bold $secondary")]
        for command in commands:
            texts = plain(command.help).wrap(24)
            for n, text in enumerate(texts):
                keys = keys_text(command) if n == 0 else ""
                lines.append(line(fit(plain(keys, "bold"), _KEY_CELLS), " ", text))
        return [*lines, Content("")]


_GRADES_DO = (
    "Again brings the question back in this session. Hard, Good and Easy set the next date; the bar says which."
)


def _wrapped(text: str) -> list[Content]:
    return plain(text, "$muted").wrap(_KEY_CELLS + 25)
