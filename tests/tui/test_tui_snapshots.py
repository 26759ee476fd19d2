"""What the screens look like, as text to be read in a diff. `UPDATE_SNAPSHOTS=1 pytest ...` writes them anew.

Only a few, and only their text: what they mean is asserted elsewhere, colours by the themes' own tests.
"""

import os
from pathlib import Path

import pytest
from tui_driver import Past, at_the_quiz

from banks import BODIES, disputed, question, small_bank
from coldwar_quiz.study.model import CardState, Moment, Phase
from journal import DAY_S, START, MemoryJournal

FOLDER = Path(__file__).parent / "snapshots"
UPDATE = "UPDATE_SNAPSHOTS"
SIZES = [(60, 18), (80, 24), (120, 40)]
size_ids = [f"{w}x{h}" for w, h in SIZES]


def compare(name: str, rows: list[str]) -> None:
    """The rows are those kept under that name."""
    path, text = FOLDER / f"{name}.txt", "\n".join(rows) + "\n"
    if os.environ.get(UPDATE):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert path.is_file(), f"no snapshot {name}: run with {UPDATE}=1 and read what it writes"
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize("size", SIZES, ids=size_ids)
async def test_a_wrong_answer_where_accounts_differ(size: tuple[int, int]) -> None:
    async with at_the_quiz(small_bank(disputed()), size=size) as person:
        compare(f"study-question-{size[0]}x{size[1]}", await person.settled())
        asked = person.session.asked
        assert asked is not None
        person.clock.pass_seconds(6.4)
        await person.press(str(asked.options.index("Konev") + 1), "space")
        await person.sees("✗ Not correct", "1 Again")
        compare(f"study-answered-{size[0]}x{size[1]}", await person.settled())


@pytest.mark.parametrize("size", SIZES, ids=size_ids)
async def test_home_with_a_past(size: tuple[int, int]) -> None:
    bank = small_bank(*(question(f"q-{n}", BODIES["choice"], deck=f"deck-{n % 5}") for n in range(30)))
    journal = MemoryJournal()
    for n, asked in enumerate(bank):
        day = START.day - 2 + n % 11
        last_us = START.at_us - 3 * DAY_S * 1_000_000
        journal.kept[asked.id] = CardState(
            Phase.REVIEW, stability=float(2 * n), difficulty=5.0, due_day=day, last_day=START.day - 3,
            last_us=last_us, first_day=START.day - 30, reps=4, lapses=n % 4, flagged=n == 3,
        )  # fmt: skip

    def past(now: Moment) -> Past:
        days = {now.day - n: (n * 7) % 13 for n in range(80)}
        return Past(0.91, 17.0, 12, {"deck-1": 0.93, "deck-2": 0.8}, days, 4, 3, 68.0)

    async with at_the_quiz(bank, None, journal=journal, past=past, size=size) as person:
        await person.sees("due now")
        compare(f"home-{size[0]}x{size[1]}", await person.settled())


@pytest.mark.parametrize("name", ["select", "typed", "cloze", "order", "match"])
async def test_each_way_of_answering(name: str) -> None:
    async with at_the_quiz(small_bank(question(name, BODIES[name]))) as person:
        compare(f"{name}-80x24", await person.settled())


async def test_the_end_of_a_session() -> None:
    bank = small_bank(*(question(f"true-{n}", BODIES["true-false"]) for n in range(2)))
    async with at_the_quiz(bank) as person:
        for key in ("t", "n"):
            person.clock.pass_seconds(7)
            await person.press(key, "space")
            await person.sees("4 Easy")
            await person.press("4")
        await person.comes_to("SummaryScreen")
        await person.sees("MISSED")
        compare("summary-80x24", await person.settled())
