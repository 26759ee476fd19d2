"""Changes to a question inside its file: the id, its old ids, a new key. Everything else keeps every byte."""

import json
from collections.abc import Iterator

from coldwar_quiz.authoring.files import explained_by
from coldwar_quiz.authoring.outline import Edit, Entry, Outline, extent
from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.authoring.writing import ORDER, entry_text, flow_entry
from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.bank.tree import Mapping, Scalar
from coldwar_quiz.bank.tree import Sequence as ListNode
from coldwar_quiz.errors import CannotDo


def word_replaced(deck: Outline, node: Scalar, word: str) -> Edit:
    """`word` in the place of an id, in the quotes that one has. CannotDo where it is written in an odd way."""
    source = deck.file.source
    start, end = extent(source, node)
    written = source.text[start:end]
    for quote in ("", "'", '"'):
        if written == f"{quote}{node.value}{quote}":
            return Edit(start, end, f"{quote}{word}{quote}")
    raise CannotDo(
        f"{node.span}: `{node.value}` is not written on one line as a word",
        "nothing was changed; write the id plainly first",
    )


def entry_added(deck: Outline, question: Entry, key: str, value: object) -> Edit:
    """A new entry in a question: below the last of the keys that come before it in the order of the format."""
    source, text = deck.file.source, deck.file.source.text
    node = _map_of(deck, question)
    start, _ = extent(source, node)
    entries = node.entries
    if text[start] == "{":
        _, end = extent(source, entries[-1][1])
        if all(text[extent(source, name)[0]] == '"' for name, _ in entries):  # JSON stays JSON
            return Edit(end, end, f", {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
        return Edit(end, end, f", {flow_entry(key, value)}")
    before = ORDER[: ORDER.index(key)]
    placed = [value for name, value in entries if name.value in before]
    _, end = extent(source, placed[-1] if placed else entries[-1][1])
    first = question.node.first_key if question.node is not None else None
    column = first.span.column - 1 if first is not None else 0
    return _line_after(deck, end, entry_text(key, value, column, deck.layout))


def former_id_added(deck: Outline, question: Entry, old: str) -> Edit:
    """`old` as the newest of the old ids of a question."""
    listed = question.get("formerly")
    if listed is None:
        return entry_added(deck, question, "formerly", [Word(old)])
    if not isinstance(listed, ListNode) or not listed.items:
        raise CannotDo(f"{listed.span}: `formerly` is no list", "nothing was changed; mend it first")
    source = deck.file.source
    start, _ = extent(source, listed)
    _, end = extent(source, listed.items[-1])
    if source.text[start] == "[":
        last = source.text[extent(source, listed.items[-1])[0]]
        quote = last if last in "'\"" else ""
        return Edit(end, end, f", {quote}{old}{quote}")
    column = listed.span.column - 1
    return _line_after(deck, end, f"{' ' * column}- {old}{deck.layout.line_end}")


def named_otherwise(deck: Outline, old: QuestionId, new: QuestionId) -> Iterator[Edit]:
    """The places of a deck that name the question `old`, with its new id."""
    for entry in deck.entries:
        confused = entry.get("confusable")
        for key, _ in confused.entries if isinstance(confused, Mapping) else ():
            if QuestionId.parse(key.value, deck.deck) == old:
                yield word_replaced(deck, key, str(new) if "/" in key.value else new.question)


def id_of(deck: Outline, question: Entry) -> Scalar:
    """The `id` of a question that has one."""
    node = question.get("id")
    if not isinstance(node, Scalar):
        raise CannotDo(f"`{question.id}` cannot be changed: its syntax is at fault", explained_by(deck.file))
    return node


def _map_of(deck: Outline, question: Entry) -> Mapping:
    if question.node is None:
        raise CannotDo(f"`{question.id}` cannot be changed: its syntax is at fault", explained_by(deck.file))
    return question.node


def _line_after(deck: Outline, end: int, lines: str) -> Edit:
    """`lines` below the line on which offset `end` lies."""
    text = deck.file.source.text
    at = text.find("\n", end) + 1
    return Edit(at, at, lines) if at else Edit(len(text), len(text), deck.layout.line_end + lines)
