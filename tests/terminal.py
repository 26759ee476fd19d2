"""A real terminal for the program to run in: a pty with an emulator behind it that keeps what a person would see."""

import contextlib
import re
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

_NOT_KNOWN = re.compile(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z]|\x1bP[^\x1b]*\x1b\\")
"""Synchronized output and the keys of kitty, which the emulator would put on its screen as text."""

KEYS = {"enter": "\r", "escape": "\x1b", "space": " ", "up": "\x1b[A", "down": "\x1b[B", "ctrl+q": "\x11"}


class Terminal:
    """One program on a screen of its own, from `with` to the end of the block, where it is ended if it still runs."""

    def __init__(
        self, command: Sequence[str], *, cwd: Path, environment: Mapping[str, str], columns: int = 80, rows: int = 24
    ) -> None:
        self.sent = b""
        """Every byte that the program has written so far."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            command[0], list(command[1:]), cwd=str(cwd), env=dict(environment), dimensions=(rows, columns), echo=False
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._child.close(force=True)

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, *keys: str) -> None:
        """Press keys: names of KEYS, or texts to type."""
        for key in keys:
            self._child.send(KEYS.get(key, key))

    def wait_for(self, text: str, seconds: float = 30.0) -> None:
        """Wait until `text` is on the screen. AssertionError shows the screen where it never comes."""
        self._read_until(lambda: text in self.text, seconds, text)

    def wait_without(self, text: str, seconds: float = 30.0) -> None:
        """Wait until `text` is no longer on the screen."""
        self._read_until(lambda: text not in self.text, seconds, f"no {text!r}")

    def wait_for_end(self, seconds: float = 30.0) -> int:
        """Wait until the program has ended by itself, and return its exit status."""
        self._read_until(lambda: not self._child.isalive(), seconds, "the program's end")
        with contextlib.suppress(pexpect.TIMEOUT, pexpect.EOF):
            while True:  # what it wrote last
                self.sent += self._child.read_nonblocking(65536, timeout=0.05)
        self._child.close()
        assert self._child.exitstatus is not None, f"ended by signal {self._child.signalstatus}"
        return self._child.exitstatus

    def _read_until(self, condition: Callable[[], bool], seconds: float, what: str) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"waited {seconds:g} s for {what!r}; the screen shows\n{self.text}"
            with contextlib.suppress(pexpect.TIMEOUT, pexpect.EOF):
                new = self._child.read_nonblocking(65536, timeout=0.05)
                self.sent += new
                self._stream.feed(_NOT_KNOWN.sub(b"", new))
