"""A deck file as text with line numbers: what must be settled before YAML is allowed to look at it.

PyYAML would accept UTF-16, stop without a line number at a control character, and take U+0085 or U+2028 for a line
break. All of that is decided here, on the bytes, at a cost that does not depend on what a stranger put into the file.
"""

import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coldwar_quiz.bank.conflicts import one_side, report_conflicts
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.other_formats import TO_PLAIN_TEXT, named
from coldwar_quiz.diagnostics.problem import Problem
from coldwar_quiz.diagnostics.span import Span

MAX_BYTES = 8_000_000
"""A larger bank is several decks."""

_BOM = "\ufeff"
_PLAIN_BYTES = bytes([0x09, 0x0A, *range(0x20, 0x7F)])
_SUSPECT_BYTES = re.compile(rb"[\x00-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]|\xef\xbf[\xbe\xbf]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What is never text: C0 but tab and the line ends, DEL, C1, both Unicode line breaks, lone surrogates, and the two
code points that are no characters and that libyaml refuses."""

CONTROL_OR_CR = re.compile(CONTROL.pattern.removesuffix("]") + "\r]")
"""The same with CR, where no line end is meant: inside a line, or written as an escape."""

_BLANK = re.compile(r"^[ \t]+(?=\r?$)", re.MULTILINE)
_STRAY_CR = re.compile(r"\r(?!\n)")
_LINE_END_CR = re.compile(r"\r(?!\n)(?!-[^\s-])(?:(?![^\s#-])|(?=[^\r\n]{1,200}?:(?:\s|$)|\.\.\.))")
"""A lone carriage return, unless what follows cannot be the start of a line: neither indented, nor a key, an item, a
comment."""

NAMES = {
    0x00: "NUL",
    0x07: "BEL",
    0x08: "a backspace",
    0x0B: "a vertical tab",
    0x0C: "a form feed",
    0x0D: "a carriage return",
    0x1B: "ESC",
    0x7F: "DEL",
    0x85: "a next-line character",
    0x2028: "a line separator",
    0x2029: "a paragraph separator",
}


ODD_SPACES = "\u00a0\u1680\u180e\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200E))) + "\u2060"
"""What looks like a space or like nothing, and is no indentation."""


def name_odd(character: str) -> str:
    """`character` by code point, with its Unicode name: `U+00A0 (no-break space)`."""
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'unnamed').lower()})"


def odd_start(character: str) -> str:
    """What to say of a line that begins with `character`, one of `ODD_SPACES`."""
    if character == _BOM:
        return "a byte-order mark (U+FEFF) stands here, as at the start of a second file"
    return f"the line begins with {name_odd(character)}, which is no indentation"


def way_out_of_odd(character: str) -> str:
    """What to do about it."""
    return "take it out, and make each deck a file of its own" if character == _BOM else "indent with spaces"


def name_character(character: str) -> str:
    """`character` by code point, with its common name where it has one: `U+001B (ESC)`."""
    code = ord(character)
    name = NAMES.get(code)
    return f"U+{code:04X} ({name})" if name else f"U+{code:04X}"


@dataclass(frozen=True)
class SourceFile:
    """One file as decoded text: without the mark at its start, every CR that ends a line turned into LF.

    `path` is what the user sees. Offsets are code points of `text`. `bad_lines` are the lines with control characters
    and with merge conflicts.
    """

    path: str
    text: str
    bad_lines: tuple[int, ...] = ()
    in_conflict: bool = False

    @cached_property
    def clean(self) -> str:
        """The text as the parser gets it, every place the same.

        Control characters are replaced by U+FFFD; lines of nothing but tabs are lines of spaces, since libyaml, unlike
        YAML itself, does not take them for blank; of a merge conflict the first side stays.
        """
        text = self.text
        if "\t" in text:
            text = _BLANK.sub(lambda line: " " * len(line[0]), text)
        if self.in_conflict:
            text = one_side(text)
        return _STRAY_CR.sub("\ufffd", CONTROL.sub("\ufffd", text)) if self.bad_lines else text

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines as an editor counts them, without their ends."""
        return tuple(line.removesuffix("\r") for line in self.text.split("\n"))

    def line(self, number: int) -> str:
        """Line `number`, counted from 1; empty beyond the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the code point at `offset`."""
        return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)

    def offset(self, line: int, column: int) -> int:
        """Where in `text` a line and column lie."""
        at = 0
        for _ in range(line - 1):
            at = self.text.index("\n", at) + 1
        return at + column - 1

    def span(self, start: int, end: int) -> Span:
        """The place of `text[start:end]`."""
        return Span(self.path, *self.position(start), *self.position(end))

    @classmethod
    def read(cls, path: str | os.PathLike[str], shown: str | None = None) -> "tuple[SourceFile | None, list[Problem]]":
        """The file at `path`, called `shown` in messages, and what is wrong with it as text.

        None where it cannot be read at all: missing, no regular file, over 8 MB, not UTF-8.
        """
        findings = Findings()
        return cls.read_into(path, findings, shown), findings.problems()

    @classmethod
    def read_into(
        cls, path: str | os.PathLike[str], findings: Findings, shown: str | None = None
    ) -> "SourceFile | None":
        """As `read`, adding to `findings`."""
        name = shown_path(Path(path)) if shown is None else shown
        data = _bytes_of(Path(path), name, findings)
        return None if data is None else cls.decode(name, data, findings)

    @classmethod
    def decode(cls, path: str, data: bytes, findings: Findings) -> "SourceFile | None":
        """`data` as the text of the file at `path`; None when it is no text, or not UTF-8."""
        if other := named(data):
            message = f"the file is no plain text, but {other}"
            findings.error("not-utf-8", Span(path, 1, 1, 1, 2), message, help=TO_PLAIN_TEXT)
            return None
        wide = _wide_encoding(data)
        if wide:
            message = f"the file is {wide}, not UTF-8"
            findings.error("not-utf-8", Span(path, 1, 1, 1, 2), message, help="save it as UTF-8")
            return None
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as fault:
            place = _not_utf_8(path, data, fault.start)
            byte = f"the byte {data[fault.start]:02X} in line {place.line} is not"
            findings.error("not-utf-8", place, f"the file is not UTF-8: {byte}", help="save it as UTF-8")
            return None
        text = text.removeprefix(_BOM)
        rest = data.translate(None, _PLAIN_BYTES)
        suspect = _SUSPECT_BYTES.search(rest) is not None
        if suspect and b"\r" in rest:
            text = _settle_carriage_returns(path, text, findings)
        conflicts = report_conflicts(path, text, findings)
        bad = _report_controls(cls(path, text), findings) if suspect else ()
        return cls(path, text, tuple(sorted({*bad, *conflicts})), bool(conflicts))


