"""Typed answers that name a body, an office or an affair: the glossary says how else it is called."""

import pytest

from coldwar_quiz.bank.model import Bank, Cloze, Gap, Term, Typed
from coldwar_quiz.study.grading import Names, grade
from coldwar_quiz.study.model import Filled, Outcome, Written
from grading_cases import a_question

_INTERIOR = Term("interior", "Ministry of Internal Affairs", "A ministry.", ("MVD", "Interior Ministry"))
_SECURITY = Term("security", "Ministry of State Security", "Another.", ("MGB", "State Security Ministry"))
_NAMES = Names.of(Bank(glossary=(_INTERIOR, _SECURITY)))
_BODY = Typed("Ministry of Internal Affairs", (), ("Ministry of State Security", "Ministry of Justice"))


def _typed(text: str, prompt: str = "Which ministry did Beria head in 1953?", body: Typed = _BODY) -> Outcome:
    return grade(a_question(body, prompt=prompt), Written(text), _NAMES).outcome


@pytest.mark.parametrize("text", ["MVD", "mvd", "Interior Ministry", "the interior ministry", "M.V.D."])
def test_every_name_of_a_term_is_right_where_the_term_is_the_answer(text: str) -> None:
    assert _typed(text) is Outcome.RIGHT


def test_an_abbreviation_as_the_key_takes_the_whole_name() -> None:
    assert _typed("Ministry of Internal Affairs", body=Typed("MVD")) is Outcome.RIGHT


@pytest.mark.parametrize("text", ["MGB", "Ministry of State Security", "MVE", "Justice"])
def test_another_term_another_option_and_a_misspelt_abbreviation_are_wrong(text: str) -> None:
    assert _typed(text) is Outcome.WRONG


def test_what_the_prompt_says_already_is_no_answer_to_it() -> None:
    asked = "What do the initials MVD stand for?"
    assert _typed("MVD", asked) is Outcome.WRONG
    assert _typed("Interior Ministry", asked) is Outcome.RIGHT


def test_a_name_that_is_offered_as_a_wrong_option_stays_wrong() -> None:
    body = Typed("Ministry of Internal Affairs", (), ("Interior Ministry", "Ministry of Justice"))
    assert _typed("Interior Ministry", body=body) is Outcome.WRONG


def test_a_gap_takes_the_names_of_a_term_too() -> None:
    question = a_question(Cloze(("Beria headed the ", Gap("Ministry of Internal Affairs"), ".")))
    assert grade(question, Filled(("MVD",)), _NAMES).outcome is Outcome.RIGHT


def test_a_slip_in_a_long_name_is_near_and_never_another_term() -> None:
    assert _typed("Intirior Ministry") is Outcome.NEAR
    assert _typed("State Securety Ministry") is Outcome.WRONG
