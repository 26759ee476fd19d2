"""A list of rows with a marker: options, things to order, decks, missed questions.

One widget draws all its rows, so that a question is one paint, and wraps each text beside its own marks. The row with
the marker is told apart by `▸` and by reverse, never by colour alone.
"""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.symbols import UNICODE, Symbols
from coldwar_quiz.tui.widgets.text import NOTHING, fit, marked, plain, stack


class Row(NamedTuple):
    """One row: a mark (1 cell), a label (a number, a letter, a box), and a text that wraps beside both.

    `cells` instead of a text are columns on one line: each with its width and whether it stands to the right; one
    width may be 0 and takes what is left.
    """

    text: Content = NOTHING
    label: Content = NOTHING
    mark: Content = NOTHING
    style: str = ""
    cells: tuple[tuple[Content, int, bool], ...] = ()

    def lines(self, width: int, marker: str) -> list[Content]:
        """The row in `width` cells, its first line led by `marker` where that is not empty."""
        mark = plain(marker) if marker else self.mark
        head = Content.assemble(fit(mark, 2), self.label, " " if self.label else "")
        indent = head.cell_length
        body = [_in_columns(self.cells, width - indent)] if self.cells else self.text.wrap(max(width - indent, 4))
        body = body or [Content("")]
        made = [Content.assemble(head if n == 0 else " " * indent, text) for n, text in enumerate(body)]
        return [one.stylize_before(self.style) for one in made] if self.style else made


def _in_columns(cells: Sequence[tuple[Content, int, bool]], width: int) -> Content:
    free = max(width - sum(w for _, w, _ in cells), 4)
    made: list[Content] = []
    for content, wanted, to_the_right in cells:
        room = wanted or free
        cut = content.truncate(room, ellipsis=True)
        gap = max(room - cut.cell_length, 0)
        made.append(cut.pad_left(gap) if to_the_right else cut.pad_right(gap))
    return Content("").join(made)


class Rows(Widget, can_focus=True):
    """The rows, the marker among them, and clicks on them. `cursor` is None where there is nothing to choose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings({"move.up": "move(-1)", "move.down": "move(1)", "move.first": "jump(0)", "move.last": "jump(-1)"})
    ]
    ALLOW_SELECT = False

    cursor: reactive[int | None] = reactive(None, layout=False)

    class Clicked(Message):
        """A row was clicked; `again` when the marker stood there already because of an earlier click or key."""

        def __init__(self, rows: "Rows", index: int, again: bool) -> None:
            super().__init__()
            self.rows, self.index, self.again = rows, index, again

        @property
        def control(self) -> "Rows":
            return self.rows

    class Edge(Message):
        """The marker was to go beyond the first row (`by` -1) or the last one (1)."""

        def __init__(self, rows: "Rows", by: int) -> None:
            super().__init__()
            self.rows, self.by = rows, by

        @property
        def control(self) -> "Rows":
            return self.rows

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        cursor: int | None = 0,
        symbols: Symbols = UNICODE,
        clickable: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows = tuple(rows)
        self._symbols = symbols
        self._clickable = clickable
        self._laid_out: tuple[int, list[tuple[int, Content]]] | None = None
        self.touched = False
        """Whether the learner has moved the marker: before that, a click only moves it."""
        self.set_reactive(Rows.cursor, cursor if self._rows else None)

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def show(self, rows: Sequence[Row], *, relayout: bool = True) -> None:
        """Put other rows in place of these; the marker stays where it is as far as it can."""
        self._rows = tuple(rows)
        self._laid_out = None
        if self.cursor is not None:
            self.cursor = min(self.cursor, len(self._rows) - 1) if self._rows else None
        self.refresh(layout=relayout)

    def settle(self, rows: Sequence[Row]) -> None:
        """Show `rows` for reading only: no marker, no focus."""
        self.can_focus = self._clickable = False
        self.cursor = None
        self.add_class("-settled")
        self.show(rows)

    def place(self, index: int) -> None:
        """Put the marker on a row."""
        self.touched = True
        if self.cursor is not None and 0 <= index < len(self._rows):
            self.cursor = index

    # --- drawing -----------------------------------------------------------------------------------------------------

    def _lines(self, width: int) -> list[tuple[int, Content]]:
        if self._laid_out is None or self._laid_out[0] != width:
            lines = [(n, line) for n, row in enumerate(self._rows) for line in row.lines(width, "")]
            self._laid_out = (width, lines)
        return self._laid_out[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        width = self.content_size.width
        if not width:
            return Content("")
        lines: list[Content] = []
        for n, row in enumerate(self._rows):
            if n == self.cursor:
                style = marked(self) if self.has_focus else "bold"
                lines += [plain(fit(one, width).plain, style) for one in row.lines(width, self._symbols.cursor)]
            else:
                lines += row.lines(width, "")
        return stack(lines)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    # --- moving ------------------------------------------------------------------------------------------------------

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        if new is not None and old != new:
            self.call_after_refresh(self.reveal_cursor)

    def reveal_cursor(self) -> None:
        """Scroll what is around this list until the marked row is on screen."""
        if self.cursor is None or not self.is_attached:
            return
        lines = [y for y, (row, _) in enumerate(self._lines(self.content_size.width)) if row == self.cursor]
        if lines:
            self._scroll_parents(Region(0, lines[0], self.content_size.width, len(lines)))

    def _scroll_parents(self, region: Region) -> None:
        parent = self.parent
        at = self.virtual_region.offset
        while isinstance(parent, Widget):
            if parent.is_scrollable and parent.allow_vertical_scroll:
                parent.scroll_to_region(region.translate(at), animate=False, force=True)
                return
            at += parent.virtual_region.offset
            parent = parent.parent

    def action_move(self, by: int) -> None:
        if self.cursor is None:
            return
        if not 0 <= self.cursor + by < len(self._rows):
            self.post_message(self.Edge(self, by))
        self.place(max(0, min(len(self._rows) - 1, self.cursor + by)))

    def action_jump(self, to: int) -> None:
        if self._rows:
            self.place(to % len(self._rows))

    def on_click(self, event: events.Click) -> None:
        lines = self._lines(self.content_size.width)
        offset = event.get_content_offset(self)
        if not self._clickable or offset is None or not 0 <= offset.y < len(lines):
            return
        index = lines[offset.y][0]
        again = self.touched and index == self.cursor
        self.place(index)
        self.post_message(self.Clicked(self, index, again))
