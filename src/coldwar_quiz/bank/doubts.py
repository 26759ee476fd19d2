"""Warnings of what does not show in a text."""

from coldwar_quiz.bank.characters import doubtful
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.tree import Scalar
from coldwar_quiz.diagnostics.problem import Severity

_HELPS = {
    "mixed-scripts": "type the word again in one alphabet",
    "stacked-marks": "take some of them out",
    "bidi-control": "take it out",
}


def warn_of_doubts(node: Scalar, value: str, answer: bool, typed: bool, before: str, findings: Findings) -> None:
    """Warn of what is doubtful about `value`, which stands in the text of `node` behind `before`.

    Of a part of a text, which has been looked at as a whole, only what an answer must not hold is told.
    """
    for code, message, piece in doubtful(value, answer, typed):
        if before and code in ("bidi-control", "stacked-marks"):
            continue
        if findings.warned_enough:
            findings.omit(Severity.WARNING)
            continue
        help = _HELPS.get(code, "take it out, or type a space")
        findings.warning(code, node.place_of(piece, before.count(piece)), message, help=help)
