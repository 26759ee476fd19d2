"""Where the one document of a file begins and ends."""

import re

from coldwar_quiz.bank.document import FILLED_LINE
from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.diagnostics.problem import Label, Severity

_PROLOGUE_LINE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?|(%\S*)[^\n]*)(?:\n|\Z)")
_MARKER = re.compile(
    r"^\ufeff?(---|\.\.\.)(?=[ \t\r\n]|\Z)|(?<=\n)\ufeff(?=(?:deck|questions|people|glossary)[ \t]*:)", re.MULTILINE
)
"""The mark U+FEFF is where one file was put behind another."""
_HEADER_AND_QUESTIONS = re.compile(r"^\ufeff?(deck|questions)[ \t]*:", re.MULTILINE)


def content(source: SourceFile, text: str, findings: Findings) -> tuple[int, int]:
    """Where the one document of a file begins and ends; reports directives and further documents."""
    start = _after_prologue(source, text, findings)
    if not any(sign in text for sign in ("\n---", "\n...", "\n\ufeff")) and not _MARKER.match(text, start):
        return start, len(text)
    for marker in _MARKER.finditer(text, start):
        rest = marker.start()
        if marker[1] == "..." and not FILLED_LINE.search(text, text.find("\n", marker.end()) + 1 or len(text)):
            return start, rest
        if marker[1] == "...":
            following = _MARKER.match(text, text.find("\n", marker.end()) + 1)
            marker = following if following and following[1] == "---" else marker
        _refuse_second(source, text, start, marker, findings)
        return start, rest
    return start, len(text)


def _refuse_second(source: SourceFile, text: str, start: int, marker: re.Match[str], findings: Findings) -> None:
    message = "a second document begins here; a deck is one"
    help = "move it to a file of its own; if the line is only a ruler, take it out"
    if marker[1] is None:
        message = "a second file begins here, with a byte-order mark (U+FEFF)"
        help = "make it a file of its own again"
    if _is_one_deck(text, marker.start()):
        help = f"take the {'mark' if marker[1] is None else 'line'} out: `deck` and `questions` make one document"
    others = (Label(source.span(start, start), "the first begins here"),) if start else ()
    findings.error("second-document", source.span(*marker.span()), message, help=help, others=others)


def _is_one_deck(text: str, end: int) -> bool:
    """Whether of a deck's header and its questions one stands before offset `end` of `text`, and one behind."""
    before = {key[1] for key in _HEADER_AND_QUESTIONS.finditer(text, 0, end)}
    behind = {key[1] for key in _HEADER_AND_QUESTIONS.finditer(text, end)}
    return bool(before and behind) and not before & behind


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
