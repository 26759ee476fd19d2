"""The bars at the edges: the title, the progress line, the hints."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coldwar_quiz.study.commands import BY_ID
from coldwar_quiz.tui.keys import key_name, keys_text
from coldwar_quiz.tui.symbols import UNICODE, Symbols
from coldwar_quiz.tui.widgets.text import line, plain, spread

FOOTER_CELLS = 78
"""The most a row of hints takes."""


class TopBar(Widget):
    """One row: what screen this is, what it is about or what just happened, and facts at the right."""

    title: reactive[Content] = reactive(Content(""))
    about: reactive[Content] = reactive(Content(""))
    status: reactive[Content] = reactive(Content(""))
    """What just happened; stands in place of `about` until the next thing happens."""
    facts: reactive[Content] = reactive(Content(""))
    short_facts: reactive[Content] = reactive(Content(""))
    """The facts for a screen of less than 72 columns."""

    def render(self) -> Content:
        width = self.content_size.width
        middle = self.status.stylize("$secondary") if self.status else self.about
        facts = self.facts if width >= 68 else self.short_facts
        return spread(line(self.title.stylize("bold"), "  ", middle), facts, width)


class ProgressLine(Widget):
    """One row: how much of the session is done."""

    done: reactive[int] = reactive(0)
    total: reactive[int] = reactive(0)

    def __init__(self, symbols: Symbols = UNICODE, id: str | None = None) -> None:
        super().__init__(id=id)
        self._symbols = symbols

    def render(self) -> Content:
        width = self.content_size.width
        filled = round(width * self.done / self.total) if self.total else 0
        if self.done and not filled:
            filled = 1
        rest = self._symbols.empty * (width - filled)
        return line((self._symbols.full * filled, "$primary"), (rest, "$muted"))


class Hint(NamedTuple):
    """A key and what it does, and the action a click on it runs."""

    key: str
    label: str
    action: str


def hint(id: str, action: str = "", *, key: str = "", label: str = "") -> Hint:
    """The footer's words for a command of the table: its first key (or all as a range), its label."""
    command = BY_ID[id]
    return Hint(
        key or (keys_text(command) if len(command.keys) > 3 else key_name(command.keys[0])),
        label or command.label,
        action,
    )


class Hints(Widget):
    """One row of keys. What does not fit is left out from the right, but never the last one, Help."""

    hints: reactive[tuple[Hint, ...]] = reactive(())

    def _fitting(self, width: int) -> list[tuple[int, int, Hint]]:
        """The hints shown, each with the columns it stands in."""
        room = min(width, FOOTER_CELLS)
        hints = list(self.hints)
        while len(hints) > 1 and sum(len(h.key) + len(h.label) + 3 for h in hints) - 2 > room:
            hints.pop(-2)
        placed, x = [], 0
        for hint in hints:
            cells = len(hint.key) + 1 + len(hint.label)
            placed.append((x, x + cells, hint))
            x += cells + 2
        return placed

    def render(self) -> Content:
        shown = self._fitting(self.content_size.width)
        pieces: Sequence[Content] = [
            line((hint.key, "bold $secondary"), (f" {hint.label}", "$muted")) for _, _, hint in shown
        ]
        return plain("  ").join(pieces)

    async def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for start, end, hint in self._fitting(self.content_size.width):
            if start <= offset.x < end and hint.action:
                event.stop()
                await self.screen.run_action(hint.action)
                return
