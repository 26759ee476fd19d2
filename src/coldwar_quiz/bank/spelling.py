"""Words in messages: the nearest spelling of a name that is not there, and a text cut to fit."""

import re
from collections.abc import Iterable

_MOST_DIFFERENT_LENGTH = 4
_LONGEST_WORD = 100
_TWINS = str.maketrans("аеорсухіјѕһԁɡαορν", "aeopcyxijshdgaopv")
"""Cyrillic and Greek letters, and one Latin, that look like a letter of the English alphabet."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that is most like `word`, whatever the case, hyphens and look-alikes; None when none is."""
    from difflib import get_close_matches  # only where there is a mistake to report

    plain, known = _plain(word), list(known)
    likely = [name for name in known if abs(len(name) - len(word)) <= _MOST_DIFFERENT_LENGTH]
    found = [name for name in likely if name == plain] or get_close_matches(plain, likely, 1, 0.7)
    begun = [name for name in known if len(plain) > 1 and name.startswith(plain)]
    return found[0] if found else begun[0] if len(begun) == 1 else None


def _plain(word: str) -> str:
    return word.casefold().translate(_TWINS).strip().replace("_", "-").replace(" ", "-")


def hidden_in(word: str) -> str:
    """The first character of `word` that does not show as what it is, by its Unicode name; empty without one."""
    for sign in word:
        if sign not in " \t\r\n" and not sign.isprintable():
            import unicodedata

            return f"U+{ord(sign):04X} ({unicodedata.name(sign, 'unnamed').lower()})"
    return ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A help naming the known word nearest to `word`; empty when none is near."""
    word = word[:_LONGEST_WORD]
    near = nearest(word, known)
    if near is None:
        return ""
    hidden = hidden_in(word)
    if hidden:
        return f"did you mean `{near}`? take {hidden} out, which does not show"
    foreign = next((letter for letter in word if not letter.isascii()), None)
    if foreign and _plain(word) == near:
        import unicodedata

        return f"did you mean `{near}`? `{foreign}` is U+{ord(foreign):04X} ({unicodedata.name(foreign, '').lower()})"
    return f"did you mean `{near}`?"


def shortened(text: str) -> str:
    """`text` on one line and short enough for a message."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 60 else one_line[:57] + "..."


LATIN_LETTERS = {
    "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d",
}  # fmt: skip
"""How an id writes the letters of the Latin alphabet that are no letter of English with an accent."""
_IN_ENGLISH = {ord(letter): written for letter, written in LATIN_LETTERS.items()}


def likely_slug(text: str) -> str | None:
    """The id that `text` was meant as, accents taken off; None where it holds letters of another alphabet."""
    import unicodedata

    whole = unicodedata.normalize("NFC", text.lower()).translate(_IN_ENGLISH)
    bare = "".join(sign for sign in unicodedata.normalize("NFD", whole) if not unicodedata.combining(sign))
    if any(sign.isalpha() and not sign.isascii() for sign in bare):
        return None
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
