"""Processes that live for the store and are killed: run as a script it answers questions until it dies or is done.

As a child it reads commands, one JSON object a line, forks for each (so that fifty lives cost one start of Python) and
writes `born <pid>`, `saved <uid>` after each answer that was confirmed, `opened`, `failed <reason>` and `over`.
"""

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

QUESTIONS = 12
"""Few, so that every process meets the questions of the others."""

DEADLINE_S = 60.0


@dataclass
class Life:
    """What came of one command: the answers confirmed, and what went wrong in ways of its own."""

    saved: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    lines: int = 0
    """Lines of the package run, where they were counted."""


class Lives:
    """The parent's side."""

    def __init__(self) -> None:
        paths = os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])
        self._child = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths},
        )
        self._unread = b""

    def __enter__(self) -> "Lives":
        return self

    def __exit__(self, *_: object) -> None:
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.close()
        self._child.wait(DEADLINE_S)
        self._child.stdout.close()

    def live(
        self, path: Path, *, seed: int, kill_after_s: float | None = None, answers_first: int = 0, **wishes: Any
    ) -> Life:
        """One life (or `processes` at once), killed by us, by itself, or not at all.

        We kill it so long after its birth, or after it has confirmed `answers_first` answers.
        """
        assert self._child.stdin is not None
        self._child.stdin.write(json.dumps({"path": str(path), "seed": seed, **wishes}).encode() + b"\n")
        self._child.stdin.flush()
        life, end = Life(), time.monotonic() + DEADLINE_S
        pids: list[int] = []
        kill_at: float | None = None
        while True:
            if kill_at is not None and time.monotonic() >= kill_at:
                os.kill(pids[0], signal.SIGKILL)
                kill_at = kill_after_s = None
            line = self._line(max(0.0, (kill_at or end) - time.monotonic()))
            if line is None:
                if kill_at is None:
                    raise TimeoutError("the child does not end")
                continue
            word, _, rest = line.partition(" ")
            if word == "born":
                pids.append(int(rest))
            elif word == "saved":
                life.saved.append(rest)
            elif word == "lines":
                life.lines = int(rest)
            elif word == "failed":
                life.failed.append(rest)
            elif word == "over":
                return life
            if kill_after_s is not None and word in ("born", "saved") and len(life.saved) == answers_first:
                kill_at = time.monotonic() + kill_after_s

    def _line(self, wait_s: float) -> str | None:
        assert self._child.stdout is not None
        while b"\n" not in self._unread:
            if not select.select([self._child.stdout], [], [], wait_s)[0]:
                return None
            got = os.read(self._child.stdout.fileno(), 65536)
            if not got:
                raise EOFError("the child is gone")
            self._unread += got
        line, self._unread = self._unread.split(b"\n", 1)
        return line.decode()


# --- the child's side ------------------------------------------------------------------------------------------------


def say(text: str) -> None:
    """One write, so that lines of several processes do not mix."""
    os.write(1, f"{text}\n".encode())


class _LineCount:
    """Counts the lines of the package's `progress` folder as they are run, and dies before the wished one."""

    def __init__(self, die_at: int | None) -> None:
        self.count, self.die_at = 0, die_at

    def __call__(self, frame: FrameType, event: str, _: object) -> "_LineCount | None":
        if f"{os.sep}progress{os.sep}" not in frame.f_code.co_filename:
            return None
        if event == "line":
            self.count += 1
            if self.count == self.die_at:
                os.kill(os.getpid(), signal.SIGKILL)
        return self


def _live(wish: dict[str, Any], number: int) -> None:
    import answers
    from coldwar_quiz.progress.migrations import STEPS, Step
    from coldwar_quiz.progress.store import Store
    from coldwar_quiz.study.model import Grade

    rng = random.Random(f"{wish['seed']}:{number}")
    steps = tuple(Step(*step) for step in wish.get("steps", ())) or STEPS
    lines = _LineCount(wish.get("die_at_line"))
    if wish.get("count_lines") or lines.die_at:
        sys.settrace(lines)
    store = Store.open(Path(wish["path"]), steps=steps, refold=answers.tally)
    store.states()
    known = {asked: [] for asked in map(answers.question, range(QUESTIONS))}
    for entry in store.entries():
        known[entry.question].append(entry)
    for turn in range(wish.get("answers", 1_000_000)):
        asked = answers.question(rng.randrange(QUESTIONS))
        entry = answers.answer(rng.randbytes(16).hex(), asked, answers.later(turn), Grade(rng.randint(1, 4)))
        # As a session does, from what this process has seen; the other one's rows it does not know.
        known[asked].append(entry)
        store.append(entry, answers.tally(known[asked]))
        say(f"saved {entry.uid}")
    store.close()
    sys.settrace(None)
    say(f"lines {lines.count}")


def _child() -> None:
    # Imported once; each life is a fork, made before any connection is.
    import answers  # noqa: F401
    import coldwar_quiz.progress.store  # noqa: F401

    for line in sys.stdin:
        wish = json.loads(line)
        pids = []
        for number in range(wish.get("processes", 1)):
            pid = os.fork()
            if pid == 0:
                say(f"born {os.getpid()}")
                try:
                    _live(wish, number)
                except BaseException:
                    say(f"failed {traceback.format_exc().strip().splitlines()[-1]}")
                os._exit(0)
            pids.append(pid)
        for pid in pids:
            os.waitpid(pid, 0)
        say("over")


if __name__ == "__main__":
    _child()
