"""Problems as text, and what may reach a terminal."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coldwar_quiz.diagnostics.cells import cells, wrapped
from coldwar_quiz.diagnostics.problem import Label, Problem, Problems, Severity
from coldwar_quiz.diagnostics.render import SHOWN_CELLS, as_github, as_json, as_line, as_text
from coldwar_quiz.diagnostics.safe_text import REPLACEMENT, safe, safe_line
from coldwar_quiz.diagnostics.span import Span


def problem(line: int, column: int, end: int, **more: object) -> Problem:
    span = Span("decks/a.yaml", line, column, line, end)
    return Problem("some-code", Severity.ERROR, "it is wrong", span, **more)  # type: ignore[arg-type]


def test_a_repeated_id_is_shown_with_both_places() -> None:
    lines = [""] * 41
    lines[11] = lines[40] = "  - id: written-on"
    shown = Problem(
        "duplicate-id",
        Severity.ERROR,
        "question id `written-on` is used twice",
        Span("decks/defections-memo.yaml", 41, 9, 41, 19),
        label="used again here",
        others=(Label(Span("decks/defections-memo.yaml", 12, 9, 12, 19), "first used here"),),
        help="ids are permanent; give the new question one of its own",
    )
    assert (
        as_text(shown, {"decks/defections-memo.yaml": lines})
        == """\
error[duplicate-id]: question id `written-on` is used twice
   --> decks/defections-memo.yaml:41:9
    |
 12 |   - id: written-on
    |         ---------- first used here
 41 |   - id: written-on
    |         ^^^^^^^^^^ used again here
    = help: ids are permanent; give the new question one of its own"""
    )


@pytest.mark.parametrize(
    ("line", "column", "end", "expected"),
    [
        ("a: wrong", 4, 9, "   ^^^^^"),
        ("a:\twrong", 4, 9, "      ^^^^^"),
        ("日本: wrong", 5, 10, "      ^^^^^"),
        ("e\u0301e\u0301: x", 7, 8, "    ^"),
        ("日本", 1, 3, "^^^^"),
        ("a: x", 5, 5, "    ^"),
        ("a: \x1b[31m", 4, 5, "   ^"),
    ],
)
def test_the_caret_stands_under_its_letter(line: str, column: int, end: int, expected: str) -> None:
    shown = as_text(problem(1, column, end), {"decks/a.yaml": [line]}).split("\n")
    assert shown[4] == f"   | {expected}"
    assert "\x1b" not in "".join(shown)


@given(st.integers(0, 3000), st.integers(1, 50), st.sampled_from(["x", "日", "e\u0301", "\t"]))
def test_a_long_line_is_cropped_around_its_caret(before: int, length: int, letter: str) -> None:
    line = letter * before + "!" * length + letter * 500
    column = len(letter) * before + 1
    _, _, _, text, caret = as_text(problem(1, column, column + length), {"decks/a.yaml": [line]}).split("\n")
    assert cells(text) <= SHOWN_CELLS + 20
    start, end = caret.index("^"), caret.rindex("^") + 1
    assert cells(text[: text.index("!")]) == start
    assert end - start == length


def test_a_text_of_many_lines_is_marked_where_it_begins_and_ends() -> None:
    shown = Problem("c", Severity.WARNING, "m", Span("f", 1, 4, 3, 6), label="here")
    assert (
        as_text(shown, {"f": ["a: >", "  one", "  two"]})
        == """\
warning[c]: m
  --> f:1:4
   |
 1 | a: >
   |    ^
 3 |   two
   |   ^^^ here"""
    )


def test_a_place_in_another_file_is_shown_under_its_name() -> None:
    shown = problem(1, 1, 2, others=(Label(Span("b.yaml", 2, 1, 2, 3), "kept"),))
    assert "  ::: b.yaml:2:1\n" in as_text(shown, {"decks/a.yaml": ["x"], "b.yaml": ["", "id: x"]})


def test_a_file_that_could_not_be_read_needs_no_lines() -> None:
    assert as_text(problem(1, 1, 1, help="look"), {}) == (
        "error[some-code]: it is wrong\n  --> decks/a.yaml:1:1\n   = help: look"
    )


def test_colour_is_only_added() -> None:
    plain = as_text(problem(1, 1, 2), {"decks/a.yaml": ["x"]})
    coloured = as_text(problem(1, 1, 2), {"decks/a.yaml": ["x"]}, colour=True)
    assert coloured != plain
    for code in ("\x1b[1;31m", "\x1b[1;34m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_a_line_is_what_editors_read() -> None:
    assert as_line(problem(3, 5, 6)) == "decks/a.yaml:3:5: error[some-code]: it is wrong"


def test_a_workflow_command_escapes_what_would_end_it() -> None:
    span = Span("decks/a,b:c.yaml", 3, 5, 3, 6)
    shown = Problem("c", Severity.ADVICE, "100% wrong", span, help="do\nthis")
    assert as_github(shown) == (
        "::notice file=decks/a%2Cb%3Ac.yaml,line=3,endLine=3,col=5,endColumn=6,title=advice[c]::100%25 wrong%0Ado this"
    )


def test_json_has_every_field_of_the_contract() -> None:
    problems = Problems((problem(3, 5, 6, question="a/b"),), omitted=2, unproven=1)
    assert as_json(problems, decks=4, questions=5) == {
        "decks": 4,
        "questions": 5,
        "omitted": 2,
        "open_ended": False,
        "unproven": 1,
        "problems": [
            {
                "code": "some-code", "severity": "error", "message": "it is wrong", "help": None,
                "file": "decks/a.yaml", "line": 3, "column": 5, "end_line": 3, "end_column": 6, "question": "a/b",
            }
        ],
    }  # fmt: skip


def test_every_code_point_is_kept_or_replaced_as_the_format_says() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        acts = unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n"
        turns = unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        marks = character in "\u200e\u200f\u061c"
        assert safe(character) == (REPLACEMENT if acts or turns or marks else character), hex(code)


@given(st.text(st.characters()))
def test_safe_text_keeps_its_length_can_be_written_and_stays_safe(text: str) -> None:
    assert len(safe(text)) == len(text)
    assert safe(safe(text)) == safe(text)
    safe(text).encode("utf-8")
    assert not set(safe_line(text)) & set("\n\r\t")


def test_a_long_line_breaks_between_words_and_never_inside_a_command_that_fits() -> None:
    said = "  see `coldwar-quiz check a.yaml` for 中文中文 words-of-more-than-thirty-cells"
    assert wrapped(said, 30) == [
        "  see",
        "  `coldwar-quiz check a.yaml`",
        "  for 中文中文",
        "  words-of-more-than-thirty-cells",
    ]
    assert wrapped("as it is", 8) == ["as it is"]
    assert wrapped("one `a b c d e f`", 8) == ["one `a b", "c d e f`"]


@given(st.text(max_size=60), st.integers(5, 40))
def test_broken_lines_say_what_the_line_said(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= width or len(line.split()) == 1 for line in lines[1:])
