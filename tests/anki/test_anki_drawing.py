"""The cards as they are drawn: what the templates hold, what a browser makes of them, and what the eye can read."""

import html
import re
from collections.abc import Iterator

import pytest
from bank_for_tests import BODIES, question, whole_bank
from drawing import NO_STORAGE, Seen, Sides, needs_chromium, page, played, scene
from learner import learner

from coldwar_quiz.anki.model import css
from coldwar_quiz.bank.model import Match

WITH_LISTS = ("choice", "select", "true-false", "order", "match")
TYPED = ("typed", "date", "number")
PICK = {
    "choice": "document.querySelector('input[value=\"{right}\"]').click();",
    "true-false": "document.querySelector('input[value=\"{right}\"]').click();",
    "select": (
        "'{right}'.split(',').forEach(function (name) {{"
        " document.querySelector('input[value=\"' + name + '\"]').click(); }});"
    ),
    "match": (
        "document.querySelectorAll('.cw-row select').forEach(function (select, place) {{"
        " select.value = '{right}'.split(',')[place].split('=')[1]; select.onchange(); }});"
    ),
    "order": "document.querySelectorAll('.cw-row button')[1].click();",
}
SOLVE = (
    "'{right}'.split(',').forEach(function (name, place) {{ for (;;) {{"
    " var at = window.cwqState['cwq:spring/order-q'].order.indexOf(name);"
    " if (at <= place) {{ break; }}"
    " document.querySelectorAll('.cw-row')[at].querySelector('button').click(); }} }});"
)
VERDICT = {
    "choice": "You chose the right one.",
    "true-false": "You chose the right one.",
    "select": "You ticked 3 of 3 right ones.",
    "match": "3 of 3 pairs right.",
}


@pytest.fixture(scope="module")
def cards() -> Iterator[dict[str, tuple[Sides, str, str]]]:
    """For each kind both sides as Anki renders them, the key, and the answer field."""
    with learner() as me:
        me.take(whole_bank())
        yield {kind: (me.sides(kind), me.note(kind)["Key"], me.note(kind)["Answer"]) for kind in BODIES}


Cards = dict[str, tuple[Sides, str, str]]


@pytest.mark.parametrize("kind", BODIES)
def test_the_front_gives_nothing_away(cards: Cards, kind: str) -> None:
    sides, key, answer = cards[kind]
    front = sides.bare.front
    assert "data-key" not in front
    assert not key or "," not in key or key not in front
    if kind in (*TYPED, "cloze", "card"):
        assert re.sub("<[^>]+>", "", answer) not in front
        assert answer not in front
    assert "Later writers disagree" not in front
    assert "defections of the population" not in front


@pytest.mark.parametrize("kind", BODIES)
def test_only_typed_kinds_have_a_field_to_type_in(kind: str) -> None:
    with learner() as me:
        me.take(whole_bank())
        card = me.card(kind).render_output()
        assert ("[[type:nc:Answer]]" in card.question_text) == (kind in TYPED)


@pytest.mark.parametrize("kind", BODIES)
def test_the_back_tells_why_and_who_says_so(cards: Cards, kind: str) -> None:
    back = cards[kind][0].back
    for text in (
        "Later writers disagree",
        "defections of the population",
        "6 May 1953, opening",
        "Told late",
        "Its answer",
    ):
        assert text in back


@pytest.mark.parametrize("kind", BODIES)
def test_nothing_comes_from_outside(cards: Cards, kind: str) -> None:
    sides = cards[kind][0]
    for text in (sides.front, sides.back, sides.css):
        assert not re.search(r"https?:|url\(|@import|(?<!:)//[a-z]|\bsrc=|\bhref=", text)


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("block", [0, 1], ids=["light", "night"])
def test_every_text_can_be_read_in_both_modes(block: int) -> None:
    colour = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", css().split("}")[block]))
    texts = [(text, ground) for text in ("ink", "muted", "accent") for ground in ("paper", "raised")]
    texts += [("ink", "tint"), ("accent", "tint"), ("ink", "good-tint"), ("ink", "bad-tint")]
    texts += [("good", "good-tint"), ("bad", "bad-tint"), ("good", "paper"), ("bad", "paper"), ("muted", "bad-tint")]
    assert {
        pair: contrast(colour[pair[0]], colour[pair[1]])
        for pair in texts
        if contrast(colour[pair[0]], colour[pair[1]]) < 4.5
    } == {}
    edges = [(edge, ground) for edge in ("line", "accent") for ground in ("paper", "raised")]
    assert [pair for pair in edges if contrast(colour[pair[0]], colour[pair[1]]) < 3] == []


