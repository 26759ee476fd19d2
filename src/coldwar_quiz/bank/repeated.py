"""Keys that are given twice in one map: the first counts, and the others are told with both their lines."""

from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.spelling import shortened
from coldwar_quiz.bank.tree import Mapping, Raw, Scalar
from coldwar_quiz.diagnostics.problem import Label


def without_repetition(node: Mapping, findings: Findings) -> dict[str, Raw]:
    """The values of `node` by key, the first of equal keys; the others are reported."""
    values: dict[str, Raw] = {}
    firsts: dict[str, Scalar] = {}
    second = False
    for key, value in node.entries:
        if key.value == "id" and "id" in values and len(node) - len(node.raw) > 1:
            second = True
            first = firsts["id"].span
            message = f"`id` is given twice, {_where(first.line, key.span.line)}: a second item seems to begin here"
            others = (Label(first, "the first begins here"),)
            findings.error(
                "duplicate-key", key, message, others=others, help="put a hyphen and a space before it: `- id`"
            )
        elif second and key.value in values:
            continue
        elif key.value in values:
            report_repeated(findings, key, firsts[key.value])
        else:
            firsts[key.value] = key
            values[key.value] = value
    return values


def report_repeated(findings: Findings, key: Scalar, first: Scalar) -> None:
    """Report a key that was given before."""
    if findings.full:
        findings.omit()
        return
    findings.error(
        "duplicate-key",
        key,
        f"`{shortened(key.value)}` is given twice, {_where(first.span.line, key.span.line)}",
        label="given again here",
        others=(Label(first.span, "first given here"),),
        help="keep one of the two",
    )


def _where(first: int, second: int) -> str:
    return f"in lines {first} and {second}" if second != first else f"both times in line {first}"
