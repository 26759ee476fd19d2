"""Colours: enough contrast, none needed, and the right set for each terminal."""

import itertools

import pytest
from textual.color import Color
from tui_driver import at_the_quiz

from banks import BODIES, disputed, question, small_bank
from coldwar_quiz.tui.symbols import ASCII, UNICODE, choose_symbols
from coldwar_quiz.tui.themes import OURS, choose_theme

TEXTS = ("foreground", "muted", "primary", "secondary", "accent", "success", "warning", "error")
GROUNDS = ("background", "surface", "panel")
OTHERS = (
    ("cursor-fg", "cursor-bg", 4.5),
    ("foreground", "quote-bg", 4.5),
    *((text, ground, 4.5) for ground in ("ok-bg", "bad-bg", "mid-bg") for text in ("foreground",)),
    ("success", "ok-bg", 4.5),
    ("error", "bad-bg", 4.5),
    ("warning", "mid-bg", 4.5),
    ("secondary", "quote-bg", 3.0),
    ("edge", "background", 3.0),
    ("edge", "surface", 3.0),
    ("edge", "panel", 3.0),
)


def luminance(color: Color) -> float:
    """Relative luminance by WCAG 2."""
    parts = [c / 255 for c in color.rgb]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, two: str) -> float:
    lights = sorted((luminance(Color.parse(one)), luminance(Color.parse(two))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_every_text_stands_out_from_every_ground_it_is_used_on(theme) -> None:  # type: ignore[no-untyped-def]
    colours = {name: getattr(theme, name, None) or theme.variables.get(name) for name in (*TEXTS, *GROUNDS)}
    colours |= theme.variables
    wanted = [(t, g, 4.5) for t, g in itertools.product(TEXTS, GROUNDS)] + list(OTHERS)
    weak = {f"{t} on {g}": round(contrast(colours[t], colours[g]), 2) for t, g, least in wanted
            if contrast(colours[t], colours[g]) < least}  # fmt: skip
    assert weak == {}


@pytest.mark.parametrize(
    ("environ", "theme"),
    [
        ({"TERM": "xterm-256color"}, "night"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "night"),
        ({"TERM": "xterm"}, "ansi-dark"),
        ({"TERM": "linux"}, "ansi-dark"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "ansi-dark"),
    ],
    ids=["256", "truecolor", "16", "console", "no-color"],
)
def test_the_theme_suits_the_terminal(environ: dict[str, str], theme: str) -> None:
    assert choose_theme("auto", environ) == theme


def test_a_chosen_theme_is_taken() -> None:
    assert choose_theme("paper", {"TERM": "xterm"}) == "paper"
    assert choose_theme("no-color", {"COLORTERM": "truecolor"}) == "ansi-dark"


@pytest.mark.parametrize(
    ("environ", "symbols"),
    [
        ({"TERM": "linux", "LANG": "en_GB.UTF-8"}, ASCII),
        ({"TERM": "xterm-256color", "LANG": "de_DE.ISO-8859-1"}, ASCII),
        ({"TERM": "xterm-256color", "LANG": "ru_RU.UTF-8"}, UNICODE),
        ({"TERM": "xterm-256color"}, UNICODE),
    ],
    ids=["console", "latin-1", "utf-8", "unsaid"],
)
def test_the_symbols_suit_the_terminal(environ: dict[str, str], symbols: object) -> None:
    assert choose_symbols("auto", environ) is symbols


IN_EVERY_CONSOLE = set("·▌▄█│▇▆▅▃▂▁")
"""What is left beside ASCII: a middle dot, edges and scroll bars."""


async def test_with_ascii_symbols_nothing_of_ours_leaves_ascii() -> None:
    async with at_the_quiz(small_bank(disputed()), symbols="ascii") as person:
        assert "> 1 " in person.screen
        for keys in ((), ("1", "space"), ("G",), ("a",), ("escape", "question_mark"), ("escape", "1")):
            await person.press(*keys)
            odd = {character for character in person.screen if not character.isascii()} - IN_EVERY_CONSOLE
            assert odd == set(), person.screen


async def test_with_ascii_symbols_a_field_has_edges_of_ascii() -> None:
    async with at_the_quiz(small_bank(question("typed", BODIES["typed"])), symbols="ascii") as person:
        assert "+-----" in person.screen
        assert "╭" not in person.screen


@pytest.mark.parametrize("theme", ["night", "paper", "terminal", "no-color"])
async def test_right_wrong_chosen_and_proposed_are_told_apart_without_colour(theme: str) -> None:
    async with at_the_quiz(small_bank(disputed()), theme=theme) as person:
        asked = person.session.asked
        assert asked is not None
        wrong = asked.options.index("Konev") + 1
        await person.press(str(wrong))
        await person.sees(f"▸ {wrong} Konev")
        await person.press("space")
        await person.sees(f"✗ {wrong} Konev (you)", "✗ Not correct", "▸ 1 Again")
        assert "✓" in person.line_with("Zhukov")


async def test_without_colour_the_application_uses_none_but_the_terminals_own() -> None:
    async with at_the_quiz(small_bank(disputed()), environ={"NO_COLOR": "1"}) as person:
        assert (person.app.theme, person.app.ansi_color) == ("ansi-dark", True)


@pytest.mark.parametrize(("symbols", "done", "rest"), [("unicode", "━", "┄"), ("ascii", "=", "-")])
@pytest.mark.parametrize("environ", [{"COLORTERM": "truecolor"}, {"NO_COLOR": "1"}], ids=["colour", "no-colour"])
async def test_what_is_done_of_a_session_is_another_glyph_than_what_is_not(
    environ: dict[str, str], symbols: str, done: str, rest: str
) -> None:
    bank = small_bank(*(question(f"true-{n}", BODIES["true-false"]) for n in range(2)))
    async with at_the_quiz(bank, environ=environ, symbols=symbols) as person:
        assert set(person.rows[1].strip()) == {rest}
        await person.press("n", "space", "4")
        await person.until(lambda: person.rows[1].strip() == done * 39 + rest * 39, "half of the line")
