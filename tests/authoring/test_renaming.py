"""Renaming and retiring: in place, checked first, and what was learned goes along."""

import difflib
import json
import os
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from coldwar_quiz.authoring.outline import Outline, outlines
from coldwar_quiz.authoring.renaming import Change, mended, renamed, retired
from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.authoring.writing import Layout, deck_text, fields_of
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import Bank, Question, QuestionId
from coldwar_quiz.bank.proof import LOCK_NAME, Lock
from coldwar_quiz.errors import CannotDo
from coldwar_quiz.paths import bundled_decks, bundled_seeds
from strategies import deck_yaml, question_lists

OLD = QuestionId("mine", "one")
HEAD = "# mine\ndeck:   {id: mine, title: 'Mine' }  # so\nquestions:\n"
TWO = "  - id: two\n    type: typed\n    prompt: Who else?\n    answer: Serov\n"
QUESTION = (
    '  - id: "one"   # the first\n    type:   typed\n    # who it was\n    prompt: >\n      Who\n      was it?\n\n'
    "    answer: 'Konev' # he\n    tags: [army,   people]\n"
)


def deck(folder: Path, *items: str, name: str = "mine") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(HEAD.replace("id: mine", f"id: {name}") + "".join(items), "utf-8")
    return path


def rename(folder: Path, new: str = "first", old: QuestionId = OLD) -> Change:
    change = renamed(list(outlines([folder])), old, new, paths=[folder], home=None, seeds=folder)
    change.write()
    return change


def retire(folder: Path, because: str = "Better asked by another.") -> Change:
    change = retired(list(outlines([folder])), OLD, because, paths=[folder], home=None)
    change.write()
    return change


def bank(folder: Path) -> Bank:
    found, problems = load_bank([folder], rules=False)
    assert [p.message for p in problems] == []
    return found


def test_a_new_name_changes_the_id_and_adds_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    path = deck(tmp_path, QUESTION, TWO)
    change = rename(tmp_path)
    expected = QUESTION.replace('"one"', '"first"') + "    formerly: [one]\n"
    assert path.read_text("utf-8") == HEAD + expected + TWO
    assert [line for _, line in change.places] == [4, 13]
    assert bank(tmp_path).aliases == {OLD: QuestionId("mine", "first")}
    assert bank(tmp_path).by_id[QuestionId("mine", "first")].origin == OLD


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("    formerly: [nought]\n", "    formerly: [nought, one]\n"),
        ("    formerly: [a , nought , ]  # old\n", "    formerly: [a , nought, one , ]  # old\n"),
        ("    formerly:\n      - nought  # old\n", "    formerly:\n      - nought  # old\n      - one\n"),
        ("    formerly:\n    -   'nought'\n", "    formerly:\n    -   'nought'\n    - one\n"),
        ("    formerly: [\n      nought  # old\n    ]\n", "    formerly: [\n      nought, one  # old\n    ]\n"),
        ("    retired: Dull.\n    allow: {few-distractors: so}\n",
         "    formerly: [one]\n    retired: Dull.\n    allow: {few-distractors: so}\n"),
    ],
)  # fmt: skip
def test_the_oldest_name_stays_first_however_the_list_is_written(tmp_path: Path, written: str, expected: str) -> None:
    path = deck(tmp_path, QUESTION, written, TWO)
    rename(tmp_path)
    assert path.read_text("utf-8") == HEAD + QUESTION.replace('"one"', '"first"') + expected + TWO


def test_a_question_in_braces_is_renamed_and_retired_inside_them(tmp_path: Path) -> None:
    path = deck(tmp_path, "  - {id: one, type: typed, prompt: Who?, answer: Konev, }  # he\n")
    rename(tmp_path)
    assert "  - {id: first, type: typed, prompt: Who?, answer: Konev, formerly: [one], }  # he\n" in path.read_text()
    change = retired(
        list(outlines([tmp_path])), QuestionId("mine", "first"), "It is: dull, [sic].", paths=[tmp_path], home=None
    )
    change.write()
    assert next(iter(bank(tmp_path))).retired == "It is: dull, [sic]."


def test_whoever_is_confused_with_it_names_it_by_its_new_name(tmp_path: Path) -> None:
    deck(tmp_path, QUESTION, TWO + "    confusable:\n      'one': Not the same.  # really\n      mine/one-b: No.\n")
    path = tmp_path / "mine.yaml"
    path.write_text(path.read_text("utf-8").replace("      mine/one-b: No.\n", ""), "utf-8")
    other = deck(tmp_path, TWO + "    confusable: {mine/one: Not the same either}\n", name="other")
    rename(tmp_path)
    assert "      'first': Not the same.  # really\n" in path.read_text("utf-8")
    assert "    confusable: {mine/first: Not the same either}\n" in other.read_text("utf-8")
    assert len(bank(tmp_path).confusable[QuestionId("mine", "first")]) == 2


