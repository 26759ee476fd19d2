"""What SQLite and the system report, as one sentence a learner can act on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coldwar_quiz.errors import StoreError, reason

_ELSEWHERE = "choose another folder with --home or COLDWAR_QUIZ_HOME, or change who may write there"
_UNTOUCHED = "the file was left as it is: put a backup in its place, or move it away to begin anew"

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOLFS}
_CLOSED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}


def damaged(path: Path, finding: str) -> StoreError:
    """The file is there and cannot be used as it is."""
    return StoreError(f"the progress store {path} is damaged: {finding}", _UNTOUCHED)


def not_a_store(path: Path, finding: str) -> StoreError:
    """The file is there and was never a store."""
    return StoreError(f"{path} is not a progress store: {finding}", _UNTOUCHED)


def unusable(path: Path, problem: OSError) -> StoreError:
    """The system does not let us at the file or its folder."""
    return StoreError(f"cannot use the progress store {path}: {reason(problem)}", _ELSEWHERE)


def replaced(path: Path) -> StoreError:
    """Another file, or none, has the name of the one that is open."""
    return StoreError(
        f"the progress store {path} was moved, deleted or replaced while open",
        "nothing more is saved: put the file back, or start again to go on with what is there now",
    )


def _translated(path: Path, problem: sqlite3.Error) -> StoreError | None:
    """The sentence for a failure of the disk, the rights or another program; None for a fault of this program's own."""
    if isinstance(problem, sqlite3.OperationalError) and not hasattr(problem, "sqlite_errorcode"):
        # The module's own complaint about text that is not UTF-8.
        return damaged(path, str(problem).lower())
    code = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _BUSY:
        return StoreError(
            f"the progress store {path} is in use by another program", "close the other program and try again"
        )
    if code in _FULL:
        return StoreError(
            f"cannot save in the progress store {path}: {problem}",
            "make room on that disk and try again; what was saved before is safe",
        )
    if code in _CLOSED:
        return StoreError(f"cannot use the progress store {path}: {problem}", _ELSEWHERE)
    if code in _DAMAGED:
        return damaged(path, str(problem))
    return None


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise what goes wrong inside with the file at `path` as StoreError; a programming error stays what it is."""
    try:
        yield
    except sqlite3.Error as problem:
        sentence = _translated(path, problem)
        if sentence is None:
            raise
        raise sentence from problem
    except OSError as problem:
        raise unusable(path, problem) from problem
