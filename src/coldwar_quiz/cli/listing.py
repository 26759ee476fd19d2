"""A question as JSON, for `list --json`: the contract other programs build on."""

from decimal import Decimal

from coldwar_quiz.bank.model import (
    AskDate,
    Bank,
    Body,
    Card,
    Choice,
    Cloze,
    Match,
    Number,
    Order,
    Question,
    Select,
    TrueFalse,
    Typed,
)


def as_json(bank: Bank, question: Question) -> dict[str, object]:
    """Everything about a question. Absent values are null or empty lists, numbers are JSON's."""
    body = question.body

    def seed(source: str) -> str | None:
        work = bank.works.get(source)
        return work.seed if work else None

    return {
        "id": str(question.id),
        "deck": question.id.deck,
        "type": question.type,
        "prompt": question.prompt,
        "answer": _answer(body),
        "accept": list(body.accept) if isinstance(body, Typed) else [],
        "distractors": list(getattr(body, "distractors", ())),
        "correction": body.correction if isinstance(body, TrueFalse) else None,
        "explanation": question.explanation,
        "evidence": [
            {"source": e.source, "where": e.where, "quote": e.quote, "seed": seed(e.source)} for e in question.evidence
        ],
        "accounts": [
            {
                "source": a.source,
                "where": a.where,
                "says": a.says,
                "quote": a.quote,
                "answer": a.answer,
                "seed": seed(a.source),
            }
            for a in question.accounts
        ],
        "when": str(question.when) if question.when else None,
        "difficulty": question.difficulty,
        "tags": list(question.tags),
        "content": list(question.content),
        "hint": question.hint,
        "points": list(body.points) if isinstance(body, Card) else [],
        "unit": body.unit if isinstance(body, Number) else None,
        "tolerance": _number(body.tolerance) if isinstance(body, Number) else None,
        "confusable": {str(other): difference for other, difference in question.confusable},
        "formerly": [str(old) for old in question.formerly],
        "retired": question.retired,
        "file": question.span.path,
        "line": question.span.line,
    }


def _answer(body: Body) -> object:
    """The answer as the deck has it; None for a cloze, whose answers stand in its prompt."""
    match body:
        case Choice() | Typed() | Card():
            return body.answer
        case Select():
            return list(body.answers)
        case TrueFalse():
            return body.answer
        case AskDate():
            return str(body.answer)
        case Number():
            return _number(body.answer)
        case Order():
            return list(body.items)
        case Match():
            return [list(pair) for pair in body.pairs]
        case Cloze():
            return None


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
