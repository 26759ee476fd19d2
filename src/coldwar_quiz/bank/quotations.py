"""Finding quoted words in a document: letter for letter, forgiving only what typesetting changes.

Nothing looser than `Grade.TYPOGRAPHIC` counts: a quotation that needs more than other quotes, dashes, white space or
soft hyphens is not in the document.
"""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from coldwar_quiz.bank.model import Place
from coldwar_quiz.bank.nearest_words import nearest_words

_SAME = {
    **dict.fromkeys('“”„‟«»"″', '"'),
    **dict.fromkeys("‘’‚‛‹›'`´ʼ′", "'"),
    **dict.fromkeys("‐‑‒–—―−-", "-"),
}
_SOFT_HYPHEN = "\u00ad"
_COMMENT = re.compile(r"\{[^{}]*\}?")
_PAGE_MARKER = re.compile(r"\{p\. ([0-9]+|[ivxlc]+)\}")
_PAGE_TITLE = re.compile(r"p\. ([0-9]+|[ivxlc]+)")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Grade(StrEnum):
    """How a quotation was found: to the letter, or but for quotes, dashes, white space and soft hyphens."""

    EXACT = "exact"
    TYPOGRAPHIC = "typographic"


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quotation begins, in code points from the start of the document, and how it was found."""

    offset: int
    grade: Grade


@dataclass(frozen=True, slots=True)
class Bounds:
    """A stretch of a document's plain text, end exclusive; `twice` when its first words occur more than once."""

    start: int
    end: int
    twice: bool = False


def typographic(text: str) -> str:
    """`text` with one kind of quotes and dashes, single spaces, and no soft hyphens."""
    return "".join(character for _, character in _plain(text)).strip()


def unmarked(quote: str) -> str | None:
    """The typographic form of `quote` without the one pair of quotation marks around it; None where there is none."""
    text = typographic(quote)
    inner = text[1:-1].strip()
    return inner if inner and text[0] == text[-1] and text[0] in "\"'" else None


_AT_THE_ENDS = " .,;:!?…"
_LONE_HYPHEN = re.compile(r"(?<= )--?(?= )")


def variants(quote: str) -> Iterator[str]:
    """`quote`, and what it is with other signs at its ends, or other dashes, apostrophes and quotation marks in it."""
    signs = typographic(quote)
    for whole in (quote, signs, signs.replace("-", "–"), signs.replace("'", "’"), _LONE_HYPHEN.sub("—", signs)):
        yield whole
        bare = unmarked(whole)
        yield whole.strip(_AT_THE_ENDS) if bare is None else bare
        yield (whole if bare is None else bare).strip(_AT_THE_ENDS)


def _plain(text: str) -> Iterator[tuple[int, str]]:
    """Every character of the typographic form with the offset it comes from."""
    spaced = False
    for offset, character in enumerate(text):
        if character == _SOFT_HYPHEN:
            continue
        if character.isspace():
            if not spaced:
                yield offset, " "
            spaced = True
        else:
            spaced = False
            yield offset, _SAME.get(character, character)


def page_number(digits: str) -> int:
    """An Arabic or a lower-case Roman number."""
    if digits.isdigit():
        return int(digits)
    values = [_ROMAN[letter] for letter in digits]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


