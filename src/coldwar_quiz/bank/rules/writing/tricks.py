"""Guessing without knowing: how often the right option can be told by its looks alone.

Each trick scores the options of a question; whoever follows it picks an option with the highest score. Over many
questions it should be right as often as chance.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from coldwar_quiz.bank.model import Choice, Question, Typed
from coldwar_quiz.bank.rules.words import content_words

Scores = Sequence[float]
Trick = Callable[[str, Sequence[str]], Scores]
"""From a prompt and its options to a score for each option."""


class Luck(NamedTuple):
    """What a trick achieved over `asked` questions: `right` and what `chance` alone gives, both with ties shared."""

    trick: str
    asked: int
    right: float
    chance: float
    error: float
    """The standard error of chance, in questions."""

    @property
    def excess(self) -> float:
        """By how many standard errors the trick does better than chance; 0 where nothing was asked."""
        return (self.right - self.chance) / self.error if self.error else 0.0


def _length(_: str, options: Sequence[str]) -> Scores:
    return [len(text) for text in options]


def _likeness(_: str, options: Sequence[str]) -> Scores:
    words = [frozenset(content_words(text)) for text in options]
    return [sum(len(w & other) / (len(w | other) or 1) for other in words) for w in words]


def _echo(prompt: str, options: Sequence[str]) -> Scores:
    asked = frozenset(content_words(prompt))
    return [len(asked.intersection(content_words(text))) for text in options]


def _alphabet(_: str, options: Sequence[str]) -> Scores:
    order = sorted(text.lower() for text in options)
    return [-order.index(text.lower()) for text in options]


TRICKS: tuple[tuple[Trick, str, str], ...] = (
    (_length, "the longest", "the shortest"),
    (_likeness, "the most like the others", "the odd one out"),
    (_echo, "the one that repeats most of the prompt", "the one that repeats least of the prompt"),
    (_alphabet, "the first in the alphabet", "the last in the alphabet"),
)
"""What is looked at, and what choosing the highest and the lowest score is called."""


def try_all(questions: Iterable[Question]) -> list[Luck]:
    """Every trick over those of `questions` that offer options, the right one among them."""
    asked = [item for q in questions if (item := _offered(q)) is not None]
    chances = [1 / len(options) for _, options in asked]
    error = math.sqrt(sum(chance * (1 - chance) for chance in chances))
    found = []
    for trick, highest, lowest in TRICKS:
        scores = [trick(*item) for item in asked]
        for name, best in ((highest, max), (lowest, min)):
            right = sum(_hit(scored, best(scored)) for scored in scores)
            found.append(Luck(name, len(asked), right, sum(chances), error))
    return found


def _offered(q: Question) -> tuple[str, tuple[str, ...]] | None:
    """The prompt and the options of a question that offers some, the right one first."""
    if isinstance(q.body, Choice | Typed) and q.body.distractors and q.retired is None:
        return q.text, (q.body.answer, *q.body.distractors)
    return None


def _hit(scores: Scores, best: float) -> float:
    """How likely the right option, the first, is picked: shared among the options with the best score."""
    return 1 / list(scores).count(best) if scores[0] == best else 0.0
