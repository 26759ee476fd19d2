"""Who and what a question names, as a learner may look it up after the answer."""

from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import Bank, Choice, Person, Question, QuestionId, Term
from coldwar_quiz.diagnostics.span import Span
from coldwar_quiz.study.lookup import Entry, Lookup

_SPAN = Span("decks/sample.yaml", 1, 1, 1, 2)
_BERIA = Entry("Lavrentiy Beria", "minister of internal affairs in 1953")
_MVD = Entry("Ministry of Internal Affairs", "Beria's ministry.")
_BANK = Bank(
    people=(Person("beria", *_BERIA[:1], "Beria", _BERIA.text, surnames=("Berija",)),),
    glossary=(Term("mvd", _MVD.name, _MVD.text, also=("MVD", "Interior Ministry")),),
)


def _asked(prompt: str, answer: str = "Kruglov", explanation: str = "") -> Question:
    return Question(QuestionId("sample", "one"), Choice(answer, ("Serov",)), prompt, _SPAN, explanation=explanation)


def test_people_are_found_by_surname_and_terms_by_any_spelling_each_once() -> None:
    question = _asked(
        "What did the MVD say?", explanation="Beria led the interior ministry. Beria's deputy kept silent."
    )
    assert Lookup(_BANK).entries(question) == (_MVD, _BERIA)


def test_a_name_inside_another_word_and_small_letters_of_an_abbreviation_are_not_taken_for_them() -> None:
    assert Lookup(_BANK).entries(_asked("What did the Siberian mvd and beria do?", "Berianism")) == ()


def test_a_bank_that_describes_nobody_has_nothing_to_tell() -> None:
    assert Lookup(Bank()).entries(_asked("What did Beria say?")) == ()


def test_every_person_and_term_of_the_bundled_bank_is_named_somewhere() -> None:
    bank, _ = load_bank()
    lookup = Lookup(bank)
    named = {entry.name for question in bank.active for entry in lookup.entries(question)}
    described = {person.name for person in bank.people} | {term.term for term in bank.glossary}
    assert described - named == set()
