"""The home screen: what is due, what is known, and the decks."""

from datetime import date, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, ScrollableContainer, Vertical
from textual.content import Content
from textual.events import Click, Resize
from textual.widgets import Digits, Static

from coldwar_quiz.study.outlook import clock_behind, show_when
from coldwar_quiz.study.replay import known_states
from coldwar_quiz.study.wording import show_count, show_left_out
from coldwar_quiz.tui.context import Context
from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.overview import DeckRow, Overview, overview
from coldwar_quiz.tui.screens.base import NARROW, QuizScreen
from coldwar_quiz.tui.widgets.bars import Hints, TopBar, hint
from coldwar_quiz.tui.widgets.charts import bars, day_letters, heat_map
from coldwar_quiz.tui.widgets.rows import Row, Rows
from coldwar_quiz.tui.widgets.text import Piece, fit, fit_right, line, plain, stack

_EPOCH = date(1970, 1, 1)
_FIXED_ROWS = 10
"""Rows that are neither decks nor charts: bars, facts, the table's head, the gaps."""
_CHART_ROWS = (5, 9)
"""The least and the most a chart takes, its title included."""
_HEAT_ROWS = 8
_CHARTS_CELLS = 85
"""Columns of the two charts and the gaps around them."""
WEEKS = 12
NEW_AT_ONCE = 10
"""How many questions `n` introduces."""


class StudyButton(Static):
    """A button for the one thing to do next."""

    async def on_click(self, event: Click) -> None:
        event.stop()
        await self.screen.run_action("study")


