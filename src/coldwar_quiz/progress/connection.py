"""Opening the one database file: what is checked before it is trusted, and how it is set up each time.

The file is looked at only through SQLite: closing a descriptor of our own would drop the locks SQLite holds on it.
"""

import os
import sqlite3
import stat
from pathlib import Path

from coldwar_quiz.errors import StoreError
from coldwar_quiz.progress.failures import damaged, not_a_store, told

APPLICATION_ID = 0x43575154
"""`CWQT`, at byte 68 of every store."""

_TABLES = frozenset({"scheduler", "review", "card", "deck", "meta"})

_SET_UP = (
    "PRAGMA synchronous = FULL",  # NORMAL loses every answer since the last checkpoint when the power fails
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


def connect(path: Path, mode: str, busy_timeout_ms: int) -> sqlite3.Connection:
    """A connection that never creates a file and never opens a transaction by itself. `mode` is `ro` or `rw`."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=busy_timeout_ms / 1000)


def version_of(connection: sqlite3.Connection) -> int:
    """`user_version`: the version of the schema."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def identity(path: str) -> tuple[int, int]:
    """Device and inode of the file with that name now. FileNotFoundError when there is none."""
    found = os.stat(path)
    return found.st_dev, found.st_ino


def examine(path: Path, newest: int, busy_timeout_ms: int) -> int:
    """The schema version of the store at `path`, without changing a byte of it. FileNotFoundError when there is none.

    Raises StoreError for anything that is not a store this program can read: `newest` is the newest version it knows.
    """
    found = os.stat(path)
    if not stat.S_ISREG(found.st_mode):
        raise not_a_store(path, "it is a folder" if stat.S_ISDIR(found.st_mode) else "it is not a plain file")
    if found.st_size == 0:
        raise not_a_store(path, "it is empty")
    with told(path):
        # Read-only, because the last connection to close writes a left-over log back, and a newer store is not ours.
        connection = connect(path, "ro", busy_timeout_ms)
        try:
            version = version_of(connection)
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise not_a_store(path, "it was made by another program")
        finally:
            connection.close()
    if version > newest:
        raise StoreError(
            f"the progress store {path} was made by a newer coldwar-quiz (version {version}, this one knows {newest})",
            "update coldwar-quiz; the file was left as it is",
        )
    if version < 1:
        raise damaged(path, "it has no version")
    return version


def open_checked(path: Path, busy_timeout_ms: int) -> sqlite3.Connection:
    """A connection to a store that `examine` has passed, set up for writing. The caller closes it."""
    with told(path):
        connection = connect(path, "rw", busy_timeout_ms)
        try:
            mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            if mode != "wal":
                raise StoreError(
                    f"the disk of {path} cannot hold a progress store: it has no shared memory",
                    "choose a folder on a local disk with --home or COLDWAR_QUIZ_HOME",
                )
            for statement in _SET_UP:
                connection.execute(statement)
            findings = connection.execute("PRAGMA quick_check (1)").fetchone()[0]
            if findings != "ok":
                raise damaged(path, "its pages contradict each other")
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            if not tables >= _TABLES:
                raise damaged(path, f"it has no table {min(_TABLES - tables)}")
        except BaseException:
            connection.close()
            raise
    return connection
