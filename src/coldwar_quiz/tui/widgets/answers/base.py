"""What every answer area can be asked: the response so far, and to show what became of it."""

from typing import ClassVar

from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from coldwar_quiz.study.model import Response, Verdict
from coldwar_quiz.study.presentation import Asked
from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.widgets.bars import Hint, hint


class Answering(Vertical):
    """The part of the study screen in which one question is answered. `response` is what would be checked now."""

    kind: ClassVar[str] = ""
    """The name of the way of answering, in capitals above the question."""
    shows_prompt: ClassVar[bool] = False
    """Whether the area draws the prompt itself, as a cloze does."""

    class Submitted(Message):
        """The learner wants the answer checked."""

        def __init__(self, area: "Answering") -> None:
            super().__init__()
            self.area = area

    class Left(Message):
        """The learner leaves the field or the list: the keys are to be commands again."""

    class Changed(Message):
        """The response is another one now."""

        def __init__(self, area: "Answering") -> None:
            super().__init__()
            self.area = area

    def __init__(self, asked: Asked, symbols: Symbols) -> None:
        super().__init__(classes="answering")
        self.asked = asked
        self.symbols = symbols

    def response(self) -> Response:
        """What is answered so far."""
        raise NotImplementedError

    def show_verdict(self, verdict: Verdict, response: Response) -> None:
        """Mark the answer: what was right, what was wrong, what was said."""
        raise NotImplementedError

    def complain(self, note: str) -> None:
        """Say why the response cannot be judged; it stays as it is."""

    def choose(self, index: int) -> None:
        """A digit key: choose, tick, or move to that place."""

    def can_choose(self, index: int) -> bool:
        """Whether that digit means anything here."""
        return False

    def progress(self) -> str:
        """How much is answered so far, for the line above the question; empty where that says nothing."""
        return ""

    def can_give_up(self) -> bool:
        """Whether a key for `don't know` is needed: elsewhere an answer left empty says that."""
        return False

    def footer(self) -> list[Hint]:
        """What the footer names first while the question is open."""
        return [hint("study.check", "check")]

    def in_field(self) -> bool:
        """Whether a text field has the keys, so that letters are not commands."""
        return False

    def letters_taken(self) -> bool:
        """Whether letters mean something else than commands just now."""
        return False

    def after_target(self) -> Widget | None:
        """The widget that takes the keys when the answer is shown; None for what scrolls."""
        return None

    def focus_target(self) -> Widget | None:
        """The widget that takes the keys when the question appears."""
        return None
