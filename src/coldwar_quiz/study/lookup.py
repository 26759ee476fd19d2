"""Who and what a question names: the people and the terms of the bank that occur in it, with what is said of them."""

import re
from functools import cached_property
from typing import NamedTuple

from coldwar_quiz.bank.model import Bank, Person, Question, Term
from coldwar_quiz.bank.texts import quotes, texts


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
        for _, text in (*texts(question), *quotes(question)):
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
