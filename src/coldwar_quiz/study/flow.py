"""Which question comes next. Values only: undo puts an old one back."""

from collections.abc import Callable
from typing import NamedTuple

from coldwar_quiz.bank.model import Bank, QuestionId
from coldwar_quiz.study.model import MICROSECOND, CardState, Moment, Phase
from coldwar_quiz.study.queue import next_index

LEARN_AHEAD_US = 20 * 60 * MICROSECOND
"""With nothing else left, a learning step due within this time is asked at once, as Anki does."""


class Flow(NamedTuple):
    """Everything that advancing changes, as one value, so that undo can put it back.

    `at` is how far the planned order has been asked; `deferred` are ids passed over because they are confusable with
    the one before; `skipped` come after everything else. No step costs more with a longer order.
    """

    at: int = 0
    deferred: tuple[QuestionId, ...] = ()
    learning: tuple[tuple[int, QuestionId], ...] = ()
    skipped: tuple[QuestionId, ...] = ()
    current: QuestionId | None = None
    last: QuestionId | None = None
    answered: int = 0
    """How many answers of the session stand."""
    new_left: int = 0
    """Never-answered ids still in the order or deferred."""


class Course:
    """The planned order of one session, and the steps through it. Holds no position: that is in the `Flow`."""

    def __init__(self, bank: Bank, order: tuple[QuestionId, ...], state: Callable[[QuestionId], CardState]) -> None:
        self.order = order
        self._bank, self._state = bank, state

    def left(self, flow: Flow) -> int:
        """How many ids of the order are still to come."""
        return len(self.order) - flow.at + len(flow.deferred)

    def advance(self, flow: Flow, now: Moment) -> Flow:
        """The flow with its next question taken out.

        A learning step that is due comes first, then the order, then a step due soon, then what was skipped.
        """
        if flow.learning and flow.learning[0][0] <= now.at_us:
            return self._take_learning(flow, now.at_us)
        ordered = self._take_ordered(flow)
        if ordered is not None:
            return ordered
        if flow.learning and flow.learning[0][0] <= now.at_us + LEARN_AHEAD_US:
            return self._take_learning(flow, now.at_us + LEARN_AHEAD_US)
        if flow.skipped:
            return flow._replace(skipped=flow.skipped[1:], current=flow.skipped[0])
        return flow._replace(current=None)

    def _take_learning(self, flow: Flow, until_us: int) -> Flow:
        ripe = [q for due, q in flow.learning if due <= until_us]
        taken = ripe[next_index(ripe, flow.last, self._bank)]
        return flow._replace(learning=tuple(item for item in flow.learning if item[1] != taken), current=taken)

    def _take_ordered(self, flow: Flow) -> Flow | None:
        near = self._bank.confusable.get(flow.last, {}) if flow.last is not None else {}
        for i, question in enumerate(flow.deferred):
            if question not in near:
                return self._took(flow, question, flow.at, flow.deferred[:i] + flow.deferred[i + 1 :])
        at, deferred = flow.at, flow.deferred
        while at < len(self.order) and self.order[at] in near:
            deferred += (self.order[at],)
            at += 1
        if at < len(self.order):
            return self._took(flow, self.order[at], at + 1, deferred)
        if deferred:
            return self._took(flow, deferred[0], at, deferred[1:])
        return None

    def _took(self, flow: Flow, question: QuestionId, at: int, deferred: tuple[QuestionId, ...]) -> Flow:
        was_new = self._state(question).phase is Phase.NEW
        return flow._replace(current=question, at=at, deferred=deferred, new_left=flow.new_left - was_new)
