"""What is written as YAML is read back as it was, by our reader and by any other."""

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coldwar_quiz.authoring.scalars import Word, in_brackets, scalar
from coldwar_quiz.authoring.writing import MODELINE, ORDER, Layout, deck_text, entry_text, fields_of, question_text
from coldwar_quiz.bank.keys import OWN_KEYS
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import Question
from coldwar_quiz.diagnostics.problem import Severity
from coldwar_quiz.paths import bundled_decks
from places import without_places
from reading import read
from strategies import prose, question_lists, texts

LAYOUTS = st.builds(Layout, st.sampled_from([0, 1, 2, 4]), st.integers(2, 4), st.sampled_from([0, 2, 4]),
                    st.sampled_from(["\n", "\r\n"]), st.sampled_from([40, 100]))  # fmt: skip
LONG = st.lists(texts(), min_size=8, max_size=30).map(" ".join)
SIGNS = "a:#-?|>\"'[]{}, \\&*!%@`~.=+<_^$;/()0179\n\tnoéß’\u00a0\u2027\ufeff\ufe0f日𝄞"
ANY_TEXT = st.one_of(
    prose(), LONG, st.text(st.sampled_from(SIGNS), min_size=1), st.text(st.sampled_from(SIGNS[:24]), min_size=1)
)


def as_deck(questions: tuple[Question, ...], layout: Layout) -> str:
    return deck_text({"id": Word("drawn"), "title": "Drawn"}, [fields_of(q) for q in questions], layout)


@given(question_lists(), LAYOUTS)
@settings(max_examples=400, deadline=None)
def test_every_question_that_can_be_read_can_be_written(questions: tuple[Question, ...], layout: Layout) -> None:
    text = as_deck(questions, layout)
    contents, findings = read(text)
    assert [p.message for p in findings.problems() if p.severity is Severity.ERROR] == []
    assert "yaml-look-alike" not in {p.code for p in findings.problems()}
    assert "comment-after-text" not in {p.code for p in findings.problems()}
    assert contents.deck is not None
    assert without_places(contents.deck.questions) == without_places(questions)


@given(ANY_TEXT, LAYOUTS)
@example("no", Layout())
@example("1953", Layout())
@example("0o14", Layout())
@example("12:30", Layout())
@example("<<", Layout())
@example("Item #4: who?", Layout())
@example("a: " + "word " * 40 + "end", Layout())
@example("first\n\n  second, indented\nthird", Layout())
@example("first\n   \n\n \nsecond\n# third\n--- \n- fourth: x", Layout())
@example(" first\nsecond", Layout())
@example("first\nsecond \n  ", Layout())
@settings(max_examples=1000, deadline=None)
def test_another_reader_of_yaml_finds_the_same_texts(text: str, layout: Layout) -> None:
    text = text.strip("\n") or "x"
    for value in (text, [text, text], {"inner": text}):
        found = yaml.safe_load(entry_text("k", value, 2, layout).replace("\r\n", "\n"))["k"]
        stripped = [found] if isinstance(value, str) else list(found.values() if isinstance(value, dict) else found)
        assert {t.rstrip("\n") for t in stripped} == {text}
    assert yaml.safe_load(f"[{in_brackets(text)}, {in_brackets(text)}]") == [text, text]


@given(st.text(st.sampled_from(SIGNS), max_size=30), st.sampled_from(["{}", "[{}, {}]"]))
@settings(max_examples=500, deadline=None)
def test_what_is_said_to_be_a_word_and_is_none_is_still_read_as_it_is(text: str, where: str) -> None:
    """An id, a date, a type from a table of somebody else's: no sign in it ends the value or begins another."""
    written = scalar(Word(text)) if where == "{}" else where.format(*[in_brackets(Word(text))] * 2)
    found = yaml.load(f"- {written}\n- x", yaml.BaseLoader)
    assert found == [text if where == "{}" else [text, text], "x"]


@given(st.text(st.sampled_from(SIGNS), min_size=1, max_size=30))
@settings(max_examples=500, deadline=None)
def test_a_key_may_be_any_text(key: str) -> None:
    assert yaml.safe_load(entry_text("k", {key: "v", Word("no"): "w"}, 2)) == {"k": {key: "v", "no": "w"}}


def test_quotes_stand_only_where_they_are_needed() -> None:
    plain = ["Stories in the Western press", "L. Beria", "it's", "L’Union", "x > y", "ten per cent (10 %)", "26 June"]
    needed = ["Beria: who?", "Item #4", "- a", "no", "1953", "1953-06-26", '"so called"', "[sic]", "*", "yes", "x:"]
    assert [scalar(text) for text in plain] == plain
    assert [scalar(text)[0] in "\"'" for text in needed] == [True] * len(needed)
    assert in_brackets("one, two") == '"one, two"'


def test_a_long_text_is_folded_at_a_hundred_columns_and_a_text_of_lines_keeps_them() -> None:
    long = "It is dated 6 May 1953: two months after Stalin's death, and seven weeks before Beria's arrest. " * 3
    text = question_text({"id": Word("one"), "prompt": long.strip(), "answer": "first\nsecond"})
    lines = text.splitlines()
    assert lines[:2] == ["  - id: one", "    prompt: >"]
    assert all(line.startswith("      It") or len(line) > 80 for line in lines[2:4])
    assert max(map(len, lines)) <= 100
    assert lines[-3:] == ["    answer: |", "      first", "      second"]


def test_the_bundled_decks_could_have_been_written_so() -> None:
    bank, _ = load_bank([bundled_decks()], rules=False)
    for deck in bank.decks:
        contents, findings = read(as_deck(deck.questions, Layout()).replace("id: drawn", f"id: {deck.id}", 1))
        assert findings.problems() == []
        assert contents.deck is not None
        assert without_places(contents.deck.questions) == without_places(deck.questions)


def test_every_key_a_question_may_have_has_its_place() -> None:
    assert set().union(*OWN_KEYS.values()) <= set(ORDER)
    assert deck_text({"id": Word("a"), "title": "A"}, []).splitlines()[0] == MODELINE
