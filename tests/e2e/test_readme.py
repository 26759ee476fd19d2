"""The README cannot lie: every command it shows is run, here or by the gate, and it shows every command there is."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from coldwar_quiz.cli.main import cli
from coldwar_quiz.cli.settings import Settings, read_settings
from pages import CHECKOUT, blocks, commands

SHOWN = commands("README.md")
RUN_BY_THE_GATE = re.findall(r"^step '(.+)'$", (CHECKOUT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
RUN_HERE = [command for command in SHOWN if command.split()[0] == "coldwar-quiz"]
CHECKS_OF_THE_GATE = {"make check"}


@pytest.fixture
def reader(tmp_path: Path) -> Path:
    """A folder with the files that the README tells its reader to write."""
    for block in blocks("README.md", "yaml"):
        first = block.text.splitlines()[0]
        (tmp_path / first.removeprefix("# ")).write_text(block.text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("command", RUN_HERE)
def test_a_command_shown_does_what_it_says_without_a_complaint(reader: Path, command: str) -> None:
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLDWAR_QUIZ_HOME": str(reader / "home"),
    }
    ran = subprocess.run(
        ["bash", "-c", command], cwd=reader, env=environment, input="", capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout + ran.stderr != ""


def test_what_is_run_here_and_what_the_gate_runs_are_all_commands_shown() -> None:
    assert sorted(SHOWN) == sorted([*RUN_HERE, *(c for c in RUN_BY_THE_GATE if c not in CHECKS_OF_THE_GATE)])


def test_the_two_ways_to_begin_are_at_the_top() -> None:
    assert SHOWN[:4] == ["make quiz", "pipx install .", "uv tool install .", "make test"]


def every_command(group: click.Group, words: str = "coldwar-quiz") -> list[str]:
    found = []
    for name, command in group.commands.items():
        path = f"{words} {name}"
        found += every_command(command, path) if isinstance(command, click.Group) else [path]
    return found


def test_every_command_there_is_is_in_the_readme_or_in_contributing() -> None:
    pages = (CHECKOUT / "README.md").read_text("utf-8") + (CHECKOUT / "CONTRIBUTING.md").read_text("utf-8")
    assert [command for command in every_command(cli) if command not in pages] == []


def test_the_settings_shown_are_settings(tmp_path: Path) -> None:
    (block,) = blocks("README.md", "toml")
    path = tmp_path / "settings.toml"
    path.write_text(block.text, "utf-8")
    shown = read_settings(path)
    assert (shown.new_per_day, shown.retention) == (Settings().new_per_day, Settings().retention)
    assert shown.without == ("execution", "antisemitism")


PAGES = ["README.md", "CONTRIBUTING.md", "seeds/README.md", *sorted(CHECKOUT.glob("docs/**/*.md"))]


@pytest.mark.parametrize("page", [str((CHECKOUT / page).relative_to(CHECKOUT)) for page in PAGES])
def test_a_link_to_a_file_leads_there(page: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", (CHECKOUT / page).read_text("utf-8"))
    assert [t for t in targets if not (CHECKOUT / page).parent.joinpath(t).exists()] == []


def test_every_decision_is_in_the_list_of_decisions() -> None:
    folder = CHECKOUT / "docs" / "decisions"
    listed = re.findall(r"\]\((\d{3}-[a-z-]+\.md)\)", (folder / "README.md").read_text("utf-8"))
    assert listed == sorted(path.name for path in folder.glob("[0-9]*.md"))
