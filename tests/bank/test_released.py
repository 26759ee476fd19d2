"""Ids of the last release: `ids.lock` beside the decks, and what `check` says where one of them is gone."""

import subprocess
import sys
from pathlib import Path

import pytest

from coldwar_quiz.authoring.release_ids import release
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.released import LOCK_NAME, IdList
from coldwar_quiz.diagnostics.problem import Problem
from coldwar_quiz.errors import CannotDo
from coldwar_quiz.paths import bundled_decks

HEADER = "deck:\n  id: {}\n  title: Mine\nquestions:\n"
QUESTION = "  - id: {}\n    type: typed\n    prompt: Who was {}?\n    answer: Zhukov\n"


def deck(folder: Path, name: str, *questions: str, more: str = "") -> Path:
    """A deck file with questions of these ids; `more` are lines of the last one."""
    path = folder / f"{name}.yaml"
    path.write_text(HEADER.format(name) + "".join(QUESTION.format(q, q) for q in questions) + more, "utf-8")
    return path


def lock(folder: Path, *lines: str) -> None:
    (folder / LOCK_NAME).write_text("".join(f"{line}\n" for line in lines), "utf-8")


def vanished(*paths: Path) -> list[Problem]:
    return [p for p in load_bank(paths)[1] if p.code == "vanished-id"]


def test_a_question_that_was_taken_out_is_missed_at_the_head_of_its_deck(tmp_path: Path) -> None:
    path = deck(tmp_path, "mine", "one")
    lock(tmp_path, "# ids", "mine/one", "mine/two")
    for asked in (tmp_path, path):
        (problem,) = vanished(asked)
        assert (problem.span.path, problem.span.line, problem.span.column) == (str(path), 2, 7)
        assert (problem.others[0].span.path, problem.others[0].span.line) == (str(tmp_path / LOCK_NAME), 3)
        assert "`mine/two` was released" in problem.message


def test_a_deck_that_was_taken_out_is_missed_at_the_line_of_the_list(tmp_path: Path) -> None:
    path = deck(tmp_path, "mine", "one")
    lock(tmp_path, "mine/one", "other/two")
    (problem,) = vanished(tmp_path)
    assert (problem.span.path, problem.span.line) == (str(tmp_path / LOCK_NAME), 2)
    assert load_bank([tmp_path])[1].lines[problem.span.path] == ("mine/one", "other/two", "")
    assert vanished(path) == []  # who asks for one deck is told of that deck


@pytest.mark.parametrize(
    "more", ["    formerly: [two]\n", "    formerly: [mine/two]\n", "  - id: two\n    type: card\n"]
)
def test_renamed_or_merely_lost_to_an_error_is_not_vanished(tmp_path: Path, more: str) -> None:
    path = deck(tmp_path, "mine", "one", more=more)
    lock(tmp_path, "mine/one", "mine/two")
    assert vanished(tmp_path) == vanished(path) == []


def test_an_old_name_inside_a_question_with_an_error_is_not_vanished(tmp_path: Path) -> None:
    path = deck(tmp_path, "mine", "one", more="    formerly: [two]\n    difficulty: 9\n")
    lock(tmp_path, "mine/one", "mine/two")
    assert [p.code for p in load_bank([path])[1].errors] == ["bad-difficulty"]


def test_a_file_that_cannot_be_read_is_one_error_and_not_one_for_each_id(tmp_path: Path) -> None:
    deck(tmp_path, "mine", "one")
    (tmp_path / "other.yaml").write_bytes(b"deck: {id: other, title: \xff}\n")
    lock(tmp_path, "mine/one", "other/two", "other/three")
    assert [p.code for p in load_bank([tmp_path])[1].errors] == ["not-utf-8"]


def test_a_question_that_moved_to_a_deck_beside_has_not_vanished_from_the_one_that_is_checked(tmp_path: Path) -> None:
    path = deck(tmp_path, "mine", "one")
    other = deck(tmp_path, "other", "two", more="    formerly: [mine/two]\n")
    lock(tmp_path, "mine/one", "mine/two")
    assert vanished(tmp_path) == vanished(path) == []
    other.write_text(other.read_text("utf-8").replace("mine/two", "mine/three"), "utf-8")
    assert len(vanished(tmp_path)) == len(vanished(path)) == 1


