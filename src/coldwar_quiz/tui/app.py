"""The application: themes, the screens and the ways between them. What a screen shows is the screen's own business."""

import gc
from collections.abc import Iterable, Mapping
from functools import partial
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.events import Resize
from textual.screen import Screen

from coldwar_quiz.study.queue import Selection
from coldwar_quiz.study.session import Session
from coldwar_quiz.tui import themes
from coldwar_quiz.tui.active import active_commands
from coldwar_quiz.tui.context import Context
from coldwar_quiz.tui.keys import bindings, keys_text

SMALLEST = (60, 18)
"""Columns and rows below which a notice is shown instead of the screens."""


class QuizApp(App[None]):
    """One run of the terminal face: home, or straight into a session of `selection`."""

    TITLE = "coldwar-quiz"
    CSS_PATH = "quiz.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        {"app.help": "help", "app.commands": "command_palette", "app.back": "go_back", "app.quit": "quit"}
    )

    def __init__(self, context: Context, selection: Selection | None, environ: Mapping[str, str]) -> None:
        preferences = context.preferences
        no_color = preferences.theme == "no-color" or "NO_COLOR" in environ
        super().__init__(ansi_color=True if no_color else None)
        self.context = context
        self._selection = selection
        self.animation_level = "none"
        for theme in themes.OURS:
            self.register_theme(theme)
        self.theme = themes.choose_theme("no-color" if no_color else preferences.theme, environ)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        theme = self.current_theme
        return themes.defaults(theme.to_color_system().generate(), theme.ansi)

    # --- ways between the screens ------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        if self._selection is None:
            self.show_home()
        else:
            self.study(self._selection)
        self.call_after_refresh(gc.enable)

    def _show(self, screen: Screen[None]) -> None:
        """Put a screen in place of the one there is; the first goes on top of the toolkit's own empty one."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def show_home(self, status: str = "") -> None:
        """The home screen, with one line about what just happened."""
        from coldwar_quiz.tui.screens.home import HomeScreen

        self._show(HomeScreen(self.context, status))

    def study(self, selection: Selection) -> None:
        """A new sitting; home with a word about it where there is nothing to ask."""
        session = self.context.session(selection)
        if session.asked is None:
            self.show_home("Nothing to study there now")
        else:
            self.show_session(session)

    def show_session(self, session: Session, status: str = "") -> None:
        """Go on with a session."""
        from coldwar_quiz.tui.screens.study import StudyScreen

        self._show(StudyScreen(self.context, session, status))

    def show_summary(self, session: Session) -> None:
        """What the session came to."""
        from coldwar_quiz.tui.screens.summary import SummaryScreen

        self._show(SummaryScreen(self.context, session))

    # --- what a learner can do anywhere ------------------------------------------------------------------------------

    def action_go_back(self) -> None:
        """Close the window on top, else go home, else nothing: leaving is `q` or Ctrl+Q."""
        from coldwar_quiz.tui.screens.home import HomeScreen

        if len(self.screen_stack) > 2:
            self.pop_screen()
        elif not isinstance(self.screen, HomeScreen):
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
        from coldwar_quiz.tui.screens.small import SmallScreen

        covered = isinstance(self.screen, SmallScreen)
        too_small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if too_small and not covered:
            self.push_screen(SmallScreen())
        elif covered and not too_small:
            self.pop_screen()
