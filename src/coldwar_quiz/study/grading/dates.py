"""Dates as people type them. A form with two readings, or a day that never was, is asked again and never guessed.

`26 June 1953`, `June 26, 1953`, `26th of June '53`, `1953-06-26`, `26.6.1953`, `26.VI.1953`, `26. Juni 1953` and
`26 июня 1953 г.` are one day. With dots the day comes first. With slashes, dashes or spaces nobody can tell 6/7 from
7/6, so that is refused unless one part exceeds 12 or both are equal. Two digits of a year mean 19xx.
"""

import calendar
import re
from dataclasses import dataclass

from coldwar_quiz.bank.model import PartialDate, Precision
from coldwar_quiz.study.grading.letters import ascii_letters, narrow, words
from coldwar_quiz.study.wording import MONTHS

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_OTHER_NAMES = (
    "jan january januar jaenner janner yanvar yanvarya yanv",
    "feb february februar fevral fevralya fev fevr",
    "mar march marz maerz mart marta mrz",
    "apr april aprel aprelya apr",
    "may mai maya mai",
    "jun june juni iyun iyunya ijun iun iunya",
    "jul july juli iyul iyulya ijul iul iulya",
    "aug august avgust avgusta avg",
    "sep sept september sentyabr sentyabrya sent sentabr sentabrya",
    "oct october oktober okt oktyabr oktyabrya oktabr oktabrya",
    "nov november noyabr noyabrya noiabr noiabrya noyab",
    "dec december dezember dez dekabr dekabrya dek",
)
MONTH_NAMES = {name: month for month, names in enumerate(_OTHER_NAMES, 1) for name in names.split()}
"""English, German and Russian names and abbreviations in plain letters, Russian in the nominative and the genitive."""

_PASSED_OVER = frozenset(words("on in the of am im den dem der vom v g god goda godu year yr st nd rd th"))
_WEEKDAYS = frozenset(
    words("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun")
)
_YEARS = re.compile(r"(?<![0-9.,])(1[0-9]{3}|20[0-9]{2})(?![0-9s]|[.,][0-9])(?:([-–/])([0-9]{2,4})(?![0-9-]))?")
_NUMERIC = re.compile(r"([0-9]{1,4}) ?([-./ ]) ?([0-9]{1,2})(?: ?\2 ?'?([0-9]{1,4}))?\.?")
_MONTH_YEAR = re.compile(r"([0-9]{1,2}) ?[-./ ] ?([0-9]{4})")
_YEAR = re.compile(r"'?([0-9]{4}|[0-9]{2})\.?")
_ROMAN_DATE = re.compile(r"([0-9]{1,2})[ ./-]+([ivx]{1,4})[ ./-]+([0-9]{4}|[0-9]{2})")
_TOKEN = re.compile(r"('?[0-9]+)(?:st|nd|rd|th)?|([a-z]+)")
_ORDINAL = re.compile(r"[0-9](?:st|nd|rd|th)\b")
_AROUND = " .,;?!"
"""Signs before and after a date that say nothing."""
LONGEST = 60
"""Characters; nothing longer is a date anybody types."""

