"""Line mode, as somebody reads it with a screen reader or pipes answers into it."""

import itertools
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from banks import BODIES, disputed, question, small_bank
from coldwar_quiz.bank.model import Bank, Choice, Cloze, Gap, Person, Question, TrueFalse
from coldwar_quiz.plain import LineMode
from coldwar_quiz.study.model import MICROSECOND, Grade, Kind
from coldwar_quiz.study.queue import Selection
from coldwar_quiz.study.session import Session
from journal import MemoryJournal, SetClock


def converse(bank: Bank, *lines: str, journal: MemoryJournal | None = None) -> list[str]:
    """What line mode prints when these lines are typed and the input then ends; prompts stand on lines of their own."""
    clock, said, typed, counter = SetClock(), list[str](), iter(lines), itertools.count()
    session = Session(
        bank,
        journal or MemoryJournal(),
        clock,
        selection=Selection(new=100, seed=1),
        content_hash=str,
        new_uid=lambda: f"{next(counter):032x}",
    )
    LineMode(session, bank, read=lambda: next(typed, None), ask=said.append, tell=said.append, clock=clock).run()
    return said


def fact() -> Bank:
    return small_bank(question("amnesty", TrueFalse(False, "It did not affect political prisoners.")))


def test_a_right_answer_is_said_in_words_with_the_source_and_its_standing() -> None:
    said = converse(fact(), "n", "")
    assert "Right. The answer is False." in said
    assert "Correction: It did not affect political prisoners." in said
    assert "Source 1 of 1: Heller and Nekrich, 1985, p. 1." in said
    assert "Quotation: five words of the book End of quotation." in said
    assert "Standing: Written later, from secondary sources." in said
    assert "Good, saved. Next in 10 minutes. 1 left. u undoes." in said


def test_the_id_is_said_after_the_answer_and_not_before() -> None:
    said = converse(fact(), "t")
    assert "Card small/amnesty." in said
    before = said[: said.index("t for true, n for not true: ")]
    assert not any("small/amnesty" in line for line in before)


def test_the_end_of_the_input_is_polite_and_keeps_what_was_graded() -> None:
    journal = MemoryJournal()
    said = converse(fact(), "n", "", journal=journal)
    assert "Stopped. Every graded answer is saved." in said
    assert [row.grade for row in journal.rows] == [Grade.GOOD]


def test_a_clock_set_back_by_days_is_told_before_anything_is_asked() -> None:
    journal = MemoryJournal()
    converse(fact(), "n", "4", journal=journal)
    answered, state = next(iter(journal.kept.items()))
    journal.kept[answered] = state._replace(last_us=(state.last_us or 0) + 3 * 86_400 * MICROSECOND)
    said = converse(fact(), journal=journal)
    assert said[1] == "This computer's clock is 3 days behind your last answer: set it if it is wrong."


def test_help_names_t_and_n_where_they_are_answers_and_nowhere_else() -> None:
    assert {"t: true.", "n: not true."} <= set(converse(fact(), "?"))
    assert "t: true." not in converse(small_bank(question("choice", BODIES["choice"])), "?")


def test_the_points_of_a_card_are_not_counted_before_they_are_asked_for() -> None:
    said = converse(small_bank(question("card", BODIES["card"])), "")
    assert not any("0 of 2 points" in line for line in said)


def test_an_answer_that_was_not_graded_is_not_stored() -> None:
    journal = MemoryJournal()
    converse(fact(), "n", journal=journal)
    assert journal.rows == []


def test_a_choice_is_answered_by_its_number_and_a_wrong_one_names_both() -> None:
    bank = small_bank(question("quota", Choice("10", ("5", "20", "40"))))
    said = converse(bank, "5", "3")
    assert "Type one number from 1 to 4, or Enter for don't know." in said
    assert "Wrong. You said 20. The answer is 2, 10." in said


def test_the_accounts_can_be_heard_one_by_one() -> None:
    said = converse(small_bank(disputed()), "", "a")
    assert "Accounts differ, 2 accounts. Type a to hear them." in said
    assert "Account 2 of 2: Deriabin and Gibney." in said
    assert "It says: Voroshilov brought a warrant." in said


def test_a_single_account_is_announced_in_the_singular() -> None:
    alone = disputed()
    said = converse(small_bank(alone._replace(accounts=alone.accounts[:1])), "")
    assert "Accounts differ, 1 account. Type a to hear it." in said


