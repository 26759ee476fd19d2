"""`preview` where there is no screen to draw on: every question once, front and back, as lines."""

from pathlib import Path

import pytest

from program import run

DECK = """
deck: {id: small, title: A small deck}
questions:
  - id: opened
    type: choice
    prompt: Who opened the session [sic]?
    answer: The first
    distractors: [The second, The third]
    hint: Not the last.
    explanation: Nobody else did. It was said at once.
  - id: pairs
    type: match
    prompt: Pair each man with his office.
    answer: [[Malenkov, premier], [Molotov, foreign affairs]]
    distractors: [defence]
"""
BROKEN = "  - {id: broken, type: chioce, prompt: What?, answer: This}\n"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(DECK, "utf-8")
    return path


@pytest.mark.parametrize("how", ["--plain", "a pipe"])
def test_every_question_is_printed_front_and_back(tmp_path: Path, deck: Path, how: str) -> None:
    ended = run(tmp_path / "home", "preview", str(deck), *(["--plain"] if how == "--plain" else []))
    lines = ended.stdout.splitlines()
    assert ended.returncode == 0
    assert lines[0] == f"File {deck}: A small deck. 2 questions."
    front, back = lines.index("Front."), lines.index("Back.")
    assert "Question 1 of 2, small/opened, line 4. Multiple choice." in lines
    assert lines[front + 1] == "Who opened the session [sic]?"
    assert sorted(line[3:] for line in lines[front + 2 : front + 5]) == ["The first", "The second", "The third"]
    assert lines[front + 5] == "Hint: Not the last."
    assert lines[back + 1].startswith("Right. The answer is ")
    assert "Explanation: Nobody else did. It was said at once." in lines
    assert "Advice, line 4, column 9: the question gives no evidence." in lines
    assert ended.stderr == "2 questions: 3 pieces of advice\n"
    assert not (tmp_path / "home").exists()


def test_a_question_with_an_error_is_printed_as_its_lines_and_the_exit_code_is_1(tmp_path: Path, deck: Path) -> None:
    deck.write_text(DECK + BROKEN, "utf-8")
    ended = run(tmp_path / "home", "preview", str(deck))
    assert ended.returncode == 1
    assert "Question 3 of 3, small/broken, line 16. Cannot be used." in ended.stdout
    assert "Error, line 16, column 24: unknown type `chioce`.\n" in ended.stdout
    assert f"Line 16: {BROKEN.rstrip()}\n" in ended.stdout
    assert "help: " not in ended.stdout
    assert "Help: did you mean `choice`?" in ended.stdout


def test_a_file_nothing_can_be_used_of_is_its_problems_and_the_exit_code_is_1(tmp_path: Path, deck: Path) -> None:
    deck.write_text("", "utf-8")
    ended = run(tmp_path / "home", "preview", str(deck))
    assert (ended.returncode, ended.stderr) == (1, "0 questions: 1 error\n")
    assert f"Error, {deck}, line 1, column 1: the file is empty." in ended.stdout


def test_a_problem_of_a_source_record_is_told_with_the_file_it_is_in(tmp_path: Path, deck: Path) -> None:
    record = deck.parent / "sources" / "letters.yaml"
    record.parent.mkdir()
    record.write_text("document: {}\nworks: {}\n", "utf-8")
    told = run(tmp_path / "home", "preview", str(deck)).stdout.splitlines()
    assert f"File {record}: no questions." in told
    assert any(line.startswith(f"Error, {record}, line 1, column ") for line in told)


def test_a_folder_is_printed_deck_by_deck(tmp_path: Path, deck: Path) -> None:
    deck.with_name("tiny.yaml").write_text(DECK.replace("small", "tiny"), "utf-8")
    ended = run(tmp_path / "home", "preview", str(tmp_path))
    assert [line for line in ended.stdout.splitlines() if line.startswith("File ")] == [
        f"File {tmp_path / name}.yaml: A {name} deck. 2 questions." for name in ("small", "tiny")
    ]


@pytest.mark.parametrize("name", ["no-such.yaml", "small.yaml/deeper", "/dev/null"])
def test_what_is_not_there_or_no_file_is_said_in_a_sentence(tmp_path: Path, deck: Path, name: str) -> None:
    ended = run(tmp_path / "home", "preview", str(tmp_path / name))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("coldwar-quiz: ")
    assert "Traceback" not in ended.stderr


def test_control_characters_of_a_deck_reach_no_pipe(tmp_path: Path, deck: Path) -> None:
    deck.write_text(DECK + "  - {id: nasty, prompt: a\x1b]0;x\x07b\x9b31m}\n", "utf-8")
    ended = run(tmp_path / "home", "preview", str(deck))
    assert ended.returncode == 1
    assert "Line 16:" in ended.stdout
    assert not {"\x1b", "\x07", "\x9b"} & set(ended.stdout + ended.stderr)
