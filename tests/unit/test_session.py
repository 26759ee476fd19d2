"""A sitting, as a learner has it."""

import itertools

import pytest

from banks import BODIES, disputed, question, small_bank
from coldwar_quiz.bank.model import Bank, Choice, Question, QuestionId, TrueFalse
from coldwar_quiz.errors import StoreError
from coldwar_quiz.study.model import DontKnow, Grade, Kind, Outcome, Phase, Picked, Recalled, Said, Written
from coldwar_quiz.study.queue import Selection
from coldwar_quiz.study.replay import replay
from coldwar_quiz.study.session import Session, Step
from journal import DAY_S, MemoryJournal, SetClock


def begin(
    bank: Bank, journal: MemoryJournal | None = None, clock: SetClock | None = None, selection: Selection | None = None
) -> Session:
    counter = itertools.count()
    prefix = len(journal.rows) if journal else 0
    return Session(
        bank,
        journal or MemoryJournal(),
        clock or SetClock(),
        selection=selection or Selection(new=100, seed=1),
        content_hash=lambda q: f"hash of {q.id}",
        new_uid=lambda: f"{prefix:04d}-{next(counter):08d}",
    )


def facts(n: int, **more: object) -> tuple[Question, ...]:
    return tuple(question(f"fact-{i}", TrueFalse(True), **more) for i in range(n))


def answer_right(session: Session) -> None:
    session.answer(Said(True))
    session.grade(Grade.GOOD)


def test_a_right_answer_proposes_good_and_is_stored_with_what_was_said() -> None:
    journal, clock = MemoryJournal(), SetClock()
    session = begin(small_bank(*facts(1)), journal, clock)
    clock.pass_seconds(6.4)
    assert session.answer(Said(True)).proposed is Grade.GOOD
    assert session.step is Step.ANSWERED
    session.grade(Grade.GOOD)
    [row] = journal.rows
    assert (row.kind, row.grade, row.correct, row.given, row.duration_ms) == (
        Kind.ANSWER,
        Grade.GOOD,
        True,
        "true",
        6400,
    )
    assert row.content_hash == "hash of small/fact-0"


def test_ticking_a_point_keeps_the_learners_own_word() -> None:
    session = begin(small_bank(question("card", BODIES["card"])))
    session.reveal()
    session.settle(True)
    ticked = session.tick(frozenset({0}))
    assert (ticked.settled, ticked.proposed, ticked.note) == (True, Grade.GOOD, "1 of 2 points")


def test_a_new_question_comes_twice_more_in_the_same_session_until_it_leaves_the_learning_steps() -> None:
    journal, clock = MemoryJournal(), SetClock()
    session = begin(small_bank(*facts(1)), journal, clock)
    for _ in range(2):
        answer_right(session)
    assert session.step is Step.FINISHED
    assert session.state(QuestionId("small", "fact-0")).phase is Phase.REVIEW
    assert len(journal.rows) == 2


def test_a_question_learned_today_is_asked_again_on_the_study_day_it_is_due_and_not_before() -> None:
    journal, clock = MemoryJournal(), SetClock()
    bank = small_bank(*facts(1))
    session = begin(bank, journal, clock)
    while session.asked:
        answer_right(session)
    due_day = session.state(QuestionId("small", "fact-0")).due_day
    assert due_day is not None
    while clock.now.day < due_day:
        assert begin(bank, journal, clock).step is Step.FINISHED
        clock.pass_seconds(DAY_S)
    assert begin(bank, journal, clock).step is Step.ASKING


def test_the_first_session_asks_the_starters_in_the_order_of_their_dates() -> None:
    from coldwar_quiz.bank.model import PartialDate, When

    starters = tuple(
        question(f"event-{day}", TrueFalse(True), tags=("starter",), when=When(PartialDate(1953, 6, day)))
        for day in (26, 16, 17)
    )
    session = begin(small_bank(*facts(5), *starters), selection=Selection(seed=1, new_per_day=3))
    asked = []
    while session.asked and len(asked) < 3:
        asked.append(session.asked.question.id.question)
        session.answer(Said(True))
        session.grade(Grade.EASY)
    assert asked == ["event-16", "event-17", "event-26"]
    assert session.step is Step.FINISHED


