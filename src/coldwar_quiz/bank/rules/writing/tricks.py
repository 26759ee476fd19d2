"""Guessing without knowing: how often the right option can be told by its looks alone.

Each trick scores the options of a question; whoever follows it picks an option with the highest score. Over many
questions it should be right as often as chance.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from coldwar_quiz.bank.model import Choice, Question, Typed
from coldwar_quiz.bank.rules.writing.texts import content_words

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


def _opposite(trick: Trick) -> Trick:
    return lambda prompt, options: [-score for score in trick(prompt, options)]


TRICKS: dict[str, Trick] = {
    "the longest": _length,
    "the shortest": _opposite(_length),
    "the most like the others": _likeness,
    "the odd one out": _opposite(_likeness),
    "the one that repeats most of the prompt": _echo,
    "the one that repeats least of the prompt": _opposite(_echo),
    "the first in the alphabet": _alphabet,
    "the last in the alphabet": _opposite(_alphabet),
}


def try_all(questions: Iterable[Question]) -> list[Luck]:
    """Every trick over those of `questions` that offer options, the right one among them."""
    asked = [(q.text, (q.body.answer, *q.body.distractors)) for q in questions if _offers(q)]  # type: ignore[union-attr]
    chances = [1 / len(options) for _, options in asked]
    error = math.sqrt(sum(chance * (1 - chance) for chance in chances))
    return [
        Luck(name, len(asked), sum(_hit(trick(*item)) for item in asked), sum(chances), error)
        for name, trick in TRICKS.items()
    ]


def _offers(q: Question) -> bool:
    return isinstance(q.body, Choice | Typed) and len(q.body.distractors) > 0 and q.retired is None


def _hit(scores: Scores) -> float:
    """How likely the right option, the first, is picked: shared among the options with the highest score."""
    best = max(scores)
    return 1 / list(scores).count(best) if scores[0] == best else 0.0
