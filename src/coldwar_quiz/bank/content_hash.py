"""What was asked, in sixteen digits: the review log keeps it to notice that a question was edited since."""

import json

from coldwar_quiz.bank.model import (
    AskDate,
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

_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), check_circular=False).encode


def content_hash(question: Question) -> str:
    """16 hex digits that change when the type, the prompt, the right answer or what is offered beside it changes.

    The order of wrong options does not count, nor do other accepted spellings, explanations, evidence and the rest.
    """
    import hashlib  # loads OpenSSL, which nothing before the first answer needs

    prompt = question.body.text(None) if isinstance(question.body, Cloze) else question.prompt
    asked = _encode([question.type, prompt, *_answered(question.body)])
    return hashlib.sha256(asked.encode()).hexdigest()[:16]


def _answered(body: Body) -> list[object]:
    match body:
        case Choice(answer, distractors) | Typed(answer, _, distractors):
            return [answer, sorted(distractors)]
        case Select(answers, distractors):
            return [sorted(answers), sorted(distractors)]
        case Cloze():
            return [gap.answer for gap in body.gaps]
        case TrueFalse(answer=truth):
            return [truth]
        case AskDate(answer=date):
            return [str(date)]
        case Number(answer=number, unit=unit, tolerance=tolerance):
            return [str(number), unit, str(tolerance)]
        case Order(items):
            return [list(items)]
        case Match(pairs, distractors):
            return [sorted(map(list, pairs)), sorted(distractors)]
        case Card(answer=answer):
            return [answer]
