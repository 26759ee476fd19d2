"""Programs started in a pseudo-terminal, and watched until they have painted what they are for."""

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.harness import Skip

ROWS, COLUMNS = 24, 80
DEADLINE_S = 60.0
_REST_S = 0.2
"""So long without a byte, and a program has painted what it had to."""

_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[ -/]*[0-~])")


@dataclass(frozen=True, slots=True)
class FirstPaint:
    """Seconds from exec until the text was there, and the resident memory (bytes) once the program came to rest.

    `resident` is None where the system does not tell it in /proc.
    """

    seconds: float
    resident: int | None


def first_paint(command: Sequence[str], text: str, env: Mapping[str, str]) -> FirstPaint:
    """Start `command` in a pseudo-terminal of 80 by 24 and wait until it has written `text`; then end it.

    Raises RuntimeError when it ends before, or does not get there in a minute. Skip where there are no such terminals.
    """
    try:
        import fcntl
        import pty
        import termios
    except ImportError:
        raise Skip(f"there are no pseudo-terminals on {sys.platform}") from None
    ours, theirs = pty.openpty()
    try:
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True, close_fds=True
        )
        try:
            os.close(theirs)
            theirs = -1
            seconds = _wait_for(ours, text.encode(), start)
            _let_it_rest(ours)
            return FirstPaint(seconds, _resident(process.pid))
        finally:
            _end(process, ours)
    finally:
        for descriptor in (ours, theirs):
            if descriptor >= 0:
                os.close(descriptor)


def _read(descriptor: int, timeout: float) -> bytes | None:
    """What the program wrote, empty at its end; None when it wrote nothing in time."""
    ready, _, _ = select.select([descriptor], [], [], timeout)
    if not ready:
        return None
    try:
        return os.read(descriptor, 1 << 16)
    except OSError:  # Linux says EIO when the last program with the terminal open has ended
        return b""


def _wait_for(descriptor: int, text: bytes, start: float) -> float:
    written = b""
    while (left := start + DEADLINE_S - time.perf_counter()) > 0:
        piece = _read(descriptor, left)
        now = time.perf_counter()
        if piece == b"":
            shown = _ESCAPES.sub(b"", written).decode("utf-8", "replace").strip()
            raise RuntimeError(f"the program ended before it wrote {text.decode()!r}; it wrote: {shown[-800:]}")
        written += piece or b""
        if text in written or text in _ESCAPES.sub(b"", written):
            return now - start
    shown = _ESCAPES.sub(b"", written).decode("utf-8", "replace").strip()
    raise RuntimeError(f"the program did not write {text.decode()!r} in {DEADLINE_S:.0f} s; it wrote: {shown[-800:]}")


def _let_it_rest(descriptor: int) -> None:
    until = time.perf_counter() + DEADLINE_S
    while time.perf_counter() < until and _read(descriptor, _REST_S):
        pass


def _resident(pid: int) -> int | None:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    return None


def _end(process: "subprocess.Popen[bytes]", descriptor: int) -> None:
    """Not asked to leave: what it would do then is not measured, and the folder it works in is thrown away."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    while _read(descriptor, 1.0):
        pass
    process.wait(DEADLINE_S)
