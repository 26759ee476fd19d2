"""`export anki`: the whole bank as one Anki package, and what to tell the learner about it."""

import errno
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coldwar_quiz.anki import model
from coldwar_quiz.anki.ledger import Ledger
from coldwar_quiz.anki.notes import RETIRED_TAG, Note, note_for
from coldwar_quiz.anki.package import Row, collector_paused, write_package
from coldwar_quiz.bank.model import Bank, Question
from coldwar_quiz.errors import CannotDo, reason
from coldwar_quiz.study.model import MICROSECOND, Moment
from coldwar_quiz.whole_files import refuse_unfit, replacing

LAST_DUE = 999_999
"""Anki's own check of its database cuts larger ones short."""
_FIRST_DAY = date(1917, 1, 1).toordinal()
_TIES = 10

RETIRED_SEARCH = f'"note:{model.NAME}" tag:{RETIRED_TAG}'


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written. `added` and `changed` count against the exports before, as the ledger knows them.

    `problems` are sentences about what did not go as it should, though the package is whole.
    """

    path: Path
    active: int
    retired: int
    added: int
    changed: int
    problems: tuple[str, ...] = ()

    @property
    def suspend_search(self) -> str | None:
        """What to search for in Anki's browser to suspend the retired questions; None when there are none."""
        return RETIRED_SEARCH if self.retired else None


def export(bank: Bank, target: Path, *, ledger: Ledger, now: Moment) -> ExportReport:
    """Write every question of the bank, the retired included, to the Anki package `target`, replacing it.

    The same bank and ledger give the same bytes. Raises CannotDo when there is nothing to write or no way to write it;
    whatever was at `target` is then untouched. A ledger that cannot be read or written is a problem in the report.
    """
    if not any(deck.questions for deck in bank.decks):
        raise CannotDo("there are no questions to export")
    target = Path(os.path.realpath(target))
    _refuse_unfit(target)
    seconds = now.at_us // MICROSECOND
    problems = [ledger.problem] if ledger.problem else []
    with collector_paused():
        rows, added, changed = _stamped(_notes(bank), ledger, seconds)
    note_type = model.NoteType(ledger.stamp_note_type(model.content_hash(), seconds))
    try:
        with replacing(target) as file:
            write_package(rows, note_type, file)
    except OSError as error:
        room = "make room, or " if error.errno == errno.ENOSPC else ""
        raise CannotDo(f"cannot write {target}: {reason(error)}", f"{room}name another place") from error
    unsaved = ledger.save()
    if unsaved:
        problems.append(unsaved)
    retired = len(rows) - len(bank.active)
    return ExportReport(target, len(bank.active), retired, added, changed, tuple(problems))


def how_to_import(report: ExportReport) -> str:
    """What to do with the package in Anki, for stderr. Anki remembers its switches, so each one is named."""
    lines = [
        "In Anki, choose File > Import and set every switch as follows, since Anki remembers the last choice:",
        "  Update notes: If newer",
        "  Update note types: If newer",
        "  Merge note types: off",
        "  Import any learning progress: off",
        "  Import any deck presets: on the first time, then off",
        "Reviews are kept, and so are your edits to notes that did not change. A field of a changed note is replaced.",
    ]
    if report.suspend_search:
        lines += [
            "To suspend the retired questions, search in Anki's browser for",
            f"  {report.suspend_search}",
            "then select all and toggle suspend.",
        ]
    return "\n".join(lines)


def due_on(question: Question, tie: int) -> int:
    """The place of a new card: by the date of its event, ten places a day from 1 January 1917 on; without one, last."""
    if question.when is None:
        return LAST_DUE
    start = question.when.start
    day = date(start.year, start.month or 1, start.day or 1).toordinal() - _FIRST_DAY
    return max(0, min(day * _TIES + min(tie, _TIES - 1), LAST_DUE))


def _in_order(bank: Bank) -> Iterable[tuple[Question, int]]:
    """Every question with its place among the new cards, by that place; the order of the deck files does not matter."""
    decks = sorted(bank.decks, key=lambda deck: deck.id)
    seen: dict[tuple[int, int, int], int] = {}
    placed = []
    for question in (question for deck in decks for question in deck.questions):
        start = question.when.start if question.when else None
        day = (start.year, start.month or 1, start.day or 1) if start else (0, 0, 0)
        placed.append((question, due_on(question, seen.get(day, 0))))
        seen[day] = seen.get(day, 0) + 1
    return sorted(placed, key=lambda pair: pair[1])


def _stamped(notes: Mapping[str, tuple[Question, Note, int]], ledger: Ledger, now: int) -> tuple[list[Row], int, int]:
    """The rows of the package, and how many of them are new and changed. `now` in seconds since 1970."""
    rows, added, changed = [], 0, 0
    for guid, (question, note, place) in notes.items():
        before = ledger.known(guid)
        due = before.due if before and question.retired is not None else place
        added += before is None
        changed += before is not None and before.content != note.content_hash
        stamp = ledger.stamp(guid, note.content_hash, due, now)
        rows.append(Row(guid, note.fields, note.tags, stamp.time, stamp.first, due))
    return rows, added, changed


def _notes(bank: Bank) -> dict[str, tuple[Question, Note, int]]:
    """By GUID, in the order of the new cards: each question with its note and its place.

    CannotDo for two questions on one note, which would be a duplicate in Anki that nobody can update.
    """
    notes: dict[str, tuple[Question, Note, int]] = {}
    for question, place in _in_order(bank):
        note = note_for(question, bank)
        if note.guid in notes:
            other = notes[note.guid][0]
            raise CannotDo(
                f"`{other.id}` and `{question.id}` both go back to `{question.origin}`, which is one note in Anki",
                f"take `{question.origin}` out of `formerly` of one of them",
            )
        notes[note.guid] = (question, note, place)
    return notes


def _refuse_unfit(target: Path) -> None:
    """Say early what cannot be replaced by a package, or should not be."""
    elsewhere = "name a file with -o, such as -o cold-war-quiz.apkg"
    refuse_unfit(target, elsewhere)
    with suppress(OSError), open(target, "rb") as file:
        if file.read(2) not in (b"", b"PK"):
            raise CannotDo(f"{target} is there already and is no Anki package, so it is left alone", elsewhere)
