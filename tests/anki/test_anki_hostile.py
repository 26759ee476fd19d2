"""Text that would do something if it were let: it must arrive as characters, and add nothing to the card."""

import html
import re
import sys
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from bank_for_tests import BODIES, MEMORANDUM, RELEASE, SPAN, bank_of, question
from drawing import needs_chromium, page, played, scene
from hostile_texts import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from learner import Learner, learner

from coldwar_quiz.bank.model import (
    Account,
    AskDate,
    Bank,
    Body,
    Card,
    Choice,
    Cloze,
    Evidence,
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

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def as_kept(text: str) -> str:
    """What Anki keeps of a text: no control character, and Unicode's composed form."""
    return unicodedata.normalize("NFC", CONTROL.sub("\ufffd", text.replace("\r\n", "\n")))


def as_read(field: str) -> str:
    """What a browser shows of a field that we wrote: our own elements off, line ends and entities read."""
    return html.unescape(re.sub("</?blockquote[^>]*>", "", field.replace("<br>", "\n")))


def body_with(kind: str, text: str) -> Body:
    """A body of that type with the text wherever a body has text."""
    return {
        "choice": Choice("option " + text, (text + "2", text + "3")),
        "select": Select(("option " + text, text + "2"), (text + "3",)),
        "typed": Typed(text, (text + "2",), (text + "3",)),
        "cloze": Cloze(("a ", Gap(text, (text,)), text)),
        "true-false": TrueFalse(False, text),
        "date": AskDate(PartialDate(1953, 5, 6)),
        "number": Number(BODIES["number"][1].answer, text),  # type: ignore[union-attr, arg-type]
        "order": Order((text, text + "2", text + "3")),
        "match": Match(((text, text + "2"), (text + "3", text + "4")), (text + "5",)),
        "card": Card(text, (text, text)),
    }[kind]


def filled_with(kind: str, text: str) -> Question:
    """A question of that type with the text in every place."""
    return question(
        kind,
        body=body_with(kind, text),
        prompt=text,
        hint=text,
        explanation=text,
        evidence=(Evidence("memorandum", "opening", text, SPAN),),
        accounts=(Account("memorandum", "opening", text, SPAN, text, text),),
    )


def bank_with(text: str) -> Bank:
    """Ten questions full of the text, and a source that is too."""
    work = MEMORANDUM._replace(short=text, citation=text, standing=text)
    return replace(bank_of(*(filled_with(kind, text) for kind in BODIES)), works={"memorandum": work})


class Elements(HTMLParser):
    """The elements of a card with their attributes, but for the names of options."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "br":
            self.found.append((tag, tuple(sorted(name for name, _ in attrs))))


def rendered(me: Learner) -> dict[str, tuple[object, ...]]:
    """For each kind the elements of both sides, and whatever Anki would play."""
    cards = {kind: me.card(kind).render_output() for kind in BODIES}
    return {
        kind: (
            Elements(card.question_text).found,
            Elements(card.answer_text).found,
            card.question_av_tags,
            card.answer_av_tags,
            "[[type:" in card.question_text,
            "[anki:play" in card.question_text + card.answer_text,
        )
        for kind, card in cards.items()
    }


def calm() -> dict[str, tuple[object, ...]]:
    with learner() as me:
        me.take(bank_with("calm"))
        return rendered(me)


CALM = calm()


def check(text: str) -> None:
    """Import ten questions full of the text, read them back, and look at both sides of every card."""
    with learner() as me:
        log = me.take(bank_with(text))
        assert (log.found_notes, len(log.new), me.col.card_count()) == (10, 10, 10)
        expected = {
            "Question": text,
            "Hint": text,
            "Quotation": text,
            "Citation": f"{text}, opening",
            "Standing": text.rstrip(),
        }
        read = {name: as_read(me.note("card")[name]) for name in expected}
        assert read == {name: as_kept(value) for name, value in expected.items()}
        assert rendered(me) == CALM


texts = st.text(max_size=60) | st.text(alphabet="<>[]{}\\$&;:/\"'!-ac1x \n", max_size=40)
"""Blank ones are left out: no field of a deck may be blank."""


def test_every_hostile_text_arrives_as_characters_on_every_kind_of_card() -> None:
    for text in HOSTILE:
        check(text)


def test_every_control_and_a_sample_of_all_other_characters_arrive() -> None:
    odd = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Zs")]
    sample = [chr(code) for code in range(sys.maxunicode + 1) if code < 0x600 or code % 1009 == 0]
    # apart, so that composing them leaves each one what it is
    check("x".join([*odd, *sample]))


@settings(max_examples=25, deadline=None)
@given(texts.filter(str.strip))
def test_any_text_arrives_as_characters_on_every_kind_of_card(text: str) -> None:
    check(text)


def test_a_hostile_answer_typed_exactly_is_right(me: Learner) -> None:
    for second, text in enumerate(filter(as_one_line, HOSTILE)):
        me.take(bank_with(text), RELEASE + second)
        assert "typeBad" not in me.col.compare_answer(me.note("typed")["Answer"], as_kept(text), False)


def as_one_line(text: str) -> bool:
    """Whether it can be typed into one field."""
    return "\n" not in text


@needs_chromium
def test_in_a_browser_hostile_text_is_only_text(me: Learner, tmp_path: Path) -> None:
    texts = ("calm", *HOSTILE)
    questions = (filled_with("choice", t)._replace(id=QuestionId("spring", f"t{n}-q")) for n, t in enumerate(texts))
    me.take(bank_of(*questions))
    cards = {text: me.sides(f"t{place}") for place, text in enumerate(texts)}
    pick = "document.querySelector('input').click();"
    scenes = [scene(sides, "front", pick, "back", name=text) for text, sides in cards.items()]
    seen = played(tmp_path, page(cards["calm"].css, scenes))
    assert {text: seen[text].faults for text in cards} == {text: [] for text in cards}
    assert {what.elements for what in seen.values()} == {seen["calm"].elements}
    shown = {text: " ".join(what.seen.split()).count(" ".join(as_kept(text).split())) for text, what in seen.items()}
    assert min(shown.values()) >= 8