def test_a_retired_question_still_has_its_id(tmp_path: Path) -> None:
    deck(tmp_path, "mine", "one", "two", more="    retired: Better asked by another.\n")
    lock(tmp_path, "mine/one", "mine/two")
    assert vanished(tmp_path) == []


def test_a_folder_without_a_list_is_held_to_nothing_and_studying_asks_for_none(tmp_path: Path) -> None:
    deck(tmp_path, "mine", "one")
    assert vanished(tmp_path) == []
    lock(tmp_path, "mine/gone", "junk")
    assert list(load_bank([tmp_path], rules=False)[1]) == []


@pytest.mark.parametrize("junk", ["no id at all", "Mine/One", "mine/one extra", "mine", "a/b/c"])
def test_a_line_that_is_no_id_gets_a_sentence_and_stops_the_list_from_growing(tmp_path: Path, junk: str) -> None:
    deck(tmp_path, "mine", "one")
    lock(tmp_path, "mine/one  # the first", "", junk)
    (problem,) = load_bank([tmp_path])[1].errors
    assert (problem.code, problem.span.line) == ("bad-id-list", 3)
    with pytest.raises(CannotDo, match="is no id of a question"):
        release(tmp_path)


def test_a_mark_of_a_merge_in_the_list_is_told_and_stops_it_from_growing(tmp_path: Path) -> None:
    deck(tmp_path, "mine", "one")
    lock(tmp_path, "mine/one  # the first", "", "<<<<<<< HEAD")
    (problem,) = load_bank([tmp_path])[1].errors
    assert (problem.code, problem.span.line) == ("merge-conflict", 3)
    with pytest.raises(CannotDo, match="mark of a merge"):
        release(tmp_path)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"mine/one\x00\n", b"\x1b[2Jmine/two\n"])
def test_a_list_of_rubbish_is_an_error_with_a_place(tmp_path: Path, data: bytes) -> None:
    deck(tmp_path, "mine", "one")
    (tmp_path / LOCK_NAME).write_bytes(data)
    assert {p.span.path for p in load_bank([tmp_path])[1].errors} == {str(tmp_path / LOCK_NAME)}


def test_a_hundred_thousand_lines_take_no_time(tmp_path: Path) -> None:
    deck(tmp_path, "mine", "one", more="  - id: lost\n    type: nonsense\n")
    lock(tmp_path, *(f"mine/q{n}" for n in range(100_000)))
    _, problems = load_bank([tmp_path])
    assert problems.omitted > 99_000


def test_the_list_grows_with_a_release_and_never_shrinks(tmp_path: Path) -> None:
    deck(tmp_path, "mine", "one", "two")
    assert release(tmp_path) == (2, 2)
    deck(tmp_path, "mine", "one", "zwei", more="    formerly: [two]\n")
    assert release(tmp_path) == (3, 1)
    kept = (tmp_path / LOCK_NAME).read_bytes()
    assert [str(name) for name in IdList.read(tmp_path / LOCK_NAME).ids] == ["mine/one", "mine/two", "mine/zwei"]
    deck(tmp_path, "mine", "one")
    with pytest.raises(CannotDo, match="mine/two"):
        release(tmp_path)
    deck(tmp_path, "mine", "one", "two", "zwei", more="    difficulty: 9\n")
    with pytest.raises(CannotDo, match=r"mine\.yaml:17.*bad-difficulty"):
        release(tmp_path)
    assert (tmp_path / LOCK_NAME).read_bytes() == kept


def test_the_release_target_of_the_makefile_leaves_the_committed_list_as_it_is() -> None:
    listed = bundled_decks() / LOCK_NAME
    before = listed.read_bytes()
    command = [sys.executable, "-m", "coldwar_quiz.authoring.release_ids"]
    ran = subprocess.run([*command, str(bundled_decks())], capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert listed.read_bytes() == before
    wrong = subprocess.run([*command, "no-such-folder"], capture_output=True, text=True, timeout=60)
    assert (wrong.returncode, wrong.stderr) == (
        2, "release-ids: no such folder: no-such-folder\n  name the folder with the decks\n",
    )  # fmt: skip
