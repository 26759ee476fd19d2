"""Dates as typed: every form the manual promises, and no guessing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coldwar_quiz.bank.model import AskDate, PartialDate, Precision
from coldwar_quiz.study.grading import Names, grade, read_date, reads_as
from coldwar_quiz.study.model import Grade, Outcome, Written
from coldwar_quiz.study.wording import MONTHS, show_date, show_ordinal
from grading_cases import a_question

JUNE_26 = PartialDate(1953, 6, 26)
IN_1953 = "On what day of 1953 was Beria arrested?"


@pytest.mark.parametrize(
    "text",
    [
        "26 June 1953",
        "June 26, 1953",
        "1953-06-26",
        "26.6.1953",
        "26.06.53",
        "26. 6. 1953",
        "26th of June, 1953",
        "the 26th June '53",
        "Fri 26 Jun 1953",
        "26/6/1953",
        "6/26/1953",
        "26-6-53",
        "1953/6/26",
        "1953 June 26",
        "26.VI.1953",
        "26. Juni 1953",
        "26 июня 1953 г.",
        "26 ИЮНЯ 1953",
        "２６ June １９５３",
        "  26 june 1953.  ",
        "26 June 1953?",
        "26.6.1953!",
    ],
)
def test_one_day_is_read_in_every_form_it_is_written(text: str) -> None:
    assert read_date(text).date == JUNE_26


@pytest.mark.parametrize("text", ["26 June", "June 26", "26.6.", "26.6", "26/6", "6/26", "26 июня", "26. Juni"])
def test_the_year_may_be_left_out_when_the_prompt_names_one(text: str) -> None:
    assert read_date(text, IN_1953).date == JUNE_26
    assert read_date(text, "When was he arrested?").date is None
    assert read_date(text, "Was it in 1953 or 1954?").date is None
    assert read_date(text, "In the winter of 1953-54, when?").date is None


@pytest.mark.parametrize("prompt", ["Of 57,1953 people", "In the 1950s", "No 19534", "1.1953 times"])
def test_a_number_in_the_prompt_is_not_its_year(prompt: str) -> None:
    assert read_date("26 June", prompt).date is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("June 1953", PartialDate(1953, 6)),
        ("06.1953", PartialDate(1953, 6)),
        ("1953-06", PartialDate(1953, 6)),
        ("6/53", PartialDate(1953, 6)),
        ("июль '53", PartialDate(1953, 7)),
        ("März 1953", PartialDate(1953, 3)),
        ("1953", PartialDate(1953)),
        ("in 1953", PartialDate(1953)),
        ("'53", PartialDate(1953)),
        ("53", PartialDate(1953)),
    ],
)
def test_a_month_or_a_year_alone_is_read_as_just_that(text: str, expected: PartialDate) -> None:
    assert read_date(text).date == expected


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("6/7/1953", "is that 6 July or 7 June? write the month as a word"),
        ("6-7-53", "is that 6 July or 7 June? write the month as a word"),
        ("31 June 1953", "June 1953 has 30 days"),
        ("29.2.1953", "February 1953 has 28 days"),
        ("0.5.1953", "May 1953 has 31 days"),
        ("26.13.1953", "there is no month 13"),
        ("13/13/1953", "there is no month 13"),
        ("26 June", "add the year: type it like 26 June 1953"),
        ("26", "is 26 a day or a year? type it like 26 June 1953"),
        ("26 June 953", "type the year in four digits, like 26 June 1953"),
        ("about June 1953", "type it like 26 June 1953"),
        ("26 or 27 June 1953", "type it like 26 June 1953"),
        ("June or July 1953", "type it like 26 June 1953"),
        ("1 2 3 4", "type it like 26 June 1953"),
        ("9" * 5000, "type it like 26 June 1953"),
    ],
)
def test_what_cannot_be_told_is_asked_again_and_says_what_to_type(text: str, note: str) -> None:
    reading = read_date(text)
    assert reading.date is None
    assert reading.note == note
    verdict = grade(a_question(AskDate(JUNE_26)), Written(text), Names())
    assert (verdict.outcome, verdict.proposed, verdict.note) == (Outcome.UNCLEAR, None, note)


def test_with_dots_the_day_comes_first_even_where_both_could_be_months() -> None:
    assert read_date("6.7.1953").date == PartialDate(1953, 7, 6)


def test_a_slash_between_equal_numbers_is_no_riddle() -> None:
    assert read_date("7/7/1953").date == PartialDate(1953, 7, 7)


def test_every_day_of_the_fifties_comes_back_from_every_form() -> None:
    day = date(1950, 1, 1)
    while day.year < 1960:
        expected = PartialDate(day.year, day.month, day.day)
        month = MONTHS[day.month - 1]
        forms = (
            show_date(expected),
            str(expected),
            f"{month} {day.day}, {day.year}",
            f"{show_ordinal(day.day)} {month[:3]} {day.year}",
            f"{day.day}.{day.month}.{day.year}",
            f"{day:%d.%m.%y}",
        )
        assert [read_date(form).date for form in forms] == [expected] * len(forms)
        assert read_date(f"{day.day} {month}", f"When in {day.year}?").date == expected
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("asked", "text", "outcome", "note"),
    [
        (JUNE_26, "26 June 1953", Outcome.RIGHT, ""),
        (JUNE_26, "27 June 1953", Outcome.WRONG, "1 day off"),
        (JUNE_26, "24.6.1953", Outcome.WRONG, "2 days off"),
        (JUNE_26, "26 June 1954", Outcome.WRONG, ""),
        (JUNE_26, "June 1953", Outcome.UNCLEAR, "the day is asked too: type it like 26 June 1953"),
        (JUNE_26, "July 1953", Outcome.UNCLEAR, "the day is asked too: type it like 26 June 1953"),
        (PartialDate(1953, 6), "26 June 1953", Outcome.RIGHT, ""),
        (PartialDate(1953, 6), "June 1953", Outcome.RIGHT, ""),
        (PartialDate(1953, 6), "26 July 1953", Outcome.WRONG, "1 month off"),
        (PartialDate(1953, 6), "1953", Outcome.UNCLEAR, "the month is asked too: type it like June 1953"),
        (PartialDate(1953), "26.6.53", Outcome.RIGHT, ""),
        (PartialDate(1953), "1955", Outcome.WRONG, "2 years off"),
        (PartialDate(1953), "1853", Outcome.WRONG, ""),
    ],
)
def test_more_precise_is_right_if_it_agrees_and_less_is_asked_again(
    asked: PartialDate, text: str, outcome: Outcome, note: str
) -> None:
    verdict = grade(a_question(AskDate(asked)), Written(text), Names())
    assert (verdict.outcome, verdict.note) == (outcome, note)


@pytest.mark.parametrize(
    ("asked", "text", "note"),
    [
        (PartialDate(1953, 6), "about then", "type it like June 1953"),
        (PartialDate(1953, 6), "?", "type it like June 1953"),
        (PartialDate(1953, 6), "June", "add the year: type it like June 1953"),
        (PartialDate(1953, 6), "6", "type the year in four digits, like June 1953"),
        (PartialDate(1953), "about then", "type it like 1953"),
        (PartialDate(1953), "26", "is 26 a day or a year? type it like 1953"),
    ],
)
def test_the_example_shown_is_of_what_is_asked(asked: PartialDate, text: str, note: str) -> None:
    question = a_question(AskDate(asked))
    verdict = grade(question, Written(text), Names())
    assert (verdict.outcome, verdict.note) == (Outcome.UNCLEAR, note)
    assert reads_as(question, text) in (note, "")


@pytest.mark.parametrize("text", ["6", "06", "6.", "６"])
def test_where_a_month_of_one_year_is_asked_its_number_is_enough(text: str) -> None:
    question = a_question(AskDate(PartialDate(1953, 6)), "In which month of 1953 was Beria arrested?")
    assert grade(question, Written(text), Names()).outcome is Outcome.RIGHT
    assert reads_as(question, text) == "reads as June 1953"
    assert reads_as(question, "12") == "reads as December 1953"
    two_years = a_question(AskDate(PartialDate(1953, 6)), "In which month of 1953 or 1954?")
    assert grade(two_years, Written(text), Names()).outcome is Outcome.UNCLEAR
    assert grade(a_question(AskDate(JUNE_26), IN_1953), Written(text), Names()).outcome is Outcome.UNCLEAR
    assert read_date("13", "In which month of 1953?", Precision.MONTH).date is None


def test_a_wrong_date_shows_both_dates_in_words() -> None:
    verdict = grade(a_question(AskDate(JUNE_26)), Written("10.7.53"), Names())
    assert (verdict.given, verdict.expected, verdict.proposed) == ("10 July 1953", "26 June 1953", Grade.AGAIN)


def test_the_line_below_the_field_says_how_the_text_is_read() -> None:
    question = a_question(AskDate(JUNE_26), IN_1953)
    assert reads_as(question, "2.7.53") == "reads as 2 July 1953"
    assert reads_as(question, "2/7") == "is that 2 July or 7 February? write the month as a word"
    assert reads_as(question, "") == ""


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_makes_reading_a_date_fail(text: str, prompt: str) -> None:
    reading = read_date(text, prompt)
    assert reading.date is None or 1 <= reading.date.year <= 9999


@given(st.text("0123456789./-' JuneVI", max_size=14))
def test_no_text_made_of_a_dates_own_signs_makes_reading_fail(text: str) -> None:
    reading = read_date(text, "In 1953?")
    assert reading.date is None or bool(show_date(reading.date))
