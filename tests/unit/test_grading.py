"""Every type of question from response to verdict, and accounts that disagree."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coldwar_quiz.bank.model import (
    AskDate,
    Body,
    Card,
    Choice,
    Cloze,
    Gap,
    Match,
    Number,
    Order,
    PartialDate,
    Select,
    TrueFalse,
    Typed,
)
from coldwar_quiz.study.grading import Names, grade, reads_as
from coldwar_quiz.study.model import (
    DontKnow,
    Filled,
    Grade,
    Ordered,
    Outcome,
    Paired,
    Part,
    Picked,
    Recalled,
    Response,
    Said,
    Ticked,
    Verdict,
    Written,
)
from coldwar_quiz.study.wording import show_answer, show_date, show_number, show_ordinal
from grading_cases import a_person, a_question, a_work, names_of

NOBODY = Names()
CHOICE = Choice("Zhukov", ("Bulganin", "Kruglov"))
SELECT = Select(("Malenkov", "Beria"), ("Zhukov", "Gromyko"))
CLOZE = Cloze(("Building workers of ", Gap("Stalinallee", ("Stalin Avenue",)), " struck over ", Gap("norms"), "."))
ORDER = Order(("memorandum", "money reform", "strike", "arrest", "trial"))
MATCH = Match((("Malenkov", "premier"), ("Molotov", "foreign minister"), ("Beria", "minister")), ("marshal",))


def judged(body: Body, response: Response, **more: Any) -> Verdict:
    return grade(a_question(body, **more), response, NOBODY)


def test_a_right_choice_proposes_good() -> None:
    assert judged(CHOICE, Picked("Zhukov")) == Verdict(Outcome.RIGHT, Grade.GOOD, "Zhukov", "Zhukov")


def test_a_wrong_choice_proposes_again_and_shows_both() -> None:
    assert judged(CHOICE, Picked("Kruglov")) == Verdict(Outcome.WRONG, Grade.AGAIN, "Kruglov", "Zhukov")


def test_an_option_may_be_typed() -> None:
    assert judged(CHOICE, Written("zhukov")).outcome is Outcome.RIGHT
    assert judged(CHOICE, Written("Molotov")).outcome is Outcome.UNCLEAR


def test_a_typed_question_shown_with_options_is_graded_as_a_choice() -> None:
    body = Typed("Zhukov", distractors=("Bulganin",))
    assert judged(body, Picked("Zhukov")).outcome is Outcome.RIGHT
    assert judged(body, Picked("Bulganin")).outcome is Outcome.WRONG


def test_a_selection_is_right_only_with_all_and_no_other() -> None:
    verdict = judged(SELECT, Ticked(frozenset({"Malenkov", "Beria"})))
    assert (verdict.outcome, verdict.note) == (Outcome.RIGHT, "")


def test_a_selection_partly_right_counts_its_decisions() -> None:
    verdict = judged(SELECT, Ticked(frozenset({"Malenkov", "Beria", "Zhukov"})))
    assert (verdict.outcome, verdict.proposed, verdict.note) == (Outcome.PARTLY, Grade.AGAIN, "3 of 4 decisions")
    assert verdict.parts[2] == Part("Zhukov", False, "ticked", "empty")
    assert [part.ok for part in verdict.parts] == [True, True, False, True]


def test_a_selection_without_a_right_one_is_wrong() -> None:
    verdict = judged(SELECT, Ticked(frozenset({"Zhukov"})))
    assert (verdict.outcome, verdict.note) == (Outcome.WRONG, "1 of 4 decisions")


def test_gaps_are_graded_one_by_one() -> None:
    verdict = judged(CLOZE, Filled(("stalin avenue", "wages")))
    assert (verdict.outcome, verdict.proposed) == (Outcome.PARTLY, Grade.AGAIN)
    assert verdict.parts == (
        Part("gap 1", True, "stalin avenue", "Stalinallee"),
        Part("gap 2", False, "wages", "norms"),
    )


@pytest.mark.parametrize(
    ("texts", "outcome"),
    [
        (("Stalinallee", "norms"), Outcome.RIGHT),
        (("Stalinalee", "norms"), Outcome.NEAR),
        (("Stalinalee", ""), Outcome.PARTLY),
        (("Stalinallee",), Outcome.PARTLY),
        (("Karl-Marx-Allee", "wages"), Outcome.WRONG),
        (("", " "), Outcome.UNANSWERED),
    ],
)
def test_a_text_is_as_right_as_its_gaps(texts: tuple[str, ...], outcome: Outcome) -> None:
    assert judged(CLOZE, Filled(texts)).outcome is outcome


def test_one_unclear_gap_makes_the_text_unclear_and_is_named() -> None:
    names = names_of([a_person("Georgy Zhukov", "Zhukov"), a_person("Pavel Zhukov", "Zhukov")])
    question = a_question(Cloze((Gap("Georgy Zhukov"), " and ", Gap("norms"))))
    verdict = grade(question, Filled(("Zhukov", "norms")), names)
    assert verdict.outcome is Outcome.UNCLEAR
    assert verdict.note == "gap 1: Georgy Zhukov or Pavel Zhukov? type the first name too"


def test_true_and_false() -> None:
    assert judged(TrueFalse(False, "It was not."), Said(False)) == Verdict(Outcome.RIGHT, Grade.GOOD, "False", "False")
    assert judged(TrueFalse(False), Said(True)) == Verdict(Outcome.WRONG, Grade.AGAIN, "True", "False")


def test_an_order_with_two_neighbours_swapped_is_one_pair_off() -> None:
    verdict = judged(ORDER, Ordered(("memorandum", "strike", "money reform", "arrest", "trial")))
    assert (verdict.outcome, verdict.proposed, verdict.note) == (Outcome.PARTLY, Grade.AGAIN, "9 of 10 pairs")
    assert verdict.parts[1] == Part("money reform", False, "3rd", "2nd")
    assert [part.ok for part in verdict.parts] == [True, False, False, True, True]


def test_an_order_back_to_front_is_wrong() -> None:
    verdict = judged(ORDER, Ordered(ORDER.items[::-1]))
    assert (verdict.outcome, verdict.note) == (Outcome.WRONG, "0 of 10 pairs")


def test_one_of_a_kind_is_counted_in_the_singular() -> None:
    assert judged(Order(("strike", "arrest")), Ordered(("arrest", "strike"))).note == "0 of 1 pair"
    assert judged(Card("So.", ("church",)), Recalled(frozenset({0}))).note == "1 of 1 point"


def test_pairs_are_counted() -> None:
    verdict = judged(MATCH, Paired(("premier", "minister", None)))
    assert (verdict.outcome, verdict.proposed, verdict.note) == (Outcome.PARTLY, Grade.AGAIN, "1 of 3 pairs")
    assert verdict.parts == (
        Part("Malenkov", True, "premier", "premier"),
        Part("Molotov", False, "minister", "foreign minister"),
        Part("Beria", False, "", "minister"),
    )
    assert judged(MATCH, Paired(("marshal", None, None))).outcome is Outcome.WRONG


def test_a_card_is_for_the_learner_to_judge() -> None:
    card = Card("A policy of relief.", ("church", "farmers", "not the norms"))
    verdict = judged(card, Recalled(frozenset({0, 2})))
    assert (verdict.outcome, verdict.proposed, verdict.correct) == (Outcome.SELF, None, None)
    assert (verdict.note, [part.ok for part in verdict.parts]) == ("2 of 3 points", [True, False, True])
    assert judged(CHOICE, Recalled()).outcome is Outcome.SELF


@pytest.mark.parametrize(
    ("body", "response"),
    [
        (CHOICE, DontKnow()),
        (Card("x"), DontKnow()),
        (Typed("Beria"), Written(" \t")),
        (AskDate(PartialDate(1953)), Written("")),
        (Number(Decimal(1)), Written("")),
        (SELECT, Ticked(frozenset())),
        (MATCH, Paired((None, None, None))),
    ],
)
def test_no_answer_is_unanswered_and_proposes_again(body: Body, response: Response) -> None:
    verdict = judged(body, response)
    assert (verdict.outcome, verdict.proposed, verdict.given) == (Outcome.UNANSWERED, Grade.AGAIN, "")
    assert verdict.expected == show_answer(a_question(body))


def test_a_response_of_another_type_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="a choice question cannot be answered with Said"):
        judged(CHOICE, Said(True))


# --- accounts --------------------------------------------------------------------------------------------------------

WORKS = (
    a_work("heller", "Heller and Nekrich", "Mikhail Heller and Aleksandr Nekrich"),
    a_work("deriabin", "Deriabin and Gibney", "Peter Deriabin and Frank Gibney"),
    a_work("headnote", "the editors' headnote"),
    a_work("letter", "Beria's letter", "Lavrentiy Beria"),
)
VOROSHILOV = a_person("Kliment Voroshilov", "Voroshilov", given=("Klim",), surnames=("Woroschilow",))
NAMES = names_of([VOROSHILOV], works=WORKS)


@pytest.mark.parametrize(
    ("body", "answer", "response"),
    [
        (Choice("Zhukov", ("Voroshilov", "Konev")), "Voroshilov", Picked("Voroshilov")),
        (Typed("Zhukov", distractors=("Voroshilov",)), "Voroshilov", Picked("Voroshilov")),
        (Typed("Zhukov"), "Voroshilov", Written("Marshal Klim Woroschilow")),
        (Cloze(("It was ", Gap("Zhukov"))), "Voroshilov", Filled(("voroshilov",))),
        (AskDate(PartialDate(1953, 12, 23)), "17 December 1953", Written("17.12.1953")),
        (AskDate(PartialDate(1953, 12, 23)), "1953-12", Written("December 1953")),
        (AskDate(PartialDate(1953, 6)), "1953-07-10", Written("10 July 1953")),
        (Number(Decimal(136065), "people"), "182,000", Written("182 000 people")),
        (TrueFalse(True), "false", Said(False)),
    ],
)
def test_the_answer_of_another_account_follows_it_and_is_not_wrong(body: Body, answer: str, response: Response) -> None:
    question = a_question(body, accounts={"heller": "nobody at all", "deriabin": answer})
    verdict = grade(question, response, NAMES)
    assert (verdict.outcome, verdict.proposed, verdict.account) == (Outcome.FOLLOWS, Grade.GOOD, 1)
    assert verdict.note == "follows Deriabin and Gibney"
    assert verdict.correct is True


def test_a_day_of_another_accounts_month_follows_nobody() -> None:
    question = a_question(AskDate(PartialDate(1953, 12, 23)), accounts={"deriabin": "1953-12"})
    verdict = grade(question, Written("15 December 1953"), NAMES)
    assert (verdict.outcome, verdict.note) == (Outcome.WRONG, "8 days off")


def test_the_key_is_right_even_where_an_account_has_the_same_answer() -> None:
    question = a_question(Typed("Zhukov"), accounts={"heller": "Zhukov"})
    assert grade(question, Written("Zhukov"), NAMES).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("prompt", "outcome"),
    [
        ("Who arrested Beria?", Outcome.FOLLOWS),
        ("According to Heller and Nekrich, who arrested Beria?", Outcome.WRONG),
        ("Whom do Heller and Nekrich name?", Outcome.WRONG),
        ("Who arrested Beria, according to Nekrich?", Outcome.WRONG),
        ("According to the editors' headnote to Beria's letter, who arrested him?", Outcome.WRONG),
        ("Who arrested Beria according to Deriabin?", Outcome.FOLLOWS),
        ("Who arrested Beria according to Deriabin and Gibney, unlike Heller and Nekrich?", Outcome.FOLLOWS),
    ],
)
def test_where_the_prompt_names_an_account_only_that_one_counts(prompt: str, outcome: Outcome) -> None:
    question = a_question(
        Typed("Zhukov"), prompt, {"deriabin": "Voroshilov", "letter": "nobody"}, ["heller", "headnote"]
    )
    verdict = grade(question, Written("Voroshilov"), NAMES)
    assert verdict.outcome is outcome
    assert verdict.account == (0 if outcome is Outcome.FOLLOWS else None)
    assert verdict.note == f"{'follows' if verdict.account == 0 else 'that is the answer of'} Deriabin and Gibney"


def test_another_accounts_answer_is_never_a_slip() -> None:
    question = a_question(
        Typed("deportation"), "According to Heller and Nekrich?", {"deriabin": "deputation"}, ["heller"]
    )
    assert grade(question, Written("deputation"), NAMES).outcome is Outcome.WRONG
    assert grade(a_question(Typed("deportation")), Written("deputation"), NAMES).outcome is Outcome.NEAR


@pytest.mark.parametrize(
    ("body", "response"),
    [
        (Typed("Zhukov"), Written("Voroshilof")),
        (Typed("Zhukov", distractors=("Voroshilov",)), Written("Marshal Voroshilof")),
        (Cloze(("It was ", Gap("Zhukov"))), Filled(("Klim Woroschilof",))),
    ],
)
def test_a_slip_in_another_accounts_answer_is_for_the_learner_to_judge(body: Body, response: Response) -> None:
    question = a_question(body, accounts={"heller": "Zhukov", "deriabin": "Voroshilov"})
    verdict = grade(question, response, NAMES)
    assert (verdict.outcome, verdict.proposed, verdict.account) == (Outcome.NEAR, None, 1)
    assert verdict.note == "nearly Voroshilov, the answer of Deriabin and Gibney"


def test_a_slip_in_an_accounts_answer_has_the_limits_of_the_key() -> None:
    question = a_question(Typed("Zhukov"), accounts={"deriabin": "Voroshilov"})
    assert grade(question, Written("Voroschiloff"), NAMES).outcome is Outcome.WRONG
    others = names_of([VOROSHILOV, a_person("Ivan Voroshilin", "Voroshilin")], works=WORKS)
    assert grade(question, Written("Voroshilin"), others).outcome is Outcome.WRONG
    asked = a_question(Typed("Zhukov"), "According to Heller and Nekrich?", {"deriabin": "Voroshilov"}, ["heller"])
    assert grade(asked, Written("Voroshilof"), NAMES).outcome is Outcome.WRONG


def test_a_month_that_fits_the_key_is_asked_again_though_another_account_says_so() -> None:
    body = AskDate(PartialDate(1953, 12, 23))
    question = a_question(body, "When, according to the editors' headnote?", {"deriabin": "1953-12"}, ["headnote"])
    assert grade(question, Written("December 1953"), NAMES).outcome is Outcome.UNCLEAR


# --- wording ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (CHOICE, "Zhukov"),
        (SELECT, "Malenkov; Beria"),
        (Typed("Beria", ("Berija",)), "Beria"),
        (CLOZE, "Stalinallee; norms"),
        (TrueFalse(True), "True"),
        (AskDate(PartialDate(1953, 6, 26)), "26 June 1953"),
        (AskDate(PartialDate(1953, 6)), "June 1953"),
        (Number(Decimal(57234), "people"), "57,234 people"),
        (Number(Decimal("-1.50")), "-1.50"),
        (Order(("first", "second")), "1. first; 2. second"),
        (Match((("Malenkov", "premier"), ("Beria", "minister"))), "Malenkov – premier; Beria – minister"),
        (Card("A policy."), "A policy."),
    ],
)
def test_a_key_in_words(body: Body, expected: str) -> None:
    assert show_answer(a_question(body)) == expected


def test_dates_numbers_and_places_in_words() -> None:
    assert show_date(PartialDate(1953)) == "1953"
    assert show_number(Decimal(182000)) == "182,000"
    assert [show_ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "13th",
        "21st",
    ]


def test_only_dates_and_numbers_have_a_line_below_the_field() -> None:
    assert reads_as(a_question(Typed("26 June 1953")), "26.6.53") == ""


# --- the law of the key ----------------------------------------------------------------------------------------------

TEXTS = st.text(min_size=1, max_size=30).filter(str.strip)
SEVERAL = st.lists(TEXTS, min_size=2, max_size=5, unique=True).map(tuple)
DATES = st.builds(PartialDate, st.integers(1000, 9999), st.none() | st.integers(1, 12), st.none()) | st.dates().filter(
    lambda day: day.year >= 1000
).map(lambda day: PartialDate(day.year, day.month, day.day))


def _with_the_key(body: Body) -> tuple[Body, Response]:
    """A body and the response that says its key."""
    match body:
        case Choice():
            return body, Picked(body.answer)
        case Select():
            return body, Ticked(frozenset(body.answers))
        case Typed():
            return body, Written(body.answer)
        case Cloze():
            return body, Filled(tuple(gap.answer for gap in body.gaps))
        case TrueFalse():
            return body, Said(body.answer)
        case AskDate():
            return body, Written(show_date(body.answer))
        case Number():
            return body, Written(show_number(body.answer, body.unit))
        case Order():
            return body, Ordered(body.items)
        case Match():
            return body, Paired(tuple(right for _, right in body.pairs))
    raise AssertionError(body)


BODIES = st.one_of(
    SEVERAL.map(lambda texts: Choice(texts[0], texts[1:])),
    SEVERAL.map(lambda texts: Select(texts[:1], texts[1:])),
    SEVERAL.map(lambda texts: Typed(texts[0], texts[1:])),
    SEVERAL.map(lambda texts: Cloze(tuple(Gap(text) for text in texts))),
    st.booleans().map(TrueFalse),
    DATES.map(AskDate),
    st.decimals(-(10**9), 10**9, places=3).map(Number),
    SEVERAL.map(Order),
    SEVERAL.map(lambda texts: Match(tuple(zip(texts, texts[::-1], strict=True)))),
)


@given(BODIES.map(_with_the_key), TEXTS)
def test_the_key_itself_is_always_right(case: tuple[Body, Response], prompt: str) -> None:
    body, response = case
    verdict = grade(a_question(body, prompt, {"deriabin": "something else"}), response, NAMES)
    assert (verdict.outcome, verdict.proposed) == (Outcome.RIGHT, Grade.GOOD)
