"""What is loaded before it is needed, seen in fresh interpreters. Start-up time is made of imports."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FACES_AND_SCHEDULER = {"textual", "rich", "genanki", "anki", "fsrs"}
GRADING = {"rapidfuzz", "anyascii"}

RUN_AND_TELL = """
import sys
from pathlib import Path
from coldwar_quiz.cli import run
code = run(sys.argv[2:])
Path(sys.argv[1]).write_text("\\n".join(sorted(sys.modules)))
sys.exit(code)
"""


def loaded_by(tmp_path: Path, *arguments: str) -> set[str]:
    """The modules that are loaded when the command has ended, packages included; its input is empty."""
    told = tmp_path / "modules"
    environment = {**os.environ, "COLDWAR_QUIZ_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-c", RUN_AND_TELL, str(told), *arguments]
    ended = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 0, ended.stderr
    return set(told.read_text().split())


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("study", "--help"), ("export", "anki", "--help")])
def test_help_and_version_load_nothing_but_the_command_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(tmp_path, *arguments)
    assert loaded & (FACES_AND_SCHEDULER | GRADING | {"yaml", "sqlite3"}) == set()


@pytest.mark.parametrize(
    "arguments", [("check",), ("check", "--format", "json"), ("list",), ("list", "--json"), ("schema",)]
)
def test_check_list_and_schema_load_no_face_and_no_scheduler(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(tmp_path, *arguments)
    assert "yaml" in loaded
    assert loaded & FACES_AND_SCHEDULER == set()


@pytest.mark.parametrize("form", ["text", "line", "json", "github"])
def test_checking_loads_no_page_of_the_manual(tmp_path: Path, form: str) -> None:
    manual = {"coldwar_quiz.bank.faults", "coldwar_quiz.bank.rules.manual", "coldwar_quiz.cli.explain"}
    assert loaded_by(tmp_path, "check", "--format", form) & manual == set()
    assert loaded_by(tmp_path, "check", "--explain", "no-gap") >= manual


def test_the_first_question_of_line_mode_waits_for_no_scheduler(tmp_path: Path) -> None:
    loaded = loaded_by(tmp_path, "study", "--plain")
    assert "sqlite3" in loaded
    assert loaded & FACES_AND_SCHEDULER == set()


def test_the_overview_shown_without_a_terminal_loads_no_face(tmp_path: Path) -> None:
    assert loaded_by(tmp_path) & FACES_AND_SCHEDULER == set()


@pytest.mark.parametrize("package", ["bank", "study", "progress", "plain", "anki", "cli"])
def test_everything_but_the_terminal_interface_can_be_imported_without_textual(package: str) -> None:
    look = f"""
import importlib, pkgutil, sys
import coldwar_quiz.{package} as package
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print("textual" in sys.modules)
"""
    seen = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, timeout=120, check=True)
    assert seen.stdout == "False\n"
