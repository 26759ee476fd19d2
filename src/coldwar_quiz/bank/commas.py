"""Commas in brackets and braces that were meant as part of a text or a number, and parted it."""

import re
from collections.abc import Iterable
from itertools import pairwise

from coldwar_quiz.bank.document import Segment
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.spelling import shortened
from coldwar_quiz.bank.tree import Mapping, Raw, Scalar, as_node
from coldwar_quiz.diagnostics.span import Span

_NUMBER = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")


def refuse_cut_text(name: str, node: Mapping, findings: Findings) -> bool:
    """Report what stands in braces between two commas without a colon; whether the key `name` of `node` is that."""
    key = node.key(name)
    if node.raw[name].value or type(key) is not Scalar or name == next(iter(node.raw)):
        return False
    _, end, segment = key.marks
    if segment.following(end, 3).lstrip()[:1] not in (",", "}"):
        return False
    message, help = f"the comma before `{shortened(name)}` ended the text", "put the whole text in quotes"
    findings.error("unknown-key", key, message, help=help)
    return True


def refuse_cut_numbers(items: Iterable[Raw], segment: Segment, findings: Findings) -> bool:
    """Whether a comma parted numbers among `items`, a list of `segment`: `[2,500, 3,700]`. Each is reported."""
    before = findings.errors
    for left, right in pairwise(as_node(item, segment) for item in items):
        if type(left) is not Scalar or type(right) is not Scalar or not (left.plain and right.plain):
            continue
        head, tail = left.value, right.value
        whole = f"{head},{tail}"
        if _NUMBER.fullmatch(whole) and segment.following(left.marks[0], len(whole)) == whole:
            start, end = left.span, right.span
            place = Span(start.path, start.line, start.column, end.end_line, end.end_column)
            message = f"the comma makes `{whole}` two entries, `{head}` and `{tail}`"
            findings.withdraw("yaml-look-alike", end)
            findings.error("cut-number", place, message, help=f'write "{whole}" in quotes, or a space after the comma')
    return findings.errors > before
