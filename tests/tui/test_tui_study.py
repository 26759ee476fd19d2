"""A person's session on the study screen: every type by keyboard and by mouse, and everything around an answer."""

import itertools

import pytest
from tui_driver import Person, at_the_quiz

from banks import BODIES, disputed, question, small_bank
from coldwar_quiz.study.model import Grade, Kind


async def answer_rightly(person: Person) -> None:
    """The right answer to the open question, by keys alone, the way its type is answered."""
    asked = person.session.asked
    assert asked is not None
    body = asked.question.body
    match asked.face:
        case "choice":
            key = BODIES[asked.question.id.question].answer  # type: ignore[union-attr]
            await person.press(str(asked.options.index(key) + 1), "space")
        case "select":
            for option in body.answers:  # type: ignore[union-attr]
                await person.press(str(asked.options.index(option) + 1))
            await person.press("enter")
        case "typed":
            await person.type("Semenov")
            await person.press("enter")
        case "cloze":
            await person.type("physicians")
            await person.press("enter")
            await person.type("april")
            await person.press("enter")
        case "true-false":
            await person.press("n", "space")
        case "date":
            await person.type("26.6.1953")
            await person.press("enter")
        case "number":
            await person.type("78,831")
            await person.press("enter")
        case "order":
            for place, item in enumerate(body.items):  # type: ignore[union-attr]
                area = person.app.screen._area  # type: ignore[attr-defined]
                for _ in range(area.rows.cursor - area.items.index(item)):
                    await person.press("k")
                for _ in range(area.items.index(item) - area.rows.cursor):
                    await person.press("j")
                await person.press(str(place + 1))
            await person.press("enter")
        case "match":
            for _, right in body.pairs:  # type: ignore[union-attr]
                await person.press("abcdefgh"[asked.rights.index(right)])
            await person.press("enter")
        case "card":
            await person.press("space")


@pytest.mark.parametrize("name", BODIES)
async def test_a_person_answers_every_type_by_keyboard_and_grades_it(name: str) -> None:
    async with at_the_quiz(small_bank(question(name, BODIES[name]))) as person:
        await answer_rightly(person)
        await person.sees("How well did you know it?" if name == "card" else "✓ Correct")
        await person.press("3")
        await person.until(lambda: person.answers, "the answer in the log")
        assert [(row.question.question, row.grade, row.correct) for row in person.answers] == [(name, Grade.GOOD, True)]


@pytest.mark.parametrize("name", BODIES)
async def test_a_person_answers_every_type_by_mouse(name: str) -> None:
    async with at_the_quiz(small_bank(question(name, BODIES[name]))) as person:
        asked = person.session.asked
        assert asked is not None
        body = asked.question.body
        match asked.face:
            case "choice":
                await person.click(BODIES[name].answer)  # type: ignore[union-attr]
                await person.click("Check")
            case "select":
                for option in body.answers:  # type: ignore[union-attr]
                    await person.click(option)
                await person.click("Check")
            case "true-false":
                await person.click("False")
                await person.click("False")
            case "order":
                for place, item in enumerate(body.items):  # type: ignore[union-attr]
                    await person.click(item)
                    await person.sees("picked up")
                    await person.click_place(place + 1)
                    await person.until(lambda: "picked up" not in person.screen, "the row put down")
                await person.click("Check")
            case "match":
                for left, right in body.pairs:  # type: ignore[union-attr]
                    await person.click(left)
                    await person.click(right)
                await person.click("Check")
            case "card":
                await person.click("Turn")
            case face:
                texts = {"typed": "Semyonov", "date": "26 June 1953", "number": "78831"}
                if face == "cloze":
                    await person.type("doctors")
                    await person.press("tab")
                    await person.type("April")
                else:
                    await person.type(texts[face])
                await person.click("Check")
        await person.sees("How well did you know it?" if name == "card" else "✓ Correct")
        await person.click("3 Good")
        await person.until(lambda: person.answers, "the answer in the log")
        assert [(row.grade, row.correct) for row in person.answers] == [(Grade.GOOD, True)]


async def test_two_keys_are_enough_for_a_known_answer() -> None:
    async with at_the_quiz(small_bank(question("true-false", BODIES["true-false"]))) as person:
        await person.press("n", "space")
        await person.sees("✓ Correct", "▸ 3 Good")
        await person.press("space")
        await person.until(lambda: person.answers, "the answer in the log")
        assert person.answers[0].grade is Grade.GOOD


