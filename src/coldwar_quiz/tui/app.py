"""The quiz: its screens and the ways between them. What a screen shows is the screen's own business."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from coldwar_quiz.errors import StoreError
from coldwar_quiz.study.outlook import clock_behind
from coldwar_quiz.study.queue import Selection
from coldwar_quiz.study.session import Session
from coldwar_quiz.tui.context import Context
from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.program import Program


class QuizApp(Program):
    """One run of the terminal face: home, or straight into a session of `selection`."""

    BINDINGS: ClassVar[list[BindingType]] = bindings({"app.back": "go_back"})

    def __init__(self, context: Context, selection: Selection | None, environ: Mapping[str, str]) -> None:
        super().__init__(context.preferences.theme, context.symbols, environ)
        self.context = context
        self.failure: StoreError | None = None
        """Why the application had to end: the log cannot be read."""
        self._selection = selection

    def first_screen(self) -> Screen[None]:
        return self._next_screen(self._selection)

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

    def action_go_back(self) -> None:
        """Go home. Windows on top close themselves, and from home one leaves by `q` or Ctrl+Q."""
        from coldwar_quiz.tui.screens.home import HomeScreen

        if not isinstance(self.screen, HomeScreen):
            self.show_home()
