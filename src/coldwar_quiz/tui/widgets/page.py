"""The page of one question: the question and its answer in one column, the documents below it or, where there is room,
beside it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import ScrollableContainer, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coldwar_quiz.bank.model import Bank, Question, TrueFalse
from coldwar_quiz.study.model import Response, Verdict
from coldwar_quiz.study.presentation import Asked
from coldwar_quiz.tui.keys import bindings
from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.widgets.answers import Answering
from coldwar_quiz.tui.widgets.text import line, plain

_SCROLLING: list[BindingType] = [*bindings({"move.first": "scroll_home", "move.last": "scroll_end"})]
"""The arrows and the keys for a page belong to the screen: they work also where something else has the keys."""


class Column(ScrollableContainer, inherit_bindings=False):
    """One of the two columns; it scrolls by itself only where they stand side by side."""

    BINDINGS: ClassVar[list[BindingType]] = _SCROLLING


class Page(ScrollableContainer, inherit_bindings=False):
    """Everything between the progress line and the grades. The order after the answer is fixed: marks on the answers,
    verdict, explanation, correction, sources, accounts, what it is taken for, id."""

    BINDINGS: ClassVar[list[BindingType]] = _SCROLLING

    def __init__(self, bank: Bank, symbols: Symbols, id: str = "body") -> None:
        super().__init__(id=id)
        self.bank, self._symbols = bank, symbols
        self._said: dict[str, Content] = {}

    def compose(self) -> ComposeResult:
        with Column(id="question"):
            yield Static(id="meta")
            yield Static(id="prompt")
            yield Vertical(id="area")
            yield Static(id="hint")
            yield Static(id="verdict")
            yield Static(id="explanation")
            yield Static(id="correction")
        yield Column(id="documents")

    def part(self, name: str) -> Static:
        return self.query_one(f"#{name}", Static)

    def say(self, name: str, content: Content) -> None:
        """Fill one of the parts, or take it off the page with an empty content; the same again is no work."""
        said, part = self._said.get(name), self.part(name)
        if said is not None and said.is_same(content):
            return
        self._said[name] = content
        part.update(content)
        part.display = bool(content)

    async def show_question(self, asked: Asked, area: Answering) -> None:
        """A new question, unanswered."""
        box, papers = self.query_one("#area", Vertical), self.query_one("#documents", Column)
        await box.remove_children()
        await papers.remove_children()
        for name in ("hint", "verdict", "explanation", "correction"):
            self.say(name, Content(""))
        self.say("prompt", Content("") if area.shows_prompt else plain(asked.question.text, "bold"))
        # at once: put off until a refresh, it would take back what somebody who reads fast has already scrolled
        self.scroll_to(0, 0, animate=False, immediate=True)
        self.query_one("#question").scroll_to(0, 0, animate=False, immediate=True)
        await box.mount(area)

    async def show_answer(
        self,
        asked: Asked,
        verdict: Verdict,
        response: Response,
        seconds: float | None,
        *,
        whole: bool = False,
        reveal: bool = True,
    ) -> None:
        """What became of it, and what the documents say; `whole` with what it is taken for even where it was right.

        With `reveal` the page is scrolled until the verdict is on screen.
        """
        from coldwar_quiz.tui.widgets.documents import Documents

        question = asked.question
        self.show_verdict(asked, verdict, response, seconds)
        self.say("explanation", plain(question.explanation or ""))
        body = question.body
        correction = body.correction if isinstance(body, TrueFalse) else None
        self.say("correction", line(("In fact: ", "bold"), correction) if correction else Content(""))
        papers = self.query_one("#documents", Column)
        made: list[Widget] = []
        if question.evidence or question.accounts:
            made.append(Documents(question, self.bank, self._symbols, verdict.account))
        if whole or verdict.correct is not True:
            made += self._taken_for(question)
        made.append(Static(plain(str(question.id), "$muted"), classes="id"))
        await papers.mount(*made)
        if reveal:
            self.call_after_refresh(self.reveal_verdict)

    def show_verdict(self, asked: Asked, verdict: Verdict, response: Response, seconds: float | None) -> None:
        """The one line of the verdict, on its ground."""
        from coldwar_quiz.tui.widgets.verdict import TONES, tone, verdict_line  # no question needs it, only an answer

        ground = self.part("verdict")
        ground.remove_class(*TONES).add_class(tone(verdict))
        self.say("verdict", verdict_line(asked, verdict, response, seconds, self.bank, self._symbols))

    def reveal_verdict(self) -> None:
        """Scroll until the verdict is on screen; whatever fits above it stays."""
        self.part("verdict").scroll_visible(animate=False)

    def _taken_for(self, question: Question) -> list[Widget]:
        """After a slip: the questions this one is taken for, and the difference."""
        near = self.bank.confusable.get(question.id, {})
        if not near:
            return []
        made: list[Widget] = [Static(plain("NOT TO BE CONFUSED"), classes="heading")]
        made += [Static(plain(difference), classes="difference") for difference in near.values()]
        return made