def test_a_renaming_that_was_interrupted_can_be_finished(tmp_path: Path) -> None:
    deck(tmp_path, QUESTION)
    other = deck(tmp_path, TWO + "    confusable: {mine/one: Not the same}\n", name="other")
    kept = other.read_bytes()
    rename(tmp_path)
    other.write_bytes(kept)
    change = mended(list(outlines([tmp_path])), OLD, QuestionId("mine", "first"))
    change.write()
    assert "{mine/first: Not the same}" in other.read_text("utf-8")


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("two", r"is the id of another question \("),
        ("three", "another question, which is retired"),
        ("lost", "is the id of another question"),
        ("older", "`mine/two` was formerly called"),
        ("nought", "what it was formerly called"),
        ("released", "was released"),
        ("one", "is its id already"),
        ("One", "cannot be an id"),
        ("-x", "cannot be an id"),
        ("", "cannot be an id"),
        ("x" * 101, "cannot be an id"),
        ("other/one", "cannot be moved to another deck"),
        ("a\nb", "cannot be an id"),
    ],
)
def test_a_name_that_is_taken_or_no_name_is_refused_and_nothing_changes(tmp_path: Path, new: str, reason: str) -> None:
    retired_one = TWO.replace("two", "three").replace("else", "third") + "    retired: Dull.\n"
    path = deck(
        tmp_path, QUESTION + "    formerly: [nought]\n", TWO + "    formerly: [older]\n", retired_one, "  - id: lost\n"
    )
    (tmp_path / "ids.lock").write_text("mine/released\n")
    before = path.read_bytes()
    with pytest.raises(CannotDo, match=reason):
        rename(tmp_path, new)
    assert path.read_bytes() == before
    assert sorted(os.listdir(tmp_path)) == ["ids.lock", "mine.yaml"]


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ((QUESTION + "    difficulty: 9\n",), "has errors"),
        ((QUESTION, QUESTION), "is the id of two questions"),
        ((QUESTION.replace('"one"   # the first', ">-\n      one"),), "not written on one line"),
        ((TWO,), "no question `mine/one`"),
    ],
)
def test_a_question_that_cannot_be_changed_so_is_left_alone(
    tmp_path: Path, items: tuple[str, ...], reason: str
) -> None:
    path = deck(tmp_path, *items)
    before = path.read_bytes()
    with pytest.raises(CannotDo, match=reason):
        rename(tmp_path)
    assert path.read_bytes() == before


def test_a_change_that_would_make_an_error_is_not_written(tmp_path: Path) -> None:
    """A question with errors elsewhere claims the new name as its old one: it is not loaded, but the file is read."""
    path = deck(tmp_path, QUESTION)
    extra = tmp_path / "more" / "other.yaml"
    extra.parent.mkdir()
    extra.write_text(HEAD.replace("id: mine", "id: other") + TWO + "    formerly: [mine/first]\n", "utf-8")
    before = path.read_bytes()
    with pytest.raises(CannotDo, match=r"would make an error: .*former-id"):
        renamed(list(outlines([tmp_path])), OLD, "first", paths=[tmp_path, extra], home=None, seeds=tmp_path)
    assert path.read_bytes() == before


def test_retiring_writes_the_reason_below_what_comes_before_it(tmp_path: Path) -> None:
    path = deck(tmp_path, QUESTION, TWO)
    reason = "It asked twice: " + "the other one is better, and says why, " * 4 + "so it goes"
    retire(tmp_path, reason)
    added = path.read_text("utf-8").removeprefix(HEAD + QUESTION).removesuffix(TWO)
    assert added.startswith("    retired: >\n      It asked twice: the other")
    assert max(map(len, added.splitlines())) <= 100
    assert bank(tmp_path).by_id[OLD].retired == reason
    with pytest.raises(CannotDo, match="is retired already: It asked twice"):
        retire(tmp_path)
    with pytest.raises(CannotDo, match="is blank"):
        retire(tmp_path, "  ")


