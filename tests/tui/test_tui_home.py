"""The home screen."""

from dataclasses import replace

from tui_driver import Past, at_the_quiz

from banks import BODIES, question, small_bank
from coldwar_quiz.bank.model import Bank
from coldwar_quiz.study.model import CardState, Moment, Phase
from coldwar_quiz.study.queue import Selection
from journal import DAY_S, START, MemoryJournal


def starters() -> Bank:
    return small_bank(
        *(question(f"choice-{n}", BODIES["choice"], tags=("starter",)) for n in range(3)),
        *(question(f"later-{n}", BODIES["choice"], deck="second") for n in range(4)),
    )


def known(bank: Bank, due_in_days: int, stability: float = 30.0) -> MemoryJournal:
    """A log in which everything has been learned and comes back in so many days."""
    journal = MemoryJournal()
    state = CardState(
        Phase.REVIEW, stability=stability, difficulty=5.0, due_day=START.day + due_in_days, last_day=START.day - 3,
        last_us=START.at_us - 3 * DAY_S * 1_000_000, first_day=START.day - 9, reps=4,
    )  # fmt: skip
    journal.kept = {q.id: state for q in bank}
    return journal


async def test_a_newcomer_is_told_how_it_goes_and_begins_with_the_starters() -> None:
    async with at_the_quiz(starters(), None) as person:
        await person.sees("Answer first, then read who says so.", "to begin", "▸ Begin  s")
        assert "╺━┛" not in person.screen, "the number drawn is a 3, and not the 7 that are asked"
        assert "NEXT 14 DAYS" not in person.screen
        await person.press("s")
        await person.comes_to("StudyScreen")
        await person.sees("1/7")


async def test_in_a_narrow_window_the_newcomer_is_told_the_same_in_fewer_words() -> None:
    async with at_the_quiz(starters(), None, size=(60, 18)) as person:
        await person.sees("Answer, then read who says so.", "Then grade yourself.", "? lists every key.")
        assert "…" not in person.line_with("Answer, then")


async def test_a_learner_sees_what_is_due_and_studies_it_with_one_key() -> None:
    bank = starters()
    async with at_the_quiz(bank, None, journal=known(bank, -1)) as person:
        await person.sees("due now", "NEXT 14 DAYS", "peak 7, sum 7", "Small", "Second")
        assert person.line_with("Small").split()[1:3] == ["Small", "3"]
        assert "100%" in person.line_with("Small")
        await person.press("s")
        await person.comes_to("StudyScreen")
        await person.sees("due 7")


async def test_enter_studies_the_deck_at_the_marker() -> None:
    bank = starters()
    async with at_the_quiz(bank, None, journal=known(bank, -1)) as person:
        assert "▸ Small" in person.screen
        await person.press("down")
        await person.sees("▸ Second")
        await person.press("enter")
        await person.comes_to("StudyScreen")
        await person.sees("STUDY  Second", "1/4")


async def test_a_deck_is_studied_by_two_clicks() -> None:
    bank = starters()
    async with at_the_quiz(bank, None, journal=known(bank, -1)) as person:
        await person.click("Second")
        await person.sees("▸ Second")
        await person.click("Second")
        await person.comes_to("StudyScreen")


async def test_with_nothing_due_the_screen_says_so_and_when_it_goes_on() -> None:
    bank = starters()
    async with at_the_quiz(bank, None, journal=known(bank, 1)) as person:
        await person.sees("All done for today.", "Next due tomorrow: 7 cards")
        assert "▸ Study" not in person.screen
        await person.press("s")
        await person.sees("Nothing to study there now")
        assert person.at == "HomeScreen"


async def test_questions_left_out_because_of_errors_are_counted() -> None:
    async with at_the_quiz(replace(starters(), skipped=2), None) as person:
        await person.sees("2 questions with errors left out: `coldwar-quiz check`")


async def test_a_clock_set_back_by_days_is_told_at_home_and_in_the_session() -> None:
    bank = starters()
    journal = known(bank, due_in_days=-9)
    for name, state in journal.kept.items():
        journal.kept[name] = state._replace(last_us=START.at_us + 3 * DAY_S * 1_000_000)
    async with at_the_quiz(bank, None, journal=journal) as person:
        await person.sees("This computer's clock is 3 days behind your last answer")
        await person.press("s")
        await person.comes_to("StudyScreen")
        await person.sees("STUDY  Clock 3 days behind your last answer")


async def test_the_past_is_shown_where_there_is_one() -> None:
    def past(now: Moment) -> Past:
        return Past(0.91, 17.0, 12, {"small": 0.93}, {now.day: 3, now.day - 1: 8}, 3, 2, 60.0)

    bank = starters()
    async with at_the_quiz(bank, None, journal=known(bank, -1), past=past, size=(120, 40)) as person:
        await person.sees("streak 12 d", "91% right over 30 days (target 90%)", "2 min about, at 17 s a card")
        await person.sees("LAST 12 WEEKS", "Mon ")
        assert person.line_with("Small").endswith("93%")


async def test_a_short_terminal_drops_the_charts_and_scrolls_the_decks() -> None:
    bank = small_bank(*(question("choice", BODIES["choice"], deck=f"deck{n}") for n in range(12)))
    async with at_the_quiz(bank, None, journal=known(bank, -1), size=(60, 18)) as person:
        await person.sees("▸ Deck0", "? Help")
        assert "NEXT 14 DAYS" not in person.screen
        assert "Deck11" not in person.screen
        await person.press("end")
        await person.sees("▸ Deck11")


async def test_esc_leads_home_and_what_was_answered_is_kept() -> None:
    bank = small_bank(*(question(f"choice-{n}", BODIES["choice"]) for n in range(3)))
    async with at_the_quiz(bank, Selection(new=3, seed=1)) as person:
        await person.press("1", "space")
        await person.sees("4 Easy")
        await person.press("4", "escape")
        await person.comes_to("HomeScreen")
        assert len(person.answers) == 1
        await person.press("q")
        await person.until(lambda: person.app.return_code == 0, "the end")
