"""What stands on a card, before anything is written."""

from dataclasses import replace

import pytest
from bank_for_tests import BODIES, bank_of, question, whole_bank
from hypothesis import given
from hypothesis import strategies as st

from coldwar_quiz.anki.faces import face_for, names_for
from coldwar_quiz.anki.model import FIELDS
from coldwar_quiz.anki.notes import note_for
from coldwar_quiz.bank.model import Cloze, Gap, Match, Order, PartialDate, QuestionId, When

distinct_texts = st.lists(st.text(min_size=1), min_size=2, max_size=8, unique=True)


def named(options: str, css_class: str = "<ul") -> list[str]:
    """The names in a list, in its order."""
    listed = options.partition(css_class)[2].partition("</ul>")[0]
    return [piece.partition('"')[0] for piece in listed.split('data-name="')[1:]]


def fields_of(kind: str, **changes: object) -> dict[str, str]:
    asked = question(kind, **changes)
    return dict(zip(FIELDS, note_for(asked, bank_of(asked)).fields, strict=True))


@given(distinct_texts)
def test_things_to_order_are_never_stored_in_their_order(items: list[str]) -> None:
    face = face_for(Order(tuple(items)), "?")
    assert named(face.options) != face.key.split(",")
    assert sorted(named(face.options)) == sorted(face.key.split(","))


@given(distinct_texts, st.lists(st.text(min_size=1), max_size=3))
def test_pairs_are_never_stored_side_by_side(texts: list[str], spare: list[str]) -> None:
    body = Match(tuple((f"left {place}", text) for place, text in enumerate(texts)), tuple(spare))
    face = face_for(body, "?")
    solved = [pair.partition("=")[2] for pair in face.key.split(",")]
    assert named(face.options, "cw-right")[: len(solved)] != solved


@given(distinct_texts, st.randoms())
def test_the_place_of_an_option_says_nothing(options: list[str], random: object) -> None:
    shuffled = sorted(options, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert names_for(options) == names_for(shuffled)
    assert len(set(names_for(options).values())) == len(options)


def test_an_edited_option_leaves_the_others_their_names() -> None:
    before, after = names_for(("Beria", "Molotov")), names_for(("L. Beria", "Molotov"))
    assert before["Molotov"] == after["Molotov"]


def test_numbers_to_choose_from_stand_in_their_order() -> None:
    prompt, choice = BODIES["choice"]
    face = face_for(choice._replace(answer="30", distractors=("7", "1,200")), prompt)  # type: ignore[call-arg]
    assert sorted((f">{n}<" for n in ("30", "7", "1,200")), key=face.options.index) == [">7<", ">30<", ">1,200<"]
    assert "data-fixed" in face.options


def test_a_cloze_hides_every_gap_on_the_front_and_fills_it_on_the_back() -> None:
    face = face_for(Cloze(("From ", Gap("1952", ("'52",)), " to ", Gap("1953"))), "unused")
    assert "195" not in face.question
    assert face.question.count("____") == 2
    assert [p.partition("<")[0] for p in face.answer.split('cw-filled">')[1:]] == ["1952", "1953"]
    assert face.accepted == "&#39;52 (for 1952)"


@pytest.mark.parametrize(
    ("kind", "answer"), [("typed", "Vladimir Semyonov"), ("date", "6 May 1953"), ("number", "57234")]
)
def test_a_typed_kind_is_compared_with_its_plain_answer(kind: str, answer: str) -> None:
    fields = fields_of(kind)
    assert (answer, "1") == (fields["Answer"], fields["IsTyped"])


def test_a_number_is_told_with_its_unit_its_commas_and_its_tolerance() -> None:
    fields = fields_of("number")
    assert "Digits without commas, in people" in fields["Options"]
    assert fields["Accepted"] == "57,234 · anything from 56,734 to 57,734"


@pytest.mark.parametrize("kind", BODIES)
def test_an_unknown_source_is_cited_by_its_name(kind: str) -> None:
    asked = question(kind)
    bank = replace(bank_of(asked), works={})
    assert "memorandum, opening" in note_for(asked, bank).fields[FIELDS.index("Citation")]


def test_one_quotation_is_not_numbered_and_two_are() -> None:
    one = fields_of("card", evidence=question("card").evidence[:1])
    assert one["Standing"] == "A secret report that relies on police figures."
    assert "<ol" not in one["Quotation"] + one["Citation"]
    two = fields_of("card")
    assert 2 == two["Quotation"].count("<li>") == two["Citation"].count("<li>")


def test_the_accounts_stand_side_by_side_with_their_answers() -> None:
    accounts = fields_of("card")["Accounts"]
    assert accounts.count('class="cw-account"') == 2
    assert "Its answer: Police" in accounts


@pytest.mark.parametrize(
    ("kind", "answer", "told"),
    [("date", "1953-12", "December 1953"), ("number", "182000", "182,000"), ("true-false", "true", "True")],
)
def test_the_answer_of_an_account_is_written_like_the_questions_own(kind: str, answer: str, told: str) -> None:
    account = question(kind).accounts[0]._replace(answer=answer)
    assert f"Its answer: {told}<" in fields_of(kind, accounts=(account,))["Accounts"]


def test_a_difference_from_a_confusable_question_is_told_on_both() -> None:
    other = QuestionId("spring", "card-q")
    first = question("choice", confusable=((other, "One is the man, the other the reason."),))
    bank = bank_of(first, question("card"))
    for asked in bank:
        assert "One is the man" in note_for(asked, bank).fields[FIELDS.index("Explanation")]


def test_a_deck_in_another_language_says_so_around_its_texts_but_not_in_a_typed_answer() -> None:
    asked = question("typed")
    fields = dict(zip(FIELDS, note_for(asked, bank_of(asked, language="de")).fields, strict=True))
    assert fields["Question"].startswith('<div lang="de">')
    assert fields["Answer"] == "Vladimir Semyonov"


def test_tags_are_lower_case_slugs_under_one_root() -> None:
    asked = question("date", tags=("gdr", "Ünrest now"), difficulty=3, retired="The quotation was wrong.")
    assert note_for(asked, bank_of(asked)).tags == (
        "cwq::deck::spring",
        "cwq::kind::date",
        "cwq::level::3",
        "cwq::tag::gdr",
        "cwq::tag::unrest-now",
        "cwq::content::mass-death",
        "cwq::status::retired",
    )


def test_the_guid_hangs_on_the_first_id_and_on_nothing_else() -> None:
    old = question("card")
    renamed = old._replace(id=QuestionId("spring", "why"), formerly=(old.id,), prompt="Why?")
    assert note_for(old, bank_of(old)).guid == note_for(renamed, bank_of(renamed)).guid
    assert len({note_for(asked, whole_bank()).guid for asked in whole_bank()}) == len(BODIES)


def test_the_revision_changes_with_the_content_only() -> None:
    assert fields_of("card")["Revision"] == fields_of("card")["Revision"]
    assert fields_of("card")["Revision"] != fields_of("card", hint="Think.")["Revision"]
    assert fields_of("card")["Revision"] != fields_of("card", tags=("gdr",))["Revision"]


def test_a_stretch_of_time_is_told_whole() -> None:
    fields = fields_of("card", when=When(PartialDate(1953, 6, 16), PartialDate(1953, 6, 17)))
    assert fields["When"] == '<time datetime="1953-06-16/1953-06-17">16 June 1953 to 17 June 1953</time>'


def test_a_question_without_evidence_has_no_quotation() -> None:
    fields = fields_of("card", evidence=(), accounts=())
    assert {""} == {fields[name] for name in ("Quotation", "Citation", "Standing", "Accounts")}
