"""The end of a session: what it came to, and a look back at its questions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tui_driver import Person, at_the_quiz

from banks import BODIES, disputed, question, small_bank
from coldwar_quiz.bank.model import Bank, Question
from coldwar_quiz.study.model import CardState, Phase
from journal import DAY_S, START, MemoryJournal


def truths(count: int) -> tuple[Question, ...]:
    return tuple(question(f"true-{n}", BODIES["true-false"]) for n in range(count))


@asynccontextmanager
async def after_a_session(
    bank: Bank, *answers: str, journal: MemoryJournal | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Person]:
    """The end of a session in which each question was answered with these keys: the last one is that of a grade."""
    async with at_the_quiz(bank, journal=journal, size=size) as person:
        for keys in answers:
            person.clock.pass_seconds(7)
            first, grade = keys.split()[:-1], keys.split()[-1]
            await person.press(*first, "space", grade)
        await person.comes_to("SummaryScreen")
        await person.settled()
        yield person


async def test_a_session_ends_with_what_came_of_it_and_the_missed_ones_can_be_studied_again() -> None:
    async with after_a_session(small_bank(*truths(2)), "t 4", "n 4") as person:
        await person.sees(
            "SESSION FINISHED  Small", "2 questions · 0 min 14 s", "1 of 2 right at first sight   50%", "Easy 2",
            "median 7.0 s, slowest 7 s", "New 1 learned", "Next session: on Mon 30 Nov, 1", "MISSED (1)",
        )  # fmt: skip
        assert person.line_with("▸ ✗ What of true").split()[-3:] == ["True", "8", "days"]
        assert "FLAGGED" not in person.screen
        await person.press("m")
        await person.comes_to("StudyScreen")
        await person.sees("1/1")


async def test_a_question_right_at_first_and_missed_later_is_missed_at_least_once() -> None:
    async with at_the_quiz(small_bank(*truths(1))) as person:
        await person.press("n", "space", "1")  # right, and graded Again: it comes back in this session
        await person.press("t", "space", "4")
        await person.comes_to("SummaryScreen")
        await person.sees("1 of 1 right at first sight", "MISSED AT LEAST ONCE (1)")


async def test_only_what_can_be_done_is_offered() -> None:
    async with after_a_session(small_bank(*truths(1)), "n 4") as person:
        assert person.footer() == "u Undo last Esc Home ? Help"
        await person.press("m", "l", "enter", "question_mark")
        await person.comes_to("HelpScreen")
        await person.sees("undo the last grade")
        assert "study the missed ones" not in person.screen
        assert "ask the learning ones now" not in person.screen


async def test_what_is_left_in_learning_steps_is_counted_and_can_be_asked_at_once() -> None:
    early = MemoryJournal()
    [asked, later] = truths(2)
    early.kept[later.id] = CardState(
        Phase.LEARNING, step=1, stability=2.0, difficulty=5.0, due_us=START.at_us + 3_000_000_000, last_day=START.day,
        last_us=START.at_us, first_day=START.day, reps=1,
    )  # fmt: skip
    async with after_a_session(small_bank(asked, later), "n 4", journal=early) as person:
        await person.sees("Learning 1 left, due in 50 min", "l Learning now", "Next session: on Mon 30 Nov, 1")
        await person.press("l")
        await person.comes_to("StudyScreen")
        assert person.session.asked is not None
        assert person.session.asked.question.id == later.id


async def test_a_missed_question_is_opened_whole_with_the_answer_given_and_esc_leads_back() -> None:
    other = question("other", BODIES["true-false"])
    missed = question("missed", BODIES["choice"], confusable=((other.id, "One is of May, the other of June."),))
    async with at_the_quiz(small_bank(missed, other), size=(80, 50)) as person:
        while person.session.asked:
            asked = person.session.asked
            wrong = asked.options.index("half") + 1 if asked.options else "n"
            await person.press(str(wrong), "space", "4")
            if person.at == "SummaryScreen":
                break
        await person.press("enter")
        await person.comes_to("QuestionScreen")
        await person.sees(
            "QUESTION  Small", "What of missed", "half (you)", "✓", "✗ Not correct", "you chose", "Heller and",
            "“five words of the book”", "Written later, from secondary sources.", "NOT TO BE CONFUSED",
            "One is of May, the other of June.", "small/missed", "comes back in 8 days",
        )  # fmt: skip
        before = len(person.journal.rows)
        await person.press("space", "1", "f", "x", "u")
        assert (person.at, len(person.journal.rows)) == ("QuestionScreen", before), "it is to read only"
        await person.press("escape")
        await person.comes_to("SummaryScreen")
        await person.sees("▸ ✗ What of missed")


async def test_a_flagged_question_is_opened_by_mouse_with_its_accounts() -> None:
    async with at_the_quiz(small_bank(disputed())) as person:
        asked = person.session.asked
        assert asked is not None
        await person.press("f", str(asked.options.index("Zhukov") + 1), "space", "4")
        await person.comes_to("SummaryScreen")
        await person.sees("FLAGGED THIS SESSION (1)")
        assert "MISSED" not in person.screen
        await person.click("What of arresting-marshal")
        await person.click("What of arresting-marshal")
        await person.comes_to("QuestionScreen")
        await person.sees("· flagged", "✓ Correct")
        await person.press("a")
        await person.comes_to("AccountsScreen")
        await person.press("escape", "escape")
        await person.comes_to("SummaryScreen")


async def test_a_flagged_question_that_was_suspended_unanswered_shows_its_answer_too() -> None:
    async with at_the_quiz(small_bank(question("typed", BODIES["typed"]))) as person:
        await person.press("escape", "f", "x")
        await person.comes_to("SummaryScreen")
        await person.sees("Nothing was answered.")
        await person.press("enter")
        await person.comes_to("QuestionScreen")
        await person.sees("– Not answered", "✓ key Semyonov", "suspended")


async def test_every_type_can_be_looked_at_again() -> None:
    bank = small_bank()
    async with at_the_quiz(bank) as person:
        while person.session.asked:
            person.session.reveal()
            person.session.settle(right=False)
            person.session.grade(4)  # type: ignore[arg-type]
        person.app.show_summary(person.session)
        await person.comes_to("SummaryScreen")
        await person.sees("MISSED (11)")
        for missed in person.session.summary().missed:
            await person.press("enter")
            await person.comes_to("QuestionScreen")
            await person.press("end")
            await person.sees(str(missed))
            assert not any(widget.has_focus for widget in person.app.screen.query("Input, PointRows"))
            await person.press("escape", "down")
            await person.comes_to("SummaryScreen")


async def test_the_marker_goes_from_one_list_to_the_other_and_to_the_ends() -> None:
    bank = small_bank(*truths(3))
    async with after_a_session(bank, "f t 4", "t 4", "t 4") as person:
        [flagged] = person.session.summary().flagged
        text = bank.by_id[flagged].text
        assert person.screen.count("▸") == 1
        await person.press("G")
        await person.press("down")
        assert person.rows.index(f"▸ {text}") > person.rows.index("  FLAGGED THIS SESSION (1)")
        assert person.screen.count("▸") == 1
        await person.press("up", "g")
        assert "▸" in person.rows[person.rows.index(next(r for r in person.rows if "MISSED (3)" in r)) + 1]


async def test_what_the_schedule_expected_stands_beside_what_came_of_it() -> None:
    bank = small_bank(*truths(2))
    journal = MemoryJournal()
    for asked in bank:
        journal.kept[asked.id] = CardState(
            Phase.REVIEW, stability=10.0, difficulty=5.0, due_day=START.day, last_day=START.day - 10,
            last_us=START.at_us - 10 * DAY_S * 1_000_000, first_day=START.day - 20, reps=3,
        )  # fmt: skip
    async with after_a_session(bank, "n 3", "t 3", journal=journal) as person:
        await person.sees("Of 2 due FSRS expected 90%, got 50%.")


async def test_the_last_grade_can_be_undone_from_the_summary() -> None:
    async with after_a_session(small_bank(question("choice", BODIES["choice"])), "1 4") as person:
        await person.press("u")
        await person.comes_to("StudyScreen")
        await person.sees("Undid Easy on small/choice")


async def test_a_narrow_terminal_puts_the_figures_below_each_other() -> None:
    async with after_a_session(small_bank(*truths(2)), "t 4", "n 4", size=(60, 18)) as person:
        await person.sees("1 of 2 right at first sight", "Next session: on Mon 30 Nov, 1", "MISSED (1)")
        assert max(len(row) for row in person.rows) <= 60
        assert person.line_with("▸ ✗ What of").split()[-3:] == ["True", "8", "days"]
