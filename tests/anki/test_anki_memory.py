"""The terminal and Anki agree on how well something is remembered, because both count study days."""

import random
import time
from pathlib import Path

import pytest
from anki.collection import Collection

from coldwar_quiz.study.model import MICROSECOND, NEW, Grade, Moment
from coldwar_quiz.study.scheduler import Scheduler

HISTORIES = 60


def offset_s() -> int:
    return time.localtime().tm_gmtoff


def histories() -> list[list[tuple[Grade, int]]]:
    """Answers as (grade, milliseconds ago), oldest first: days apart, at odd hours, some twice on a day."""
    rng = random.Random(1953)
    made = []
    for _ in range(HISTORIES):
        ago, rows = 0, []
        for _ in range(rng.randrange(1, 9)):
            ago += rng.choice([rng.randrange(1, 60), rng.randrange(1, 20) * 1440, rng.randrange(600, 3000)]) * 60_000
            rows.append((rng.choice(list(Grade)), ago + rng.randrange(1, 50_000)))
        made.append(rows[::-1])
    return made


def in_anki(folder: Path, rows: list[tuple[Grade, int]], now_ms: int) -> tuple[float, float]:
    """Stability and difficulty as Anki works them out from the same answers."""
    collection = Collection(str(folder / "collection.anki2"))
    try:
        collection.set_config("fsrs", True)
        note = collection.new_note(collection.models.by_name("Basic"))
        note["Front"] = "question"
        collection.add_note(note, collection.decks.id("Default"))
        card = note.cards()[0]
        for number, (grade, ago) in enumerate(rows):
            kind = 0 if number == 0 else 1
            collection.db.execute(
                "insert into revlog values (?, ?, -1, ?, 1, 0, 2500, 1000, ?)", now_ms - ago, card.id, int(grade), kind
            )
        state = collection.compute_memory_state(card.id)
        return state.stability, state.difficulty
    finally:
        collection.close()


@pytest.mark.parametrize("rows", histories(), ids=range(HISTORIES))
def test_the_memory_is_what_anki_makes_of_the_same_answers(tmp_path: Path, rows: list[tuple[Grade, int]]) -> None:
    now_ms = int(time.time() * 1000)
    state, scheduler = NEW, Scheduler()
    for number, (grade, ago) in enumerate(rows):
        state = scheduler.next(state, grade, Moment((now_ms - ago) * MICROSECOND // 1000, offset_s()), str(number))
    stability, difficulty = in_anki(tmp_path, rows, now_ms)
    assert state.stability == pytest.approx(stability, rel=0.001)
    assert state.difficulty == pytest.approx(difficulty, rel=0.001)
