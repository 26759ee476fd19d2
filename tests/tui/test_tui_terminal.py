"""The real program on a real pseudo-terminal: keys, a resize, colours, and nothing that a deck could do to it."""

import os
import re
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

from program import COMMAND, environment
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


class Terminal:
    """A program in a pseudo-terminal of 80 columns and 24 rows, and what it shows."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self.sent = b""
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.child = pexpect.spawn(command[0], command[1:], env=env, dimensions=(24, 80), timeout=1)

    def read(self) -> None:
        """Take in what has come so far."""
        try:
            new = self.child.read_nonblocking(65536, timeout=0.02)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.sent += new
        # pyte knows no synchronized output and no kitty keys, whose sequences would end up on its screen
        self._stream.feed(re.sub(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z]|\x1bP[^\x1b]*\x1b\\", b"", new))

    def shows(self, *texts: str) -> None:
        """Wait until all of `texts` are on screen."""

        def there() -> bool:
            self.read()
            return all(text in "\n".join(self.screen.display) for text in texts)

        self._wait(there, " and ".join(texts))

    def _wait(self, condition: Callable[[], bool], what: str) -> None:
        try:
            until(condition, what, seconds=20)
        except AssertionError as error:
            raise AssertionError(f"{error}\n" + "\n".join(self.screen.display)) from None

    def press(self, keys: str) -> None:
        self.child.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)
        os.kill(self.child.pid, signal.SIGWINCH)

    def ends(self) -> int:
        """Wait for the program's end and return its exit status."""

        def over() -> bool:
            self.read()
            return not self.child.isalive()

        self._wait(over, "the end of the program")
        return int(self.child.exitstatus or 0)


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(DECK, "utf-8")
    return path


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    started: list[Terminal] = []

    def begin(*arguments: str, command: list[str] | None = None, **more: str) -> Terminal:
        env = environment(tmp_path / "home", TERM="xterm-256color", LANG="C.UTF-8", **more)
        started.append(Terminal([*(command or COMMAND), *arguments], env))
        return started[-1]

    yield begin
    for terminal in started:
        terminal.child.close(force=True)


def test_home_then_a_question_then_the_summary_on_a_real_terminal(start: Callable[..., Terminal], deck: Path) -> None:
    terminal = start("--decks", str(deck))
    terminal.shows("COLD WAR QUIZ", "A small deck", "? Help")
    terminal.press("s")
    terminal.shows("Who opened the session [sic]?", "1/1")
    terminal.press("2")
    terminal.shows("▸ 2")
    terminal.resize(60, 18)
    terminal.shows("▸ 2", "? Help")
    terminal.resize(120, 40)
    terminal.press(" ")
    terminal.shows("[/] closes nothing", "1 Again", "small/opened")
    until(lambda: terminal.read() or "…" not in "\n".join(terminal.screen.display), "the guard lifted")
    terminal.press("4")
    terminal.shows("SESSION FINISHED")
    terminal.press("\x11")
    assert terminal.ends() == 0


def test_with_no_color_no_colour_is_sent_but_the_terminals_own(start: Callable[..., Terminal], deck: Path) -> None:
    terminal = start("--decks", str(deck), "study", NO_COLOR="1")
    terminal.shows("Who opened the session", "? Help")
    terminal.press("1 ")
    terminal.shows("1 Again")
    used = {code for found in SGR.findall(terminal.sent) for code in found.decode().split(";")}
    assert used <= NO_COLOUR
    assert b"\x1b[1;7m" in terminal.sent or b"7" in b"".join(SGR.findall(terminal.sent))
    terminal.press("\x11")
    assert terminal.ends() == 0


