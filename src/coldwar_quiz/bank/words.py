"""Values that are no prose: dates, numbers, languages, ids of questions, words of a fixed list."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import lru_cache

from coldwar_quiz.bank.characters import is_day
from coldwar_quiz.bank.model import PartialDate, QuestionId, When
from coldwar_quiz.bank.slugs import is_slug
from coldwar_quiz.bank.spelling import did_you_mean, hidden_in, shortened
from coldwar_quiz.bank.tree import Scalar
from coldwar_quiz.bank.values import Record

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_LANGUAGES = {
    name: code
    for code, names in {
        "de": "german deutsch",
        "en": "english",
        "es": "spanish español espanol",
        "fr": "french français francais",
        "it": "italian italiano",
        "pl": "polish polski",
        "ru": "russian русский",
        "uk": "ukrainian українська",
    }.items()
    for name in names.split()
}
MOST_DIGITS = 30
"""Before the point, and as many after it."""
_SEPARATED = re.compile(r"-?[0-9]{1,3}(?:[,' \u00a0\u202f][0-9]{3})+")
_WITH_UNIT = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) ?([^\W\d][\w ./²³]{0,30}|%|°[CF]?|[€$£])")

_DATES = "1953, 1953-06 or 1953-06-26"
_DATES_OR_TWO = f"{_DATES}, or two with a slash between: 1953-03/1953-06"


def language(record: Record, name: str) -> str | None:
    """The language code under `name`: `en`, `de-AT`. Norwegian, `no`, needs no quotes here."""
    node = record.word(name)
    if node is None or LANGUAGE.fullmatch(node.value):
        return None if node is None else node.value
    hyphened = node.value.replace("_", "-")
    code = _LANGUAGES.get(node.value.lower()) or (hyphened if LANGUAGE.fullmatch(hyphened) else "")
    help = f"write `{code}`" if code else "write a code of two or three letters, like `en` or `de`"
    record.refuse("bad-language", node, f"`{shortened(node.value)}` is no language code", help)
    return None


def question_id(record: Record, node: Scalar, deck: str) -> QuestionId | None:
    """`node` as the id of a question: `deck/question`, or a bare one of `deck`."""
    bare = "/" not in node.value
    found = QuestionId.parse(node.value, deck)
    if all(map(is_slug, found[1:] if bare else found)):
        return found
    message = f"`{shortened(node.value)}` is no question id"
    record.refuse("bad-slug", node, message, "write `deck/question`, or `question` alone")
    return None


def one_of(
    record: Record, node: Scalar, what: str, known: Collection[str], code: str, called: Mapping[str, str] | None = None
) -> str | None:
    """`node` as one of the words in `known`; `what` says what they are. `called` has a help for some other words."""
    if node.value in known:
        return node.value
    plain = node.value.lower().replace("_", "-").replace(" ", "-")
    help = (called or {}).get(plain) or did_you_mean(node.value, known) or f"known are: {', '.join(known)}"
    record.refuse(code, node, f"unknown {what} `{shortened(node.value)}`", help)
    return None


def date_under(record: Record, name: str, required: bool = False) -> PartialDate | None:
    """The date under `name`."""
    found = _parsed_date(record.written(name) or "")
    if isinstance(found, PartialDate):
        return found
    node = record.word(name, required)
    return None if node is None else date(record, node)


def date(record: Record, node: Scalar, text: str | None = None, wanted: str = _DATES) -> PartialDate | None:
    """`text`, by default all of `node`, as a year, a month or a day; `wanted` is what may be written there."""
    value = node.value if text is None else text
    found = _parsed_date(value)
    if isinstance(found, PartialDate):
        return found
    if found is None:
        likely = _likely_date(value)
        help = _number_of_days(value) or f"write {wanted}"
        digits = _with_digits(value)
        if digits is not None and isinstance(_parsed_date(digits), PartialDate):
            likely = f"{digits}, all in digits"
        plain = _in_plain_signs(value)
        if plain is not None and isinstance(_parsed_date(plain), PartialDate):
            likely = f"{plain}, in plain digits and hyphens"
        help = f"did you mean {likely}?" if likely else help
        record.refuse("bad-date", node, f"`{shortened(value)}` is no date", help)
    else:
        record.refuse(
            "impossible-date",
            node,
            f"`{value}` is not a {found} of the calendar",
            _number_of_days(value) or "check the day and the month",
        )
    return None


_LIKE_DIGITS = str.maketrans("OolI|", "00111")
_PLAIN = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("“”„‟«»’‘‚`,\u00a0\u202f\u2009\u200b\ufeff"))
"""Dashes that look like a hyphen; quotes, spaces and commas around a date or a number are left out."""


def _with_digits(text: str) -> str | None:
    """`text` with digits for the letters O and l that look like them; None where it has none of those."""
    digits = text.translate(_LIKE_DIGITS)
    return digits if digits != text and any(map(str.isdigit, text)) else None


def _in_plain_signs(text: str) -> str | None:
    """`text` with hyphens for the signs that look like them, and without quotes; None where it has none of those."""
    plain = text.strip().translate(_PLAIN).strip()
    return plain if plain != text else None


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT_MONTHS = [name[:3].lower() for name in _MONTHS]
_LOOSE = re.compile(
    r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?\.? *(?:of )?(?P<m>[A-Za-z]{3})[a-z]*\.?,? +(?P<y>[0-9]{4})"
    r"|(?P<m2>[A-Za-z]{3})[a-z]*\.? +(?P<d2>[0-9]{1,2})(?:st|nd|rd|th)?(?:, *| +)(?P<y2>[0-9]{4})"
    r"|(?P<d3>[0-9]{1,2})\. ?(?P<m3>[0-9]{1,2})\. ?(?P<y3>[0-9]{4})"
    r"|(?P<y4>[0-9]{4})(?P<mark>[-./ ])(?P<m4>[0-9]{1,2})(?P=mark)(?P<d4>[0-9]{1,2})"
    r"|(?P<y5>[0-9]{4})(?P<m5>[0-9]{2})(?P<d5>[0-9]{2})"
    r"|(?P<m6>[A-Za-z]{3})[a-z]*\.?,? +(?P<y6>[0-9]{4})"
    r"|(?P<m7>[0-9]{1,2})[./-](?P<y7>[0-9]{4})"
    r"|(?P<y8>[0-9]{4})[-./ ](?P<m8>[0-9]{1,2})"
)


_UNSURE = re.compile(r"(?P<one>[0-9]{1,2})(?P<mark>[/-])(?P<other>[0-9]{1,2})(?P=mark)(?P<y>[0-9]{4})")
"""A day and a month of which nobody knows which comes first."""


def _likely_date(text: str) -> str:
    """The dates that `text` may be in another way of writing it, as a deck has them; empty where it is none."""
    if unsure := _UNSURE.fullmatch(text.strip()[:40]):
        year, one, other = int(unsure["y"]), int(unsure["one"]), int(unsure["other"])
        found = [_written(year, month, day) for month, day in ((one, other), (other, one))]
        return " or ".join(dict.fromkeys(filter(None, found)))
    parts = _loose_parts(text)
    return _written(*parts) if parts else ""


def _written(year: int, month: int, day: int | None) -> str:
    """That day, or month, as a deck has it; empty where there is none such."""
    if not 1 <= month <= 12 or not is_day(year, month, 1 if day is None else day):
        return ""
    return str(PartialDate(year, month, day))


def _number_of_days(text: str) -> str:
    """How many days the month has of which `text` names one more; empty where that is not what is wrong."""
    year, month, day = _loose_parts(text) or (0, 0, None)
    if day is None or not is_day(year, month, 1) or is_day(year, month, day):
        return ""
    days = max(number for number in (28, 29, 30, 31) if is_day(year, month, number))
    if day < days:
        return ""
    return f"{_MONTHS[month - 1]} {year} has {days} days"


def _loose_parts(text: str) -> tuple[int, int, int | None] | None:
    """Year, month and, where it has one, day of a date however it is written; None where it is none."""
    found = _LOOSE.fullmatch(text.strip()[:40])
    if found is None:
        return None
    given = {key[0]: value for key, value in found.groupdict().items() if value and key != "mark"}
    month = given["m"].lower()
    number = int(month) if month.isdigit() else _SHORT_MONTHS.index(month) + 1 if month in _SHORT_MONTHS else 0
    day = int(given["d"]) if "d" in given else None
    return (int(given["y"]), number, day) if 1 <= number <= 12 else None


@lru_cache(maxsize=2048)
def _parsed_date(text: str) -> PartialDate | str | None:
    """The date, None where `text` has not the form of one, else what the calendar has no such: `day`."""
    match = DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not is_day(year, 1 if month is None else month, 1 if day is None else day):
        return "year" if month is None else "month" if day is None else "day"
    return PartialDate(year, month, day)


@lru_cache(maxsize=2048)
def _parsed_when(text: str) -> When | None:
    """The single date that `text` is, None where it is none."""
    found = _parsed_date(text)
    return When(found) if isinstance(found, PartialDate) else None


def when(record: Record, name: str) -> When | None:
    """The date or stretch of time under `name`."""
    known = _parsed_when(record.written(name) or "")
    if known is not None:
        return known
    node = record.word(name)
    if node is None:
        return None
    if likely := _likely_date(node.value):
        record.refuse("bad-date", node, f"`{node.value}` is no date", f"did you mean {likely}?")
        return None
    first, slash, last = node.value.partition("/")
    start = date(record, node, first, _DATES_OR_TWO)
    if start is None or not slash:
        return None if start is None else When(start)
    if not last:
        record.refuse("bad-date", node, f"`{node.value}` has no end", "write the later date behind the slash")
        return None
    whole = _written(start.year, start.month or 0, int(last)) if start.day and re.fullmatch("[0-9]{1,2}", last) else ""
    if whole:
        record.refuse("bad-date", node, f"`{last}` is no date", f"did you mean {start}/{whole}?")
        return None
    end = date(record, node, last)
    if end is None:
        return None
    if (end.year, end.month or 12, end.day or 31) < (start.year, start.month or 1, start.day or 1):
        record.refuse("impossible-date", node, f"`{node.value}` ends before it begins", "write the earlier date first")
        return None
    return When(start, end)


@lru_cache(maxsize=2048)
def _ordinary_decimal(text: str) -> Decimal | None:
    """The number that `text` is; None where it is none, or one of too many digits."""
    few = all(len(digits) <= MOST_DIGITS for digits in text.lstrip("-").split("."))
    return Decimal(text) if few and DECIMAL.fullmatch(text) else None


def decimal(record: Record, name: str, required: bool = False) -> Decimal | None:
    """The plain decimal number under `name`."""
    known = _ordinary_decimal(record.written(name) or "")
    if known is not None:
        return known
    node = record.word(name, required)
    if node is None:
        return None
    if DECIMAL.fullmatch(node.value):
        record.refuse("too-long", node, f"`{name}` has more than {MOST_DIGITS} digits", "write fewer digits")
        return None
    record.refuse("bad-number", node, f"`{shortened(node.value)}` is no plain number", _plain_number(name, node.value))
    return None


def _plain_number(name: str, text: str) -> str:
    """How the number is written that `text`, the value of `name`, may have meant."""
    hidden = hidden_in(text[:100])
    text = text.strip()[:100]
    if hidden and DECIMAL.fullmatch(text):
        return f"did you mean {text}? take {hidden} out, which does not show"
    if _SEPARATED.fullmatch(text):
        return f"write it without separators: {re.sub('[^0-9-]', '', text)}"
    if name == "tolerance" and text.endswith(("%", "percent", "per cent")):
        return "write how far off is still right, in the unit of the answer; a percentage of it cannot be given"
    plain = _in_plain_signs(text) if "," not in text.strip(",") else None
    if plain is not None and DECIMAL.fullmatch(plain):
        return f"did you mean {plain}, in plain digits{' and with a hyphen' if '-' in plain else ''}?"
    digits = _with_digits(text)
    if digits is not None and DECIMAL.fullmatch(digits):
        return f"did you mean {digits}, all in digits?"
    if (of_unit := _WITH_UNIT.fullmatch(text)) and name == "answer":
        unit = of_unit[2] if of_unit[2][0].isalpha() else f'"{of_unit[2]}"'
        return f"write `answer: {of_unit[1]}` and, on a line of its own, `unit: {unit}`"
    if re.fullmatch("-?[0-9]+,[0-9]+", text):
        return f"did you mean {text.replace(',', '.')}? decimals stand behind a point"
    return "write digits, and a point before decimals: 57234 or 0.5"
