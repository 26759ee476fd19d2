"""Words in messages: the nearest spelling of a name that is not there, and a text cut to fit."""

from collections.abc import Iterable

_MOST_DIFFERENT_LENGTH = 4
_LONGEST_WORD = 100


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that is most like `word`; None when none is."""
    from difflib import get_close_matches  # only where there is a mistake to report

    likely = [name for name in known if abs(len(name) - len(word)) <= _MOST_DIFFERENT_LENGTH]
    found = get_close_matches(word, likely, 1, 0.7)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A help naming the known word nearest to `word`; empty when none is near."""
    near = nearest(word[:_LONGEST_WORD], known)
    return f"did you mean `{near}`?" if near else ""


def shortened(text: str) -> str:
    """`text` on one line and short enough for a message."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 60 else one_line[:57] + "..."
