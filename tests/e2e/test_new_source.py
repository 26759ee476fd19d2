"""`new source`: a document of one's own is described, and the page about it can be typed as it stands."""

import hashlib
import os
from pathlib import Path

import pytest
from test_authoring_page import Author

from coldwar_quiz.bank.sources import KINDS, load_works
from coldwar_quiz.cli import source_command
from pages import blocks, commands
from program import COMMAND, environment, run
from terminal import Terminal

PAGE = "docs/sources.md"
TEXT = "Honoured comrades, the sluice was never closed\nin that winter, “as you know”.\n"
WHOLE = ["--title", "A letter", "--kind", "primary", "--standing", "By a clerk: so he says."]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The learner's folder; the working folder holds one document."""
    (tmp_path / "work" / "papers").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    Path("papers/letter.txt").write_text(TEXT, "utf-8")
    return tmp_path / "home"


def test_a_record_is_made_of_what_is_said_and_what_can_be_worked_out(home: Path) -> None:
    ran = run(home, "new", "source", "papers/letter.txt", "--author", "A clerk", "--year", "1953", *WHOLE)
    assert (ran.returncode, ran.stdout) == (0, "wrote sources/letter.yaml: the work `letter`\n")
    found = load_works([Path("sources")], bundled=None)
    work = found.works["letter"]
    assert found.problems == ()
    assert (work.sha256, work.seed) == (hashlib.sha256(TEXT.encode()).hexdigest(), "letter.txt")
    assert (work.citation, work.short, work.standing) == ("A clerk, A letter, 1953", "A letter", WHOLE[-1])
    assert work.places["text"].start.startswith("Honoured comrades")
    looked_up = run(home, "sources", "verify", "papers")
    assert "place" not in looked_up.stdout


def test_a_second_work_goes_to_the_same_record_which_stays_as_it_was(home: Path) -> None:
    run(home, "new", "source", "papers/letter.txt", *WHOLE)
    record = Path("sources/letter.yaml")
    before = "# mine\n" + record.read_text("utf-8").replace("kind: primary\n", "kind: primary  # surely\n")
    record.rename("sources/other-name.yaml").write_text(before + "# the end", "utf-8")
    ends = ["--place", "sluice", "--from", "the sluice was", "--to", "in that winter"]
    ran = run(home, "new", "source", "papers/letter.txt", "--id", "note", *ends, *WHOLE)
    assert ran.stdout == "added the work `note` to sources/other-name.yaml\n"
    assert Path("sources/other-name.yaml").read_text("utf-8").startswith(before + "# the end\n")
    works = load_works([Path("sources")], bundled=None).works
    assert (set(works), set(works["note"].places)) == ({"letter", "note"}, {"sluice"})


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "`--title`, `--kind`, `--standing` are missing"),
        ([*WHOLE, "--id", "Letter"], "`Letter` cannot be the name of a work"),
        ([*WHOLE, "--id", "beria-letter"], "there is a work `beria-letter` already, "),
        ([*WHOLE, "--place", "a"], "a place needs `--place`, `--from` and `--to`"),
        ([*WHOLE, "--place", "a", "--from", "no such words", "--to", "winter"], "the place `a` is not in letter.txt"),
        ([*WHOLE, "--title", "\x1b[2J"], "control character"),
        ([*WHOLE, "--title", " "], "`--title` is blank"),
        ([*WHOLE, "--kind", "outside"], "is not one of"),
    ],
)
def test_what_cannot_be_described_gets_a_sentence_and_nothing_is_written(
    home: Path, arguments: list[str], sentence: str
) -> None:
    ran = run(home, "new", "source", "papers/letter.txt", *arguments, typed=None)
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 2)
    assert sentence in ran.stderr
    assert "\x1b" not in ran.stderr
    assert os.listdir() == ["papers"]


