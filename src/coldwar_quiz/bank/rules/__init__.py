"""What makes a question unusable, doubtful or poor, beyond the shape of the file: rules over the frozen bank.

A rule is a small function; its docstring is its manual page and holds a snippet that fails and one that passes.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from coldwar_quiz.bank.model import BODIES, Bank, Question, QuestionId
from coldwar_quiz.bank.proof import Lock, unproven
from coldwar_quiz.bank.rules import allowing, evidence, explaining, fairness, house, identity, options, wording
from coldwar_quiz.bank.rules.rule import Context, QuestionCheck, Rule
from coldwar_quiz.diagnostics.problem import Problem, Severity

RULES: tuple[Rule, ...] = (
    *identity.RULES,
    *options.RULES,
    *evidence.RULES,
    *fairness.RULES,
    *wording.RULES,
    *explaining.RULES,
    *house.RULES,
    allowing.unknown_allow,
)
"""Every rule that looks at the bank, in the order of the manual."""

ALL: tuple[Rule, ...] = (*RULES, allowing.idle_allow)
"""... and the one that looks at what the others found."""

_CODES = allowing.codes({rule.code: rule.severity for rule in ALL})


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check_bank` found.

    `bank` is without the questions that have errors (counted in its `skipped`); `problems` are those passed in and
    those found, less what a question allows, unsorted; `unproven` counts quotations of the user's own decks that no
    lock proves.
    """

    bank: Bank
    problems: tuple[Problem, ...]
    unproven: int


def check_bank(
    bank: Bank,
    *,
    lock: Lock | None,
    problems: Collection[Problem] = (),
    lost_sources: Collection[str] = (),
    only_errors: bool = False,
) -> Checked:
    """Every rule over `bank`, as read; never raises for content.

    `lock` holds the quotations proven so far; None asks nothing of quotations. `problems` are those of reading the same
    files: a question named in them counts as known, and what it allows is taken out. `lost_sources` are the works, and
    the places as `work/place`, whose descriptions could not be used. With `only_errors`, warnings and advice are
    neither looked for nor passed on.
    """
    if only_errors:
        problems = [p for p in problems if p.severity is Severity.ERROR]
    lost = frozenset(QuestionId.parse(p.question) for p in problems if p.question)
    context = Context(bank, lock, lost, frozenset(lost_sources), _CODES)
    rules = tuple(rule for rule in RULES if rule.severity is Severity.ERROR or not only_errors)
    found: list[Problem] = []
    unusable: set[int] = set()
    for rule, problem, question in chain(_over_bank(rules, context), _over_questions(rules, context)):
        found.append(problem)
        if question is not None and rule.severity is Severity.ERROR:
            unusable.add(id(question))
    everything = [*problems, *found]
    if not only_errors:
        everything = allowing.apply(bank, everything, context)
    return Checked(_without(bank, unusable), tuple(everything), _count_unproven(bank, lock))


def _over_bank(rules: tuple[Rule, ...], context: Context) -> Iterator[tuple[Rule, Problem, Question | None]]:
    for rule in rules:
        if rule.bank is not None:
            for finding in rule.bank(context):
                yield rule, rule.problem(finding, finding.question), finding.question


def _over_questions(rules: tuple[Rule, ...], context: Context) -> Iterator[tuple[Rule, Problem, Question | None]]:
    """Rules about one question, each question once; the retired are excused from advice."""
    for house_rules in (False, True):
        by_type = {name: _for_type(rules, name, house_rules) for name in BODIES}
        for deck in context.bank.decks:
            if house_rules and not deck.bundled:
                continue
            for question in deck.questions:
                for rule, check in by_type[question.type]:
                    for finding in check(question, context):
                        if question.retired is None or rule.severity is not Severity.ADVICE:
                            yield rule, rule.problem(finding, question), question


def _for_type(rules: tuple[Rule, ...], name: str, house_rules: bool) -> tuple[tuple[Rule, QuestionCheck], ...]:
    return tuple((r, r.question) for r in rules if r.question and name in r.types and r.house is house_rules)


def _count_unproven(bank: Bank, lock: Lock | None) -> int:
    if lock is None:
        return 0
    own = (question for deck in bank.decks if not deck.bundled for question in deck.questions)
    return sum(1 for question in own for _ in unproven(question, bank.works, lock))


def _without(bank: Bank, unusable: set[int]) -> Bank:
    if not unusable:
        return bank
    decks = tuple(replace(d, questions=tuple(q for q in d.questions if id(q) not in unusable)) for d in bank.decks)
    return replace(bank, decks=decks, skipped=bank.skipped + len(unusable))
