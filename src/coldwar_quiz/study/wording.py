"""Answers in words. One place, so that a date or a number looks the same on a screen, in a line and on an Anki card."""

from decimal import Decimal

from coldwar_quiz.bank.model import (
    AskDate,
    Bank,
    Body,
    Card,
    Choice,
    Cloze,
    Match,
    Number,
    Order,
    PartialDate,
    Question,
    Select,
    TrueFalse,
    Typed,
)

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def show_date(date: PartialDate) -> str:
    """`26 June 1953`, `June 1953` or `1953`: as much as is given."""
    words = [str(date.year)]
    if date.month is not None:
        words.insert(0, MONTHS[date.month - 1])
        if date.day is not None:
            words.insert(0, str(date.day))
    return " ".join(words)


def show_number(number: Decimal, unit: str | None = None) -> str:
    """`57,234`, `-1.5`, and with a unit `10 per cent`."""
    digits = format(number, ",f")
    return f"{digits} {unit}" if unit else digits


def show_truth(value: bool) -> str:
    """`True` or `False`."""
    return "True" if value else "False"


def show_ordinal(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `11th`."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def show_count(number: int, noun: str) -> str:
    """`1 card`, `18 cards`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def show_content(notes: tuple[str, ...]) -> str:
    """Content notes in words: `execution, mass death`."""
    return ", ".join(note.replace("-", " ") for note in notes)


def show_left_out(bank: Bank) -> str:
    """What of a bank is left out because of errors: `2 questions and 1 file`; empty where nothing is."""
    counts = ((bank.skipped, "question"), (bank.lost_files, "file"))
    return " and ".join(show_count(number, noun) for number, noun in counts if number)


def show_list(items: tuple[str, ...]) -> str:
    """Several answers on one line."""
    return "; ".join(items)


def show_body(body: Body) -> str:
    """The key of a question's body in words, on one line unless the text itself has several."""
    match body:
        case Choice() | Typed() | Card():
            return body.answer
        case Select():
            return show_list(body.answers)
        case Cloze():
            return show_list(tuple(gap.answer for gap in body.gaps))
        case TrueFalse():
            return show_truth(body.answer)
        case AskDate():
            return show_date(body.answer)
        case Number():
            return show_number(body.answer, body.unit)
        case Order():
            return show_list(tuple(f"{place}. {item}" for place, item in enumerate(body.items, start=1)))
        case Match():
            return show_list(tuple(f"{left} – {right}" for left, right in body.pairs))


def show_answer(question: Question) -> str:
    """The key of any question in words."""
    return show_body(question.body)
