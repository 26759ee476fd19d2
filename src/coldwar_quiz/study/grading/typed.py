"""Typed answers: right, a slip the learner decides on, or wrong."""

from collections.abc import Iterable
from dataclasses import dataclass

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.study.grading.dates import agrees, read_date
from coldwar_quiz.study.grading.letters import words
from coldwar_quiz.study.grading.names import Names
from coldwar_quiz.study.grading.numbers import read_number
from coldwar_quiz.study.grading.spelling import keys, readings, slip, title_off
from coldwar_quiz.study.model import Outcome

_NO_NAMES = frozenset(
    words(
        "not no never neither nor or and but by it is was he she him the a an of to for maybe perhaps probably either"
    )
)
"""What stands before a surname without being anybody's first name."""


@dataclass(frozen=True, slots=True)
class Judged:
    """How one typed text compares with one key: RIGHT, NEAR, WRONG or UNCLEAR, and what to say about it."""

    outcome: Outcome
    note: str = ""


def judge(text: str, accepted: tuple[str, ...], others: tuple[str, ...], prompt: str, names: Names) -> Judged:
    """Compare what was typed with the `accepted` spellings, the key first.

    `others` are the answers this text must not be taken for a slip of: the other options, other accounts' answers.
    """
    accepted = (*accepted, *names.terms_for(accepted, prompt, others))
    meant = names.who(text)
    people = [p for form in accepted if len(found := names.who(form)) == 1 for p in found]
    if says(text, accepted, prompt, names, whole_name=True):
        return Judged(Outcome.RIGHT)
    if len(meant) == 1 and not meant.isdisjoint(people):
        return Judged(Outcome.RIGHT)
    if len(meant) > 1 and not meant.isdisjoint(people):
        shared = " or ".join(sorted(names.people[p].name for p in meant))
        return Judged(Outcome.UNCLEAR, f"{shared}? type the first name too")
    if meant:
        return Judged(Outcome.WRONG, "; ".join(f"{names.people[p].name}: {names.people[p].who}" for p in sorted(meant)))
    if is_slip(text, forms_of(accepted, names), others, names):
        return Judged(Outcome.NEAR)
    same_surname = [names.given(p) for p in people if p in names.surnamed(text) and names.given(p)]
    if same_surname and _may_begin_with_a_name(text):
        return Judged(Outcome.WRONG, f"the surname is right, the first name is {same_surname[0]}")
    return Judged(Outcome.WRONG)


def _may_begin_with_a_name(text: str) -> bool:
    """Whether what stands before the last word may be first names: `Nikita` or `nikita`, but neither `not` nor `2`."""
    before = text.split()[:-1]
    capitals = any(character.isupper() for character in text)
    return all(
        fold(word) not in _NO_NAMES and word[0].isalpha() and (word[0].isupper() or not capitals) for word in before
    )


def says(text: str, accepted: Iterable[str], prompt: str, names: Names, whole_name: bool = False) -> bool:
    """Whether `text` is one of the accepted spellings: folded, without a title, as a number or as a date.

    Unless `whole_name`, any form of the one person a spelling names counts too.
    """
    typed = _typed_keys(text)
    meant = names.who(text)
    number, date = read_number(text).value, read_date(text, prompt).date
    for form in accepted:
        if not _key_forms(form).isdisjoint(typed if _is_proper(form) else keys(text)):
            return True
        if number is not None and number == read_number(form).value:
            return True
        if date is not None and any(c.isalpha() for c in form):
            asked = read_date(form, prompt).date
            if asked is not None and agrees(date, asked):
                return True
        if not whole_name and len(meant) == 1 and meant == names.who(form):
            return True
    return False


def forms_of(accepted: Iterable[str], names: Names) -> tuple[str, ...]:
    """The `accepted` spellings and those of the people they name: what a slip is measured from."""
    written = tuple(accepted)
    people = dict.fromkeys(p for form in written if len(found := names.who(form)) == 1 for p in found)
    return (*written, *(form for person in people for form in names.spellings(person)))


def is_slip(text: str, forms: tuple[str, ...], others: tuple[str, ...], names: Names) -> bool:
    """Whether `text` misspells one of the `forms` and could not be another name instead."""
    own = frozenset().union(*(keys(form) for form in forms))
    foreign = frozenset().union(*(keys(other) for other in others)) - own
    for typed in _typed_keys(text):
        if typed in foreign:
            return False
        for form in forms:
            found = slip(form, typed)
            if found is None or names.another(typed, own, found.edits):
                continue
            if not any(word in foreign or names.another(word, own, 1) for word in found.changed):
                return True
    return False


def _is_proper(form: str) -> bool:
    """Whether a key is a name, so that a title before it says nothing: not so for `secretary`."""
    return any(c.isupper() for c in form)


def _key_forms(form: str) -> frozenset[str]:
    """A key without spaces, and without its title; but general is an adjective too, as in General Strike."""
    said = next(iter(readings(form)))
    return keys(form) if said.startswith("general ") or not _is_proper(form) else _untitled(form, misspelt=False)


def _typed_keys(text: str) -> frozenset[str]:
    """What was typed, with and without a leading title, be that misspelt, as readings without spaces."""
    return _untitled(text, misspelt=False) | _untitled(text, misspelt=True)


def _untitled(text: str, misspelt: bool) -> frozenset[str]:
    return frozenset(
        form.replace(" ", "") for reading in readings(text) for form in (reading, title_off(reading, misspelt))
    )