async def test_after_the_answer_everything_stands_in_its_fixed_order() -> None:
    async with at_the_quiz(small_bank(disputed()), size=(80, 60)) as person:
        await person.press("1", "space")
        await person.sees("small/arresting-marshal")
        order = (
            "What of arresting-marshal", "✓", "▌ ", "Heller and Nekrich say so", "SOURCE", "“five words of the book”",
            "p. 1", "Written later, from secondary sources.", "ACCOUNTS DIFFER (2)", "A  Heller", "Zhukov led",
            "small/arresting-marshal",
        )  # fmt: skip
        places = [next(y for y, row in enumerate(person.rows) if text in row) for text in order]
        assert sorted(places) == places


async def test_the_accounts_stand_side_by_side_with_whose_they_are_and_their_standing() -> None:
    async with at_the_quiz(small_bank(disputed()), size=(80, 60)) as person:
        await person.press("1", "space")
        await person.sees("A  Heller and Nekrich", "“a quotation of five words”")
        assert "B  Deriabin and Gibney" in person.line_with("A  Heller and Nekrich")
        assert "Voroshilov brought" in person.line_with("Zhukov led")
        assert person.screen.count("History") == 3
        assert person.screen.count("secondary") == 2, "once for each work"


async def test_the_answer_of_another_account_follows_it_and_is_not_wrong() -> None:
    async with at_the_quiz(small_bank(disputed())) as person:
        asked = person.session.asked
        assert asked is not None
        await person.press(str(asked.options.index("Voroshilov") + 1), "space")
        await person.sees("✓ Follows account B", "Deriabin and Gibney", "▸ 3 Good")


async def test_the_id_of_a_question_is_shown_after_the_answer_only() -> None:
    async with at_the_quiz(small_bank(question("choice", BODIES["choice"]))) as person:
        assert "small/choice" not in person.screen
        await person.press("space")
        await person.sees("small/choice")


async def test_a_near_miss_is_put_to_the_learner_before_any_grade() -> None:
    async with at_the_quiz(small_bank(question("typed", BODIES["typed"]))) as person:
        await person.type("Semyonof")
        await person.press("enter")
        await person.sees("≈ Nearly: does it count?", "▸ y Count it as right", "n Do not count it")
        await person.press("3")
        await person.sees("First: does it count?")
        assert not person.answers
        await person.press("y")
        await person.sees("≈ Accepted with a spelling slip", "▸ 3 Good")
        await person.press("space")
        await person.until(lambda: person.answers, "the answer in the log")
        assert [(row.grade, row.correct) for row in person.answers] == [(Grade.GOOD, True)]


async def test_a_near_miss_can_be_refused_with_the_marker() -> None:
    async with at_the_quiz(small_bank(question("typed", BODIES["typed"]))) as person:
        await person.type("Semyonof")
        await person.press("enter")
        await person.sees("▸ y Count it as right")
        await person.press("right", "space")
        await person.sees("✗ Not correct", "▸ 1 Again")
        await person.press("space")
        await person.until(lambda: person.answers, "the answer in the log")
        assert [(row.grade, row.correct) for row in person.answers] == [(Grade.AGAIN, False)]


async def test_content_notes_stand_above_the_question() -> None:
    noted = question("choice", BODIES["choice"], content=("execution", "mass-death"))
    async with at_the_quiz(small_bank(noted)) as person:
        await person.sees("MULTIPLE CHOICE · content: execution, mass death")


async def test_grade_keys_are_dropped_while_the_answer_is_too_fresh_to_have_been_read() -> None:
    async with at_the_quiz(small_bank(question("choice", BODIES["choice"])), guard_s=3600) as person:
        await person.press("2", "enter", "enter", "3", "space")
        await person.sees("Good …")
        await person.click("1 Again")
        assert not person.answers
        person.app.screen.lift_guard()  # type: ignore[attr-defined]
        await person.until(lambda: "Good …" not in person.screen, "the guard lifted")
        assert not person.answers
        await person.press("3")
        await person.until(lambda: person.answers, "the answer in the log")


async def test_the_guard_lifts_by_itself() -> None:
    async with at_the_quiz(small_bank(question("choice", BODIES["choice"])), guard_s=0.05) as person:
        await person.press("2", "enter")
        await person.sees("3 Good")
        await person.until(lambda: "…" not in person.screen, "the guard lifted")


async def test_undo_brings_the_question_back_and_says_what_was_undone() -> None:
    bank = small_bank(question("true-false", BODIES["true-false"]), question("choice", BODIES["choice"]))
    async with at_the_quiz(bank) as person:
        first = person.session.asked
        assert first is not None
        await person.press("space")
        await person.sees("3 Good")
        await person.press("4")
        await person.until(lambda: person.session.asked is not first, "the next question")
        await person.press("u")
        await person.sees(f"Undid Easy on {first.question.id}")
        assert person.session.asked is not None
        assert person.session.asked.question.id == first.question.id


