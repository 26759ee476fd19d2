"""Files written whole or not at all, whoever writes them: decks, exports, lists, what is kept for the next start."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from coldwar_quiz.errors import CannotDo
from coldwar_quiz.whole_files import create, put_in_place, refuse_unfit, replace, replacing, temporary_beside

ROOM = "name another"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def fails(code: int) -> Callable[..., None]:
    def failing(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    return failing


@pytest.fixture(autouse=True)
def nothing_is_left_behind(tmp_path: Path) -> object:
    yield
    assert [path for path in tmp_path.rglob("*") if path.name.endswith(".new")] == []


def test_a_new_file_may_be_read_by_whom_the_user_lets_read(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace(tmp_path / "a", b"1")
        create(tmp_path / "b", b"2")
    finally:
        os.umask(before)
    assert [mode(tmp_path / name) for name in "ab"] == [0o640, 0o640]
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"1", b"2"]


@pytest.mark.parametrize("kept", [0o600, 0o664, 0o755])
def test_permissions_and_owner_stay_as_they_were_and_nobody_else_reads_along(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"old")
    if os.geteuid() == 0:
        os.chown(path, 12345, 54321)
    path.chmod(kept)
    owner = path.stat().st_uid, path.stat().st_gid
    with replacing(path) as file:
        file.write(b"new")
        (temporary,) = (other for other in tmp_path.iterdir() if other != path)
        assert mode(temporary) == 0o600
    assert (path.read_bytes(), mode(path)) == (b"new", kept)
    assert (path.stat().st_uid, path.stat().st_gid) == owner


def test_a_link_is_written_through(tmp_path: Path) -> None:
    real, link, loose = tmp_path / "real", tmp_path / "link", tmp_path / "loose"
    real.write_bytes(b"old")
    link.symlink_to("real")
    loose.symlink_to("not-there-yet")
    replace(link, b"new")
    replace(loose, b"made")
    assert (link.is_symlink(), real.read_bytes()) == (True, b"new")
    assert (loose.is_symlink(), (tmp_path / "not-there-yet").read_bytes()) == (True, b"made")


def test_what_is_no_file_is_never_replaced_not_even_through_a_link(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "link", "folder"):
        with pytest.raises(OSError, match="not a file"):
            replace(tmp_path / name, b"new")
        with pytest.raises(CannotDo, match="is a folder" if name == "folder" else "is not a file"):
            refuse_unfit(tmp_path / name, ROOM)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_whatever_fails_the_old_file_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"old")
    with monkeypatch.context() as patched:
        patched.setattr(os, step, fails(errno.ENOSPC))
        with pytest.raises(OSError, match="No space left"):
            replace(path, b"new")
    with pytest.raises(ZeroDivisionError), replacing(path) as file:
        file.write(b"half" * (1 // 0))
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("step", ["fsync", "link"])
def test_a_file_that_cannot_be_made_whole_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(os, step, fails(errno.ENOSPC))
    with pytest.raises(OSError, match="No space left"):
        create(tmp_path / "deck.yaml", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_takes_nobody_s_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    """Also on a disk without hard links, and for a name that is a link to nothing or is given while it is written."""
    if not links:
        monkeypatch.setattr(os, "link", fails(errno.EOPNOTSUPP))
    taken, loose, late = tmp_path / "taken", tmp_path / "loose", tmp_path / "late"
    taken.write_bytes(b"precious")
    loose.symlink_to("nowhere")
    for path in (taken, loose):
        with pytest.raises(FileExistsError):
            create(path, b"new")
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (sync(descriptor), late.write_bytes(b"precious")))
    with pytest.raises(FileExistsError):
        create(late, b"new")
    monkeypatch.setattr(os, "fsync", sync)
    assert (taken.read_bytes(), late.read_bytes(), os.readlink(loose)) == (b"precious", b"precious", "nowhere")
    create(tmp_path / "free", b"new")
    assert (tmp_path / "free").read_bytes() == b"new"


def test_a_name_as_long_as_names_may_be_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 127)
    create(path, b"1")
    replace(path, b"2")
    assert path.read_bytes() == b"2"


def test_a_folder_that_is_not_there_and_a_file_closed_to_writing_are_told_before_any_work(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.write_bytes(b"")
    closed.chmod(0o444)
    loose = tmp_path / "loose"
    loose.symlink_to(tmp_path / "no" / "deck.yaml")
    for path, sentence in {
        closed: f"{closed} may not be written",
        tmp_path / "no" / "deck.yaml": f"there is no folder {tmp_path / 'no'}",
        loose: f"there is no folder {tmp_path / 'no'}",
        closed / "deck.yaml": f"cannot write {closed / 'deck.yaml'}: not a directory",
        tmp_path / "a\0b": f"cannot write {tmp_path}/a\0b: the path is not valid",
    }.items():
        with pytest.raises(CannotDo) as refused:
            refuse_unfit(path, ROOM)
        assert refused.value.message == sentence
    refuse_unfit(tmp_path / "new.yaml", ROOM)


def test_a_folder_nobody_may_list_can_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_open = os.open

    def closed_folder(path: object, flags: int, *rest: int) -> int:
        if path == tmp_path:
            raise PermissionError(errno.EACCES, "permission denied")
        return real_open(path, flags, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", closed_folder)
    create(tmp_path / "a", b"1")
    replace(tmp_path / "a", b"2")
    assert (tmp_path / "a").read_bytes() == b"2"


def test_a_name_is_given_once(tmp_path: Path) -> None:
    first, second = temporary_beside(tmp_path / "a"), temporary_beside(tmp_path / "a")
    put_in_place(first, tmp_path / "a")
    with pytest.raises(FileExistsError):
        put_in_place(second, tmp_path / "a")
    assert mode(tmp_path / "a") == 0o600
    for temporary in (first, second):
        temporary.unlink()
