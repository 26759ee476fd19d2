"""What an author sees of a deck: every question in its place, whatever is wrong, and the one that was edited."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coldwar_quiz import paths
from coldwar_quiz.authoring.view import (
    Place,
    View,
    beginning,
    find,
    first_changed,
    next_problem,
    place_of,
    read_view,
    with_last_good,
)
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.diagnostics.problem import Severity
from small_decks import HEAD, item
from strategies import deck_yaml, question_lists

CORPUS = Path(__file__).parents[1] / "bank" / "corpus"


@pytest.fixture(autouse=True)
def _no_records(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Reading the bundled records takes longer than all the rest of a test here."""
    monkeypatch.setattr(paths, "bundled_seeds", lambda: tmp_path / "no-seeds")


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    folder = tmp_path / "decks"
    folder.mkdir()
    return folder / "small.yaml"


def seen(path: Path, text: str, before: View | None = None) -> View:
    path.write_text(text, "utf-8")
    return read_view(path, None, before)


def names(view: View) -> list[str]:
    return [entry.name for entry in view.entries]


def test_a_question_with_an_error_keeps_its_place_among_the_others(deck: Path) -> None:
    view = seen(deck, HEAD + item("one") + item("two", type="chioce") + "- id: three\n  prompt: [\n" + item("four"))
    assert names(view) == ["small/one", "small/two", "small/three", "small/four"]
    assert [entry.question is not None for entry in view.entries] == [True, False, False, True]
    assert [p.code for p in view.entries[1].problems if p.severity == "error"] == ["unknown-type"]
    assert view.entries[1].source[0] == "- id: two"
    assert view.entries[1].line == 8
    assert view.failing


def test_what_belongs_to_no_question_belongs_to_the_file(deck: Path) -> None:
    view = seen(deck, HEAD.replace("title:", "titel: x, title:") + item("one"))
    assert view.entries[0].of_file
    assert [p.code for p in view.entries[0].problems] == ["unknown-key"]
    assert view.entries[1].lost
    assert view.entries[1].name == "one"


def test_questions_on_one_line_are_told_apart(deck: Path) -> None:
    one = "{id: one, type: card, prompt: What was it?, answer: An amnesty}"
    view = seen(deck, f"deck: {{id: small, title: T}}\nquestions: [{one}, {one.replace('one', 'two')}]\n")
    assert names(view) == ["small/one", "small/two"]
    assert {p.question for entry in view.entries for p in entry.problems} == {"small/one", "small/two"}
    assert all(p.question == entry.name for entry in view.entries for p in entry.problems)


def test_the_question_that_was_edited_is_the_one_to_look_at(deck: Path) -> None:
    parts = [item("one"), item("two"), item("three")]
    before = seen(deck, HEAD + "".join(parts))
    after = seen(deck, HEAD + parts[0] + item("two", "Who answered?") + parts[2], before)
    assert first_changed(before, after) == 1


def test_a_question_put_in_between_is_the_one_to_look_at_and_those_behind_it_are_not(deck: Path) -> None:
    before = seen(deck, HEAD + item("one") + "\n# about the second\n" + item("two"))
    after = seen(deck, HEAD + item("one") + "\n" + item("new") + "\n# about the second\n" + item("two"), before)
    assert names(after)[first_changed(before, after) or 0] == "small/new"


@pytest.mark.parametrize("change", ["header", "comment", "order", "deletion", "the end of the file"])
def test_where_no_question_was_edited_the_author_stays_where_they_were(deck: Path, change: str) -> None:
    parts = [item("one"), item("two"), item("three")]
    before = seen(deck, HEAD + "".join(parts))
    place = place_of(before, 2)
    text = {
        "header": HEAD.replace("small deck", "larger deck") + "".join(parts),
        "comment": HEAD + "# look again\n".join(parts),
        "order": HEAD + "".join(reversed(parts)),
        "deletion": HEAD + parts[0] + parts[2],
        "the end of the file": HEAD + "".join(parts).rstrip("\n"),
    }[change]
    after = seen(deck, text, before)
    assert first_changed(before, after) is None
    assert after.entries[find(after, place)].name == "small/three"


def test_where_the_question_is_gone_the_nearest_is_looked_at(deck: Path) -> None:
    before = seen(deck, HEAD + item("one") + item("two") + item("three"))
    after = seen(deck, HEAD + item("one") + item("two"), before)
    assert after.entries[find(after, place_of(before, 2))].name == "small/two"


def test_a_copy_that_still_has_the_old_id_is_found_again_and_not_its_original(deck: Path) -> None:
    before = seen(deck, HEAD + item("one") + item("two"))
    copied = seen(deck, HEAD + item("one") + item("two") + item("one", "Who else spoke?"), before)
    at = first_changed(before, copied)
    assert at == 2
    again = seen(deck, HEAD + item("one") + item("two") + item("one", "Who else spoke?"), copied)
    assert find(again, place_of(copied, at)) == 2


