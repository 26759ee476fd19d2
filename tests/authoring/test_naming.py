"""Names proposed for questions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coldwar_quiz.authoring.naming import Names, of_file, propose
from coldwar_quiz.bank.model import Bank, Deck, Question, QuestionId
from coldwar_quiz.bank.rules import check_bank
from coldwar_quiz.bank.rules.writing.texts import answers
from coldwar_quiz.bank.slugs import SLUG, SLUG_LIMIT
from strategies import NOWHERE, questions


@pytest.mark.parametrize(
    ("prompt", "answer", "name"),
    [
        ("Who led the GDR's party in 1953?", "Ulbricht", "led-gdr-party-1953"),
        ("What do the Russian initials MVD stand for in English?", "Ministry", "russian-initials-mvd-stand"),
        ("The memorandum ends with a lack of {{food}} and {{goods}}.", "food", "memorandum-ends-lack"),
        ("Кто возглавлял партию ГДР?", "Ульбрихт", "kto-vozglavlyal-partiyu-gdr"),
        ("Wer führte die Straße?", "Niemand", "wer-fuhrte-die-strasse"),
        ("1953: which party?", "x", "party-1953"),
        ("誰が党を率いたか", "x", "question-1"),
        ("מזכיר?", "x", "question-1"),
        ("Who was it?", "x", "question-1"),
        ("Zhukov?", "Marshal Zhukov", "question-1"),
        ("Which marshals arrested Beria?", "Marshal Zhukov", "arrested-beria"),
    ],
)
def test_a_name_says_what_is_asked(prompt: str, answer: str, name: str) -> None:
    assert propose(prompt, [answer], ()) == name


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert propose("Which party?", ["x"], {"party", "party-2"}) == "party-3"
    assert propose("?", ["x"], {"question-1"}) == "question-2"
    assert propose("Ünruhen in Düsseldorf", ["x"], {"unruhen-dusseldorf"}) == "unruhen-dusseldorf-2"


PROMPTS = st.sampled_from(["Which party?", "Which party led?", "1953?", "?", "Question", "x" * 99, "x" * 99 + "y"])


@given(st.lists(PROMPTS, max_size=30), st.sets(st.sampled_from(["party-2", "party-3", "question-1"])))
def test_names_for_many_questions_are_those_that_each_would_get_alone(prompts: list[str], taken: set[str]) -> None:
    names, used = Names(taken), set(taken)
    for prompt in prompts:
        name = names.propose(prompt, ["led"])
        assert name == propose(prompt, ["led"], used)
        assert name not in names
        names.add(name)
        used.add(name)


@pytest.mark.parametrize(
    ("word", "answer", "tells"),
    [
        ("beria", "Lavrenty Beria", True),
        ("socialism", "socialist", False),
        ("socialism", "social", True),
        ("social", "socialism", True),
        ("socialism", "so", False),
        ("partys", "party", True),
        ("bury", "burying", False),
    ],
)
def test_a_word_that_is_an_answer_s_but_for_its_ending_tells_it(word: str, answer: str, tells: bool) -> None:
    assert propose(f"Zzz {word}?", [answer], ()) == ("zzz" if tells else f"zzz-{word}")


@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=3), st.sets(st.text(max_size=5), max_size=3))
@settings(max_examples=500, deadline=None)
def test_a_name_is_always_a_legal_one_that_is_free_and_always_the_same(
    prompt: str, said: list[str], taken: set[str]
) -> None:
    name = propose(prompt, said, taken)
    assert SLUG.fullmatch(name)
    assert len(name) <= SLUG_LIMIT
    assert name not in taken
    assert propose(prompt, said, {*taken, name}) != name
    assert propose(prompt, list(reversed(said)), set(taken)) == name


@given(questions())
@settings(max_examples=300, deadline=None)
def test_no_name_gives_an_answer_away(question: Question) -> None:
    name = propose(question.text, answers(question.body), ())
    named = question._replace(id=QuestionId("drawn", name))
    bank = Bank((Deck("drawn", "Drawn", "drawn.yaml", NOWHERE, questions=(named,)),))
    assert "telling-id" not in {problem.code for problem in check_bank(bank, lock=None).problems}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Words, July", "words-july"), ("my_words", "my-words"), ("Берия 1953", "beriya-1953"), ("1953", "deck-1953"),
        ("日本", "deck"),
    ],
)  # fmt: skip
def test_what_stands_in_a_file_is_called_after_it(name: str, expected: str) -> None:
    assert of_file(name, "deck") == expected
