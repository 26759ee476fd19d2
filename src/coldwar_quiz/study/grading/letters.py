"""Any script in plain letters, before anything is compared."""

import unicodedata

from coldwar_quiz.diagnostics.safe_text import REPLACEMENT

_RAISED = ("<super>", "<sub>", "<fraction>")


def narrow(text: str) -> str:
    """Compatibility forms (full width digits, no-break spaces) as the ordinary ones.

    A raised or lowered digit and a fraction are no such form of a digit, and become U+FFFD: 5723⁴ is not 57234.
    """
    if text.isascii():
        return text
    level = (REPLACEMENT if unicodedata.decomposition(c).startswith(_RAISED) else c for c in text)
    return unicodedata.normalize("NFKC", "".join(level))


def ascii_letters(text: str) -> str:
    """Any script in plain letters, as anyascii spells it: `Жуков` is Zhukov."""
    if text.isascii():
        return text
    from anyascii import anyascii

    return anyascii(text)


def words(text: str) -> tuple[str, ...]:
    """A list of words written as prose."""
    return tuple(text.split())
