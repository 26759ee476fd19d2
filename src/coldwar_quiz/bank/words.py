"""Values that are no prose: dates, numbers, languages, ids of questions, words of a fixed list."""

import re
from collections.abc import Collection
from decimal import Decimal
from functools import lru_cache

from coldwar_quiz.bank.characters import is_day
from coldwar_quiz.bank.model import PartialDate, QuestionId, When
from coldwar_quiz.bank.slugs import is_slug
from coldwar_quiz.bank.spelling import did_you_mean, shortened
from coldwar_quiz.bank.tree import Scalar
from coldwar_quiz.bank.values import Record

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
MOST_DIGITS = 30
"""Before the point, and as many after it."""
_SEPARATED = re.compile(r"-?[0-9]{1,3}(?:[,' \u00a0\u202f][0-9]{3})+")


_DATES = "1953, 1953-06 or 1953-06-26"
_DATES_OR_TWO = f"{_DATES}, or two with a slash between: 1953-03/1953-06"


def language(record: Record, name: str) -> str | None:
    """The language code under `name`: `en`, `de-AT`. Norwegian, `no`, needs no quotes here."""
    node = record.word(name)
    if node is None or LANGUAGE.fullmatch(node.value):
        return None if node is None else node.value
    record.refuse("bad-language", node, f"`{shortened(node.value)}` is no language code", "write `en` or `de`")
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


def one_of(record: Record, node: Scalar, what: str, known: Collection[str], code: str) -> str | None:
    """`node` as one of the words in `known`; `what` says what they are."""
    if node.value in known:
        return node.value
    help = did_you_mean(node.value, known) or f"known are: {', '.join(known)}"
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


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT_MONTHS = [name[:3].lower() for name in _MONTHS]
_LOOSE = re.compile(
    r"(?P<d>[0-9]{1,2})\.? *(?P<m>[A-Za-z]{3})[a-z]*\.?,? +(?P<y>[0-9]{4})"
    r"|(?P<m2>[A-Za-z]{3})[a-z]*\.? +(?P<d2>[0-9]{1,2}), *(?P<y2>[0-9]{4})"
    r"|(?P<d3>[0-9]{1,2})\. ?(?P<m3>[0-9]{1,2})\. ?(?P<y3>[0-9]{4})"
    r"|(?P<y4>[0-9]{4})-(?P<m4>[0-9]{1,2})-(?P<d4>[0-9]{1,2})"
)


def _likely_date(text: str) -> str:
    """The day that `text` is in another way of writing it, as a deck has it; empty where it is none."""
    year, month, day = _loose_parts(text)
    return f"{year:04d}-{month:02d}-{day:02d}" if month and is_day(year, month, day) else ""


def _number_of_days(text: str) -> str:
    """How many days the month has of which `text` names one more; empty where that is not what is wrong."""
    year, month, day = _loose_parts(text)
    if not month or not is_day(year, month, 1) or is_day(year, month, day):
        return ""
    days = max(number for number in (28, 29, 30, 31) if is_day(year, month, number))
    return f"{_MONTHS[month - 1]} {year} has {days} days"


def _loose_parts(text: str) -> tuple[int, int, int]:
    """Year, month and day of a date however it is written; all 0 where it is none, or has no such month."""
    found = _LOOSE.fullmatch(text.strip()[:40])
    if found is None:
        return 0, 0, 0
    year, month, day = (next(v for k, v in found.groupdict().items() if v and k[0] == part) for part in "ymd")
    names = _SHORT_MONTHS
    number = int(month) if month.isdigit() else names.index(month.lower()) + 1 if month.lower() in names else 0
    return (int(year), number, int(day)) if 1 <= number <= 12 else (0, 0, 0)


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
    first, slash, last = node.value.partition("/")
    start = date(record, node, first, _DATES_OR_TWO)
    if start is None or not slash:
        return None if start is None else When(start)
    if not last:
        record.refuse("bad-date", node, f"`{node.value}` has no end", "write the later date behind the slash")
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
    if _SEPARATED.fullmatch(node.value):
        help = f"write it without separators: {re.sub('[^0-9-]', '', node.value)}"
    else:
        help = "write digits, and a point before decimals: 57234 or 0.5"
    record.refuse("bad-number", node, f"`{shortened(node.value)}` is no plain number", help)
    return None