def test_windows_files_keep_their_line_ends(tmp_path: Path) -> None:
    path = deck(tmp_path, QUESTION)
    data = b"\xef\xbb\xbf" + path.read_bytes().rstrip(b"\n").replace(b"\n", b"\r\n")
    path.write_bytes(data)
    retire(tmp_path)
    assert path.read_bytes() == data + b"\r\n    retired: Better asked by another.\r\n"


@given(question_lists(max_size=3), st.one_of(st.none(), st.builds(
    Layout, st.sampled_from([0, 2, 4]), st.integers(2, 4), st.sampled_from([0, 2]), st.sampled_from(["\n", "\r\n"])
)))  # fmt: skip
@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_every_line_that_does_not_name_the_question_stays_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, drawn: tuple[Question, ...], layout: Layout | None
) -> None:
    folder = tmp_path_factory.mktemp("deck")
    old = drawn[0]._replace(retired=None)
    questions = (old, *drawn[1:])
    text = deck_yaml(questions) if layout is None else deck_text(
        {"id": Word("drawn"), "title": "Drawn"}, map(fields_of, questions), layout
    )  # fmt: skip
    path = folder / "drawn.yaml"
    path.write_bytes(text.encode())
    for change in ("rename", "retire"):
        before = path.read_bytes().decode().splitlines(keepends=True)
        decks = list(outlines([path]))
        if change == "rename":
            made = renamed(decks, old.id, "a-new-name", paths=[path], home=None, seeds=folder)
        else:
            made = retired(decks, QuestionId("drawn", "a-new-name"), "no: [dull]", paths=[path], home=None)
        made.write()
        after = path.read_bytes().decode().splitlines(keepends=True)
        for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if tag != "equal":
                assert all(old.id.question in line or "formerly" in line for line in before[i1:i2])
                named = (f"- {old.id.question}", "a-new-name", "formerly", "retired")
                assert all(any(name in line for name in named) for line in after[j1:j2])
    (now,) = outlines([path])
    assert now.contents.deck is not None
    found = now.contents.deck.questions[0]
    assert (found.retired, found.formerly[-1]) == ("no: [dull]", old.id)
    assert found.body == old.body


def test_a_bundled_question_keeps_its_proof(tmp_path: Path) -> None:
    decks, seeds = tmp_path / "decks", tmp_path / "seeds"
    for folder, source in ((decks, bundled_decks()), (seeds, bundled_seeds())):
        folder.mkdir()
        for path in source.iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
    old = QuestionId("defections-memo", "presidium-discussion")
    change = renamed(list(outlines([decks])), old, "day-of-talk", paths=[decks], home=None, seeds=seeds)
    change.write()
    before, after = (bundled_seeds() / LOCK_NAME).read_text("utf-8"), (seeds / LOCK_NAME).read_text("utf-8")
    assert sorted(after.replace("/day-of-talk ", "/presidium-discussion ").splitlines()) == sorted(before.splitlines())
    assert [p.question for p in Lock.read(seeds / LOCK_NAME).proofs].count("defections-memo/day-of-talk") > 0
    now, problems = load_bank([decks], bundled=decks)
    assert [p.message for p in problems.errors] == []
    assert now.aliases[old] == QuestionId("defections-memo", "day-of-talk")
    named = [other for q in now for other, _ in q.confusable]
    assert old not in named
    assert named.count(QuestionId("defections-memo", "day-of-talk")) > 0


def test_the_outline_of_a_faulty_file_still_knows_where_its_questions_stand(tmp_path: Path) -> None:
    path = deck(tmp_path, QUESTION, '  - id: two\n    prompt: "never closed\n', "  - id: three\n    type: card\n")
    (found,) = outlines([path])
    assert isinstance(found, Outline)
    assert [(str(e.id), e.line) for e in found.entries] == [("mine/one", 4), ("mine/two", 13), ("mine/three", 15)]


def test_a_deck_in_json_stays_json(tmp_path: Path) -> None:
    question = {"id": "one", "type": "typed", "prompt": "Who?", "answer": "Konev"}
    path = tmp_path / "mine.yaml"
    path.write_text(json.dumps({"deck": {"id": "mine", "title": "Mine"}, "questions": [question]}), "utf-8")
    rename(tmp_path)
    rename(tmp_path, "newest", QuestionId("mine", "first"))
    change = retired(
        list(outlines([tmp_path])), QuestionId("mine", "newest"), 'Asked "so".', paths=[tmp_path], home=None
    )
    change.write()
    [written] = json.loads(path.read_text("utf-8"))["questions"]
    assert written == question | {"id": "newest", "formerly": ["one", "first"], "retired": 'Asked "so".'}
