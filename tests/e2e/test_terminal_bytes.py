"""Bytes on a real terminal: whatever a deck, a name or a path holds, no command sends what it would not send anyway.

Each command runs twice on a pseudo-terminal, with harmless words and with hostile ones. The kinds of escape sequences
must be the same, nothing else may act on the terminal, and the hostile text must be there to be read.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from program import COMMAND, environment
from sequences import Sent, taken_apart
from terminal import Terminal

TESTS = Path(__file__).parents[1]
CALM = "calm and quiet"
HOSTILE = (
    "begin\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x1b\\\x1b[2J\x1b[31m\x1bc\x9b32m\x9d0;x\x9c\x07\x08\r\x0b\x0c\x00\x7f\x85"
    "\u202eturned\u202c\u2066\u2069\u200f\u061c[/b] [@click=app.quit]end"
)
NAMEABLE = HOSTILE.replace("\x00", "")
"""What can be an argument or a file name: anything without NUL."""


def on_terminal(command: list[str], home: Path, *keys: tuple[str, str], columns: int = 200, **more: str) -> Sent:
    """What the program sent, having been given each of `keys` (what to wait for, what to press) in turn."""
    environ = environment(home, TERM="xterm-256color", LANG="C.UTF-8", **more)
    with Terminal(command, cwd=home.parent, environment=environ, columns=columns, rows=50) as terminal:
        for awaited, pressed in keys:
            terminal.wait_for(awaited)
            terminal.press(pressed)
        terminal.wait_for_end()
        return taken_apart(terminal.sent)


def acts_on_nothing(hostile: Sent, calm: Sent) -> None:
    assert hostile.controls == frozenset()
    assert hostile.kinds <= calm.kinds
    assert "owned" not in "".join(hostile.kinds)


# --- a bank whose every text is hostile ------------------------------------------------------------------------------

WITH_A_BANK = f"""
import sys
sys.path[:0] = [{str(TESTS)!r}, {str(TESTS / "tui")!r}]
from hostile import bodies, hostile_bank
from dataclasses import replace
from coldwar_quiz.cli import run, world
text, kinds, *arguments = sys.argv[1:]
banks = [hostile_bank(text, kind) for kind in kinds.split(",")]
deck = banks[0].decks[0]
questions = [q for bank in banks for q in bank.decks[0].questions]
bank = replace(banks[0], decks=(deck._replace(questions=tuple({{q.id: q for q in questions}}.values())),))
world.World.bank = lambda self: bank
sys.exit(run(arguments))
"""
"""The program with a bank that no file could bring in: the reader would have refused every one of these texts."""


def with_bank(text: str, kinds: str, *arguments: str) -> list[str]:
    # an argument cannot hold NUL; the texts that can are shown all the same by the tests of each code point
    return [sys.executable, "-c", WITH_A_BANK, text.replace("\x00", ""), kinds, *arguments]


ALL_KINDS = "choice,select,typed,cloze,true-false,date,number,order,match,card"
BANK_COMMANDS = {
    "list": ("choice", ["list"]),
    "list --json": ("choice", ["list", "--json"]),
    "show": ("match", ["show", "small/match"]),
    "show a cloze": ("cloze", ["show", "small/cloze"]),
}


@pytest.mark.parametrize("name", BANK_COMMANDS)
def test_a_hostile_bank_is_shown_as_text(tmp_path: Path, name: str) -> None:
    kinds, arguments = BANK_COMMANDS[name]
    calm, hostile = (on_terminal(with_bank(text, kinds, *arguments), tmp_path / "home") for text in (CALM, HOSTILE))
    acts_on_nothing(hostile, calm)
    assert "turned" in hostile.text
    assert "[/b] [@click=app.quit]end" in hostile.text


def test_line_mode_asks_hostile_questions_of_every_type_and_sends_only_text(tmp_path: Path) -> None:
    def session(text: str) -> Sent:
        command = with_bank(text, ALL_KINDS, "study", "--plain", "--new", "20", "--seed", "3")
        keys = [("Type ? and Enter", ""), *[("", "h\r\r\r")] * 11, *[("", "a\r4\r\r")] * 11, ("", "\x04\x04\x04")]
        return on_terminal(command, tmp_path / text[:4], *keys)

    calm, hostile = session(CALM), session(HOSTILE)
    acts_on_nothing(hostile, calm)
    for said in ("Hint: begin", "Quotation: begin", "Standing: begin", "Explanation: begin", "Question 2 of"):
        assert said in hostile.text


def test_the_full_screen_shows_hostile_questions_and_sends_only_its_own_sequences(tmp_path: Path) -> None:
    def session(text: str) -> Sent:
        command = with_bank(text, "choice", "study", "--seed", "1")
        environ = environment(tmp_path / text[:4], TERM="xterm-256color", LANG="C.UTF-8")
        with Terminal(command, cwd=tmp_path, environment=environ, columns=120, rows=50) as terminal:
            for awaited, key in ((text[:5], "h"), ("Hint", "1 "), ("1 Again", "a"), ("Esc closes", "escape")):
                terminal.wait_for(awaited)
                terminal.press(key)
            terminal.wait_without("Esc closes")
            terminal.press("?")
            terminal.wait_for("Help: what the keys do")
            terminal.press("escape")
            terminal.wait_without("Help: what")
            terminal.press("ctrl+q")
            terminal.wait_for_end()
            return taken_apart(terminal.sent)

    calm, hostile = session(CALM), session(HOSTILE)
    acts_on_nothing(hostile, calm)
    assert "]0;owned" in hostile.text


def test_what_is_pasted_into_an_answer_is_only_text(tmp_path: Path) -> None:
    def session(text: str) -> Sent:
        command = with_bank(CALM, "typed", "study", "--seed", "1")
        pasted = f"\x1b[200~{text}\x1b[201~"
        keys = [("SHORT ANSWER", pasted), (text[:5], "\r"), ("1 Again", "\x11")]
        return on_terminal(command, tmp_path / text[:4], *keys, columns=120)

    acts_on_nothing(session("seen \x9b31m\x9d0;owned\x9c\u202eturned"), session("seen and calm"))


# --- decks with errors -----------------------------------------------------------------------------------------------


def broken_deck(text: str) -> str:
    """A deck in which most things are wrong, with the text as an id, a key, a value, a type, a comment, a path."""
    escaped = "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
    inline = text.replace("\r", "").replace("\x85", "")
    return f"""\
