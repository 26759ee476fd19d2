"""Sizes, focus, windows: nothing is lost, whatever the terminal does."""

import re

import pytest
from textual.css.query import NoMatches
from textual.worker import WorkerFailed
from tui_driver import at_the_quiz, key_event

from banks import BODIES, disputed, question, small_bank

LONG = small_bank(
    question(
        "choice",
        BODIES["choice"],
        prompt="A question of many words that takes more than one line. " * 4,
        explanation="An explanation that goes on and on. " * 12,
    )
)


@pytest.mark.parametrize(("width", "height"), [(60, 18), (80, 24), (120, 40)], ids=["60x18", "80x24", "120x40"])
async def test_the_verdict_is_on_screen_without_scrolling(width: int, height: int) -> None:
    async with at_the_quiz(LONG, size=(width, height)) as person:
        await person.press("1", "space")
        await person.sees("answer ")
        assert any(word in person.screen for word in ("✓ Correct", "✗ Not correct"))
        await person.sees("1 Again", "? Help")


@pytest.mark.parametrize(("width", "height"), [(60, 18), (80, 24), (120, 40)], ids=["60x18", "80x24", "120x40"])
async def test_no_screen_is_wider_than_the_terminal_and_its_footer_ends_with_help(width: int, height: int) -> None:
    async with at_the_quiz(small_bank(disputed()), size=(width, height)) as person:
        for key in ("1", "space"):
            await person.press(key)
            shown = [part for part in person.app.screen.query("*") if part.display]
            assert [part for part in shown if part.region.right > width or part.virtual_region.right > width] == []
            assert person.rows[-1].rstrip().endswith("? Help")


async def test_wide_terminals_show_the_question_left_and_the_documents_right() -> None:
    async with at_the_quiz(small_bank(disputed()), size=(120, 40)) as person:
        await person.press("1", "space")
        await person.sees("SOURCE")
        assert person.line_with("SOURCE").index("SOURCE") > 55
        assert person.line_with("1 Again")
        assert "A  Heller" in person.screen
        assert "Deriabin" not in person.line_with("A  Heller")


async def test_narrow_terminals_show_the_accounts_one_below_the_other() -> None:
    async with at_the_quiz(small_bank(disputed()), size=(60, 60)) as person:
        await person.press("1", "space")
        await person.sees("A  Heller")
        assert "Deriabin" not in person.line_with("A  Heller")


async def test_a_live_resize_keeps_what_was_chosen_and_typed() -> None:
    async with at_the_quiz(small_bank(question("select", BODIES["select"]))) as person:
        await person.press("1", "3")
        for size in ((60, 18), (120, 40), (80, 24)):
            await person.pilot.resize_terminal(*size)
            await person.sees("2 chosen")
        assert person.screen.count("[x]") == 2


async def test_a_live_resize_after_the_answer_keeps_the_answer_and_the_keys() -> None:
    async with at_the_quiz(small_bank(disputed())) as person:
        await person.press("1", "space")
        for size in ((120, 40), (60, 18), (80, 24)):
            await person.pilot.resize_terminal(*size)
            await person.sees("1 Again")
        await person.press("4")
        await person.until(lambda: person.answers, "the answer in the log")


async def test_a_window_too_small_says_so_and_takes_no_answer() -> None:
    async with at_the_quiz(small_bank(question("choice", BODIES["choice"]))) as person:
        await person.press("3")
        await person.pilot.resize_terminal(52, 14)
        await person.sees("coldwar-quiz needs 60x18.", "This window is 52x14.", "coldwar-quiz study --plain")
        await person.press("space", "1", "u")
        await person.pilot.resize_terminal(80, 24)
        await person.sees("▸ 3 ")
        assert person.session.step == "asking"


async def test_tab_always_lands_somewhere_whatever_the_type() -> None:
    async with at_the_quiz(small_bank()) as person:
        for _ in BODIES:
            for _ in range(5):
                await person.press("tab")
                assert person.app.focused is not None
            person.session.skip()
            await person.app.screen.show_question()  # type: ignore[attr-defined]
        assert person.session.counts.met == len(BODIES)


@pytest.mark.parametrize("name", ["choice", "typed", "match"])
async def test_esc_leads_home_from_a_list_from_a_field_and_from_pairs(name: str) -> None:
    async with at_the_quiz(small_bank(question(name, BODIES[name]))) as person:
        await person.press("escape")
        if name != "choice":
            assert person.at == "StudyScreen", "the first Esc gives the letters back to the commands"
            await person.press("escape")
        await person.comes_to("HomeScreen")


