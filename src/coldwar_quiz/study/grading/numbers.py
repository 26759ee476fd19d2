"""Numbers as people type them: 57,234 and 57 234 are one, and a form with two readings is asked again.

The decimal sign is the point and thousands are parted by a comma, a space or an apostrophe. A point before exactly
three digits may be an English decimal or a German thousand (`57.234`), so it is refused, except where only one of the
two is possible: `0.234` (no thousand begins with 0), `1234.567` (no group has four digits), `1.234.567` (no number has
two decimal points) and `57.234,5` (the comma must then be the decimal sign).
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from coldwar_quiz.bank.fold import fold, squash
from coldwar_quiz.study.grading.letters import narrow, words

_SMALL = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")

NUMBER_WORDS = {
    **{word: n for n, word in enumerate(_SMALL)},
    **{tens: 10 * t for t, tens in enumerate(_TENS, start=2)},
    **{tens + unit: 10 * t + u for t, tens in enumerate(_TENS, start=2) for u, unit in enumerate(_SMALL[1:10], 1)},
}
"""English words to ninety-nine, squashed: `fortytwo` for forty-two."""

_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+|(?:'[0-9]{3})+)(?:\.[0-9]+)?")
_EUROPEAN = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:\.[0-9]{3})+,[0-9]+|(?: [0-9]{3})+,[0-9]+)")
_TWO_READINGS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_NUMBER_THEN_REST = re.compile(r"([-+]?[0-9.][0-9., ']*)(.*)", re.DOTALL)
_APOSTROPHES = str.maketrans("’‘ʼ´`−–", "'''''--")
_PER_CENT = frozenset({"%", "percent", "percents", "pc", "prozent", "procent"})
LONGEST = 1000
"""Characters: the deck format's limit for an answer."""


@dataclass(frozen=True, slots=True)
class NumberReading:
    """What a text says as a number: `value`, or None with a `note` telling what to type."""

    value: Decimal | None
    note: str = ""


def read_number(text: str, unit: str | None = None, decimals: bool = False) -> NumberReading:
    """Read a typed number; a trailing `unit` (with or without a plural s, `%` for per cent) is passed over.

    With `decimals`, where a fraction is asked for, a point is the decimal sign also before three digits.
    """
    typed = " ".join(narrow(text).translate(_APOSTROPHES).split())
    if not typed:
        return NumberReading(None)
    if len(typed) > LONGEST:
        return NumberReading(None, "type the number alone, in digits")
    typed = typed.rstrip(" .?!") or typed
    in_words = squash(_without_unit_word(typed, unit))
    if in_words in NUMBER_WORDS:
        return NumberReading(Decimal(NUMBER_WORDS[in_words]))
    found = _NUMBER_THEN_REST.fullmatch(typed)
    if found is None or not (_is_unit(found[2], unit) or not found[2]):
        return NumberReading(None, "type the number alone, in digits")
    return _read_digits(found[1].strip(), decimals)


def _read_digits(digits: str, decimals: bool) -> NumberReading:
    """`digits`: an optional sign, then digits with points, commas, spaces and apostrophes among them."""
    sign, number = (digits[0], digits[1:].lstrip()) if digits[0] in "+-" else ("", digits)
    sign = sign.replace("+", "")
    if _TWO_READINGS.fullmatch(number) and not decimals:
        return NumberReading(None, f"is {number} a decimal or thousands? type thousands as {number.replace('.', ',')}")
    if _PLAIN.fullmatch(number):
        return NumberReading(Decimal(sign + number))
    if _GROUPED.fullmatch(number):
        return NumberReading(Decimal(sign + re.sub(r"[, ']", "", number)))
    if _EUROPEAN.fullmatch(number):
        return NumberReading(Decimal(sign + re.sub(r"[. ]", "", number).replace(",", ".")))
    return NumberReading(None, "type thousands as 57,234 or 57234, and decimals with a point")


def _is_unit(word: str, unit: str | None) -> bool:
    """Whether `word` says `unit`, in the singular or the plural."""
    said, meant = _unit(word), _unit(unit or "")
    return bool(said) and (said == meant or said.rstrip("s") == meant.rstrip("s") != "")


def _unit(word: str) -> str:
    squashed = squash(word)
    return "%" if squashed in _PER_CENT else squashed


def _without_unit_word(typed: str, unit: str | None) -> str:
    """`forty-two days` without `days`; text that does not end in the unit is left alone."""
    said = fold(typed).split()
    for count in (1, 2, 3):
        if len(said) > count and _is_unit(" ".join(said[-count:]), unit):
            return " ".join(said[:-count])
    return typed
