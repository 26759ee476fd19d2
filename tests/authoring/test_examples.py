"""The filled examples are questions that pass every check, and say only what the bundled bank says."""

from pathlib import Path

import pytest

from coldwar_quiz.authoring.examples import EXAMPLES
from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.authoring.writing import ORDER, deck_text
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import BODIES
from coldwar_quiz.bank.proof import quotations
from coldwar_quiz.paths import bundled_decks

HEADER = {"id": Word("examples"), "title": "Examples"}


def test_there_is_one_of_each_type_in_the_order_of_the_manual() -> None:
    assert list(EXAMPLES) == list(BODIES)
    for name, fields in EXAMPLES.items():
        assert list(fields) == [key for key in ORDER if key in fields], name


def test_a_deck_of_them_all_has_nothing_wrong_with_it_and_every_quotation_is_proven(tmp_path: Path) -> None:
    (tmp_path / "examples.yaml").write_text(deck_text(HEADER, EXAMPLES.values()), "utf-8")
    bank, problems = load_bank([tmp_path])
    assert [f"{p.code}: {p.message}" for p in problems] == []
    assert (len(bank.active), problems.unproven) == (10, 0)


@pytest.mark.parametrize("name", EXAMPLES)
def test_one_alone_has_nothing_wrong_with_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "examples.yaml").write_text(deck_text(HEADER, [EXAMPLES[name]]), "utf-8")
    assert [p.message for p in load_bank([tmp_path])[1]] == []


def test_what_is_quoted_is_quoted_in_the_bundled_decks() -> None:
    bank, _ = load_bank([bundled_decks()], rules=False)
    known = {(q.source, q.where, q.quote) for question in bank for q in quotations(question)}
    quoted = {
        (str(e["source"]), str(e["where"]), e["quote"]) for fields in EXAMPLES.values() for e in fields["evidence"]
    }
    assert quoted - known == set()
