"""The figures say what the log says; what was undone never happened."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from answers import NOON, answer, flag, later, question, undo
from coldwar_quiz.progress import statistics
from coldwar_quiz.progress.statistics import DayFigures, Recall, Share, Totals
from coldwar_quiz.progress.store import Store
from coldwar_quiz.study.model import NEW, Entry, Grade, Kind

TODAY = NOON.day
DAY_S = 86_400


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "progress.db", refold=lambda rows: NEW) as opened:
        yield opened


def lived(store: Store, *rows: tuple[int, int, Grade]) -> list[Entry]:
    """Answers as (days from today, question, grade), in the order given, 7.25 seconds each."""
    entries = []
    for number, (days, asked, grade) in enumerate(rows):
        entries.append(answer(f"uid-{number}", question(asked), later(days * DAY_S + number), grade))
        store.append(entries[-1], NEW)
    return entries


A, H, G = Grade.AGAIN, Grade.HARD, Grade.GOOD


def test_an_empty_log_has_empty_figures(store: Store) -> None:
    assert statistics.on_day(store, TODAY) == DayFigures()
    assert statistics.recall(store, TODAY) == Recall()
    assert statistics.right_by_deck(store, TODAY) == {}
    assert statistics.streak(store, TODAY) == 0
    assert statistics.median_seconds(store, TODAY) is None
    assert statistics.totals(store) == Totals()
    assert Share().ratio is None


def test_a_day_counts_its_answers_the_right_ones_the_new_questions_and_the_time(store: Store) -> None:
    lived(store, (-1, 1, G), (0, 1, A), (0, 1, H), (0, 2, G), (0, 3, A), (1, 4, G))
    assert statistics.on_day(store, TODAY) == DayFigures(Share(2, 4), introduced=2, spent_ms=4 * 7250)


def test_an_undone_answer_counts_nowhere(store: Store) -> None:
    rows = lived(store, (0, 1, A), (0, 2, G))
    store.append(undo("undo", rows[0], later(60)), NEW)
    assert statistics.on_day(store, TODAY) == DayFigures(Share(1, 1), introduced=1, spent_ms=7250)
    assert statistics.totals(store) == Totals(Share(1, 1), 1, TODAY, 7250)
    assert statistics.answers_by_day(store, TODAY, TODAY) == {TODAY: 1}
    store.append(undo("undo too", rows[1], later(61)), NEW)
    assert statistics.streak(store, TODAY) == 0


def test_an_answer_given_again_after_an_undo_introduces_the_question_once(store: Store) -> None:
    rows = lived(store, (0, 1, A))
    store.append(undo("undo", rows[0], later(5)), NEW)
    store.append(answer("again", question(1), later(9)), NEW)
    assert statistics.on_day(store, TODAY) == DayFigures(Share(1, 1), introduced=1, spent_ms=7250)


def test_flags_and_imported_reviews_are_no_answers(store: Store) -> None:
    store.append(flag("flag"), NEW)
    store.append(answer("anki:1")._replace(kind=Kind.IMPORT), NEW)
    assert statistics.totals(store) == Totals()


def test_recall_counts_the_first_answer_of_a_day_to_a_question_of_an_earlier_day(store: Store) -> None:
    lived(
        store,
        (-40, 1, G),  # a first sight, and too long ago
        (-2, 1, A),  # forgotten
        (-2, 1, G),  # a learning step
        (-1, 2, A),  # a first sight
        (0, 1, H),  # remembered
        (0, 2, G),  # remembered
        (0, 3, G),  # a first sight
        (0, 3, A),  # a learning step
    )
    whole = Share(2, 3)
    assert statistics.recall(store, TODAY) == Recall(whole, {"beria": whole})
    assert statistics.recall(store, TODAY, days=1).whole == Share(2, 2)
    assert statistics.recall(store, TODAY).whole.ratio == 2 / 3


def test_the_shares_of_the_decks_are_their_own(store: Store) -> None:
    store.append(answer("uid-1", question(1, "beria")), NEW)
    store.append(answer("uid-2", question(1, "gdr"), grade=A), NEW)
    store.append(answer("uid-3", question(2, "gdr")), NEW)
    assert statistics.right_by_deck(store, TODAY) == {"beria": Share(1, 1), "gdr": Share(1, 2)}
    assert statistics.right_by_deck(store, TODAY + 30) == {}
    assert statistics.right_by_deck(store, TODAY + 29) != {}


def test_answers_count_for_the_deck_their_question_is_in_now(store: Store) -> None:
    store.append(answer("uid-1", question(1, "beria"), NOON, G), NEW)
    store.append(answer("uid-2", question(2, "gdr"), NOON, A), NEW)
    moved = {question(1, "beria"): question(1, "gdr")}
    assert statistics.right_by_deck(store, TODAY, aliases=moved) == {"gdr": Share(1, 2)}


def test_a_renamed_question_is_no_new_one_and_its_answer_is_a_test_of_memory(store: Store) -> None:
    store.append(answer("uid-1", question(1, "beria"), later(-9 * DAY_S), G), NEW)
    store.append(answer("uid-2", question(1, "gdr"), NOON, A), NEW)
    renamed = {question(1, "beria"): question(1, "gdr")}
    assert statistics.on_day(store, TODAY).introduced == 1
    assert statistics.on_day(store, TODAY, renamed).introduced == 0
    assert statistics.recall(store, TODAY, aliases=renamed) == Recall(Share(0, 1), {"gdr": Share(0, 1)})


@pytest.mark.parametrize(
    ("days", "streak"),
    [
        ([0], 1),
        ([-1], 1),
        ([-2], 0),
        ([-2, -1, 0], 3),
        ([-3, -2, -1], 3),
        ([-4, -3, -1, 0], 2),
        ([-1, -1, 0, 0], 2),
        ([1], 0),
    ],
)
def test_a_streak_ends_today_or_yesterday(store: Store, days: list[int], streak: int) -> None:
    lived(store, *((day, 1, G) for day in days))
    assert statistics.streak(store, TODAY) == streak


def test_a_night_counts_to_the_day_before_until_four(store: Store) -> None:
    for uid, hours in (("evening", 10), ("night", 15.9), ("early morning", 16.1)):
        store.append(answer(uid, at=later(hours * 3600)), NEW)
    assert statistics.answers_by_day(store, TODAY, TODAY + 1) == {TODAY: 2, TODAY + 1: 1}


@pytest.mark.parametrize(("times", "median"), [([1000], 1.0), ([1000, 4000], 2.5), ([9000, 1000, 2000], 2.0)])
def test_the_median_time_of_an_answer_is_in_seconds(store: Store, times: list[int], median: float) -> None:
    for number, ms in enumerate(times):
        store.append(answer(f"uid-{number}")._replace(duration_ms=ms), NEW)
    store.append(answer("untimed")._replace(duration_ms=None), NEW)
    assert statistics.median_seconds(store, TODAY) == median


def test_totals_are_over_the_whole_log(store: Store) -> None:
    lived(store, (-400, 1, G), (-1, 1, A), (0, 2, G))
    assert statistics.totals(store) == Totals(Share(2, 3), 3, TODAY - 400, 3 * 7250)


def test_right_is_what_was_graded_above_again_whatever_the_verdict_said(store: Store) -> None:
    store.append(answer("overruled", grade=G)._replace(correct=False), NEW)
    store.append(answer("owned up", grade=A)._replace(correct=True), NEW)
    assert statistics.on_day(store, TODAY).answers == Share(1, 2)