@pytest.mark.parametrize("content", [b"a\0b", b"\xff\xfea", b" \n", b"PK\x03\x04\x14", None])
def test_a_file_that_is_no_text_is_refused(home: Path, content: bytes | None) -> None:
    if content is not None:
        Path("papers/odd.txt").write_bytes(content)
    ran = run(home, "new", "source", "papers/odd.txt", *WHOLE)
    assert (ran.returncode, ran.stderr.count("\n"), os.listdir()) == (2, 2, ["papers"])


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ("document: {{seed: letter.txt, sha256: {other}, kind: primary}}\nworks: {{}}\n", "with another SHA-256"),
        ("document: {{seed: x.txt, sha256: {other}, kind: primary}}\nworks: {{}}\n", "describes another document"),
        ("document: {{seed: letter.txt, sha256: {same}, kind: primary}}\nworks: {{}}\n", "is not the last key"),
        ("works: [\n", "describes another document, or none"),
        (
            "works:\n  a: {{title: A}}\ndocument:\n  seed: letter.txt\n  sha256: {same}\n  kind: primary\n",
            "is not the last key",
        ),
    ],
)
def test_a_record_that_cannot_take_the_work_is_left_as_it_is(home: Path, record: str, sentence: str) -> None:
    Path("sources").mkdir()
    text = record.format(other="0" * 64, same=hashlib.sha256(TEXT.encode()).hexdigest())
    Path("sources/letter.yaml").write_text(text, "utf-8")
    ran = run(home, "new", "source", "papers/letter.txt", *WHOLE)
    assert (ran.returncode, Path("sources/letter.yaml").read_text("utf-8")) == (2, text)
    assert sentence in ran.stderr


def test_in_a_terminal_it_asks_for_what_is_missing(home: Path) -> None:
    chosen = environment(home, TERM="xterm")
    command = [*COMMAND, "new", "source", "papers/letter.txt"]
    with Terminal(command, cwd=Path.cwd(), environment=chosen, columns=300, rows=40, echo=True) as screen:
        for wanted, line in (
            ("title:", "A lettre"), ("what prompts call it [A lettre]", "<"), ("title: A lettre", "\x15A letter"),
            ("what prompts call it [A letter]", "?"), ("What prompts and screens say.", ""),
            ("author", "A clerk"), ("year", "1953"), ("what it is, primary", "nonsense"), ("It is one of", "primary"),
            ("[A clerk, A letter, 1953]", ""), ("before believing it", "By a clerk."),
            ("by which decks quote it [letter]", "beria-letter"),
            ("there is a work `beria-letter` already", "clerk-letter"),
        ):  # fmt: skip
            screen.wait_for(wanted)
            screen.press(line + "\r")
        screen.wait_for("wrote sources/letter.yaml")
        assert screen.wait_for_end() == 0
    assert set(load_works([Path("sources")], bundled=None).works) == {"clerk-letter"}


def test_the_kinds_that_can_be_chosen_are_those_that_have_a_document() -> None:
    assert {*source_command.KINDS, "outside"} == set(KINDS)


def test_whoever_types_the_commands_of_the_page_proves_a_quotation(tmp_path: Path) -> None:
    author = Author(tmp_path)
    said = {command: author.type(command) for command in commands(PAGE)}
    assert len(said) == 8
    assert "1 quotation proven, 0 not found, " in said["coldwar-quiz sources verify papers sluice --write"]
    assert "not proven" not in said["coldwar-quiz check sluice.yaml"]
    assert blocks(PAGE, "sh")


@pytest.mark.parametrize(("folder", "told"), [("sources", False), ("records", True)])
def test_a_record_where_no_deck_looks_for_it_is_said_to_be_there(home: Path, folder: str, told: bool) -> None:
    ran = run(home, "new", "source", "papers/letter.txt", "--record", f"{folder}/letter.yaml", *WHOLE)
    assert (ran.returncode, "in a folder `sources` beside them: move it there" in ran.stderr) == (0, told)
