"""The program as it is started from a shell, and what it starts in."""

import os
import sys
from pathlib import Path

_STEERING = ("PYTHON", "TEXTUAL", "COLDWAR_QUIZ", "NO_COLOR", "COLUMNS", "LINES")
"""How variables begin that would steer one side and not the other, or keep Python from its caches."""


def our_program() -> list[str]:
    """The command of this environment, else the package run as a module."""
    script = Path(sys.executable).with_name("coldwar-quiz")
    return [str(script)] if script.exists() else [sys.executable, "-m", "coldwar_quiz"]


def environment() -> dict[str, str]:
    """What both sides start in."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_STEERING)}
    return kept | {"TERM": "xterm-256color"}
