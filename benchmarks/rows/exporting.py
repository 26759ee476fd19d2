"""The Anki package: our writer beside the least that makes the same file, and beside Anki's own exporter."""

import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.data import write_deck
from benchmarks.harness import Group, Row, Sample, Scale, Skip, seconds
from coldwar_quiz.anki.export import export
from coldwar_quiz.anki.ledger import Ledger
from coldwar_quiz.anki.model import NoteType
from coldwar_quiz.anki.notes import note_for
from coldwar_quiz.anki.package import Row as NoteRow
from coldwar_quiz.anki.package import write_package
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.study.model import MICROSECOND, Moment

_NOW = 1_780_000_000
"""Seconds since 1970: any moment; a ledger needs one."""

_OURS = "package of finished fields, compressed"
_WHOLE = "bank to package, with its ledger"
_FLOOR = "executemany in one transaction, stored zip"
_ANKI = "Anki's exporter, legacy format"

_COUNTS = "{questions:,} notes"
ROWS = (
    Row("export-floor", f"export of {_COUNTS}, fields finished", _OURS, _FLOOR, 2.5),
    Row("export-anki", f"export of {_COUNTS}, fields finished", _OURS, _ANKI, 0.9),
    Row("export-whole", f"export of {_COUNTS}, from the bank", _WHOLE, _ANKI, None),
)


@contextmanager
def prepare(folder: Path, scale: Scale) -> Iterator[Mapping[str, Sample]]:
    """The notes of a generated bank on our side; the same notes, imported, in Anki's collection."""
    try:
        from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageRequest
    except ImportError:
        raise Skip("the `anki` library is not installed") from None
    bank, _ = load_bank([write_deck(folder, scale.questions)], rules=False)
    now = Moment(_NOW * MICROSECOND, 0)
    notes = [note_for(question, bank) for question in bank]
    rows = [NoteRow(n.guid, n.fields, n.tags, _NOW, _NOW, place) for place, n in enumerate(notes)]
    export(bank, folder / "first.apkg", ledger=Ledger(), now=now)

    def ours() -> None:
        with open(folder / "ours.apkg", "wb") as file:
            write_package(rows, NoteType(_NOW), file)

    def whole() -> None:
        ledger_file = folder / "ledger.json"
        ledger_file.unlink(missing_ok=True)
        export(bank, folder / "whole.apkg", ledger=Ledger.read(ledger_file), now=now)

    def floor() -> None:
        _least(folder, rows)

    with closing(Collection(str(folder / "collection.anki2"))) as collection:
        collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(folder / "first.apkg")))
        if collection.note_count() != len(rows):
            raise RuntimeError(f"Anki has {collection.note_count()} notes, not {len(rows)}")

        def anki() -> None:
            collection.export_anki_package(
                out_path=str(folder / "anki.apkg"), options=ExportAnkiPackageOptions(legacy=True), limit=None
            )

        yield {
            _OURS: lambda: seconds(ours),
            _WHOLE: lambda: seconds(whole),
            _FLOOR: lambda: seconds(floor),
            _ANKI: lambda: seconds(anki),
        }


def _least(folder: Path, rows: Sequence[NoteRow]) -> None:
    """The same notes and cards as rows of two tables with Anki's indexes, and a zip that compresses nothing."""
    database = folder / "least.anki2"
    database.unlink(missing_ok=True)
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for statement in _TABLES:
            connection.execute(statement)
        connection.executemany("INSERT INTO notes VALUES (?,?,1,?,-1,?,?,?,?,0,'')", _notes(rows))
        connection.executemany("INSERT INTO cards VALUES (?,?,1,0,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')", _cards(rows))
        connection.execute("COMMIT")
    with zipfile.ZipFile(folder / "least.apkg", "w", zipfile.ZIP_STORED) as package:
        package.write(database, "collection.anki2")
        package.writestr("media", "{}")


_TABLES = (
    "CREATE TABLE notes (id integer primary key, guid text, mid integer, mod integer, usn integer, tags text,"
    " flds text, sfld integer, csum integer, flags integer, data text)",
    "CREATE TABLE cards (id integer primary key, nid integer, did integer, ord integer, mod integer, usn integer,"
    " type integer, queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer,"
    " left integer, odue integer, odid integer, flags integer, data text)",
    "CREATE INDEX ix_notes_usn ON notes (usn)",
    "CREATE INDEX ix_notes_csum ON notes (csum)",
    "CREATE INDEX ix_cards_usn ON cards (usn)",
    "CREATE INDEX ix_cards_nid ON cards (nid)",
    "CREATE INDEX ix_cards_sched ON cards (did, queue, due)",
)


def _notes(rows: Sequence[NoteRow]) -> Iterator[tuple[object, ...]]:
    for i, row in enumerate(rows):
        yield i, row.guid, row.modified, f" {' '.join(row.tags)} ", "\x1f".join(row.fields), row.fields[0], 0


def _cards(rows: Sequence[NoteRow]) -> Iterator[tuple[object, ...]]:
    return ((i, i, row.modified, row.due) for i, row in enumerate(rows))


GROUP = Group(ROWS, prepare)