def test_following_another_account_is_not_called_wrong() -> None:
    bank = small_bank(disputed())
    shown = converse(bank)
    number = next(line.split(".")[0] for line in shown if line.endswith(". Voroshilov"))
    said = converse(bank, number)
    assert "Follows Deriabin and Gibney. Our key is" in " ".join(said)
    assert not any(line.startswith("Wrong") for line in said)


def test_a_near_miss_is_put_to_the_learner() -> None:
    journal = MemoryJournal()
    bank = small_bank(question("commissioner", BODIES["typed"]))
    said = converse(bank, "Semyonof", "maybe", "y", "", journal=journal)
    assert "Nearly, a spelling slip. You said Semyonof. The answer is Semyonov." in said
    assert "Type y to count it as right, or n for wrong." in said
    assert journal.rows[0].grade is Grade.GOOD


def test_an_ambiguous_date_is_asked_again() -> None:
    said = converse(small_bank(question("arrest", BODIES["date"])), "6/7/1953", "26 June 1953")
    assert any(line.endswith("Try again.") for line in said)
    assert "Right. The answer is 26 June 1953." in said


def test_gaps_are_asked_one_after_the_other() -> None:
    said = converse(small_bank(question("doctors", BODIES["cloze"])), "physicians", "April")
    assert "The [gap 1] were cleared in [gap 2]." in said
    assert "Gap 2 of 2: " in said
    assert any(line.startswith("Right.") for line in said)


def test_order_and_pairs_are_typed_as_numbers_and_letters() -> None:
    order = converse(small_bank(question("june", BODIES["order"])), "1 2", "4 3 2 1")
    assert "Type each number from 1 to 4 once, earliest first, such as 3 1 2." in order
    match = converse(small_bank(question("posts", BODIES["match"])), "1z", "1a 2b")
    assert "Type pairs such as 1b 2a: a number from 1 to 2 and a letter from a to c." in match


def test_a_card_is_turned_its_points_ticked_and_the_grade_is_the_learners_own() -> None:
    journal = MemoryJournal()
    bank = small_bank(question("course", BODIES["card"]))
    said = converse(bank, "", "1", "", "3", journal=journal)
    assert "Points you had, 1 to 2, or Enter for none: " in said
    assert "Type 1, 2, 3 or 4, or ? for help." in said
    assert (journal.rows[0].grade, journal.rows[0].given) == (Grade.GOOD, "0")


def test_undo_suspend_bury_flag_skip_and_hint_have_a_word_each() -> None:
    journal = MemoryJournal()
    bank = small_bank(*(question(f"fact-{i}", TrueFalse(True), hint="Spring.") for i in range(4)))
    said = converse(bank, "u", "h", "f", "x", "u", "-", "s", "t", "", "u", journal=journal)
    assert "Nothing to undo." in said
    assert "Hint: Spring." in said
    assert "Flagged." in said
    assert "Suspended. u undoes." in said
    assert "Undid suspend on small/fact-0." in said
    assert "Put away until tomorrow. u undoes." in said
    assert "Skipped, to the end of this session." in said
    assert any(line.startswith("Undid Good on") for line in said)
    kinds = [row.kind for row in journal.rows]
    assert kinds == [Kind.FLAG, Kind.SUSPEND, Kind.UNDO, Kind.BURY, Kind.ANSWER, Kind.UNDO]


def test_a_command_word_can_be_an_answer_behind_an_equals_sign() -> None:
    bank = small_bank(question("letter", BODIES["typed"]))
    assert "Wrong. You said s. The answer is Semyonov." in converse(bank, "= s")


def test_an_answer_that_cannot_be_saved_can_be_given_again() -> None:
    journal = MemoryJournal()
    journal.full = True
    said = converse(fact(), "n", "3", "3", journal=journal)
    assert said.count("Not saved: the disk is full.") == 2
    assert journal.rows == []


def test_help_names_every_word() -> None:
    said = converse(fact(), "?")
    assert "u: undo the last grade, suspension, bury, flag or skip." in said
    assert "quit: quit at once, progress is kept." in said


def doctors(*more: Question) -> Bank:
    return small_bank(question("doctors", BODIES["cloze"]), *more)


