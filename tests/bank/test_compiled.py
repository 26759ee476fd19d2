"""Starting again without reading the decks again, and never with decks of yesterday."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coldwar_quiz.bank import compiled
from coldwar_quiz.bank.compiled import usable_bank
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import Bank, Deck, Question
from coldwar_quiz.diagnostics.span import Span
from coldwar_quiz.paths import Home
from places import without_places
from strategies import question_lists

DECK = """\
deck: {id: mine, title: My deck}
questions:
  - {id: first, type: true-false, prompt: It rained., answer: true}
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "mine.yaml").write_text(DECK, "utf-8")
    return Home(tmp_path)


def ids(bank: Bank) -> set[str]:
    return {str(q.id) for q in bank}


def test_the_second_start_has_the_same_bank_and_reads_no_deck(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    first = usable_bank(home)
    assert without_places(first) == without_places(load_bank(home=home, rules=False, shown=str)[0])
    monkeypatch.setattr("coldwar_quiz.bank.loader.load_bank", None)
    again = usable_bank(home)
    assert without_places(again) == without_places(first)
    assert [q.span for q in again] == [q.span for q in first]


def test_an_edited_deck_is_read_anew(home: Home) -> None:
    usable_bank(home)
    (home.decks / "mine.yaml").write_text(DECK.replace("first", "other"), "utf-8")
    assert "mine/other" in ids(usable_bank(home))


def test_an_edit_that_keeps_the_size_is_noticed_by_its_time(home: Home) -> None:
    usable_bank(home)
    path = home.decks / "mine.yaml"
    path.write_text(DECK.replace("first", "tsrif"), "utf-8")
    os.utime(path, ns=(1, 1))
    assert "mine/tsrif" in ids(usable_bank(home))


def test_a_new_deck_and_a_deleted_one_are_noticed(home: Home) -> None:
    usable_bank(home)
    (home.decks / "second.yaml").write_text(DECK.replace("id: mine", "id: second"), "utf-8")
    assert {"mine/first", "second/first"} <= ids(usable_bank(home))
    (home.decks / "mine.yaml").unlink()
    assert "mine/first" not in ids(usable_bank(home))


def test_a_link_to_nothing_hides_no_edit_of_another_deck(home: Home) -> None:
    for number in range(20):
        (home.decks / f".#lock{number}.yaml").symlink_to("somebody@somewhere.1")
    usable_bank(home)
    (home.decks / "mine.yaml").write_text(DECK.replace("first", "other"), "utf-8")
    assert "mine/other" in ids(usable_bank(home))


def test_a_new_rule_has_the_decks_read_anew(home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    usable_bank(home)
    package = Path(compiled.__file__).parent
    newer = tmp_path / "newer"
    shutil.copytree(package, newer)
    monkeypatch.setattr(compiled, "__file__", str(newer / "compiled.py"))
    usable_bank(home)
    before = home.compiled_bank.read_bytes()
    (newer / "rules" / "house" / "another.py").write_text("# another rule\n", "utf-8")
    usable_bank(home)
    assert home.compiled_bank.read_bytes() != before


def test_places_are_the_same_from_wherever_the_program_is_started(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home.root)
    first = usable_bank(home)
    monkeypatch.chdir("/")
    assert [q.span for q in usable_bank(home)] == [q.span for q in first]
    assert {Path(q.span.path).is_absolute() for q in first} == {True}


@pytest.mark.parametrize("text", ['{"Decimal":["x"]}', "[" * 100_000, '{"Span":[1]}', '{"Nobody":[]}', "[]", "{}"])
def test_a_file_in_order_but_of_another_kind_only_means_reading_the_decks(home: Home, text: str) -> None:
    whole = usable_bank(home)
    stamp = compiled._stamp(home)
    body = text.encode()
    home.compiled_bank.write_bytes(b"\n".join((compiled._check_sum(stamp + body), stamp, body)))
    assert without_places(usable_bank(home)) == without_places(whole)


def test_questions_left_out_because_of_errors_are_still_counted(home: Home) -> None:
    (home.decks / "mine.yaml").write_text(DECK + "  - {id: bad, type: chioce, prompt: What?}\n", "utf-8")
    assert [usable_bank(home).skipped for _ in range(2)] == [1, 1]


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_a_damaged_file_only_means_reading_the_decks(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        whole = usable_bank(home)
        kept = home.compiled_bank.read_bytes()
        place = data.draw(st.integers(0, len(kept) - 1))
        damaged = data.draw(
            st.sampled_from(
                [kept[:place], kept + b" ", b"", b"\n", kept[:place] + bytes([kept[place] ^ 1]) + kept[place + 1 :]]
            )
        )
        home.compiled_bank.write_bytes(damaged)
        assert without_places(usable_bank(home)) == without_places(whole)
        assert home.compiled_bank.read_bytes() == kept


def test_nothing_is_made_where_the_learner_has_no_folder_yet(tmp_path: Path) -> None:
    assert "defections-memo/memo-day" in ids(usable_bank(Home(tmp_path / "nobody")))
    assert not (tmp_path / "nobody").exists()


def test_where_it_cannot_be_kept_the_bank_is_read_every_time(home: Home) -> None:
    home.compiled_bank.mkdir()
    assert "mine/first" in ids(usable_bank(home))
    assert sorted(os.listdir(home.root)) == ["bank-cache.json", "decks"]


@given(question_lists())
def test_every_question_comes_back_as_it_was(questions: list[Question] | tuple[Question, ...]) -> None:
    here = Span("d.yaml", 1, 1, 1, 2)
    bank = Bank(decks=(Deck("d", "D", "d.yaml", here, questions=tuple(questions)),))
    assert without_places(compiled._decoded(json.dumps(compiled._encoded(bank)))) == without_places(bank)


def test_a_start_with_unchanged_decks_does_not_even_load_the_reader(home: Home) -> None:
    usable_bank(home)
    code = (
        "import sys; from pathlib import Path; from coldwar_quiz.paths import Home\n"
        "from coldwar_quiz.bank.compiled import usable_bank\n"
        "print(len(tuple(usable_bank(Home(Path(sys.argv[1]))))) > 40, sorted({'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(home.root)], capture_output=True, text=True, check=True)
    assert done.stdout == "True []\n"


def test_every_module_that_reads_or_judges_a_deck_counts_towards_the_stamp(home: Home) -> None:
    stamp = compiled._stamp(home).decode()
    package = Path(compiled.__file__).parent
    modules = [path for path in package.rglob("*.py") if path.parent.name != "faults"]  # the manual judges nothing
    assert [str(path) for path in modules if json.dumps(str(path)) not in stamp] == []
