"""The names of the bank: who a typed name means, how else it is spelled, and whether it is somebody else's.

Built once for a bank, and only as far as it is asked: the first typed answer pays a few milliseconds.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.model import Bank, Cloze, Person, Typed, Work
from coldwar_quiz.study.grading.spelling import distance, keys, limit, readings, title_off

_PATRONYMIC = re.compile(r".+(?:ich|ych|itch|itsch|ic|vna|wna|chna)")
"""How a patronymic ends in any transliteration; its first letter is compared, its spelling is not."""


@dataclass(frozen=True)
class _Parts:
    """The spellings of the parts of a person's name, squashed."""

    surnames: frozenset[str]
    given: frozenset[str]
    patronymic: str

    def first(self, words: list[str]) -> bool:
        """Whether `words` (one or more) are a given name or its initial, then perhaps a patronymic or its initial."""
        return any(self._given("".join(words[:n])) and self._father(words[n:]) for n in range(1, len(words) + 1))

    def _given(self, word: str) -> bool:
        return word in self.given or (len(word) == 1 and any(g.startswith(word) for g in self.given))

    def _father(self, words: list[str]) -> bool:
        if len(words) != 1:
            return not words
        word = words[0]
        looks_like_one = len(word) == 1 or _PATRONYMIC.fullmatch(word) is not None
        return looks_like_one and word[0] == (self.patronymic or word)[0]


@dataclass(frozen=True)
class Names:
    """Every name the bank accepts somewhere, and the works its accounts come from."""

    people: Mapping[str, Person] = field(default_factory=dict)
    works: Mapping[str, Work] = field(default_factory=dict)
    answers: tuple[tuple[str, ...], ...] = ()
    """The accepted spellings of each typed answer, gap, and typed question's option; the key comes first."""
    terms: tuple[tuple[str, ...], ...] = ()
    """The spellings of each term of the glossary."""

    @classmethod
    def of(cls, bank: Bank) -> "Names":
        """The names of a bank. Cheap: the indexes are made when a typed answer first needs them."""
        answers: list[tuple[str, ...]] = []
        for question in bank:
            body = question.body
            if isinstance(body, Typed):
                answers.append((body.answer, *body.accept))
                answers.extend((option,) for option in body.distractors)
            elif isinstance(body, Cloze):
                answers.extend((gap.answer, *gap.accept) for gap in body.gaps)
        terms = tuple((term.term, *term.also) for term in bank.glossary)
        return cls({person.id: person for person in bank.people}, bank.works, tuple(answers), terms)

    def who(self, text: str) -> frozenset[str]:
        """The ids of the people `text` may name, after a leading title: none, one, or several with one surname.

        A person is named by the surname, by given name or initial (and patronymic or its initial) before or after it,
        and by the listed other names, in any listed spelling.
        """
        return frozenset().union(*(self._who(title) for reading in readings(text) for title in _titled(reading)))

    def surnamed(self, text: str) -> frozenset[str]:
        """The ids of the people whose surname `text` ends with, whatever stands before it."""
        ends = [" ".join(said[cut:]) for r in readings(text) for said in (r.split(),) for cut in range(len(said))]
        return frozenset().union(*(self._by_surname.get(end.replace(" ", ""), frozenset()) for end in ends))

    def given(self, person: str) -> str:
        """The given name as shown to the learner, empty where the name has only one part."""
        return next(iter(_given(self.people[person])), "")

    def spellings(self, person: str) -> tuple[str, ...]:
        """The written forms of a person's name that a slip is measured from.

        A surname too short for slips gets none by way of a longer transliteration either: Berya is not Beria for being
        near Beriya.
        """
        known = self.people[person]
        surnames = (known.surname, *known.surnames) if limit(len(known.surname)) else (known.surname,)
        given = _given(known)
        first = (*given, *(name[0] for name in given))
        whole = (f"{name} {surname}" for surname in surnames for name in first)
        return tuple(dict.fromkeys((known.name, *surnames, *whole, *known.also)))

    def terms_for(self, accepted: Iterable[str], prompt: str, others: Iterable[str]) -> tuple[str, ...]:
        """The other spellings of those terms of the glossary that `accepted` names.

        What the prompt says already is no answer to it, and what is another option is another answer.
        """
        if not self.terms:
            return ()
        said = f" {fold(prompt)} "
        foreign = frozenset().union(*(keys(other) for other in others))
        found = [form for own in accepted for key in keys(own) for form in self._by_term.get(key, ())]
        return tuple(
            form for form in dict.fromkeys(found) if f" {fold(form)} " not in said and keys(form).isdisjoint(foreign)
        )

    def another(self, typed: str, own: Iterable[str], edits: int) -> bool:
        """Whether a name of the bank that is none of `own` is fewer than `edits` away from `typed`.

        `typed` and `own` are readings without spaces. With `edits` 1 that asks whether it is such a name itself.
        """
        ours = frozenset().union(*(self._owners.get(form, frozenset()) for form in own))
        if edits == 1:
            return not ours & (owners := self._owners.get(typed, frozenset())) and bool(owners)
        return any(
            distance(name, typed, edits - 1) < edits for name, owners in self._owners.items() if not owners & ours
        )

    def short(self, source: str) -> str:
        """What screens call a work; its slug where the bank does not know it."""
        return self.works[source].short if source in self.works else source

    @cached_property
    def _parts(self) -> Mapping[str, _Parts]:
        return {
            p.id: _Parts(
                frozenset().union(*(keys(s) for s in (p.surname, *p.surnames))),
                frozenset().union(*(keys(g) for g in _given(p))),
                fold(p.patronymic or ""),
            )
            for p in self.people.values()
        }

    @cached_property
    def _by_surname(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for person, parts in self._parts.items():
            for surname in parts.surnames:
                found[surname] = found.get(surname, frozenset()) | {person}
        return found

    @cached_property
    def _by_whole(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for person in self.people.values():
            for name in (person.name, person.surname, *person.surnames, *person.also):
                for key in keys(name):
                    found[key] = found.get(key, frozenset()) | {person.id}
        return found

    @cached_property
    def _by_term(self) -> Mapping[str, tuple[str, ...]]:
        return {key: forms for forms in self.terms for form in forms for key in keys(form)}

    @cached_property
    def _owners(self) -> Mapping[str, frozenset[str]]:
        """Each name, squashed -> what it is a name of: people's ids, and `=key` for the answers of questions."""
        found: dict[str, set[str]] = {name: set(people) for name, people in self._by_whole.items()}
        for forms in (*self.answers, *self.terms):
            owner = min(f"={key}" for key in keys(forms[0]))
            for form in forms:
                for key in keys(form):
                    found.setdefault(key, set()).add(owner)
        return {name: frozenset(owners) for name, owners in found.items()}

    def _who(self, folded: str) -> frozenset[str]:
        words = folded.split()
        found = set(self._by_whole.get("".join(words), ()))
        for cut in range(1, len(words)):
            head, tail = "".join(words[:cut]), "".join(words[cut:])
            found.update(p for p in self._by_surname.get(tail, ()) if self._parts[p].first(words[:cut]))
            found.update(p for p in self._by_surname.get(head, ()) if self._parts[p].first(words[cut:]))
        return frozenset(found)


def _titled(folded: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((folded, title_off(folded), title_off(folded, misspelt=True))))


def _given(person: Person) -> tuple[str, ...]:
    """The given names: what `name` has beside the surname, and the listed other spellings."""
    beside = " ".join(word for word in person.name.split() if fold(word) not in fold(person.surname).split())
    return tuple(dict.fromkeys(g for g in (beside, *person.given) if g))
