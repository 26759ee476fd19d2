"""Writing the .apkg: genanki's format, with the stamps, the ids and the bytes under our control.

genanki stamps everything with one time, runs a statement a note, leaves a database in the temporary folder and writes
the wall clock into the zip. Its classes are kept for what they know of Anki (schema, deck, note type) and are given
their rows another way.
"""

import gc
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any, BinaryIO

import genanki

from coldwar_quiz.anki.model import DECK_ID, MODEL_ID, NAME, PRESET_ID, NoteType

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_ZIP_LEVEL = 3
"""The quickest that stays within a seventh of the size of Anki's own packages; level 6 takes over twice as long."""
_DESCRIPTION = (
    "The Soviet leadership and East Germany in 1953: what happened, and who says so. "
    "Questions come in the order of events."
)
_NOTE_ROW = "INSERT INTO notes VALUES(?,?,?,?,-1,?,?,?,0,0,'')"
_CARD_ROW = "INSERT INTO cards VALUES(?,?,?,0,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')"


@dataclass(frozen=True, slots=True)
class Row:
    """One note and its card. `modified` and `created` are seconds since 1970; `due` is the place among new cards."""

    guid: str
    fields: Sequence[str]
    tags: Sequence[str]
    modified: int
    created: int
    due: int


class _Deck(genanki.Deck):  # type: ignore[misc]  # genanki has no types
    """The one deck, writing its rows with two statements in all."""

    def __init__(self, rows: Sequence[Row], note_type: NoteType) -> None:
        super().__init__(DECK_ID, NAME, _DESCRIPTION)
        self.add_model(note_type)
        self._rows = rows

    def to_json(self) -> dict[str, Any]:
        return {**super().to_json(), "conf": PRESET_ID}

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, timestamp, id_gen)
        ids = _ids(self._rows)
        cursor.executemany(
            _NOTE_ROW,
            (
                (i, r.guid, MODEL_ID, r.modified, f" {' '.join(r.tags)} ", "\x1f".join(r.fields), r.fields[0])
                for i, r in zip(ids, self._rows, strict=True)
            ),
        )
        cursor.executemany(
            _CARD_ROW, ((i, i, DECK_ID, r.modified, r.due) for i, r in zip(ids, self._rows, strict=True))
        )


class _Package(genanki.Package):  # type: ignore[misc]  # genanki has no types
    """The package with its preset, built in memory."""

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, timestamp, id_gen)
        (presets,) = cursor.execute("SELECT dconf FROM col").fetchone()
        cursor.execute("UPDATE col SET dconf = ?", (json.dumps({**json.loads(presets), str(PRESET_ID): _preset()}),))

    def database(self) -> bytes:
        """The collection inside the package, as the bytes of an SQLite file."""
        with closing(sqlite3.connect(":memory:")) as connection:
            self.write_to_db(connection.cursor(), 0, count(1))
            connection.commit()
            return connection.serialize()


def write_package(rows: Sequence[Row], note_type: NoteType, file: BinaryIO) -> None:
    """Write the package of those notes. The same rows give the same bytes. Raises OSError."""
    with collector_paused():
        database = _Package(_Deck(rows, note_type)).database()
        with zipfile.ZipFile(file, "w") as package:
            for name, content in (("collection.anki2", database), ("media", b"{}")):
                entry = zipfile.ZipInfo(name, _ZIP_DATE)
                entry.external_attr = 0o644 << 16
                package.writestr(entry, content, zipfile.ZIP_DEFLATED, _ZIP_LEVEL)


def _ids(rows: Sequence[Row]) -> list[int]:
    """An id for each row: Anki reads it as the milliseconds since 1970 at which the note was made.

    Each is unique, and stays the same while the rows created no later do.
    """
    ids, last = [0] * len(rows), 0
    for place in sorted(range(len(rows)), key=lambda i: rows[i].created):
        last = max(last + 1, rows[place].created * 1000)
        ids[place] = last
    return ids


def _preset() -> dict[str, Any]:
    """Deck options a learner may take over at the first import: in the order of events, desired retention 0.9."""
    return {
        "id": PRESET_ID,
        "mod": 0,
        "name": NAME,
        "usn": -1,
        "maxTaken": 60,
        "autoplay": True,
        "timer": 0,
        "replayq": True,
        "new": {
            "bury": False,
            "delays": [1.0, 10.0],
            "initialFactor": 2500,
            "ints": [1, 4, 0],
            "order": 1,
            "perDay": 10,
        },
        "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
        "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
        "dyn": False,
        "newGatherPriority": 1,  # ascending position
        "newSortOrder": 1,  # as gathered
        "desiredRetention": 0.9,
        "easyDaysPercentages": [1.0] * 7,
    }


@contextmanager
def collector_paused() -> Iterator[None]:
    """Without the cycle collector, which otherwise takes a fifth of the time and finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
