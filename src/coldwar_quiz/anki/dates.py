"""What only a card needs of dates: the form that is asked for, and the other forms Anki will not count as the same."""

from coldwar_quiz.bank.model import PartialDate, Precision, When
from coldwar_quiz.study.wording import MONTHS, show_date

FORM_ASKED = {
    Precision.YEAR: "A year, typed like 1900",
    Precision.MONTH: "A month, typed like January 1900",
    Precision.DAY: "A day, typed like 1 January 1900",
}
"""What the front says of the form of a typed date. It tells the precision and nothing of the answer."""


def other_forms(date: PartialDate) -> tuple[str, ...]:
    """The other usual ways to write it: `May 6, 1953`, `1953-05-06`. A bare year has none."""
    if date.month is None:
        return ()
    if date.day is None:
        return (str(date),)
    return (f"{MONTHS[date.month - 1]} {date.day}, {date.year}", str(date))


def show_when(when: When) -> str:
    """`6 May 1953`, or `16 June 1953 to 17 June 1953`."""
    return show_date(when.start) if when.end is None else f"{show_date(when.start)} to {show_date(when.end)}"
