"""Looking up who and what a question names, after the answer."""

from dataclasses import replace

from tui_driver import at_the_quiz

from banks import disputed, small_bank
from coldwar_quiz.bank.model import Person, Term

BANK = replace(
    small_bank(disputed()),
    people=(Person("zhukov", "Georgy Zhukov", "Zhukov", "marshal [of] 1953"),),
    glossary=(Term("group", "military group", "Those who made the arrest."),),
)


async def test_who_and_what_is_named_opens_after_the_answer_and_closes_again() -> None:
    async with at_the_quiz(BANK) as person:
        await person.press("w")
        assert "WHO AND WHAT" not in person.screen, "it could give the answer away"
        await person.press("1", "space", "w")
        await person.sees("WHO AND WHAT", "Georgy Zhukov", "marshal [of] 1953", "military group", "made the arrest")
        await person.press("escape")
        await person.sees("ACCOUNTS DIFFER (2)")


async def test_a_bank_that_describes_nobody_offers_nothing_to_look_up() -> None:
    async with at_the_quiz(small_bank(disputed())) as person:
        await person.press("1", "space", "w")
        assert "WHO AND WHAT" not in person.screen
