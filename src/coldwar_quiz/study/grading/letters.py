"""Any script in plain letters, before anything is compared."""

import unicodedata


def narrow(text: str) -> str:
    """Compatibility forms (full width digits, no-break spaces) as the ordinary ones."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def ascii_letters(text: str) -> str:
    """Any script in plain letters, as anyascii spells it: `Жуков` is Zhukov."""
    if text.isascii():
        return text
    from anyascii import anyascii

    return anyascii(text)


def words(text: str) -> tuple[str, ...]:
    """A list of words written as prose."""
    return tuple(text.split())
