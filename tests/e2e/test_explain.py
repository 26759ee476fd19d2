"""`check --explain`: the page about a code, as somebody asks for it who has just read the code in a message."""

import re
from pathlib import Path

import pytest

from program import COMMAND, environment, run
from terminal import Terminal


@pytest.mark.parametrize("word", ["unclosed-quote", "UNCLOSED-QUOTE", "error[unclosed-quote]", " [unclosed-quote]: x"])
def test_a_code_is_explained_however_it_is_copied(tmp_path: Path, word: str) -> None:
    done = run(tmp_path, "check", "--explain", word)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("unclosed-quote\n==============\n\nerror, every deck\n\n")
    assert '\nFails:\n\n    - id: salutation\n      type: typed\n      prompt: "To whom' in done.stdout
    assert "```" not in done.stdout
    assert re.search(r"[^\n -~]", done.stdout) is None


@pytest.mark.parametrize(
    ("word", "help"),
    [
        ("unclose-quote", "did you mean `unclosed-quote`?"),
        ("gap", "codes with `gap` in them: no-gap, unclosed-gap, unopened-gap, empty-gap, brace-in-gap, not-a-gap"),
        ("zzz", "`check` prints the code of a problem in brackets after its severity"),
        ("", "`check` prints the code of a problem in brackets after its severity"),
    ],
)
def test_a_code_that_there_is_not_leads_to_one_that_there_is(tmp_path: Path, word: str, help: str) -> None:
    done = run(tmp_path, "check", "--explain", word)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"coldwar-quiz: there is no code `{word}`\n  {help}\n"


def test_no_escape_of_a_word_typed_reaches_the_terminal(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "--explain", "no-\x1b[2Jgap\n\x9b31m" + "x" * 500)
    assert done.returncode == 2
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.stderr) is None
    assert len(done.stderr) < 250


@pytest.mark.parametrize("asked", [("--explain", "no-gap"), ("--github-matcher",)])
@pytest.mark.parametrize("more", [(".",), ("--strict",), ("--format", "json")])
def test_what_checks_nothing_takes_nothing_to_check(
    tmp_path: Path, asked: tuple[str, ...], more: tuple[str, ...]
) -> None:
    done = run(tmp_path, "check", *asked, *more)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"`{asked[0]}` checks nothing; leave out everything else" in done.stderr


def test_every_code_in_the_messages_of_a_spoiled_deck_is_explained(tmp_path: Path) -> None:
    spoiled = Path(__file__).parents[1] / "bank" / "golden" / "spoiled.yaml"
    codes = set(re.findall(r"^(?:error|warning|advice)\[(.+?)\]: ", run(tmp_path, "check", str(spoiled)).stdout, re.M))
    assert len(codes) > 8
    for code in codes:
        assert run(tmp_path, "check", "--explain", code).stdout.startswith(f"{code}\n")


def test_a_page_is_the_same_on_a_terminal_and_in_a_pipe(tmp_path: Path) -> None:
    piped = run(tmp_path, "check", "--explain", "no-gap").stdout
    command = [*COMMAND, "check", "--explain", "no-gap"]
    with Terminal(command, cwd=tmp_path, environment=environment(tmp_path), rows=50) as terminal:
        assert terminal.wait_for_end() == 0
        assert terminal.text.rstrip("\n") == piped.rstrip("\n")
