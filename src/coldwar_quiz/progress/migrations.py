"""Taking an older store to the present version: a backup first, then every step and the version in one transaction.

A kill leaves the old version or the new one, never something between.
"""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from coldwar_quiz.errors import StoreError
from coldwar_quiz.progress.connection import connect, version_of
from coldwar_quiz.progress.creation import remove_with_side_files, statements
from coldwar_quiz.progress.failures import damaged, told
from coldwar_quiz.progress.files import sync_file
from coldwar_quiz.whole_files import remove_temporaries, sync_folder, temporary_beside

FIRST_VERSION = 1
"""What `creation` makes. Every later version is reached by the steps from here, for a new store too."""


class Step(NamedTuple):
    """One version further: `script` is SQL, run statement by statement; it must not begin or end a transaction."""

    version: int
    script: str


STEPS: tuple[Step, ...] = ()
"""The steps after the first version, in order, without a gap."""


def newest(steps: Sequence[Step] = STEPS) -> int:
    """The version this program writes."""
    return steps[-1].version if steps else FIRST_VERSION


def backup_name(path: Path, version: int) -> Path:
    """Where the backup made before the step to `version` lies: `progress.before-2.db`."""
    return path.with_name(f"{path.stem}.before-{version}{path.suffix}")


def migrate(connection: sqlite3.Connection, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Bring the open store to the newest version. Raises StoreError, with the store as it was, when that fails."""
    with told(path):
        before = version_of(connection)
        if before >= newest(steps):
            return
        if connection.execute("SELECT EXISTS (SELECT 1 FROM review)").fetchone()[0]:
            back_up(connection, backup_name(path, before + 1))
        connection.execute("BEGIN EXCLUSIVE")
        try:
            # Another process may have been first; then there is nothing left to do.
            before = version_of(connection)
            for step in steps:
                if step.version > before:
                    for statement in statements(step.script):
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {step.version}")
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise damaged(path, "rows point at rows that are not there")
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """A checked copy of the open database at `target`, in the place of an older one only once it is whole.

    Raises StoreError when it cannot be made; an older copy is then still there.
    """
    with told(target):
        temporary = temporary_beside(target)
        try:
            with closing(connect(temporary, "rw", 0)) as copy:
                connection.backup(copy)
                finding = copy.execute("PRAGMA integrity_check (1)").fetchone()[0]
            if finding != "ok":
                raise StoreError(f"cannot back up the progress store to {target}: {finding}")
            sync_file(temporary)
            os.replace(temporary, target)
            sync_folder(target.parent)
            remove_temporaries(target)
        finally:
            remove_with_side_files(temporary)
