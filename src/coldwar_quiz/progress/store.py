"""The progress store: the review log and the states folded from it, one transaction an answer."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.progress import connection as opening
from coldwar_quiz.progress.creation import create
from coldwar_quiz.progress.failures import damaged, replaced, told
from coldwar_quiz.progress.migrations import STEPS, Step, migrate, newest
from coldwar_quiz.progress.queries import (
    COLUMNS,
    FROM,
    INSERT,
    LAST,
    LAST_OF,
    NO_ALIASES,
    ROWS,
    SCHEDULER,
    UPSERT,
    WRITTEN_SINCE,
    Aliases,
    all_rows,
    rows_of,
)
from coldwar_quiz.progress.rows import (
    Columns,
    check_sum,
    entry_columns,
    entry_from,
    state_json,
    states_from,
)
from coldwar_quiz.study.model import CardState, Entry
from coldwar_quiz.study.replay import fold
from coldwar_quiz.whole_files import remove_temporaries

BUSY_TIMEOUT_MS = 5000
"""How long a write waits for another process; two learners' windows never need more than a fraction of it."""

Replay = Callable[[Iterable[Entry], Mapping[QuestionId, QuestionId]], Mapping[QuestionId, CardState]]


class Fault(NamedTuple):
    """A row of the log that is not as it was written, or before which rows are missing."""

    uid: str
    question: QuestionId
    what: str


