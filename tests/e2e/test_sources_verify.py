"""An author's own document: the quotations looked up in it, and what is said where it is not the one recorded."""

import hashlib
from pathlib import Path

import pytest

from program import run

TEXT = "Honoured comrades, the sluice was never closed in that winter, as you know.\n"
RECORD = """\
document: {{seed: {seed}, sha256: {sha256}, kind: primary}}
works:
  clerk-letter:
    short: The clerk's letter
    title: Letter to the district council
    kind: primary
    citation: Letter to the district council, 1953
    standing: By somebody who was there.
    places:
      opening: {{title: opening, from: Honoured comrades, to: as you know}}
"""
DECK = """\
deck: {id: sluice, title: The sluice}
questions:
  - id: closed
    type: typed
    prompt: What was never closed?
    answer: The sluice
    evidence:
      - {source: clerk-letter, where: opening, quote: the sluice was never closed in that winter}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a deck, its record and its document; the learner's folder is another."""
    (tmp_path / "work" / "sources").mkdir(parents=True)
    (tmp_path / "work" / "papers").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    Path("papers/letter.txt").write_text(TEXT, "utf-8")
    record(hashlib.sha256(TEXT.encode()).hexdigest())
    Path("sluice.yaml").write_text(DECK, "utf-8")
    return tmp_path / "home"


def record(sha256: str, seed: str = "letter.txt") -> None:
    Path("sources/letter.yaml").write_text(RECORD.format(sha256=sha256, seed=seed), "utf-8")


def test_a_deck_in_the_working_folder_is_proven_without_being_named(desk: Path) -> None:
    first = run(desk, "sources", "verify", "papers")
    assert first.stdout.startswith("1 quotation proven, 0 not found, ")
    assert (first.returncode, "sources/quotations.lock is not there yet; --write makes it" in first.stderr) == (1, True)
    assert run(desk, "sources", "verify", "papers", "--write").returncode == 0
    assert "sluice/closed" in Path("sources/quotations.lock").read_text("utf-8")
    assert run(desk, "sources", "verify", "papers").returncode == 0


@pytest.mark.parametrize("name", ["sluice", "sluice.yaml"])
def test_who_names_a_deck_hears_of_no_other(desk: Path, name: str) -> None:
    ran = run(desk, "sources", "verify", "papers", name, "--write")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "1 quotation proven, 0 not found, 0 not looked up\n", "")


@pytest.mark.parametrize("marked", ["“{}”", "'\"{}\"'"])
def test_who_quotes_with_quotation_marks_reads_that_they_are_to_go(desk: Path, marked: str) -> None:
    quote = "the sluice was never closed in that winter"
    Path("sluice.yaml").write_text(DECK.replace(quote, marked.format(quote)), "utf-8")
    ran = run(desk, "sources", "verify", "papers", "sluice")
    assert "= help: without the quotation marks around it, it is there; take them out\n" in ran.stdout
    assert (ran.returncode, "0 quotations proven, 1 not found" in ran.stdout) == (1, True)


def test_who_leaves_a_word_out_reads_the_whole_stretch_and_can_copy_it(desk: Path) -> None:
    wrong = DECK.replace("never closed in that winter", "closed in that winter")
    Path("sluice.yaml").write_text(wrong, "utf-8")
    ran = run(desk, "sources", "verify", "papers", "sluice")
    shown = ran.stdout.partition("= help: the nearest words there are: ")[2].partition("\n")[0]
    assert shown == "the sluice was never closed in that winter,"
    Path("sluice.yaml").write_text(wrong.replace("the sluice was closed in that winter", f'"{shown}"'), "utf-8")
    assert run(desk, "sources", "verify", "papers", "sluice", "--write").returncode == 0


def test_a_document_that_was_changed_is_named_with_both_sums_and_the_way_out(desk: Path) -> None:
    recorded = hashlib.sha256(TEXT.encode()).hexdigest()
    Path("papers/letter.txt").write_text(TEXT + "A line more.\n", "utf-8")
    found = hashlib.sha256((TEXT + "A line more.\n").encode()).hexdigest()
    ran = run(desk, "sources", "verify", "papers", "sluice")
    assert ran.returncode == 1
    assert (
        "the document found at papers/letter.txt is not the one that sources/letter.yaml names: "
        f"SHA-256 found {found[:16]}…, recorded {recorded[:16]}…\n"
    ) in ran.stderr
    record(found)
    assert f"`sha256: {found}`" in ran.stderr
    assert run(desk, "sources", "verify", "papers", "sluice", "--write").returncode == 0


def test_a_document_that_is_not_there_is_named_with_what_was_not_looked_up(desk: Path) -> None:
    Path("papers/letter.txt").unlink()
    ran = run(desk, "sources", "verify", "papers", "sluice", "--write")
    assert (ran.returncode, ran.stdout) == (0, "0 quotations proven, 0 not found, 1 not looked up\n")
    assert "not in papers: letter.txt\n  what was proven earlier of the 1 quotation" in ran.stderr


def test_a_record_s_name_of_its_document_leads_to_no_other_folder(desk: Path) -> None:
    record("0" * 64, seed="../sluice.yaml")
    ran = run(desk, "sources", "verify", "papers", "sluice")
    assert "not in papers: ../sluice.yaml" in ran.stderr
    assert "SHA-256 found" not in ran.stderr


def test_a_record_with_a_mistake_is_shown_and_not_passed_over(desk: Path) -> None:
    record("Z" * 64)
    ran = run(desk, "sources", "verify", "papers", "sluice")
    assert (ran.returncode, "error[bad-sha256]" in ran.stdout) == (1, True)


def test_the_document_itself_is_not_its_folder(desk: Path) -> None:
    ran = run(desk, "sources", "verify", "papers/letter.txt")
    assert (ran.returncode, ran.stderr) == (
        2,
        "coldwar-quiz: papers/letter.txt is no folder\n  name its folder, papers\n",
    )
