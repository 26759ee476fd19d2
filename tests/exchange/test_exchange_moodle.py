"""GIFT and Moodle XML, read back as Moodle reads them: what the bank says is what a student is asked."""

import re
from decimal import Decimal

import pytest
from exchange_banks import HOSTILE, bank_of, cleaned, hostile_bank, hostile_bodies
from hypothesis import given, settings
from hypothesis import strategies as st
from moodle_readers import Held, read_gift, read_xml

from banks import small_bank
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import (
    AskDate,
    Bank,
    Card,
    Choice,
    Cloze,
    Gap,
    Match,
    Number,
    Order,
    PartialDate,
    Question,
    QuestionId,
    Select,
    TrueFalse,
    Typed,
)
from coldwar_quiz.exchange.chosen import choose
from coldwar_quiz.exchange.files import TextFile
from coldwar_quiz.exchange.gift_in import read_gift as import_gift
from coldwar_quiz.exchange.gift_out import to_gift
from coldwar_quiz.exchange.losses import Losses
from coldwar_quiz.exchange.moodle_out import to_moodle
from coldwar_quiz.exchange.shown import date_spellings, feedback, form_asked
from strategies import question_lists


def squeezed(text: str) -> str:
    """A text where Moodle keeps no white space but single spaces."""
    return " ".join(text.split())


def asked(question: Question) -> str:
    form = form_asked(question.body)
    return question.prompt if form is None else f"{question.prompt}\n\n{form}"


def check_shared(question: Question, held: Held, bank: Bank) -> None:
    """What is the same for every type: who it is, where it is, what is said afterwards."""
    assert held.name == str(question.id)
    assert held.idnumber == (str(question.id) if len(str(question.id)) <= 100 else "") or held.kind == "gift"
    assert held.tags == question.tags
    assert held.category == squeezed(bank.deck_by_id[question.id.deck].title)
    assert held.feedback == feedback(question, bank)


def check_answers(question: Question, held: Held, gift: bool) -> None:
    """The answers of each type, in the type that Moodle has for it."""
    body = question.body
    if not isinstance(body, Cloze):
        assert held.text == asked(question)
    match body:
        case Choice(answer, distractors):
            assert (held.kind, held.single) == ("multichoice", True)
            assert sorted(held.answers) == sorted([(answer, "100"), *((text, "0") for text in distractors)])
        case Select(answers, distractors):
            assert (held.kind, held.single) == ("multichoice", False)
            assert {text for text, share in held.answers if float(share) > 0} == set(answers)
            assert {text for text, share in held.answers if float(share) < 0} == set(distractors)
            assert sum(float(share) for _, share in held.answers if float(share) > 0) == pytest.approx(100, abs=0.01)
        case Typed(answer, accept):
            assert held.kind == "shortanswer"
            assert held.answers == [(squeezed(text), "100") for text in (answer, *accept)]
        case TrueFalse(answer):
            told = {"TRUE": True, "FALSE": False}[held.answers[0][0]] if gift else ("true", "100") in held.answers
            assert (held.kind, told) == ("truefalse", answer)
        case AskDate(date):
            assert (held.kind, [text for text, _ in held.answers]) == ("shortanswer", list(date_spellings(date)))
        case Number(answer, _, tolerance):
            ((value, share, near),) = held.answers
            assert (held.kind, share, Decimal(value), Decimal(near)) == ("numerical", "100", answer, tolerance)
        case Order(items):
            if gift:
                assert held.kind == "match"
                assert sorted(held.answers, key=lambda pair: int(pair[1])) == [
                    (item, str(place)) for place, item in enumerate(items, start=1)
                ]
                assert [left for left, _ in held.answers] != list(items)
            else:
                assert (held.kind, [text for text, _ in held.answers]) == ("ordering", list(items))
        case Match(pairs, distractors):
            assert held.kind == ("match" if gift else "matching")
            expected = [*pairs, *(("", wrong) for wrong in distractors)]
            assert held.answers == [(left, squeezed(right)) for left, right in expected]
        case Card():
            assert held.kind == "essay"
        case Cloze():
            check_cloze(body, held, gift)


