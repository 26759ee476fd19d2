"""What the official library writes as "Notes in Plain Text" comes in: an anchor outside the program."""

from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from banks import small_bank
from coldwar_quiz.anki import model
from coldwar_quiz.anki.export import export
from coldwar_quiz.anki.ledger import Ledger
from coldwar_quiz.bank.model import Card, Choice, Cloze, Question, Select, Typed
from coldwar_quiz.exchange import own_notes
from coldwar_quiz.exchange.importing import Imported, import_file
from coldwar_quiz.study.model import Moment
from reading import sound_deck

TRICKY = 'Tabs\tand "quotes", <b> & {braces}, #hash;\nsecond line'


def written(folder: Path, col: Collection, html: bool = True) -> Path:
    """The notes of `col` as Anki exports them with every box ticked."""
    path = folder / "notes.txt"
    col.export_note_csv(
        out_path=str(path),
        limit=None,
        with_html=html,
        with_tags=True,
        with_deck=True,
        with_notetype=True,
        with_guid=True,
    )
    return path


def questions(found: Imported) -> tuple[Question, ...]:
    (new,) = found.decks
    return sound_deck(new.text).questions


@pytest.fixture
def col(tmp_path: Path):
    collection = Collection(str(tmp_path / "collection.anki2"))
    yield collection
    collection.close()


def add(col: Collection, kind: str, *fields: str, tags: tuple[str, ...] = ()) -> None:
    note = col.new_note(col.models.by_name(kind))
    for place, text in enumerate(fields):
        note.fields[place] = text
    note.tags = list(tags)
    col.add_note(note, col.decks.id("Russia::1953"))


@pytest.mark.parametrize("html", [True, False])
def test_notes_made_in_anki_become_questions(tmp_path: Path, col: Collection, html: bool) -> None:
    add(col, "Basic", "Who led the government?", "Malenkov", tags=("leaders", "Moscow::1953"))
    add(col, "Cloze", "The {{c1::doctors::who?}} were cleared in {{c2::April}}.", "Announced by <i>Pravda</i>.")
    add(col, "Basic", "#Why is this first?", "Because a comment would begin so.")
    found = import_file(written(tmp_path, col, html), None, None)
    assert (found.left_out, found.problems.items) == (0, ())
    read = {q.text: q for q in questions(found)}
    assert read["Who led the government?"].body == Typed("Malenkov")
    assert read["Who led the government?"].tags == ("leaders", "moscow-1953")
    assert read["#Why is this first?"].body == Typed("Because a comment would begin so.")
    cloze = read["The ____ were cleared in ____."]
    assert isinstance(cloze.body, Cloze)
    assert [gap.answer for gap in cloze.body.gaps] == ["doctors", "April"]
    assert cloze.explanation == "Announced by Pravda."


def test_tabs_quotes_and_markup_of_a_note_arrive_as_they_were_seen(tmp_path: Path, col: Collection) -> None:
    seen = TRICKY.replace("\t", " ")
    stored = seen.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    add(col, "Basic", stored, stored)
    (question,) = questions(import_file(written(tmp_path, col), None, None))
    assert (question.prompt, question.body) == (seen, Card(seen))


def test_our_own_package_comes_back_through_anki_as_prompts_and_answers(tmp_path: Path, col: Collection) -> None:
    bank = small_bank()
    package = tmp_path / "quiz.apkg"
    export(bank, package, ledger=Ledger.read(tmp_path / "ledger.json"), now=Moment(1_790_000_000_000_000, 0))
    col.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(package), options=ImportAnkiPackageOptions(with_deck_configs=False))
    )
    found = import_file(written(tmp_path, col), None, None)
    read = {q.id.question: q for q in questions(found)}
    assert set(read) == {q.id.question for q in bank}
    for question in bank:
        back, body = read[question.id.question], question.body
        asked = "The {{doctors}} were cleared in {{April}}." if isinstance(body, Cloze) else question.prompt
        assert back.prompt == asked
        assert (back.type, back.explanation, back.tags) == (question.type, question.explanation, question.tags)
        if isinstance(body, Choice | Select):
            assert set(back.body.distractors) == set(body.distractors)
            assert back.body._replace(distractors=()) == body._replace(distractors=())
        elif isinstance(body, Typed):
            assert back.body == body._replace(distractors=())
        elif not isinstance(body, Cloze):
            assert back.body == body
    assert [problem.code for problem in found.problems] == ["left-out-sources"]


def test_the_places_of_our_note_type_s_fields_are_those_of_the_note_type() -> None:
    assert (model.NAME, model.FIELDS[: len(own_notes.FIELDS)]) == (own_notes.NAME, own_notes.FIELDS)
