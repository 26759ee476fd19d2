"""What every full screen of this program has: themes, a way out on a signal, the help window, the palette, and a notice
where the window is too small. Which screens there are is the business of the applications made from it."""

import asyncio
import contextlib
import gc
import os
import signal
import threading
from collections.abc import Iterable, Mapping
from functools import partial
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.events import Resize
from textual.screen import Screen
from textual.worker import WorkerFailed

from coldwar_quiz.tui import themes
from coldwar_quiz.tui.active import active_commands
from coldwar_quiz.tui.keys import bindings, keys_text
from coldwar_quiz.tui.symbols import Symbols

ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""The signals that end a program: from a shell, a machine that shuts down, a terminal that is closed."""
PATIENCE_S = 3.0
"""How long a terminal may take to be put back after such a signal."""


class Program(App[None]):
    """A full screen. `theme` is the learner's choice, `environ` what the terminal says of itself."""

    TITLE = "coldwar-quiz"
    CSS_PATH = "quiz.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings({"app.help": "help", "app.commands": "command_palette", "app.quit": "quit"}),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
    ]
    SMALLEST: ClassVar[tuple[int, int]] = (60, 18)
    """Columns and rows below which a notice is shown instead of the screens."""
    IN_LINES: ClassVar[str] = "coldwar-quiz study --plain"
    """The command that does the same in lines."""

    def __init__(self, theme: str, symbols: Symbols, environ: Mapping[str, str]) -> None:
        no_color = theme == "no-color" or "NO_COLOR" in environ
        super().__init__(ansi_color=True if no_color else None)
        self.symbols = symbols
        self.crash: Exception | None = None
        self._covered = False
        """Whether the notice of a window too small is on top."""
        self.animation_level = "none"
        self.set_class(symbols.ascii, "-ascii")
        for ours in themes.OURS:
            self.register_theme(ours)
        self._begin_with(themes.choose_theme("no-color" if no_color else theme, environ))

    def _begin_with(self, theme: str) -> None:
        """The first theme. Ours is set before any style is read: set later, every style would be read twice."""
        if theme not in {ours.name for ours in themes.OURS}:
            self.theme = theme
            return
        self.set_reactive(App.theme, theme)
        dark = self.current_theme.dark
        self.update_classes({f"-theme-{theme}": True, "-dark-mode": dark, "-light-mode": not dark}, update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        theme = self.current_theme
        if theme in themes.OURS:
            return {}
        return themes.defaults(theme.to_color_system().generate(), theme.ansi)

    def first_screen(self) -> Screen[None]:
        """The screen it begins with."""
        raise NotImplementedError

    def get_default_screen(self) -> Screen[None]:
        """The first screen is the toolkit's own first one, so that no empty one is drawn before it."""
        screen = self.first_screen()
        for path in screen.css_path:
            self.stylesheet.read(path)  # the toolkit does this for every screen but the first
        return screen

    # --- the end -----------------------------------------------------------------------------------------------------

    def on_load(self) -> None:
        """Before the terminal is changed: a signal to end leaves by the way that puts it back, with status 128 + n."""
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for number in ENDING:
            with contextlib.suppress(NotImplementedError):  # an event loop without signals, on Windows
                loop.add_signal_handler(number, partial(self._end, 128 + number))

    def _end(self, status: int) -> None:
        """End on a signal. A terminal that is gone takes no more output, for which the toolkit would wait for ever."""
        last_resort = threading.Timer(PATIENCE_S, os._exit, (status,))
        last_resort.daemon = True
        last_resort.start()
        self.exit(return_code=status)

    def action_interrupt(self) -> None:
        """Ctrl+C ends the program as it does everywhere; what was graded is stored already."""
        self.exit(return_code=128 + signal.SIGINT)

    def _handle_exception(self, error: Exception) -> None:
        """A bug: the toolkit ends the program. What happened is told where every bug is, by whoever ran it.

        None of ours is the palette's: closed while its worker, the only one here, still looks for commands, it misses
        its own list.
        """
        if isinstance(error, WorkerFailed) and isinstance(error.error, NoMatches):
            return
        self.crash = self.crash or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """No pages of the toolkit's traceback, which would print the learner's answers and the texts of decks."""
        self._close_messages_no_wait()

    def on_mount(self) -> None:
        self.call_after_refresh(gc.enable)

    # --- what can be done anywhere -----------------------------------------------------------------------------------

    def action_help(self) -> None:
        """The help window of the screen on top."""
        from coldwar_quiz.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen, self.symbols))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The commands that work on this screen, then the themes."""
        for command, run in active_commands(screen):
            yield SystemCommand(command.label, f"{command.help}   {keys_text(command)}", run)
        for name, title in themes.OFFERED:
            yield SystemCommand(title, "", partial(setattr, self, "theme", name))

    def on_resize(self, event: Resize) -> None:
        """Below the smallest size a notice covers everything; nothing behind it changes."""
        too_small = event.size.width < self.SMALLEST[0] or event.size.height < self.SMALLEST[1]
        if too_small is self._covered:
            return
        self._covered = too_small
        if too_small:
            from coldwar_quiz.tui.screens.small import SmallScreen

            self.push_screen(SmallScreen(self.SMALLEST, self.IN_LINES))
        else:
            self.pop_screen()
