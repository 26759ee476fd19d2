"""When a note got its present content."""

from pathlib import Path

import pytest
from bank_for_tests import RELEASE

from coldwar_quiz.anki.ledger import Ledger, Stamp
from coldwar_quiz.errors import CannotDo


def kept(path: Path, content: str = "a", at: int = RELEASE) -> Stamp:
    """The stamp one note gets from the ledger at `path`, which is then saved."""
    ledger = Ledger.read(path)
    stamp = ledger.stamp("guid", content, 7, at)
    assert ledger.save() is None
    return stamp


def test_unchanged_content_keeps_its_stamp(tmp_path: Path) -> None:
    path = tmp_path / "home" / "ledger.json"
    assert kept(path) == kept(path, at=RELEASE + 500) == Stamp("a", RELEASE, RELEASE, 7)


def test_changed_content_is_stamped_now_and_remembers_when_it_first_was(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    kept(path)
    assert Stamp("b", RELEASE + 500, RELEASE, 7) == kept(path, "b", RELEASE + 500)


@pytest.mark.parametrize("back", [0, 1, 100_000])
def test_a_later_change_is_the_newer_one_whatever_the_clock_says(tmp_path: Path, back: int) -> None:
    path = tmp_path / "ledger.json"
    kept(path)
    assert kept(path, "b", RELEASE - back).time == RELEASE + 1


def test_the_shipped_ledger_decides_where_it_knows_the_content(tmp_path: Path) -> None:
    seed, path = tmp_path / "seed.json", tmp_path / "own.json"
    kept(seed, "b", RELEASE)
    ledger = Ledger.read(path, seed)
    assert ledger.stamp("guid", "b", 7, RELEASE + 900).time == RELEASE
    assert ledger.stamp("guid", "my own edit", 7, RELEASE + 950).time == RELEASE + 950


def test_the_shipped_stamp_of_newer_content_beats_the_clock_but_not_an_own_later_stamp(tmp_path: Path) -> None:
    seed, path = tmp_path / "seed.json", tmp_path / "own.json"
    kept(seed, "b", RELEASE + 100)
    kept(path, "a", RELEASE)
    assert Ledger.read(path, seed).stamp("guid", "b", 7, RELEASE + 900).time == RELEASE + 100
    kept(path, "c", RELEASE + 500)
    assert Ledger.read(path, seed).stamp("guid", "b", 7, RELEASE + 900).time == RELEASE + 900


def test_a_damaged_ledger_is_said_and_kept_beside_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_text('{"format": 1, "stamps": {"guid": [1')
    ledger = Ledger.read(path)
    assert ledger.problem == f"{path} is damaged; every note counts as changed"
    ledger.stamp("guid", "a", 7, RELEASE)
    assert ledger.save() is None
    assert (tmp_path / "ledger.json.damaged").read_text().endswith("[1")
    assert Ledger.read(path).problem is None


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        "null",
        '{"format": "1", "stamps": {}}',
        '{"format": 1, "stamps": []}',
        '{"format": 1, "stamps": {"g": ["a", 1e400, 1, 1]}}',
        '{"format": 1, "stamps": {"g": ["a", 99999999999999999, 1, 1]}}',
        '{"format": 1, "stamps": {"g": ["a", 1]}}',
        "\x00",
    ],
)
def test_no_wrong_shape_stops_the_program(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(text)
    assert "is damaged" in (Ledger.read(path).problem or "")


def test_a_ledger_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_text('{"format": 2}')
    with pytest.raises(CannotDo, match="newer coldwar-quiz"):
        Ledger.read(path)


def test_a_ledger_that_cannot_be_written_is_said_and_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where a folder should be")
    ledger = Ledger.read(tmp_path / "home" / "ledger.json")
    ledger.stamp("guid", "a", 7, RELEASE)
    assert "cannot write" in (ledger.save() or "")


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    kept(path)
    written = path.stat().st_mtime_ns
    kept(path)
    assert written == path.stat().st_mtime_ns


def test_a_ledger_is_one_line_a_note(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    kept(path)
    assert f'"guid": ["a", {RELEASE}, {RELEASE}, 7]' in path.read_text().splitlines()
