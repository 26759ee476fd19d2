"""Suspending and unsuspending by name: what is written, and that a rebuilt store would say the same."""

from banks import question, small_bank
from coldwar_quiz.bank.model import QuestionId, TrueFalse
from coldwar_quiz.study.model import Grade, Kind, Said
from coldwar_quiz.study.queue import Selection
from coldwar_quiz.study.replay import replay
from coldwar_quiz.study.session import Session
from coldwar_quiz.study.standing import suspend, unsuspend
from journal import MemoryJournal, SetClock

FACT = QuestionId("small", "fact")
BANK = small_bank(question("fact", TrueFalse(True)))


def test_each_change_is_one_row_and_no_change_is_none() -> None:
    journal, clock = MemoryJournal(), SetClock()
    assert not unsuspend(BANK, journal, clock, FACT, str)
    assert suspend(BANK, journal, clock, FACT, str)
    assert not suspend(BANK, journal, clock, FACT, str)
    assert unsuspend(BANK, journal, clock, FACT, str)
    assert [row.kind for row in journal.rows] == [Kind.SUSPEND, Kind.UNSUSPEND]
    assert len({row.uid for row in journal.rows}) == 2


def test_what_was_learned_stays_and_the_log_replays_to_the_same() -> None:
    journal, clock = MemoryJournal(), SetClock()
    session = Session(BANK, journal, clock, selection=Selection(seed=1), content_hash=str)
    session.answer(Said(True))
    learned = session.grade(Grade.EASY)
    suspend(BANK, journal, clock, FACT, str)
    assert journal.kept[FACT] == learned._replace(suspended=True)
    unsuspend(BANK, journal, clock, FACT, str)
    assert journal.kept[FACT] == learned
    assert replay(journal.rows) == journal.kept


def test_a_clock_gone_back_is_marked() -> None:
    journal, clock = MemoryJournal(), SetClock()
    session = Session(BANK, journal, clock, selection=Selection(seed=1), content_hash=str)
    session.answer(Said(True))
    session.grade(Grade.EASY)
    clock.pass_seconds(-60)
    suspend(BANK, journal, clock, FACT, str)
    assert journal.rows[-1].clock_back
