"""What YAML offers and decks do not use: told in words, and cheaply however often it occurs."""

import re

from coldwar_quiz.bank.brackets import GAP_HELP
from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.spelling import shortened
from coldwar_quiz.bank.tree import Node, Sequence
from coldwar_quiz.diagnostics.problem import Severity
from coldwar_quiz.diagnostics.span import Span

_WORD = re.compile(r"\S{0,40}")
_YAMLS_OWN = re.compile(r"!(?:![a-z]+|<\S*>|)(?=\s)")


def refuse_tag(offset: int, source: SourceFile, findings: Findings) -> None:
    """An error for the tag at `offset` of the text, or just after."""
    if findings.full:
        findings.omit()
        return
    at = source.clean.find("!", offset)
    word = _WORD.match(source.clean, at)
    findings.error(
        "tag",
        source.span(at, word.end() if word else at + 1),
        "tags (`!`) are not used in decks",
        help="take it out" if _YAMLS_OWN.match(source.clean, at) else "put a text that begins with `!` in quotes",
    )


def warn_of_anchor(offset: int, name: str, source: SourceFile, findings: Findings) -> Span | None:
    """A warning for the anchor `name` at `offset` of the text, or just after; its place, None where it is not kept."""
    if findings.warned_enough:
        findings.omit(Severity.WARNING)
        return None
    at = source.clean.find("&", offset)
    place = source.span(at, at + 1 + len(name))
    message = f"`&{shortened(name)}` is an anchor, which is never used, and no part of the text"
    findings.warning("unused-anchor", place, message, help="remove it, or put the text in quotes")
    return place


def refuse_key(key: Node, source: SourceFile, findings: Findings) -> None:
    """An error for a list or map where a key should be, which is mostly a gap at the start of an unquoted text."""
    offset = source.offset(key.span.line, key.span.column)
    if source.clean.startswith("{{", offset - 1):
        place = source.span(offset - 1, offset + 1)
        findings.error("unquoted-text", place, "a text that begins with a gap needs quotes", help=GAP_HELP)
    else:
        help = "put a text that begins with a bracket in quotes"
        findings.error("wrong-shape", key, "a key must be a word", help=help)


def refuse_at_margin(root: Node, findings: Findings) -> None:
    """An error for what stands at the margin after the keys and is none: an item of the list before, or a word."""
    if isinstance(root, Sequence):
        message, help = "this item stands further left than its list", "indent it like the others"
        findings.settle("indentation", root, message, help)
    else:
        findings.settle("not-a-key", root, "this line is no `key: value`", "write `key: value`, or indent it")


def refuse_outdented(place: Span, findings: Findings) -> None:
    """An error for an item of a list in a question that stands as far left as the questions do."""
    message = "this item stands as far left as the questions do"
    help = "indent it, and those of its list below it, further than the key of the list"
    findings.question = None
    findings.settle("indentation", place, message, help)
