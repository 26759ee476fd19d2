"""The live preview: questions as a learner will see them, with what is wrong with each, drawn anew after every save.

What is where, and what follows what, is worked out by `authoring.view`; here it is only shown.
"""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from coldwar_quiz.authoring.view import Entry, Place, View, beginning, find, first_changed, next_problem, place_of
from coldwar_quiz.bank.model import Typed
from coldwar_quiz.study.lookup import Lookup
from coldwar_quiz.study.model import NEW, CardState, Moment
from coldwar_quiz.study.presentation import TYPED_FROM_STABILITY_DAYS, present
from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.screens.base import LaidOutScreen, Scrolling
from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.watching import Watch
from coldwar_quiz.tui.widgets.bars import Hints, TopBar, hint
from coldwar_quiz.tui.widgets.page import Column, Page
from coldwar_quiz.tui.widgets.problems import Diagnostics, Strip
from coldwar_quiz.tui.widgets.sides import Scrolled, Side, Sides
from coldwar_quiz.tui.widgets.text import plain
from coldwar_quiz.tui.wording_preview import about_entry, about_file, facts

_GROWN = CardState(stability=TYPED_FROM_STABILITY_DAYS)
"""What is known of a question that is no longer asked as a choice."""
_NO_TIME = Moment(0, 0)


