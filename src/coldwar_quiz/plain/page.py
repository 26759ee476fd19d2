"""One question as lines: what is asked, and what is said of the answer. Studied or looked at, it is the same page."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Bank, Card, Question, TrueFalse
from coldwar_quiz.plain.words import capital, items, part_line, spoken_prompt, stopped, verdict_line
from coldwar_quiz.study.model import Outcome, Verdict
from coldwar_quiz.study.presentation import Asked
from coldwar_quiz.study.wording import show_count


def asked_lines(asked: Asked) -> Iterator[str]:
    """The prompt, then what there is to choose from, to order or to pair."""
    yield from spoken_prompt(asked.question).split("\n")
    yield from items(asked)


def answer_lines(asked: Asked, verdict: Verdict, bank: Bank, *, whole: bool = False) -> Iterator[str]:
    """What became of an answer, and what the documents say; `whole` with what else is there to be asked for."""
    question = asked.question
    yield verdict_line(asked, verdict, bank)
    for part in verdict.parts if verdict.outcome not in (Outcome.RIGHT, Outcome.SELF) else ():
        yield part_line(asked, part, verdict)
    if verdict.note and verdict.outcome is not Outcome.SELF:
        yield f"{capital(verdict.note)}."
    if isinstance(question.body, TrueFalse) and question.body.correction:
        yield f"Correction: {stopped(question.body.correction)}"
    if isinstance(question.body, Card):
        for i, point in enumerate(question.body.points, 1):
            yield f"Key point {i}: {stopped(point)}"
    if question.explanation:
        yield f"Explanation: {stopped(question.explanation)}"
    yield from _sources(question, bank)
    if question.accounts and whole:
        yield from account_lines(question, bank)
    elif question.accounts:
        count = len(question.accounts)
        yield f"Accounts differ, {show_count(count, 'account')}. Type a to hear {'it' if count == 1 else 'them'}."
    if whole or verdict.correct is False:
        for other, difference in bank.confusable.get(question.id, {}).items():
            yield f"Not to be confused with {other}: {stopped(difference)}"


def _sources(question: Question, bank: Bank) -> Iterator[str]:
    for i, evidence in enumerate(question.evidence, 1):
        work = bank.works.get(evidence.source)
        yield f"Source {i} of {len(question.evidence)}: {work.cite(evidence.where) if work else evidence.source}."
        yield f"Quotation: {evidence.quote} End of quotation."
        if work and work.standing and evidence.source not in [e.source for e in question.evidence[: i - 1]]:
            yield f"Standing: {stopped(work.standing)}"


def account_lines(question: Question, bank: Bank) -> Iterator[str]:
    """What each document says where they disagree."""
    accounts = question.accounts
    if not accounts:
        yield "The documents do not differ here."
    for i, account in enumerate(accounts, 1):
        work = bank.works.get(account.source)
        yield f"Account {i} of {len(accounts)}: {work.short if work else account.source}."
        yield f"It says: {stopped(account.says)}"
        if account.quote:
            yield f"Quotation: {account.quote} End of quotation."
        if work:
            yield f"From: {work.cite(account.where)}. Standing: {stopped(work.standing)}"