def test_escape_codes_in_a_deck_never_reach_the_terminal(start: Callable[..., Terminal]) -> None:
    code = HOSTILE.format(paths=[str(TESTS), str(TESTS / "tui")])
    terminal = start(command=[sys.executable, "-c", code])
    terminal.shows("]0;renamed")
    terminal.press("1 ")
    terminal.shows("1 Again")
    assert b"\x1b]0;renamed" not in terminal.sent
    assert b"\x1b[31mred" not in terminal.sent
    assert "renamed" not in terminal.screen.title
    terminal.press("\x11")
    assert terminal.ends() == 0


def test_a_bug_inside_the_application_is_one_sentence_and_status_70(start: Callable[..., Terminal], deck: Path) -> None:
    code = (
        "import sys; from coldwar_quiz.cli.run import run; from coldwar_quiz.study.session import Session\n"
        f"Session.flag = lambda self: 1 / 0\nsys.exit(run(['--decks', {str(deck)!r}, 'study']))"
    )
    terminal = start(command=[sys.executable, "-c", code])
    terminal.shows("? Help")
    terminal.press("f")
    assert terminal.ends() == 70
    terminal.shows("coldwar-quiz: a bug in the program, ZeroDivisionError: division by zero")
    assert b"Traceback" not in terminal.sent


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_to_end_puts_the_terminal_back_and_is_told_by_the_exit_status(
    start: Callable[..., Terminal], deck: Path, number: signal.Signals
) -> None:
    terminal = start("--decks", str(deck))
    before = termios.tcgetattr(terminal.child.fileno())[3]
    terminal.shows("COLD WAR QUIZ", "? Help")
    os.kill(terminal.child.pid, number)
    assert terminal.ends() == 128 + number

    def left() -> bool:
        terminal.read()
        return b"\x1b[?1049l" in terminal.sent

    until(left, "the alternate screen left")
    assert b"\x1b[?1000l" in terminal.sent
    assert b"\x1b[?25h" in terminal.sent
    assert termios.tcgetattr(terminal.child.fileno())[3] == before


def test_a_terminal_that_is_closed_ends_the_program(start: Callable[..., Terminal], deck: Path) -> None:
    terminal = start("--decks", str(deck))
    terminal.shows("COLD WAR QUIZ", "? Help")
    terminal.child.ptyproc.fileobj.close()
    until(lambda: not terminal.child.isalive(), "the end of the program", seconds=20)
    assert terminal.child.exitstatus == 128 + signal.SIGHUP


def test_a_deck_saved_outside_is_drawn_anew_in_its_preview(start: Callable[..., Terminal], deck: Path) -> None:
    terminal = start("preview", str(deck))
    terminal.shows("PREVIEW", "Who opened the session [sic]?", "BACK", "? Help")
    for name, asked in (("in place", "Who closed the session?"), ("renamed over", "Who left it?")):
        beside = deck.with_name(".beside") if name == "renamed over" else deck
        beside.write_text(DECK.replace("Who opened the session [sic]?", asked), "utf-8")
        beside.replace(deck)
        terminal.shows(asked, "Saved")
    deck.unlink()
    terminal.shows("Questions as they were before", "Who left it?")
    deck.write_text(DECK.replace("type: choice", "type: chioce"), "utf-8")
    terminal.shows("error[unknown-type]: unknown type `chioce`")
    terminal.press("q")
    assert terminal.ends() == 0
    assert not (deck.parent / "home").exists()


def test_in_the_preview_no_color_means_the_terminals_own_two(start: Callable[..., Terminal], deck: Path) -> None:
    deck.write_text(DECK + "  - {id: broken, type: chioce}\n", "utf-8")
    terminal = start("preview", str(deck), NO_COLOR="1")
    terminal.shows("Who opened the session", "2 errors")
    terminal.press("n")
    terminal.shows("unknown type `chioce`")
    used = {code for found in SGR.findall(terminal.sent) for code in found.decode().split(";")}
    assert used <= NO_COLOUR
    os.kill(terminal.child.pid, signal.SIGTERM)
    assert terminal.ends() == 128 + signal.SIGTERM
