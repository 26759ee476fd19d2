"""A deck file as bytes: read once, and replaced whole or not at all.

What an author wrote is never truncated, and never overwritten when it is not what was read: an editor may be open on
the same file.
"""

import os
import shlex
import stat
from dataclasses import dataclass
from pathlib import Path

from coldwar_quiz import whole_files
from coldwar_quiz.bank.files import MAX_BYTES, SourceFile, shown_path
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.diagnostics.problem import Severity
from coldwar_quiz.errors import CannotDo, reason
from coldwar_quiz.paths import bundled_decks, shipped

_BOM = "\ufeff"


@dataclass(frozen=True)
class DeckFile:
    """One deck file as it was when it was read. `source` is its text as the reader sees it; offsets are the same."""

    path: Path
    data: bytes
    source: SourceFile

    @property
    def shown(self) -> str:
        return self.source.path

    @property
    def text(self) -> str:
        """The text with its own line ends, without the mark at its start."""
        return self.data.decode("utf-8").removeprefix(_BOM)

    @property
    def line_end(self) -> str:
        """The line end most of its lines have."""
        text = self.text
        crlf = text.count("\r\n")
        counts = {"\n": text.count("\n") - crlf, "\r\n": crlf, "\r": text.count("\r") - crlf}
        return max(counts, key=lambda end: counts[end])

    @classmethod
    def read(cls, path: Path) -> "DeckFile":
        """The file at `path`. CannotDo where it cannot be read or is no text."""
        shown = shown_path(path)
        findings = Findings()
        source = SourceFile.read_into(path, findings, shown)
        errors = [problem for problem in findings.problems() if problem.severity is Severity.ERROR]
        if source is None or errors:
            problem = errors[0]
            place = f"{problem.span}: " if source is not None or problem.code == "not-utf-8" else ""
            raise CannotDo(f"{place}{problem.message}", problem.help or None)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CannotDo(f"cannot read {shown}: {reason(error)}") from None
        return cls(path, data, SourceFile(source.path, source.text))

    def with_text(self, text: str) -> bytes:
        """The bytes of the file if it held `text`."""
        mark = _BOM if self.data.startswith(_BOM.encode()) else ""
        return (mark + text).encode("utf-8")

    def holding(self, data: bytes) -> "DeckFile":
        """The file as it would be if it held `data`, which is text."""
        source = SourceFile.decode(self.shown, data, Findings())
        if source is None:
            raise ValueError("a deck is UTF-8")
        return DeckFile(self.path, data, source)

    def refuse_unless_writable(self) -> None:
        """CannotDo where replacing the file would go against what its owner set up."""
        refuse_unless_writable(self.path, self.shown)

    def replace(self, data: bytes) -> None:
        """Put `data` in the place of what was read. CannotDo, and nothing is changed, where that is not there now."""
        self.refuse_unless_writable()
        if len(data) > MAX_BYTES:
            raise CannotDo(f"{self.shown} would be larger than 8 MB", "begin another deck: a large bank is several")
        try:
            now = self.path.read_bytes()
        except OSError as error:
            raise CannotDo(f"{self.shown} is gone: {reason(error)}", "nothing was written") from None
        if now != self.data:
            raise CannotDo(
                f"{self.shown} was changed by somebody else meanwhile", "nothing was written; do it again from here"
            )
        replace(self.path, data)


def refuse_unless_writable(path: Path, shown: str) -> None:
    """CannotDo where `path` comes with the installed program, is a link, or may not be written to."""
    if shipped() and os.path.realpath(path.parent) == os.path.realpath(bundled_decks()):
        raise CannotDo(
            f"{shown} comes with the program, and the next version would undo a change to it",
            "write a deck of your own: `coldwar-quiz new deck ID` begins one",
        )
    try:
        found = path.lstat()
    except OSError as error:
        raise CannotDo(f"cannot read {shown}: {reason(error)}") from None
    if stat.S_ISLNK(found.st_mode):
        raise CannotDo(f"{shown} is a link to {os.readlink(path)}", "name the file itself")
    if not whole_files.writable(path, found.st_mode):
        raise CannotDo(f"{shown} is read-only", "nothing was changed; make it writable first")


def replace(path: Path, data: bytes) -> None:
    """Make `path` hold `data` in one step, its permissions kept. CannotDo, and nothing is changed, where it fails.

    A file that holds the same already is left alone.
    """
    try:
        if not path.exists() or path.read_bytes() != data:
            whole_files.replace(path, data)
    except OSError as error:
        raise CannotDo(f"cannot write {shown_path(path)}: {reason(error)}", "nothing was changed") from None


def explained_by(file: DeckFile) -> str:
    """The command that explains what is wrong with `file`, as part of a sentence."""
    return f"`coldwar-quiz check {shlex.quote(file.shown)}` explains"


def create(path: Path, data: bytes) -> None:
    """Make a new file at `path`, whole or not at all. CannotDo where there is one already."""
    try:
        whole_files.create(path, data)
    except FileExistsError:
        raise CannotDo(f"{shown_path(path)} is there already", "choose another name, or add to it") from None
    except OSError as error:
        raise CannotDo(f"cannot write {shown_path(path)}: {reason(error)}", "nothing was written") from None