def test_a_command_works_at_the_second_gap_and_the_gaps_go_on() -> None:
    journal = MemoryJournal()
    said = converse(doctors(), "physicians", "?", "f", "= April", "3", journal=journal)
    assert said.count("Gap 1 of 2: ") == 1 + 1  # once more for the learning step
    assert said.count("Gap 2 of 2: ") == 3
    assert "Flagged." in said
    assert [row.kind for row in journal.rows] == [Kind.FLAG, Kind.ANSWER]
    assert journal.rows[1].correct


def test_leaving_the_question_at_the_second_gap_abandons_the_gaps() -> None:
    journal = MemoryJournal()
    said = converse(doctors(question("amnesty", TrueFalse(True))), "physicians", "x", "t", "", journal=journal)
    assert said.count("Gap 2 of 2: ") == 1
    assert [(row.question.question, row.kind) for row in journal.rows] == [
        ("doctors", Kind.SUSPEND),
        ("amnesty", Kind.ANSWER),
    ]
    stopped = converse(doctors(), "physicians", "quit", "April", "3")
    assert "Stopped. Nothing was graded." in stopped
    assert stopped.count("Gap 2 of 2: ") == 1


def test_commands_work_where_the_points_of_a_card_and_a_near_miss_are_asked() -> None:
    journal = MemoryJournal()
    bank = small_bank(question("course", BODIES["card"]), question("commissioner", BODIES["typed"]))
    said = converse(bank, "", "?", "y", "x", "Semyonof", "f", "-", journal=journal)
    assert "u: undo the last grade, suspension, bury, flag or skip." in said
    assert "Type their numbers, such as 1 3." in said
    assert [row.kind for row in journal.rows] == [Kind.SUSPEND, Kind.FLAG, Kind.BURY]
    assert said.count("Points you had, 1 to 2, or Enter for none: ") == 3
    assert not any(line.startswith("Grade.") for line in said)


def test_a_card_is_not_judged_before_its_points_are_ticked() -> None:
    said = converse(small_bank(question("course", BODIES["card"])), "", "2")
    assert not any("wrong" in line for line in said)
    assert said.index("You had 1 of 2 points.") > said.index("Points you had, 1 to 2, or Enter for none: ")


def test_a_gap_nearly_right_is_not_called_wrong_before_the_learner_says_so() -> None:
    said = converse(small_bank(question("names", Cloze((Gap("Malenkov"), " and ", Gap("Semyonov"), ".")))), "Malenkov",
                    "Semyonof")  # fmt: skip
    before = said[: said.index("Does that count? y or n: ")]
    assert "Gap 2, you said Semyonof, the answer is Semyonov." in before
    assert not any("wrong" in line for line in before)


def test_the_last_thing_done_can_be_taken_back_when_nothing_is_left_to_ask() -> None:
    journal = MemoryJournal()
    said = converse(fact(), "x", "what", "u", "n", "4", "", "never read", journal=journal)
    assert said.count("Session finished. Enter ends, u undoes: ") == 3
    assert "Type u to undo the last thing you did, or Enter to end." in said
    assert "Undid suspend on small/amnesty." in said
    assert [row.kind for row in journal.rows] == [Kind.SUSPEND, Kind.UNDO, Kind.ANSWER]
    assert said[-2:] == ["1 answer given.", "1 of 1 right at first sight."]


def test_the_end_of_the_input_after_the_last_question_is_an_end_and_no_stop() -> None:
    said = converse(fact(), "n", "4")
    assert not any(line.startswith("Stopped") for line in said)


def test_stopping_before_anything_is_graded_says_that() -> None:
    assert "Stopped. Nothing was graded." in converse(fact(), "n")


def test_with_nothing_to_study_it_says_so() -> None:
    assert "Nothing to study now." in converse(Bank())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from(["", "1", "y", "n", "u", "s", "x", "f", "a", "?", "h", "1 2"]), st.text()),
        max_size=40,
    )
)
def test_whatever_is_typed_nothing_breaks(lines: list[str]) -> None:
    assert converse(small_bank(), *lines)[0].startswith("coldwar-quiz, line mode.")


def test_who_and_what_a_question_names_is_said_when_asked_for() -> None:
    person = Person("zhukov", "Georgy Zhukov", "Zhukov", "marshal of 1953")
    bank = replace(small_bank(disputed()), people=(person,))
    said = converse(bank, "", "w")
    assert "Georgy Zhukov: marshal of 1953." in said
    assert "Nobody and nothing is named here that the bank describes." in converse(small_bank(disputed()), "", "w")
