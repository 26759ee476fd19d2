"""`export csv`, `gift`, `moodle`, `markdown` and `import` as a person types them: words, streams, exit codes, files."""

import csv
import io
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from program import run

DECK = """\
deck:
  id: mine
  title: My deck
questions:
  - id: first-fact
    type: true-false
    prompt: "The amnesty of 27 March 1953 freed \\u202eprisoners."
    answer: false
    tags: [own]
  - id: withdrawn
    type: typed
    prompt: Who was it?
    answer: Beria
    retired: It was asked twice.
  - id: leader
    type: typed
    prompt: Who led the government?
    answer: Malenkov
"""
BROKEN = DECK + "  - id: broken\n    type: typed\n    prompt: What?\n"
FORMATS = ("csv", "gift", "moodle", "markdown")


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(DECK, "utf-8")
    return path


LOST = {
    "csv": ["1 description of a deck", "1 language of a deck"],
    "gift": ["1 difficulty other than 2", "1 place on the timeline", "2 content notes", "1 hint"],
    "moodle": ["1 difficulty other than 2", "1 place on the timeline", "2 content notes"],
    "markdown": ["1 difficulty other than 2", "1 place on the timeline", "2 tags", "2 ids"],
}


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_format_cannot_hold_is_counted(tmp_path: Path, deck: Path, form: str) -> None:
    more = "    hint: H\n    difficulty: 3\n    when: 1953\n    content: [execution, mass-death]\n    tags: [gdr]\n"
    text = DECK.replace("title: ", "description: All\n  language: de\n  title: ") + more
    deck.write_text(text, "utf-8")
    said = run(tmp_path, "--decks", str(deck), "export", form).stderr
    for lost in LOST[form]:
        assert f"coldwar-quiz: {lost}: left out, " in said


@pytest.mark.parametrize("form", [*FORMATS, "anki"])
@pytest.mark.parametrize("name", ["mine.yaml", "other.yml", "mine.deck"])
def test_an_export_never_replaces_a_deck(tmp_path: Path, deck: Path, form: str, name: str) -> None:
    target = tmp_path / name
    target.write_text(DECK, "utf-8")
    done = run(tmp_path, "--decks", str(target), "export", form, "-o", str(target))
    assert (done.returncode, target.read_text("utf-8")) == (2, DECK)
    assert f"{target} is a deck, and an export would replace it" in done.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_is_written_and_what_is_lost_is_said(tmp_path: Path, deck: Path, form: str) -> None:
    target = tmp_path / "out.txt"
    target.write_text("an older export", "utf-8")
    done = run(tmp_path, "--decks", str(deck), "export", form, "-o", str(target))
    assert (done.returncode, done.stdout) == (0, f"{target}: 2 questions of 1 deck\n")
    assert "left out because they are retired: 1 question" in done.stderr
    assert "difficult" not in done.stderr  # what the deck has not is not lost
    assert "Malenkov" in target.read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.yaml", "out.txt"]


@pytest.mark.parametrize("form", FORMATS)
def test_without_a_file_the_whole_goes_down_the_pipe_character_for_character(
    tmp_path: Path, deck: Path, form: str
) -> None:
    target = tmp_path / "out.txt"
    run(tmp_path, "--decks", str(deck), "export", form, "-o", str(target))
    piped = run(tmp_path, "--decks", str(deck), "export", form, PYTHONUTF8="0", LC_ALL="C")
    assert piped.stdout.replace("\r\n", "\n") == target.read_text("utf-8")
    assert "\u202e" in piped.stdout