@pytest.fixture(scope="module")
def seen(cards: Cards, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    """What a browser shows: every scene of these tests, played in one page, and again in one without storage."""
    scenes = []
    for kind, (sides, key, _) in cards.items():
        pick = PICK.get(kind, "").format(right=key)
        scenes += [
            scene(sides, "back", name=f"{kind} back alone"),
            scene(sides, "front", name=f"{kind} front"),
            scene(sides, "front", pick, "back", name=f"{kind} picked"),
            scene(sides.bare, "front", name=f"{kind} front bare"),
            scene(sides.bare, "back", name=f"{kind} back bare"),
        ]
    choice, key, _ = cards["choice"]
    wrong = f"document.querySelector('input:not([value=\"{key}\"])').click();"
    scenes.append(scene(choice, "front", wrong, "back", name="choice wrong"))
    many, key, _ = cards["select"]
    half = f"document.querySelector('input[value=\"{key.split(',')[0]}\"]').click();"
    scenes.append(scene(many, "front", half, "back", name="select half"))
    order, key, _ = cards["order"]
    scenes.append(scene(order, "front", PICK["order"], SOLVE.format(right=key), "back", name="order solved"))
    folder = tmp_path_factory.mktemp("browser")
    without = played(folder, page(choice.css, scenes, before=NO_STORAGE))
    return played(folder, page(choice.css, scenes)) | {f"{name}, no storage": what for name, what in without.items()}


def parts(kind: str) -> set[str]:
    """What there is to choose from, to order or to pair up."""
    body = question(kind).body
    if isinstance(body, Match):
        return {text for pair in body.pairs for text in pair} | set(body.distractors)
    return set(getattr(body, "options", ()) or getattr(body, "items", ()) or ("True", "False"))


@needs_chromium
def test_no_script_of_any_card_fails(seen: dict[str, Seen]) -> None:
    assert {name: what.faults for name, what in seen.items() if what.faults} == {}


@needs_chromium
@pytest.mark.parametrize("kind", WITH_LISTS)
def test_every_part_is_shown_whatever_the_order(seen: dict[str, Seen], kind: str) -> None:
    front = seen[f"{kind} front"]
    assert [text for text in parts(kind) if text not in front.seen] == []
    assert len(front.options or front.rows) == {"match": 3, "order": 5, "true-false": 2, "choice": 4, "select": 5}[kind]


@needs_chromium
@pytest.mark.parametrize("storage", ["", ", no storage"])
@pytest.mark.parametrize("kind", VERDICT)
def test_the_right_pick_is_carried_to_the_back(seen: dict[str, Seen], kind: str, storage: str) -> None:
    back = seen[f"{kind} picked{storage}"]
    assert (back.verdict, back.good) == (VERDICT[kind], "cw-verdict cw-yes")
    assert {mark[0] for mark in back.marks} == {"✓"}


@needs_chromium
def test_a_wrong_pick_is_marked_beside_the_right_one(seen: dict[str, Seen]) -> None:
    back = seen["choice wrong"]
    assert (back.verdict, back.good) == ("You chose a wrong one.", "cw-verdict cw-no")
    assert sorted(back.marks) == ["✓ right", "✗ yours"]


@needs_chromium
def test_half_a_selection_is_told_apart_from_the_whole(seen: dict[str, Seen]) -> None:
    back = seen["select half"]
    assert (back.verdict, back.good) == ("You ticked 1 of 3 right ones.", "cw-verdict cw-no")
    assert sorted(back.marks) == ["✓ right, not ticked", "✓ right, not ticked", "✓ right, yours"]


@needs_chromium
def test_things_are_moved_by_their_buttons_and_judged_on_the_back(seen: dict[str, Seen]) -> None:
    assert seen["order solved"].verdict == "Your order was right."
    assert seen["order solved"].marks == ["✓ in place"] * 5


@needs_chromium
@pytest.mark.parametrize("kind", WITH_LISTS)
def test_the_back_alone_shows_the_answer_and_judges_nothing(seen: dict[str, Seen], kind: str) -> None:
    back = seen[f"{kind} back alone"]
    assert back.verdict == ""
    assert "yours" not in back.seen


@needs_chromium
@pytest.mark.parametrize("kind", WITH_LISTS)
def test_without_a_script_the_lists_can_be_read(seen: dict[str, Seen], kind: str) -> None:
    assert [text for text in parts(kind) if text not in seen[f"{kind} front bare"].seen] == []


@needs_chromium
@pytest.mark.parametrize("kind", BODIES)
def test_the_answer_can_be_read_with_and_without_a_script(seen: dict[str, Seen], cards: Cards, kind: str) -> None:
    answer = html.unescape(re.findall(">([^<>]+)<", f">{cards[kind][2]}<")[0]).strip()
    assert answer in seen[f"{kind} back bare"].seen
    assert answer in seen[f"{kind} back alone"].seen
