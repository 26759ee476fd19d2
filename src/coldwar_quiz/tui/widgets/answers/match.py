"""Pair up: letters go to the row at the marker, or a click on a right-hand side does."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from coldwar_quiz.bank.model import Match
from coldwar_quiz.study.model import DontKnow, Paired, Response, Verdict
from coldwar_quiz.study.presentation import Asked
from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.widgets.answers.base import Answering
from coldwar_quiz.tui.widgets.answers.field import settled
from coldwar_quiz.tui.widgets.bars import Hint, hint
from coldwar_quiz.tui.widgets.rows import Row, Rows
from coldwar_quiz.tui.widgets.text import line, plain

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOVES = {LETTERS.index("j"): 1, LETTERS.index("k"): -1}
"""What these letters do as long as there are fewer right-hand sides."""


class LeftRows(Rows):
    """The left-hand sides. While they have the keys, letters are right-hand sides; Esc gives letters back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings({"study.assign": "assign({n})", "study.clear": "clear"}),
        Binding("escape", "leave", show=False),
    ]

    @property
    def area(self) -> "MatchArea | None":
        found = self.parent.parent if self.parent else None
        return found if isinstance(found, MatchArea) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A letter that no right-hand side has is the command it is elsewhere."""
        if action != "assign" or self.area is None:
            return True
        index = int(str(parameters[0]))
        return index < len(self.area.asked.rights) or index in _MOVES

    def action_assign(self, index: int) -> None:
        if self.area is not None and index < len(self.area.asked.rights):
            self.area.assign(index)
        else:
            self.action_move(_MOVES[index])

    def action_clear(self) -> None:
        if self.area is not None:
            self.area.assign(None)

    def action_leave(self) -> None:
        self.post_message(Answering.Left())


class MatchArea(Answering):
    """Left-hand sides with the letter given to each, and the lettered right-hand sides."""

    kind = "MATCH"

    def __init__(self, asked: Asked, symbols: Symbols) -> None:
        super().__init__(asked, symbols)
        body = asked.question.body
        assert isinstance(body, Match)
        self.lefts = tuple(left for left, _ in body.pairs)
        self.given: list[int | None] = [None] * len(self.lefts)

    def compose(self) -> ComposeResult:
        with Container(id="pairing"):
            yield LeftRows(self._left_rows(), symbols=self.symbols, id="lefts")
            rights = [Row(plain(right), plain(LETTERS[n], "bold")) for n, right in enumerate(self.asked.rights)]
            column = Rows(rights, symbols=self.symbols, id="rights", cursor=None)
            column.can_focus = False
            yield column

    @property
    def rows(self) -> LeftRows:
        return self.query_one(LeftRows)

    def _left_rows(self) -> list[Row]:
        made = []
        for n, left in enumerate(self.lefts):
            at = self.given[n]
            letter = "_" if at is None else LETTERS[at]
            made.append(Row(plain(left), plain(f"{n + 1} {letter}")))
        return made

    def assign(self, index: int | None) -> None:
        """Give the row at the marker a right-hand side, or take it away; the marker goes on to the next row."""
        row = self.rows.cursor
        if row is None or (index is not None and index >= len(self.asked.rights)):
            return
        self.given[row] = index
        self.rows.show(self._left_rows(), relayout=False)
        if index is not None and row + 1 < len(self.lefts):
            self.rows.place(row + 1)
        self.post_message(self.Changed(self))

    def response(self) -> Response:
        if all(at is None for at in self.given):
            return DontKnow()
        return Paired(tuple(None if at is None else self.asked.rights[at] for at in self.given))

    def show_verdict(self, verdict: Verdict, response: Response) -> None:
        body = self.asked.question.body
        assert isinstance(body, Match)
        rows = []
        for n, (left, right) in enumerate(body.pairs):
            said = response.rights[n] if isinstance(response, Paired) else None
            ok = said == right
            text = line((left, "bold"), (f" {self.symbols.blank} ", "$muted"), right)
            if not ok:
                text = line(text, (f"   you: {said or 'nothing'}", "$error"))
            mark = plain(self.symbols.right, "$success") if ok else plain(self.symbols.wrong, "$error")
            rows.append(Row(text, plain(str(n + 1)), mark, "$success" if ok else ""))
        self.query_one("#pairing").remove()
        self.mount(settled(rows, self))

    def choose(self, index: int) -> None:
        self.rows.place(index)

    def can_choose(self, index: int) -> bool:
        return index < len(self.lefts)

    def progress(self) -> str:
        return f"{sum(at is not None for at in self.given)} of {len(self.given)}"

    def footer(self) -> list[Hint]:
        check = hint("study.check", "check", key="Enter")
        if not self.rows.has_focus:
            return [check, hint("move.area", "app.focus_next", label="Pairs")]
        letters = f"a-{LETTERS[len(self.asked.rights) - 1]}"
        clear = hint("study.clear")
        return [hint("study.assign", key=letters), clear, check, hint("app.back", label="Commands")]

    def letters_taken(self) -> bool:
        return self.rows.has_focus

    def focus_target(self) -> Rows:
        return self.rows

    @on(Rows.Clicked, "#lefts")
    def click_left(self, event: Rows.Clicked) -> None:
        event.stop()

    @on(Rows.Clicked, "#rights")
    def click_right(self, event: Rows.Clicked) -> None:
        event.stop()
        self.assign(event.index)
