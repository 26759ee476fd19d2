"""A name for a new question: from its prompt, never from its answer."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.slugs import SLUG, SLUG_LIMIT
from coldwar_quiz.bank.spelling import LATIN_LETTERS

_MOST_WORDS = 4
_LONGEST = 40
"""A name is to be typed and read; four words say what is asked."""
_NEUTRAL = "question"
_STOPPED = (
    "a about according after all also an and any are as at be became because been before between both but by can "
    "come could did do does each every first for from full gave get give given gives had has have he her here him "
    "his how if in into is it its just last made make many match may more most much name named not of off on one "
    "only or order other out over own part put said say says she should so some such tell than that the their "
    "them then there these they this those through tick to told true under until up upon was were what when "
    "where which while who whom whose why will with would year you your"
)
_STOP_WORDS = frozenset(_STOPPED.split())
_GAP = re.compile(r"\{\{.*?(?:\}\}|$)", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LETTERS = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіїєґў", "abvgdeziiklmnoprstufyeiiegu", strict=True))
    | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
    "ё": "e",
    }
    | LATIN_LETTERS
)  # fmt: skip
"""Cyrillic as it is usually written in English, and Latin letters that are no letter with an accent."""


def propose(prompt: str, answers: Iterable[str], taken: Iterable[str]) -> str:
    """An id that no question of the deck has: words of the prompt, none of them in an answer. The same every time.

    `taken` are the bare ids that are used up. Where the prompt has no word that can be used, it is a neutral one.
    """
    return Names(taken).propose(prompt, answers)


def of_file(name: str, kind: str) -> str:
    """The id that what is in a file called `name`, without its suffix, may have; `kind` says what that is: `deck`."""
    found = "-".join(filter(None, map(_plain, _WORD.findall(name))))[:SLUG_LIMIT].strip("-")
    return found if SLUG.fullmatch(found) else f"{kind}-{found}"[:SLUG_LIMIT].strip("-")


class Names:
    """The ids of a deck that are used up. As quick for the last of many questions with one prompt as for the first."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._used = {name.casefold() for name in taken}
        self._next: dict[str, int] = {}
        """The first number after the start of a name that may be free."""

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._used

    def add(self, name: str) -> None:
        """Use `name` up."""
        self._used.add(name.casefold())

    def propose(self, prompt: str, answers: Iterable[str]) -> str:
        """As the function `propose`. The name is not used up yet."""
        name = _name(prompt, answers)
        if name not in self and name != _NEUTRAL:
            return name
        stem = name[: SLUG_LIMIT - 8].rstrip("-")
        number = self._next.get(stem, 1 if name == _NEUTRAL else 2)
        while (numbered := f"{stem}-{number}") in self:
            number += 1
        self._next[stem] = number
        return numbered


def _name(prompt: str, answers: Iterable[str]) -> str:
    """Words of `prompt` that tell none of `answers`, or a neutral name."""
    telling = _Telling(answers)
    words: dict[str, None] = {}
    numbers = 0  # how many of them come before the first that begins with a letter, as an id has to
    for word in (_plain(found[0]) for found in _WORD.finditer(_GAP.sub(" ", prompt))):
        if word and word not in words and word not in _STOP_WORDS and word not in telling:
            if numbers == len(words) and word[0].isdigit():
                numbers += 1
            words[word] = None
            if len(words) - numbers == _MOST_WORDS:
                break
    in_order = list(words)
    chosen = [*in_order[numbers:], *in_order[:numbers]] if len(words) > numbers else []
    name = ""
    for word in chosen[:_MOST_WORDS]:
        longer = f"{name}-{word}" if name else word[:SLUG_LIMIT]
        if len(longer) > _LONGEST and name:
            break
        name = longer
    return name if SLUG.fullmatch(name) else _NEUTRAL


class _Telling:
    """The words of answers. In it is whatever is one of them, or the same but for its ending."""

    def __init__(self, answers: Iterable[str]) -> None:
        self._words: set[str] = set()
        for answer in answers:
            self._words.update(map(_plain, _WORD.findall(answer)), fold(answer).split())
        self._sorted = sorted(self._words)
        self._lengths = sorted({len(word) for word in self._words if len(word) >= _STEM})

    def __contains__(self, word: str) -> bool:
        if word in self._words:
            return True
        if len(word) < _STEM:
            return False
        at = bisect_left(self._sorted, word)
        if at < len(self._sorted) and self._sorted[at].startswith(word):
            return True
        return any(word[:length] in self._words for length in self._lengths if length < len(word))


_STEM = 5
"""Shorter words are no beginnings of others: `so` is not in `socialism`."""


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    """`word` in the letters and digits that an id may have; empty where it is in none that are known here."""
    text = word.casefold().removesuffix("'s").removesuffix("’s").replace("'", "").replace("’", "")
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).translate(_LETTERS))
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return text if _LETTERS_OF_AN_ID.fullmatch(text) else ""


_LETTERS_OF_AN_ID = re.compile("[a-z0-9]*")
