"""Numbers as typed: grouped or not, never close, and never guessed."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coldwar_quiz.bank.model import Cloze, Gap, Number
from coldwar_quiz.study.grading import Names, grade, read_number, reads_as
from coldwar_quiz.study.model import Filled, Outcome, Written
from coldwar_quiz.study.wording import show_number
from grading_cases import a_question, names_of, typed


@pytest.mark.parametrize(
    "text",
    [
        "57,234",
        "57234",
        "57 234",
        "57\u00a0234",
        "57\u2009234",
        "57\u202f234",
        "57'234",
        "57’234",
        " 57,234 ",
        "57234.0",
        "+57234",
        "５７２３４",
        "57,234 people",
        "57234 People.",
        "57,234.",
        "57234?",
        "57 234 people?!",
    ],
)
def test_a_number_is_read_however_its_thousands_are_parted(text: str) -> None:
    assert read_number(text, "people").value == Decimal(57234)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,836", "1836"),
        ("1.5", "1.5"),
        (".5", "0.5"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("1,234,567.25", "1234567.25"),
        ("0.234", "0.234"),
        ("1234.567", "1234.567"),
        ("57.2345", "57.2345"),
        ("1.234.567", "1234567"),
        ("57.234,5", "57234.5"),
        ("ten", "10"),
        ("forty-two", "42"),
        ("Forty Two", "42"),
        ("zero", "0"),
    ],
)
def test_a_form_with_one_possible_reading_is_read(text: str, expected: str) -> None:
    assert read_number(text).value == Decimal(expected)


@pytest.mark.parametrize("text", ["10 %", "10%", "10 per cent", "10 percent", "ten per cent", "10"])
def test_a_percentage_may_be_written_with_or_without_its_sign(text: str) -> None:
    assert read_number(text, "per cent").value == Decimal(10)
    assert read_number(text, "%").value == Decimal(10)


def test_a_unit_may_stand_in_the_singular_or_the_plural() -> None:
    assert read_number("42 days", "days").value == Decimal(42)
    assert read_number("forty-two day", "days").value == Decimal(42)
    assert read_number("42 weeks", "days").value is None


@pytest.mark.parametrize(
    "text",
    [
        "57,23",
        "57,2",
        "57.234",
        "1,8365",
        "5723⁴",
        "5723₄",
        "57234½",
        "57, 234",
        "57,234 567",
        "1e5",
        "1/2",
        "ten thousand",
        "about 10",
        "-",
    ],
)
def test_what_may_be_two_numbers_or_none_is_asked_again(text: str) -> None:
    reading = read_number(text)
    assert reading.value is None
    assert reading.note
    verdict = grade(a_question(Number(Decimal(57234))), Written(text), Names())
    assert (verdict.outcome, verdict.proposed, verdict.note) == (Outcome.UNCLEAR, None, reading.note)


def test_a_point_before_three_digits_is_a_decimal_where_a_fraction_is_asked() -> None:
    question = a_question(Number(Decimal("57.234")))
    assert grade(question, Written("57.234"), Names()).outcome is Outcome.RIGHT
    assert reads_as(question, "57.234") == "reads as 57.234"


def test_a_whole_number_written_with_decimals_is_asked_for_as_one() -> None:
    assert grade(a_question(Number(Decimal("1.000"))), Written("1.000"), Names()).outcome is Outcome.RIGHT


def test_an_account_with_decimals_is_followed_as_the_key_is_read() -> None:
    question = a_question(Number(Decimal("1.500")), accounts={"deriabin": "1.234"})
    assert grade(question, Written("1.234"), Names()).outcome is Outcome.FOLLOWS


def test_the_line_below_the_field_says_how_the_number_is_read() -> None:
    assert reads_as(a_question(Number(Decimal(10), "per cent")), "10%") == "reads as 10 per cent"


def test_tolerance_is_absolute_and_reaches_exactly_that_far() -> None:
    question = a_question(Number(Decimal(500), tolerance=Decimal(20)))
    outcomes = [grade(question, Written(text), Names()).outcome for text in ("480", "520", "479.9", "521")]
    assert outcomes == [Outcome.RIGHT, Outcome.RIGHT, Outcome.WRONG, Outcome.WRONG]


def test_a_wrong_number_shows_both_with_the_unit() -> None:
    verdict = grade(a_question(Number(Decimal(78831), "people")), Written("57234"), Names())
    assert (verdict.outcome, verdict.given, verdict.expected) == (Outcome.WRONG, "57,234 people", "78,831 people")


@given(st.integers(0, 10**7), st.data())
def test_changing_one_digit_is_never_right_and_never_near(number: int, data: st.DataObject) -> None:
    digits = str(number)
    at = data.draw(st.integers(0, len(digits) - 1))
    changed = digits[:at] + data.draw(st.sampled_from("0123456789")) + digits[at + 1 :]
    assume(changed != digits)
    passed = {Outcome.RIGHT, Outcome.NEAR, Outcome.FOLLOWS}
    grouped, other = f"{number:,}", f"{int(changed):,}"
    assert grade(a_question(Number(Decimal(number))), Written(changed), Names()).outcome not in passed
    assert typed(grouped, other, names_of()).outcome not in passed
    assert typed(f"{grouped} members of the party", f"{other} members of the party", names_of()).outcome not in passed
    assert grade(a_question(Cloze((Gap(grouped),))), Filled((changed,)), Names()).outcome not in passed


@pytest.mark.parametrize("text", ["57234", "57 234", "57,234"])
def test_a_gap_that_wants_a_number_takes_it_in_every_form(text: str) -> None:
    assert grade(a_question(Cloze(("In all ", Gap("57,234")))), Filled((text,)), Names()).outcome is Outcome.RIGHT


@pytest.mark.parametrize(("key", "text"), [("seventeen", "seventy"), ("sixteen", "sixty"), ("190,000", "100,000")])
def test_a_number_in_words_is_never_near_another(key: str, text: str) -> None:
    assert typed(key, text, names_of()).outcome is Outcome.WRONG


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_a_number_as_shown_is_read_back(number: Decimal) -> None:
    assert read_number(show_number(number), decimals=True).value == number


@given(st.text(max_size=80), st.none() | st.text(max_size=10))
def test_no_text_makes_reading_a_number_fail(text: str, unit: str | None) -> None:
    reading = read_number(text, unit)
    assert reading.value is None or reading.value.is_finite()