class HomeScreen(QuizScreen):
    """Everything at a glance; `s` studies, Enter studies the deck at the marker."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        {"home.study": "study", "home.deck": "deck", "home.new": "new", "home.quit": "app.quit"}
    )
    AUTO_FOCUS = "#deck-list"
    CSS_PATH = "home.tcss"

    def __init__(self, context: Context, status: str = "") -> None:
        super().__init__(context)
        self._status = status
        self._now = context.clock()
        self._past = context.past(self._now)
        states = known_states(context.bank, context.journal)
        self._narrow = False
        self._behind = clock_behind(states.values(), self._now)
        self.facts: Overview = overview(context.bank, states, self._now, context.selection(), self._past.right_by_deck)

    # --- the parts ---------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield TopBar(id="top")
        with Horizontal(id="facts"):
            with Vertical(id="due"):
                first = self.facts.first_run and self.facts.starters
                number = str(self.facts.new_today if first else self.facts.due)
                yield Static(plain(number, "bold $primary")) if self.context.symbols.ascii else Digits(number)
                yield Static(plain("to begin" if first else "due now", "$muted"))
            yield Static(stack(self._facts()), id="fact-lines")
            if button := self._button():
                yield StudyButton(button, id="study")
        notice = self._notice()
        if notice:
            yield Static(notice, id="notice")
        with ScrollableContainer(id="decks"):
            self._narrow = self.app.size.width < NARROW
            yield Rows([self._head()], cursor=None, clickable=False, symbols=self.context.symbols, id="deck-head")
            yield Rows([self._row(row) for row in self.facts.decks], symbols=self.context.symbols, id="deck-list")
        with Horizontal(id="charts"):
            yield Static(id="forecast")
            yield Static(id="heat")
            yield Static(id="needs-work")
        yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one("#deck-head").can_focus = False
        self.query_one("#decks").can_focus = False
        top = self.query_one(TopBar)
        top.title, top.about, top.status = plain("COLD WAR QUIZ"), plain("1953", "bold"), plain(self._status)
        today = _EPOCH + timedelta(days=self._now.day)
        day = plain(f"{today:%a} {today.day} {today:%b %Y}", "$muted")
        streak = self._past.streak_days
        top.facts = line(day, (f"   streak {streak} d" if streak else "", "bold $secondary"))
        top.short_facts = day
        hints = [hint("home.study", "study"), hint("home.deck", "deck")]
        if self.facts.new_left:
            hints.append(hint("home.new", "new"))
        commands = hint("app.commands", "app.command_palette")
        self.show_hints(*hints, hint("home.quit", "app.quit"), commands)

    # --- words -------------------------------------------------------------------------------------------------------

    def _facts(self) -> list[Content]:
        facts, past = self.facts, self._past
        if facts.first_run:
            return _how_to(narrow=self.size.width < NARROW)
        lines: list[Content] = []
        if not facts.due and not facts.new_today:
            lines.append(plain("All done for today.", "bold $success"))
        if past.today_answers and not facts.due:
            right = round(100 * past.today_right / past.today_answers)
            minutes = max(1, round(past.today_seconds / 60))
            lines.append(plain(f"{past.today_answers} answered today, {right}% right, in {minutes} min"))
        if facts.due or facts.new_today or facts.learning:
            new = (str(facts.new_today), "bold $primary") if facts.new_today else "nothing"
            counts: list[Piece] = [new, " new today   "]
            if facts.learning:
                counts += [(str(facts.learning), "bold $accent"), " in learning"]
            lines.append(line(*counts))
        cards = facts.due + facts.new_today
        if past.seconds_a_card is not None and cards:
            minutes = max(1, round(cards * past.seconds_a_card / 60))
            pace = f" about, at {past.seconds_a_card:.0f} s a card"
            lines.append(line((f"{minutes} min", "bold"), (pace, "$muted")))
        elif facts.ahead is not None and not facts.due:
            when = show_when(facts.ahead, self._now)
            lines.append(plain(f"Next due {when}: {show_count(facts.ahead.due, 'card')}"))
        if past.right_share is not None:
            target = f" (target {self.context.preferences.retention:.0%})"
            share = f"{past.right_share:.0%}"
            lines.append(line((share, "bold $success"), " right over 30 days", (target, "$muted")))
        marks: list[Piece] = []
        for count, word in ((facts.flagged, "flagged"), (facts.suspended, "suspended")):
            if count:
                marks += [(str(count), "bold $secondary"), f" {word}   "]
        if marks:
            lines.append(line(*marks))
        return lines[:4]

    def _button(self) -> Content | None:
        facts, mark = self.facts, self.context.symbols.cursor
        if facts.first_run and facts.starters:
            return plain(f"{mark} Begin  s")
        if facts.due or facts.learning or facts.new_today:
            return plain(f"{mark} Study  s")
        return None

    def _notice(self) -> Content | None:
        if self._behind:
            return plain(f"This computer's clock is {self._behind}", "$warning")
        left_out = show_left_out(self.context.bank)
        return plain(f"{left_out} with errors left out: `coldwar-quiz check`", "$warning") if left_out else None

    # --- the table ---------------------------------------------------------------------------------------------------

    def _head(self) -> Row:
        narrow = self._narrow
        words = ("Deck", "Due", "New", "Learn", "Mature", "Mature" if narrow else "", "Right")
        return Row(cells=_cells([plain(word, "bold $secondary") for word in words], narrow))

    def _row(self, row: DeckRow) -> Row:
        symbols = self.context.symbols
        full = round(9 * row.mature)
        bar = plain(symbols.full * full + symbols.empty * (9 - full))
        right = symbols.none if row.right is None else f"{row.right:.0%}"
        counts = [plain(str(n) if n else symbols.none) for n in (row.due, row.new, row.learning)]
        cells = [plain(row.deck.title), *counts, bar, plain(f"{row.mature:.0%}"), plain(right)]
        return Row(cells=_cells(cells, self._narrow))

    # --- the charts --------------------------------------------------------------------------------------------------

    def on_resize(self, event: Resize) -> None:
        """Charts take what the decks leave, if that is enough to read them."""
        if self._narrow is not (event.size.width < NARROW):
            self._narrow = not self._narrow
            self.query_one("#deck-head", Rows).show([self._head()])
            self.query_one("#deck-list", Rows).show([self._row(row) for row in self.facts.decks])
        rows = event.size.height - _FIXED_ROWS - len(self.facts.decks) - (self._notice() is not None)
        least, most = _CHART_ROWS
        rows = min(rows, most)
        place = self.query_one("#charts")
        place.display = rows >= least and not self.facts.first_run
        decks = self.query_one("#decks")
        decks.styles.height = f"{len(self.facts.decks) + 1}" if place.display else "1fr"
        if not place.display:
            return
        place.styles.height = rows
        self._draw(rows, wide=event.size.width >= 110, two=event.size.width >= 72)

    def _draw(self, rows: int, wide: bool, two: bool) -> None:
        facts, symbols, today = self.facts, self.context.symbols, self._now.day
        peak = f"   peak {max(facts.forecast)}, sum {sum(facts.forecast)}"
        title = line(("NEXT 14 DAYS", "bold $secondary"), (peak, "$muted"))
        letters = day_letters(today, len(facts.forecast))
        self.query_one("#forecast", Static).update(stack([title, *bars(facts.forecast, letters, rows - 2, symbols)]))
        answers = self._past.answers_by_day
        heat = self.query_one("#heat", Static)
        heat.display = two and bool(answers)
        if rows >= _HEAT_ROWS:
            title = plain("LAST 12 WEEKS", "bold $secondary")
            heat.update(stack([title, *heat_map(answers, today, WEEKS, symbols)]))
        else:
            days = range(today - 13, today + 1)
            done = [answers.get(day, 0) for day in days]
            title = line(("LAST 14 DAYS", "bold $secondary"), (f"   {show_count(sum(done), 'answer')}", "$muted"))
            heat.update(stack([title, *bars(done, day_letters(days[0], 14), rows - 2, symbols)]))
        work = self.query_one("#needs-work", Static)
        work.display = wide and bool(facts.needs_work)
        room = self.size.width - _CHARTS_CELLS
        lines = [line(("NEEDS WORK", "bold $secondary"), ("   times forgotten", "$muted"))]
        lines += [line(fit(plain(q.text), room - 4), fit_right(plain(str(n)), 4)) for q, n in facts.needs_work]
        work.update(stack(lines))

    # --- what the learner does ---------------------------------------------------------------------------------------

    def action_study(self) -> None:
        self.quiz.study(self.context.selection())

    def action_deck(self) -> None:
        at = self.query_one("#deck-list", Rows).cursor
        if at is not None:
            self.quiz.study(self.context.selection(decks=(self.facts.decks[at].deck.id,)))

    def action_new(self) -> None:
        self.quiz.study(self.context.selection(new=NEW_AT_ONCE))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self.facts.new_left) if action == "new" else True

    @on(Rows.Clicked, "#deck-list")
    def click_deck(self, event: Rows.Clicked) -> None:
        """A click puts the marker there, a click on the marked deck studies it."""
        if event.again:
            self.action_deck()


def _cells(contents: list[Content], narrow: bool) -> tuple[tuple[Content, int, bool], ...]:
    """The columns of the table of decks. A narrow one has no bar, so that the titles can be read."""
    gap = plain("")
    name, due, new, learn, mature, share, right = contents
    if narrow:
        return (
            (name, 0, False), (due, 5, True), (new, 5, True), (learn, 6, True), (share, 7, True), (right, 6, True),
            (gap, 1, False),
        )  # fmt: skip
    return (
        (name, 0, False), (due, 6, True), (new, 6, True), (learn, 7, True),
        (gap, 2, False), (mature, 9, False), (share, 5, True), (right, 7, True), (gap, 1, False),
    )  # fmt: skip


def _how_to(narrow: bool) -> list[Content]:
    if narrow:
        return [
            plain("Answer, then read who says so.", "bold"),
            plain("1-9 choose, Space checks."),
            plain("Then grade yourself."),
            plain("? lists every key."),
        ]
    return [
        plain("Answer first, then read who says so.", "bold"),
        plain("1-9 or the arrows choose, Space checks."),
        plain("Then grade yourself: the bar shows when"),
        plain("it comes back. ? lists every key."),
    ]
