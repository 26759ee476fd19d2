"""Every printable and every control code point, through each text of a question and each way out.

What must come out: the character itself, or U+FFFD where it acts on a terminal. The ordinary run takes all controls,
marks, formats and separators, all of Latin, Greek, Cyrillic, and a sample of the rest; `EVERY_CODE_POINT=1` takes all
of Unicode (some minutes).
"""

import contextlib
import io
import itertools
import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hostile import bodies, hostile_bank
from tui_driver import at_the_quiz

from coldwar_quiz.bank.model import Bank
from coldwar_quiz.cli import listing, output
from coldwar_quiz.diagnostics import render
from coldwar_quiz.diagnostics.problem import Label, Problem, Problems, Severity
from coldwar_quiz.diagnostics.span import Span
from coldwar_quiz.plain import LineMode
from coldwar_quiz.study.queue import Selection
from coldwar_quiz.study.session import Session
from coldwar_quiz.tui.widgets.text import fit, line, plain
from journal import MemoryJournal, SetClock

CHUNK = 400
TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C, 0x200E, 0x200F}


def wanted() -> Iterator[int]:
    """The code points of this run."""
    whole = bool(os.environ.get("EVERY_CODE_POINT"))
    for code in range(sys.maxunicode + 1):
        odd = unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp", "Zs") or unicodedata.combining(chr(code))
        if whole or code < 0x600 or odd or code % 97 == 0 or code in range(0x2000, 0x2100):
            yield code


def acts(character: str) -> bool:
    """Whether a character may not reach a terminal: said here once more, in the words of the standard."""
    return unicodedata.category(character) in ("Cc", "Cs") or ord(character) in TURNING


def as_text(text: str) -> str:
    """What must come out where one line is shown."""
    text = text.replace("\r\n", " ").translate({9: " ", 10: " ", 13: " "})
    return "".join("\ufffd" if acts(character) else character for character in text)


ALL = "".join(map(chr, wanted()))
CHUNKS = ["".join(chunk) for chunk in (ALL[at : at + CHUNK] for at in range(0, len(ALL), CHUNK))]
WHOLE = pytest.mark.parametrize("text", [ALL], ids=["all"])


def test_the_sample_holds_every_control_and_every_kind_of_character() -> None:
    kinds = {unicodedata.category(chr(code)) for code in range(sys.maxunicode + 1)}
    assert {unicodedata.category(character) for character in ALL} == kinds
    assert {chr(code) for code in (*range(0x300), *TURNING)} <= set(ALL)


def printed(say: Callable[..., None], value: object) -> str:
    """What a way out writes to standard output."""
    with contextlib.redirect_stdout(io.StringIO()) as stream:
        say(value)
    return stream.getvalue()


def test_printing_keeps_every_character_or_replaces_it() -> None:
    written = printed(output.tell, ALL)
    assert written == "".join("\ufffd" if acts(c) and c not in "\t\n" else c for c in ALL) + "\n"
    written.encode("utf-8")


def test_json_carries_every_character_and_shows_none_that_acts() -> None:
    written = printed(output.tell_json, {"text": ALL, ALL: 1})
    assert not any(map(acts, written[:-1]))
    readable = "".join("\ufffd" if unicodedata.category(c) == "Cs" else c for c in ALL)
    assert json.loads(written) == {"text": readable, readable: 1}


def test_the_json_of_a_question_holds_its_texts_as_they_are() -> None:
    bank = hostile_bank(ALL, "match")
    question = bank.decks[0].questions[0]
    (read,) = json.loads(printed(output.tell_json, [listing.as_json(bank, question)]))
    text = "".join("\ufffd" if unicodedata.category(c) == "Cs" else c for c in ALL)
    assert (read["prompt"], read["hint"], read["explanation"], read["answer"][0][0]) == (text,) * 4


