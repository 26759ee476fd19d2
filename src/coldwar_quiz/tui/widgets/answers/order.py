"""Put in order, earliest first: by picking up and moving, by K and J, by a digit, or by two clicks."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from coldwar_quiz.bank.model import Order
from coldwar_quiz.study.model import Ordered, Response, Verdict
from coldwar_quiz.study.presentation import Asked
from coldwar_quiz.study.wording import show_ordinal
from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.widgets.answers.base import Answering
from coldwar_quiz.tui.widgets.bars import Hint, hint
from coldwar_quiz.tui.widgets.rows import Row, Rows
from coldwar_quiz.tui.widgets.text import line, plain


class OrderRows(Rows):
    """Rows whose marker carries the row it has picked up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings({"study.lift": "lift", "study.earlier": "carry(-1)", "study.later": "carry(1)"})
    ]

    def action_move(self, by: int) -> None:
        area = self.parent
        if isinstance(area, OrderArea) and area.lifted:
            area.carry(by)
        else:
            super().action_move(by)

    def action_lift(self) -> None:
        if isinstance(self.parent, OrderArea):
            self.parent.lift()

    def action_carry(self, by: int) -> None:
        if isinstance(self.parent, OrderArea):
            self.parent.carry(by)


class OrderArea(Answering):
    """The items as rows, in the learner's order so far."""

    kind = "PUT IN ORDER, EARLIEST FIRST"

    def __init__(self, asked: Asked, symbols: Symbols) -> None:
        super().__init__(asked, symbols)
        self.items = list(asked.items)
        self.held: int | None = None
        """The place of the row that is picked up."""

    @property
    def lifted(self) -> bool:
        return self.held is not None

    def compose(self) -> ComposeResult:
        yield OrderRows(self._open_rows(), symbols=self.symbols, id="options")

    @property
    def rows(self) -> OrderRows:
        return self.query_one(OrderRows)

    def _open_rows(self) -> list[Row]:
        made = []
        for n, item in enumerate(self.items):
            held = n == self.held
            label = plain(f"{n + 1} {self.symbols.moved if held else ' '}")
            made.append(Row(line(item, "  (picked up)" if held else ""), label))
        return made

    def _redraw(self, cursor: int) -> None:
        self.rows.show(self._open_rows())
        self.rows.place(cursor)
        self.post_message(self.Changed(self))

    def lift(self) -> None:
        """Pick up the row at the marker, or put it down."""
        at = self.rows.cursor or 0
        self.held = None if self.lifted else at
        self._redraw(at)

    def carry(self, by: int) -> None:
        """Move the row at the marker `by` places."""
        self.put(max(0, min(len(self.items) - 1, (self.rows.cursor or 0) + by)))

    def put(self, to: int, at: int | None = None) -> None:
        """Move the row at place `at` (the marker's) to another place; those between make room."""
        self.items.insert(to, self.items.pop((self.rows.cursor or 0) if at is None else at))
        self.held = to if self.lifted else None
        self._redraw(to)

    def response(self) -> Response:
        return Ordered(tuple(self.items))

    def show_verdict(self, verdict: Verdict, response: Response) -> None:
        body = self.asked.question.body
        assert isinstance(body, Order)
        given = response.items if isinstance(response, Ordered) else ()
        rows = []
        for n, item in enumerate(body.items):
            put = given.index(item) if item in given else None
            ok = put == n
            why: Content | str = ""
            if put is not None and not ok:
                why = plain(f"   you put it {show_ordinal(put + 1)}", "$error not bold")
            mark = self.symbols.right if ok else self.symbols.wrong
            rows.append(Row(line(item, why), plain(str(n + 1)), plain(mark), "bold $success" if ok else "$foreground"))
        self.rows.settle(rows)

    def choose(self, index: int) -> None:
        self.put(index)

    def can_choose(self, index: int) -> bool:
        return index < len(self.items)

    def can_give_up(self) -> bool:
        return True

    def footer(self) -> list[Hint]:
        return [
            hint("study.lift", label="Put down" if self.lifted else "Pick up"),
            hint("study.later", key="J K", label="Move"),
            hint("study.choose", key=f"1-{len(self.items)}", label="To place"),
            hint("study.check", "check", key="Enter"),
        ]

    def focus_target(self) -> Rows:
        return self.rows

    @on(Rows.Clicked)
    def click(self, event: Rows.Clicked) -> None:
        """The first click picks a row up, the second puts it where it is clicked."""
        event.stop()
        if self.held is None:
            self.lift()
            return
        held, self.held = self.held, None
        self.put(event.index, held)
