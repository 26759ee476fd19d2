"""One text as YAML: without quotes, in quotes, or in lines of its own.

A text gets quotes where our reader needs them, or where a reader of YAML 1.1 or 1.2 would make something else of it,
and nowhere else: that much of YAML's grammar is short. Lines of its own are read back where white space makes it long.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from coldwar_quiz.bank.characters import ODD_WORDS, look_alike
from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.nodes import read_nodes
from coldwar_quiz.bank.tree import Scalar

_ORDINARY = re.compile("[\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")
"""Texts without a tab, a mark of byte order or anything that some reader takes for a line end or refuses."""
_NEVER_PLAIN = re.compile("[\n\t\ufeff]")
_OPENS = re.compile(r"[\[\]{}#&*!|>'\"%@`,]|[-?:](?: |$)")
"""What means something at the start of a text that is not in quotes."""
_CUTS = re.compile(r":(?: |$)| #")
"""What ends such a text."""
_CUTS_IN_BRACKETS = re.compile(r"[\[\]{},?:]| #")
"""What ends it between brackets, for one reader or another."""
_VALUES = ODD_WORDS | {"~", "=", "<<", "y", "Y", "n", "N"}
_NUMBER_LIKE = re.compile(
    r"[-+]?(?:\.?[0-9][0-9_]*(?:[.:,][0-9_]*)*(?:[eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+|\.(?:inf|nan))"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9].*)?",
    re.IGNORECASE,
)
"""What a reader of YAML may take for a number or a date."""


class Word(str):
    """A value that is no prose, an id, a date, a number, a truth: written as it is, unless YAML cannot hold that."""

    __slots__ = ()


def block(text: str, width: int) -> tuple[str, list[str]] | None:
    """A `|` or a `>` and the lines of `text` below it, folded to `width`; None where it cannot be written so."""
    for sign, lines in (("|", _literal(text)), (">", _folded(text, width))):
        if lines and (_fits_a_block(text) or _reads_as(text, sign, lines)):
            return sign, lines
    return None


def _literal(text: str) -> list[str]:
    """The lines of a text that has several."""
    return text.split("\n") if "\n" in text else []


def _folded(text: str, width: int) -> list[str]:
    """A text of one line as several that are read as one."""
    if not text or "\n" in text or width < 20:
        return []
    lines = []
    start = 0
    while len(text) - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        while cut > start and not _BREAK.match(text, cut):
            cut = text.rfind(" ", start, cut)
        if cut <= start:  # a word that is longer than a line
            found = _BREAK.search(text, start + width)
            if found is None:
                break
            cut = found.start()
        lines.append(text[start:cut])
        start = cut + 1
    return [*lines, text[start:]]


_BREAK = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
"""The spaces at which a line can end: read as a line end and a space are, and alone."""


def _fits_a_block(text: str) -> bool:
    """Whether it is certain that lines after `>` and `|` are read as what they were made of.

    Nothing has a meaning there but white space: at the start of the first line, and at the end of the last.
    """
    return bool(_ORDINARY.fullmatch(text)) and not (text[0].isspace() or text[-1].isspace())


def scalar(text: str) -> str:
    """`text` on one line, after a key or a dash."""
    if isinstance(text, Word):
        return _word(text)
    return text if _may_be_plain(text) and not _CUTS.search(text) else quoted(text)


def in_brackets(text: str) -> str:
    """`text` as an item of a list in brackets, or as a key."""
    if isinstance(text, Word):
        return _word(text)
    return text if _may_be_plain(text) and not _CUTS_IN_BRACKETS.search(text) else quoted(text)


@lru_cache(maxsize=256, typed=True)
def as_key(text: str) -> str:
    """`text` as a key. The same come again and again."""
    return in_brackets(text)


_BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9./-]*|-[0-9][0-9.]*")


def _word(text: str) -> str:
    """An id such as `no` is a word that other readers of YAML take for a truth."""
    if text in ("true", "false"):
        return str(text)
    return str(text) if _BARE.fullmatch(text) and text not in _VALUES else quoted(text)


def _may_be_plain(text: str) -> bool:
    """Whether nothing speaks against writing `text` without quotes but what may stand inside it."""
    if not text or text != text.strip() or _OPENS.match(text) or not _ORDINARY.fullmatch(text) or "\n" in text:
        return False
    return text not in _VALUES and not _NUMBER_LIKE.fullmatch(text) and not look_alike(text)


_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\ufeff": "\\uFEFF"})


def quoted(text: str) -> str:
    """`text` in double quotes, or in single ones where that saves escapes."""
    if "'" not in text and ('"' in text or "\\" in text) and not _NEVER_PLAIN.search(text):
        return f"'{text}'"
    return f'"{text.translate(_ESCAPES)}"'


def _reads_as(text: str, sign: str, lines: Iterable[str]) -> bool:
    """Whether the reader finds `text` in the `lines` below `sign`, and nothing to say about it."""
    written = "\n".join((f"k: {sign}", *(f"  {line}" if line else "" for line in lines), "l: x", ""))
    root, problems = read_nodes(SourceFile("", written))
    if root is None or problems or len(root) != 2:
        return False
    value = root.entries[0][1]
    return isinstance(value, Scalar) and value.value.rstrip("\n") == text