deck:
  id: "{escaped}"
  title: {inline}
  {inline}: key
questions:
  - id: {inline}
    type: {inline}
    prompt: "{escaped}"
  - id: second
    type: choice
    promt: {inline} # {inline}
    answer: "{escaped}"
    accept: [{inline}, {inline}]
    evidence:
      - source: "{escaped}"
        where: {inline}
    confusable: {{"{escaped}": x}}
  - id: second
    type: "{escaped}"
    tags: ["{escaped}", "{escaped}"]
    allow: {{"{escaped}": "{escaped}"}}
    answer: "{escaped}
people:
  - id: "{escaped}"
    name: "{escaped}"
glossary:
  - term: {inline}
    "{escaped}": 1
"""


RECORD = """\
document: {{seed: "{0}", sha256: "{0}", kind: "{0}"}}
works:
  "{0}":
    short: "{0}"
    kind: "{0}"
    places: {{"{0}": {{title: "{0}"}}}}
"""


def broken_folder(folder: Path, text: str, name: str) -> Path:
    """A folder with such a deck and such a source record, both under that name."""
    escaped = "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
    (folder / "sources").mkdir(parents=True)
    (folder / f"{name}.yaml").write_bytes(broken_deck(text).encode())
    (folder / "sources" / f"{name}.yaml").write_bytes(RECORD.format(escaped).encode())
    return folder


FILE_NAME = "\x1b]0;owned\x07\x1b[2J\r\n::error::\x9b31m\u202eturned"


@pytest.mark.parametrize("form", ["text", "line", "github", "json"])
def test_check_quotes_a_hostile_deck_with_errors_under_a_hostile_name_as_text(tmp_path: Path, form: str) -> None:
    calm_folder = broken_folder(tmp_path / "calm", CALM, "calm")
    folder = broken_folder(tmp_path / "host\x1b[31m\nile", HOSTILE, FILE_NAME)

    def check(path: Path) -> Sent:
        return on_terminal([*COMMAND, "check", "--format", form, str(path)], tmp_path / "home", columns=400)

    calm, hostile = check(calm_folder), check(folder)
    acts_on_nothing(hostile, calm)
    assert hostile.text.count("turned") > 10
    assert not [line for line in hostile.text.splitlines() if line.startswith("::error::")]
    if form in ("line", "github"):
        begin = "host" if form == "line" else "::"
        told = hostile.text.rstrip("\n").split("\n")[:-1]  # the last says how many there are
        assert len(told) > 10
        assert all(begin in line for line in told)


def test_lists_and_reports_of_such_a_folder_are_text_too(tmp_path: Path) -> None:
    folder = broken_folder(tmp_path / "host\x1b[31m\nile", HOSTILE, FILE_NAME)
    (folder / "good.yaml").write_text(
        "deck: {id: good, title: 'a\u202eturned\u202c'}\nquestions:\n"
        "  - {id: q, type: card, prompt: 'b\u202eturned\u202c\tt', answer: 'c\u2066d'}\n"
    )
    for arguments in (["list"], ["list", "--json"], ["show", "good/q"], ["bank-report"], ["bank-report", "--json"]):
        sent = on_terminal([*COMMAND, "--decks", str(folder), *arguments], tmp_path / "home")
        assert (sent.kinds, sent.controls) == (frozenset(), frozenset()), arguments
        assert "good" in sent.text, arguments


# --- words that are not in a deck ------------------------------------------------------------------------------------


def said(tmp_path: Path, *arguments: str, home: Path | None = None, **more: str) -> Sent:
    """What a command says on a terminal, where it sends no escape sequence whatever it is told."""
    sent = on_terminal([*COMMAND, *arguments], home or tmp_path / "home", columns=1_000, **more)
    assert (sent.kinds, sent.controls) == (frozenset(), frozenset())
    assert "\n::" not in sent.text
    assert not sent.text.startswith("::")
    return sent


ARGUMENT = NAMEABLE + "\n::error::more"
ARGUMENTS: dict[str, Callable[[str], list[str]]] = {
    "a question to show": lambda text: ["show", text],
    "a question to suspend": lambda text: ["suspend", text],
    "a deck to study": lambda text: ["study", "--plain", text],
    "a tag": lambda text: ["study", "--plain", "--tag", text],
    "a number": lambda text: ["study", "--plain", "--new", text],
    "a seed": lambda text: ["study", "--plain", "--seed", text],
    "a path to check": lambda text: ["check", text],
    "a format": lambda text: ["check", "--format", text],
    "a path of decks": lambda text: ["--decks", text, "list"],
    "a command": lambda text: [text],
    "an option": lambda text: [f"--{text}"],
    "an option's value": lambda text: ["check", f"--strict={text}"],
    "a folder of documents": lambda text: ["sources", "verify", text],
    "a package in no folder": lambda text: ["export", "anki", "--force", "-o", f"/nowhere/{text}/x.apkg"],
    "a home that is a user's": lambda text: ["--home", f"~{text}", "list"],
}


@pytest.mark.parametrize("what", ARGUMENTS)
def test_a_hostile_argument_is_quoted_as_text_on_the_line_of_its_message(tmp_path: Path, what: str) -> None:
    sent = said(tmp_path, *ARGUMENTS[what](ARGUMENT))
    assert sent.text.startswith("coldwar-quiz: ")
    assert len(sent.text.splitlines()) <= 2


def test_a_hostile_environment_is_quoted_as_text(tmp_path: Path) -> None:
    assert "no such deck" in said(tmp_path, "list", COLDWAR_QUIZ_DECKS=ARGUMENT).text
    crowded = tmp_path / "file"
    crowded.write_text("no folder")
    sent = said(tmp_path, "study", "--plain", COLDWAR_QUIZ_HOME=str(crowded / ARGUMENT))
    assert "turned" in sent.text


@pytest.mark.parametrize(
    "line", ['"{0}" = 1', 'theme = "{0}"', 'without = ["{0}"]', 'new-per-day = "{0}"', "theme = {1}", "{1}"]
)
def test_a_hostile_setting_is_quoted_as_text(tmp_path: Path, line: str) -> None:
    home = tmp_path / "home\x1b[31m\n::error::"
    home.mkdir()
    escaped = "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in HOSTILE + "\n::error::x")
    (home / "settings.toml").write_text(line.format(escaped, HOSTILE.replace("\r", "")), "utf-8")
    sent = said(tmp_path, "study", "--plain", home=home)
    assert sent.text.startswith("coldwar-quiz: ")


def test_a_package_and_a_ledger_under_hostile_names_are_told_of_in_text(tmp_path: Path) -> None:
    home = tmp_path / "home\x1b[31m\n::error::"
    home.mkdir()
    (home / "anki-ledger.json").write_text("{ damaged \x1b[31m")
    deck = tmp_path / "good.yaml"
    deck.write_text("deck: {id: good, title: Good}\nquestions:\n  - {id: q, type: card, prompt: b, answer: c}\n")
    sent = said(
        tmp_path, "--decks", str(deck), "export", "anki", "-o", str(tmp_path / "x\x1b[2J\n::error::y"), home=home
    )
    assert "1 note (1 new" in sent.text
    assert "is damaged" in sent.text


def test_a_bug_is_shown_as_text_even_with_its_traceback(tmp_path: Path) -> None:
    code = (
        "import sys; from coldwar_quiz.cli import run; from coldwar_quiz.cli.world import World\n"
        "def fail(self): raise ValueError(sys.argv[1])\nWorld.bank = fail\nsys.exit(run(['list']))"
    )
    for debug in ("", "1"):
        command = [sys.executable, "-c", code, ARGUMENT]
        sent = on_terminal(command, tmp_path / "home", COLDWAR_QUIZ_DEBUG=debug)
        assert (sent.kinds, sent.controls) == (frozenset(), frozenset())
        assert ("Traceback" in sent.text) == bool(debug)


def test_a_hostile_cache_of_the_bank_is_not_believed_or_shown_as_text(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    on_terminal([*COMMAND, "list"], home)
    cache = home / "bank-cache.json"
    before = cache.read_bytes()
    assert b"What" in before
    cache.write_bytes(before.replace(b"What ", b"Wh\\u001b[31m "))
    os.utime(cache)
    sent = said(tmp_path, "list", home=home)
    assert "defections-memo/memo-day" in sent.text


def test_a_tab_is_spaces_on_a_terminal_and_a_tab_in_a_pipe(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from coldwar_quiz.cli.output import tell; tell('a\\tb')"]
    assert on_terminal(command, tmp_path / "home").text == "a    b\n"
    assert subprocess.run(command, env=environment(tmp_path), capture_output=True, check=True).stdout == b"a\tb\n"


def test_what_was_sent_is_taken_apart() -> None:
    sent = taken_apart(b"a\x1b[31;1mb\x1b[38;5;4mc\x1b]0;owned\x07\x1b[2J\r\nd\x07e\tf \xc2\x9b3mz\xe2\x80\xae")
    assert sent.kinds == {"\x1b[m", "\x1b]0;owned\x07", "\x1b[0J", "\x9b0m"}
    assert sent.controls == {"\x07", "\t", "\u202e"}
    assert sent.text == "abc\nd\x07e\tf z\u202e"
