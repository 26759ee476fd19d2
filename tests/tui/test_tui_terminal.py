"""The real program on a real pseudo-terminal: keys, a resize, colours, and nothing that a deck could do to it."""

import os
import re
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from program import COMMAND, environment
from terminal import Terminal
from waiting import until

TESTS = Path(__file__).parents[1]
SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
NO_COLOUR = {"", "0", "1", "2", "3", "4", "7", "22", "23", "24", "27", "39", "49"}
"""Bold, underline, reverse and their ends, and the terminal's own two colours."""

DECK = """
deck: {id: small, title: A small deck}
questions:
  - id: opened
    type: choice
    prompt: Who opened the session [sic]?
    answer: The first
    distractors: [The second, The third]
    explanation: Nobody else did. [/] closes nothing.
"""

HOSTILE = """
import sys
sys.path[:0] = {paths!r}
from hostile import NASTY, hostile_bank
from journal import MemoryJournal
from coldwar_quiz.study.queue import Selection
from coldwar_quiz.tui import run
from coldwar_quiz.tui.context import Context, Preferences
bank = hostile_bank(NASTY[2], "choice")
context = Context(bank, MemoryJournal(), lambda q: "x", preferences=Preferences(guard_s=0))
sys.exit(run(context, Selection(questions=(bank.decks[0].questions[0].id,))))
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(DECK, "utf-8")
    return path


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    def begin(*arguments: str, command: list[str] | None = None, **more: str) -> Terminal:
        env = environment(tmp_path / "home", TERM="xterm-256color", LANG="C.UTF-8", **more)
        return every.enter_context(Terminal([*(command or COMMAND), *arguments], environment=env))

    with ExitStack() as every:
        yield begin


def test_home_then_a_question_then_the_summary_on_a_real_terminal(start: Callable[..., Terminal], deck: Path) -> None:
    terminal = start("--decks", str(deck))
    terminal.wait_for("COLD WAR QUIZ", "A small deck", "? Help")
    terminal.press("s")
    terminal.wait_for("Who opened the session [sic]?", "1/1")
    terminal.press("2")
    terminal.wait_for("▸ 2")
    terminal.resize(60, 18)
    terminal.wait_for("▸ 2", "? Help")
    terminal.resize(120, 40)
    terminal.press(" ")
    terminal.wait_for("[/] closes nothing", "1 Again", "small/opened")
    terminal.wait_without("…")
    terminal.press("4")
    terminal.wait_for("SESSION FINISHED")
    terminal.press("\x11")
    assert terminal.wait_for_end() == 0


def test_with_no_color_no_colour_is_sent_but_the_terminals_own(start: Callable[..., Terminal], deck: Path) -> None:
    terminal = start("--decks", str(deck), "study", NO_COLOR="1")
    terminal.wait_for("Who opened the session", "? Help")
    terminal.press("1 ")
    terminal.wait_for("1 Again")
    used = {code for found in SGR.findall(terminal.sent) for code in found.decode().split(";")}
    assert used <= NO_COLOUR
    assert b"\x1b[1;7m" in terminal.sent or b"7" in b"".join(SGR.findall(terminal.sent))
    terminal.press("\x11")
    assert terminal.wait_for_end() == 0


def test_escape_codes_in_a_deck_never_reach_the_terminal(start: Callable[..., Terminal]) -> None:
    code = HOSTILE.format(paths=[str(TESTS), str(TESTS / "tui")])
    terminal = start(command=[sys.executable, "-c", code])
    terminal.wait_for("]0;renamed")
    terminal.press("1 ")
    terminal.wait_for("1 Again")
    assert b"\x1b]0;renamed" not in terminal.sent
    assert b"\x1b[31mred" not in terminal.sent
    assert "renamed" not in terminal.screen.title
    terminal.press("\x11")
    assert terminal.wait_for_end() == 0


def test_a_bug_inside_the_application_is_one_sentence_and_status_70(start: Callable[..., Terminal], deck: Path) -> None:
    code = (
        "import sys; from coldwar_quiz.cli.run import run; from coldwar_quiz.study.session import Session\n"
        f"Session.flag = lambda self: 1 / 0\nsys.exit(run(['--decks', {str(deck)!r}, 'study']))"
    )
    terminal = start(command=[sys.executable, "-c", code])
    terminal.wait_for("? Help")
    terminal.press("f")
    assert terminal.wait_for_end() == 70
    terminal.wait_for("coldwar-quiz: a bug in the program, ZeroDivisionError: division by zero")
    assert b"Traceback" not in terminal.sent


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_to_end_puts_the_terminal_back_and_is_told_by_the_exit_status(
    start: Callable[..., Terminal], deck: Path, number: signal.Signals
) -> None:
    terminal = start("--decks", str(deck))
    before = termios.tcgetattr(terminal.child.fileno())[3]
    terminal.wait_for("COLD WAR QUIZ", "? Help")
    os.kill(terminal.child.pid, number)
    assert terminal.wait_for_end() == 128 + number
    assert b"\x1b[?1049l" in terminal.sent
    assert b"\x1b[?1000l" in terminal.sent
    assert b"\x1b[?25h" in terminal.sent
    assert termios.tcgetattr(terminal.child.fileno())[3] == before


def test_a_terminal_that_is_closed_ends_the_program(start: Callable[..., Terminal], deck: Path) -> None:
    terminal = start("--decks", str(deck))
    terminal.wait_for("COLD WAR QUIZ", "? Help")
    terminal.child.ptyproc.fileobj.close()
    until(lambda: not terminal.child.isalive(), "the end of the program", seconds=20)
    assert terminal.child.exitstatus == 128 + signal.SIGHUP


def test_a_deck_saved_outside_is_drawn_anew_in_its_preview(start: Callable[..., Terminal], deck: Path) -> None:
    terminal = start("preview", str(deck))
    terminal.wait_for("PREVIEW", "Who opened the session [sic]?", "BACK", "? Help")
    for name, asked in (("in place", "Who closed the session?"), ("renamed over", "Who left it?")):
        beside = deck.with_name(".beside") if name == "renamed over" else deck
        beside.write_text(DECK.replace("Who opened the session [sic]?", asked), "utf-8")
        beside.replace(deck)
        terminal.wait_for(asked, "Saved")
    deck.unlink()
    terminal.wait_for("Questions as they were before", "Who left it?")
    deck.write_text(DECK.replace("type: choice", "type: chioce"), "utf-8")
    terminal.wait_for("error[unknown-type]: unknown type `chioce`")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert not (deck.parent / "home").exists()


def test_in_the_preview_no_color_means_the_terminals_own_two(start: Callable[..., Terminal], deck: Path) -> None:
    deck.write_text(DECK + "  - {id: broken, type: chioce}\n", "utf-8")
    terminal = start("preview", str(deck), NO_COLOR="1")
    terminal.wait_for("Who opened the session", "2 errors")
    terminal.press("n")
    terminal.wait_for("unknown type `chioce`")
    used = {code for found in SGR.findall(terminal.sent) for code in found.decode().split(";")}
    assert used <= NO_COLOUR
    os.kill(terminal.child.pid, signal.SIGTERM)
    assert terminal.wait_for_end() == 128 + signal.SIGTERM
