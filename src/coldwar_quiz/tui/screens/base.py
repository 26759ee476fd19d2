"""What all screens share: the context, the layouts by width, and the footer made from the commands that work here."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from coldwar_quiz.tui.context import Context
from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.widgets.bars import Hint, Hints, hint

if TYPE_CHECKING:
    from coldwar_quiz.tui.app import QuizApp

NARROW, WIDE = 72, 110
"""Columns: below `NARROW` one column, from `WIDE` on the question and the documents stand side by side."""

SHORT = 24
"""Rows: below it, ornaments go."""


class LaidOutScreen(Screen[None]):
    """A screen with layouts by its size, and a footer."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-normal"), (WIDE, "-wide")]  # noqa: RUF012 - as in the toolkit
    VERTICAL_BREAKPOINTS = [(0, "-short"), (SHORT, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = bindings({"move.area": "app.focus_next"})

    def show_hints(self, *hints: Hint, in_field: bool = False) -> None:
        """Put these into the footer, Help last; in a text field only F1 gets through."""
        self.query_one(Hints).hints = (*hints, hint("app.help", "app.help", key="F1" if in_field else ""))


class Scrolling:
    """What of a screen with several parts that scroll the keys for scrolling move."""

    def reading(self) -> Widget:
        """The part they scroll now."""
        raise NotImplementedError

    def action_scroll_page(self, by: int) -> None:
        self.reading().scroll_relative(y=by, animate=False, immediate=True)

    def action_turn_page(self, by: int) -> None:
        part = self.reading()
        part.scroll_relative(y=by * max(part.scrollable_content_region.height - 1, 1), animate=False, immediate=True)


class QuizScreen(LaidOutScreen):
    """A screen of the quiz."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    @property
    def quiz(self) -> "QuizApp":
        """The application, by its own type."""
        from coldwar_quiz.tui.app import QuizApp

        assert isinstance(self.app, QuizApp)
        return self.app
