"""A deck that somebody names is found by the same rule, whatever the command: its file, its id, and where it lies."""

import os
from pathlib import Path

import pytest

from program import run

DECK = """\
deck: {{id: {deck}, title: People}}
questions:
  - {{id: {question}, type: typed, prompt: Who was it?, answer: Zhukov}}
  - {{id: {question}-as-well, type: typed, prompt: Who was it as well?, answer: Moskalenko}}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's folder. In the working folder: a deck called after its id, one that is not, and other YAML."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    put("people-quiz.yaml", "people-quiz", "who-was-it")
    put("evening.yaml", "other-deck", "who-came")
    Path("notes.yaml").write_text("a deck of cards: [1, 2\n", "utf-8")
    os.mkfifo("pipe.yaml")
    return tmp_path / "home"


def put(path: str, deck: str, question: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(DECK.format(deck=deck, question=question), "utf-8")


COMMANDS = (
    ("show", "{deck}/{question}"),
    ("show", "{question}"),
    ("study", "{deck}", "--plain"),
    ("study", "{file}", "--plain"),
    ("export", "csv", "--deck", "{deck}"),
    ("export", "markdown", "--deck", "{file}"),
    ("suspend", "{question}"),
    ("unsuspend", "{deck}/{question}"),
    ("rename", "{deck}/{question}", "somebody"),
    ("rename", "{question}", "somebody"),
    ("retire", "{question}", "--because", "Asked better elsewhere."),
    ("new", "question", "{deck}", "--type", "typed", "--prompt", "Who else was it?", "--answer", "Moskalenko"),
    ("check", "{deck}"),
    ("preview", "{deck}", "--plain"),
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_command_finds_a_deck_in_the_working_folder(home: Path, arguments: tuple[str, ...]) -> None:
    words = {"file": "evening.yaml", "deck": "other-deck", "question": "who-came"}
    ran = run(home, *(word.format(**words) for word in arguments))
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("question", ["who-was-it", "people-quiz/who-was-it"])
def test_edit_finds_a_question_in_the_working_folder(home: Path, question: str) -> None:
    assert "the place is people-quiz.yaml:3" in run(home, "edit", question).stderr


@pytest.mark.parametrize("arguments", [
    ("show", "nowhere/who"), ("show", "who"), ("edit", "who"), ("study", "nowhere"), ("rename", "nowhere/who", "x"),
    ("export", "csv", "--deck", "nowhere"), ("check", "nowhere"), ("new", "question", "nowhere"),
], ids=" ".join)  # fmt: skip
def test_who_names_what_is_not_there_is_told_where_it_was_looked_for(home: Path, arguments: tuple[str, ...]) -> None:
    ran = run(home, *arguments)
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 2)
    assert f"among the bundled decks, in {home / 'decks'} or in this folder\n" in ran.stderr
    assert "--decks FILE" in ran.stderr or "name its file" in ran.stderr
    other = run(home, "--decks", "evening.yaml", *arguments)
    assert " in evening.yaml or in this folder\n" in other.stderr


def test_a_deck_in_use_goes_before_one_that_only_lies_here_and_a_file_before_both(home: Path) -> None:
    put(str(home / "decks" / "people-quiz.yaml"), "people-quiz", "kept-at-home")
    for command in (["show", "people-quiz/who-was-it"], ["show", "who-was-it"], ["rename", "who-was-it", "other"]):
        hidden = run(home, *command)
        assert (hidden.returncode, hidden.stdout) == (2, "")
        assert (
            "people-quiz.yaml has it, but another deck `people-quiz` is in use; begin with `coldwar-quiz --decks "
            in (hidden.stderr)
        )
    assert "kept-at-home" in run(home, "export", "csv", "--deck", "people-quiz").stdout
    named = run(home, "export", "csv", "--deck", "people-quiz.yaml")
    assert ("kept-at-home" in named.stdout, "who-was-it" in named.stdout, named.returncode) == (False, True, 0)
    assert "errors" not in named.stderr


def test_a_name_that_two_decks_here_share_is_asked_about(home: Path) -> None:
    put("again.yaml", "third-deck", "who-came")
    for command in (("show",), ("edit",), ("suspend",)):
        assert "say which: third-deck/who-came, other-deck/who-came" in run(home, *command, "who-came").stderr
    put("copy.yaml", "other-deck", "who-came")
    said = run(home, "study", "other-deck").stderr
    assert "several files in this folder hold a deck `other-deck`" in said
    assert "copy.yaml, evening.yaml" in said


def test_a_deck_here_that_cannot_be_used_is_not_called_missing(home: Path) -> None:
    Path("broken.yaml").write_text("deck: {id: broken, title: Broken}\nquestions:\n  - {id: who, type: nix}\n", "utf-8")
    assert "`broken/who` has errors and cannot be used" in run(home, "show", "broken/who").stderr
    said = run(home, "study", "broken")
    assert "left out because of errors: 1 question; `coldwar-quiz check broken.yaml` explains" in said.stderr
    Path("lost.yaml").write_text("deck: {id: lost, title: [Lost}\nquestions: []\n", "utf-8")
    lost = run(home, "study", "lost.yaml")
    assert (lost.returncode, "`coldwar-quiz check lost.yaml` explains" in lost.stderr) == (2, True)