def check_cloze(body: Cloze, held: Held, gift: bool) -> None:
    if not gift:
        assert held.kind == "cloze"
        assert held.text == body.text("{}")
        assert held.gaps == tuple(tuple(map(squeezed, (gap.answer, *gap.accept))) for gap in body.gaps)
    elif len(body.gaps) == 1:
        (gap,) = body.gaps
        assert (held.kind, held.text) == ("shortanswer", body.text("_____"))
        assert held.answers == [(squeezed(text), "100") for text in (gap.answer, *gap.accept)]
    else:
        assert held.kind == "match"
        assert held.answers == [(f"({place})", squeezed(gap.answer)) for place, gap in enumerate(body.gaps, start=1)]


@pytest.mark.parametrize("gift", [True, False], ids=["gift", "xml"])
def test_the_bundled_bank_arrives_whole_in_moodle(gift: bool) -> None:
    bank, _ = load_bank(rules=False)
    chosen = choose(bank)
    held = read_gift(to_gift(chosen, Losses())) if gift else read_xml(to_moodle(chosen, Losses()))
    expected = [q for q in bank if q.retired is None]
    assert len(held) == len(expected) > 500
    for question, one in zip(expected, held, strict=True):
        check_shared(question, one, bank)
        check_answers(question, one, gift)
        if not gift:
            assert one.hint == (question.hint or "" if not isinstance(question.body, Card) else "")


def gift_can_hold(question: Question) -> bool:
    """Whether every typed spelling can be written in GIFT at all; those that cannot are counted, and tested below."""
    body = question.body
    spellings = []
    if isinstance(body, Typed):
        spellings = [body.answer, *body.accept]
    elif isinstance(body, Cloze) and len(body.gaps) == 1:
        spellings = [text for gap in body.gaps for text in (gap.answer, *gap.accept)]
    return not any("->" in text or re.search(r"&&[0-9]{3};", text) for text in spellings)


TITLES = st.sampled_from(["Drawn", "a/b // c/", "<b>A & B</b> {x} \\: #", "$course$", "top"])


@settings(deadline=None, max_examples=150)
@given(question_lists(deck="drawn"), TITLES)
def test_any_text_survives_gift(drawn: tuple[Question, ...], title: str) -> None:
    bank = bank_of(cleaned(drawn), title=title)
    drawn = tuple(q for q in bank if gift_can_hold(q))
    if not drawn:
        return
    bank = bank_of(drawn, title=title)
    held = read_gift(to_gift(choose(bank), Losses()))
    for question, one in zip(drawn, held, strict=True):
        check_shared(question, one, bank)
        check_answers(question, one, gift=True)


@settings(deadline=None, max_examples=150)
@given(question_lists(deck="drawn"), TITLES)
def test_any_text_survives_moodle_xml(drawn: tuple[Question, ...], title: str) -> None:
    bank = bank_of(cleaned(drawn), title=title)
    held = read_xml(to_moodle(choose(bank), Losses()))
    for question, one in zip(bank, held, strict=True):
        check_shared(question, one, bank)
        check_answers(question, one, gift=False)


@settings(deadline=None, max_examples=100)
@given(question_lists("choice", "select", "true-false", "match", "typed", "cloze", deck="drawn"))
def test_our_own_import_reads_our_gift(drawn: tuple[Question, ...]) -> None:
    questions = tuple(q for q in cleaned(drawn) if gift_can_hold(q))
    if not questions:
        return
    reading = import_gift(TextFile.of("bank.gift", to_gift(choose(bank_of(questions)), Losses())))
    several = [q for q in questions if isinstance(q.body, Cloze)]
    assert reading.left_out <= sum(any("}" in g.answer or "|" in g.answer for g in q.body.gaps) for q in several)
    by_id = {str(draft.fields["id"]): draft.fields for draft in reading.drafts}
    for question in questions:
        fields = by_id[question.id.question]
        if isinstance(question.body, Cloze):
            continue
        assert (fields["type"], fields["prompt"]) == (question.type, question.prompt)
        if isinstance(question.body, Choice):
            assert fields["answer"] == question.body.answer
            assert sorted(fields["distractors"]) == sorted(question.body.distractors)
        if isinstance(question.body, Typed):
            assert fields["answer"] == squeezed(question.body.answer)


