"""The two rows at the bottom after an answer: the four grades with their next dates, or whether a near miss counts."""

from itertools import pairwise
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from coldwar_quiz.tui.symbols import UNICODE, Symbols
from coldwar_quiz.tui.widgets.text import fit, line, marked, plain, stack


class Offer(NamedTuple):
    """One cell: its key, its name, and what follows from it."""

    key: str
    name: str
    then: str


class GradeBar(Widget):
    """Offers side by side; the one at the marker is what Space accepts. `marked` is None where nothing is proposed."""

    offers: reactive[tuple[Offer, ...]] = reactive(())
    marked: reactive[int | None] = reactive(None)
    guarded: reactive[bool] = reactive(False)
    """Whether keys are still dropped, so that nobody grades an answer not yet read."""

    class Taken(Message):
        """A cell was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, symbols: Symbols = UNICODE, id: str | None = None) -> None:
        super().__init__(id=id)
        self._symbols = symbols

    def _edges(self, width: int) -> list[tuple[int, int]]:
        count = max(len(self.offers), 1)
        cuts = [round(width * n / count) for n in range(count + 1)]
        return list(pairwise(cuts))

    def render(self) -> Content:
        width = self.content_size.width
        names: list[Content] = []
        thens: list[Content] = []
        cursor = marked(self)
        for n, (start, end) in enumerate(self._edges(width)):
            if n >= len(self.offers):
                break
            offer, here = self.offers[n], n == self.marked
            wait = f" {self._symbols.ellipsis}" if self.guarded else ""
            mark = f"{self._symbols.cursor} " if here else ""
            name = _middle(f"{mark}{offer.key} {offer.name}{wait}", end - start)
            then = _middle(offer.then, end - start)
            names.append(name.stylize(cursor if here else "bold"))
            thens.append(then.stylize(cursor) if here else then)
        return stack([Content("").join(names), Content("").join(thens)])

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        for n, (start, end) in enumerate(self._edges(self.content_size.width)):
            if start <= offset.x < end and n < len(self.offers):
                self.post_message(self.Taken(n))


def _middle(text: str, width: int) -> Content:
    content = plain(text)
    left = max((width - content.cell_length) // 2, 0)
    return fit(line(" " * left, content), width)
