"""What the documents say, after the answer: quotations, whose they are and what to think of it, and the accounts."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coldwar_quiz.bank.model import Account, Bank, Evidence, Question, Work
from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.widgets.text import Piece, line, plain


class Documents(Vertical):
    """SOURCE, then ACCOUNTS DIFFER, of one question; empty where it has neither."""

    def __init__(self, question: Question, bank: Bank, symbols: Symbols, followed: int | None = None) -> None:
        super().__init__(id="papers")
        self._question, self._bank, self._symbols, self._followed = question, bank, symbols, followed

    def compose(self) -> ComposeResult:
        evidence, accounts = self._question.evidence, self._question.accounts
        told: set[str] = set()
        if evidence:
            yield Static(plain("SOURCE" if len(evidence) == 1 else f"SOURCES ({len(evidence)})"), classes="heading")
            for item in evidence:
                yield from self._quotation(item, not told, item.source not in told)
                told.add(item.source)
        if accounts:
            yield Static(plain(f"ACCOUNTS DIFFER ({len(accounts)})"), classes="heading")
            with Container(id="accounts"):
                for n, account in enumerate(accounts):
                    work, known = self._work(account.source), account.source in told
                    yield AccountBox(account, n, work, self._symbols, n == self._followed, known)

    def _work(self, source: str) -> Work | None:
        return self._bank.works.get(source)

    def _quotation(self, item: Evidence, first: bool, with_standing: bool) -> Iterator[Widget]:
        work = self._work(item.source)
        yield Static(quoted(item.quote, self._symbols), classes="quotation" if first else "quotation -next")
        yield Static(plain(work.cite(item.where) if work else item.source), classes="citation")
        if work and with_standing:
            yield Static(standing(work), classes="standing")


class AccountBox(Static):
    """One account in a box of its own: whose it is, what it says, its words, and how far to trust it."""

    def __init__(
        self,
        account: Account,
        n: int,
        work: Work | None,
        symbols: Symbols,
        followed: bool = False,
        known: bool = False,
    ) -> None:
        """`known`: what to think of the work is said above already."""
        pieces: list[Piece] = [account.says]
        if account.quote:
            pieces += ["\n\n", quoted(account.quote, symbols)]
        if work:
            pieces += ["\n\n", (f"{work.kind.capitalize()} · {work.cite(account.where)}", "$muted")]
            if not known:
                pieces.append((f"\n{work.standing}", "$muted"))
        super().__init__(line(*pieces), classes="account")
        name = work.short if work else account.source
        yours = "  (your answer)" if followed else ""
        self.border_title = plain(f"{letter(n)}  {name[:1].upper()}{name[1:]}{yours}")


def letter(n: int) -> str:
    """What the nth account is called: A, B, C."""
    return chr(ord("A") + n % 26)


def quoted(quote: str, symbols: Symbols) -> Content:
    """The words of a document, as they stand there."""
    return plain(f"{symbols.open_quote}{quote}{symbols.close_quote}")


def standing(work: Work) -> Content:
    """What to know of a work before believing it."""
    return line((f"{work.kind.capitalize()}. ", "bold"), work.standing)
