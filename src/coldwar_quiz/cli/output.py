"""Where words go: data to stdout, narration to stderr, nothing unfiltered to either; and lines that come in."""

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from coldwar_quiz.diagnostics.cells import TAB, hung, wrapped
from coldwar_quiz.diagnostics.safe_text import safe, safe_json, safe_line
from coldwar_quiz.errors import CannotDo

_COLUMNS = 80


class ReaderGone(Exception):
    """Nobody reads the output any more: the other end of the pipe is closed."""


class Output:
    """Standard output, or None where it is closed. A failure to write is told apart from every other failure.

    `write` and `flush` raise ReaderGone for a closed pipe and CannotDo for a full disk or a closed stream.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        if self._stream is None:
            raise CannotDo("cannot write to standard output: it is closed", "let it go to a terminal, a file or a pipe")
        with _told_apart():
            return self._stream.write(text)

    def flush(self) -> None:
        if self._stream is not None:
            with _told_apart():
                self._stream.flush()

    def isatty(self) -> bool:
        return self._stream is not None and self._stream.isatty()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextlib.contextmanager
def _told_apart() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise ReaderGone from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CannotDo(f"cannot write to standard output: {reason}", "what was written so far is not whole") from None


@contextlib.contextmanager
def streams() -> Iterator[None]:
    """The three streams as the commands use them, whatever this process was given; put back at the end.

    A number that is free because its stream was closed is taken: a file opened later, the learner's own for one, would
    get it, and whatever is written to that stream.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    out, err = sys.stdout, sys.stderr
    for stream in (out, err):
        _tolerate_any_text(stream)
    sys.stdout = Output(out)
    try:
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            sys.stderr = err or nowhere
            yield
    finally:
        sys.stdout, sys.stderr = out, err
        for stream in (out, err):
            _leave_nothing_behind(stream)


def _tolerate_any_text(stream: TextIO | None) -> None:
    """Where the locale has no letter for something, print a question mark rather than fail."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _leave_nothing_behind(stream: TextIO | None) -> None:
    """Drop what cannot be written, so that Python does not complain once more on leaving."""
    if stream is None:
        return
    try:
        stream.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, stream.fileno())
            os.close(nothing)


def tell(text: str = "") -> None:
    """One or more lines of data, to stdout. Control characters are replaced."""
    sys.stdout.write(_as_shown(text) + "\n")


def tell_wrapped(text: str, lead: str = "", indent: int | None = None) -> None:
    """One line of our own, to stdout: `lead` and `text`; `text` is broken between words where a terminal is narrower.

    Its further lines are indented by `indent`; without it, as the first is.
    """
    lead, text = safe_line(lead), safe_line(text)
    if not sys.stdout.isatty():
        tell(lead + text)
    elif indent is None:
        tell(to_width(lead + text))
    else:
        tell("\n".join(hung(lead, text, terminal_columns(), indent)))


def to_width(line: str, stream: Any = None) -> str:
    """`line` as lines that fit the terminal."""
    return "\n".join(wrapped(line, terminal_columns(stream)))


def terminal_columns(stream: Any = None) -> int:
    """How wide the terminal is that `stream`, by default stdout, writes to, or what COLUMNS says; 80 where none is."""
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said[:9]):
        return int(said[:9])
    with contextlib.suppress(OSError, ValueError, AttributeError):
        return os.get_terminal_size((stream or sys.stdout).fileno()).columns or _COLUMNS
    return _COLUMNS


def tell_json(value: object, indent: int | None = None) -> None:
    """A value as one JSON document, to stdout. What acts on a terminal is escaped, so that nothing is lost."""
    sys.stdout.write(safe_json(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)) + "\n")


def _as_shown(text: str) -> str:
    """`text` without control characters. On a terminal a tab, which would move the cursor, is spaces too."""
    text = safe(text)
    return text.replace("\t", TAB) if "\t" in text and sys.stdout.isatty() else text


def tell_file(text: str) -> None:
    """A whole file, to stdout: exactly as it is, in UTF-8, to a file or a pipe; fit for eyes to a terminal."""
    sys.stdout.flush()
    raw = None if sys.stdout.isatty() else getattr(sys.stdout, "buffer", None)
    if raw is None:
        sys.stdout.write(safe(text))
        return
    with _told_apart():
        raw.write(text.encode("utf-8", "replace"))
        raw.flush()


def tell_drawn(text: str) -> None:
    """Lines that are already fit for a terminal and may hold our own colour codes, to stdout."""
    sys.stdout.write(text + "\n")


def narrate_drawn(text: str) -> None:
    """The same to stderr."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def ask(text: str) -> None:
    """A prompt: to stdout, without a new line, at once."""
    sys.stdout.write(_as_shown(text))
    sys.stdout.flush()


def line_reader() -> Callable[[], str | None]:
    """Lines of standard input without their ends; None at its end. Bytes that are no UTF-8 are replaced."""
    stream = sys.stdin
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")

    def read() -> str | None:
        line = stream.readline() if stream is not None and not stream.closed else ""
        return line.rstrip("\r\n") if line else None

    return read


def narrate(text: str) -> None:
    """One line about the work, to stderr: a path or a name quoted in it begins no line of its own.

    A closed or full stderr is no reason to fail. A terminal's lines are broken between words.
    """
    line = safe_line(text)
    narrate_lines(to_width(line, sys.stderr) if sys.stderr is not None and sys.stderr.isatty() else line)


def narrate_lines(text: str) -> None:
    """As `narrate`, for several lines of our own."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(safe(text) + "\n")
        sys.stderr.flush()
