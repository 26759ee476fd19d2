"""docs/authoring.md: whoever types its commands, in its order, in an empty folder, gets a deck that passes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pages import CHECKOUT, blocks, commands

PAGE = "docs/authoring.md"
STRICT = "coldwar-quiz check --strict june-1953.yaml"
[LINES] = [block.text.rstrip("\n") + "\n" for block in blocks(PAGE, "yaml") if "evidence:" in block.text]
"""What the page has its reader write by hand, at the end of the file."""


class Author:
    """Somebody who types what the page shows."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "COLDWAR_QUIZ_HOME": str(folder / "home"),
        }

    def type(self, command: str) -> str:
        """What the command says, on both streams; it has to end well."""
        ran = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder, env=self.environment, input="", capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert ran.returncode == 0, f"{command}\n{ran.stdout}{ran.stderr}"
        return ran.stdout + ran.stderr

    def follow(self) -> dict[str, str]:
        """Each command of the page with what it says, the lines shown put into the deck where the page says so."""
        said = {}
        for command in commands(PAGE):
            if command == STRICT:
                with (self.folder / "june-1953.yaml").open("a", encoding="utf-8") as deck:
                    deck.write(LINES)
            said[command] = self.type(command)
        return said


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Each command of the page with what it said."""
    return Author(tmp_path_factory.mktemp("author")).follow()


def test_each_command_does_something(said: dict[str, str]) -> None:
    assert len(said) >= 14
    assert [command for command, text in said.items() if not text] == []


def test_the_message_shown_is_the_message_there_is(said: dict[str, str]) -> None:
    [shown] = [block.text for block in blocks(PAGE, "") if block.text.startswith("advice[")]
    assert shown in said["coldwar-quiz check june-1953.yaml"]


def test_the_deck_passes_strictly_once_the_lines_shown_are_written(said: dict[str, str]) -> None:
    assert "2 pieces of advice" in said["coldwar-quiz check june-1953.yaml"]
    assert said[STRICT].strip() == "1 deck, 2 questions: no problems"


def test_the_deck_still_passes_at_the_end_with_one_question_renamed_and_one_retired(tmp_path: Path) -> None:
    author = Author(tmp_path)
    author.follow()
    assert "1 deck, 2 questions: no problems" in author.type(STRICT)
    listed = author.type("coldwar-quiz --decks june-1953.yaml list")
    assert re.search(r"^june-1953/reason-for-reporting .*\(retired\)$", listed, re.M)
    assert "june-1953/first-strike-day" in listed
    assert "formerly" in (tmp_path / "june-1953.yaml").read_text("utf-8")


def test_the_page_is_linked_from_the_readme() -> None:
    assert "(docs/authoring.md)" in (CHECKOUT / "README.md").read_text("utf-8")
