"""Files of other programs on the disk: written whole or not at all, read only where they are text."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from coldwar_quiz import whole_files
from coldwar_quiz.bank.files import MAX_BYTES, shown_path
from coldwar_quiz.bank.other_formats import named
from coldwar_quiz.diagnostics.span import Span
from coldwar_quiz.errors import CannotDo, reason

_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_UTF_32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")


class TextFile(NamedTuple):
    """A file as text, every line end a single LF. `path` is its name as shown. Offsets count code points of `text`."""

    path: str
    text: str
    starts: tuple[int, ...]
    """The offset of each line."""

    @classmethod
    def of(cls, path: str, text: str) -> "TextFile":
        """`text` with any line ends, as the file at `path`."""
        told = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        starts, at = [0], told.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = told.find("\n", at + 1)
        return cls(path, told, tuple(starts))

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends."""
        return tuple(self.text.split("\n"))

    def span(self, start: int, end: int) -> Span:
        """The place of `text[start:end]`."""
        return Span(self.path, *self._position(start), *self._position(end))

    def _position(self, offset: int) -> tuple[int, int]:
        from bisect import bisect_right

        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def read_text(path: Path) -> TextFile:
    """The file at `path`: UTF-8 with a mark at its start or without, or UTF-16 with one, as spreadsheets write it.

    CannotDo for what is no file, over 8 MB, or in another encoding; guessing at one would change letters silently.
    """
    shown = shown_path(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise CannotDo(f"{shown} is no file", "name the file to import")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise CannotDo(f"no such file: {shown}") from None
    except (OSError, ValueError) as error:
        raise CannotDo(f"cannot read {shown}: {reason(error)}") from None
    if len(data) > MAX_BYTES:
        raise CannotDo(f"{shown} is larger than 8 MB", "split it: a large bank is several decks")
    if other := named(data):
        raise CannotDo(f"{shown} is no plain text, but {other}", "save a table as CSV, and anything else as plain text")
    return TextFile.of(shown, _decoded(shown, data))


def _decoded(shown: str, data: bytes) -> str:
    encoding = "utf-8" if data.startswith(_UTF_32) else _UTF_16.get(data[:2], "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        name = "UTF-16, as its first bytes say," if encoding != "utf-8" else "UTF-8"
        raise CannotDo(
            f"{shown} is not {name} in line {line}", "save it as UTF-8; in a spreadsheet, `CSV UTF-8`"
        ) from None


def write_text(target: Path, text: str, *, replace: bool) -> None:
    """Write `text` as UTF-8 to `target`, which is not touched until the new file is whole. CannotDo where that fails.

    Without `replace`, a file that is there already is left alone, also one that appears while this runs.
    """
    refuse_unfit(target, replace=replace)
    data = text.encode("utf-8")
    try:
        if replace:
            whole_files.replace(target, data)
        else:
            whole_files.create(target, data)
    except FileExistsError:
        raise _there_already(target) from None
    except (OSError, ValueError) as error:
        raise CannotDo(f"cannot write {target}: {reason(error)}", "make room, or name another place") from None


def refuse_unfit(target: Path, *, replace: bool) -> None:
    """CannotDo, before any work is done, where `target` cannot be written or should not be."""
    if not replace and os.path.lexists(target):
        raise _there_already(target)
    whole_files.refuse_unfit(target, "name a file with -o")


def _there_already(target: Path) -> CannotDo:
    return CannotDo(f"{target} is there already, and is left alone", "name another file with -o, or move it away")
