"""When two texts count as the same: one function, used by grading and by the rules."""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʹʻ`´"))
_MINUS = re.compile(r"(?<!\w)[-−](?=[0-9])")
_KEPT_MINUS = "\x00"
_SEPARATORS = re.compile(r"(?<![0-9])[.,]|[.,](?![0-9])|[-‐‑‒–—―;:!?…\"“”„«»()\[\]¿¡/\\_\s]+")
_NOT_PLAIN = re.compile(r"[^a-z0-9 ]")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` without what comparing ignores: compatibility forms (NFKC), case, accents, punctuation, spacing.

    Points and commas inside a number and a leading minus stay. A text of nothing but punctuation keeps it, so that `?`
    and `!` differ.
    """
    lowered = unicodedata.normalize("NFKC", text).casefold()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFD", lowered)
        lowered = unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))
    if not _NOT_PLAIN.search(lowered):
        return " ".join(lowered.split())
    marked = _MINUS.sub(_KEPT_MINUS, lowered.translate(_APOSTROPHES))
    folded = " ".join(_SEPARATORS.sub(" ", marked).replace(_KEPT_MINUS, "-").split())
    return folded or lowered.strip()


def squash(text: str) -> str:
    """`fold` with the spaces taken out too: `semi-liberal`, `semi liberal` and `semiliberal` are one."""
    return fold(text).replace(" ", "")
