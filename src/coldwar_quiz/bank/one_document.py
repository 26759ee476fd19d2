"""Where the one document of a file begins and ends."""

import re
from typing import NamedTuple

from coldwar_quiz.bank.document import FILLED_LINE
from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.diagnostics.problem import Label, Severity

_PROLOGUE_LINE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?|(%\S*)[^\n]*)(?:\n|\Z)")
_MARKER = re.compile(
    r"^\ufeff?(---|\.\.\.)(?=[ \t\r\n]|\Z)|(?<=\n)\ufeff(?=(?:deck|questions|people|glossary)[ \t]*:)", re.MULTILINE
)
"""The mark U+FEFF is where one file was put behind another."""
_RULER = re.compile(r"---[ \t]*\n")
_ITEM = re.compile(r"-(?:[ \t]|$)", re.MULTILINE)
_HALF = re.compile(r"^\ufeff?(deck|questions|document|works)[ \t]*:", re.MULTILINE)
_PAIRS = ({"deck", "questions"}, {"document", "works"})
"""The two halves of a deck, and of a source record."""


class Content(NamedTuple):
    """The one document of a file: `text` from `start` to `end`. `whole`: no other document follows it.

    Rulers, lines of `---` with which nothing new begins, are blank in `text`, all else stands where it stood.
    """

    start: int
    end: int
    text: str
    whole: bool = True


def content(source: SourceFile, text: str, findings: Findings) -> Content:
    """Where the one document of a file begins and ends; reports directives, rulers and further documents."""
    start = _after_prologue(source, text, findings)
    if not any(sign in text for sign in ("\n---", "\n...", "\n\ufeff")) and not _MARKER.match(text, start):
        return Content(start, len(text), text)
    halves = _Halves(text)
    rulers: list[int] = []
    for marker in _MARKER.finditer(text, start):
        rest = marker.start()
        if _is_ruler(text, marker, halves):
            _refuse_ruler(source, marker, findings)
            rulers.append(rest)
            continue
        if marker[1] == "..." and not FILLED_LINE.search(text, text.find("\n", marker.end()) + 1 or len(text)):
            return Content(start, rest, _without(text, rulers))
        if marker[1] == "...":
            following = _MARKER.match(text, text.find("\n", marker.end()) + 1)
            marker = following if following and following[1] == "---" else marker
        _refuse_second(source, start, marker, halves, findings)
        return Content(start, rest, _without(text, rulers), whole=False)
    return Content(start, len(text), _without(text, rulers))


class _Halves:
    """Where the two halves of a deck, or of a source record, stand for the first time, and for the last."""

    def __init__(self, text: str) -> None:
        self.first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        for key in _HALF.finditer(text):
            self.first.setdefault(key[1], key.start())
            self.last[key[1]] = key.start()

    def parted_at(self, place: int) -> bool:
        """Whether of a deck's header and its questions, or of a record's two parts, one stands on either side."""
        before = {key for key, at in self.first.items() if at < place}
        behind = {key for key, at in self.last.items() if at >= place}
        return bool(before and behind) and not before & behind and before | behind in _PAIRS


def _is_ruler(text: str, marker: re.Match[str], halves: _Halves) -> bool:
    """Whether what follows a line of `---` goes on with what stood before it: with an item, or indented."""
    line = _RULER.match(text, marker.start())
    if line is None:
        return False
    filled = FILLED_LINE.search(text, line.end())
    if filled is None:
        return False
    if text[filled.start()] in " \t" or _ITEM.match(text, filled.start()):
        return bool(halves.first) and min(halves.first.values()) < marker.start()
    return halves.parted_at(marker.start())


def _refuse_ruler(source: SourceFile, marker: re.Match[str], findings: Findings) -> None:
    if findings.full:
        findings.omit()
        return
    message = "`---` would end the deck here, and it goes on below"
    findings.error("second-document", source.span(*marker.span()), message, help="take the line out")


def _without(text: str, rulers: list[int]) -> str:
    """`text` with spaces for the hyphens of `rulers`."""
    parts, at = [], 0
    for ruler in rulers:
        parts += [text[at:ruler], "   "]
        at = ruler + 3
    return "".join((*parts, text[at:])) if rulers else text


def _refuse_second(source: SourceFile, start: int, marker: re.Match[str], halves: _Halves, findings: Findings) -> None:
    message = "a second document begins here; a deck is one"
    help = "move it to a file of its own; if the line is only a ruler, take it out"
    if marker[1] is None:
        message = "a second file begins here, with a byte-order mark (U+FEFF)"
        help = "make it a file of its own again"
    if halves.parted_at(marker.start()):
        help = f"take the {'mark' if marker[1] is None else 'line'} out: `deck` and `questions` make one document"
    others = (Label(source.span(start, start), "the first begins here"),) if start else ()
    findings.error("second-document", source.span(*marker.span()), message, help=help, others=others)


def _after_prologue(source: SourceFile, text: str, findings: Findings) -> int:
    """The offset after directives and the marker that ends them, `---`."""
    at = 0
    while at < len(text):
        filled = FILLED_LINE.search(text, at)
        at = filled.start() if filled else len(text)
        line = _PROLOGUE_LINE.match(text, at)
        if line is None or line.end() == at:
            break
        if line[1] and (findings.full or findings.warned_enough):
            findings.omit(Severity.WARNING if line[1] == "%YAML" else Severity.ERROR)
        elif line[1] == "%YAML":
            findings.warning(
                "yaml-directive", source.span(*line.span(1)), "the `%YAML` line has no effect", help="remove it"
            )
        elif line[1]:
            findings.error(
                "directive",
                source.span(*line.span(1)),
                f"directives (`{line[1][:20]}`) are not used in decks",
                help="take the line out; a text that begins with `%` needs quotes",
            )
        at = line.end()
    marker = _MARKER.match(text, at)
    if marker is None or marker[1] != "---":
        return 0 if not text.startswith("%") else at
    ended = _PROLOGUE_LINE.match(text, marker.end())
    return ended.end() if ended and not ended[1] else marker.end()
