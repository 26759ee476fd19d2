"""A disk that is full, or closed to us: one sentence, nothing confirmed that is not stored, and on again afterwards."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from answers import answer, question, tally, tally_all
from coldwar_quiz.errors import StoreError
from coldwar_quiz.progress.store import Store

SCRIPT = Path(__file__).with_name("small_disk.py")
STATE = tally([answer("any")])


def on_a_small_disk(doing: str, path: Path) -> dict[str, list[str]]:
    paths = os.pathsep.join([str(SCRIPT.parents[1]), *sys.path])
    done = subprocess.run(
        [sys.executable, str(SCRIPT), doing, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert done.stderr == ""
    result: dict[str, list[str]] = json.loads(done.stdout)
    return result


def refusal(path: Path) -> str:
    """The message with which `path` is refused."""
    with pytest.raises(StoreError) as caught:
        Store.open(path, busy_timeout_ms=0)
    assert caught.value.help
    assert "\n" not in caught.value.message
    return caught.value.message


def test_an_answer_that_finds_no_room_is_refused_in_one_line_and_saved_once_there_is(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    result = on_a_small_disk("answers", path)
    assert len(result["refused"]) >= 30
    assert {"\n" in message for message in result["messages"]} == {False}
    assert {message.split(": ")[0] for message in result["messages"]} == {f"cannot save in the progress store {path}"}
    with Store.open(path) as store:
        assert [entry.uid for entry in store.entries()] == result["saved"]
        assert store.verify_chain() == ()
        assert store.rebuild(tally_all, write=False) == ()


def test_a_store_that_finds_no_room_to_be_made_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    result = on_a_small_disk("making", path)
    assert result["left"] == []
    assert len(result["messages"]) > 2
    with Store.open(path) as store:
        assert store.states() == {}


@pytest.mark.parametrize("below", ["progress.db", "deeper/progress.db"])
def test_a_store_below_a_plain_file_is_refused(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("mine")
    path = tmp_path / "file" / below
    assert refusal(path) == f"cannot use the progress store {path}: not a directory"


def test_a_folder_in_the_place_of_the_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    path.mkdir()
    assert refusal(path) == f"{path} is not a progress store: it is a folder"


def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    path.symlink_to(tmp_path / "gone" / "progress.db")
    assert refusal(path) == f"cannot use the progress store {path}: file exists"
    assert [p.name for p in tmp_path.iterdir()] == ["progress.db"]


def closed_folder(tmp_path: Path) -> Path:
    """A folder in which nothing can be made; skips where the rights do not hold the user back."""
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o500)
    if os.access(folder, os.W_OK):
        pytest.skip("this user may write into a folder closed to writing (root does)")
    return folder


def test_a_folder_closed_to_writing_is_refused_and_named(tmp_path: Path) -> None:
    path = closed_folder(tmp_path) / "progress.db"
    assert refusal(path) == f"cannot use the progress store {path}: permission denied"


def test_a_store_closed_to_writing_is_refused_and_named(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    Store.open(path).close()
    path.chmod(0o400)
    if os.access(path, os.W_OK):
        pytest.skip("this user may write into a file closed to writing (root does)")
    assert refusal(path) == f"cannot use the progress store {path}: permission denied"
    found = Store.open_if_there(path)
    assert found is not None
    with found:
        assert found.states() == {}
        with pytest.raises(StoreError):
            found.append(answer("uid-1"), STATE)


def test_a_store_that_another_program_holds_says_so_and_takes_the_answer_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with Store.open(path, busy_timeout_ms=20) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as caught:
            store.append(answer("uid-1"), STATE)
        assert caught.value.message == f"the progress store {path} is in use by another program"
        other.execute("ROLLBACK")
        store.append(answer("uid-1"), STATE)
        assert [entry.uid for entry in store.entries()] == ["uid-1"]


def test_a_store_deleted_while_open_takes_no_more_answers(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with Store.open(path) as store:
        store.append(answer("uid-1"), STATE)
        path.unlink()
        with pytest.raises(StoreError) as caught:
            store.append(answer("uid-2"), STATE)
    assert caught.value.message == f"the progress store {path} was moved, deleted or replaced while open"


def test_a_store_replaced_while_open_takes_no_more_answers_and_the_other_file_none_either(tmp_path: Path) -> None:
    path, moved, other = (tmp_path / name for name in ("progress.db", "moved.db", "other.db"))
    Store.open(other).close()
    with Store.open(path) as store:
        os.rename(path, moved)
        shutil.copy(other, path)
        with pytest.raises(StoreError):
            store.append(answer("uid-1"), STATE)
        assert store.history(question()) == ()
    assert path.read_bytes() == other.read_bytes()


def test_a_store_replaced_during_the_write_is_not_confirmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "progress.db"
    with Store.open(path, refold=tally) as store:
        # The upsert of the state is the last thing before the commit.
        keep = store._keep_state
        monkeypatch.setattr(store, "_keep_state", lambda *args: (keep(*args), path.unlink()))
        with pytest.raises(StoreError):
            store.append(answer("uid-1"), STATE)


def test_a_disk_without_hard_links_gets_its_store_and_an_older_one_is_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coldwar_quiz.whole_files import put_in_place, temporary_beside

    def no_links(*_: object) -> None:
        raise OSError(95, "operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "progress.db"
    Store.open(path).close()
    whole = path.read_bytes()
    temporary = temporary_beside(path)
    with pytest.raises(FileExistsError):
        put_in_place(temporary, path)
    assert path.read_bytes() == whole
