"""Problems drawn for a window: everything fits it, nothing is lost, and the caret stands under its letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coldwar_quiz.diagnostics.cells import cells, hung
from coldwar_quiz.diagnostics.problem import Label, Problem, Severity
from coldwar_quiz.diagnostics.render import as_text
from coldwar_quiz.diagnostics.span import Span

WORD = st.sampled_from(["no", "answer", "日本", "e\u0301te\u0301", "`a b`", "words"])
WORDS = st.lists(WORD, max_size=25).map(" ".join)


def problem(start: int, end: int, label: str = "", **more: object) -> Problem:
    span = Span("a.yaml", 1, start, 1, end)
    return Problem("some-code", Severity.ERROR, str(more.pop("message", "m")), span, label, **more)  # type: ignore[arg-type]


def test_sentences_break_between_words_and_the_help_stands_under_its_first_word() -> None:
    message = "the question says twice what nobody asked for"
    shown = problem(4, 9, message=message, help="leave one out, or run `coldwar-quiz edit a`")
    assert (
        as_text(shown, {"a.yaml": ["a: wrong"]}, window=40)
        == """\
error[some-code]: the question says
  twice what nobody asked for
  --> a.yaml:1:4
   |
 1 | a: wrong
   |    ^^^^^
   = help: leave one out, or run
           `coldwar-quiz edit a`"""
    )


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("here", ["   |                     ^^^^^^ here"]),
        ("it fits below", ["   |                     ^^^^^^", "   |                     it fits below"]),
        ("it fits further left", ["   |                     ^^^^^^", "   |               it fits further left"]),
        (
            "it is longer than the whole window is wide",
            ["   |                     ^^^^^^", "   | it is longer than the whole window", "   | is wide"],
        ),
    ],
)
def test_a_label_that_does_not_fit_behind_its_caret_stands_below(label: str, expected: list[str]) -> None:
    line = "a: somewhere to begin wrong."
    assert as_text(problem(21, 27, label), {"a.yaml": [line]}, window=40).split("\n")[4:] == expected


def test_of_two_places_far_apart_the_one_in_question_is_shown_and_dots_stand_for_the_other() -> None:
    line = "{first: 1, " + "x" * 200 + ", again: 2}"
    shown = problem(214, 219, "used again", others=(Label(Span("a.yaml", 1, 2, 1, 7), "first"),))
    _, _, _, text, first, again = as_text(shown, {"a.yaml": [line]}, window=40).split("\n")
    assert first == "   | --- first"
    assert text.startswith(" 1 | ...x")
    assert again.split("^^^^^")[0] == "   | " + " " * text[5:].index("again")
    assert cells(text) < 40


@given(st.integers(0, 3000), st.integers(1, 50), st.sampled_from(["x", "日", "e\u0301", "\t"]), st.integers(40, 120))
def test_the_caret_stands_under_its_letter_in_any_window(before: int, length: int, letter: str, window: int) -> None:
    line = letter * before + "!" * length + letter * 500
    column = len(letter) * before + 1
    shown = as_text(problem(column, column + length), {"a.yaml": [line]}, window=window)
    _, _, _, text, caret = shown.split("\n")
    assert max(cells(text), cells(caret)) <= window
    assert cells(text[: text.index("!")]) == caret.index("^")
    assert caret.count("^") == text.count("!")


@given(WORDS, WORDS, WORDS, st.integers(1, 90), st.integers(40, 120))
def test_nothing_is_lost_and_nothing_is_wider_than_the_window(
    message: str, label: str, help: str, column: int, window: int
) -> None:
    shown = problem(column, column + 3, label, message=message, help=help)
    lines = {"a.yaml": ["日本 or not: " * 8]}
    narrow = as_text(shown, lines, window=window).split("\n")
    assert all(cells(line) <= window for line in narrow)
    told = "".join("".join(line.removeprefix("   |").split()) for line in narrow)
    for said in (message, label, help):
        assert "".join(said.split()) in told


def test_colour_is_only_added_to_what_is_broken() -> None:
    shown = problem(4, 9, "a label that is too long for this window", message="words " * 20, help="more " * 20)
    coloured = as_text(shown, {"a.yaml": ["a: wrong"]}, colour=True, window=40)
    for code in ("\x1b[1;31m", "\x1b[1;34m", "\x1b[0m"):
        assert code in coloured
        coloured = coloured.replace(code, "")
    assert coloured == as_text(shown, {"a.yaml": ["a: wrong"]}, window=40)


def test_what_leads_stays_and_words_hang_below_it() -> None:
    assert hung("id  card  ", "Who came 日本 and?", 19, 10) == ["id  card  Who came", "          日本 and?"]
    assert hung("id  card  ", "Whoever came", 16, 2) == ["id  card", "  Whoever came"]
    assert hung("id:  ", "it fits", 12, 2) == ["id:  it fits"]
