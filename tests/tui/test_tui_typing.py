"""Typing: fields that say how they read a date or a number, and keys that are text here and commands there."""

from decimal import Decimal

import pytest
from tui_driver import at_the_quiz

from banks import BODIES, question, small_bank
from coldwar_quiz.bank.model import Match, Number


async def test_a_date_says_live_how_it_is_read_and_an_unclear_one_stays_in_the_field() -> None:
    async with at_the_quiz(small_bank(question("date", BODIES["date"]))) as person:
        await person.press("2", "6", "full_stop", "6")
        await person.sees("reads as 26 June 1953")
        await person.press(*["backspace"] * 4)
        await person.type("6/7/53")
        await person.press("enter")
        await person.sees("~ is that 6 July or 7 June? write the month as a word", "6/7/53")
        assert person.session.step == "asking"


async def test_a_number_says_live_how_it_is_read() -> None:
    async with at_the_quiz(small_bank(question("number", BODIES["number"]))) as person:
        await person.type("78 831")
        await person.sees("reads as 78,831 people")


async def test_a_number_with_decimals_is_read_live_as_it_will_be_graded() -> None:
    async with at_the_quiz(small_bank(question("number", Number(Decimal("1.25"), "million")))) as person:
        await person.type("1.250")
        await person.sees("reads as 1.250 million")
        await person.press("enter")
        await person.sees("✓ Correct")


async def test_an_empty_field_means_dont_know() -> None:
    async with at_the_quiz(small_bank(question("typed", BODIES["typed"]))) as person:
        await person.press("enter")
        await person.sees("– Not answered", "✓ key Semyonov", "▸ 1 Again")


@pytest.mark.parametrize("name", ["choice", "grown", "true-false", "order"])
async def test_where_nothing_can_be_left_empty_0_means_dont_know(name: str) -> None:
    async with at_the_quiz(small_bank(question(name, BODIES[name]))) as person:
        assert "0 Don't know" in person.footer()
        await person.press("down", "0")
        await person.sees("– Not answered", "▸ 1 Again")
        assert "(you)" not in person.screen


async def test_a_0_in_a_field_is_a_digit_of_the_answer() -> None:
    async with at_the_quiz(small_bank(question("number", BODIES["number"]))) as person:
        await person.press("1", "0")
        await person.sees("reads as 10 people")
        assert person.session.step == "asking"


async def test_ten_pairs_are_matched_by_their_letters_and_j_and_k_are_letters_then() -> None:
    pairs = tuple((f"left {n}", f"right {n}") for n in range(11))
    async with at_the_quiz(small_bank(question("match", Match(pairs)))) as person:
        asked = person.session.asked
        assert asked is not None
        for _, right in pairs:
            await person.press("abcdefghijk"[asked.rights.index(right)])
        await person.press("enter")
        await person.sees("✓ Correct")


async def test_with_few_pairs_j_and_k_move_and_other_letters_are_commands() -> None:
    async with at_the_quiz(small_bank(question("match", BODIES["match"]))) as person:
        await person.press("j")
        await person.sees("▸ 2 _")
        await person.press("k")
        await person.sees("▸ 1 _")
        await person.press("f")
        await person.sees("Flagged")


async def test_letters_work_on_a_cyrillic_keyboard() -> None:
    async with at_the_quiz(small_bank(question("choice", BODIES["choice"]))) as person:
        await person.press("а")
        await person.sees("Flagged")


async def test_in_a_field_letters_are_text_and_esc_gives_them_back_to_the_commands() -> None:
    async with at_the_quiz(small_bank(question("typed", BODIES["typed"]))) as person:
        await person.press("f")
        assert not person.journal.rows
        await person.press("escape", "f")
        await person.sees("Flagged")
        assert person.at == "StudyScreen"


async def test_in_a_matching_question_letters_are_pairs_until_esc() -> None:
    async with at_the_quiz(small_bank(question("match", BODIES["match"]))) as person:
        await person.press("a")
        await person.sees("1 a Malenkov", "1 of 2")
        await person.press("escape", "f")
        await person.sees("Flagged")