def test_check_shows_every_character_of_a_line_a_message_and_a_path_in_each_format() -> None:
    for text in CHUNKS:
        lines = [" ".join(text.splitlines()) or "x"]
        span = Span(f"{text}.yaml", 1, 1, 1, 2)
        said = Problem("c", Severity.ERROR, text, span, text, (Label(span, text),), text, text, text)
        shown = as_text(text)
        assert said.message == shown
        whole = render.as_text(said, {span.path: lines})
        assert not any(acts(c) for c in whole.replace("\n", ""))
        assert whole.split("\n")[0] == f"error[c]: {shown}"
        assert f"--> {as_text(text)}.yaml:1:1" in whole
        assert render.as_line(said) == f"{shown}.yaml:1:1: error[c]: {shown}"
        command = render.as_github(said)
        assert not any(map(acts, command))
        values = command.split("::", 2)
        assert values[1].startswith("error file=")
        path = values[1].removeprefix("error file=").split(",")[0]
        for escaped, meant in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
            path = path.replace(escaped, meant)
        assert path == f"{shown}.yaml"
        (values_,) = render.as_json(Problems((said,)), decks=1, questions=1)["problems"]
        assert (values_["message"], values_["file"]) == (shown, span.path)


def converse(bank: Bank, kind: str) -> str:
    """What line mode says of one question, asked, looked into and answered."""
    said: list[str] = []
    numbers = itertools.count()
    session = Session(
        bank,
        MemoryJournal(),
        SetClock(),
        selection=Selection(questions=(bank.decks[0].questions[0].id,)),
        content_hash=str,
        new_uid=lambda: f"{next(numbers):032x}",
    )
    lines = iter(["h", "", "", "", "a", "w", "4", ""])
    LineMode(session, bank, read=lambda: next(lines, None), ask=said.append, tell=said.append, clock=SetClock()).run()
    assert all("\n" not in words and "\t" not in words for words in said)
    return "\n".join(said)


@pytest.mark.parametrize("kind", bodies("x"))
def test_line_mode_says_every_character_of_every_field(kind: str) -> None:
    text = f"({ALL})"
    said = converse(hostile_bank(text, kind), kind)
    assert not any(acts(c) for c in said.replace("\n", ""))
    shown = as_text(text)
    assert f"Hint: {as_text(' '.join(text.split()))}" in said
    assert f"Quotation: {shown} End of quotation." in said
    if kind not in ("date", "number", "true-false", "cloze"):
        assert shown in said.split("Quotation")[0]


def test_every_character_is_itself_in_the_one_door_of_the_full_screen() -> None:
    expected = "".join("\ufffd" if acts(c) and c not in "\t\n" else c for c in ALL)
    for made in (plain(ALL), plain(ALL, "bold"), line(ALL), line((ALL, "bold"), ""), line("", plain(ALL))):
        assert made.plain == expected
    for text in CHUNKS:
        assert not any(acts(c) and c not in "\t\n" for c in fit(plain(text), 5_000).plain)


async def test_every_control_is_replaced_and_every_sign_seen_on_the_screens() -> None:
    controls = "".join(c for c in ALL if acts(c) and c not in "\t\n\r")
    signs = "".join(chr(code) for code in range(0x21, 0x600) if unicodedata.category(chr(code))[0] in "LNPS")
    latin = "".join(c for c in signs if unicodedata.bidirectional(c) not in ("R", "AL", "AN"))
    for at in range(0, max(len(controls), len(latin)), 250):
        text = f"begin{controls[at : at + 250]}{latin[at : at + 250]}end"
        bank = hostile_bank(text, "choice")
        bank = replace(bank, decks=(bank.decks[0]._replace(questions=bank.decks[0].questions[:1]),))
        async with at_the_quiz(bank, Selection(questions=(bank.decks[0].questions[0].id,)), size=(170, 60)) as person:
            await person.press("h", "1", "space")
            await person.sees("1 Again", as_text(text)[:60], "Hint:", "SOURCES (2)")
            assert not any(acts(c) for c in person.screen.replace("\n", ""))
