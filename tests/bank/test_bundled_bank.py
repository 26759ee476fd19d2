"""What the bundled bank promises as a whole. What a single question promises, the rules of `check` say."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from math import sqrt

import pytest

from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import BODIES, Bank, Choice, Cloze, Deck, Question, TrueFalse, Typed
from coldwar_quiz.bank.rules import check_bank
from coldwar_quiz.bank.rules.writing.tricks import try_all
from coldwar_quiz.bank.texts import Text, texts
from records import CHECKOUT, seed_texts

SIZES = {
    "stalin-last-months": (28, 18),
    "succession": (48, 36),
    "doctors-plot": (34, 25),
    "reforms-nationalities": (58, 42),
    "defections-memo": (36, 28),
    "new-course-june": (50, 38),
    "eastern-europe": (30, 22),
    "foreign-policy": (28, 20),
    "plot-and-arrest": (68, 48),
    "letter": (50, 36),
    "charges-trial-aftermath": (38, 28),
    "camps-rehabilitation": (28, 20),
    "sources": (40, 26),
    "background": (24, 13),
}
"""For each deck: how many questions it is meant to have, and how many must be left without the content notes."""


@cache
def _bank() -> Bank:
    return load_bank()[0]


def _deck(name: str) -> Deck:
    return _bank().deck_by_id[name]


def test_the_bank_has_its_fourteen_decks_and_at_least_540_questions() -> None:
    assert set(_bank().deck_by_id) == set(SIZES)
    assert len(_bank().active) >= 540


@pytest.mark.parametrize("name", SIZES)
def test_a_deck_has_its_size_four_types_and_enough_that_is_easy(name: str) -> None:
    meant, least = SIZES[name]
    questions = _deck(name).questions
    levels = Counter(q.difficulty for q in questions)
    assert len(questions) >= 0.9 * meant
    assert len({q.type for q in questions}) >= 4
    assert min(levels[1], levels[2]) >= 0.2 * len(questions)
    assert sum(1 for q in questions if not q.content) >= least


def test_every_type_is_used_ten_times_and_the_difficulties_are_as_meant() -> None:
    asked = _bank().active
    assert min(Counter(q.type for q in asked)[name] for name in BODIES) >= 10
    levels = Counter(q.difficulty for q in asked)
    for level, share in ((1, 0.4), (2, 0.4), (3, 0.2)):
        assert abs(levels[level] / len(asked) - share) <= 0.08, level


def test_true_statements_are_as_many_as_false_ones() -> None:
    answers = Counter(q.body.answer for q in _bank().active if isinstance(q.body, TrueFalse))
    assert abs(answers[True] - answers[False]) <= sqrt(sum(answers.values()))


def test_disagreements_are_shown_and_asked_about() -> None:
    assert sum(1 for q in _bank().active if q.accounts) >= 40
    assert sum(1 for q in _bank().active if "source-criticism" in q.tags) >= 30


def test_no_trick_tells_the_right_option_better_than_chance() -> None:
    for luck in try_all(_bank().active):
        assert luck.asked > 250
        assert luck.excess <= 2.6, luck.trick


def test_twelve_starters_are_asked_first() -> None:
    assert sum(1 for q in _bank().active if "starter" in q.tags) == 12


def test_no_choice_offers_a_person_who_stands_in_its_prompt_as_a_wrong_answer() -> None:
    surnames = {person.surname for person in _bank().people}
    for q in _bank().active:
        if isinstance(q.body, Choice | Typed):
            named = {name for name in surnames if re.search(rf"\b{name}\b", q.prompt)}
            wrong = named.intersection(q.body.distractors)
            assert not wrong or re.search(rf"\b{q.body.answer.split()[-1]}\b", q.prompt), str(q.id)


def test_every_recorded_place_is_quoted_or_said_to_be_left_out() -> None:
    quoted = {(e.source, e.where) for q in _bank() for e in (*q.evidence, *q.accounts)}
    left_out = (CHECKOUT / "docs" / "coverage.md").read_text("utf-8")
    for work in _bank().works.values():
        for name, place in work.places.items():
            assert (work.id, name) in quoted or f"- {place.title}: " in left_out, (work.id, name)


def _runs(text: str, *, of: int) -> set[tuple[str, ...]]:
    """Every run of so many words in `text`, whatever stands between the words."""
    words = re.findall(r"[a-z0-9]+", re.sub("['\u2019]", "", text.lower()))
    return {tuple(words[i : i + of]) for i in range(len(words) - of + 1)}


def _said(q: Question) -> Iterator[Text]:
    """What `q` says in its own voice, a cloze read with its gaps filled."""
    yield from texts(q)
    if isinstance(q.body, Cloze):
        yield "prompt", "".join(part if isinstance(part, str) else part.answer for part in q.body.parts)


def test_nothing_but_evidence_repeats_more_than_twelve_words_of_a_document() -> None:
    documents = [path.read_text("utf-8") for path in seed_texts().glob("*.txt")]
    theirs = set[tuple[str, ...]]().union(*(_runs(document, of=13) for document in documents))
    ours = [(str(q.id), field, _runs(text, of=13) & theirs) for q in _bank() for field, text in _said(q)]
    assert [(name, field, *found) for name, field, found in ours if found] == []


def test_an_allowed_rule_has_a_reason_of_more_than_a_few_words() -> None:
    for q in _bank():
        for code, reason in q.allow:
            assert len(reason.split()) >= 5, f"{q.id}: {code}"


def test_the_review_page_gives_the_hits_of_every_rule_as_they_are() -> None:
    page = (CHECKOUT / "docs" / "bank-review.md").read_text("utf-8")
    told = {code: int(hits) for code, hits in re.findall(r"^\| `([a-z-]+)` \| (\d+) \| \d+ \|$", page, re.MULTILINE)}
    bank = load_bank(rules=False)[0]
    decks = tuple(d._replace(questions=tuple(q._replace(allow=()) for q in d.questions)) for d in bank.decks)
    found = Counter(problem.code for problem in check_bank(replace(bank, decks=decks), lock=None).problems)
    assert told == dict(found)
