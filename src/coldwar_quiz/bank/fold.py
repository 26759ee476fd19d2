"""When two texts count as the same: one function, used by grading and by the rules."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

_APOSTROPHES = "'’‘ʼʹʻ`´"
_MINUS = re.compile(r"(?<!\w)[-−](?=[0-9])")
_KEPT_MINUS = "\x00"
_SEPARATORS = re.compile(r"(?<![0-9])[.,]|[.,](?![0-9])|[-‐‑‒–—―;:!?…\"“”„«»()\[\]¿¡/\\_\s]+")
_SEPARATOR = re.compile(r"[-−.,‐‑‒–—―;:!?…\"“”„«»()\[\]¿¡/\\_\s]")
"""Whatever `_SEPARATORS` can begin with, which is found faster."""
_LIGATURE = re.compile("[\u3300-\u33ff\ufdf0-\ufdfc]")
"""The letters that stand for more than four."""
_NOT_PLAIN = re.compile(r"[^a-z0-9 ]")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` without what comparing ignores: compatibility forms (NFKC), case, accents, punctuation, spacing.

    Points and commas inside a number and a leading minus stay. A text of nothing but punctuation keeps it, so that `?`
    and `!` differ.
    """
    form: Literal["NFC", "NFKC"] = "NFKC" if text.isascii() or not _swells(text) else "NFC"
    lowered = unicodedata.normalize(form, text).casefold()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFD", lowered)
        marks = [letter for letter in set(decomposed) if unicodedata.combining(letter)]
        lowered = unicodedata.normalize("NFC", _without(decomposed, marks) if marks else lowered)
    if not _NOT_PLAIN.search(lowered):
        return " ".join(lowered.split())
    folded = " ".join(_without(lowered, _APOSTROPHES).split())
    if _SEPARATOR.search(folded.replace(" ", "")):
        marked = _MINUS.sub(_KEPT_MINUS, folded)
        folded = " ".join(_SEPARATORS.sub(" ", marked).replace(_KEPT_MINUS, "-").split())
    return folded or lowered.strip()


def _swells(text: str) -> bool:
    """Whether its compatibility form would be a multiple of the text, and long: nothing that a person has to type.

    One letter, U+FDFA, stands for eighteen. A file of such letters would take longer to compare than to read.
    """
    if not _LIGATURE.search(text):
        return False
    length = sum(text.count(letter) * len(unicodedata.normalize("NFKC", letter)) for letter in set(text))
    return length > max(4 * len(text), 300)


def _without(text: str, letters: Iterable[str]) -> str:
    """`text` without any of `letters`: a few of them, each looked for at the speed of memory."""
    for letter in letters:
        text = text.replace(letter, "")
    return text


def squash(text: str) -> str:
    """`fold` with the spaces taken out too: `semi-liberal`, `semi liberal` and `semiliberal` are one."""
    return fold(text).replace(" ", "")
