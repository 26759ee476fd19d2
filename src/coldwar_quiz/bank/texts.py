"""Every text of a question, with the field it stands in: for rules that read them all, and for looking names up."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Card, Choice, Cloze, Match, Number, Order, Question, Select, TrueFalse, Typed

Text = tuple[str, str]
"""A field's path and the text in it."""


def texts(q: Question) -> Iterator[Text]:
    """Everything `q` says in its own voice, quotations left out."""
    yield "prompt", q.text
    for path, text in (("hint", q.hint), ("explanation", q.explanation), ("retired", q.retired)):
        if text is not None:
            yield path, text
    for i, account in enumerate(q.accounts):
        yield f"accounts.{i}.says", account.says
        if account.answer is not None:
            yield f"accounts.{i}.answer", account.answer
    for other, difference in q.confusable:
        yield f"confusable.{other.question}", difference
    yield from _answer_texts(q)


def _answer_texts(q: Question) -> Iterator[Text]:
    body = q.body
    if isinstance(body, Choice | Typed | Card):
        yield "answer", body.answer
    elif isinstance(body, Select | Order):
        things = body.answers if isinstance(body, Select) else body.items
        yield from ((f"answer.{i}", text) for i, text in enumerate(things))
    elif isinstance(body, Match):
        for i, pair in enumerate(body.pairs):
            yield from ((f"answer.{i}.{side}", text) for side, text in enumerate(pair))
    elif isinstance(body, Cloze):
        yield from (("prompt", text) for gap in body.gaps for text in (gap.answer, *gap.accept))
    elif isinstance(body, TrueFalse) and body.correction is not None:
        yield "correction", body.correction
    if isinstance(body, Choice | Select | Typed | Match):
        yield from ((f"distractors.{i}", text) for i, text in enumerate(body.distractors))
    if isinstance(body, Number) and body.unit is not None:
        yield "unit", body.unit
    if isinstance(body, Typed):
        yield from ((f"accept.{i}", text) for i, text in enumerate(body.accept))
    if isinstance(body, Card):
        yield from ((f"points.{i}", text) for i, text in enumerate(body.points))


def quotes(q: Question) -> Iterator[Text]:
    """What `q` quotes, as evidence and in its accounts."""
    for i, evidence in enumerate(q.evidence):
        yield f"evidence.{i}.quote", evidence.quote
    for i, account in enumerate(q.accounts):
        if account.quote is not None:
            yield f"accounts.{i}.quote", account.quote
