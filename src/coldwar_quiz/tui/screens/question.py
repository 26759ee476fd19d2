"""One question of a session that is over, looked at again: the same page as after its answer, to read only."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coldwar_quiz.bank.model import Question
from coldwar_quiz.study.scheduler import due_in, show_interval
from coldwar_quiz.study.session import Session
from coldwar_quiz.study.summary import Look
from coldwar_quiz.tui.context import Context
from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.screens.reading import ReadingScreen
from coldwar_quiz.tui.widgets.answers import area_for
from coldwar_quiz.tui.widgets.bars import Hints, TopBar, hint
from coldwar_quiz.tui.widgets.page import Page
from coldwar_quiz.tui.widgets.rows import Rows
from coldwar_quiz.tui.widgets.text import plain
from coldwar_quiz.tui.wording import heading


class QuestionScreen(ReadingScreen):
    """The question as it was put, what was answered, and all there is to know about it. Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings({"app.back": "close"})

    def __init__(self, context: Context, session: Session, look: Look) -> None:
        super().__init__(context)
        state = session.state(look.asked.question.id)
        self._look = look._replace(asked=look.asked._replace(state=state))

    @property
    def question(self) -> Question:
        return self._look.asked.question

    @property
    def answered(self) -> bool:
        return True

    def compose(self) -> ComposeResult:
        yield TopBar(id="top")
        yield Page(self.context.bank, self.context.symbols)
        yield Hints(id="hints")

    async def on_mount(self) -> None:
        asked, response, verdict, duration_ms = self._look
        area = area_for(asked, self.context.symbols)
        self._tell_top()
        accounts = [hint("study.accounts", "accounts")] if self.has_accounts() else []
        names = [hint("study.names", "names")] if self.has_names() else []
        self.show_hints(*accounts, *names, hint("app.back", "close"))
        with self.app.batch_update():
            self.add_class("-answered")
            await self.page.show_question(asked, area)
            if not area.children:
                return  # the program was ended meanwhile
            self.page.say("meta", plain(heading(area.kind, asked, ""), "$muted"))
            area.show_verdict(verdict, response)
            for rows in area.query(Rows):
                rows.settle(rows.rows)
            seconds = None if duration_ms is None else duration_ms / 1000
            await self.page.show_answer(asked, verdict, response, seconds, whole=True)
            self.focus_reading()

    def _tell_top(self) -> None:
        top, state = self.query_one(TopBar), self._look.asked.state
        deck = self.context.bank.deck_by_id.get(self.question.id.deck)
        top.title, top.about = plain("QUESTION"), plain(deck.title if deck else self.question.id.deck)
        due = due_in(state, self.context.clock())
        if state.suspended:
            words = "suspended"
        elif due is None:
            words = "not learned yet"
        else:
            words = f"comes back in {show_interval(due)}" if due else "due now"
        top.facts = top.short_facts = plain(words, "$muted")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "names":
            return self.has_names()
        return self.has_accounts() if action == "accounts" else True

    def action_close(self) -> None:
        self.dismiss()
