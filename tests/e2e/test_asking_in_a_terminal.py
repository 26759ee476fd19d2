"""Being asked for a deck and a question in a real terminal: pastes, ways back, narrow windows."""

import os
import signal
from pathlib import Path

import pytest

from coldwar_quiz.bank.loader import load_bank
from desks import make_desk, mine, terminal
from waiting import until


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return make_desk(tmp_path, monkeypatch)


def test_in_a_narrow_window_lines_break_between_words(desk: Path) -> None:
    with terminal(desk, "new", "question", "mine", "--type", "order", columns=40, echo=True) as screen:
        screen.wait_for("the prompt:")
        screen.press("?\r")
        screen.wait_until(lambda: screen.text.count("the prompt:") == 2, "the help")
        words = " ".join(screen.text.split())
        assert "Ctrl-C stops, and nothing is written. the prompt: ?" in words
        assert "Enter ends your answer. `<` goes back to the question before; Ctrl-C stops, and nothing" in words


def test_a_deck_is_made_by_answering_in_a_terminal(desk: Path) -> None:
    with terminal(desk, "new", "deck", "berlin") as screen:
        for wanted, line in (
            ("title:", "Berlin in 1953"), ("description", ""), ("write the first one now", "y"),
            ("by number or name:", "3"),
            ("the prompt:", "Who led the GDR's party in 1953?"), ("the answer:", "Walter Ulbricht"),
            ("another wording that is right, number 1", "Ulbricht"), ("number 2", ""), ("why: two", ""),
            ("the work that says so", ""), ("when it happened", "1953"), ("how hard", "7"),
            ("must be 1, 2 or 3", "1"), ("tags", ""), ("[led-gdr-party-1953]", ""),
        ):  # fmt: skip
            screen.wait_for(wanted)
            screen.press(line + "\r")
        screen.wait_for("2 pieces of advice")
        assert screen.wait_for_end() == 0
    (question,) = load_bank([Path("berlin.yaml")])[0]
    assert (str(question.id), question.difficulty) == ("berlin/led-gdr-party-1953", 1)


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("ended", ["\r", ""])
def test_a_paste_of_several_lines_answers_no_question_but_the_one_asked(desk: Path, marked: bool, ended: str) -> None:
    pasted = "Who was it,\rin June\rof 1953?" + ended
    with terminal(
        desk, "new", "question", "mine", "--type", "typed", echo=True, TERM="xterm" if marked else "dumb"
    ) as screen:
        screen.wait_for("the prompt:")
        screen.press(f"\x1b[200~{pasted}\x1b[201~" if marked else pasted)
        screen.wait_for("of 1953?" if marked or not ended else "the answer:")
        if marked or not ended:
            assert "the answer:" not in screen.text
            screen.press("\r")
        screen.wait_for("Your 3 lines were taken as one text", "the answer:")
        assert "another wording" not in screen.text
        screen.press("<\r")
        screen.wait_for("the prompt: Who was it, in June of 1953?")


def test_lines_typed_ahead_answer_one_question_each(desk: Path) -> None:
    with terminal(desk, "new", "question", "mine", "--type", "card", echo=True) as screen:
        screen.wait_for("the prompt:")
        screen.press("Why was Beria arrested?\rFear.\r" + "\r" * 7)
        assert screen.wait_for_end() == 0
    assert [(q.prompt, q.body.answer) for q in load_bank([mine(desk)])[0]][2:] == [("Why was Beria arrested?", "Fear.")]


def test_a_slip_in_the_prompt_is_mended_without_beginning_again(desk: Path) -> None:
    with terminal(desk, "new", "question", "mine", "--type", "card", echo=True) as screen:
        screen.wait_for("the prompt:")
        screen.press("Why was Beria arested?\r")
        screen.wait_for("the answer:")
        screen.press("<\r")
        screen.wait_for("Ctrl-U empties it", "the prompt: Why was Beria arested?\n")
        screen.press("\x15Why was Beria arrested?\r")
        for wanted in (
            "the answer:",
            "number 1",
            "why: two",
            "the work that",
            "when it",
            "how hard",
            "tags",
            "for ever",
        ):
            screen.wait_for(wanted)
            screen.press("Fear.\r" if wanted == "the answer:" else "\r")
        assert screen.wait_for_end() == 0
    prompts = [q.prompt for q in load_bank([mine(desk)])[0]]
    assert prompts[2:] == ["Why was Beria arrested?"]


def test_without_line_editing_an_answer_gone_back_to_is_kept_or_taken_out(desk: Path) -> None:
    Path("readline.py").write_text("raise ImportError", "utf-8")
    python = {"PYTHONPATH": str(Path.cwd())}
    with terminal(desk, "new", "question", "mine", "--type", "typed", echo=True, **python) as screen:
        for wanted, line in (
            ("the prompt:", "Who?"), ("the answer:", "Konev"), ("right, number 1", "Koniev"), ("number 2", "<"),
            ("(or nothing): [Koniev]", "<"), ("the answer: [Konev]", ""), ("(or nothing): [Koniev]", "-"),
            ("why: two", ""), ("the work that", ""), ("when it", ""), ("how hard", ""), ("tags", ""), ("for ever", ""),
        ):  # fmt: skip
            screen.wait_until(lambda wanted=wanted: wanted in screen.text.rstrip().rpartition("\n")[2], wanted)
            screen.press(line + "\r")
        assert screen.wait_for_end() == 0
    body = list(load_bank([mine(desk)])[0])[2].body
    assert (body.answer, body.accept) == ("Konev", ())


def test_a_question_is_retired_with_the_reason_that_is_asked_for(desk: Path) -> None:
    with terminal(desk, "retire", "mine/one") as screen:
        screen.wait_for("why is it no longer asked")
        screen.press("\r")
        screen.wait_until(lambda: screen.text.count("why is it no longer asked") == 2, "the same again")
        screen.press("Asked better elsewhere.\r")
        assert screen.wait_for_end() == 0
    assert {str(q.id): q.retired for q in load_bank([mine(desk)])[0]}["mine/one"] == "Asked better elsewhere."


@pytest.mark.parametrize("ended", ["ctrl-c", "ctrl-d", "kill"])
def test_whoever_stops_in_the_middle_finds_everything_as_it_was(desk: Path, ended: str) -> None:
    before = mine(desk).read_bytes()
    with terminal(desk, "new", "question", "mine") as screen:
        screen.wait_for("by number or name:")
        screen.press("typed\r")
        screen.wait_for("the prompt:")
        if ended == "kill":
            os.kill(screen.child.pid, signal.SIGKILL)
            until(lambda: not screen.child.isalive(), "the end")
        else:
            screen.press("\x03" if ended == "ctrl-c" else "\x04")
            assert screen.wait_for_end() == (130 if ended == "ctrl-c" else 2)
            assert "Traceback" not in screen.text
    assert mine(desk).read_bytes() == before
    assert os.listdir(desk / "decks") == ["mine.yaml"]
