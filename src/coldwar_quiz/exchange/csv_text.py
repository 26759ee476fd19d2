"""Cells and rows of CSV: how a list stands in a cell, which cells a spreadsheet would take for a formula, reading rows.

**Lists.** Things in a list are separated by ` | `, the parts of one thing by ` = `: `Malenkov = premier | Molotov =
foreign affairs`. A backslash before `|`, `=` or a backslash makes it an ordinary character, and before white space at
the edge of a part keeps that space, since spaces around the separators do not count. Every text survives this.

**Formulas.** A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end for a formula, quoted
or not, and a formula of a stranger's can send the sheet's contents away. The advice of OWASP on CSV injection is an
apostrophe before such a cell. It is followed, for the full-width forms of these characters too, with two additions.
A plain number (`-1.5`) is left as it is, because it does nothing. And a cell that already begins with apostrophes
before such a character is given one more, so that reading, which takes one away, gives back exactly what was written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from coldwar_quiz.exchange.files import TextFile

_STARTS_A_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"-[0-9]+(?:\.[0-9]+)?")


def guarded(cell: str) -> str:
    """`cell` so that no spreadsheet calculates it."""
    if _STARTS_A_FORMULA.match(cell) and not _PLAIN_NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


_TO_ESCAPE = re.compile(r"[\\|]")
_TO_ESCAPE_IN_PARTS = re.compile(r"[\\|=]")
_TOKEN = re.compile(r"\\(.)|([|=])|([^\\|=]+|\\)", re.DOTALL)


def joined(things: Iterable[str]) -> str:
    """A list of texts in one cell."""
    return " | ".join(_escaped(thing, _TO_ESCAPE) for thing in things)


def joined_parts(things: Iterable[Sequence[str]]) -> str:
    """A list of things that have several parts, in one cell."""
    return " | ".join(" = ".join(_escaped(part, _TO_ESCAPE_IN_PARTS) for part in parts) for parts in things)


def _escaped(text: str, active: re.Pattern[str]) -> str:
    shown = active.sub(r"\\\g<0>", text)
    if text[:1].isspace():
        shown = "\\" + shown
    if len(text) > 1 and text[-1].isspace():
        shown = shown[:-1] + "\\" + shown[-1]
    return shown


def split(cell: str) -> list[str]:
    """The texts that `joined` put into a cell; no list where it is blank."""
    return ["".join(thing[0]) for thing in _split(cell, "|")]


def split_parts(cell: str) -> list[list[str]]:
    """The things that `joined_parts` put into a cell."""
    return _split(cell, "|=")


def _split(cell: str, separators: str) -> list[list[str]]:
    if not cell.strip():
        return []
    things: list[list[str]] = []
    parts: list[str] = []
    pieces: list[tuple[str, bool]] = []
    for token in _TOKEN.finditer(cell):
        if token[2] and token[2] in separators:
            parts.append(_trimmed(pieces))
            pieces = []
            if token[2] == "|":
                things.append(parts)
                parts = []
        elif token[1] is not None:
            kept = token[1] if token[1] in "\\|=" or token[1].isspace() else token[0]
            pieces.append((kept, True))
        else:
            pieces.append((token[0], False))
    return [*things, [*parts, _trimmed(pieces)]]


def _trimmed(pieces: list[tuple[str, bool]]) -> str:
    """The pieces together, without white space at the edges that no backslash keeps."""
    texts = [text for text, _ in pieces]
    if pieces and not pieces[0][1]:
        texts[0] = texts[0].lstrip()
    if pieces and not pieces[-1][1]:
        texts[-1] = texts[-1].rstrip()
    return "".join(texts)


def row(cells: Sequence[str]) -> str:
    """One row by RFC 4180: quotation marks where they are needed, CRLF at the end."""
    return ",".join(_quoted(cell) for cell in cells) + "\r\n"


def _quoted(cell: str) -> str:
    if cell and not re.search("[\",\r\n'#\ufeff]|^\\s|\\s$", cell):
        return cell
    return '"' + cell.replace('"', '""') + '"' if cell else ""


class Cell(NamedTuple):
    """The text of a cell and where it stands in the file, quotation marks included."""

    text: str
    start: int
    end: int


class Row(NamedTuple):
    """A row of cells; `fault` says, in words, why it could not be read, and its place is then `start` to `end`."""

    cells: tuple[Cell, ...]
    start: int
    end: int
    fault: str = ""
    last: bool = False
    """Whether nothing after it was read."""


_BLANK_LINES = re.compile(r"(?: *\n)++")
_INSIDE = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"')


def rows(file: TextFile, delimiter: str, start: int = 0) -> Iterator[Row]:
    """The rows from `start` on, blank lines passed over. A fault costs its line; an unclosed quotation the rest."""
    text = file.text
    bare = re.compile(rf"[^{re.escape(delimiter)}\n]*+")
    at = start
    while at < len(text):
        blank = _BLANK_LINES.match(text, at)
        begun = at = blank.end() if blank else at
        cells: list[Cell] = []
        while True:
            quoted = text[at : at + 1] == '"'
            found = (_INSIDE if quoted else bare).match(text, at)
            if found is None:
                yield Row((), at, at + 1, "the quotation mark is never closed", last=True)
                return
            end = found.end()
            cells.append(Cell(found[1].replace('""', '"') if quoted else found[0], at, end))
            at = end + 1
            if end >= len(text) or text[end] == "\n":
                break
            if text[end] != delimiter:
                yield Row((), begun, end, "text stands after the quotation mark that closes the cell")
                cells = []
                at = text.find("\n", end) + 1 or len(text)
                break
        if len(cells) > 1 or (cells and cells[0].text.strip()):
            yield Row(tuple(cells), begun, cells[-1].end)
