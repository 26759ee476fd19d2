"""Where an author works: an empty folder, a deck in the folder of a learner, and a terminal."""

from pathlib import Path

import pytest

from program import COMMAND, environment
from terminal import Terminal


def make_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with the deck `mine` in the learner's own folder."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    (tmp_path / "home" / "decks").mkdir(parents=True)
    (tmp_path / "home" / "decks" / "mine.yaml").write_text(
        "deck: {id: mine, title: Mine}\nquestions:\n  - id: one\n    type: typed\n    prompt: Who arrested him?\n"
        "    answer: Zhukov\n  - id: two\n    type: typed\n    prompt: Who else?\n    answer: Serov\n"
        "    confusable: {one: The other.}\n",
        "utf-8",
    )
    return tmp_path / "home"


def mine(desk: Path) -> Path:
    return desk / "decks" / "mine.yaml"


def terminal(desk: Path, *arguments: str, columns: int = 300, echo: bool = False, **more: str) -> Terminal:
    """Wide, so that what is waited for is never broken at the end of a line."""
    chosen = environment(desk, **{"TERM": "xterm", **more})
    return Terminal([*COMMAND, *arguments], cwd=Path.cwd(), environment=chosen, columns=columns, rows=40, echo=echo)
