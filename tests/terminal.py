"""A real terminal for the program to run in: a pty with an emulator behind it that keeps what a person would see."""

import os
import re
import signal
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

from waiting import until

_NOT_KNOWN = re.compile(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z]|\x1bP[^\x1b]*\x1b\\")
"""Synchronized output and the keys of kitty, which the emulator would put on its screen as text."""

KEYS = {"enter": "\r", "escape": "\x1b", "space": " ", "up": "\x1b[A", "down": "\x1b[B", "ctrl+q": "\x11"}


class Terminal:
    """One program on a screen of its own, from `with` to the end of the block, where it is ended if it still runs."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        environment: Mapping[str, str],
        cwd: Path | None = None,
        columns: int = 80,
        rows: int = 24,
        echo: bool = False,
    ) -> None:
        self.sent = b""
        """Every byte that the program has written so far."""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.child: pexpect.spawn[bytes] = pexpect.spawn(
            command[0], list(command[1:]), cwd=cwd, env=dict(environment), dimensions=(rows, columns), echo=echo
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.child.close(force=True)

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, *keys: str) -> None:
        """Press keys: names of KEYS, or texts to type."""
        for key in keys:
            self.child.send(KEYS.get(key, key))

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)
        os.kill(self.child.pid, signal.SIGWINCH)

    def wait_for(self, *texts: str) -> None:
        """Wait until all of `texts` are on the screen. AssertionError shows the screen where they never come."""
        self.wait_until(lambda: all(text in self.text for text in texts), " and ".join(texts))

    def wait_without(self, text: str) -> None:
        """Wait until `text` is no longer on the screen."""
        self.wait_until(lambda: text not in self.text, f"no {text!r}")

    def wait_for_end(self) -> int:
        """Wait until the program has ended by itself, and return its exit status."""
        self.wait_until(lambda: not self.child.isalive(), "the program's end")
        while self._take_in():  # what it wrote last
            pass
        assert self.child.exitstatus is not None, f"ended by signal {self.child.signalstatus}"
        return int(self.child.exitstatus)

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for `condition`, with what the program writes meanwhile on the screen."""
        try:
            until(lambda: condition() or (self._take_in() and condition()), what, seconds=30)
        except AssertionError as error:
            raise AssertionError(f"{error}; the screen shows\n{self.text}") from None

    def _take_in(self) -> bool:
        """Whether the program wrote something new just now."""
        try:
            new = self.child.read_nonblocking(65536, timeout=0.05)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.sent += new
        self._stream.feed(_NOT_KNOWN.sub(b"", new))
        return True