def shown_path(path: Path) -> str:
    """`path` as it is shown: from the working folder where it lies below that."""
    try:
        return str(path.relative_to(Path.cwd())) if path.is_absolute() else str(path)
    except (ValueError, OSError):
        return str(path)


def _bytes_of(path: Path, shown: str, findings: Findings) -> bytes | None:
    place = Span.whole_file(shown)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            kind = "a folder" if stat.S_ISDIR(found.st_mode) else "not a regular file"
            findings.error("unreadable-file", place, f"`{shown}` is {kind}", help="name a YAML file")
            return None
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        findings.error("unreadable-file", place, f"there is no file `{shown}`", help="check the spelling of the path")
        return None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or "the path is not valid"
        findings.error("unreadable-file", place, f"`{shown}` cannot be read: {reason.lower()}")
        return None
    if len(data) > MAX_BYTES:
        findings.error(
            "file-too-large",
            place,
            f"`{shown}` is larger than 8 MB",
            help="split the deck: a large bank is several decks",
        )
        return None
    return data


def _not_utf_8(path: str, data: bytes, offset: int) -> Span:
    before = data[:offset].decode("utf-8").removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    return Span(path, line, column, line, column + 1)


_NO_LETTERS = bytes(range(ord(" ") + 1))


def _wide_encoding(data: bytes) -> str:
    """`UTF-16` or `UTF-32` where every letter has NUL bytes beside it, or the mark at the start says so; else empty."""
    if data[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "UTF-32"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    start = data[:4_000]
    for name, width in (("UTF-32", 4), ("UTF-16", 2)):
        lanes = [start[lane::width] for lane in range(width)]
        for text in (lanes[0], lanes[-1]):
            letters = len(text.translate(None, _NO_LETTERS))
            empty = [lane for lane in lanes if lane is not text]
            if 2 * letters > len(text) and all(lane.count(0) > 0.9 * len(lane) > 0 for lane in empty):
                return name
    return ""


def _settle_carriage_returns(path: str, text: str, findings: Findings) -> str:
    """`text` with every lone CR that ends a line as LF; warns about them once. Those inside a line stay."""
    result, endings = _LINE_END_CR.subn("\n", text)
    ending = _LINE_END_CR.search(text)
    if ending:
        first = ending.start()
        more = f", and so do {endings - 1:,} more" if endings > 1 else ""
        findings.warning(
            "lone-carriage-return",
            SourceFile(path, result).span(first, first),
            f"a line ends with a lone carriage return{more}",
            help="save the file with Unix or Windows line ends",
        )
    return result


def _report_controls(source: SourceFile, findings: Findings) -> tuple[int, ...]:
    """One error for each line that holds a control character, at the first of the line; returns those lines."""
    bad = [number for number, line in enumerate(source.lines, start=1) if CONTROL_OR_CR.search(line)]
    for told, number in enumerate(bad):
        if findings.full:
            findings.omit(count=len(bad) - told)
            break
        line = source.line(number)
        found = CONTROL_OR_CR.findall(line)
        column = line.index(found[0]) + 1
        more = f" and {len(found) - 1:,} more" if len(found) > 1 else ""
        findings.error(
            "control-character",
            Span(source.path, number, column, number, column + 1),
            f"the line holds the control character {name_character(found[0])}{more}",
            help="remove it; deck text is printable characters, tabs and line ends",
        )
    return tuple(bad)
