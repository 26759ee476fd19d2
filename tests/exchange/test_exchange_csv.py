"""CSV out and in again: nothing is lost, nothing is calculated by a spreadsheet, nothing needs our own reader."""

import csv
import io
import re
from pathlib import Path

import pytest
from exchange_banks import HOSTILE, NOWHERE, bank_of, cleaned, hostile_bank, hostile_bodies
from hypothesis import given, settings
from hypothesis import strategies as st

from banks import small_bank
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import Bank, Question
from coldwar_quiz.exchange.chosen import choose
from coldwar_quiz.exchange.csv_out import COLUMNS, to_csv
from coldwar_quiz.exchange.csv_text import guarded, joined, joined_parts, row, rows, split, split_parts, unguarded
from coldwar_quiz.exchange.files import TextFile
from coldwar_quiz.exchange.importing import import_file
from coldwar_quiz.exchange.losses import Losses
from reading import sound_deck
from strategies import question_lists, texts

ANY = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs",)) | st.sampled_from("|=\\ \n\t'\",;+-@"), max_size=12
)
STARTS_A_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")


def without_places(question: Question) -> Question:
    """The question without where it stands in its file."""
    return question._replace(
        span=NOWHERE,
        spans={},
        evidence=tuple(e._replace(span=NOWHERE) for e in question.evidence),
        accounts=tuple(a._replace(span=NOWHERE) for a in question.accounts),
    )


def read_back(folder: Path, written: str) -> list[Question]:
    """The questions of the decks that importing the CSV `written` makes."""
    path = folder / "questions.csv"
    path.write_text(written, encoding="utf-8", newline="")
    imported = import_file(path, None, None)
    assert not imported.left_out, imported.problems.items
    assert not imported.problems.items
    questions = []
    for deck in imported.decks:
        questions += [without_places(q) for q in sound_deck(deck.text).questions]
    return questions


def expected(bank: Bank) -> list[Question]:
    return [without_places(q) for q in bank if q.retired is None]


@settings(deadline=None, max_examples=200)
@given(question_lists(deck="drawn"))
def test_any_question_comes_back_as_it_went(
    tmp_path_factory: pytest.TempPathFactory, drawn: tuple[Question, ...]
) -> None:
    bank = bank_of(cleaned(drawn))
    folder = tmp_path_factory.getbasetemp()
    assert read_back(folder, to_csv(choose(bank), Losses())) == expected(bank)


def test_the_bundled_bank_comes_back_as_it_went(tmp_path: Path) -> None:
    bank, _ = load_bank(rules=False)
    assert read_back(tmp_path, to_csv(choose(bank), Losses())) == expected(bank)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", sorted(hostile_bodies("x")))
def test_a_hostile_text_comes_back_and_calculates_nothing(tmp_path: Path, text: str, kind: str) -> None:
    bank = hostile_bank(text, kind)
    (question,) = bank
    question = question._replace(hint=" ".join(text.split()))
    bank = bank_of((question,), title="Small")
    written = to_csv(choose(bank), Losses())
    assert read_back(tmp_path, written) == expected(bank)
    for cells in csv.reader(io.StringIO(written, newline="")):
        for cell in cells:
            assert not STARTS_A_FORMULA.match(cell) or re.fullmatch(r"-[0-9]+(\.[0-9]+)?", cell)


@given(st.lists(texts(), min_size=1))
def test_a_list_survives_its_cell(things: list[str]) -> None:
    assert split(joined(things)) == things


@given(st.lists(ANY.filter(str.strip), min_size=1))
def test_a_list_of_any_texts_survives_its_cell(things: list[str]) -> None:
    assert split(joined(things)) == things


@given(st.lists(st.lists(ANY.filter(str.strip), min_size=2, max_size=4), min_size=1))
def test_a_list_of_parts_survives_its_cell(things: list[list[str]]) -> None:
    assert split_parts(joined_parts(things)) == things


def test_a_list_typed_by_hand_is_read_as_it_is_meant() -> None:
    assert split("a|b | c") == ["a", "b", "c"]
    assert split(r"C:\temp | a \| b") == [r"C:\temp", "a | b"]
    assert split_parts("Malenkov=premier | Molotov = foreign affairs") == [
        ["Malenkov", "premier"],
        ["Molotov", "foreign affairs"],
    ]


@given(ANY)
def test_a_guarded_cell_is_no_formula_and_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not STARTS_A_FORMULA.match(guarded(text)) or re.fullmatch(r"-[0-9]+(\.[0-9]+)?", text)


def test_a_negative_number_is_left_a_number() -> None:
    assert guarded("-1.5") == "-1.5"
    assert guarded("'tis") == "'tis"
    assert guarded("-1 or so") == "'-1 or so"
    assert guarded("'=1") == "''=1"


@given(st.lists(st.lists(ANY, min_size=2, max_size=5), min_size=1, max_size=4))
def test_python_reads_the_rows_we_write_and_we_read_those_python_writes(table: list[list[str]]) -> None:
    table = [[cell.replace("\r", "").replace("\x00", "") for cell in cells] for cells in table]
    written = "".join(row(cells) for cells in table)
    assert list(csv.reader(io.StringIO(written, newline=""), strict=True)) == table
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(table)
    file = TextFile.of("t.csv", buffer.getvalue())
    if file.text == buffer.getvalue():
        assert [[cell.text for cell in found.cells] for found in rows(file, ",")] == table


def test_the_columns_are_a_header_row_and_lines_end_as_the_standard_says() -> None:
    written = to_csv(choose(small_bank()), Losses())
    assert written.startswith(",".join(COLUMNS) + "\r\n")
    assert "\n" not in written.replace("\r\n", "")


def test_what_the_table_cannot_hold_is_counted() -> None:
    bank, _ = load_bank(rules=False)
    losses = Losses()
    to_csv(choose(bank), losses)
    told = losses.sentences()
    assert any(f"{len(bank.people) + len(bank.glossary)} entries of people and glossary" in line for line in told)


def test_people_and_terms_are_no_loss_of_a_single_deck() -> None:
    bank, _ = load_bank(rules=False)
    losses = Losses()
    to_csv(choose(bank, [bank.decks[0].id]), losses)
    assert not any("people and glossary" in line for line in losses.sentences())
