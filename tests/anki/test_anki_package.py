"""The file itself: its bytes, its place, and what happens where it cannot be written."""

import errno
import os
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from bank_for_tests import DAY, RELEASE, bank_of, changed, moment, question, whole_bank
from hypothesis import given
from hypothesis import strategies as st
from learner import inside

from coldwar_quiz.anki.export import LAST_DUE, ExportReport, due_on, export
from coldwar_quiz.anki.ledger import Ledger
from coldwar_quiz.bank.model import Bank, PartialDate, QuestionId, When
from coldwar_quiz.errors import CannotDo


def exported(target: Path, bank: Bank | None = None, at: int = RELEASE) -> ExportReport:
    """Export with the ledger beside the target."""
    ledger = Ledger.read(target.parent / "ledger.json")
    return export(bank or whole_bank(), target, ledger=ledger, now=moment(at))


def test_the_same_bank_gives_the_same_bytes_at_any_time(tmp_path: Path) -> None:
    exported(tmp_path / "a.apkg")
    exported(tmp_path / "b.apkg", at=RELEASE + DAY)
    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "b.apkg").read_bytes()


def test_the_order_of_the_deck_files_does_not_matter(tmp_path: Path) -> None:
    (deck,) = whole_bank().decks
    other = deck._replace(
        id="autumn", questions=tuple(q._replace(id=QuestionId("autumn", q.id.question)) for q in deck.questions)
    )
    for name, decks in (("a", (deck, other)), ("b", (other, deck))):
        (tmp_path / name).mkdir()
        exported(tmp_path / name / "x.apkg", replace(whole_bank(), decks=decks))
    assert (tmp_path / "a" / "x.apkg").read_bytes() == (tmp_path / "b" / "x.apkg").read_bytes()


def test_the_report_counts_what_is_new_and_what_changed(tmp_path: Path) -> None:
    target = tmp_path / "a.apkg"
    first = exported(target, bank_of(*list(whole_bank())[:2]))
    assert (first.active, first.added, first.changed) == (2, 2, 0)
    later = changed(whole_bank(), "choice", hint="New.")
    second = exported(target, later, RELEASE + DAY)
    assert (second.active, second.added, second.changed, second.problems) == (10, 8, 1, ())


def test_only_what_changed_is_stamped_anew(tmp_path: Path) -> None:
    target = tmp_path / "a.apkg"
    exported(target)
    exported(target, changed(whole_bank(), "card", hint="New."), RELEASE + DAY)
    stamps = {note[6].split("\x1f")[2]: note[3] for note in inside(target)["notes"]}
    assert stamps.pop("card") == RELEASE + DAY
    assert set(stamps.values()) == {RELEASE}


def test_nothing_is_left_behind_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    exported(tmp_path / "a.apkg")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.apkg", "ledger.json", "scratch"]
    assert list(scratch.iterdir()) == []


def test_the_file_is_a_sound_zip_that_any_user_may_read(tmp_path: Path) -> None:
    exported(tmp_path / "a.apkg")
    with zipfile.ZipFile(tmp_path / "a.apkg") as package:
        assert package.testzip() is None
        entries = {entry.filename: entry.date_time for entry in package.infolist()}
    assert entries == dict.fromkeys(("collection.anki2", "media"), (1980, 1, 1, 0, 0, 0))
    plain = tmp_path / "plain"
    plain.touch()
    assert (tmp_path / "a.apkg").stat().st_mode == plain.stat().st_mode


def test_a_full_disk_is_said_and_the_old_package_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.apkg"
    exported(target)
    old, ledger = target.read_bytes(), (tmp_path / "ledger.json").read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("coldwar_quiz.whole_files.os.fsync", full)
    with pytest.raises(CannotDo, match="the disk is full"):
        exported(target, changed(whole_bank(), "card", hint="New."), RELEASE + DAY)
    assert (target.read_bytes(), (tmp_path / "ledger.json").read_bytes()) == (old, ledger)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.apkg", "ledger.json"]


def test_a_target_that_cannot_be_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    cases = {
        tmp_path: f"{tmp_path} is a folder",
        tmp_path / "no" / "a.apkg": f"there is no folder {tmp_path / 'no'}",
        tmp_path / "file" / "a.apkg": f"cannot write {tmp_path / 'file' / 'a.apkg'}: not a directory",
        tmp_path / ("x" * 300): f"cannot write {tmp_path / ('x' * 300)}: file name too long",
    }
    for target, message in cases.items():
        with pytest.raises(CannotDo) as refused:
            export(whole_bank(), target, ledger=Ledger(), now=moment(RELEASE))
        assert refused.value.message == message


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write everywhere")
    (tmp_path / "closed").mkdir(mode=0o500)
    with pytest.raises(CannotDo, match="permission denied"):
        export(whole_bank(), tmp_path / "closed" / "a.apkg", ledger=Ledger(), now=moment(RELEASE))


def test_a_file_that_is_no_package_is_never_replaced(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("deck:\n")
    with pytest.raises(CannotDo, match="is no Anki package"):
        exported(deck)
    assert deck.read_text() == "deck:\n"


def test_a_device_is_never_replaced() -> None:
    with pytest.raises(CannotDo, match="is not a file"):
        export(whole_bank(), Path("/dev/null"), ledger=Ledger(), now=moment(RELEASE))


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "a.apkg").symlink_to(tmp_path / "real" / "b.apkg")
    assert exported(tmp_path / "a.apkg").path == (tmp_path / "real" / "b.apkg").resolve()
    assert (tmp_path / "a.apkg").is_symlink()


def test_a_ledger_that_cannot_be_kept_is_said_and_the_package_is_there(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    ledger = Ledger.read(tmp_path / "home" / "ledger.json")
    report = export(whole_bank(), tmp_path / "a.apkg", ledger=ledger, now=moment(RELEASE))
    assert len(report.problems) == 2
    assert "cannot write" in report.problems[1]
    assert len(inside(tmp_path / "a.apkg")["notes"]) == 10


def test_there_must_be_something_to_export(tmp_path: Path) -> None:
    with pytest.raises(CannotDo, match="no questions"):
        exported(tmp_path / "a.apkg", bank_of())


def test_two_questions_never_share_a_note(tmp_path: Path) -> None:
    one = question("card")
    other = question("date", formerly=(one.id,))
    with pytest.raises(CannotDo, match="`spring/card-q` and `spring/date-q` both go back to `spring/card-q`"):
        exported(tmp_path / "a.apkg", bank_of(one, other))


@given(st.dates(), st.integers(0, 500))
def test_a_place_among_the_new_cards_is_one_that_anki_keeps(day: object, tie: int) -> None:
    date = PartialDate(day.year, day.month, day.day)  # type: ignore[attr-defined]
    assert 0 <= due_on(question("card", when=When(date)), tie) <= LAST_DUE


def test_the_places_go_by_date_and_within_a_day_by_the_deck(tmp_path: Path) -> None:
    day = When(PartialDate(1953, 6, 17))
    exported(
        tmp_path / "a.apkg",
        bank_of(question("order", when=day), question("card", when=day), question("date", when=None)),
    )
    dues = [card[8] for card in inside(tmp_path / "a.apkg")["cards"]]
    assert dues == [133160, 133161, LAST_DUE]
