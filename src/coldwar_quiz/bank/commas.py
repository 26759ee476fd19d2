"""Commas in brackets and braces that were meant as part of a text or a number, and parted it."""

import re
from collections.abc import Sequence as Items

from coldwar_quiz.bank.document import Segment
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.spelling import shortened
from coldwar_quiz.bank.tree import Mapping, Node, Raw, Scalar, as_node
from coldwar_quiz.diagnostics.span import Span

_HEAD = re.compile(r"(?:.*[^0-9.,])?[1-9][0-9]{0,2}", re.DOTALL)
"""What stands before the first comma of a number, a sign or a word included."""
_THOUSAND = re.compile(r"[0-9]{3}(?![0-9])")
"""What stands behind a comma of a number; a unit may follow."""


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


def refuse_cut_numbers(items: Items[Raw], segment: Segment, findings: Findings) -> bool:
    """Whether a comma parted numbers among `items`, a list of `segment`: `[2,500, 3,700]`. Each is reported."""
    if not any((item.value or "")[:3].isdigit() for item in items[1:]):
        return False
    before = findings.errors
    number: list[Scalar] = []
    for item in items:
        node = as_node(item, segment)
        if number and _goes_on(number, node):
            number.append(node)  # type: ignore[arg-type]  # a text, else it would not go on
            continue
        _report(number, findings)
        number = [node] if type(node) is Scalar and node.plain and _HEAD.fullmatch(node.value) else []
    _report(number, findings)
    return findings.errors > before


def _goes_on(number: list[Scalar], node: Node) -> bool:
    last = number[-1]
    if type(node) is not Scalar or not node.plain or not _THOUSAND.match(node.value):
        return False
    whole = f"{last.value},{node.value}"
    start, _, segment = last.marks
    return (len(number) == 1 or len(last.value) == 3) and segment.following(start, len(whole)) == whole


def _report(number: list[Scalar], findings: Findings) -> None:
    if len(number) < 2:
        return
    start, end = number[0].span, number[-1].span
    place = Span(start.path, start.line, start.column, end.end_line, end.end_column)
    whole = ",".join(part.value for part in number)
    parts = " and ".join(f"`{part.value}`" for part in number)
    message = f"the comma makes `{whole}` two entries, {parts}"
    if len(number) > 2:
        message = f"the commas make `{whole}` {len(number)} entries"
    findings.error("cut-number", place, message, help=f'write "{whole}" in quotes, or a space after each comma')
