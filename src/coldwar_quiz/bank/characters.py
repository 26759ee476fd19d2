"""What a text may hold that its author did not see: look-alikes of YAML 1.1 and characters that do not show."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_WORDS = frozenset(
    form for word in ("yes", "no", "on", "off", "true", "false") for form in (word, word.capitalize(), word.upper())
)
ODD_WORDS = _WORDS | {"null", "Null", "NULL"}
"""The words that YAML 1.1 reads as something else."""

_FIRST = frozenset("0123456789+-.=")
_NUMBER = re.compile(
    r"""[-+]?(?:0b[01_]+|0[0-7_]+|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+|0|[1-9][0-9_]*)
        |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*
        |[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?
        |[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)""",
    re.VERBOSE,
)
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}")
_PLAIN_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_PLAIN_FRACTION = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")


def look_alike(text: str) -> bool:
    """Whether YAML 1.1 reads the unquoted `text` as something that prints differently: `no`, `1.10`, `12:30`, `1_000`.

    Years, whole numbers and ISO dates print as they are written.
    """
    if text[0] not in _FIRST:
        return text in _WORDS
    if text == "=":
        return True
    if _NUMBER.fullmatch(text):
        if _PLAIN_FRACTION.fullmatch(text):
            return len(text) > 400 or repr(float(text)) != text
        return not _PLAIN_INTEGER.fullmatch(text)
    day = _DAY.fullmatch(text)
    if day:
        return not is_day(int(day[1]), int(day[2]), int(day[3]))
    return bool(_INSTANT.match(text))


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_INVISIBLE = re.compile(
    "[\u00a0\u00ad\u034f\u115f\u1160\u180b-\u180e\u2007\u200b-\u200d\u202f\u2060-\u2064\u206a-\u206f\u3164\uffa0\ufff9-\ufffb]"
    "|(?<=[A-Za-z\u00c0-\u024f\u0370-\u052f])[\ufe00-\ufe0f]"  # after a sign it chooses how the sign is drawn
    "|(?<![\U0001f3f4\U000e0000-\U000e007f])[\U000e0000-\U000e007f]"  # after a black flag it says whose flag
)
NOT_SEEN = re.compile("[\\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u2800\u3164\ufeff]*")
_PILE = re.compile("[^\x00-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027]{9,}")
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_SCRIPTS = frozenset(
    {
        "LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "GEORGIAN", "HEBREW", "ARABIC", "LISU",
        "DESERET", "GLAGOLITIC", "TIFINAGH", "RUNIC", "CANADIAN",
    }
)  # fmt: skip
MARKS_ON_ONE_LETTER = 8


def shows(text: str) -> bool:
    """Whether anything of `text` can be seen."""
    return (text[:1] > " " and text[0].isascii()) or not NOT_SEEN.fullmatch(text)


_UNUSUAL = re.compile(
    "[^\x00-\x7f\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
"""What is neither a Latin, Greek or Cyrillic letter nor a common sign: any of it calls for a closer look."""

_HARD = re.compile("[^\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")
"""As `_UNUSUAL`, with what two alphabets in one word take."""
_ASCII = bytes(range(128))

ONE_ALPHABET = re.compile(
    "[ -~\n\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
    "|[ -@\\[-`{-~\n\u00ab\u00bb\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
"""A text in Latin letters, or in Cyrillic ones: nothing is hidden in it and no two alphabets are mixed."""


def easy(lines: str) -> bool:
    """Whether no text written in `lines` can be doubtful, or blank without beginning with a space: as nearly always.

    An escape can stand for anything, so there must be no backslash.
    """
    if "\\" in lines:
        return False
    return lines.isascii() or not _HARD.search(lines.encode().translate(None, _ASCII).decode())


def doubtful(text: str, answer: bool, typed: bool) -> Iterator[tuple[str, str, str]]:
    """Code, message and offending piece for what is odd about `text`, which is not all ASCII.

    `answer`: it is compared with what a learner does, so that what does not show matters; `typed`: so do letters that
    look alike.
    """
    if not typed and not _UNUSUAL.search(text):
        return
    bidi = _BIDI.search(text)
    if bidi:
        effect = "" if bidi[0] == "\ufeff" else " and can reorder the line"
        yield "bidi-control", f"the text holds {_named(bidi[0])}, which does not show{effect}", bidi[0]
    hidden = _INVISIBLE.search(text) if answer else None
    if hidden:
        yield "invisible-character", f"the answer holds {_named(hidden[0])}, which does not show", hidden[0]
    for pile in _PILE.finditer(text):
        if _highest_pile(pile[0]) > MARKS_ON_ONE_LETTER:
            yield "stacked-marks", f"more than {MARKS_ON_ONE_LETTER} marks stand on one letter", pile[0]
            break
    if typed:
        for word in dict.fromkeys(_WORD.findall(text)):
            scripts = {} if word.isascii() else _scripts(word)
            if len(scripts) > 1:
                listed = " and ".join(name.capitalize() for name in scripts)
                yield "mixed-scripts", f"`{word[:40]}` mixes {listed} letters, which look alike", word
                break


def _named(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'unnamed').lower()})"


def _highest_pile(text: str) -> int:
    categories = {character: unicodedata.category(character) for character in set(text)}
    if not any(category[0] == "M" for category in categories.values()):
        return 0
    highest = height = 0
    for category in map(categories.__getitem__, text):
        if category[0] == "M":
            height += 1
            highest = max(highest, height)
        elif category != "Cf":  # a joiner between two marks keeps them on their letter
            height = 0
    return highest


def _scripts(word: str) -> dict[str, None]:
    """The scripts of the letters of `word`, in the order they occur."""
    return dict.fromkeys(filter(None, map(_script, dict.fromkeys(word))))


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """Its script, where letters of that script look like letters of another; else empty."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if name in _SCRIPTS else ""
