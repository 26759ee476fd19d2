"""`allow`: a question that breaks a rule on purpose, with the reason in writing."""

from collections.abc import Iterable

from coldwar_quiz.bank.model import Bank, Question
from coldwar_quiz.bank.rules.rule import Rule, Speller, place
from coldwar_quiz.diagnostics.problem import Problem, Severity

READER_CODES = frozenset(
    {
        "bidi-control",
        "invisible-character",
    }
)
"""The warnings of reading a file, which `allow` silences like those of the rules."""


def apply(bank: Bank, problems: Iterable[Problem], rules: tuple[Rule, ...]) -> list[Problem]:
    """`problems` without the warnings and advice that their questions allow, plus what is wrong with `allow` itself."""
    problems = list(problems)
    allowing = {str(q.id): q for deck in bank.decks for q in deck.questions if q.allow}
    if not allowing:
        return problems
    fired: dict[str, set[str]] = {name: set() for name in allowing}
    kept: list[Problem] = []
    for problem in problems:
        question = allowing.get(problem.question or "")
        if question is None:
            kept.append(problem)
            continue
        fired[str(question.id)].add(problem.code)
        silent = problem.severity is not Severity.ERROR and any(code == problem.code for code, _ in question.allow)
        if not silent:
            kept.append(problem)
    severities = {r.code: r.severity for r in rules} | dict.fromkeys(READER_CODES, Severity.WARNING)
    speller = Speller()
    for name, question in allowing.items():
        kept += _about_allow(question, fired[name], severities, speller)
    return kept


def _about_allow(
    question: Question, fired: set[str], severities: dict[str, Severity], speller: Speller
) -> list[Problem]:
    found = []
    for code, _ in question.allow:
        span = place(question, f"allow.{code}#key", f"allow.{code}", "allow#key", "allow")
        severity = severities.get(code)
        if severity is None:
            help = speller.help(code, severities, "`check` prints the code in brackets after the severity")
            message, rule_code = f"there is no warning or advice called `{code}`", "unknown-allow"
        elif severity is Severity.ERROR:
            message, rule_code = f"`{code}` is an error, and an error cannot be allowed", "unknown-allow"
            help = "correct the question"
        elif code not in fired:
            message, rule_code = f"`{code}` is allowed, but nothing here breaks it", "idle-allow"
            help = "take the line out"
        else:
            continue
        found.append(Problem(rule_code, Severity.WARNING, message, span, help=help, question=str(question.id)))
    return found
