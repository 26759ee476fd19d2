"""The store's statements: what it asks of the log, and the one order in which rows are read back."""

from collections.abc import Mapping
from types import MappingProxyType

from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.progress.rows import ENTRY_COLUMNS

Aliases = Mapping[QuestionId, QuestionId]
"""Old id -> present id."""
NO_ALIASES: Aliases = MappingProxyType({})

LAST = "SELECT seq, device, device_seq, check_sum FROM review ORDER BY seq DESC LIMIT 1"
LAST_OF = "SELECT seq, device, device_seq, check_sum FROM review WHERE device = ? ORDER BY device_seq DESC LIMIT 1"
INSERT = (
    f"INSERT INTO review (device, device_seq, check_sum, {', '.join(ENTRY_COLUMNS)})"  # noqa: S608 our own names
    f" VALUES ({', '.join('?' * (3 + len(ENTRY_COLUMNS)))}) ON CONFLICT (uid) DO NOTHING"
)
UPSERT = (
    "INSERT INTO card (deck_id, question_id, state, due_day, due_us, last_day, last_seq) VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (deck_id, question_id) DO UPDATE SET state = excluded.state, due_day = excluded.due_day,"
    " due_us = excluded.due_us, last_day = excluded.last_day, last_seq = excluded.last_seq"
)
SCHEDULER = "SELECT id FROM scheduler WHERE json = ?"
WRITTEN_SINCE = "SELECT 1 FROM review WHERE deck_id = ? AND question_id = ? AND seq > ? AND seq < ?"
COLUMNS = ", ".join(f"review.{name}" for name in ENTRY_COLUMNS[:-1]) + ", scheduler.json"
FROM = "FROM review LEFT JOIN scheduler ON scheduler.id = review.scheduler"
ROWS = f"SELECT {COLUMNS} {FROM}"


def _in_order(whose: str) -> str:
    """Oldest first. A clock set back must not put a row before one its device wrote earlier about the same question:
    each counts from the latest instant so far. Imported rows tell of another program's past and keep their own.
    """
    return (
        " ORDER BY CASE kind WHEN 'import' THEN at_us ELSE max(CASE kind WHEN 'import' THEN NULL ELSE at_us END)"
        f" OVER (PARTITION BY {whose} ORDER BY device_seq) END, device, device_seq"
    )


def rows_of(names: tuple[QuestionId, ...]) -> tuple[str, list[str]]:
    """The statement, and its values, that gives the rows of one question under any of its names."""
    these = ", ".join(["(?, ?)"] * len(names))
    sql = f"{ROWS} WHERE (deck_id, question_id) IN (VALUES {these}){_in_order('device')}"
    return sql, [part for name in names for part in name]


def all_rows(aliases: Aliases) -> tuple[str, list[str]]:
    """The statement, and its values, that gives every row, those of each question in the order of `rows_of`."""
    if not aliases:
        return ROWS + _in_order("device, deck_id, question_id"), []
    renamed = ", ".join(["(?, ?, ?, ?)"] * len(aliases))
    whose = "device, COALESCE (now_deck, deck_id), COALESCE (now_question, question_id)"
    sql = (
        f"WITH renamed (old_deck, old_question, now_deck, now_question) AS (VALUES {renamed}) {ROWS}"
        f" LEFT JOIN renamed ON (old_deck, old_question) = (deck_id, question_id){_in_order(whose)}"
    )
    return sql, [part for old, present in aliases.items() for part in (*old, *present)]
