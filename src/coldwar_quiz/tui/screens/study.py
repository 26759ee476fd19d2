"""The study screen: shows what the session says and passes on what the learner says. It decides nothing."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer
from textual.widgets import Static

from coldwar_quiz.bank.model import Question
from coldwar_quiz.errors import StoreError
from coldwar_quiz.study.model import MICROSECOND, DontKnow, Grade, Kind, Outcome, Recalled, Response, Verdict
from coldwar_quiz.study.session import Session, Step
from coldwar_quiz.tui.context import Context
from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.screens.reading import ReadingScreen
from coldwar_quiz.tui.screens.study_keys import ALWAYS, ANSWERED, ASKING, answered_hints, asking_hints, fits
from coldwar_quiz.tui.widgets.answers import Answering, area_for
from coldwar_quiz.tui.widgets.bars import Hints, ProgressLine, TopBar
from coldwar_quiz.tui.widgets.grade_bar import GradeBar
from coldwar_quiz.tui.widgets.page import Page
from coldwar_quiz.tui.widgets.text import plain
from coldwar_quiz.tui.wording import SETTLE_OFFERS, counters, grade_offers, heading, trouble, undone

_SAY_HOW = "Grade it: 1 Again 2 Hard 3 Good 4 Easy"
_SAY_WHETHER = "First: does it count? y yes, n no"


class StudyScreen(ReadingScreen):
    """One session, question after question, until nothing is left."""

    BINDINGS: ClassVar[list[BindingType]] = bindings({**ASKING, **ANSWERED, **ALWAYS})

    def __init__(self, context: Context, session: Session, status: str = "") -> None:
        super().__init__(context)
        self.session = session
        self._first_status = status
        self._area: Answering | None = None
        self._response: Response = DontKnow()
        self._seconds = 0.0
        self._guard: Timer | None = None

    # --- the parts ---------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        symbols = self.context.symbols
        yield TopBar(id="top")
        yield ProgressLine(symbols, id="done")
        yield Page(self.context.bank, symbols)
        yield Static(id="trouble")
        yield GradeBar(symbols, id="grades")
        yield Hints(id="hints")

    @property
    def bar(self) -> GradeBar:
        return self.query_one(GradeBar)

    @property
    def top(self) -> TopBar:
        return self.query_one(TopBar)

    async def on_mount(self) -> None:
        self.top.title = plain("STUDY")
        await self.show_question(self._first_status)

    @property
    def answered(self) -> bool:
        return self.session.step is Step.ANSWERED

    @property
    def question(self) -> Question | None:
        return self.session.asked.question if self.session.asked else None

    # --- showing -----------------------------------------------------------------------------------------------------

    async def show_question(self, status: str = "") -> None:
        """Show the open question of the session, or leave for the summary when there is none."""
        asked = self.session.asked
        if asked is None:
            self.quiz.show_summary(self.session)
            return
        self._end_guard()
        with self.app.batch_update():
            self.remove_class("-answered")
            area = area_for(asked, self.context.symbols)
            self._area = None  # until it is on screen: what loses the keys meanwhile must not ask it anything
            self._say_trouble(None)
            deck = self.context.bank.deck_by_id.get(asked.question.id.deck)
            self.top.about = plain(deck.title if deck else asked.question.id.deck)
            self.top.status = plain(status)
            await self.page.show_question(asked, area)
            if not area.children:
                return  # the program was ended meanwhile: nothing is put on screen any more
            self._area = area
            self.refresh_facts()
            target = area.focus_target()
            if target is not None:
                self.set_focus(target, scroll_visible=False)
            else:
                self.focus_reading()

    def refresh_facts(self) -> None:
        """Everything that depends on counts, flags, focus and step: the bars and the line above the question."""
        counts, asked, area = self.session.counts, self.session.asked, self._area
        self.top.facts, self.top.short_facts = counters(counts)
        line = self.query_one(ProgressLine)
        line.done, line.total = counts.done, counts.done + counts.left
        if asked is None or area is None:
            return
        asking = self.session.step is Step.ASKING
        self.page.say("meta", plain(heading(area.kind, asked, area.progress() if asking else ""), "$muted"))
        marked = self.bar.marked
        hints = (
            asking_hints(self.session, area) if asking else answered_hints(self.session, area, self.deciding, marked)
        )
        self.show_hints(*hints, in_field=area.in_field())
        self.refresh_bindings()

    async def show_answer(self, verdict: Verdict) -> None:
        """Show what became of the answer, with the keys for grades asleep for a moment."""
        asked, area = self.session.asked, self._area
        if asked is None or area is None:
            return
        self._start_guard()
        with self.app.batch_update():
            self.add_class("-answered")
            area.show_verdict(verdict, self._response)
            await self.page.show_answer(asked, verdict, self._response, self._seconds)
            self.show_offers(verdict)
            self.refresh_facts()
            target = area.after_target()
            self.set_focus(target if target is not None else self.reading(), scroll_visible=False)

    def show_offers(self, verdict: Verdict) -> None:
        """The grades and their dates; after a near miss, first whether it counts."""
        if self.deciding:
            self.bar.offers, self.bar.marked = SETTLE_OFFERS, 0
            return
        self.bar.offers = grade_offers(self.session.previews(), self.context.clock())
        self.bar.marked = None if verdict.proposed is None else int(verdict.proposed) - 1

    @property
    def deciding(self) -> bool:
        """Whether the learner must say first if a near miss counts."""
        verdict = self.session.verdict
        return verdict is not None and verdict.outcome is Outcome.NEAR and verdict.settled is None

    def _say_trouble(self, error: StoreError | None) -> None:
        place = self.query_one("#trouble", Static)
        place.display = error is not None
        if error is not None:
            place.update(trouble(error))

    # --- the guard ---------------------------------------------------------------------------------------------------

    def _start_guard(self) -> None:
        seconds = self.context.preferences.guard_s
        self._end_guard()
        if seconds > 0:
            self.bar.guarded = True
            self._guard = self.set_timer(seconds, self.lift_guard)

    def _end_guard(self) -> None:
        if self._guard is not None:
            self._guard.stop()
            self._guard = None
        self.bar.guarded = False

    def lift_guard(self) -> None:
        """The answer has been on screen long enough to be read: keys for grades work."""
        self._end_guard()

    # --- what the learner does ---------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        step = self.session.step
        if not fits(action, step):
            return False
        if action == "choose":
            return self._area is not None and self._area.can_choose(int(str(parameters[0])))
        if action == "give_up":
            return self._area is not None and self._area.can_give_up()
        if action == "hint":
            return bool(self.session.asked and self.session.asked.question.hint)
        if action == "accounts":
            return self.has_accounts()
        if action == "names":
            return self.has_names()
        if action == "undo":
            return self.session.can_undo
        if action == "settle":
            return self.session.verdict is not None and self.session.verdict.outcome is not Outcome.SELF
        if action == "refuse":
            return self.deciding
        return True

    async def action_check(self) -> None:
        if self._area is not None:
            await self._judge(self._area.response())

    async def action_give_up(self) -> None:
        await self._judge(DontKnow())

    async def _judge(self, response: Response) -> None:
        if self._area is None or self.session.asked is None:
            return
        shown = self.session.asked.shown
        verdict = self.session.answer(response)
        if verdict.outcome is Outcome.UNCLEAR:
            self._area.complain(verdict.note)
            return
        self._response = response
        self._seconds = max(self.context.clock().at_us - shown.at_us, 0) / MICROSECOND
        self.top.status = plain("")
        await self.show_answer(verdict)

    def action_choose(self, index: int) -> None:
        if self._area is not None:
            self._area.choose(index)

    def action_hint(self) -> None:
        text = self.session.hint()
        if text:
            self.page.say("hint", plain(f"Hint: {text}", "$secondary"))

    async def action_skip(self) -> None:
        self.session.skip()
        await self.show_question("Skipped to the end of the session")

    def action_mark(self, by: int) -> None:
        """Move the marker along the bar."""
        last = len(self.bar.offers) - 1
        at = self.bar.marked if self.bar.marked is not None else (1 if by > 0 else 3)
        self.bar.marked = max(0, min(last, at + by))
        self.refresh_facts()

    async def action_accept(self) -> None:
        await self.take(self.bar.marked)

    async def action_grade(self, grade: int) -> None:
        if self.deciding:
            self.top.status = plain(_SAY_WHETHER)
            return
        await self.take(grade - 1)

    @on(GradeBar.Taken)
    async def clicked_offer(self, event: GradeBar.Taken) -> None:
        await self.take(event.index)

    async def take(self, index: int | None) -> None:
        """Take an offer of the bar: a grade, or the word on a near miss. Nothing happens during the guard."""
        if self.bar.guarded or self.session.step is not Step.ANSWERED:
            return
        if index is None:
            self.top.status = plain(_SAY_HOW)
        elif self.deciding:
            self._settle(right=index == 0)
        else:
            await self._do(lambda: self.session.grade(Grade(index + 1)))

    def action_settle(self) -> None:
        verdict = self.session.verdict
        if verdict is not None and not self.bar.guarded:
            self._settle(right=verdict.correct is not True)

    def action_refuse(self) -> None:
        if not self.bar.guarded:
            self._settle(right=False)

    def _settle(self, right: bool) -> None:
        verdict = self.session.settle(right)
        if self.session.asked is not None:
            self.page.show_verdict(self.session.asked, verdict, self._response, self._seconds)
        self.show_offers(verdict)
        self.top.status = plain("")
        self.refresh_facts()

    async def action_undo(self) -> None:
        try:
            taken_back = self.session.undo()
        except StoreError as error:
            self._say_trouble(error)
            return
        if taken_back is None:
            return
        self._say_trouble(None)
        if taken_back.kind in (Kind.FLAG, Kind.UNFLAG):
            self.top.status = plain(undone(taken_back))
            self.refresh_facts()
        else:
            await self.show_question(undone(taken_back))

    def action_flag(self) -> None:
        try:
            flagged = self.session.flag()
        except StoreError as error:
            self._say_trouble(error)
            return
        self._say_trouble(None)
        self.top.status = plain("Flagged" if flagged else "Flag taken off")
        self.refresh_facts()

    async def action_suspend(self) -> None:
        await self._put_away(self.session.suspend, "Suspended")

    async def action_bury(self) -> None:
        await self._put_away(self.session.bury, "Buried until tomorrow")

    async def _do(self, step: Callable[[], object], status: str = "") -> bool:
        """Do something that is stored, then show what comes next. What cannot be stored stays on screen: False."""
        try:
            step()
        except StoreError as error:
            self._say_trouble(error)
            return False
        await self.show_question(status)
        return True

    async def _put_away(self, step: Callable[[], object], done: str) -> None:
        """Put the question away, and say how to take that back: in a field, `u` would be a letter of the answer."""
        if await self._do(step, f"{done}; u takes it back") and self._area is not None and self._area.in_field():
            self.top.status = plain(f"{done}; Esc u takes it back")

    # --- what the parts report ---------------------------------------------------------------------------------------

    @on(Answering.Submitted)
    async def submitted(self, event: Answering.Submitted) -> None:
        if event.area is self._area and self.session.step is Step.ASKING:
            await self.action_check()

    @on(Answering.Left)
    def left(self) -> None:
        self.focus_reading()

    @on(Answering.Changed)
    def changed(self, event: Answering.Changed) -> None:
        if isinstance(response := event.area.response(), Recalled) and self.session.step is Step.ANSWERED:
            self._response = response
            verdict = self.session.tick(response.points)
            if self.session.asked is not None:
                self.page.show_verdict(self.session.asked, verdict, response, self._seconds)
        self.refresh_facts()

    def on_descendant_focus(self) -> None:
        self.refresh_facts()
