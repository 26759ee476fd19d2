"""The last lines of `check`: what was read, what of it is unusable, and what is not proven."""

import hashlib
import re
from pathlib import Path

import pytest

from program import run
from records import CHECKOUT
from small_decks import OWN


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(OWN, "utf-8")
    return path


def test_check_says_which_folders_it_read_when_nobody_named_any(tmp_path: Path, deck: Path) -> None:
    def last(*arguments: str) -> str:
        return run(tmp_path, *arguments).stderr.splitlines()[-1]

    bundled = str(CHECKOUT / "decks")
    assert last("check").startswith("read: the bundled decks in ")
    assert last("check").endswith(f"; yours would be in {tmp_path / 'decks'}, which is not there")
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "own.yaml").write_text(OWN.replace("mine", "own"), "utf-8")
    assert last("check").endswith(f", and yours in {tmp_path / 'decks'}")
    assert last("--decks", str(deck), "check") == f"read: {deck}"
    assert last("--decks", bundled, "check", str(deck)).startswith("  `coldwar-quiz check --explain ")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (["A", "B"], "1 deck, 2 questions: "),
        (["A", "[]"], "1 deck, 2 questions, 1 of them unusable: 1 error"),
        (["[]", "[]"], "1 deck, 2 questions, all of them unusable: 2 errors"),
        (["[]"], "1 deck, 1 question, unusable: 1 error"),
    ],
)
def test_check_counts_the_questions_that_cannot_be_used(
    tmp_path: Path, deck: Path, answers: list[str], said: str
) -> None:
    asked = "".join(f"  - {{id: q{n}, type: typed, prompt: Who?, answer: {a}}}\n" for n, a in enumerate(answers))
    deck.write_text(f"deck: {{id: mine, title: M}}\nquestions:\n{asked}", "utf-8")
    assert said in run(tmp_path, "check", str(deck)).stderr


@pytest.mark.parametrize(
    ("more", "count", "said"),
    [
        ("", 1_200, "1 deck, 1,200 questions: 50 pieces of advice, and at least 952 more not shown"),
        (
            ", allow: {missing-evidence: None., missing-explanation: None.}",
            2_600,
            "1 deck, 2,600 questions: no problems, but so much is allowed that not all advice was looked for",
        ),
    ],
)
def test_check_says_where_it_did_not_look_for_everything(
    tmp_path: Path, deck: Path, more: str, count: int, said: str
) -> None:
    asked = "".join(f"- {{id: q{n}, type: card, prompt: Say {n}, answer: It is {n}{more}}}\n" for n in range(count))
    deck.write_text(f"deck: {{id: mine, title: M}}\nquestions:\n{asked}", "utf-8")
    assert said in run(tmp_path, "check", str(deck)).stderr.splitlines()


def test_quotations_that_are_not_proven_are_counted_and_shown_on_request(tmp_path: Path, deck: Path) -> None:
    quoted = "evidence:\n      - source: beria-letter\n        where: letter\n        quote: "
    text = OWN.replace("    answer: false", f"    answer: false\n    {quoted}no such words are anywhere in it")
    deck.write_text(text, "utf-8")
    checked = run(tmp_path, "check", str(deck))
    assert checked.returncode == 0
    assert "1 quotation not proven" in checked.stderr
    line = text[: text.index("no such words")].count("\n") + 1
    assert f"  not proven: {deck}:{line}; `coldwar-quiz check --unproven {deck}` tells more" in checked.stderr
    shown = run(tmp_path, "check", "--unproven", str(deck))
    words = "not proven: “no such words are anywhere in it” (beria-letter, letter)"
    assert re.fullmatch(rf"{re.escape(str(deck))}:{line}:\d+: {re.escape(words)}\n", shown.stdout)
    assert (shown.returncode, f"`coldwar-quiz sources verify DIR {deck} --write`" in shown.stderr) == (0, True)
    deck.write_text(text.replace("no such words are anywhere in it", "To the CPSU CC Comrade Malenkov"), "utf-8")
    assert run(tmp_path, "check", "--unproven", str(deck)).stdout == ""
    assert "not proven" not in run(tmp_path, "check", str(deck)).stderr


def test_what_was_looked_up_in_a_document_of_ones_own_is_no_longer_shown_as_unproven(
    tmp_path: Path, deck: Path
) -> None:
    text = b"Honoured comrades, the harvest of this year is lost, as you know."
    for folder in ("sources", "papers"):
        (tmp_path / folder).mkdir()
    (tmp_path / "papers" / "letter.txt").write_bytes(text)
    (tmp_path / "sources" / "letter.yaml").write_text(
        f"document: {{seed: letter.txt, sha256: {hashlib.sha256(text).hexdigest()}, kind: primary, transmission: Copy,"
        " trust: All of it., not-for: Nothing.}\n"
        "works:\n  clerk-letter:\n    {short: The letter, author: A clerk, title: Letter, year: 1953, kind: primary,"
        " citation: Letter, standing: By a clerk.,\n"
        "     places: {opening: {title: opening, from: Honoured comrades, to: as you know}}}\n",
        "utf-8",
    )
    quoted = "[{source: clerk-letter, where: opening, quote: the harvest of this year is lost}]"
    deck.write_text(OWN.replace("    answer: false", f"    answer: false\n    evidence: {quoted}"), "utf-8")
    home = tmp_path / "elsewhere"
    assert "(clerk-letter, opening)" in run(home, "check", "--unproven", str(deck)).stdout
    proven = run(home, "--decks", str(deck), "sources", "verify", str(tmp_path / "papers"), "--write")
    assert proven.stdout.startswith("1 quotation proven")
    shown = run(home, "check", "--unproven", str(deck))
    assert (shown.stdout, shown.stderr) == ("", "no quotation of your own decks is unproven\n")


def test_unproven_quotations_of_questions_with_errors_are_counted_with_the_others(tmp_path: Path, deck: Path) -> None:
    evidence = "evidence: [{source: beria-letter, where: letter, quote: no such words are anywhere in it}]"
    deck.write_text(
        "deck: {id: mine, title: M}\nquestions:\n"
        f"  - {{id: q, type: choice, prompt: Who?, answer: A, distractors: [A, B], {evidence}}}\n",
        "utf-8",
    )
    shown = run(tmp_path, "check", "--unproven", str(deck))
    assert shown.stdout == ""
    assert "1 more quotation not proven, in questions with errors" in shown.stderr


def test_of_many_quotations_that_are_not_proven_the_first_places_are_told(tmp_path: Path, deck: Path) -> None:
    cited = "".join(f"    - {{source: beria-letter, where: letter, quote: words number {n}}}\n" for n in range(5))
    question = f"- id: q\n  type: card\n  prompt: P\n  answer: A\n  evidence:\n{cited}"
    deck.write_text(f"deck: {{id: mine, title: M}}\nquestions:\n{question}", "utf-8")
    said = run(tmp_path, "check", str(deck)).stderr
    assert f"  not proven: {deck}:8, {deck}:9, {deck}:10 and 2 more; " in said


def test_a_deck_whose_id_a_bundled_deck_has_is_told_so_when_it_is_checked_alone(tmp_path: Path, deck: Path) -> None:
    bundled = CHECKOUT / "decks" / "letter.yaml"
    deck.write_text("deck: {id: letter, title: M}\nquestions:\n- {id: q, type: card, prompt: P, answer: A}\n", "utf-8")
    said = run(tmp_path, "check", str(deck)).stderr
    assert "  the deck id `letter` is taken by " in said
    assert "give yours another id" in said
    assert "is taken" not in run(tmp_path, "check", str(bundled)).stderr
