"""A question as it is put to the learner once: which face, and in which order its parts stand."""

import random
from collections.abc import Iterator
from typing import NamedTuple

from coldwar_quiz.bank.model import Choice, Match, Order, Question, Select, Typed
from coldwar_quiz.study.model import CardState, Moment

TYPED_FROM_STABILITY_DAYS = 7.0
"""A typed question with distractors is a choice until its memory lasts this long."""


class Asked(NamedTuple):
    """One showing. `uid` names it in the log; every list is in the order shown.

    `face` is the way it is asked: a type name, `choice` for a typed question that is still a choice. `options` belong
    to the faces choice and select, `rights` to match, `items` to order.
    """

    question: Question
    uid: str
    face: str
    shown: Moment
    state: CardState
    options: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


def face_of(question: Question, state: CardState) -> str:
    """How a question is asked of a learner whose memory of it is `state`."""
    body = question.body
    if isinstance(body, Typed) and body.distractors:
        grown = state.stability is not None and state.stability >= TYPED_FROM_STABILITY_DAYS
        return "typed" if grown else "choice"
    return question.type


def present(question: Question, state: CardState, uid: str, shown: Moment, seed: str) -> Asked:
    """The showing `uid` of a question; `seed` decides the order of its parts.

    Options that are all numbers or all dates stand in their order. Things to order and right-hand sides are never shown
    solved where there is another way.
    """
    face, body = face_of(question, state), question.body
    options: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    if isinstance(body, Choice | Select) or (isinstance(body, Typed) and face == "choice"):
        options = _options(body.options, seed)
    elif isinstance(body, Match):
        rights = _unsolved(body.rights, seed)
    elif isinstance(body, Order):
        items = _unsolved(body.items, seed)
    return Asked(question, uid, face, shown, state, options, rights, items)


def in_natural_order(options: tuple[str, ...]) -> tuple[str, ...] | None:
    """The options from small to large or from early to late where all are numbers or all are dates, else None."""
    ranked: list[tuple[tuple[str, float], str]] = []
    for option in options:
        measure = _measure(option)
        if measure is None or (ranked and ranked[0][0][0] != measure[0]):
            return None
        ranked.append((measure, option))
    return tuple(option for _, option in sorted(ranked, key=lambda pair: pair[0]))


def _options(options: tuple[str, ...], seed: str) -> tuple[str, ...]:
    return in_natural_order(options) or next(_orders(options, seed))


def _orders(items: tuple[str, ...], seed: str) -> Iterator[tuple[str, ...]]:
    """Orders of the items, one after the other without end; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - the order of options, not a secret
    while True:
        yield tuple(rng.sample(items, len(items)))


def _measure(option: str) -> tuple[str, float] | None:
    """(`number` or `date`, its size) where the option is nothing but that, written with digits; else None."""
    if not any(character.isdigit() for character in option):
        return None
    from coldwar_quiz.study.grading.dates import read_date
    from coldwar_quiz.study.grading.numbers import read_number

    number = read_number(option).value
    if number is not None:
        return "number", float(number)
    date = read_date(option).date
    if date is not None:
        return "date", date.year * 10_000 + (date.month or 0) * 100 + (date.day or 0)
    return None


def _unsolved(items: tuple[str, ...], seed: str) -> tuple[str, ...]:
    if len(set(items)) < 2:
        return items
    return next(order for order in _orders(items, seed) if order != items)
