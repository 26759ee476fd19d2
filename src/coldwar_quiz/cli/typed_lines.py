"""Lines that somebody types at a terminal: edited in place, and a paste of several lines taken as one answer.

Where Python has readline, the terminal itself tells a paste from typing, and lines typed ahead answer a question each.
Elsewhere, what comes in the moment after Enter was not typed: it is the rest of a paste, and answers no other question.
"""

import os
import select
import sys
from collections.abc import Callable
from typing import Any

from coldwar_quiz.cli.output import ask, line_reader, tell, terminal_columns
from coldwar_quiz.diagnostics.cells import wrapped
from coldwar_quiz.diagnostics.safe_text import safe_line

_AT_ONCE = 0.05
"""Seconds within which nobody types another line."""
_MARKS = ("\x1b[200~", "\x1b[201~")
"""Put around a paste by terminals that were asked to."""


class TypedLines:
    """Reads answers from the terminal."""

    def __init__(self) -> None:
        self._readline, self._told_of_pastes = _with_readline()
        self._plain = line_reader()
        self.hint = (
            "What you said stands on the line to be changed; Ctrl-U empties it, `<` after it goes further back."
            if self._readline
            else "Enter keeps what stands in brackets, - takes it out."
        )
        """How what was said before is kept or changed."""

    def read(self, prompt: str, before: str = "") -> str | None:
        """What is typed after `prompt`, `before` being offered to be changed; None at the end of the input.

        Several lines that came at once are one answer, with line ends in it.
        """
        *lead, last = wrapped(safe_line(prompt), terminal_columns())
        for line in lead:
            tell(line)
        text = self._line(f"{last} ", before)
        while text is not None and not self._told_of_pastes and (more := pasted_after()):
            whole, _, tail = more.rpartition("\n")
            text += "\n" + whole
            if tail:
                ended = self._line("the last of these lines: ", tail)
                text = None if ended is None else f"{text}\n{ended}"
        return text

    def _line(self, prompt: str, before: str) -> str | None:
        readline = self._readline
        if readline is None:
            ask(f"{prompt}[{safe_line(before)}] " if before else prompt)
            line = self._plain()
            return line if not before or line is None else {"": before, "-": ""}.get(line.strip(), line)
        readline.set_startup_hook((lambda: readline.insert_text(before)) if before else None)
        try:
            return input(prompt)
        except EOFError:
            return None
        finally:
            readline.set_startup_hook(None)


def _with_readline() -> tuple[Any, bool]:
    """The module, made ready, and whether it tells a paste from typing; None where Python came without it."""
    try:
        import readline
    except ImportError:
        return None, False
    if "libedit" in (readline.__doc__ or ""):
        return readline, False
    readline.parse_and_bind("set enable-bracketed-paste on")
    return readline, os.environ.get("TERM", "dumb") != "dumb"  # readline asks no dumb terminal for marks


def pasted_after() -> str:
    """What came right after a line that has just ended: the rest of a paste, not shown again. Empty at no terminal."""
    try:
        import termios

        stream = sys.stdin.fileno()
        before = termios.tcgetattr(stream)
    except (ImportError, OSError, ValueError, AttributeError, termios.error):
        return ""
    silent = [*before]
    silent[3] &= ~(termios.ICANON | termios.ECHO)  # also gives what no Enter has ended yet
    termios.tcsetattr(stream, termios.TCSANOW, silent)
    try:
        return _cleaned(_all_at_once(stream, lambda: bool(select.select([stream], [], [], _AT_ONCE)[0])))
    finally:
        termios.tcsetattr(stream, termios.TCSANOW, before)


def _all_at_once(stream: int, more: Callable[[], bool]) -> bytes:
    found = b""
    while more():
        new = os.read(stream, 65536)
        if not new:
            break
        found += new
    return found


def _cleaned(raw: bytes) -> str:
    text = raw.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    for mark in _MARKS:
        text = text.replace(mark, "")
    return text