class PreviewScreen(Scrolling, LaidOutScreen):
    """One question at a time of what `read` gives, which is asked again whenever the watch says so."""

    CSS_PATH: ClassVar = ["reading.tcss", "preview.tcss"]
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        {
            "preview.next": "go(1)",
            "preview.previous": "go(-1)",
            "preview.problem": "problem(1)",
            "preview.problem.back": "problem(-1)",
            "preview.turn": "turn",
            "preview.both": "both",
            "preview.face": "face",
            "study.accounts": "accounts",
            "study.names": "names",
            "move.up": "scroll_page(-1)",
            "move.down": "scroll_page(1)",
            "move.page.up": "turn_page(-1)",
            "move.page.down": "turn_page(1)",
            "move.first": "scroll_whole(-1)",
            "move.last": "scroll_whole(1)",
            "home.quit": "app.quit",
        }
    )

    class Loaded(Message):
        """The files were read."""

        def __init__(self, view: View) -> None:
            super().__init__()
            self.view = view

    class Failed(Message):
        """They could not be, through a fault of the program."""

        def __init__(self, error: Exception) -> None:
            super().__init__()
            self.error = error

    def __init__(
        self,
        path: Path,
        symbols: Symbols,
        read: Callable[[View | None], View],
        watch: Callable[[Callable[[], None], Callable[[Exception], None]], Watch],
    ) -> None:
        super().__init__()
        self._path, self._symbols, self._read = path, symbols, read
        self.view = View(())
        self.place = Place()
        self.side = Side.BOTH
        self.drawn = 0
        """How often a question was drawn."""
        self._newest: View | None = None
        self._grown = False
        self._status = ""
        self._drawing = self._again = False
        self._watch = watch(self._read_again, lambda error: self._tell(self.Failed(error)))

    def compose(self) -> ComposeResult:
        yield TopBar(id="top")
        yield Strip(self._symbols, id="marks")
        yield Static(id="entry")
        yield Static(id="file-problems")
        yield Sides(self._symbols, id="pages")
        with Scrolled(id="problems"):
            yield Diagnostics(id="said")
        yield Hints(id="hints")

    def on_mount(self) -> None:
        top = self.query_one(TopBar)
        top.title, top.about = plain("PREVIEW"), plain(self._path.name or str(self._path))
        self._wear()
        self._watch.start()

    def on_unmount(self) -> None:
        self._watch.stop()

    # --- reading, in the thread of the watch -------------------------------------------------------------------------

    def _read_again(self) -> None:
        self._newest = self._read(self._newest)
        self._tell(self.Loaded(self._newest))

    def _tell(self, message: Message) -> None:
        """Post from the thread of the watch; when the application is over there is nobody to tell."""
        if self.is_attached:
            self.post_message(message)

    async def on_preview_screen_loaded(self, event: Loaded) -> None:
        """Show the newest view; of several saves in a row the last one wins."""
        if event.view is not self._newest:
            return
        before, self.view = self.view, event.view
        self._status = ""
        if self.place.key is None:
            self.place = beginning(self.view)
        else:
            self._follow(before)
        await self._draw()

    def on_preview_screen_failed(self, event: Failed) -> None:
        raise event.error

    def _follow(self, before: View) -> None:
        """Go to what was edited, else stay."""
        changed = first_changed(before, self.view)
        if changed is not None:
            self.place = place_of(self.view, changed)
        self._status = "Saved" if changed is not None else "Read again: no question changed"

    # --- showing -----------------------------------------------------------------------------------------------------

    @property
    def index(self) -> int:
        return find(self.view, self.place)

    @property
    def entry(self) -> Entry | None:
        return self.view.entries[self.index] if self.view.entries else None

    async def _draw(self) -> None:
        """Draw what there is to show now. Called again meanwhile, it is drawn once more afterwards."""
        self._again = True
        if self._drawing:
            return
        self._drawing = True
        try:
            while self._again and self.is_attached:
                self._again = False
                await self._draw_once()
        finally:
            self._drawing = False

    async def _draw_once(self) -> None:
        entry = self.entry
        same = entry is not None and entry.key == self._shown
        kept = [(part, part.scroll_y) for part in self._scrolling()] if same else []
        with self.app.batch_update():
            self._tell_around(entry)
            self.set_class(entry is None or entry.question is None, "-unusable")
            if entry is not None and entry.question is not None:
                state = _GROWN if self._grown else NEW
                asked = present(entry.question, state, "", _NO_TIME, str(entry.question.id))
                await self.query_one(Sides).show(asked, entry.bank, self.side)
            self._shown = entry.key if entry else None
            for part in self._scrolling():
                part.scroll_to(y=0, animate=False, immediate=True)
            if kept:
                self.call_after_refresh(self._scroll_back, kept)
        self._settle_focus(afresh=not same)
        self._show_hints()
        self.refresh_bindings()
        self.drawn += 1

    _shown: tuple[str, str, int] | None = None
    """The key of what was drawn last."""

    def _tell_around(self, entry: Entry | None) -> None:
        """Everything but the question: the bars, the strip, the problems."""
        top = self.query_one(TopBar)
        top.facts, top.short_facts = facts(self.view, self.index, self._symbols)
        top.status = plain(self._status)
        if entry is not None:
            file = self.view.file_of(entry)
            name = entry.path.replace("\\", "/").rpartition("/")[2]
            top.about = plain(name if file.title == name else f"{name} · {file.title}")
        self.query_one(Strip).show(self.view.entries, self.index)
        self._say("#entry", about_entry(self.view, entry, self._symbols))
        self._say("#file-problems", about_file(self.view, entry, self._symbols))
        self.query_one(Diagnostics).show(entry)
        self.query_one("#problems").display = entry is not None and bool(entry.problems or entry.question is None)

    def _say(self, name: str, content: Content) -> None:
        part = self.query_one(name, Static)
        part.display = bool(content)
        part.update(content)

    def _show_hints(self) -> None:
        wanted = [
            ("preview.next", "go(1)", "", ""),
            ("preview.problem", "problem(1)", "", "Problem"),
            ("preview.turn", "turn", "", ""),
            ("preview.both", "both", "", "One side" if self.side is Side.BOTH else "Both"),
            ("preview.face", "face", "", "At first" if self._grown else "Typed"),
            ("home.quit", "app.quit", "", ""),
        ]
        hints = [hint(id, action, key=key, label=label) for id, action, key, label in wanted if self._works(action)]
        self.show_hints(*hints)

    def _works(self, action: str) -> bool:
        name = action.partition("(")[0]
        return self.check_action(name, ()) is True

    # --- scrolling ---------------------------------------------------------------------------------------------------

    def _scrolling(self) -> list[Widget]:
        """Everything that may scroll."""
        return [*self.query(Scrolled), *self.query(Page), *self.query(Column)]

    def _scroll_back(self, kept: list[tuple[Widget, float]]) -> None:
        for part, y in kept:
            part.scroll_to(y=y, animate=False, immediate=True)

    def _body(self) -> Widget:
        """What of the question scrolls, in the layout there is."""
        wide = self.has_class("-wide")
        if self.has_class("-unusable"):
            return self.query_one("#problems")
        if self.side is Side.BOTH:
            return self.query_one("#back" if wide else "#pages")
        page = self.query_one("#front" if self.side is Side.FRONT else "#back")
        return page.query_one("#documents" if self.side is Side.BACK else "#question") if wide else page

    def _settle_focus(self, *, afresh: bool = False) -> None:
        """The keys belong to the question, or after Tab to its problems; of another question, `afresh`, to itself."""
        body, problems = self._body(), self.query_one("#problems")
        for part in self._scrolling():
            part.can_focus = part is body or (part is problems and problems.display)
        if afresh or self.focused is None or not self.focused.can_focus:
            self.set_focus(body, scroll_visible=False)

    def on_resize(self, event: Resize) -> None:
        self.call_after_refresh(self._settle_focus)

    def reading(self) -> Widget:
        return self.focused or self._body()

    def action_scroll_whole(self, way: int) -> None:
        part = self.reading()
        part.scroll_to(y=0 if way < 0 else part.max_scroll_y, animate=False, immediate=True)

    # --- what the author does ----------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        entry = self.entry
        question = entry.question if entry else None
        match action:
            case "go":
                return len(self.view.entries) > 1
            case "problem":
                return next_problem(self.view, self.index, 1) is not None
            case "turn" | "both":
                return question is not None
            case "face":
                return question is not None and isinstance(question.body, Typed) and bool(question.body.distractors)
            case "accounts":
                return question is not None and bool(question.accounts)
            case "names":
                return question is not None and entry is not None and bool(entry.bank.people or entry.bank.glossary)
        return True

    async def action_go(self, by: int) -> None:
        await self._go_to(self.index + by)

    async def action_problem(self, by: int) -> None:
        index = next_problem(self.view, self.index, by)
        if index is not None:
            await self._go_to(index)

    async def _go_to(self, index: int) -> None:
        self.place, self._status = place_of(self.view, index), ""
        self._grown = False
        await self._draw()

    async def action_turn(self) -> None:
        await self._show_side(Side.BACK if self.side is Side.FRONT else Side.FRONT)

    async def action_both(self) -> None:
        await self._show_side(Side.FRONT if self.side is Side.BOTH else Side.BOTH)

    async def _show_side(self, side: Side) -> None:
        self.side = side
        self._wear()
        await self._draw()

    def _wear(self) -> None:
        for side in Side:
            self.set_class(side is self.side, side)

    async def action_face(self) -> None:
        self._grown = not self._grown
        await self._draw()

    def action_accounts(self) -> None:
        from coldwar_quiz.tui.screens.accounts import AccountsScreen

        entry = self.entry
        if entry is not None and entry.question is not None:
            self.app.push_screen(AccountsScreen(entry.question, entry.bank, self._symbols))

    def action_names(self) -> None:
        from coldwar_quiz.tui.screens.names import NamesScreen

        entry = self.entry
        if entry is not None and entry.question is not None:
            self.app.push_screen(NamesScreen(Lookup(entry.bank).entries(entry.question)))