def test_a_deck_and_a_tag_narrow_the_export(tmp_path: Path) -> None:
    done = run(tmp_path, "export", "csv", "--deck", "letter", "--tag", "starter")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["deck"] for row in rows} == {"letter"}
    assert rows
    assert all("starter" in row["tags"].split(" | ") for row in rows)
    whole = run(tmp_path, "export", "moodle", "--deck", "letter")
    assert len(ElementTree.fromstring(whole.stdout)) > len(rows)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--deck", "leter"), "no deck `leter`"),
        (("--tag", "nothing"), "no question has the tag `nothing`"),
        (("-o", "/nowhere/at/all.csv"), "there is no folder /nowhere/at"),
        (("-o", "."), ". is a folder"),
    ],
)
def test_what_cannot_be_exported_is_one_sentence(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    done = run(tmp_path, "export", "csv", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_a_bank_with_broken_questions_is_not_exported_by_accident(tmp_path: Path, form: str) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(BROKEN, "utf-8")
    target = tmp_path / "out"
    done = run(tmp_path, "--decks", str(path), "export", form, "-o", str(target))
    assert done.returncode == 2
    assert "1 question with errors would be missing from the file" in done.stderr
    assert not target.exists()
    forced = run(tmp_path, "--decks", str(path), "export", form, "-o", str(target), "--force")
    assert forced.returncode == 0
    assert "left out because of errors: 1 question" in forced.stderr


def test_a_deck_goes_out_as_a_table_and_comes_back(tmp_path: Path, deck: Path) -> None:
    table, back = tmp_path / "table.csv", tmp_path / "back.yaml"
    run(tmp_path, "--decks", str(deck), "export", "csv", "-o", str(table))
    done = run(tmp_path, "import", str(table), "-o", str(back))
    assert (done.returncode, done.stdout) == (0, f"{back}: 2 questions\n")
    assert "  id: mine\n  title: My deck\n" in back.read_text("utf-8")
    assert "bidi-control" in done.stderr
    again = run(tmp_path, "--decks", str(back), "export", "csv")
    assert again.stdout.replace("\r\n", "\n") == table.read_text("utf-8").replace("\r\n", "\n")


def test_a_deck_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    source, target = tmp_path / "words.tsv", tmp_path / "mine.yaml"
    source.write_text("Who led?\tMalenkov\n", "utf-8")
    target.write_text("precious", "utf-8")
    done = run(tmp_path, "import", str(source), "-o", str(target))
    assert done.returncode == 2
    assert f"{target} is there already, and is left alone" in done.stderr
    assert target.read_text("utf-8") == "precious"
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "nowhere.yaml")
    assert run(tmp_path, "import", str(source), "-o", str(link)).returncode == 2
    assert link.is_symlink()


def test_what_was_left_out_is_shown_with_its_line_and_ends_with_1(tmp_path: Path) -> None:
    source, target = tmp_path / "words.csv", tmp_path / "new.yaml"
    source.write_text("Who led?,Malenkov\nWho \x1b[31mfell?,Beria\nOnly this\n", "utf-8")
    done = run(tmp_path, "import", str(source), "-o", str(target))
    assert (done.returncode, done.stdout) == (1, f"{target}: 1 question\n")
    assert "error[control-character]: the question holds the control character U+001B (ESC)" in done.stderr
    assert "words.csv:2:1" in done.stderr
    assert "error[wrong-cells]: the line has no answer" in done.stderr
    assert "left out, for the reasons above: 2" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert "\x1b" not in target.read_text("utf-8")


def test_what_check_says_of_the_new_deck_is_shown_at_once(tmp_path: Path) -> None:
    source, target = tmp_path / "words.csv", tmp_path / "new.yaml"
    source.write_text("prompt,answer,distractors\nWho led?,Malenkov,malenkov | Beria\n", "utf-8")
    done = run(tmp_path, "import", str(source), "-o", str(target))
    assert done.returncode == 1
    assert "error[" in done.stderr
    assert str(target.name) in done.stderr
    assert run(tmp_path, "check", str(target)).returncode == 1


def test_a_table_of_several_decks_is_asked_about(tmp_path: Path) -> None:
    source, folder = tmp_path / "bank.csv", tmp_path / "decks"
    source.write_text("deck,prompt,answer\none,Who?,Beria\ntwo,Who else?,Malenkov\n", "utf-8")
    done = run(tmp_path, "import", str(source), "-o", str(tmp_path / "new.yaml"))
    assert done.returncode == 2
    assert "holds 2 decks, and a file holds one" in done.stderr
    only = run(tmp_path, "import", str(source), "--deck", "two")
    assert "Malenkov" in only.stdout
    assert "Beria" not in only.stdout
    folder.mkdir()
    assert run(tmp_path, "import", str(source), "-o", str(folder)).returncode == 0
    assert sorted(path.name for path in folder.iterdir()) == ["one.yaml", "two.yaml"]
    again = run(tmp_path, "import", str(source), "-o", str(folder))
    assert again.returncode == 2
    assert "is there already" in again.stderr


def test_a_file_without_one_question_writes_nothing(tmp_path: Path) -> None:
    source, target = tmp_path / "words.csv", tmp_path / "new.yaml"
    source.write_text("a,\n,b\n", "utf-8")
    done = run(tmp_path, "import", str(source), "-o", str(target))
    assert done.returncode == 2
    assert "no question could be read" in done.stderr
    assert not target.exists()


def test_a_separator_that_could_be_two_is_asked_for(tmp_path: Path) -> None:
    source = tmp_path / "words.txt"
    source.write_text("a,b;c\nd,e;f\n", "utf-8")
    done = run(tmp_path, "import", str(source))
    assert done.returncode == 2
    assert "--format" in done.stderr
    assert run(tmp_path, "import", str(source), "--format", "csv").returncode == 0
