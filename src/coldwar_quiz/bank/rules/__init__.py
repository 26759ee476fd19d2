"""What makes a question unusable, doubtful or poor, beyond the shape of the file: rules over the frozen bank.

A rule is a small function; its docstring is its manual page and holds a snippet that fails and one that passes.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from coldwar_quiz.bank.findings import KEPT_PER_FILE, TOO_MANY
from coldwar_quiz.bank.model import BODIES, Bank, LostQuestion, Question, QuestionId
from coldwar_quiz.bank.proof import Lock, unproven
from coldwar_quiz.bank.released import Held
from coldwar_quiz.bank.rules import (
    allowing,
    evidence,
    house,
    identity,
    leftovers,
    measures,
    oversights,
    permanence,
    writing,
)
from coldwar_quiz.bank.rules.rule import Context, Finding, QuestionCheck, Rule
from coldwar_quiz.diagnostics.problem import Problem, Severity
from coldwar_quiz.diagnostics.span import Span

RULES: tuple[Rule, ...] = (
    *identity.RULES,
    *permanence.RULES,
    *evidence.RULES,
    *oversights.RULES,
    *leftovers.RULES,
    *measures.RULES,
    *writing.RULES,
    *house.RULES,
    allowing.unknown_allow,
)
"""Every rule that looks at the bank, in the order of the manual."""

ALL: tuple[Rule, ...] = (*RULES, allowing.idle_allow)
"""... and the one that looks at what the others found."""

ENOUGH_ADVICE = 1_000
"""After so many pieces about one deck no more are looked for: no more than 50 are shown."""
ENOUGH_OF_ALL = 5_000
"""After so much else about one deck, only errors are looked for; advice on questions that allow some counts here."""

_OVER_BANK = frozenset(rule.code for rule in ALL if rule.bank is not None)
_CODES = allowing.codes({rule.code: rule.severity for rule in ALL})


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check_bank` found.

    `bank` is without the questions that have errors (counted in its `skipped`); `problems` are those passed in and
    those found, less what a question allows, unsorted, at most 50 of one severity for a deck. `unproven` counts the
    quotations of the user's own decks that no lock proves.
    """

    bank: Bank
    problems: tuple[Problem, ...]
    unproven: int
    omitted: int = 0
    """How many more problems were met in decks that have too many to show."""
    open_ended: bool = False
    """Whether there may be more than those: advice was not looked for everywhere."""
    first_unproven: tuple[Span, ...] = ()
    """Where the first few of the quotations stand that are not proven."""


def check_bank(
    bank: Bank,
    *,
    lock: Lock | None,
    problems: Collection[Problem] = (),
    lost_sources: Collection[str] = (),
    left_out: Collection[LostQuestion] = (),
    nameless: Collection[str] = (),
    elsewhere: Callable[[], Iterable[QuestionId]] = tuple,
    held: Held | None = None,
    only_errors: bool = False,
) -> Checked:
    """Every rule over `bank`, as read; never raises for content.

    `lock` holds the quotations proven so far; None asks nothing of quotations. `problems` are those of reading the same
    files: a question named in them counts as known, and what it allows is taken out. `lost_sources` are the works, and
    the places as `work/place`, whose descriptions could not be used; `left_out` the questions that could not be.
    `nameless` are the decks of which questions are left out whose ids nobody can read.
    `elsewhere` gives the ids in decks that are known but not loaded, and is asked only where one is named. `held` are
    the ids of the last release. With `only_errors`, warnings and advice are neither looked for nor passed on.
    """
    lost = {QuestionId.parse(p.question) for p in problems if p.question}.union(q.id for q in left_out)
    context = Context(
        bank,
        lock,
        frozenset(lost),
        frozenset(lost_sources),
        tuple(left_out),
        frozenset(nameless),
        read_elsewhere=elsewhere,
        held=held or Held(),
        codes=_CODES,
        over_bank=_OVER_BANK,
    )
    rules = tuple(rule for rule in RULES if rule.severity is Severity.ERROR or not only_errors)
    counts: Counter[tuple[str, Severity]] = Counter()
    if only_errors:
        kept = [p for p in problems if p.severity is Severity.ERROR]
        steps: tuple[Found, ...] = (over_questions(rules, context), _over_bank(rules, context))
        allowed = None
    else:
        allowed = allowing.Allowed(bank)
        kept = [p for p in problems if not allowed.silences(p.code, p.severity, p.question)]
        steps = (
            over_questions(rules, context),
            _over_bank(rules, context),
            _over_lost(rules, context),
            allowed.idle(context),
        )
    unusable: set[int] = set()
    omitted = 0
    for rule, finding, question in chain(*steps):
        if isinstance(question, Question):
            if rule.severity is Severity.ERROR:
                unusable.add(id(question))
            if question.allow and allowed and allowed.silences(rule.code, rule.severity, str(question.id)):
                continue
        key = (finding.place.path, rule.severity)
        counts[key] += 1
        if counts[key] <= KEPT_PER_FILE:
            kept.append(rule.problem(finding, question))
        else:
            omitted += 1
    unproven, first = _unproven(bank, lock)
    return Checked(_without(bank, unusable), tuple(kept), unproven, omitted, bool(context.given_up), first)