async def test_flag_suspend_bury_and_skip_do_what_they_say() -> None:
    bank = small_bank(*(question(f"choice-{n}", BODIES["choice"]) for n in range(5)))
    async with at_the_quiz(bank) as person:
        await person.press("f")
        await person.sees("· flagged", "Flagged")
        await person.press("f")
        await person.sees("Flag taken off")
        await person.press("x")
        await person.sees("Suspended; u takes it back")
        await person.press("minus")
        await person.sees("Buried until tomorrow")
        await person.press("s")
        await person.sees("Skipped to the end of the session")
        kinds = [row.kind for row in person.journal.rows]
        assert kinds == [Kind.FLAG, Kind.UNFLAG, Kind.SUSPEND, Kind.BURY]


async def command(person: Person, key: str) -> None:
    """A key that is a command, with Esc before it where letters would be the answer."""
    area = person.app.screen._area  # type: ignore[attr-defined]
    await person.press(*(("escape",) if area.in_field() or area.letters_taken() else ()), key)


@pytest.mark.parametrize("key", ["s", "x", "minus"])
@pytest.mark.parametrize("names", [*itertools.combinations(("choice", "select", "cloze", "order", "match", "date"), 2)])
async def test_an_open_question_is_left_for_one_of_another_type_and_taken_back(
    names: tuple[str, str], key: str
) -> None:
    bank = small_bank(*(question(name, BODIES[name]) for name in names))
    async with at_the_quiz(bank) as person:
        for _ in names:
            await command(person, key)
            if person.at == "StudyScreen":
                await command(person, "u")
                await person.sees("Undid")
                await command(person, key)


async def test_in_a_field_the_way_back_from_a_suspension_begins_with_escape() -> None:
    bank = small_bank(*(question(f"typed-{n}", BODIES["typed"]) for n in range(2)))
    async with at_the_quiz(bank) as person:
        await person.press("escape", "x")
        await person.sees("Suspended; Esc u takes it back")
        await person.press("escape", "u")
        await person.sees("Undid the suspension")


async def test_a_hint_is_shown_on_request_and_its_use_is_kept() -> None:
    bank = small_bank(question("choice", BODIES["choice"], hint="less than half"))
    async with at_the_quiz(bank) as person:
        assert "less than half" not in person.screen
        await person.press("h")
        await person.sees("Hint: less than half")
        await person.press("space")
        await person.sees("3 Good")
        await person.press("3")
        await person.until(lambda: person.answers, "the answer in the log")
        assert person.answers[0].extra["hint"] is True


async def test_a_card_is_turned_its_points_are_ticked_and_the_learner_grades() -> None:
    async with at_the_quiz(small_bank(question("card", BODIES["card"]))) as person:
        assert "Measures that took back" not in person.screen
        await person.press("space")
        await person.sees("Measures that took back", "[ ] collectivization stopped")
        assert "▸ 3 Good" not in person.screen
        await person.press("space")
        await person.sees("[x] collectivization stopped", "1 of 2 points")
        await person.press("enter")
        await person.sees("Grade it: 1 Again")
        await person.press("right")
        assert "Space Tick Enter Accept" in person.footer()
        assert "Count as" not in person.footer()
        await person.press("y", "2")
        await person.until(lambda: person.answers, "the answer in the log")
        assert (person.answers[0].grade, "settled" in person.answers[0].extra) == (Grade.HARD, False)


async def test_an_answer_that_cannot_be_saved_stays_on_screen_and_can_be_graded_again() -> None:
    async with at_the_quiz(small_bank(question("choice", BODIES["choice"]))) as person:
        person.journal.full = True
        await person.press("1", "space")
        await person.sees("3 Good")
        await person.press("3")
        await person.sees("Not saved: the disk is full; free some space and try again", "answer ")
        assert person.session.step == "answered"
        person.journal.full = False
        await person.press("3")
        await person.until(lambda: person.answers, "the answer in the log")
        await person.until(lambda: "Not saved" not in person.screen, "the message gone")


async def test_after_a_slip_the_question_it_is_taken_for_is_named() -> None:
    other = question("b", BODIES["true-false"])
    this = question("a", BODIES["true-false"], confusable=((other.id, "The one is in May, the other in June."),))
    async with at_the_quiz(small_bank(this, other), size=(80, 50)) as person:
        await person.press("t", "space")
        await person.sees("NOT TO BE CONFUSED", "The one is in May, the other in June.")