def test_ten_new_questions_are_introduced_a_day_and_not_ten_more_in_the_next_session() -> None:
    journal, clock = MemoryJournal(), SetClock()
    bank = small_bank(*facts(15))
    session = begin(bank, journal, clock, Selection(seed=1))
    assert session.counts.new == 10
    answer_right(session)
    assert begin(bank, journal, clock, Selection(seed=1)).counts.new == 9


def test_undo_takes_back_the_grade_and_puts_the_question_back_unanswered() -> None:
    journal = MemoryJournal()
    session = begin(small_bank(*facts(3)), journal)
    first = session.asked
    answer_right(session)
    undone = session.undo()
    assert undone is not None
    assert (undone.kind, undone.grade) == (Kind.ANSWER, Grade.GOOD)
    assert session.asked is not None
    assert first is not None
    assert session.asked.question == first.question
    assert session.verdict is None
    assert session.state(first.question.id).reps == 0
    assert [row.kind for row in journal.rows] == [Kind.ANSWER, Kind.UNDO]
    assert session.asked.uid != first.uid


def test_undo_goes_back_as_far_as_the_session_began() -> None:
    session = begin(small_bank(*facts(4)))
    before = session.counts
    for _ in range(3):
        answer_right(session)
    while session.can_undo:
        session.undo()
    assert session.counts == before
    assert session.undo() is None


def test_an_answer_that_cannot_be_stored_stays_on_screen_and_can_be_graded_again() -> None:
    journal = MemoryJournal()
    session = begin(small_bank(*facts(2)), journal)
    asked = session.asked
    session.answer(Said(True))
    journal.full = True
    with pytest.raises(StoreError):
        session.grade(Grade.GOOD)
    assert (session.asked, session.step) == (asked, Step.ANSWERED)
    journal.full = False
    session.grade(Grade.GOOD)
    assert len(journal.rows) == 1


def test_a_suspended_question_is_not_asked_again_and_undo_brings_it_back() -> None:
    journal = MemoryJournal()
    bank = small_bank(*facts(2))
    session = begin(bank, journal)
    assert session.asked is not None
    gone = session.asked.question.id
    session.suspend()
    assert session.asked.question.id != gone
    assert begin(bank, journal).counts.new == 1
    session.undo()
    assert session.asked.question.id == gone
    assert begin(bank, journal).counts.new == 2


def test_a_buried_question_comes_back_on_the_next_study_day() -> None:
    journal, clock = MemoryJournal(), SetClock()
    bank = small_bank(*facts(1))
    begin(bank, journal, clock).bury()
    assert begin(bank, journal, clock).step is Step.FINISHED
    clock.pass_seconds(DAY_S)
    assert begin(bank, journal, clock).step is Step.ASKING


def test_a_skipped_question_comes_last_and_nothing_is_stored() -> None:
    journal = MemoryJournal()
    session = begin(small_bank(*facts(3)), journal)
    assert session.asked is not None
    skipped = session.asked.question.id
    session.skip()
    asked = []
    while session.asked:
        asked.append(session.asked.question.id)
        session.answer(Said(True))
        session.grade(Grade.EASY)
    assert asked[-1] == skipped
    assert len(journal.rows) == 3


def test_a_flag_stays_with_the_question_and_shows_in_the_summary() -> None:
    session = begin(small_bank(*facts(2)))
    assert session.asked is not None
    flagged = session.asked.question.id
    assert session.flag() is True
    answer_right(session)
    assert session.state(flagged).flagged
    assert session.summary().flagged == (flagged,)


def test_the_answer_of_another_account_is_not_wrong() -> None:
    session = begin(small_bank(disputed()))
    verdict = session.answer(Picked("Voroshilov"))
    assert (verdict.outcome, verdict.account, verdict.proposed) == (Outcome.FOLLOWS, 1, Grade.GOOD)


def test_a_near_miss_waits_for_the_learner_to_say_whether_it_counts() -> None:
    session = begin(small_bank(question("commissioner", BODIES["typed"])))
    verdict = session.answer(Written("Semyonof"))
    assert (verdict.outcome, verdict.proposed) == (Outcome.NEAR, None)
    assert session.settle(True).proposed is Grade.GOOD
    assert session.settle(False).proposed is Grade.AGAIN


def test_an_unclear_date_leaves_the_question_open() -> None:
    session = begin(small_bank(question("arrest", BODIES["date"])))
    assert session.answer(Written("6/7/1953")).outcome is Outcome.UNCLEAR
    assert session.step is Step.ASKING


