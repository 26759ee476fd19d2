"""The cards as they are drawn: what the templates hold, what a browser makes of them, and what the eye can read."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bank_for_tests import BODIES, question, whole_bank
from drawing import NO_STORAGE, Sides, dumped, needs_chromium, page
from learner import learner

from coldwar_quiz.anki.model import css

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


def without_script(html: str) -> str:
    return re.sub("<script>.*?</script>", "", html, flags=re.DOTALL)


@pytest.mark.parametrize("kind", BODIES)
def test_the_front_gives_nothing_away(cards: Cards, kind: str) -> None:
    sides, key, answer = cards[kind]
    front = without_script(sides.front)
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


def drawn(document: str) -> str:
    """What the script drew, without the lists it drew it from."""
    assert '<pre id="faults"></pre>' in document
    return document.partition('<div class="cw-live">')[2].partition("<script>")[0]


@needs_chromium
@pytest.mark.parametrize("kind", WITH_LISTS)
def test_every_option_is_shown_whatever_the_order(cards: Cards, tmp_path: Path, kind: str) -> None:
    shown = drawn(dumped(tmp_path, page(cards[kind][0], "front")))
    body = question(kind).body
    texts = getattr(body, "options", getattr(body, "items", getattr(body, "rights", ("True", "False"))))
    for text in texts:
        assert f">{text}<" in shown


@needs_chromium
@pytest.mark.parametrize("kind", VERDICT)
def test_the_right_pick_is_carried_to_the_back(cards: Cards, tmp_path: Path, kind: str) -> None:
    sides, key, _ = cards[kind]
    document = dumped(tmp_path, page(sides, "front", PICK[kind].format(right=key), "back"))
    assert f'<p class="cw-verdict cw-yes" role="status">{VERDICT[kind]}</p>' in document
    assert "✓" in drawn(document)
    assert "✗" not in drawn(document)


@needs_chromium
def test_a_wrong_pick_is_marked_beside_the_right_one(cards: Cards, tmp_path: Path) -> None:
    sides, key, _ = cards["choice"]
    wrong = f"document.querySelector('input:not([value=\"{key}\"])').click();"
    document = dumped(tmp_path, page(sides, "front", wrong, "back"))
    assert ">You chose a wrong one.</p>" in document
    marks = re.findall('cw-mark">([^<]*)<', drawn(document))
    assert sorted(marks) == ["✓ right", "✗ yours"]


@needs_chromium
def test_things_are_moved_by_their_buttons_and_judged_on_the_back(cards: Cards, tmp_path: Path) -> None:
    sides, key, _ = cards["order"]
    solve = (
        f"'{key}'.split(',').forEach(function (name, place) {{ for (;;) {{"
        " var at = JSON.parse(sessionStorage.getItem('cwq:spring/order-q')).order.indexOf(name);"
        " if (at <= place) { break; }"
        " document.querySelectorAll('.cw-row')[at].querySelector('button').click(); } });"
    )
    document = dumped(tmp_path, page(sides, "front", PICK["order"], solve, "back"))
    assert ">Your order was right.</p>" in document
    assert drawn(document).count("✓ in place") == 5


@needs_chromium
@pytest.mark.parametrize("kind", WITH_LISTS)
def test_without_storage_the_sides_still_agree(cards: Cards, tmp_path: Path, kind: str) -> None:
    sides, key, _ = cards[kind]
    document = dumped(tmp_path, page(sides, "front", PICK[kind].format(right=key), "back", before=NO_STORAGE))
    assert 'class="cw-verdict cw-' in document


@needs_chromium
@pytest.mark.parametrize("kind", WITH_LISTS)
def test_the_back_alone_shows_the_answer_and_judges_nothing(cards: Cards, tmp_path: Path, kind: str) -> None:
    document = dumped(tmp_path, page(cards[kind][0], "back"))
    assert '<p class="cw-verdict" role="status"></p>' in document
    assert "yours" not in drawn(document)


@needs_chromium
@pytest.mark.parametrize("kind", BODIES)
def test_without_a_script_the_lists_and_the_answer_are_there(cards: Cards, tmp_path: Path, kind: str) -> None:
    sides, _, answer = cards[kind]
    bare = Sides(without_script(sides.front), without_script(sides.back), sides.css)
    document = dumped(tmp_path, page(bare, "front", "document.title = document.body.innerText;", "back"))
    options = getattr(question(kind).body, "options", ()) if kind in ("choice", "select") else ()
    title = document.partition("<title>")[2].partition("</title>")[0]
    assert all(option in title for option in options)
    assert re.sub("<[^>]+>", "", answer).split()[0] in document.partition('id="answer"')[2]
