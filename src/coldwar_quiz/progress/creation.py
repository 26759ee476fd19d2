"""Making a new store so that a kill at any moment leaves nothing or a whole one."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from coldwar_quiz.errors import StoreError
from coldwar_quiz.progress.connection import APPLICATION_ID, connect
from coldwar_quiz.progress.failures import told
from coldwar_quiz.progress.files import make_folder, sync_file
from coldwar_quiz.whole_files import put_in_place, temporary_beside

SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a database while it is open."""


def statements(script: str) -> Iterator[str]:
    """The SQL statements of a script, one at a time; triggers stay whole.

    `executescript` would commit the open transaction first, and then a kill leaves half a schema.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def create(path: Path) -> None:
    """Make an empty store at `path`, with its folder; one that another process makes meanwhile is as good.

    Raises StoreError when it cannot be made; then nothing is left behind.
    """
    with told(path):
        make_folder(path.parent)
        temporary = temporary_beside(path)
        try:
            _build(temporary)
            sync_file(temporary)
            put_in_place(temporary, path)
        except (OSError, sqlite3.Error, StoreError):
            # Whoever was first may already have cleared our temporary away.
            if not path.exists():
                raise
        finally:
            remove_with_side_files(temporary)


def remove_with_side_files(database: Path) -> None:
    """Remove a database nobody has open, with what SQLite may have left beside it."""
    for suffix in ("", *SIDE_FILES):
        with suppress(OSError):
            os.unlink(f"{database}{suffix}")


def _build(temporary: Path) -> None:
    """Write version 1 into an empty file, closed again, with no log left beside it."""
    schema = Path(__file__).with_name("0001_first.sql").read_text(encoding="utf-8")
    with closing(connect(temporary, "rw", 0)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        for statement in statements(schema):
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('device', ?)", (os.urandom(16).hex(),))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute("COMMIT")
