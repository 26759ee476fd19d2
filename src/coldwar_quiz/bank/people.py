"""Files of people and of terms: who and what the questions speak of, and how it is spelled."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.keys import PERSON_KEYS, TERM_KEYS
from coldwar_quiz.bank.misnested import whole_items
from coldwar_quiz.bank.model import Person, Term
from coldwar_quiz.bank.nodes import Item
from coldwar_quiz.bank.other_words import OF_A_PERSON, OF_A_TERM
from coldwar_quiz.bank.tree import Mapping
from coldwar_quiz.bank.values import ANSWER_LIMIT, Record
from coldwar_quiz.diagnostics.problem import Label
from coldwar_quiz.diagnostics.span import Span

_T = TypeVar("_T")


def read_people(items: Iterable[Item], findings: Findings) -> tuple[Person, ...]:
    """The people of a file. `surname` is the last word of `name` unless it is given."""
    return _read_each(items, findings, "a person", PERSON_KEYS, OF_A_PERSON, _person)


def read_terms(items: Iterable[Item], findings: Findings) -> tuple[Term, ...]:
    """The entries of a glossary."""
    return _read_each(items, findings, "a term", TERM_KEYS, OF_A_TERM, _term)


def _read_each(
    items: Iterable[Item],
    findings: Findings,
    what: str,
    keys: frozenset[str],
    called: dict[str, str],
    read: Callable[[Record, Span], _T | None],
) -> tuple[_T, ...]:
    found: list[_T] = []
    ids: dict[str, Span] = {}
    for item in whole_items(items, what.split()[-1], findings):
        before = findings.errors
        if item.node is None:
            continue
        if not isinstance(item.node, Mapping):
            findings.error("wrong-shape", item.node, f"{what} must be a map", help="begin it with `- id: ...`")
            continue
        record = Record(item.node, findings, what)
        record.keep_to(keys, called)
        name = record.slug("id", required=True)
        id_node = record.get("id")
        if name is None or id_node is None:
            read(record, item.node.span)
            continue
        record.about(id_node)
        place = id_node.span
        if name in ids:
            first = Label(ids[name], "first used here")
            findings.error(
                "duplicate-id",
                place,
                f"the id `{name}` is used twice",
                label="used again here",
                others=(first,),
                help="give one of the two another id",
            )
        ids.setdefault(name, place)
        entry = read(record, place)
        if entry is not None and findings.errors == before and item.clean:
            found.append(entry)
    return tuple(found)


def _person(record: Record, place: Span) -> Person | None:
    name = record.text("name", ANSWER_LIMIT, required=True, answer=True, typed=True)
    who = record.text("who", required=True)
    surname = record.text("surname", ANSWER_LIMIT, answer=True, typed=True)
    given = record.texts("given", answer=True, typed=True)
    surnames = record.texts("surnames", answer=True, typed=True)
    patronymic = record.text("patronymic", ANSWER_LIMIT, answer=True, typed=True)
    also = record.texts("also", answer=True, typed=True)
    person_id = record.written("id")
    if person_id is None or name is None or who is None:
        return None
    return Person(person_id, name, surname or name.split()[-1], who, given, surnames, patronymic, also, place)


def _term(record: Record, place: Span) -> Term | None:
    term = record.text("term", ANSWER_LIMIT, required=True, answer=True)
    text = record.text("text", required=True)
    also = record.texts("also", answer=True)
    term_id = record.written("id")
    if term_id is None or term is None or text is None:
        return None
    return Term(term_id, term, text, also, place)
