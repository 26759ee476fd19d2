"""docs/authoring.md: whoever types its commands, in its order, in an empty folder, gets a deck that passes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pages import CHECKOUT, blocks, commands

PAGE = "docs/authoring.md"


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


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Each command of the page with what it said."""
    author = Author(tmp_path_factory.mktemp("author"))
    return {command: author.type(command) for command in commands(PAGE)}


def test_each_command_does_something(said: dict[str, str]) -> None:
    assert len(said) >= 14
    assert [command for command, text in said.items() if not text] == []


def test_the_message_shown_is_the_message_there_is(said: dict[str, str]) -> None:
    [shown] = [block.text for block in blocks(PAGE, "") if block.text.startswith("advice[")]
    assert shown in said["coldwar-quiz check june-1953.yaml"]


def test_the_deck_passes_at_the_end_and_the_renamed_question_is_retired(tmp_path: Path) -> None:
    author = Author(tmp_path)
    for command in commands(PAGE):
        author.type(command)
    assert re.search(
        r"^1 deck, 2 questions: \d pieces of advice$", author.type("coldwar-quiz check june-1953.yaml"), re.M
    )
    listed = author.type("coldwar-quiz --decks june-1953.yaml list")
    assert re.search(r"^june-1953/first-sentence .*\(retired\)$", listed, re.M)
    assert "formerly" in (tmp_path / "june-1953.yaml").read_text("utf-8")


def test_the_page_is_linked_from_the_readme() -> None:
    assert "(docs/authoring.md)" in (CHECKOUT / "README.md").read_text("utf-8")
