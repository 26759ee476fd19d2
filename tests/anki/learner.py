"""A learner's Anki: the official library, driven the way its import window drives it."""

import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import bank_for_tests as banks
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from drawing import Sides

from coldwar_quiz.anki.export import ExportReport, export
from coldwar_quiz.anki.ledger import Ledger
from coldwar_quiz.bank.model import Bank


class Learner:
    """A collection in a folder, with the package and the ledger beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.package = folder / "quiz.apkg"
        self.ledger_path = folder / "ledger.json"
        self.col = Collection(str(folder / "collection.anki2"))

    def export(self, bank: Bank, at: int = banks.RELEASE) -> ExportReport:
        """Export with the learner's own ledger, read anew as a new run of the program does."""
        ledger = Ledger.read(self.ledger_path)
        return export(bank, self.package, ledger=ledger, now=banks.moment(at))

    def take(self, bank: Bank, at: int = banks.RELEASE, presets: bool = False) -> Any:
        """Export and import. Returns Anki's log: `new`, `updated`, `duplicate`, `conflicting`, `found_notes`."""
        self.export(bank, at)
        return self.import_package(presets)

    def import_package(self, presets: bool = False) -> Any:
        """Import with the switches that the export asks for."""
        options = ImportAnkiPackageOptions(with_deck_configs=presets)
        return self.col.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(self.package), options=options)
        ).log

    def note(self, kind: str) -> Any:
        """The note of that question."""
        (note_id,) = self.col.find_notes(f"QuestionID:spring/{kind}-q")
        return self.col.get_note(note_id)

    def card(self, kind: str) -> Any:
        """Its one card."""
        (card,) = self.note(kind).cards()
        return card

    def answer(self, kind: str) -> None:
        """Grade its card Good, through Anki's own scheduler."""
        card = self.card(kind)
        card.start_timer()
        self.col.sched.answerCard(card, 3)

    def sides(self, kind: str, typed: str = "") -> Sides:
        """Both sides as the reviewer shows them, with its field to type in where the card asks for one."""
        rendered = self.card(kind).render_output()
        compared = self.col.compare_answer(self.note(kind)["Answer"], typed)
        field = "<center><input type=text id=typeans style=\"font-family: 'Arial'; font-size: 20px;\"></center>"
        marker = "[[type:nc:Answer]]"
        return Sides(
            rendered.question_text.replace(marker, field),
            rendered.answer_text.replace(
                marker, f"<div style=\"font-family: 'Arial'; font-size: 20px\">{compared}</div>"
            ),
            self.col.models.by_name("Cold War Quiz")["css"],
        )

    def rows(self, table: str) -> list[Any]:
        """Every row of a table, in order."""
        return list(self.col.db.execute(f"select * from {table} order by id"))


@contextmanager
def learner() -> Iterator[Learner]:
    """A learner with an empty collection."""
    with tempfile.TemporaryDirectory() as folder:
        someone = Learner(Path(folder))
        try:
            yield someone
        finally:
            someone.col.close()


def inside(package: Path) -> dict[str, list[Any]]:
    """The notes, the cards and the collection row of a package, read without Anki."""
    with zipfile.ZipFile(package) as archive:
        database = archive.read("collection.anki2")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database)
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            for table in ("notes", "cards", "col")
        }
