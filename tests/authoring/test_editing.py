"""How editors are started, what an author is told of the changes made in one, and files that cannot be replaced."""

import errno
import os
from pathlib import Path

import pytest

from coldwar_quiz.authoring import files
from coldwar_quiz.authoring.adding import appendable
from coldwar_quiz.authoring.editing import command, differences
from coldwar_quiz.authoring.files import DeckFile
from coldwar_quiz.authoring.outline import Outline
from coldwar_quiz.errors import CannotDo
from coldwar_quiz.paths import bundled_decks

DECK = (
    "deck: {id: mine, title: Mine}\nquestions:\n  - id: one\n    type: typed\n    prompt: Who?\n    answer: Zhukov\n"
    "  - id: two\n    type: typed\n    prompt: Who else?\n    answer: Serov\n"
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("vi", ["vi", "+7", "{}"]),
        ("/usr/bin/vim.tiny", ["/usr/bin/vim.tiny", "+7", "{}"]),
        ("nvim -R", ["nvim", "-R", "+7", "{}"]),
        ("emacsclient -t", ["emacsclient", "-t", "+7", "{}"]),
        ("gvim", ["gvim", "-f", "+7", "{}"]),
        ("gvim -f", ["gvim", "-f", "+7", "{}"]),
        ("code", ["code", "--wait", "--goto", "{}:7"]),
        ("code -w", ["code", "-w", "--goto", "{}:7"]),
        ("subl", ["subl", "--wait", "{}:7"]),
        ("zed --wait", ["zed", "--wait", "{}:7"]),
        ("'my editor' -x", ["my editor", "-x", "{}"]),
        ("ed; rm -rf x", ["ed;", "rm", "-rf", "x", "{}"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(value: str, expected: list[str]) -> None:
    path = Path("-mine.yaml")
    whole = os.path.abspath(path)
    found = command(path, 7, {"VISUAL": "", "EDITOR": value}, lambda name: name)
    assert list(found.arguments) == [word.replace("{}", whole) for word in expected]
    assert found.at_line is any("7" in word for word in expected)


def test_visual_comes_before_editor_and_both_before_what_is_there() -> None:
    both = {"VISUAL": "micro", "EDITOR": "vi"}
    assert command(Path("a"), 1, both, lambda name: name).arguments[0] == "micro"
    assert not command(Path("a"), 1, both, lambda name: name).found
    found = command(Path("a"), 1, {}, lambda name: name if name == "vim" else None)
    assert (found.arguments[0], found.found) == ("vim", True)
    with pytest.raises(CannotDo, match="no editor is set"):
        command(Path("a"), 1, {}, lambda name: None)
    with pytest.raises(CannotDo, match="there is no editor `micro`"):
        command(Path("a"), 1, both, lambda name: None)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("answer: Serov", "answer: Kruglov\n    tags: [a]", ["changed `mine/two`: answer, tags"]),
        ("id: two", "id: zwei\n    formerly: [two]", ["renamed `mine/two` to `mine/zwei`"]),
        ("two\n    type: typed\n    prompt: Who else?", "zwei\n    formerly: [two]\n    type: typed\n    prompt: W?",
         ["renamed `mine/two` to `mine/zwei`, changed prompt"]),
        ("id: mine", "id: ours", ["the deck's id was `mine` and is `ours`: what was learned of its questions hangs on "
                                  "the old one"]),
        ("{id: mine", "{id: Mine!", ["the deck has no id that can be read now; it was `mine`"]),
        ("id: mine, title: Mine}\nquestions:\n  - id: one", "id: ours, title: Mine}\nquestions:\n  - id: eins",
         ["the deck's id was `mine` and is `ours`: what was learned of its questions hangs on the old one",
          "renamed `mine/one` to `ours/eins`, without `formerly`: add `formerly: [one]`, or what was learned of it is "
          "lost"]),
        ("questions:", "questions", ["the questions cannot be read now, and are not compared"]),
        ("id: two", "id: Two!", ["`mine/two` is there no more, or has no id that can be read"]),
        ("answer: Serov", "answer: Serov # so", []),
        ("type: typed\n    prompt: Who else?", "type: nonsense\n    prompt: Who else?", ["changed `mine/two`: type"]),
        ("Serov", "[Serov", ["changed `mine/two`: its syntax is at fault now"]),
    ],
)  # fmt: skip
def test_what_changed_is_said_question_by_question(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(DECK, "utf-8")
    before = Outline.of(DeckFile.read(path))
    path.write_text(DECK.replace(old, new), "utf-8")
    found = list(differences(before, Outline.of(DeckFile.read(path))))
    assert found == said


def test_a_full_disk_leaves_the_file_as_it_was_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(DECK, "utf-8")
    deck = DeckFile.read(path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    for step in ("fsync", "replace"):
        with monkeypatch.context() as patched:
            patched.setattr(os, step, full)
            with pytest.raises(CannotDo, match="the disk is full"):
                deck.replace(b"changed")
        assert path.read_text("utf-8") == DECK
        assert os.listdir(tmp_path) == ["mine.yaml"]


def test_the_decks_of_an_installed_program_are_not_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    path = bundled_decks() / "letter.yaml"
    assert appendable(path).deck == "letter"
    monkeypatch.setattr(files, "shipped", lambda: True)
    with pytest.raises(CannotDo, match="comes with the program"):
        appendable(path)
