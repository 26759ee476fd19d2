"""Laws of reading: what is written comes back, and nothing but problems ever comes out of a broken file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coldwar_quiz.bank.content_hash import content_hash
from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.reader import Contents, read_file
from coldwar_quiz.diagnostics.problem import Problem
from places import without_places
from strategies import BODIES, deck_yaml, question_lists


def read(data: bytes) -> tuple[Contents, list[Problem]]:
    findings = Findings()
    source = SourceFile.decode("drawn.yaml", data, findings)
    contents = Contents() if source is None else read_file(source, findings)
    for question in contents.deck.questions if contents.deck else ():
        dict(question.spans)
    return contents, findings.problems()


@pytest.mark.parametrize("kind", BODIES)
def test_a_written_question_comes_back(kind: str) -> None:
    @settings(max_examples=30)
    @given(question_lists(kind))
    def comes_back(drawn: tuple[Question, ...]) -> None:
        contents, problems = read(deck_yaml(drawn).encode())
        assert [p for p in problems if p.severity == "error"] == []
        assert contents.deck is not None
        assert without_places(contents.deck.questions) == without_places(drawn)
        assert [content_hash(q) for q in contents.deck.questions] == [content_hash(q) for q in drawn]

    comes_back()


@settings(max_examples=30)
@given(question_lists(), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff"]))
def test_line_ends_and_a_mark_at_the_start_change_nothing(drawn: tuple[Question, ...], end: str, mark: str) -> None:
    contents, _ = read((mark + deck_yaml(drawn).replace("\n", end)).encode())
    assert contents.deck is not None
    assert without_places(contents.deck.questions) == without_places(drawn)


@settings(max_examples=30)
@given(question_lists())
def test_every_place_holds_what_was_read_there(drawn: tuple[Question, ...]) -> None:
    text = deck_yaml(drawn)
    contents, _ = read(text.encode())
    assert contents.deck is not None
    for question in contents.deck.questions:
        for path, key in (("prompt#key", "prompt"), ("type", question.type), ("difficulty", str(question.difficulty))):
            place = question.spans[path]
            assert text.split("\n")[place.line - 1][place.column - 1 : place.end_column - 1] == key


@settings(max_examples=30)
@given(question_lists())
def test_a_place_is_the_same_whether_it_is_asked_for_alone_or_with_all_others(drawn: tuple[Question, ...]) -> None:
    text = deck_yaml(drawn).encode()
    asked = SourceFile.decode("drawn.yaml", text, Findings())
    assert asked is not None
    alone = read_file(asked, Findings()).deck
    together = read(text)[0].deck
    assert alone is not None
    assert together is not None
    for one, other in zip(alone.questions, together.questions, strict=True):
        whole = dict(other.spans)
        assert {path: one.spans[path] for path in sorted(whole, key=len)} == whole


_SHRAPNEL = st.one_of(
    st.sampled_from(
        [
            b"\t", b"'", b'"', b"[", b"]", b"{", b"}", b": ", b"- ", b" #", b"&a ", b"*a", b"<<: ", b"!x ", b"!!int ",
            b"---\n", b"...\n", b"%YAML 1.1\n", b"\n", b"\r", b"  ", b"|", b">", b"{{", b"}}", b"? ", b"~", b"\x00",
            b"\x1b", b"\xff", b"\xc2\x85", b"\xe2\x80\xa8", b"\\UFFFFFFFF", b"\\ud800", b"\\e", b"questions:\n", b",",
        ]
    ),
    st.binary(min_size=1, max_size=3),
)  # fmt: skip


@given(
    question_lists(max_size=2), st.lists(st.tuples(st.integers(0, 10_000), _SHRAPNEL, st.integers(0, 12)), max_size=6)
)
def test_a_damaged_deck_yields_problems_and_nothing_else(
    drawn: tuple[Question, ...], damage: list[tuple[int, bytes, int]]
) -> None:
    data = deck_yaml(drawn).encode()
    for at, piece, cut in damage:
        at %= len(data) + 1
        data = data[:at] + piece + data[at + cut :]
    contents, problems = read(data)
    assert all(p.span.line >= 1 and p.span.column >= 1 for p in problems)
    if contents.deck is None:
        assert any(p.severity == "error" for p in problems)


@given(st.binary(max_size=200))
def test_noise_yields_problems_and_nothing_else(data: bytes) -> None:
    contents, problems = read(data)
    assert contents.deck is not None or contents.people or contents.glossary or problems
