"""docs/import.md: what it shows can be typed, and every column that there is stands in its table."""

from pathlib import Path

import pytest
from test_authoring_page import Author

from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import Choice
from coldwar_quiz.exchange.columns import OTHER_NAMES, column
from coldwar_quiz.exchange.csv_out import COLUMNS
from pages import CHECKOUT, blocks, commands

PAGE = "docs/import.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which the commands of the page were typed."""
    author = Author(tmp_path)
    assert [command for command in commands(PAGE) if not author.type(command)] == []
    return tmp_path


def test_the_tables_of_the_page_become_the_questions_it_says(folder: Path) -> None:
    bank, problems = load_bank([folder / "words.yaml", folder / "wrong.yaml", folder / "options.yaml"])
    assert [q.type for q in bank] == ["typed", "typed", "choice", "choice"]
    assert problems.errors == ()
    wrong, chosen = (next(q for q in bank if q.id.deck == deck) for deck in ("wrong", "options"))
    assert (wrong.body, wrong.tags) == (Choice("Beria", ("Malenkov", "Molotov")), ("letter",))
    assert wrong.explanation == "He wrote from prison."
    (shown,) = blocks(PAGE, "yaml")
    assert shown.text in (folder / "options.yaml").read_text("utf-8")
    assert chosen.id.question == "addressed"


def test_every_column_and_every_other_name_of_one_is_on_the_page() -> None:
    rows = [line.split("|") for line in (CHECKOUT / PAGE).read_text("utf-8").splitlines() if line.startswith("| `")]
    ours = {name: column(name).kind for cells in rows for name in cells[1].split("`")[1::2]}
    others = {name: column(name).kind for cells in rows for name in cells[2].split("`")[1::2]}
    assert set(COLUMNS) <= set(ours)
    assert {**ours, **others} == {name: kind for name, kind in {**ours, **others}.items() if kind}
    assert {name.replace("_", " ") for name in OTHER_NAMES} == {
        name.lower() for name in others if column(name).kind not in ("wrong", "option")
    }
