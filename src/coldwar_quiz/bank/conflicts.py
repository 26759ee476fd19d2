"""Merge conflicts that were left in a file: told once each, and the first side read, so that the rest can be judged."""

import re

from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.diagnostics.span import Span

_LINES = r"(?:(?!<{7}|={7}|>{7}|\|{7})[^\n]*\n)*+"
_CONFLICT = re.compile(
    rf"""^<{{7}}(?:[ ][^\n]*)?\r?\n {_LINES}
        ((?:\|{{7}}[^\n]*\n {_LINES})? ={{7}}\r?\n {_LINES} >{{7}}(?:[ ][^\n]*)?)$""",
    re.MULTILINE | re.VERBOSE,
)
"""One conflict as git writes it, from its first mark on; the group is what follows its first side."""
_MARK = re.compile(r"^(?:[<>|]{7}(?:[ ][^\n]*)?|={7}\r?)$", re.MULTILINE)
"""A mark of a conflict, or one that somebody forgot. Lines of `=` with no other mark may as well underline headings."""


def report_conflicts(path: str, text: str, findings: Findings) -> tuple[int, ...]:
    """An error for each conflict in `text`, at its first mark, and for every other mark; the lines of them all."""
    lines: set[int] = set()
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return ()
    counted, line = 0, 1
    for conflict in _CONFLICT.finditer(text):
        line += text.count("\n", counted, conflict.start())
        counted = conflict.start()
        last = line + conflict[0].count("\n")
        lines.update(range(line, last + 1))
        message = f"a merge conflict was left here, down to line {last}"
        help = "keep one of the two sides, and take the marks out"
        findings.error("merge-conflict", Span(path, line, 1, line, 8), message, help=help)
    counted, line = 0, 1
    for mark in _MARK.finditer(text):
        line += text.count("\n", counted, mark.start())
        counted = mark.start()
        if line not in lines:
            lines.add(line)
            help = "take it out, and see that of the two sides only one is left"
            findings.error("merge-conflict", Span(path, line, 1, line, 8), "a mark of a merge was left here", help=help)
    return tuple(sorted(lines))


def one_side(text: str) -> str:
    """`text` with all marks and the second side of each conflict blank, every place the same."""
    return _MARK.sub(lambda mark: _blank(mark[0]), _CONFLICT.sub(_without_second_side, text))


def _without_second_side(conflict: re.Match[str]) -> str:
    whole, rest = conflict[0], conflict[1]
    mark = whole.index("\n")
    return " " * mark + whole[mark : len(whole) - len(rest)] + _blank(rest)


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
