"""The study sheet: what CommonMark shows of it is what the bank says, and nothing in it is markup of a deck's."""

from collections.abc import Iterator

import pytest
from exchange_banks import HOSTILE, bank_of, cleaned, hostile_bank, hostile_bodies
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from banks import BODIES, disputed, small_bank
from banks import question as made
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import Bank, Card, Choice, Cloze, Match, Order, Question, Select, Typed
from coldwar_quiz.exchange.chosen import choose
from coldwar_quiz.exchange.losses import Losses
from coldwar_quiz.exchange.markdown_out import escape, to_markdown
from strategies import question_lists

OURS = {"text", "text_special", "hardbreak", "strong_open", "strong_close", "em_open", "em_close"}
BLOCKS = {"heading", "paragraph", "bullet_list", "ordered_list", "list_item", "blockquote"}


def blocks(text: str) -> Iterator[str]:
    """What a reader sees, block by block. Anything but what the sheet itself uses fails the test."""
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "inline":
            yield _shown(token)
        else:
            assert token.type.removesuffix("_open").removesuffix("_close") in BLOCKS, token
            assert not token.type.startswith("ordered_list") or token.attrGet("start") is None


def _shown(token: Token) -> str:
    children = token.children or []
    assert {child.type for child in children} <= OURS, token.content
    return "".join("\n" if child.type == "hardbreak" else child.content for child in children)


WHERE = ("{}", "**Answer:** {}", "- {}", "> “{}”", "1.  {}", "para\\\n{}")


CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
ACTIVE = st.sampled_from("\n\t *_`#>-+=~[]()!&<\\.1") | st.sampled_from(
    [
        "&amp;",
        "&#35;",
        "<b>",
        "[a](b)",
        "![a](b)",
        "`x`",
        "*x*",
        "__x__",
        "<http://a.b>",
        "\n1. ",
        "\n- ",
        "\n\n",
        "\n    ",
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.lists(CHARACTERS | ACTIVE, min_size=1, max_size=12).map("".join), st.sampled_from(WHERE))
def test_any_text_is_shown_as_it_is_wherever_it_stands(text: str, where: str) -> None:
    shown = where.format(
        escape(text).replace("\n", {"- {}": "\n  ", "> “{}”": "\n> ", "1.  {}": "\n    "}.get(where, "\n"))
    )
    (found,) = blocks(shown)
    lead = {"{}": "", "**Answer:** {}": "Answer: ", "> “{}”": "“", "para\\\n{}": "para\n"}.get(where, "")
    assert found == lead + text + ("”" if "“" in where else "")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", sorted(hostile_bodies("x")))
def test_a_hostile_text_is_a_text_in_every_field(text: str, kind: str) -> None:
    bank = hostile_bank(text, kind)
    found = list(blocks(to_markdown(choose(bank), Losses())))
    check_sheet(bank, found)


@settings(max_examples=100, deadline=None)
@given(question_lists(deck="drawn"))
def test_any_question_is_on_the_sheet(drawn: tuple[Question, ...]) -> None:
    bank = bank_of(cleaned(drawn), description="a\nb")
    check_sheet(bank, list(blocks(to_markdown(choose(bank), Losses()))))


def check_sheet(bank: Bank, found: list[str]) -> None:
    """Every text of every question is a block of its own, or the part of one that the sheet gives it."""
    for question in bank:
        body = question.body
        assert question.text in found
        assert question.explanation is None or question.explanation in found
        assert question.hint is None or f"Hint: {question.hint}" in found
        for evidence in question.evidence:
            assert f"“{evidence.quote}”" in found
        for account in question.accounts:
            assert any(block.startswith(f"{_short(bank, account.source)}: {account.says}\n") for block in found)
        match body:
            case Choice(answer) | Card(answer) | Typed(answer):
                assert f"Answer: {answer}" in found
            case Select() | Order():
                assert set(body.options if isinstance(body, Select) else body.items) <= set(found)
            case Match(pairs):
                assert {f"{left} — {right}" for left, right in pairs} <= set(found)
            case Cloze():
                assert {" / ".join((gap.answer, *gap.accept)) for gap in body.gaps} <= set(found)
        if isinstance(body, Typed):
            assert set(body.accept) <= set(found)
        if isinstance(body, Card):
            assert set(body.points) <= set(found)


def _short(bank: Bank, source: str) -> str:
    return " ".join(bank.works[source].short.split()) if source in bank.works else source


def test_a_statement_asks_whether_it_is_true() -> None:
    sheet = to_markdown(choose(small_bank(made("true-false", BODIES["true-false"]))), Losses())
    found = list(blocks(sheet))
    assert found[found.index("True or false?") + 1].startswith("Answer:")


def test_the_bundled_bank_is_one_sheet_with_its_sources() -> None:
    bank, _ = load_bank(rules=False)
    found = list(blocks(to_markdown(choose(bank), Losses())))
    check_sheet(bank, found)
    cited = {e.source for q in bank for e in (*q.evidence, *q.accounts)}
    for name in cited:
        work = bank.works[name]
        assert any(block.startswith(f"{work.short} ({work.kind}).") and work.standing in block for block in found)


def test_accounts_stand_together_with_their_answers_and_citations() -> None:
    found = list(blocks(to_markdown(choose(small_bank(disputed())), Losses())))
    at = found.index("Where the sources differ:")
    assert found[at + 1 : at + 3] == [
        "Heller and Nekrich: Zhukov led a military group.\nIts answer: Zhukov.\n“a quotation of five words”\n"
        "Heller and Nekrich, 1985, p. 1 (history)",
        "Deriabin and Gibney: Voroshilov brought a warrant.\nIts answer: Voroshilov.\n"
        "Deriabin and Gibney, 1985, p. 1 (history)",
    ]


def test_what_there_is_to_order_is_not_shown_in_order() -> None:
    found = to_markdown(choose(small_bank()), Losses())
    assert "- announcement\n- arrest\n- memorandum\n- stoppage" in found
    assert "1.  memorandum\n2.  stoppage\n3.  arrest\n4.  announcement" in found
