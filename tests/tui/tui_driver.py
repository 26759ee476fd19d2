"""A person at the terminal face: keys, clicks, and what is on screen, without a terminal."""

import itertools
import re
import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from textual.app import App
from textual.events import Key, MouseDown, MouseUp, Paste
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from banks import small_bank
from coldwar_quiz.bank.content_hash import content_hash
from coldwar_quiz.bank.model import Bank
from coldwar_quiz.study.model import Entry, Kind
from coldwar_quiz.study.queue import Selection
from coldwar_quiz.study.session import Session
from coldwar_quiz.tui.app import QuizApp
from coldwar_quiz.tui.context import Context, Past, PastReader, Preferences, no_past
from coldwar_quiz.tui.widgets.bars import Hints
from coldwar_quiz.tui.widgets.text import plain
from journal import MemoryJournal, SetClock
from waiting import eventually

ALL = Selection(new=99, seed=7)


class Onlooker:
    """Somebody who sees what an application shows: `rows`."""

    app: App[None]

    @property
    def rows(self) -> list[str]:
        # the toolkit's public picture of a screen is an SVG that takes longer to make than a test has time for
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def screen(self) -> str:
        return "\n".join(self.rows)


@dataclass
class Person(Onlooker):
    """Somebody using the quiz."""

    app: QuizApp
    pilot: Pilot[None]
    journal: MemoryJournal
    clock: SetClock
    context: Context
    seen: list[str] = field(default_factory=list)

    @property
    def session(self) -> Session:
        return self.app.screen.session  # type: ignore[attr-defined, no-any-return]

    @property
    def at(self) -> str:
        """The name of the screen on top."""
        return type(self.app.screen).__name__

    @property
    def answers(self) -> list[Entry]:
        return [row for row in self.journal.rows if row.kind is Kind.ANSWER]

    async def press(self, *keys: str) -> None:
        """Keys, one after another, each as soon as what the one before it set off has been handled."""
        for key in keys:
            self.app.post_message(key_event(key))
            await self.handled()

    async def type(self, text: str) -> None:
        """Text put into the field that has the keys, all at once, as a paste is."""
        focused = self.app.screen.focused
        assert focused is not None
        focused.post_message(Paste(text))
        await self.until(lambda: getattr(focused, "value", text).endswith(text), f"{text!r} in the field")

    async def click_place(self, number: int) -> None:
        """A click on the row of a list that begins with that number."""
        found = [y for y, row in enumerate(self.rows) if re.match(rf"\s*[▸✓✗]?\s*{number} ", row)]
        await self._click_at(6, found[0])

    async def click(self, text: str, nth: int = 0) -> None:
        """A click on the first cell of the nth place where `text` stands."""
        await self.sees(text)
        found = [(x.start(), y) for y, row in enumerate(self.rows) for x in re.finditer(re.escape(text), row)]
        await self._click_at(*found[nth])

    async def _click_at(self, x: int, y: int) -> None:
        for event in (MouseDown, MouseUp):
            where = (None, x, y, 0, 0, 1, False, False, False, x, y)
            self.app.post_message(event(*where))
            await self.handled()

    async def handled(self) -> None:
        """Wait until nothing is left to handle: all parts have answered twice and none has been sent anything since."""
        quiet = 0
        while quiet < 2:
            if self.app.crash is not None:
                raise self.app.crash
            quiet = quiet + 1 if await self._all_answered() else 0

    async def _all_answered(self) -> bool:
        """Wait until every part of the screen has come to an end with what it was sent; whether nothing came since."""
        parts = (self.app, *self.app.screen.walk_children(with_self=True))
        busy: set[MessagePump] = set()
        for part in parts:
            if part.call_later(lambda done=part: busy.discard(done)):
                busy.add(part)
        await eventually(lambda: not any(part.is_running for part in busy), "all parts of the screen to answer")
        return not any(part.message_queue_size for part in parts)

    async def sees(self, *texts: str) -> None:
        """Wait until all of `texts` are on screen."""
        for text in texts:
            try:
                await eventually(lambda wanted=text: wanted in self.screen, text)
            except AssertionError:
                raise AssertionError(f"{text!r} is not on screen:\n{self.screen}") from None

    async def comes_to(self, screen: str) -> None:
        await eventually(lambda: self.at == screen, screen)

    async def until(self, condition: Callable[[], object], what: str) -> None:
        await eventually(condition, what)

    async def settled(self) -> list[str]:
        """The rows once nothing moves any more."""
        before: list[list[str]] = [[]]

        def still() -> bool:
            now = self.rows
            same = now == before[0]
            before[0] = now
            return same

        await self.pilot.pause()
        await eventually(still, "a screen that stays")
        return before[0]

    def line_with(self, text: str) -> str:
        """The first row that holds `text`."""
        return next(row for row in self.rows if text in row)

    def footer(self) -> str:
        return " ".join(f"{hint.key} {hint.label}" for hint in self.app.screen.query_one(Hints).hints)


def key_event(name: str) -> Key:
    """The event of a key by its name or its character."""
    if len(name) == 1 and not name.isalnum():
        name = _character_to_key(name)
    try:
        character: str | None = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        character = name if len(name) == 1 else None
    return Key(name, character)


@asynccontextmanager
async def at_the_quiz(
    bank: Bank | None = None,
    selection: Selection | None = ALL,
    size: tuple[int, int] = (80, 24),
    journal: MemoryJournal | None = None,
    guard_s: float = 0.0,
    theme: str = "night",
    symbols: str = "unicode",
    past: PastReader = no_past,
    environ: dict[str, str] | None = None,
) -> AsyncIterator[Person]:
    """Start the application and wait until its first screen is up."""
    log, clock = journal or MemoryJournal(), SetClock()
    preferences = Preferences(theme=theme, symbols=symbols, guard_s=guard_s)
    numbers = itertools.count(1)
    context = Context(
        bank or small_bank(), log, content_hash, clock, preferences, past, lambda: f"{next(numbers):032x}"
    )
    app = QuizApp(context, selection, {"COLORTERM": "truecolor"} if environ is None else environ)
    async with app.run_test(size=size) as pilot:
        person = Person(app, pilot, log, clock, context)
        await eventually(
            lambda: app.crash or (app.screen.query(Hints) and app.screen.query_one(Hints).hints), "the first screen"
        )
        if app.crash is not None:
            raise app.crash
        await eventually(lambda: {"-tall", "-short"} & app.screen.classes, "its layout")
        yield person


__all__ = ["ALL", "Past", "Person", "at_the_quiz", "plain"]