class Document:
    """The text of one document, made ready for looking things up in it."""

    def __init__(self, content: bytes) -> None:
        """`content` is the file as it is; bytes that are not UTF-8 become replacement characters."""
        self.sha256 = hashlib.sha256(content).hexdigest()
        self.text = content.decode("utf-8", errors="replace")

    @cached_property
    def _characters(self) -> tuple[list[int], str]:
        pairs = list(_plain(self.text))
        return [offset for offset, _ in pairs], "".join(character for _, character in pairs)

    @property
    def plain(self) -> str:
        """The typographic form of the whole text; bounds count in it."""
        return self._characters[1]

    @cached_property
    def _comments(self) -> list[tuple[int, int]]:
        return [match.span() for match in _COMMENT.finditer(self.plain)]

    @cached_property
    def _pages(self) -> list[tuple[int, int]]:
        """The place and number of every page marker."""
        return [(m.start(), page_number(m[1])) for m in _PAGE_MARKER.finditer(self.plain)]

    @property
    def whole(self) -> Bounds:
        return Bounds(0, len(self.plain))

    def bounds(self, place: Place) -> Bounds | str:
        """Where `place` lies: from the first occurrence of its first words to the next one of its last words.

        A text says what is wrong instead: which words are not there, or that page markers contradict the title.
        """
        first, last = typographic(place.start), typographic(place.end)
        start = self.plain.find(first)
        if start < 0:
            return f"its first words, `{place.start}`, are not in the document"
        found = self.plain.find(last, start)
        while found >= 0 and found + len(last) < start + len(first):
            found = self.plain.find(last, found + 1)
        if found < 0:
            return f"its last words, `{place.end}`, do not follow its first words in the document"
        bounds = Bounds(start, found + len(last), self.plain.find(first, start + 1) >= 0)
        return self._off_page(place, bounds) or bounds

    def _off_page(self, place: Place, bounds: Bounds) -> str | None:
        """Why `bounds` cannot be the page that the title of `place` names, by the page markers; None when they can."""
        title = _PAGE_TITLE.fullmatch(place.title)
        if title is None or not self._pages:
            return None
        number = page_number(title[1])
        after = bisect_left(self._pages, (bounds.start + 1, 0))
        if after < len(self._pages) and self._pages[after][0] < bounds.end:
            return f"it runs over the marker of page {self._pages[after][1]}"
        opened = self._pages[after - 1][1] if after else None
        if opened == number:
            return None
        marked = any(page == number for _, page in self._pages)
        if opened is not None and not marked and opened < number:
            return None  # a page whose own marker is missing
        return f"it stands on page {opened}" if opened is not None else "it stands before the first page marker"

    def find(self, quote: str, bounds: Bounds) -> Found | None:
        """`quote` within `bounds`, to the letter if it can be; never in or across a comment in braces."""
        wanted = typographic(quote)
        if not wanted or "{" in wanted or "}" in wanted:
            return None
        best: Found | None = None
        at = self.plain.find(wanted, bounds.start, bounds.end)
        while at >= 0:
            end = at + len(wanted)
            if not self._in_comment(at, end) and self._whole_words(at, end, bounds):
                offsets = self._characters[0]
                begin, finish = offsets[at], offsets[end - 1] + 1
                if self.text[begin:finish] == quote.strip():
                    return Found(begin, Grade.EXACT)
                best = best or Found(begin, Grade.TYPOGRAPHIC)
            at = self.plain.find(wanted, at + 1, bounds.end)
        return best

    def _in_comment(self, start: int, end: int) -> bool:
        index = bisect_left(self._comments, (end, 0)) - 1
        return index >= 0 and self._comments[index][1] > start

    def _whole_words(self, start: int, end: int, bounds: Bounds) -> bool:
        """Whether neither end cuts a word or a number; at an end of the place words may have run together."""
        return (start == bounds.start or not _joined(self.plain, start)) and (
            end == bounds.end or not _joined(self.plain, end)
        )

    def nearest(self, quote: str, bounds: Bounds) -> str | None:
        """The words within `bounds` that come nearest to `quote`, `{…}` for comments; None when nothing is near."""
        words = _COMMENT.sub(" {…} ", self.plain[bounds.start : bounds.end]).split()
        return nearest_words(typographic(unmarked(quote) or quote).split(), words)


def _joined(text: str, at: int) -> bool:
    """Whether a word or a number runs on over the offset `at`."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isalnum() and after.isalnum():
        return True
    in_number = before.isdigit() and after in ".," and text[at + 1 : at + 2].isdigit()
    return in_number or (after.isdigit() and before in ".," and text[at - 2 : at - 1].isdigit())
