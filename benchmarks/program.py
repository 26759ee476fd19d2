"""The program as it is started from a shell, and what it starts in."""

import os
import sys
from pathlib import Path

_STEERING = ("PYTHON", "TEXTUAL", "COLDWAR_QUIZ", "NO_COLOR", "COLUMNS", "LINES")
"""What the names of variables begin with that would steer one side and not the other."""


def our_program() -> list[str]:
    """The command of this environment, else the package run as a module."""
    script = Path(sys.executable).with_name("coldwar-quiz")
    return [str(script)] if script.exists() else [sys.executable, "-m", "coldwar_quiz"]


def environment(folder: Path) -> dict[str, str]:
    """What both sides start in, with a cache of bytecode in `folder` that both may fill.

    Otherwise whichever is installed where it cannot write would compile at every start.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_STEERING)}
    return kept | {"TERM": "xterm-256color", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