Found = Iterator[tuple[Rule, Finding, Question | LostQuestion | None]]


def _over_bank(rules: Sequence[Rule], context: Context) -> Found:
    """What the rules find that look at the whole bank; only errors in a deck of which there is far too much to tell."""
    told = context
    if context.given_up:
        decks = tuple(deck for deck in context.bank.decks if deck.path not in context.given_up)
        told = replace(context, bank=replace(context.bank, decks=decks))
    for rule in rules:
        if rule.bank is not None:
            error = rule.severity is Severity.ERROR
            for finding in islice(rule.bank(context if error else told), None if error else TOO_MANY):
                yield rule, finding, finding.question


def over_questions(rules: Sequence[Rule], context: Context) -> Found:
    """What those of `rules` find that look at one question; the retired are excused from advice.

    Once there is far too much of it about a deck, advice is looked for in the rest only where something is allowed; and
    then no warnings either, and of each question the first error once as many are known as are shown.
    """
    for of_house in (False, True):
        wanted = [rule for rule in rules if rule.house is of_house]
        every_rule = _by_type(wanted)
        no_advice = _by_type(rule for rule in wanted if rule.severity is not Severity.ADVICE)
        errors_only = _by_type(rule for rule in wanted if rule.severity is Severity.ERROR)
        for deck in context.bank.decks:
            if of_house and not deck.bundled:
                continue
            checks, advice, others, errors = every_rule, 0, 0, 0
            for question in deck.questions:
                if others > ENOUGH_OF_ALL:
                    checks = errors_only
                elif advice > ENOUGH_ADVICE:
                    checks = every_rule if question.allow else no_advice
                found = _over_question(checks[question.type], question, context)
                for rule, finding in islice(found, 1) if checks is errors_only and errors >= KEPT_PER_FILE else found:
                    if rule.severity is Severity.ADVICE and not question.allow:
                        advice += 1
                    else:
                        others += 1
                        errors += rule.severity is Severity.ERROR
                    if question.retired is None or rule.severity is not Severity.ADVICE:
                        yield rule, finding, question
            if others > ENOUGH_OF_ALL:
                context.given_up[deck.path] = Severity.WARNING
            elif advice > ENOUGH_ADVICE:
                context.given_up.setdefault(deck.path, Severity.ADVICE)


_BLIND_TO_LOST = frozenset({"too-few-items", "not-proven"})
"""Rules that what could not be read would mislead, and one that says what nobody needs to know yet."""


def _over_lost(rules: Sequence[Rule], context: Context) -> Found:
    """The further errors of questions that have one already: all of them are told in one run."""
    wanted = _by_type(r for r in rules if r.severity is Severity.ERROR and r.code not in _BLIND_TO_LOST)
    for lost in context.left_out[:KEPT_PER_FILE]:
        question = lost.question
        if question is None:
            continue
        for rule, finding in _over_question(wanted[question.type], question, context):
            if lost.bundled or not rule.house:
                yield rule, finding, lost


Groups = list[tuple[str, list[tuple[Rule, QuestionCheck]]]]


def _over_question(checks: Groups, question: Question, context: Context) -> Iterator[tuple[Rule, Finding]]:
    """What `checks` find in `question`."""
    for given, group in checks:
        if not given or getattr(question, given):
            for rule, check in group:
                for finding in check(question, context):
                    yield rule, finding


def _by_type(rules: Iterable[Rule]) -> dict[str, Groups]:
    """For each type, the rules that speak of it and what they call, by the field they cannot do without."""
    found: dict[str, dict[str, list[tuple[Rule, QuestionCheck]]]] = {name: {} for name in BODIES}
    for rule in rules:
        if rule.question is not None:
            for name in rule.types:
                found[name].setdefault(rule.given, []).append((rule, rule.question))
    return {name: [*groups.items()] for name, groups in found.items()}


_FEW = 3
"""So many places of quotations that are not proven are told."""


def _unproven(bank: Bank, lock: Lock | None) -> tuple[int, tuple[Span, ...]]:
    """How many quotations of the user's own decks are not proven, and where the first of them stand."""
    if lock is None:
        return 0, ()
    own = (question for deck in bank.decks if not deck.bundled for question in deck.questions if question.cited)
    found = (quotation for question in own for quotation in unproven(question, bank.works, lock))
    first = tuple(quotation.span for quotation in islice(found, _FEW))
    return len(first) + sum(1 for _ in found), first


def _without(bank: Bank, unusable: set[int]) -> Bank:
    if not unusable:
        return bank
    decks = tuple(d._replace(questions=tuple(q for q in d.questions if id(q) not in unusable)) for d in bank.decks)
    return replace(bank, decks=decks, skipped=bank.skipped + len(unusable))
