"""A file that is not a sound store is refused in one sentence, and not a byte of it is changed."""

import random
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from answers import answer, flag, later, question, tally, tally_all
from coldwar_quiz.errors import StoreError
from coldwar_quiz.progress.store import Store

HITS = 60
"""Damaged copies of one store; the seed is fixed, since any of them that behaves otherwise is a bug to keep."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a closed store with a few pages of answers."""
    path = tmp_path_factory.mktemp("whole") / "progress.db"
    with Store.open(path, refold=tally) as store:
        for number in range(150):
            entry = answer(f"uid-{number}", question(number % 40), later(number))
            store.append(entry, tally([entry]))
    return path.read_bytes()


def refused(path: Path, content: bytes) -> str:
    """The message with which a file of that content is refused, its bytes untouched."""
    path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    assert path.read_bytes() == content
    assert caught.value.help
    assert "\n" not in caught.value.message
    return caught.value.message


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    assert refused(path, b"") == f"{path} is not a progress store: it is empty"


@pytest.mark.parametrize(
    "content",
    [
        b"x",
        b"my notes on 1953\n" * 300,
        b"<!DOCTYPE html><html><body>404</body></html>" * 100,
        b"SQLite format 3\x00",
        b"SQLite format 3\x00" + b"\xff" * 4080,
        random.Random(1).randbytes(8192),
        b"\x00" * 4096,
    ],
    ids=["one byte", "text", "html", "magic only", "magic and noise", "noise", "zeros"],
)
def test_a_file_that_is_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "progress.db"
    message = refused(path, content)
    assert message.startswith((f"{path} is not a progress store: ", f"the progress store {path} is damaged: "))


@pytest.mark.parametrize("kept", [1, 15, 99, 100, 512, 4095, 4096, 4097, 20_000, -4096])
def test_a_store_cut_short_is_refused(tmp_path: Path, whole: bytes, kept: int) -> None:
    path = tmp_path / "progress.db"
    assert str(path) in refused(path, whole[:kept])


