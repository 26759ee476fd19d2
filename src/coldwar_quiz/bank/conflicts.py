"""Merge conflicts that were left in a file: told once each, and the first side read, so that the rest can be judged."""

import re

from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.diagnostics.span import Span

_CONFLICT = re.compile(
    r"""^<{7}(?:[ ][^\n]*)?\r?\n (?:(?!<{7}|={7}|>{7})[^\n]*\n)*
        (={7}\r?\n (?:(?!<{7}|={7}|>{7})[^\n]*\n)* >{7}(?:[ ][^\n]*)?)$""",
    re.MULTILINE | re.VERBOSE,
)
"""One conflict as git writes it, from its first mark on; the group is what follows its first side."""


def report_conflicts(path: str, text: str, findings: Findings) -> tuple[int, ...]:
    """An error for each conflict in `text`, at its first mark; returns the lines of all."""
    lines: list[int] = []
    counted, line = 0, 1
    for conflict in _CONFLICT.finditer(text):
        line += text.count("\n", counted, conflict.start())
        counted = conflict.start()
        last = line + conflict[0].count("\n")
        lines += range(line, last + 1)
        message = f"a merge conflict was left here, down to line {last}"
        help = "keep one of the two sides, and take the three marks out"
        findings.error("merge-conflict", Span(path, line, 1, line, 8), message, help=help)
    return tuple(lines)


def one_side(text: str) -> str:
    """`text` with the marks and the second side of each conflict blank, every place the same."""
    return _CONFLICT.sub(_blanked, text)


def _blanked(conflict: re.Match[str]) -> str:
    whole, rest = conflict[0], conflict[1]
    mark = whole.index("\n")
    kept = whole[mark : len(whole) - len(rest)]
    return " " * mark + kept + re.sub(r"[^\r\n]", " ", rest)
