"""A question's front and its back, drawn by the widgets that study it, with nothing in them to be answered."""

from enum import StrEnum

from textual.app import ComposeResult
from textual.containers import ScrollableContainer
from textual.widget import Widget

from coldwar_quiz.bank.model import Bank
from coldwar_quiz.study.grading import Names
from coldwar_quiz.study.presentation import Asked
from coldwar_quiz.study.right import answered_right
from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.widgets.answers import Answering, area_for
from coldwar_quiz.tui.widgets.page import Page
from coldwar_quiz.tui.widgets.rows import Rows
from coldwar_quiz.tui.widgets.text import plain
from coldwar_quiz.tui.wording import heading


class Side(StrEnum):
    """What of a question is shown; the class its screen wears."""

    FRONT = "-front"
    BACK = "-back"
    BOTH = "-both"


class Scrolled(ScrollableContainer, inherit_bindings=False):
    """Scrolled by the screen's keys, so that the arrows to the sides stay commands."""


class Sides(Scrolled):
    """Two pages of one question: as it is asked, and as it is after the right answer."""

    def __init__(self, symbols: Symbols, id: str | None = None) -> None:
        super().__init__(id=id)
        self._symbols = symbols
        self._names: tuple[Bank, Names] | None = None

    def compose(self) -> ComposeResult:
        yield Page(Bank(), self._symbols, id="front")
        yield Page(Bank(), self._symbols, id="back")

    async def show(self, asked: Asked, bank: Bank, side: Side) -> None:
        """Draw what of this showing is to be seen."""
        if side is not Side.BACK:
            await self._draw_front(asked, bank)
        if side is not Side.FRONT:
            await self._draw_back(asked, bank)

    async def _draw_front(self, asked: Asked, bank: Bank) -> None:
        page, area = await self._page("#front", asked, bank)
        if asked.question.hint:
            page.say("hint", plain(f"Hint, when asked for: {asked.question.hint}", "$secondary"))
        _to_read_only(area)

    async def _draw_back(self, asked: Asked, bank: Bank) -> None:
        page, area = await self._page("#back", asked, bank)
        if not area.children:
            return  # the program was ended meanwhile
        response, verdict = answered_right(asked, self._names_of(bank))
        area.show_verdict(verdict, response)
        for rows in area.query(Rows):
            rows.settle(rows.rows)
        await page.show_answer(asked, verdict, response, None, whole=True, reveal=False)
        _to_read_only(area)

    async def _page(self, name: str, asked: Asked, bank: Bank) -> tuple[Page, Answering]:
        """The page of a side with the question on it, unanswered so far."""
        page, area = self.query_one(name, Page), area_for(asked, self._symbols)
        page.bank = bank
        await page.show_question(asked, area)
        page.say("meta", plain(f"{name[1:].upper()} · {heading(area.kind, asked, '')}", "$muted"))
        return page, area

    def _names_of(self, bank: Bank) -> Names:
        if self._names is None or self._names[0] is not bank:
            self._names = (bank, Names.of(bank))
        return self._names[1]


def _to_read_only(area: Widget) -> None:
    """Nothing in it takes the keys: the preview is looked at, not answered."""
    for part in area.walk_children():
        if isinstance(part, Widget):
            part.can_focus = False
