"""`coldwar-quiz schema`: printed, or written to a file that may hold an older one."""

import json
import os
from pathlib import Path

import pytest

from coldwar_quiz.authoring.schema import SCHEMAS
from program import run

OTHER_FILES = ["deck:\n  id: mine\n", '{"$id": "urn:coldwar-quiz:sources:1"}', "[]", "\xff", "[" * 99_999]


def test_without_a_file_the_schema_of_a_deck_is_printed_and_nothing_else(tmp_path: Path) -> None:
    for arguments in (["schema"], ["schema", "deck"], ["schema", "-o", "-"]):
        done = run(tmp_path, *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == SCHEMAS["deck"].text()


def test_source_records_have_a_schema_of_their_own(tmp_path: Path) -> None:
    assert run(tmp_path, "schema", "sources").stdout == SCHEMAS["sources"].text()


def test_a_file_is_written_and_the_line_to_put_into_decks_is_named(tmp_path: Path) -> None:
    target = tmp_path / "mine.json"
    done = run(tmp_path, "schema", "-o", str(target))
    assert done.returncode == 0
    assert done.stdout == f"{target}: written\n"
    assert done.stderr.endswith(": # yaml-language-server: $schema=mine.json\n")
    assert target.read_text("utf-8") == SCHEMAS["deck"].text()
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("old", ["", '{"$id": "urn:coldwar-quiz:deck:0"}'])
def test_an_older_schema_is_replaced(tmp_path: Path, old: str) -> None:
    target = tmp_path / "deck.schema.json"
    target.write_text(old)
    assert run(tmp_path, "schema", "-o", str(target)).returncode == 0
    assert json.loads(target.read_text("utf-8"))["$id"] == "urn:coldwar-quiz:deck:1"


@pytest.mark.parametrize(
    "old", ["deck:\n  id: mine\n", '{"$id": "urn:coldwar-quiz:sources:1"}', "[]", "\xff", "[" * 99_999]
)
def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path, old: str) -> None:
    target = tmp_path / "mine.yaml"
    target.write_text(old, "latin-1")
    done = run(tmp_path, "schema", "-o", str(target))
    assert done.returncode == 2
    assert done.stderr == (
        f"coldwar-quiz: {target} is there already, and is no schema of this kind\n  name another file\n"
    )
    assert target.read_text("latin-1") == old


def test_a_link_is_written_through(tmp_path: Path) -> None:
    link, file = tmp_path / "link.json", tmp_path / "file.json"
    link.symlink_to(file)
    assert run(tmp_path, "schema", "-o", str(link)).returncode == 0
    assert link.is_symlink()
    assert file.read_text("utf-8") == SCHEMAS["deck"].text()


def test_what_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    os.mkfifo(tmp_path / "pipe")
    for name, words in {
        ".": "is a folder",
        "nowhere/deck.json": "there is no folder",
        "taken/deck.json": "not a directory",
        "pipe": "is not a file",
        "x" * 300: "file name too long",
    }.items():
        done = run(tmp_path, "schema", "-o", str(tmp_path / name))
        assert (done.returncode, done.stdout) == (2, "")
        first, help = done.stderr.splitlines()
        assert first.startswith("coldwar-quiz: ")
        assert words in first
        assert help.startswith("  ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pipe", "taken"]


def test_a_schema_that_there_is_not_is_named_with_those_that_there_are(tmp_path: Path) -> None:
    done = run(tmp_path, "schema", "questions")
    assert done.returncode == 2
    assert "'deck', 'sources'" in done.stderr


def test_a_new_deck_gets_the_schema_that_its_first_line_names(tmp_path: Path) -> None:
    deck, schema = tmp_path / "mine.yaml", tmp_path / "deck.schema.json"
    made = run(tmp_path, "new", "deck", "mine", "--title", "Mine", "--file", str(deck))
    assert made.returncode == 0
    assert deck.read_text("utf-8").splitlines()[0] == SCHEMAS["deck"].modeline(schema.name)
    assert schema.read_text("utf-8") == SCHEMAS["deck"].text()
    assert f"Beside it stands {schema}" in made.stderr


def test_what_stands_where_a_new_deck_wants_its_schema_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "deck.schema.json").write_text("mine")
    assert (
        run(tmp_path, "new", "deck", "mine", "--title", "Mine", "--file", str(tmp_path / "mine.yaml")).returncode == 0
    )
    assert (tmp_path / "deck.schema.json").read_text() == "mine"