def test_a_last_byte_that_is_missing_is_found_by_the_check_sums(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "progress.db"
    path.write_bytes(whole[:-1])
    with Store.open(path) as store:
        assert len(store.verify_chain()) > 0


@pytest.mark.parametrize("place", [0, 5, 68, 71])
def test_a_store_with_a_wrong_first_page_is_refused(tmp_path: Path, whole: bytes, place: int) -> None:
    path = tmp_path / "progress.db"
    refused(path, whole[:place] + b"Z" + whole[place + 1 :])


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE review (seq INTEGER PRIMARY KEY)")
    assert refused(path, path.read_bytes()) == f"{path} is not a progress store: it was made by another program"


def test_a_store_without_one_of_its_tables_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TABLE card")
    assert refused(path, path.read_bytes()) == f"the progress store {path} is damaged: it has no table card"


def test_a_store_of_a_newer_version_is_refused_and_not_a_byte_changes(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    Store.open(path).close()
    newer = sqlite3.connect(path, isolation_level=None)
    newer.execute("PRAGMA user_version = 2")
    newer.execute("PRAGMA wal_checkpoint (TRUNCATE)")
    newer.execute("CREATE TABLE yet_unknown (a)")
    # What a newer program left in its log when it was killed: copied while it is open, since closing would fold it in.
    content, log = path.read_bytes(), Path(f"{path}-wal").read_bytes()
    newer.close()
    path.write_bytes(content)
    Path(f"{path}-wal").write_bytes(log)
    message = refused(path, content)
    assert message == f"the progress store {path} was made by a newer coldwar-quiz (version 2, this one knows 1)"
    assert Path(f"{path}-wal").read_bytes() == log


def test_a_page_that_the_disk_lost_is_noticed_before_the_first_question(tmp_path: Path, whole: bytes) -> None:
    for start in range(4096, len(whole), 4096):
        refused(tmp_path / "progress.db", whole[:start] + bytes(4096) + whole[start + 4096 :])


def test_random_damage_is_found_or_harmless_and_never_a_traceback(tmp_path: Path, whole: bytes) -> None:
    rng, path, harmless = random.Random(1953), tmp_path / "progress.db", 0
    for number in range(HITS):
        content = bytearray(whole)
        if number % 3 == 0:
            content[rng.randrange(4096, len(content))] ^= 1 << rng.randrange(8)
        else:
            start = rng.randrange(1, len(content) // 4096) * 4096
            content[start : start + 4096] = bytes(4096) if number % 3 == 1 else rng.randbytes(4096)
        path.write_bytes(content)
        with suppress(StoreError), Store.open(path, refold=tally) as store:
            store.states()
            store.history(question(3))
            if not store.verify_chain() and not store.rebuild(tally_all, write=False):
                assert len(store.entries()) == 150
                harmless += 1
    assert harmless < HITS // 4


@pytest.mark.parametrize("change", ["UPDATE review SET given = 'better'", "DELETE FROM review"])
def test_the_log_refuses_to_be_changed_by_anybody(tmp_path: Path, change: str) -> None:
    path = tmp_path / "progress.db"
    with Store.open(path) as store:
        store.append(answer("uid-1"), tally([answer("uid-1")]))
    with closing(sqlite3.connect(path)) as raw, pytest.raises(sqlite3.IntegrityError) as caught:
        raw.execute(change)
    assert str(caught.value) == "the review log is append-only"


def tampered(path: Path, change: str) -> None:
    """Change rows behind the triggers' back, as a flipped bit does."""
    with closing(sqlite3.connect(path)) as raw:
        for trigger in ("review_never_changes", "review_never_forgets"):
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(change)
        raw.commit()


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ("UPDATE review SET grade = 4 WHERE seq = 3", [("uid-3", "not as it was written")]),
        ("UPDATE review SET given = given || ' ' WHERE seq = 5", [("uid-5", "not as it was written")]),
        ("UPDATE review SET at_us = at_us + 1 WHERE seq = 1", [("uid-1", "not as it was written")]),
        ("DELETE FROM review WHERE seq = 2", [("uid-3", "rows before it are missing")]),
        (
            "UPDATE review SET check_sum = 'f' || substr (check_sum, 2) || '0' WHERE seq = 2",
            [("uid-2", "not as it was written"), ("uid-3", "not as it was written")],
        ),
        ("UPDATE scheduler SET json = '{}'", [(f"uid-{n}", "not as it was written") for n in range(1, 6)]),
        ("UPDATE card SET state = '{}'", []),
    ],
    ids=["grade", "text", "instant", "row gone", "check sum", "settings", "a state is no part of the log"],
)
def test_the_check_sums_find_a_changed_row(tmp_path: Path, change: str, faults: list[tuple[str, str]]) -> None:
    path = tmp_path / "progress.db"
    with Store.open(path, refold=tally) as store:
        for number in range(1, 6):
            entry = answer(f"uid-{number}", question(number), later(number))
            store.append(entry, tally([entry]))
        assert store.verify_chain() == ()
    tampered(path, change)
    with Store.open(path) as store:
        assert [(fault.uid, fault.what) for fault in store.verify_chain()] == faults


def test_states_that_do_not_agree_with_the_log_are_found_and_rebuilt_from_it(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    rows = [answer("uid-1", question(1)), answer("uid-2", question(2)), flag("uid-3", question(2))]
    with Store.open(path, refold=tally) as store:
        for row in rows:
            store.append(row, tally(known for known in rows if known.question == row.question))
        assert store.rebuild(tally_all) == ()
        right = store.states()
    tampered(path, "UPDATE card SET state = '{\"reps\":9}' WHERE question_id = 'question-2'")
    with Store.open(path) as store:
        assert store.rebuild(tally_all, write=False) == (question(2),)
        assert store.states() != right
        assert store.rebuild(tally_all) == (question(2),)
        assert store.states() == right
        assert store.rebuild(tally_all) == ()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DELETE FROM card")
        raw.commit()
    with Store.open(path) as store:
        assert store.rebuild(tally_all) == (question(1), question(2))
        assert store.states() == right


@pytest.mark.parametrize("state", ["{", "{},{}", '{"phase":"old"}', '{"unknown":1}', "7", "[]", ""])
def test_a_state_that_cannot_be_read_is_one_sentence(tmp_path: Path, state: str) -> None:
    path = tmp_path / "progress.db"
    with Store.open(path) as store:
        store.append(answer("uid-1"), tally([answer("uid-1")]))
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE card SET state = ?", (state,))
        raw.commit()
    with Store.open(path) as store:
        with pytest.raises(StoreError) as caught:
            store.states()
        assert caught.value.message.startswith(f"the progress store {path} is damaged: a question's state ")