@pytest.mark.parametrize("spoiled", ["", "\n", "deck: [\n", "\x00", "people: []\n", None], ids=repr)
def test_a_file_of_which_nothing_can_be_used_shows_what_it_held_and_says_so(deck: Path, spoiled: str | None) -> None:
    before = seen(deck, HEAD + item("one") + item("two"))
    if spoiled is None:
        deck.unlink()
        after = read_view(deck, None, before)
    else:
        after = seen(deck, spoiled, before)
    assert after.files[0].stale
    assert after.failing
    assert [e.name for e in after.entries if not e.of_file] == ["small/one", "small/two"]
    assert after.entries[find(after, place_of(before, 1))].name == "small/two"
    again = seen(deck, HEAD + item("one") + item("two", "Who answered?"), after)
    assert not again.files[0].stale
    assert first_changed(after, again) == 1


def test_an_error_in_the_only_question_is_shown_and_not_hidden_behind_what_was_there_before(deck: Path) -> None:
    before = seen(deck, HEAD + item("one"))
    after = seen(deck, HEAD + item("one", type="chioce"), before)
    assert not after.files[0].stale
    assert after.entries[0].lost


def test_a_file_that_comes_back_into_a_folder_has_not_changed(deck: Path) -> None:
    other = deck.with_name("other.yaml")
    other.write_text(HEAD.replace("small", "other") + item("there"), "utf-8")
    deck.write_text(HEAD + item("here"), "utf-8")
    whole = read_view(deck.parent)
    place = place_of(whole, find(whole, Place((whole.files[1].path, "small/here", 0))))
    deck.unlink()
    without = read_view(deck.parent, None, whole)
    assert names(without) == ["other/there"]
    assert find(without, place) == 0
    deck.write_text(HEAD + item("here"), "utf-8")
    again = read_view(deck.parent, None, without)
    assert first_changed(without, again) is None
    assert again.entries[find(again, place)].name == "small/here"


def test_going_to_the_next_problem_goes_round_and_leaves_out_what_is_fine(deck: Path) -> None:
    good = item("two", "Which marshal stood beside him?", retired="of the retired no advice is given")
    view = seen(deck, HEAD + item("one") + good + item("three", type="x"))
    assert [bool(entry.problems) for entry in view.entries] == [True, False, True]
    assert [next_problem(view, 0, 1), next_problem(view, 2, 1), next_problem(view, 0, -1)] == [2, 0, 2]


def test_a_folder_without_decks_is_a_problem_with_a_page_of_its_own(deck: Path) -> None:
    view = read_view(deck.parent)
    assert [entry.problems[0].code for entry in view.entries] == ["no-decks"]
    assert beginning(view).at == 0


@pytest.mark.parametrize("kind", ["syntax", "shapes", "characters"])
def test_every_question_and_every_problem_of_the_bad_decks_is_shown_once(kind: str) -> None:
    check_laws(CORPUS / kind)


def check_laws(path: Path) -> View:
    """What holds for every view of whatever stands in the files."""
    view = read_view(path)
    bank, problems = load_bank([path])
    assert sorted(str(e.question.id) for e in view.entries if e.question) == sorted(str(q.id) for q in bank)
    shown = [p for entry in view.entries for p in entry.problems]
    assert sorted(map(str, shown)) == sorted(map(str, problems))
    assert view.failing == bool(problems.errors) or bank.skipped
    for file in view.files:
        assert [entry.number for entry in file.entries] == list(range(1, len(file.entries) + 1))
        assert [entry.line for entry in file.entries] == sorted(entry.line for entry in file.entries)
    for index, entry in enumerate(view.entries):
        assert view.entries[find(view, place_of(view, index))].key == entry.key
        assert entry.of_file or entry.source
    assert first_changed(with_last_good(view, None), view) is None
    return view


_PIECES = st.sampled_from(
    [
        "\t", "'", '"', "[", "]", "{", ": ", "- ", " #", "&a ", "---\n", "\n", "  ", "|", "{{", "\x00", "questions:\n",
        "id", "- id: new\n", "  type: card\n", "deck: {id: other, title: O}\n", "# note\n", "people:\n",
    ]
)  # fmt: skip


@st.composite
def sittings(draw: st.DrawFn) -> list[str]:
    """A deck as it is saved again and again by somebody who types anything."""
    text = deck_yaml(draw(question_lists(max_size=3)))
    saves = [text]
    for at, piece, cut in draw(st.lists(st.tuples(st.integers(0, 9999), _PIECES, st.integers(0, 40)), max_size=6)):
        at %= len(text) + 1
        text = text[:at] + piece + text[at + cut :]
        saves.append(text)
    return saves


@settings(max_examples=40, deadline=None)
@given(sittings(), st.integers(0, 3))
def test_whatever_is_typed_between_two_saves_there_is_something_to_look_at(saves: list[str], at: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawn.yaml"
        before: View | None = None
        place = Place(None, at)
        for text in saves:
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
            check_laws(path)
            view = read_view(path, None, before)
            if before is not None:
                changed = first_changed(before, view)
                place = place if changed is None else place_of(view, changed)
                assert changed is None or not view.entries[changed].of_file
            index = find(view, place)
            assert view.entries == () or 0 <= index < len(view.entries)
            assert all(e.worst in (None, *Severity) for e in view.entries)
            if before is not None and any(e.question for e in before.entries):
                assert view.entries != ()
            before = view


def test_the_law_of_the_view_can_fail(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck.write_text(HEAD + item("one"), "utf-8")
    monkeypatch.setattr("coldwar_quiz.authoring.view._starts", lambda *_: [])
    with pytest.raises((AssertionError, IndexError)):
        check_laws(deck)
