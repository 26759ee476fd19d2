"""What is said about a question after the answer, as plain texts: the same in every format that has room for it."""

from coldwar_quiz.bank.model import (
    Account,
    AskDate,
    Bank,
    Body,
    Card,
    Cloze,
    Evidence,
    Number,
    PartialDate,
    Precision,
    Question,
    TrueFalse,
    Typed,
)
from coldwar_quiz.study.grading.accounts import in_words
from coldwar_quiz.study.wording import MONTHS, show_date

_FORMS = {
    Precision.YEAR: "A year, typed like 1900.",
    Precision.MONTH: "A month, typed like January 1900.",
    Precision.DAY: "A day, typed like 1 January 1900.",
}


def form_asked(body: Body) -> str | None:
    """How a typed answer is to be written, where other programs compare letter by letter."""
    if isinstance(body, AskDate):
        return _FORMS[body.answer.precision]
    if isinstance(body, Number) and body.unit is not None:
        return f"Unit: {body.unit}"
    return None


def date_spellings(date: PartialDate) -> tuple[str, ...]:
    """The usual ways to write it, the one with the month's name first."""
    if date.month is None:
        return (show_date(date),)
    if date.day is None:
        return (show_date(date), str(date))
    american = f"{MONTHS[date.month - 1]} {date.day}, {date.year}"
    return (show_date(date), american, str(date), f"{date.day}.{date.month}.{date.year}")


def feedback(question: Question, bank: Bank) -> list[str]:
    """What a learner reads after answering, a paragraph each: answer of a card, correction, explanation, sources."""
    body = question.body
    told: list[str] = []
    if isinstance(body, Card):
        told += [body.answer, *body.points]
    if isinstance(body, TrueFalse) and body.correction:
        told.append(body.correction)
    if question.explanation:
        told.append(question.explanation)
    told += [quotation(evidence, bank) for evidence in question.evidence]
    told += [account(entry, body, bank) for entry in question.accounts]
    return told


def quotation(evidence: Evidence, bank: Bank) -> str:
    """The quotation and where it stands."""
    return f"“{evidence.quote}” {cite(evidence.source, evidence.where, bank)}"


def account(entry: Account, body: Body, bank: Bank) -> str:
    """What one source says where they differ, with the answer it supports."""
    work = bank.works.get(entry.source)
    parts = [f"{work.short if work else entry.source}: {entry.says}"]
    if entry.answer is not None:
        parts.append(f"Its answer: {in_words(entry.answer, body)}.")
    parts += [f"“{entry.quote}”"] if entry.quote is not None else []
    return " ".join([*parts, cite(entry.source, entry.where, bank)])


def cite(source: str, where: str, bank: Bank) -> str:
    """The citation of a place of a work; its ids where no record describes it."""
    work = bank.works.get(source)
    return work.cite(where) if work else f"{source}, {where}"


def typed_answers(body: Body) -> tuple[str, ...]:
    """Every spelling that counts for a body answered with one typed text; the first is the answer."""
    if isinstance(body, Typed):
        return (body.answer, *body.accept)
    if isinstance(body, AskDate):
        return date_spellings(body.answer)
    if isinstance(body, Cloze) and len(body.gaps) == 1:
        return (body.gaps[0].answer, *body.gaps[0].accept)
    return ()
