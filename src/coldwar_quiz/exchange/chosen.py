"""Which questions of a bank are exported: those asked for, without the retired."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import NamedTuple

from coldwar_quiz.bank.model import Bank, Deck, Question
from coldwar_quiz.errors import CannotDo


class Chosen(NamedTuple):
    """The questions to write, deck by deck; decks without any are left out. `retired` counts those passed over."""

    bank: Bank
    decks: tuple[tuple[Deck, tuple[Question, ...]], ...]
    retired: int

    @property
    def number(self) -> int:
        return sum(len(questions) for _, questions in self.decks)


def choose(bank: Bank, decks: Sequence[str] = (), tags: Sequence[str] = ()) -> Chosen:
    """The questions of `decks` that have one of `tags`; none named is all. CannotDo for a name that nothing has."""
    known = [deck.id for deck in bank.decks]
    for name in decks:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            raise CannotDo(
                f"no deck `{name}`", f"did you mean `{near[0]}`?" if near else "`coldwar-quiz list` shows all"
            )
    for tag in tags:
        if not any(tag in q.tags for q in bank):
            raise CannotDo(f"no question has the tag `{tag}`")
    wanted = [
        (deck, [q for q in deck.questions if not tags or not set(tags).isdisjoint(q.tags)])
        for deck in bank.decks
        if not decks or deck.id in decks
    ]
    kept = tuple((deck, tuple(q for q in found if q.retired is None)) for deck, found in wanted)
    chosen = Chosen(
        bank,
        tuple((deck, questions) for deck, questions in kept if questions),
        sum(q.retired is not None for _, found in wanted for q in found),
    )
    if not chosen.number:
        raise CannotDo("there are no questions to export")
    return chosen