class Store:
    """The journal of one learner, in one SQLite file. Made by `open`; belongs to one thread, and to no forked process.

    Every method raises StoreError when the file cannot be read or written; it can be called again once the cause is
    gone. The session's values go in and come out; rows stay in here.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, refold: Callable[[Iterable[Entry]], CardState] = fold
    ) -> None:
        """Use `open`. `connection` is checked and set up; it belongs to the store from now on."""
        self.path = path
        self._connection = connection
        self._refold = refold
        self._name = os.fspath(path)
        self._identity = opening.identity(self._name)
        self._device = self._one("SELECT value FROM meta WHERE key = 'device'")
        if not self._device:
            raise damaged(path, "it does not know which device it is")
        self._schedulers: dict[str, int] = {}
        self._known_up_to = 0
        """The last row of the log up to which all were read by `states` or written here."""
        self._written: dict[QuestionId, int] = {}
        self._shared: set[QuestionId] = set()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        busy_timeout_ms: int = BUSY_TIMEOUT_MS,
        steps: Sequence[Step] = STEPS,
        refold: Callable[[Iterable[Entry]], CardState] = fold,
    ) -> "Store":
        """The store at `path`; where there is none, a new one, with its folder.

        Raises StoreError, with nothing changed, for a file that is empty, damaged, from a newer version or not a store.
        `refold` gives the state of one question from its rows, oldest first.
        """
        path = path.absolute()
        with told(path):
            if not path.exists():
                create(path)
            if not os.access(path, os.W_OK):
                # SQLite would open it for reading and refuse the first answer.
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        store = cls.open_if_there(path, busy_timeout_ms=busy_timeout_ms, steps=steps, refold=refold)
        if store is None:
            raise replaced(path)
        return store

    @classmethod
    def open_if_there(
        cls,
        path: Path,
        *,
        busy_timeout_ms: int = BUSY_TIMEOUT_MS,
        steps: Sequence[Step] = STEPS,
        refold: Callable[[Iterable[Entry]], CardState] = fold,
    ) -> "Store | None":
        """As `open`, but None where there is no store; creates nothing."""
        path = path.absolute()
        with told(path):
            try:
                opening.examine(path, newest(steps), busy_timeout_ms)
            except FileNotFoundError:
                return None
            remove_temporaries(path)
            connection = opening.open_checked(path, busy_timeout_ms)
            try:
                migrate(connection, path, steps)
                return cls(path, connection, refold)
            except BaseException:
                connection.close()
                raise

    def close(self) -> None:
        """Fold SQLite's own log into the file and let go of it."""
        with told(self.path):
            self._connection.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    # --- writing -----------------------------------------------------------------------------------------------------

    def append(self, entry: Entry, state: CardState, formerly: tuple[QuestionId, ...] = ()) -> CardState:
        """Store an entry and the state it leads to, for good, or raise StoreError with nothing stored.

        An entry that is there already is not stored twice; the same uid with other content is a bug: AssertionError.
        Where another process has answered the question meanwhile, by this name or one of `formerly`, the state kept is
        the fold of all the rows; it is returned.
        """
        names = (*formerly, entry.question)
        columns = entry_columns(entry)
        with self._transaction() as connection:
            newest_seq, device_seq, previous = self._last(connection)
            scheduler = self._scheduler_id(entry.scheduler)
            new_sum = check_sum(previous, self._device, device_seq + 1, columns)
            row = (self._device, device_seq + 1, new_sum, *columns[:-1], scheduler)
            cursor = connection.execute(INSERT, row)
            if cursor.rowcount == 0:
                self._expect_same(entry.uid, columns)
                return state
            seq = int(cursor.lastrowid or 0)
            alone = newest_seq == self._known_up_to
            if not alone and self._is_shared(names, seq):
                state = self._refold(self._history(names))
            self._keep_state(entry.question, state, seq)
        if alone:
            self._known_up_to = seq
        else:
            self._written[entry.question] = seq
        if entry.scheduler is not None and scheduler is not None:
            self._schedulers[entry.scheduler] = scheduler
        return state

    def _last(self, connection: sqlite3.Connection) -> tuple[int, int, str]:
        """`seq` of the last row of the log; `device_seq` and check sum of the last one this device wrote."""
        newest = connection.execute(LAST).fetchone()
        if newest is None:
            return 0, 0, ""
        own = newest if newest[1] == self._device else connection.execute(LAST_OF, (self._device,)).fetchone()
        return newest[0], *(own[2:] if own else (0, ""))

    def _keep_state(self, question: QuestionId, state: CardState, seq: int) -> None:
        mirrored = (state.due_day, state.due_us, state.last_day)
        self._connection.execute(UPSERT, (*question, state_json(state), *mirrored, seq))

    def _scheduler_id(self, settings: str | None) -> int | None:
        """The number of the settings' row, made when they are new. Remembered by the caller once it is committed."""
        if settings is None or settings in self._schedulers:
            return None if settings is None else self._schedulers[settings]
        found = self._connection.execute(SCHEDULER, (settings,)).fetchone()
        if found:
            return int(found[0])
        return self._connection.execute("INSERT INTO scheduler (json) VALUES (?)", (settings,)).lastrowid

    def _expect_same(self, uid: str, columns: Columns) -> None:
        stored = self._connection.execute(f"{ROWS} WHERE uid = ?", (uid,)).fetchone()
        if stored != columns:
            raise AssertionError(f"two different entries have the uid {uid}")

    def _is_shared(self, names: tuple[QuestionId, ...], before_seq: int) -> bool:
        """Whether the log has rows of the question that the caller cannot know of: another process wrote them."""
        question = names[-1]
        if question not in self._shared:
            known = self._written.get(question, self._known_up_to)
            for name in names:
                if self._connection.execute(WRITTEN_SINCE, (*name, known, before_seq)).fetchone():
                    self._shared.add(question)
        return question in self._shared

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, and for good: nothing is confirmed that went into a file no longer there under its name."""
        connection = self._connection
        with told(self.path):
            self._expect_in_place()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    with suppress(sqlite3.Error):
                        connection.execute("ROLLBACK")
                raise
            self._expect_in_place()

    def _expect_in_place(self) -> None:
        try:
            if opening.identity(self._name) == self._identity:
                return
        except FileNotFoundError:
            pass
        raise replaced(self.path)

    # --- reading -----------------------------------------------------------------------------------------------------

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a SELECT gives; for the modules of this package."""
        with told(self.path):
            return self._connection.execute(sql, tuple(values)).fetchall()

    def _one(self, sql: str) -> Any:
        found = self.rows(sql)
        return found[0][0] if found else None

    def states(self) -> dict[QuestionId, CardState]:
        """The state of every question that has a row, under the id it was answered by."""
        # What is written between these two statements counts as not known to the caller, which is safe.
        self._known_up_to = self._one("SELECT max(seq) FROM review") or 0
        try:
            states = states_from(self.rows("SELECT deck_id, question_id, state FROM card"))
        except ValueError as problem:
            raise damaged(self.path, f"a question's state cannot be read ({problem})") from problem
        self._written.clear()
        self._shared.clear()
        return states

    def history(self, *names: QuestionId) -> tuple[Entry, ...]:
        """The rows of one question under any of its names, oldest first; a device's own in the order it wrote them."""
        with told(self.path):
            return self._history(names)

    def _history(self, names: tuple[QuestionId, ...]) -> tuple[Entry, ...]:
        return self._entries(self._connection.execute(*rows_of(names)))

    def entries(self, aliases: Aliases = NO_ALIASES) -> tuple[Entry, ...]:
        """The whole log, oldest first, each question's rows as in `history`. `aliases`: old id -> present id."""
        with told(self.path):
            return self._entries(self._connection.execute(*all_rows(aliases)))

    def _entries(self, found: Iterable[tuple[Any, ...]]) -> tuple[Entry, ...]:
        try:
            return tuple(entry_from(row) for row in found)
        except (ValueError, TypeError) as problem:
            raise damaged(self.path, f"a row of the log cannot be read ({problem})") from problem

    # --- checking ----------------------------------------------------------------------------------------------------

    def verify_chain(self) -> tuple[Fault, ...]:
        """The rows that are not as they were written, or before which rows are missing; empty when all is well.

        For whoever looks after a store: no command of the quiz asks yet, as with `rebuild`.

        Finds what SQLite's own checks do not: a flipped value in a page that is otherwise in order.
        """
        faults: list[Fault] = []
        device, seq, previous = "", 0, ""
        columns = f"review.device, review.device_seq, review.check_sum, {COLUMNS}"
        for row in self.rows(f"SELECT {columns} {FROM} ORDER BY review.device, review.device_seq"):
            if row[0] != device:
                device, seq, previous = row[0], 0, ""
            entry = row[3:]
            if row[1] != seq + 1:
                faults.append(Fault(entry[0], QuestionId(entry[2], entry[3]), "rows before it are missing"))
            elif row[2] != check_sum(previous, device, row[1], entry):
                faults.append(Fault(entry[0], QuestionId(entry[2], entry[3]), "not as it was written"))
            seq, previous = row[1], row[2]
        return tuple(faults)

    def rebuild(self, replay: Replay, aliases: Aliases = NO_ALIASES, *, write: bool = True) -> tuple[QuestionId, ...]:
        """Compare the states with what a replay of the log gives; returns the questions that differ.

        With `write` the states are replaced by the replayed ones when any differs. `aliases` maps old ids to present
        ones: a state under an old id counts for the present one that has none of its own.
        """
        with self._transaction() as connection:
            kept = self.states()
            for old, present in aliases.items():
                if old in kept:
                    kept.setdefault(present, kept.pop(old))
            replayed = replay(self.entries(aliases), aliases)
            differing = tuple(sorted(q for q in kept.keys() | replayed.keys() if kept.get(q) != replayed.get(q)))
            if differing and write:
                last: dict[QuestionId, int] = {}
                for deck, question, seq in self.rows(
                    "SELECT deck_id, question_id, max(seq) FROM review GROUP BY deck_id, question_id"
                ):
                    name = QuestionId(deck, question)
                    present = aliases.get(name, name)
                    last[present] = max(seq, last.get(present, 0))
                connection.execute("DELETE FROM card")
                for question, state in replayed.items():
                    self._keep_state(question, state, last[question])
        return differing
