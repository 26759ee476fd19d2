"""What each of the ten types adds to a question, read from its map."""

import re
from collections.abc import Callable
from decimal import Decimal

from coldwar_quiz.bank.characters import shows
from coldwar_quiz.bank.model import (
    AskDate,
    Body,
    Card,
    Choice,
    Cloze,
    Gap,
    Match,
    Number,
    Order,
    Select,
    TrueFalse,
    Typed,
)
from coldwar_quiz.bank.tree import Node, Scalar, Sequence
from coldwar_quiz.bank.values import ANSWER_LIMIT, MAX_OPTIONS, Record
from coldwar_quiz.bank.words import date, decimal

MAX_DISTRACTORS_OF_A_CHOICE = 5
_GAP_EDGE = re.compile(r"\{\{|\}\}")


def _choice(record: Record, prompt: str | None) -> Body | None:
    answer = record.text("answer", ANSWER_LIMIT, required=True, answer=True)
    distractors = record.texts("distractors", most=MAX_DISTRACTORS_OF_A_CHOICE, required=True, answer=True)
    return None if answer is None else Choice(answer, distractors)


def _select(record: Record, prompt: str | None) -> Body | None:
    answers = record.texts("answer", most=MAX_OPTIONS, required=True, answer=True)
    distractors = record.texts(
        "distractors", most=MAX_OPTIONS - min(len(answers), MAX_OPTIONS), required=True, answer=True
    )
    return Select(answers, distractors)


def _typed(record: Record, prompt: str | None) -> Body | None:
    answer = record.text("answer", ANSWER_LIMIT, required=True, answer=True, typed=True)
    accept = record.texts("accept", answer=True, typed=True)
    distractors = record.texts("distractors", most=MAX_OPTIONS - 1, answer=True)
    return None if answer is None else Typed(answer, accept, distractors)


def _true_false(record: Record, prompt: str | None) -> Body | None:
    correction = record.text("correction")
    node = record.word("answer", required=True)
    if node is None:
        return None
    truth = {"true": True, "false": False}.get(node.value.lower())
    if truth is None:
        record.wrong_shape(node, "answer", "`true` or `false`")
        return None
    return TrueFalse(truth, correction)


def _date(record: Record, prompt: str | None) -> Body | None:
    node = record.word("answer", required=True)
    answer = None if node is None else date(record, node)
    return None if answer is None else AskDate(answer)


def _number(record: Record, prompt: str | None) -> Body | None:
    unit = record.text("unit", ANSWER_LIMIT)
    tolerance = decimal(record, "tolerance")
    if tolerance is not None and tolerance < 0:
        record.refuse("bad-number", record["tolerance"], "`tolerance` is less than nothing", "write 0 or more")
    answer = decimal(record, "answer", required=True)
    return None if answer is None else Number(answer, unit, Decimal(0) if tolerance is None else tolerance)


def _order(record: Record, prompt: str | None) -> Body | None:
    return Order(record.texts("answer", most=MAX_OPTIONS, required=True, answer=True))


def _match(record: Record, prompt: str | None) -> Body | None:
    pairs = [_pair(record, node) for node in record.list("answer", "pairs", MAX_OPTIONS, required=True)]
    distractors = record.texts("distractors", most=MAX_OPTIONS - min(len(pairs), MAX_OPTIONS), answer=True)
    return Match(tuple(pair for pair in pairs if pair is not None), distractors)


def _pair(record: Record, node: Node) -> tuple[str, str] | None:
    if type(node) is not Sequence or len(node.items) != 2:
        record.refuse("wrong-shape", node, "a pair has two sides", "write `- [left, right]`")
        return None
    left, right = (record.text_of(side, "answer", ANSWER_LIMIT, answer=True) for side in node.items)
    return None if left is None or right is None else (left, right)


def _card(record: Record, prompt: str | None) -> Body | None:
    answer = record.text("answer", required=True)
    points = record.texts("points", most=MAX_OPTIONS)
    return None if answer is None else Card(answer, points)


def _cloze(record: Record, prompt: str | None) -> Body | None:
    node = record.get("prompt")
    if prompt is None or type(node) is not Scalar:
        return None
    if prompt.count("{{") > MAX_OPTIONS:
        place = node.place_of("{{", MAX_OPTIONS)
        record.refuse("too-many", place, f"the prompt holds more than {MAX_OPTIONS} gaps", "make it several questions")
        return None
    edges = list(_GAP_EDGE.finditer(prompt))
    parts: list[str | Gap] = []
    at = number = opened = 0
    whole = True
    while number < len(edges):
        edge = edges[number]
        number += 1
        if edge[0] == "}}":
            continue
        if number == len(edges) or edges[number][0] == "{{":
            place = node.place_of("{{", opened)
            record.refuse("unclosed-gap", place, "the gap is never closed", "close it with `}}`")
            whole = False
            opened += 1
            continue
        gap = _gap(record, node, opened, prompt[: edge.end()], prompt[edge.end() : edges[number].start()])
        whole = whole and gap is not None
        opened += 1
        if edge.start() > at:
            parts.append(prompt[at : edge.start()])
        if gap is not None:
            parts.append(gap)
        at = edges[number].end()
        number += 1
    if at < len(prompt):
        parts.append(prompt[at:])
    if not opened:
        record.refuse("no-gap", node, "a cloze needs a gap in its prompt", "write the answer as `{{answer}}`")
    return Cloze(tuple(parts)) if whole else None


def _gap(record: Record, node: Scalar, number: int, before: str, written: str) -> Gap | None:
    """Gap `number`, counted from 0, of the prompt `node`; `written` is what stands between its braces."""
    spellings = [" ".join(part.split()) for part in written.split("|")]
    if not all(spellings) or not (written.isascii() or all(map(shows, spellings))):
        message = "a spelling in the gap is empty" if any(spellings) else "the gap is empty"
        help = "write the answer as `{{answer}}` or `{{answer|other spelling}}`"
        record.refuse("empty-gap", node.place_of("{{", number), message, help)
        return None
    if len(written) > ANSWER_LIMIT and max(map(len, spellings)) > ANSWER_LIMIT:
        message = f"a gap is longer than {ANSWER_LIMIT:,} characters"
        record.refuse("too-long", node.place_of("{{", number), message)
        return None
    if not written.isascii():
        record.look_closely(node, written, answer=True, typed=True, before=before)
    return Gap(spellings[0], tuple(spellings[1:]))


READERS: dict[str, Callable[[Record, str | None], Body | None]] = {
    "choice": _choice,
    "select": _select,
    "typed": _typed,
    "cloze": _cloze,
    "true-false": _true_false,
    "date": _date,
    "number": _number,
    "order": _order,
    "match": _match,
    "card": _card,
}
"""For each type, what reads its body; given the question's map and its prompt."""
