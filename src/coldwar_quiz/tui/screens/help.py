"""The help window, made from the commands that work on the screen under it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from coldwar_quiz.study.commands import BY_ID, Command, Where
from coldwar_quiz.tui.active import active_bindings, keys_taken
from coldwar_quiz.tui.keys import bindings, keys_text
from coldwar_quiz.tui.screens.window import Window
from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.widgets.rows import Row, Rows
from coldwar_quiz.tui.widgets.text import fit, plain

_KEY_CELLS = 11
_TWO_COLUMNS = 56
"""Columns of the terminal from which the window has two."""
_GRADES_DO = "Again brings it back in this session. Hard, Good and Easy set the next date; the bar says which."


class HelpScreen(Window):
    """Every command that can be used now, by what it is about, with its keys."""

    CSS_PATH = "help.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_TWO_COLUMNS, "-normal")]  # noqa: RUF012 - as in the toolkit

    BINDINGS: ClassVar[list[BindingType]] = bindings({"app.help": "close"})

    def __init__(self, under: Screen[object], symbols: Symbols) -> None:
        super().__init__()
        active = active_bindings(under)
        taken = keys_taken(under)
        self._commands = [
            command._replace(keys=tuple(k for k in command.keys if taken.get(k) == command.id))
            for command in BY_ID.values()
            if command.id in active
        ]
        self._symbols = symbols

    def compose(self) -> ComposeResult:
        here = [c for c in self._commands if Where.EVERYWHERE not in c.where]
        grades = [c for c in here if c.id.startswith(("study.grade", "study.accept"))]
        with VerticalScroll(id="help") as window:
            window.border_title = plain("Help: what the keys do here")
            window.border_subtitle = plain("Esc closes")
            with Vertical():
                if grades:
                    yield from self._section("THE GRADE", grades)
                    yield Static(plain(_GRADES_DO, "$muted"), id="grades-do")
                else:
                    yield from self._section("HERE", here)
            with Vertical():
                if grades:
                    yield from self._section("HERE", [c for c in here if c not in grades])
                yield from self._section("EVERYWHERE", [c for c in self._commands if Where.EVERYWHERE in c.where])

    def _section(self, title: str, commands: list[Command]) -> ComposeResult:
        yield Static(plain(title), classes="heading")
        rows = Rows((), cursor=None, clickable=False, symbols=self._symbols)
        rows.settle(
            [Row(plain(c.help), fit(plain(keys_text(c, self._symbols.ascii), "bold"), _KEY_CELLS)) for c in commands]
        )
        yield rows
