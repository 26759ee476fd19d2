"""Keys that are given twice in one map: the first counts, and the others are told with both their lines."""

from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.keys import ACCOUNT_KEYS, EVIDENCE_KEYS, QUESTION_KEYS
from coldwar_quiz.bank.spelling import shortened
from coldwar_quiz.bank.tree import Mapping, Raw, Scalar
from coldwar_quiz.diagnostics.problem import Label

_KEYS_OF_LISTS = {"evidence": EVIDENCE_KEYS, "accounts": ACCOUNT_KEYS}


def without_repetition(node: Mapping, findings: Findings) -> dict[str, Raw]:
    """The values of `node` by key, the first of equal keys; the others are reported."""
    values: dict[str, Raw] = {}
    firsts: dict[str, Scalar] = {}
    entries = node.entries
    begins = _beginnings([key.value for key, _ in entries]) if len(node) - len(node.raw) > 1 else set()
    second = above = ""
    for key, value in entries:
        name = key.value
        if name in values and (name == second if second else name in begins) and not findings.full:
            second = name
            report_repeated(findings, key, firsts[name], "a second item")
        elif second:
            continue
        elif name in values:
            if _is_nothing(values[name]):
                values[name] = value  # the line of the key was doubled
            in_list = above if name in _KEYS_OF_LISTS.get(above, ()) else ""
            report_repeated(findings, key, firsts[name], in_list=in_list)
        else:
            firsts[name] = key
            values[name] = value
        above = name
    return values


def _is_nothing(value: Raw) -> bool:
    """Whether nothing is written there."""
    return value.value is not None and not value.value.strip() and value.style not in ('"', "'")


def _beginnings(names: list[str]) -> set[str]:
    """The keys of a map, several of them repeated, with which a second one seems to begin."""
    if names.count("id") < 2 <= min(names.count("type"), names.count("prompt")):
        return {"type", "prompt"}
    if names[0] in ACCOUNT_KEYS - QUESTION_KEYS:
        return {name for name in names if names.count(name) > 1}
    return {"id", names[0]}


def report_repeated(findings: Findings, key: Scalar, first: Scalar, begins: str = "", in_list: str = "") -> None:
    """Report a key that was given before; `begins` is what seems to begin with it: `a second item`, `a second deck`.

    `in_list` is the list of maps above it that it may belong to.
    """
    if findings.full:
        findings.omit()
        return
    name = shortened(key.value)
    message = f"`{name}` is given twice, {_where(first.span.line, key.span.line)}"
    if not begins:
        others = (Label(first.span, "first given here"),)
        help = f"keep one of the two; if this is of the last of the `{in_list}`, indent it like those keys"
        help = help if in_list else "keep one of the two"
        findings.error("duplicate-key", key, message, "given again here", help=help, others=others)
        return
    others = (Label(first.span, "the first begins here"),)
    help = "make each deck a file of its own"
    if begins == "a second item":
        help = f"turn the two spaces before it into a hyphen and a space: `- {name}`"
    findings.error("duplicate-key", key, f"{message}: {begins} seems to begin here", help=help, others=others)


def _where(first: int, second: int) -> str:
    return f"in lines {first} and {second}" if second != first else f"both times in line {first}"
