"""Running the real program in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-m", "coldwar_quiz"]


def environment(home: Path, **more: str) -> dict[str, str]:
    """This process's environment, with a home folder of the test's own and none of the learner's choices or window."""
    dropped = {"NO_COLOR", "COLUMNS", "LINES"}
    kept = {k: v for k, v in os.environ.items() if not k.startswith("COLDWAR_QUIZ_") and k not in dropped}
    return {**kept, "COLDWAR_QUIZ_HOME": str(home), "PYTHONUTF8": "1", **more}


def run(home: Path, *arguments: str, typed: str | None = "", **more: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end. `typed` is its standard input; None gives it none at all."""
    return subprocess.run(
        [*COMMAND, *arguments],
        env=environment(home, **more),
        input=typed,
        stdin=subprocess.DEVNULL if typed is None else None,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
