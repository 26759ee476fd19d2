"""Being asked for a question, a line at a time."""

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


KEEP = "(what is offered)"


class Author:
    """Answers with `lines`, one after another; `said` is what was printed, `offered` what there was to be changed."""

    hint = "Change it."

    def __init__(self, *lines: str) -> None:
        self.said: list[str] = []
        self.offered: list[str] = []
        self._lines = iter(lines)

    def read(self, prompt: str, before: str = "") -> str | None:
        self.said.append(prompt)
        if before:
            self.offered.append(before)
        line = next(self._lines, None)
        return before if line == KEEP else line

    def helped(self) -> list[list[str]]:
        """What was printed at each `?`: it stands between the same question and itself."""
        at = [i for i, line in enumerate(self.said) if line.endswith(":") and not line.startswith("Ten types")]
        return [self.said[i + 1 : j] for i, j in zip(at[::2], at[1::2], strict=True)]

    def asked(self, taken: tuple[str, ...] = ()) -> dict[str, object]:
        """The question that the lines make."""
        asker = Asker(DRAFTING, self, self.said.append)
        return asker.hold(lambda: asker.question({}, lambda fields: DRAFTING.name(fields, taken), taken))


def asked(*lines: str, taken: tuple[str, ...] = ()) -> tuple[dict[str, object], list[str]]:
    """The question that these lines make, and all that was printed."""
    author = Author(*lines)
    return author.asked(taken), author.said


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


def test_a_work_is_known_in_capitals_and_one_nearly_right_is_named() -> None:
    quote = ["Beria-Leter", "BERIA-LETTER", "letter", "To the CPSU CC Comrade Malenkov", "", "", "", "", ""]
    fields, said = asked("typed", "To whom did Beria write?", "Malenkov", "", "", *quote)
    assert fields["evidence"][0]["source"] == "beria-letter"
    assert any("`Beria-Leter` is not known; did you mean beria-letter?" in line for line in said)
    assert not any("is none of these" in line for line in said)


def test_works_and_their_places_are_listed_on_request() -> None:
    quote = ["?", "beria-letter", "?", "letter", "To the CPSU CC Comrade Malenkov", "", "", "", "", ""]
    fields, said = asked("typed", "To whom did Beria write?", "Malenkov", "", "", *quote)
    assert fields["evidence"] == [
        {"source": "beria-letter", "where": "letter", "quote": "To the CPSU CC Comrade Malenkov"}
    ]
    assert "  beria-letter: Beria's letter" in said


def test_a_slip_is_mended_by_going_back_and_nothing_said_since_is_lost() -> None:
    author = Author("choice", "Whom?", "Konev", "Serov", "<", "<", "<", "Who?", KEEP, KEEP, "Nagy", "", *NOTHING_MORE)
    fields = author.asked()
    assert (fields["prompt"], fields["answer"], fields["distractors"]) == ("Who?", "Konev", ["Serov", "Nagy"])
    assert author.offered == ["Serov", "Konev", "Whom?", "Konev", "Serov"]
    assert author.said.count("Back. Change it.") == 3


def test_two_questions_back_the_key_may_follow_what_stands_on_the_line() -> None:
    author = Author("card", "Why?", "So.", "<", "So. <", "Why not?", KEEP, "", *NOTHING_MORE)
    fields = author.asked()
    assert (fields["prompt"], fields["answer"]) == ("Why not?", "So.")
    assert author.offered == ["So.", "Why?", "So."]


def test_one_of_many_and_a_quotation_are_taken_back_one_at_a_time() -> None:
    quote = ["beria-letter", "letter", "To the CPSU CC Comrade", "<", "<", "<", "beria-memorandum", "opening"]
    words = "in recent days the press of the American-English bloc"
    fields, _ = asked("order", "Order?", "One", "Twoo", "<", "Two", "", "", *quote, words, "<", words, *NOTHING_MORE)
    assert fields["answer"] == ["One", "Two"]
    assert fields["evidence"] == [{"source": "beria-memorandum", "where": "opening", "quote": words}]