async def test_after_the_answer_the_arrows_scroll_what_is_too_long() -> None:
    async with at_the_quiz(LONG, size=(60, 18)) as person:
        await person.press("1", "space")
        await person.sees("1 Again")
        before = person.screen
        await person.press("j", "j", "j", "down")
        await person.until(lambda: person.screen != before, "the page scrolled")
        await person.press("end")
        await person.sees("small/choice")


async def test_a_prompt_longer_than_the_window_is_read_by_page_keys_from_inside_a_field() -> None:
    prompt = "\n".join(f"line {n} of the prompt" for n in range(40))
    async with at_the_quiz(small_bank(question("typed", BODIES["typed"], prompt=prompt)), size=(60, 18)) as person:
        await person.type("Sem")
        for _ in range(4):
            await person.press("pagedown")
        await person.sees("line 39 of the prompt", "Sem")
        for _ in range(4):
            await person.press("pageup")
        await person.sees("line 0 of the prompt")
        await person.type("enov")
        assert person.app.screen.focused.value == "Semenov"  # type: ignore[union-attr]


async def test_no_line_is_lost_between_two_pages() -> None:
    prompt = "\n".join(f"line {n} of the prompt" for n in range(60))
    seen: list[str] = []
    async with at_the_quiz(small_bank(question("typed", BODIES["typed"], prompt=prompt)), size=(80, 24)) as person:

        def shown() -> list[str]:
            return re.findall(r"line (\d+) of the prompt", person.screen)

        def turned() -> bool:
            return bool(shown()) and shown() != seen[-len(shown()) :]

        while "59" not in seen:
            await person.until(turned, "the next page")
            seen += shown()
            await person.press("pagedown")
    assert [n for n in range(60) if str(n) not in seen] == []


async def test_g_and_shift_g_go_to_the_ends_as_home_and_end_do() -> None:
    async with at_the_quiz(LONG, size=(60, 18)) as person:
        for last, first in (("G", "g"), ("end", "home"), ("П", "п")):
            await person.press(last)
            await person.sees("▸ 4 ")
            await person.press(first)
            await person.sees("▸ 1 ")
        await person.press("space", "G")
        await person.sees("small/choice")
        await person.press("g")
        await person.sees("MULTIPLE CHOICE")


async def test_help_lists_the_keys_that_work_now_and_esc_closes_it() -> None:
    async with at_the_quiz(small_bank(question("choice", BODIES["choice"]))) as person:
        await person.press("question_mark")
        await person.comes_to("HelpScreen")
        await person.sees("check the answer", "put it at the end of", "all commands")
        assert "forgot it" not in person.screen
        await person.press("escape")
        await person.comes_to("StudyScreen")
        await person.press("space", "f1")
        await person.comes_to("HelpScreen")
        await person.sees("forgot it", "at once")


@pytest.mark.parametrize(("name", "keys"), [("select", "Enter"), ("choice", "Space Enter")])
async def test_help_names_only_the_keys_that_do_it_here(name: str, keys: str) -> None:
    async with at_the_quiz(small_bank(question(name, BODIES[name]))) as person:
        await person.press("question_mark")
        await person.sees("check the answer")
        assert person.line_with("check the answer").split("check")[0].strip(" │┃▌▎|") == keys


async def test_the_palette_runs_a_command_and_changes_the_theme() -> None:
    async with at_the_quiz(small_bank(question("choice", BODIES["choice"]))) as person:
        await person.press("colon")
        await person.comes_to("CommandPalette")
        await person.press(*"paper")
        await person.sees("Theme: paper (light)")
        await person.press("enter", "enter")
        await person.until(lambda: person.app.theme == "paper", "the paper theme")
        await person.comes_to("StudyScreen")


async def test_a_palette_closed_while_it_still_looks_for_commands_is_no_bug() -> None:
    async with at_the_quiz(small_bank(question("choice", BODIES["choice"]))) as person:
        missed = WorkerFailed(NoMatches("No nodes match 'CommandList' on CommandPalette()"))
        person.app._handle_exception(missed)
        for _ in range(10):
            for key in ("colon", "z", "escape", "escape"):
                person.app.post_message(key_event(key))
        await person.handled()
        assert person.app.is_running
        assert person.app.crash is None


async def test_ctrl_c_ends_the_program_as_it_does_everywhere_also_from_inside_a_field() -> None:
    async with at_the_quiz(small_bank(question("typed", BODIES["typed"]))) as person:
        person.app.post_message(key_event("ctrl+c"))
        await person.until(lambda: person.app.return_code is not None, "the end")
        assert person.app.return_code == 130


async def test_ctrl_q_quits_at_once_from_inside_a_field() -> None:
    async with at_the_quiz(small_bank(question("typed", BODIES["typed"]))) as person:
        await person.press("ctrl+q")
        await person.until(lambda: person.app.return_code == 0, "the end")
