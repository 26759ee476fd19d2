"""Between the session's values and the rows of the store: columns, canonical JSON, and the check sum of a row.

A change of what is written here is a new version of the store (`migrations.py`), even where no column changes.
"""

import json
from collections.abc import Iterable
from typing import Any

from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.study.model import CardState, Entry, Grade, Kind, Moment, Phase

Columns = tuple[str | int | None, ...]

ENTRY_COLUMNS = (
    "uid",
    "session",
    "deck_id",
    "question_id",
    "content_hash",
    "kind",
    "undoes",
    "at_us",
    "tz_offset_s",
    "local_day",
    "clock_flag",
    "grade",
    "correct",
    "face",
    "given",
    "duration_ms",
    "extra",
    "scheduler",
)
"""What a row says of its entry, in the order of `entry_columns`; last the settings themselves, not their number."""

_encode = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, check_circular=False
).encode

_PHASES = {phase.value: phase for phase in Phase}
_DEFAULTS = tuple(CardState._field_defaults.items())


def storable(text: str) -> str:
    """`text` with half characters (what a terminal passes on of bytes that are not UTF-8) written as `\\udcff`."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def canonical(value: object) -> str:
    """The one JSON text of a value: keys sorted, no spaces, floats so that they read back exactly, no NaN."""
    return storable(_encode(value))


# --- entries ---------------------------------------------------------------------------------------------------------


def entry_columns(entry: Entry) -> Columns:
    """The values of ENTRY_COLUMNS."""
    at = entry.at
    return (
        entry.uid,
        entry.session,
        entry.question.deck,
        entry.question.question,
        entry.content_hash,
        entry.kind.value,
        entry.undoes,
        at.at_us,
        at.tz_offset_s,
        at.day,
        int(entry.clock_back),
        None if entry.grade is None else int(entry.grade),
        None if entry.correct is None else int(entry.correct),
        entry.face,
        None if entry.given is None else storable(entry.given),
        entry.duration_ms,
        canonical(dict(entry.extra)) if entry.extra else None,
        entry.scheduler,
    )


def entry_from(row: tuple[Any, ...]) -> Entry:
    """The entry of a row of ENTRY_COLUMNS. ValueError when it is not one."""
    (uid, session, deck, question, content_hash, kind, undoes, at_us, tz_offset_s, _, clock_flag) = row[:11]
    (grade, correct, face, given, duration_ms, extra, scheduler) = row[11:]
    return Entry(
        uid=uid,
        session=session,
        question=QuestionId(deck, question),
        kind=Kind(kind),
        at=Moment(at_us, tz_offset_s),
        content_hash=content_hash,
        undoes=undoes,
        clock_back=bool(clock_flag),
        grade=None if grade is None else Grade(grade),
        correct=None if correct is None else bool(correct),
        face=face,
        given=given,
        duration_ms=duration_ms,
        scheduler=scheduler,
        extra=json.loads(extra) if extra is not None else {},
    )


def check_sum(previous: str, device: str, device_seq: int, columns: Columns) -> str:
    """32 hex digits over a row and, through `previous`, every row its device wrote before it.

    SQLite's own checks miss one flipped bit in six; this finds each one in the log. `previous` is empty for the first.
    """
    from hashlib import blake2b  # loads OpenSSL, which nothing before the first answer needs

    row = _encode([previous, device, device_seq, *columns])
    return blake2b(row.encode("utf-8"), digest_size=16).hexdigest()


# --- states ----------------------------------------------------------------------------------------------------------


def state_json(state: CardState) -> str:
    """What differs from a question never seen, as canonical JSON; floats read back exactly."""
    return _encode({name: value for (name, was), value in zip(_DEFAULTS, state, strict=True) if value != was})


def states_from(rows: Iterable[tuple[str, str, str]]) -> dict[QuestionId, CardState]:
    """The states of rows of deck, question and state. ValueError when one is not a state."""
    names: list[QuestionId] = []
    texts: list[str] = []
    for deck, question, text in rows:
        names.append(QuestionId(deck, question))
        texts.append(text)
    # One parse of all of them costs half of one each.
    values: list[dict[str, Any]] = json.loads(f"[{','.join(texts)}]")
    try:
        for value in values:
            if "phase" in value:
                value["phase"] = _PHASES[value["phase"]]
        return dict(zip(names, [CardState(**value) for value in values], strict=True))
    except (TypeError, KeyError) as problem:
        raise ValueError(f"{type(problem).__name__} {problem}") from problem
