"""Who and what a question names: the people and the terms of the bank that occur in it, with what is said of them."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from coldwar_quiz.bank.model import (
    Bank,
    Card,
    Choice,
    Cloze,
    Match,
    Order,
    Person,
    Question,
    Select,
    Term,
    TrueFalse,
    Typed,
)


class Entry(NamedTuple):
    """A person or a term, and who or what that is."""

    name: str
    text: str


class Lookup:
    """Finds the people and terms of a bank in its questions. Cheap to make: the pattern is built when first needed."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def entries(self, question: Question) -> tuple[Entry, ...]:
        """Everybody and everything `question` names, prompt first, each once. To be shown after the answer only."""
        found: dict[Entry, None] = {}
        for text in _texts(question):
            for match in self._pattern.finditer(text):
                entry = self._entries.get(match[0]) or self._entries.get(match[0].lower())
                if entry is not None:
                    found[entry] = None
        return tuple(found)

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        """By the spelling looked for; terms in lower case, but for abbreviations."""
        entries: dict[str, Entry] = {}
        for person in self._bank.people:
            for surname in _surnames(person):
                entries.setdefault(surname, Entry(person.name, person.who))
        for term in self._bank.glossary:
            for spelling in _spellings(term):
                entries.setdefault(spelling if spelling.isupper() else spelling.lower(), Entry(term.term, term.text))
        return entries

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        exact = [surname for person in self._bank.people for surname in _surnames(person)]
        spellings = [spelling for term in self._bank.glossary for spelling in _spellings(term)]
        exact += [spelling for spelling in spellings if spelling.isupper()]
        loose = [spelling for spelling in spellings if not spelling.isupper()]
        either = [either for either in (_any_of(exact), f"(?i:{_any_of(loose)})" if loose else "") if either]
        return re.compile(rf"\b(?:{'|'.join(reversed(either)) or '(?!)'})\b")


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


def _surnames(person: Person) -> tuple[str, ...]:
    return (person.surname, *person.surnames)


def _spellings(term: Term) -> tuple[str, ...]:
    return (term.term, *term.also)


def _texts(q: Question) -> Iterator[str]:
    yield q.text if isinstance(q.body, Cloze) else q.prompt
    yield from _answers(q)
    for text in (q.explanation, *(account.says for account in q.accounts), *(cited.quote for cited in q.evidence)):
        if text:
            yield text


def _answers(q: Question) -> Iterator[str]:
    body = q.body
    if isinstance(body, Choice | Typed | Card):
        yield body.answer
    elif isinstance(body, Select):
        yield from body.answers
    elif isinstance(body, Order):
        yield from body.items
    elif isinstance(body, Cloze):
        yield from (gap.answer for gap in body.gaps)
    elif isinstance(body, TrueFalse) and body.correction:
        yield body.correction
    elif isinstance(body, Match):
        yield from (side for pair in body.pairs for side in pair)
    if isinstance(body, Choice | Select | Typed | Match):
        yield from body.distractors