_HOW = "type it like {example}"
_EXAMPLES = {Precision.DAY: "26 June 1953", Precision.MONTH: "June 1953", Precision.YEAR: "1953"}
_MONTH_NUMBER = re.compile(r"0?[1-9]|1[0-2]")


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a text says as a date: `date`, or None with a `note` saying why and what to type; both empty for no text."""

    date: PartialDate | None
    note: str = ""


class _Unreadable(Exception):
    """The text is no date, or more than one; the message tells the learner what to type, `{example}` being a date."""


def how(precision: Precision) -> str:
    """What to type where a date of that precision is asked: `type it like June 1953`."""
    return _HOW.format(example=_EXAMPLES[precision])


def read_date(text: str, prompt: str = "", asked: Precision = Precision.DAY) -> DateReading:
    """Read a typed date; where the year is left out it is the one year the `prompt` names, if it names just one.

    Where a month is `asked`, a number from 1 to 12 is one in that year. Notes have an example of what is asked.
    """
    typed = " ".join(_plain(text).split())
    if not typed:
        return DateReading(None)
    try:
        if len(typed) > LONGEST:
            raise _Unreadable(_HOW)
        year = _only_year(prompt)
        if asked is Precision.MONTH and year is not None and (found := _MONTH_NUMBER.fullmatch(typed)):
            return DateReading(_real(year, int(found[0]), None))
        return DateReading(_real(*_parts(typed, year)))
    except _Unreadable as why:
        return DateReading(None, str(why).replace("{example}", _EXAMPLES[asked]))


def _plain(text: str) -> str:
    """Lower case, plain letters; dashes and apostrophes of every kind as `-` and `'`."""
    if len(text) > 4 * LONGEST:
        return "?" * (LONGEST + 1)
    one = re.sub("[’‘ʼ´`]", "'", re.sub("[‐‑‒–—−]", "-", narrow(text)))
    return ascii_letters(one).casefold().strip(_AROUND) if not one.isascii() else one.casefold().strip(_AROUND)


def _only_year(prompt: str) -> int | None:
    """The year a prompt names, when it names exactly one; `1953-54` names two, `1953-05-06` one."""
    years: set[int] = set()
    for found in _YEARS.finditer(prompt):
        years.add(int(found[1]))
        if found[2]:
            years.add(-int(found[3]))
    return years.pop() if len(years) == 1 else None


def _parts(typed: str, year: int | None) -> tuple[int, int | None, int | None]:
    if found := _YEAR.fullmatch(typed):
        return _year_alone(found[1]), None, None
    if found := _MONTH_YEAR.fullmatch(typed):
        return int(found[2]), int(found[1]), None
    if found := _NUMERIC.fullmatch(typed):
        return _numeric(found[1], found[2], found[3], found[4], year)
    if (found := _ROMAN_DATE.fullmatch(typed)) and found[2] in _ROMAN:
        return _century(found[3]), _ROMAN.index(found[2]) + 1, int(found[1])
    return _worded(typed, year)


def _year_alone(digits: str) -> int:
    if len(digits) == 2 and int(digits) <= 31:
        raise _Unreadable(f"is {digits} a day or a year? {_HOW}")
    return _century(digits)


def _century(digits: str) -> int:
    if len(digits) not in (2, 4):
        raise _Unreadable("type the year in four digits, like {example}")
    return 1900 + int(digits) if len(digits) == 2 else int(digits)


def _numeric(a: str, mark: str, b: str, c: str | None, year: int | None) -> tuple[int, int | None, int | None]:
    """Two or three numbers with the same `mark` between them."""
    first, second = int(a), int(b)
    if len(a) == 4:
        return first, second, None if c is None else _day(c)
    if len(a) == 3:
        raise _Unreadable(_HOW)
    if c is None:
        if second > 31 and len(b) == 2:
            return _century(b), first, None
        day, month = _day_month(first, second, mark)
        return _needed(year), month, day
    if first > 31 and len(a) == 2 and len(c) <= 2:
        return _century(a), second, int(c)
    day, month = _day_month(first, second, mark)
    return _century(c), month, day


def _day(digits: str) -> int:
    if len(digits) > 2:
        raise _Unreadable(_HOW)
    return int(digits)


def _day_month(first: int, second: int, mark: str) -> tuple[int, int]:
    """Day and month: day first with dots, otherwise only as far as the numbers themselves decide."""
    if mark == "." or first == second or (first > 12 and second <= 12):
        return first, second
    if second > 12 and first <= 12:
        return second, first
    if first > 12:
        raise _Unreadable(f"there is no month {second}")
    raise _Unreadable(
        f"is that {first} {_month_name(second)} or {second} {_month_name(first)}? write the month as a word"
    )


def _month_name(month: int) -> str:
    return MONTHS[month - 1] if 1 <= month <= 12 else f"month {month}"


def _needed(year: int | None) -> int:
    if year is None:
        raise _Unreadable(f"add the year: {_HOW}")
    return year


def _worded(typed: str, year: int | None) -> tuple[int, int | None, int | None]:
    """A month by name, with at most a day and a year around it."""
    month: int | None = None
    before: list[str] = []
    after: list[str] = []
    if re.sub(r"[\s,.;()/-]+", "", _TOKEN.sub("", typed)).replace("'", ""):
        raise _Unreadable(_HOW)
    for number, word in _TOKEN.findall(typed):
        if number:
            (before if month is None else after).append(number)
        elif word in MONTH_NAMES and month is None:
            month = MONTH_NAMES[word]
        elif word not in _PASSED_OVER and word not in _WEEKDAYS:
            raise _Unreadable(_HOW)
    if month is None and len(before) == 1 and not _ORDINAL.search(typed):
        return _year_alone(before[0].lstrip("'")), None, None
    if month is None or len(before) + len(after) > 2:
        raise _Unreadable(_HOW)
    day, said_year = _day_and_year(before, after)
    return (_needed(year) if said_year is None else _century(said_year)), month, day


def _day_and_year(before: list[str], after: list[str]) -> tuple[int | None, str | None]:
    """Which of the numbers before and after the month is the day, which the year (its digits)."""
    numbers = [*before, *after]
    sure = [n for n in numbers if n.startswith("'") or len(n) > 2 or int(n) > 31]
    if len(sure) > 1 or any(len(n) > 5 for n in numbers):
        raise _Unreadable(_HOW)
    if sure:
        others = [n for n in numbers if n is not sure[0]]
        return (int(others[0]) if others else None), sure[0].lstrip("'")
    if not numbers:
        return None, None
    day = before[-1] if before else after[0]
    rest = after if before else after[1:]
    if len(before) > 1:
        raise _Unreadable(_HOW)
    return int(day), (rest[0] if rest else None)


def _real(year: int, month: int | None, day: int | None) -> PartialDate:
    """The date, if the calendar has it."""
    if not 1 <= year <= 9999:
        raise _Unreadable(f"there is no year {year}")
    if month is not None and not 1 <= month <= 12:
        raise _Unreadable(f"there is no month {month}")
    if month is not None and day is not None:
        days = calendar.monthrange(year, month)[1]
        if not 1 <= day <= days:
            raise _Unreadable(f"{MONTHS[month - 1]} {year} has {days} days")
    return PartialDate(year, month, day)


def agrees(given: PartialDate, asked: PartialDate) -> bool:
    """Whether `given`, cut to the precision of `asked`, is the same date."""
    if given.precision < asked.precision:
        return False
    return (given.year, given.month if asked.month else None, given.day if asked.day else None) == (
        asked.year,
        asked.month,
        asked.day,
    )
