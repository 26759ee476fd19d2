"""A name for a new question: from its prompt, never from its answer."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.values import SLUG, SLUG_LIMIT

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
_LETTERS = dict(
    zip("абвгдезийклмнопрстуфыэіїєґў", "abvgdeziiklmnoprstufyeiiegu", strict=True)
) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
    "ё": "e", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d",
}  # fmt: skip
"""Cyrillic as it is usually written in English, and Latin letters that are no letter with an accent."""


def propose(prompt: str, answers: Iterable[str], taken: Collection[str]) -> str:
    """An id that no question of the deck has: words of the prompt, none of them in an answer. The same every time.

    `taken` are the bare ids that are used up. Where the prompt has no word that can be used, it is a neutral one.
    """
    telling = {_plain(word) for answer in answers for word in _WORD.findall(answer)}
    telling |= {word for answer in answers for word in fold(answer).split()}
    words: list[str] = []
    for word in _WORD.findall(_GAP.sub(" ", prompt)):
        plain = _plain(word)
        if plain and plain not in _STOP_WORDS and not _tells(plain, telling) and plain not in words:
            words.append(plain)
    while words and not words[0][0].isalpha():
        words.append(words.pop(0)) if any(word[0].isalpha() for word in words) else words.clear()
    name = ""
    for word in words[:_MOST_WORDS]:
        longer = f"{name}-{word}" if name else word[:SLUG_LIMIT]
        if len(longer) > _LONGEST and name:
            break
        name = longer
    return _free(name if SLUG.fullmatch(name) else _NEUTRAL, taken)


def _tells(word: str, telling: set[str]) -> bool:
    """Whether `word` is one of an answer's, or the same but for its ending."""
    return any(
        word == other or (min(len(word), len(other)) > 4 and (word.startswith(other) or other.startswith(word)))
        for other in telling
    )


def _free(name: str, taken: Collection[str]) -> str:
    used = {word.casefold() for word in taken}
    if name not in used and name != _NEUTRAL:
        return name
    number = 2 if name != _NEUTRAL else 1
    while (numbered := f"{name[: SLUG_LIMIT - 8].rstrip('-')}-{number}") in used:
        number += 1
    return numbered


def _plain(word: str) -> str:
    """`word` in the letters and digits that an id may have; empty where it is in none that are known here."""
    text = word.casefold().removesuffix("'s").removesuffix("’s")
    text = "".join(_LETTERS.get(letter, letter) for letter in unicodedata.normalize("NFC", text))
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub("[^a-z0-9]", "", text) if re.fullmatch("[a-z0-9'’]*", text) else ""