def test_a_typed_question_with_distractors_is_a_choice_until_the_memory_has_grown() -> None:
    journal, clock = MemoryJournal(), SetClock()
    bank = small_bank(question("marshal", BODIES["grown"]))
    faces = []
    for _ in range(12):
        session = begin(bank, journal, clock)
        while session.asked:
            faces.append(session.asked.face)
            session.reveal()
            session.grade(Grade.EASY)
        clock.pass_seconds(40 * DAY_S)
    assert faces[0] == "choice"
    assert faces[-1] == "typed"


def test_confusable_questions_are_not_asked_next_to_each_other() -> None:
    party = question("party", TrueFalse(True), confusable=((QuestionId("small", "youth"), "1,836 against 1,781"),))
    bank = small_bank(party, question("youth", TrueFalse(True)), *facts(2))
    session = begin(bank)
    asked = []
    while session.asked and len(asked) < 4:
        asked.append(session.asked.question.id.question)
        session.answer(Said(True))
        session.grade(Grade.EASY)
    assert abs(asked.index("party") - asked.index("youth")) > 1


def test_a_renamed_question_keeps_its_progress_and_can_be_undone() -> None:
    journal, clock = MemoryJournal(), SetClock()
    session = begin(small_bank(question("old", TrueFalse(True))), journal, clock)
    while session.asked:
        answer_right(session)
    renamed = small_bank(question("new", TrueFalse(True), formerly=(QuestionId("small", "old"),)))
    clock.pass_seconds(10 * DAY_S)
    session = begin(renamed, journal, clock)
    before = session.state(QuestionId("small", "new"))
    assert before.reps == 2
    answer_right(session)
    session.undo()
    assert session.state(QuestionId("small", "new")) == before
    assert replay(journal.rows, renamed.aliases)[QuestionId("small", "new")] == before


def test_giving_up_on_a_card_turns_it_and_on_anything_else_counts_as_not_answered() -> None:
    card = begin(small_bank(question("course", BODIES["card"])))
    assert card.reveal().outcome is Outcome.SELF
    assert card.tick(frozenset({0})).outcome is Outcome.SELF
    other = begin(small_bank(question("quota", Choice("10", ("5", "20")))))
    assert other.reveal().outcome is Outcome.UNANSWERED
    assert begin(small_bank(*facts(1))).answer(DontKnow()).proposed is Grade.AGAIN


def test_what_the_grade_bar_promises_is_what_is_stored() -> None:
    session = begin(small_bank(*facts(1)))
    session.answer(Said(True))
    promised = session.previews()[Grade.EASY]
    assert session.grade(Grade.EASY) == promised


def test_a_hint_that_was_seen_is_kept_with_the_answer() -> None:
    journal = MemoryJournal()
    session = begin(small_bank(*facts(1, hint="A spring day.")), journal)
    assert session.hint() == "A spring day."
    answer_right(session)
    assert journal.rows[0].extra["hint"] is True


def test_options_that_are_numbers_stand_in_their_order() -> None:
    session = begin(small_bank(question("quota", Choice("10", ("25", "5", "100")))))
    assert session.asked is not None
    assert session.asked.options == ("5", "10", "25", "100")


def test_every_type_can_be_asked_and_answered() -> None:
    session = begin(small_bank())
    seen = set()
    while session.asked:
        seen.add(session.asked.question.type)
        session.answer(Recalled()) if session.asked.face == "card" else session.reveal()
        session.grade(Grade.EASY)
    assert len(seen) == 10


def test_a_question_that_comes_again_does_not_make_the_session_longer() -> None:
    session = begin(small_bank(*facts(3)))
    places = []
    while session.asked:
        places.append((session.counts.met, session.counts.questions))
        answer_right(session)
    assert places == [(1, 3), (2, 3), (3, 3), (3, 3), (3, 3), (3, 3)]


def test_only_the_first_answer_to_a_question_counts_at_first_sight() -> None:
    clock = SetClock()
    session = begin(small_bank(*facts(1)), clock=clock)
    session.answer(Said(False))
    session.grade(Grade.AGAIN)
    clock.pass_seconds(60)
    answer_right(session)
    summary = session.summary()
    assert len(summary.answers) == 2
    assert [a.correct for a in summary.first_answers] == [False]
    assert summary.right_at_first_sight == 0