def test_another_type_after_all_asks_what_that_type_needs() -> None:
    fields, said = asked("choice", "<", "typed", "Who?", "Konev", "", *NOTHING_MORE)
    assert (fields["type"], "distractors" in fields) == ("typed", False)
    assert said.count("Ten types of question:") == 2


def test_a_refused_answer_is_not_gone_back_to() -> None:
    fields, _ = asked("date", "When?", "26 June", "<", "On what day?", "1953-06-26", *NOTHING_MORE)
    assert (fields["prompt"], fields["answer"]) == ("On what day?", "1953-06-26")


def test_before_the_first_question_there_is_nothing_to_go_back_to() -> None:
    _, said = asked("<", "typed", "Who?", "Konev", "", *NOTHING_MORE)
    assert any(line.startswith("This is the first question") for line in said)


def test_a_proposed_id_follows_the_prompt_that_was_mended() -> None:
    back = ["<"] * 8
    fields, _ = asked("typed", "Who fell in 1953?", "B.", "", *[""] * 5, *back, "Who rose?", KEEP, "", *NOTHING_MORE)
    assert fields["id"] == "rose"


@pytest.mark.parametrize("lines", [
    ["choice", "Who?", "Konev", "Serov", ""], ["select", "Who?", "Konev", "", "Serov", ""],
    ["typed", "Who?", "Konev", ""], ["cloze", "It was {{Konev}}."], ["true-false", "It was.", "false", "No."],
    ["date", "When?", "1953"], ["number", "How many?", "1953", "people", "2"], ["order", "Order?", "One", "Two", ""],
    ["match", "Match?", "a = b", "c = d", "", ""], ["card", "Why?", "So.", ""],
])  # fmt: skip
def test_every_question_says_what_is_wanted_with_an_example_and_the_keys(lines: list[str]) -> None:
    quote = ["", "beria-letter", "letter", "To the CPSU CC Comrade Malenkov", "", "", "", "", ""]
    asked_first = [line for answer in [*lines, *quote] for line in ("?", answer)]
    author = Author(*asked_first)
    assert DRAFTING.errors(author.asked()) == []
    for said in author.helped():
        assert "goes back to the question before" in said[-1]
        assert ": " in said[1], said  # an example, or the first of what there is
        assert len(said[0]) > len("  Wrong."), said


def test_a_pasted_text_of_several_lines_is_one_answer() -> None:
    fields, said = asked("card", "Why was he\n  arrested\n\nin 1953?\n", "Because.", "", *NOTHING_MORE)
    assert (fields["prompt"], fields["answer"]) == ("Why was he arrested in 1953?", "Because.")
    assert "Your 3 lines were taken as one text; `<` goes back to it." in said


@pytest.mark.parametrize(
    ("agreed", "expected"), [("y", ["Serov", "Nagy"]), ("", ["Serov", "Nagy"]), ("n", ["Serov konev Nagy"])]
)
def test_a_pasted_list_is_asked_about(agreed: str, expected: list[str]) -> None:
    fields, said = asked("choice", "Who?", "Konev", "Serov\nkonev\nNagy", "perhaps", agreed, "", *NOTHING_MORE)
    assert fields["distractors"] == expected
    assert ("`konev` is a right answer and a distractor" in "\n".join(said)) == (agreed != "n")


def test_an_input_that_ends_ends_the_question() -> None:
    with pytest.raises(CannotDo, match="the input ended"):
        asked("typed", "Who?")


LINES = st.one_of(
    st.text(max_size=20), st.sampled_from(["", "?", "<", "a\nb", "a = b", "{{x}}", "1953", "true", "[", "beria-letter"])
)


@given(st.sampled_from(list(BODIES)), st.lists(LINES, max_size=25))
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
