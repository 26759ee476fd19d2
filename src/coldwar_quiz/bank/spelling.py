"""The nearest spelling, for messages about names that are not there."""

from collections.abc import Iterable

_MOST_DIFFERENT_LENGTH = 4


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that is most like `word`; None when none is."""
    from difflib import get_close_matches  # only where there is a mistake to report

    likely = [name for name in known if abs(len(name) - len(word)) <= _MOST_DIFFERENT_LENGTH]
    found = get_close_matches(word, likely, 1, 0.7)
    return found[0] if found else None
