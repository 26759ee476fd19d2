"""An older store comes to the present version whole, with a backup made first, or stays as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from answers import answer, tally
from coldwar_quiz.errors import StoreError
from coldwar_quiz.progress.migrations import STEPS, Step, back_up, backup_name, newest
from coldwar_quiz.progress.store import Store

NOTED = Step(2, "ALTER TABLE card ADD COLUMN note TEXT;\n\n-- and what to put there\nUPDATE card SET note = 'x;y';\n")
NEXT = Step(3, "CREATE TRIGGER noted AFTER INSERT ON deck\nBEGIN\n  UPDATE card SET note = 'z';\nEND;\n")
BROKEN = Step(3, "ALTER TABLE card ADD COLUMN more TEXT;\nINSERT INTO nowhere VALUES (1);\n")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store of version 1 with one answer, closed."""
    path = tmp_path / "progress.db"
    with Store.open(path) as store:
        store.append(answer("uid-1"), tally([answer("uid-1")]))
    return path


def kept(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(sql).fetchall()


def test_the_steps_have_no_gap() -> None:
    assert [step.version for step in STEPS] == list(range(2, newest() + 1))


def test_an_older_store_takes_every_step_and_keeps_its_answers(old: Path) -> None:
    with Store.open(old, steps=(NOTED, NEXT)) as store:
        assert store.entries() == (answer("uid-1"),)
        assert store.verify_chain() == ()
    assert kept(old, "PRAGMA user_version") == [(3,)]
    assert kept(old, "SELECT note FROM card") == [("x;y",)]
    assert kept(old, "SELECT count(*) FROM sqlite_schema WHERE name = 'noted'") == [(1,)]


def test_the_backup_is_the_store_as_it_was(old: Path) -> None:
    log = kept(old, "SELECT * FROM review")
    Store.open(old, steps=(NOTED, NEXT)).close()
    backup = backup_name(old, 2)
    assert backup.name == "progress.before-2.db"
    assert sorted(p.name for p in old.parent.iterdir()) == ["progress.before-2.db", "progress.db"]
    assert (kept(backup, "PRAGMA user_version"), kept(backup, "SELECT * FROM review")) == ([(1,)], log)
    with Store.open(backup) as store:
        assert store.entries() == (answer("uid-1"),)


def test_a_store_of_the_present_version_is_neither_changed_nor_backed_up(old: Path) -> None:
    Store.open(old, steps=(NOTED,)).close()
    backup_name(old, 2).unlink()
    content = old.read_bytes()
    Store.open(old, steps=(NOTED,)).close()
    assert old.read_bytes() == content
    assert list(old.parent.iterdir()) == [old]


def test_a_step_that_fails_leaves_the_version_before_the_first_step(old: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        Store.open(old, steps=(NOTED, BROKEN))
    assert kept(old, "PRAGMA user_version") == [(1,)]
    assert "note" not in {name for _, name, *_ in kept(old, "PRAGMA table_info (card)")}
    with Store.open(old) as store:
        assert store.entries() == (answer("uid-1"),)


def test_without_a_backup_there_is_no_step(old: Path) -> None:
    backup_name(old, 2).mkdir()
    content = old.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store.open(old, steps=(NOTED,))
    assert str(backup_name(old, 2)) in caught.value.message
    assert old.read_bytes() == content
    assert sorted(p.name for p in old.parent.iterdir()) == ["progress.before-2.db", "progress.db"]


def test_a_backup_takes_the_place_of_an_older_one_and_of_leftovers(old: Path) -> None:
    target = old.with_name("copy.db")
    target.write_text("older")
    old.with_name(".copy.db.0123456789abcdef.new").write_text("left by a killed process")
    with closing(sqlite3.connect(old)) as connection:
        back_up(connection, target)
    assert kept(target, "SELECT uid FROM review") == [("uid-1",)]
    assert sorted(p.name for p in old.parent.iterdir()) == ["copy.db", "progress.db"]


def test_a_new_store_is_brought_to_the_newest_version_at_once(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    Store.open(path, steps=(NOTED,)).close()
    assert kept(path, "PRAGMA user_version") == [(2,)]
    assert list(tmp_path.iterdir()) == [path]
