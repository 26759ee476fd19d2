"""The application: themes, the screens and the ways between them. What a screen shows is the screen's own business."""

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

from coldwar_quiz.errors import StoreError
from coldwar_quiz.study.outlook import clock_behind
from coldwar_quiz.study.queue import Selection
from coldwar_quiz.study.session import Session
from coldwar_quiz.tui import themes
from coldwar_quiz.tui.active import active_commands
from coldwar_quiz.tui.context import Context
from coldwar_quiz.tui.keys import bindings, keys_text

SMALLEST = (60, 18)
"""Columns and rows below which a notice is shown instead of the screens."""


ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""The signals that end a program: from a shell, a machine that shuts down, a terminal that is closed."""
PATIENCE_S = 3.0
"""How long a terminal may take to be put back after such a signal."""


class QuizApp(App[None]):
    """One run of the terminal face: home, or straight into a session of `selection`."""

    TITLE = "coldwar-quiz"
    CSS_PATH = "quiz.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings({"app.help": "help", "app.commands": "command_palette", "app.back": "go_back", "app.quit": "quit"}),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
    ]

    def __init__(self, context: Context, selection: Selection | None, environ: Mapping[str, str]) -> None:
        preferences = context.preferences
        no_color = preferences.theme == "no-color" or "NO_COLOR" in environ
        super().__init__(ansi_color=True if no_color else None)
        self.context = context
        self.failure: StoreError | None = None
        """Why the application had to end: the log cannot be read."""
        self.crash: Exception | None = None
        self._selection = selection
        self._covered = False
        """Whether the notice of a window too small is on top."""
        self.animation_level = "none"
        self.set_class(context.symbols.ascii, "-ascii")
        for theme in themes.OURS:
            self.register_theme(theme)
        self._begin_with(themes.choose_theme("no-color" if no_color else preferences.theme, environ))

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

    # --- ways between the screens ------------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[None]:
        """The first screen is the toolkit's own first one, so that no empty one is drawn before it."""
        screen = self._next_screen(self._selection)
        for path in screen.css_path:
            self.stylesheet.read(path)  # the toolkit does this for every screen but the first
        return screen

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

    def _next_screen(self, selection: Selection | None, status: str = "") -> Screen[None]:
        """The screen of a new sitting, or home where there is nothing to ask or nothing is asked for."""
        try:
            if selection is not None:
                session = self.context.session(selection)
                if session.asked is not None:
                    behind = clock_behind(session.states.values(), self.context.clock())
                    return self._study_screen(session, f"Clock {behind}" if behind else "")
                status = "Nothing to study there now"
            from coldwar_quiz.tui.screens.home import HomeScreen

            return HomeScreen(self.context, status)
        except StoreError as error:
            self.failure = error
            self.exit(return_code=2)
            return Screen()

    def _study_screen(self, session: Session, status: str = "") -> Screen[None]:
        from coldwar_quiz.tui.screens.study import StudyScreen

        return StudyScreen(self.context, session, status)

    def _show(self, screen: Screen[None]) -> None:
        """Put a screen in place of the one there is; the very first stays under the others."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def show_home(self, status: str = "") -> None:
        """The home screen, with one line about what just happened."""
        self._show(self._next_screen(None, status))

    def study(self, selection: Selection) -> None:
        """A new sitting; home with a word about it where there is nothing to ask."""
        self._show(self._next_screen(selection))

    def show_session(self, session: Session, status: str = "") -> None:
        """Go on with a session."""
        self._show(self._study_screen(session, status))

    def show_summary(self, session: Session) -> None:
        """What the session came to."""
        from coldwar_quiz.tui.screens.summary import SummaryScreen

        self._show(SummaryScreen(self.context, session))

    # --- what a learner can do anywhere ------------------------------------------------------------------------------

    def action_go_back(self) -> None:
        """Go home. Windows on top close themselves, and from home one leaves by `q` or Ctrl+Q."""
        from coldwar_quiz.tui.screens.home import HomeScreen

        if not isinstance(self.screen, HomeScreen):
            self.show_home()

    def action_help(self) -> None:
        """The help window of the screen on top."""
        from coldwar_quiz.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen, self.context.symbols))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The commands that work on this screen, then the themes."""
        for command, run in active_commands(screen):
            yield SystemCommand(command.label, f"{command.help}   {keys_text(command)}", run)
        for name, title in themes.OFFERED:
            yield SystemCommand(title, "", partial(setattr, self, "theme", name))

    def on_resize(self, event: Resize) -> None:
        """Below the smallest size a notice covers everything; nothing behind it changes."""
        too_small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if too_small is self._covered:
            return
        self._covered = too_small
        if too_small:
            from coldwar_quiz.tui.screens.small import SmallScreen

            self.push_screen(SmallScreen())
        else:
            self.pop_screen()
