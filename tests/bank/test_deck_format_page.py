"""docs/deck-format.md: what it shows loads, and what can be written is named there."""

from pathlib import Path

import pytest

from coldwar_quiz.bank.keys import ACCOUNT_KEYS, OWN_KEYS, QUESTION_KEYS
from coldwar_quiz.bank.kinds import CONTENT_NOTES
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import BODIES
from coldwar_quiz.bank.sources import KINDS, load_works
from coldwar_quiz.diagnostics.problem import Severity
from coldwar_quiz.paths import bundled_seeds
from pages import CHECKOUT, Block, blocks

PAGE = "docs/deck-format.md"
EXAMPLES = blocks(PAGE, "yaml")
DECKS = [b for b in EXAMPLES if not b.text.startswith(("- id:", "document:"))]
QUESTIONS = [b for b in EXAMPLES if b.text.startswith("- id:")]
RECORDS = [b for b in EXAMPLES if b.text.startswith("document:")]
HEADER = "deck: {id: german-question, title: The German question}\nquestions:\n"


def number(block: Block) -> str:
    return f"line {block.line}"


@pytest.mark.parametrize("example", DECKS, ids=number)
def test_a_file_shown_has_nothing_wrong_with_it(tmp_path: Path, example: Block) -> None:
    (tmp_path / "german-question.yaml").write_text(example.text, "utf-8")
    _, problems = load_bank([tmp_path])
    assert [p.message for p in problems] == []


@pytest.mark.parametrize("example", QUESTIONS, ids=number)
def test_a_question_shown_can_be_used_as_it_stands(tmp_path: Path, example: Block) -> None:
    (tmp_path / "german-question.yaml").write_text(HEADER + example.text, "utf-8")
    bank, problems = load_bank([tmp_path])
    assert [p.message for p in problems if p.severity is not Severity.ADVICE] == []
    assert len(bank.active) == 1


@pytest.mark.parametrize("example", RECORDS, ids=number)
def test_a_source_record_shown_has_nothing_wrong_with_it(tmp_path: Path, example: Block) -> None:
    (tmp_path / "record.yaml").write_text(example.text, "utf-8")
    sources = load_works([tmp_path], bundled=bundled_seeds())
    assert [p.message for p in sources.problems if str(tmp_path) in p.span.path] == []
    assert "clerk-letter-1953" in sources.works


def test_there_is_an_example_of_every_type() -> None:
    shown = {line.split()[1] for b in QUESTIONS for line in b.text.splitlines() if line.startswith("  type:")}
    assert shown == set(BODIES)


def test_the_keys_of_a_question_have_an_example_and_those_of_an_account_a_table() -> None:
    written = {line.replace("- ", "").split(":")[0].strip() for b in EXAMPLES for line in b.text.splitlines()}
    assert QUESTION_KEYS - written <= {"hint", "content", "tolerance"}, "which a line of a table tells whole"
    page = (CHECKOUT / PAGE).read_text("utf-8")
    table = page.partition("| key of an account |")[2].partition("\n\n")[0]
    assert {line.split("`")[1] for line in table.splitlines() if line.startswith("| `")} == ACCOUNT_KEYS


def test_every_word_a_deck_may_use_is_on_the_page() -> None:
    page = (CHECKOUT / PAGE).read_text("utf-8")
    own_keys = {key for keys in OWN_KEYS.values() for key in keys}
    assert [word for word in (*own_keys, *CONTENT_NOTES, *KINDS) if f"`{word}`" not in page] == []
