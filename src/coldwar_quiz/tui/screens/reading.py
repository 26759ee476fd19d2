"""What the screens with a page have in common: a question is studied on one and looked at again on the other."""

from typing import ClassVar

from textual.binding import BindingType
from textual.events import Resize
from textual.widget import Widget

from coldwar_quiz.bank.model import Question
from coldwar_quiz.study.lookup import Lookup
from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.screens.base import WIDE, QuizScreen, Scrolling
from coldwar_quiz.tui.widgets.page import Page


class ReadingScreen(Scrolling, QuizScreen):
    """A screen with a `Page`. Where the columns stand side by side each scrolls by itself, else the page as a whole."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        {
            "study.accounts": "accounts",
            "study.names": "names",
            "move.up": "scroll_page(-1)",
            "move.down": "scroll_page(1)",
            "move.page.up": "turn_page(-1)",  # here and not on what scrolls: a field passes them on to here
            "move.page.down": "turn_page(1)",
        }
    )
    AUTO_FOCUS = ""
    CSS_PATH = "reading.tcss"

    @property
    def question(self) -> Question | None:
        """The question on the page."""
        raise NotImplementedError

    @property
    def answered(self) -> bool:
        """Whether the documents are on the page."""
        raise NotImplementedError

    @property
    def page(self) -> Page:
        return self.query_one(Page)

    def has_accounts(self) -> bool:
        return self.question is not None and bool(self.question.accounts)

    def has_names(self) -> bool:
        """Whether the bank describes anybody or anything at all."""
        return self.question is not None and bool(self.context.bank.people or self.context.bank.glossary)

    def on_resize(self, event: Resize) -> None:
        wide = event.size.width >= WIDE
        self.page.can_focus = not wide
        for name in ("#question", "#documents"):
            self.query_one(name).can_focus = wide
        if self.focused is None or not self.focused.can_focus:
            self.focus_reading()

    def focus_reading(self) -> None:
        """Give the keys to what scrolls, so that letters are commands."""
        self.set_focus(self.reading())

    def reading(self) -> Widget:
        """What the keys for scrolling scroll."""
        if self.page.can_focus:
            return self.page
        return self.query_one("#documents" if self.answered else "#question")

    def action_accounts(self) -> None:
        from coldwar_quiz.tui.screens.accounts import AccountsScreen

        if self.question is not None:
            self.app.push_screen(AccountsScreen(self.question, self.context.bank, self.context.symbols))

    def action_names(self) -> None:
        from coldwar_quiz.tui.screens.names import NamesScreen

        if self.question is not None:
            self.app.push_screen(NamesScreen(Lookup(self.context.bank).entries(self.question)))