@pytest.mark.parametrize("unwritable", ["Moscow -> Berlin", "&&058;"])
def test_what_gift_cannot_write_is_an_essay_and_is_said(unwritable: str) -> None:
    question = Question(QuestionId("small", "route"), Typed(unwritable), "Which way?", small_bank().decks[0].span)
    losses = Losses()
    (held,) = read_gift(to_gift(choose(bank_of((question,))), losses))
    assert (held.kind, held.feedback) == ("essay", [unwritable])
    assert any("written as an essay, GIFT reads `->`" in sentence for sentence in losses.sentences())
    (xml,) = read_xml(to_moodle(choose(bank_of((question,))), Losses()))
    assert xml.answers == [(unwritable, "100")]


def test_a_spelling_that_gift_cannot_write_costs_only_itself() -> None:
    question = Question(
        QuestionId("small", "route"), Typed("east", ("-> east",)), "Which way?", small_bank().decks[0].span
    )
    losses = Losses()
    (held,) = read_gift(to_gift(choose(bank_of((question,))), losses))
    assert held.answers == [("east", "100")]
    assert "1 spelling: left out, GIFT reads `->` and words like `&&058;` as its own" in losses.sentences()


@pytest.mark.parametrize("right", range(1, 20))
def test_a_select_gets_weights_that_moodle_lists(right: int) -> None:
    listed = {100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5}
    listed |= {11.11111, 10, 5}
    body = Select(tuple(f"right {n}" for n in range(right)), ("wrong",))
    question = Question(QuestionId("small", "many"), body, "Which?", small_bank().decks[0].span)
    for (held,) in (
        read_gift(to_gift(choose(bank_of((question,))), Losses())),
        read_xml(to_moodle(choose(bank_of((question,))), Losses())),
    ):
        if right <= 10:
            assert {abs(float(share)) for _, share in held.answers} <= listed
        else:
            assert sorted(held.answers) == sorted([*((text, "right") for text in body.answers), ("wrong", "wrong")])


def test_a_date_can_be_typed_in_the_usual_ways_in_moodle() -> None:
    question = Question(
        QuestionId("small", "day"), AskDate(PartialDate(1953, 6, 26)), "When?", small_bank().decks[0].span
    )
    (held,) = read_gift(to_gift(choose(bank_of((question,))), Losses()))
    assert [text for text, _ in held.answers] == ["26 June 1953", "June 26, 1953", "1953-06-26", "26.6.1953"]
    assert held.text.endswith("A day, typed like 1 January 1900.")


def test_gaps_of_a_cloze_with_every_sign_that_ends_one_in_moodle() -> None:
    answers = ("}", "#a", "~b", "=c", "\\}", "\\#", "a\\", "&", "&amp;", "%50%x", "a*b", "\\*", "<b>", "&#125;")
    parts = [part for answer in answers for part in (" x ", Gap(answer, (f"{answer} 2",)))]
    question = Question(QuestionId("small", "gaps"), Cloze(tuple(parts)), "", small_bank().decks[0].span)
    (held,) = read_xml(to_moodle(choose(bank_of((question,))), Losses()))
    assert held.gaps == tuple((answer, f"{answer} 2") for answer in answers)


def test_no_control_character_reaches_the_xml() -> None:
    question = Question(
        QuestionId("small", "odd"), Typed("a\x00b\x01\ufffe\ud800"), "\x1b[31m\x85", small_bank().decks[0].span
    )
    text = to_moodle(choose(bank_of((question,))), Losses())
    (held,) = read_xml(text)
    assert (held.text, held.answers) == ("\ufffd[31m\ufffd", [("a\ufffdb\ufffd\ufffd\ufffd", "100")])


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", sorted(hostile_bodies("x")))
def test_a_hostile_text_is_a_text_in_every_field(text: str, kind: str) -> None:
    bank = hostile_bank(text, kind)
    held = read_xml(to_moodle(choose(bank), Losses()))
    for question, one in zip(bank, held, strict=True):
        check_answers(question, one, gift=False)
        assert (one.feedback, one.hint) == (feedback(question, bank), text if kind != "card" else "")
    held = read_gift(to_gift(choose(bank), Losses()))
    for question, one in zip(bank, held, strict=True):
        if gift_can_hold(question):
            check_answers(question, one, gift=True)
            assert one.feedback == feedback(question, bank)
        else:
            assert one.kind == "essay"
