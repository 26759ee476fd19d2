"""A quick look at texts for words that a house rule is about."""

from collections.abc import Iterable

from coldwar_quiz.bank.texts import Text


def mentions(among: Iterable[Text], stems: tuple[str, ...]) -> bool:
    """Whether any of `among` holds any of `stems`, in any case."""
    joined = "\n".join(text for _, text in among).lower()
    return any(stem in joined for stem in stems)
