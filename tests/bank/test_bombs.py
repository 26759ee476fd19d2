"""Files made to be expensive: whatever a file holds, reading it stays in proportion to its length."""

import time
import tracemalloc
from collections.abc import Callable

import pytest

from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.reader import read_file

HEAD = "deck:\n  id: d\n  title: D\nquestions:\n"
SIZE = 60_000
MEGABYTES = 40
"""Of which 50,000 values, allowed in any file, take up to 20."""


def fill(piece: str, before: str = HEAD, after: str = "") -> str:
    return before + piece * ((SIZE - len(before) - len(after)) // len(piece.encode())) + after


BOMBS: dict[str, Callable[[], str]] = {
    "items of one letter": lambda: fill("- a\n"),
    "items of nothing": lambda: fill("-\n"),
    "broken items": lambda: fill("- a: b: c\n"),
    "unclosed quotes": lambda: fill('- "\n'),
    "quotes across items": lambda: fill('- a: "\n- b"\n'),
    "opening brackets": lambda: fill("["),
    "opening braces": lambda: fill("{"),
    "opening brackets in items": lambda: fill("- [[[[[[[[[[[[[[\n"),
    "nested items": lambda: fill("- "),
    "pairs in a brace": lambda: fill("a,", HEAD + "- {", "}\n"),
    "words in a bracket": lambda: fill("a,", HEAD + "- [", "]\n"),
    "words in a bracket at the root": lambda: fill("a,", "{questions: [", "]}\n"),
    "maps in a bracket at the root": lambda: fill("{},", "{deck: {id: d, title: D}, questions: [", "{}]}\n"),
    "one long line": lambda: fill("x", HEAD + "- id: a\n  prompt: "),
    "one long quote": lambda: fill(r"\e", HEAD + '- id: a\n  prompt: "', '"\n'),
    "one long quote of gaps": lambda: fill("{{", HEAD + '- id: a\n  type: cloze\n  prompt: "', '"\n'),
    "equal keys": lambda: fill("  a: b\n", HEAD + "- id: a\n"),
    "unknown keys": lambda: "".join([HEAD, "- id: a\n", *(f"  k{n}: b\n" for n in range(SIZE // 12))]),
    "confusables": lambda: "".join([HEAD, "- id: a\n  confusable:\n", *(f"    A{n}: b\n" for n in range(SIZE // 14))]),
    "aliases": lambda: fill("- *a\n"),
    "anchors": lambda: fill("- &a b\n"),
    "tags": lambda: fill("- !a b\n"),
    "merges": lambda: fill("- <<: a\n"),
    "empty lines": lambda: fill("\n"),
    "comments": lambda: fill("#\n"),
    "tabs": lambda: fill("\t"),
    "zero bytes": lambda: fill("\0"),
    "zero bytes on lines of their own": lambda: fill("\0\n"),
    "carriage returns": lambda: fill("\r"),
    "carriage returns in lines": lambda: fill("\rx"),
    "documents": lambda: fill("---\n"),
    "directives": lambda: fill("%YAML 1.1\n", ""),
    "lists of questions": lambda: fill("questions:\n- a\n", ""),
    "keys of the root": lambda: "".join(f"k{n}: b\n" for n in range(SIZE // 12)),
    "marks on one letter": lambda: fill("\u0301", HEAD + "- id: a\n  prompt: e"),
    "invisible letters": lambda: fill("\u200b", HEAD + "- id: a\n  type: typed\n  answer: "),
    "folded lines": lambda: fill("    x\n", HEAD + "- id: a\n  prompt: >\n"),
    "a billion laughs": lambda: HEAD + "- a: &a [x]\n" + "".join(f"  b{n}: &b{n} [*a, *a, *a]\n" for n in range(9)),
}


def _peak(text: str) -> int:
    """The most memory that reading `text` takes, in bytes."""
    findings = Findings()
    tracemalloc.start()
    try:
        source = SourceFile.decode("bomb.yaml", text.encode(), findings)
        assert source is not None
        read_file(source, findings)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_what_was_read_before_a_fault_is_let_go_before_it_is_read_again() -> None:
    open_list = HEAD + "- id: a\n  prompt: [" + "aaaa,\n " * 8_000
    assert _peak(open_list) < 1.4 * _peak(open_list + "]\n")


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_within_its_budget_of_memory(bomb: str) -> None:
    data = BOMBS[bomb]().encode()
    assert len(data) <= SIZE
    assert _peak(data.decode()) < MEGABYTES * 1_000_000
    findings = Findings()
    source = SourceFile.decode("bomb.yaml", data, findings)
    assert source is not None
    contents = read_file(source, findings)
    assert contents.deck is None or not contents.deck.questions
    assert 0 < len(findings.problems()) <= 150


CLOZES = {
    "refused": '- id: q\n  type: cloze\n  prompt: "' + "{{a|b}}" * 1_400 + '"\n',
    "allowed": '- id: q\n  type: cloze\n  prompt: "' + "{{a|b}}" * 20 + '"\n',
    "empty": '- id: q\n  type: cloze\n  prompt: "' + "{{a}}" * 19 + '{{}}"\n',
}


@pytest.mark.parametrize("cloze", CLOZES)
def test_gaps_are_placed_only_where_something_is_said_of_them(cloze: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    position = SourceFile.position

    def counted(self: SourceFile, offset: int) -> tuple[int, int]:
        nonlocal asked
        asked += 1
        return position(self, offset)

    monkeypatch.setattr(SourceFile, "position", counted)
    piece = CLOZES[cloze]
    findings = Findings()
    source = SourceFile.decode("bomb.yaml", (HEAD + piece * (600_000 // len(piece))).encode(), findings)
    assert source is not None
    read_file(source, findings)
    assert asked <= 2 + 2 * len(findings.problems())


def test_a_long_map_in_a_question_takes_time_in_proportion_to_its_length() -> None:
    def seconds(names: int) -> float:
        allow = "".join(f"      no-such-{n}: Because.\n" for n in range(names))
        text = f"{HEAD}  - id: a\n    type: typed\n    prompt: Who?\n    answer: Nobody\n    allow:\n{allow}"
        findings = Findings()
        source = SourceFile.decode("map.yaml", text.encode(), findings)
        assert source is not None
        deck = read_file(source, findings).deck
        assert deck is not None
        start = time.process_time()
        assert deck.questions[0].spans.get("allow.0") is not None
        return time.process_time() - start

    assert min(seconds(1_600) for _ in range(3)) < 12 * min(seconds(200) for _ in range(3)) + 0.05
