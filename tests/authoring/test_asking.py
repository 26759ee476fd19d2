"""Being asked for a question, a line at a time."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coldwar_quiz.authoring.drafting import STEPS, Drafting, missing
from coldwar_quiz.authoring.examples import EXAMPLES
from coldwar_quiz.bank.model import BODIES
from coldwar_quiz.cli.asking import Asker
from coldwar_quiz.errors import CannotDo
from records import CHECKOUT

DRAFTING = Drafting.beside(CHECKOUT / "decks" / "mine.yaml", None)
NOTHING_MORE = ["", "", "", "", "", ""]
"""Explanation, evidence, when, difficulty, tags and the proposed id."""


def asked(*lines: str, taken: tuple[str, ...] = ()) -> tuple[dict[str, object], list[str]]:
    """The question that these lines make, and all that was printed."""
    said: list[str] = []
    waiting = iter(lines)
    read: Callable[[], str | None] = lambda: next(waiting, None)  # noqa: E731
    asker = Asker(DRAFTING, read, said.append, said.append)
    return asker.question({}, lambda fields: DRAFTING.name(fields, taken), taken), said


@pytest.mark.parametrize(
    ("kind", "lines", "expected"),
    [
        ("choice", ["Konev", "Serov", "Zhukov", ""], {"answer": "Konev", "distractors": ["Serov", "Zhukov"]}),
        ("select", ["Konev", "Serov", "", "Nagy", ""], {"answer": ["Konev", "Serov"], "distractors": ["Nagy"]}),
        ("typed", ["Konev", "Koniev", ""], {"answer": "Konev", "accept": ["Koniev"]}),
        ("cloze", [], {}),
        ("true-false", ["n", "It was not."], {"answer": "false", "correction": "It was not."}),
        ("date", ["1953-06-26"], {"answer": "1953-06-26"}),
        ("number", ["84034", "people", ""], {"answer": "84034", "unit": "people"}),
        ("order", ["First", "Second", "Third", ""], {"answer": ["First", "Second", "Third"]}),
        ("match", ["Nagy = Hungary", "Pieck=GDR", "", "", ""], {"answer": [("Nagy", "Hungary"), ("Pieck", "GDR")]}),
        ("card", ["Because.", "A point", ""], {"answer": "Because.", "points": ["A point"]}),
    ],
)
def test_each_type_is_asked_for_what_it_needs(kind: str, lines: list[str], expected: dict[str, object]) -> None:
    prompt = "The marshal was {{Konev}}." if kind == "cloze" else "Of whom is it said in 1953?"
    fields, _ = asked(kind, prompt, *lines, *NOTHING_MORE)
    kept = {key: value for key, value in fields.items() if key not in ("type", "prompt", "id", "evidence", "tags")}
    assert kept == expected
    assert missing(fields) == []
    assert DRAFTING.errors(fields) == []


def test_every_type_is_asked_for_and_has_an_example() -> None:
    assert list(STEPS) == list(BODIES) == list(EXAMPLES)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["0", "99", "cho ice", "c", "3", "Who?", "Konev", "", *NOTHING_MORE], "`c` is none of the ten"),
        (["typed", "", "   ", "Who?", "Konev", "", *NOTHING_MORE], "Something must stand here"),
        (["date", "When?", "26 June", "1953-02-30", "1953", *NOTHING_MORE], "`26 June` is no date"),
        (["number", "How many?", "1,000", "1000", "", "", *NOTHING_MORE], "`1,000` is no plain number"),
        (["choice", "Who?", "Konev", "konev", "Serov", "", *NOTHING_MORE], "is a right answer and a distractor"),
        (["cloze", "No gap here.", "A {{gap", "A {{gap}} here.", *NOTHING_MORE], "needs a gap"),
        (["order", "Order?", "One", "one", "", "Two", "", *NOTHING_MORE], "Something must stand here"),
        (["match", "Match?", "a", "a=", "a = b", "c = d", "", "", *NOTHING_MORE], "Type the two sides"),
        (["true-false", "It was.", "maybe", "true", *NOTHING_MORE], "must be `true` or `false`"),
        (["typed", "Who?", "Konev", "", "", "", "", "", "", "A B", "taken", "free"], "`taken` is taken"),
        (["typed", "Who?", "Konev", "", "", "nobody", "", "", "", "", "", ""], "`nobody` is none of these"),
    ],
)
def test_what_cannot_be_is_said_at_once_and_asked_again(lines: list[str], sentence: str) -> None:
    fields, said = asked(*lines, taken=("taken",))
    assert any(sentence in line for line in said), said
    assert DRAFTING.errors(fields) == []


def test_works_and_their_places_are_listed_on_request() -> None:
    quote = ["?", "beria-letter", "?", "letter", "To the CPSU CC Comrade Malenkov", "", "", "", "", ""]
    fields, said = asked("typed", "To whom did Beria write?", "Malenkov", "", "", *quote)
    assert fields["evidence"] == [
        {"source": "beria-letter", "where": "letter", "quote": "To the CPSU CC Comrade Malenkov"}
    ]
    assert "  beria-letter: Beria's letter" in said


def test_an_input_that_ends_ends_the_question() -> None:
    with pytest.raises(CannotDo, match="the input ended"):
        asked("typed", "Who?")


LINES = st.one_of(
    st.text(max_size=20), st.sampled_from(["", "?", "a = b", "{{x}}", "1953", "true", "[", "beria-letter"])
)


@given(st.sampled_from(list(BODIES)), st.lists(LINES.filter(lambda line: "\n" not in line), max_size=25))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_comes_to_a_usable_question_or_to_the_end_of_the_input(kind: str, lines: list[str]) -> None:
    fields, message = None, ""
    try:
        fields, _ = asked(kind, *lines)
    except CannotDo as refused:
        message = refused.message
    if fields is None:
        assert message == "the input ended before the question was whole"
    else:
        assert DRAFTING.errors(fields) == []
