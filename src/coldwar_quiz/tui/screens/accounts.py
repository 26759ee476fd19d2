"""The accounts of one question on the full screen."""

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from coldwar_quiz.bank.model import Bank, Question
from coldwar_quiz.tui.screens.window import Window
from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.widgets.documents import AccountBox
from coldwar_quiz.tui.widgets.text import line, plain


class AccountsScreen(Window):
    """Every account in a box of its own, two side by side where there is room."""

    CSS_PATH = "accounts.tcss"

    def __init__(self, question: Question, bank: Bank, symbols: Symbols) -> None:
        super().__init__()
        self._question, self._bank, self._symbols = question, bank, symbols

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="accounts-full"):
            yield Static(line(plain("ACCOUNTS DIFFER", "bold $secondary"), "   Esc closes"))
            yield Static(plain(self._question.text, "bold"), classes="asked")
            with Container(id="accounts"):
                for n, account in enumerate(self._question.accounts):
                    yield AccountBox(account, n, self._bank.works.get(account.source), self._symbols)
