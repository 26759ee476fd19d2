"""Whatever bytes go in, only problems come out, each at a place that exists and fit to print."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from coldwar_quiz.bank.model import Question
from coldwar_quiz.diagnostics.problem import Label, Problem, Problems, Severity
from coldwar_quiz.diagnostics.span import Span
from fuzz.mutations import FRAGMENTS, good_decks, mutated
from promises import RECORD, Workshop, keep_promises, known_codes, workshop
from strategies import deck_yaml, question_lists, slugs, texts

PATIENT = settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
DECKS = good_decks()


@pytest.fixture(scope="module")
def place() -> Iterator[Workshop]:
    with workshop() as made:
        yield made


# --- bytes -----------------------------------------------------------------------------------------------------------


@PATIENT
@given(st.binary(max_size=300) | st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(b"".join))
def test_noise_keeps_the_promises_as_a_deck_as_a_record_and_as_a_lock(place: Workshop, data: bytes) -> None:
    bank, problems = place.deck(data)
    keep_promises(problems)
    assert problems or bank.decks or bank.people or bank.glossary
    keep_promises(place.record(data)[1])
    assert place.lock(data).proofs == ()


@PATIENT
@given(st.integers(0, 2**62))
def test_a_mutation_of_a_good_deck_keeps_the_promises(place: Workshop, seed: int) -> None:
    keep_promises(place.deck(mutated(seed, DECKS))[1])


@PATIENT
@given(question_lists(max_size=2), st.integers(0, 2**62))
def test_a_deck_of_every_kind_of_text_keeps_the_promises_when_it_is_damaged(
    place: Workshop, drawn: tuple[Question, ...], seed: int
) -> None:
    keep_promises(place.deck(mutated(seed, [deck_yaml(drawn).encode()]))[1])


@PATIENT
@given(st.integers(0, 2**62))
def test_a_damaged_record_of_sources_keeps_the_promises(place: Workshop, seed: int) -> None:
    bank, problems = place.record(mutated(seed, [RECORD.encode()]))
    keep_promises(problems)
    assert bank.decks[0].id == "aside"


LOCK = b"# Made by hand.\nsmall/a-question letter p-1 " + b" ".join([b"0123456789abcdef"] * 3) + b" 17 exact\n"


@PATIENT
@given(st.integers(0, 2**62))
def test_a_damaged_lock_proves_at_most_what_it_did(place: Workshop, seed: int) -> None:
    assert len(place.lock(LOCK).proofs) == 1
    assert all(str(proof).isascii() for proof in place.lock(mutated(seed, [LOCK])).proofs)


# --- shapes ----------------------------------------------------------------------------------------------------------

KEYS = st.sampled_from(
    [
        "id",
        "type",
        "prompt",
        "answer",
        "distractors",
        "accept",
        "points",
        "unit",
        "tolerance",
        "correction",
        "hint",
        "explanation",
        "evidence",
        "accounts",
        "source",
        "where",
        "quote",
        "says",
        "when",
        "difficulty",
        "tags",
        "content",
        "confusable",
        "formerly",
        "retired",
        "allow",
        "name",
        "who",
        "surname",
        "surnames",
        "given",
        "patronymic",
        "also",
        "term",
        "text",
        "title",
        "description",
        "language",
        "format",
        "seed",
        "sha256",
        "kind",
        "places",
        "works",
        "document",
        "from",
        "to",
    ]
)
TYPES = ["choice", "select", "typed", "cloze", "true-false", "date", "number", "order", "match", "card"]
WORDS = st.one_of(
    texts(),
    slugs(),
    st.sampled_from([*TYPES, "true", "false", "1953-06", "1953-06-31", "12", "1.10", "no", "", " ", "{{a|b}} c", "{{"]),
    st.sampled_from(["\x1b[31m", "a\nb", "\x85", "\u202ea", "\u200b", "x" * 1_001, "e" + "\u0301" * 20, "\ufdfa" * 30]),
)


@st.composite
def scalars(draw: st.DrawFn, values: SearchStrategy[str] = WORDS) -> list[yaml.Event]:
    tag = draw(st.sampled_from([None] * 15 + ["!x", "tag:yaml.org,2002:int"]))
    anchor = draw(st.sampled_from([None] * 15 + ["a"]))
    style = draw(st.sampled_from([None, None, "'", '"', ">", "|"]))
    return [yaml.ScalarEvent(anchor, tag, (tag is None, tag is None), draw(values), style)]


def trees() -> SearchStrategy[list[yaml.Event]]:
    """Values of any shape, three deep or so: the events of a parser that has read them."""
    alias: list[yaml.Event] = [yaml.AliasEvent("a")]
    leaves = st.one_of(scalars(), scalars(), scalars(), st.just(alias))
    return st.recursive(leaves, lambda inner: st.one_of(lists(inner), maps(inner)), max_leaves=8)


@st.composite
def lists(draw: st.DrawFn, inner: SearchStrategy[list[yaml.Event]]) -> list[yaml.Event]:
    items = draw(st.lists(inner, max_size=4))
    begin = yaml.SequenceStartEvent(None, None, True, flow_style=draw(st.booleans()))
    return [begin, *(event for item in items for event in item), yaml.SequenceEndEvent()]


@st.composite
def maps(
    draw: st.DrawFn,
    inner: SearchStrategy[list[yaml.Event]],
    keys: SearchStrategy[str] = KEYS,
    known: tuple[tuple[str, SearchStrategy[str]], ...] = (),
) -> list[yaml.Event]:
    key_trees = st.one_of(*[scalars(keys)] * 9, scalars(), inner)
    entries = draw(st.lists(st.tuples(key_trees, inner), max_size=5))
    begun = [(draw(scalars(st.just(name))), draw(scalars(values))) for name, values in known if draw(st.integers(0, 9))]
    made = [event for key, value in (*begun, *entries) for event in (*key, *value)]
    return [
        yaml.MappingStartEvent(None, None, True, flow_style=draw(st.sampled_from([False, False, True]))),
        *made,
        yaml.MappingEndEvent(),
    ]


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A file of any shape with the keys of the format, as a program would have written it."""
    question = (("id", slugs()), ("type", st.sampled_from(TYPES)), ("prompt", WORDS), ("answer", WORDS))
    sections = {
        "deck": maps(trees(), known=(("id", slugs()), ("title", WORDS))),
        "questions": lists(st.one_of(*[maps(trees(), known=question)] * 5, trees())),
        "people": lists(maps(trees(), known=(("id", slugs()), ("name", WORDS), ("who", WORDS)))),
        "glossary": lists(maps(trees(), known=(("id", slugs()), ("term", WORDS), ("text", WORDS)))),
        "document": maps(trees(), known=(("seed", WORDS), ("sha256", st.just("0" * 64)), ("kind", WORDS))),
        "works": maps(maps(trees()), slugs()),
    }
    chosen = draw(st.lists(st.sampled_from(["deck", "questions", "questions", *sections]), max_size=5))
    body = [e for name in chosen for e in (*draw(scalars(st.just(name))), *draw(sections[name]))]
    root = [yaml.MappingStartEvent(None, None, True, flow_style=False), *body, yaml.MappingEndEvent()]
    events = [
        yaml.StreamStartEvent(),
        yaml.DocumentStartEvent(explicit=False),
        *root,
        yaml.DocumentEndEvent(explicit=False),
        yaml.StreamEndEvent(),
    ]
    text: str = yaml.emit(events, allow_unicode=draw(st.booleans()), width=draw(st.sampled_from([30, 10_000])))
    return text.encode("utf-8", errors="replace")


@PATIENT
@given(files())
def test_a_file_of_any_shape_keeps_the_promises(place: Workshop, data: bytes) -> None:
    keep_promises(place.deck(data)[1])
    keep_promises(place.record(data)[1])


# --- the promises themselves -----------------------------------------------------------------------------------------

GOOD = Problem("alias", Severity.ERROR, "aliases are not used in decks", Span("a.yaml", 1, 2, 1, 3))
LINES = {"a.yaml": ("abc", "de")}


def problems(*items: Problem) -> Problems:
    return Problems(items, lines=LINES)


def at(*place: int) -> Problem:
    return replace(GOOD, span=Span("a.yaml", *place))


BROKEN = {
    "a code of a deck's own": problems(replace(GOOD, code="red")),
    "no message": problems(replace(GOOD, message="")),
    "no severity": problems(replace(GOOD, severity="error")),  # type: ignore[arg-type]
    "twice": problems(GOOD, GOOD),
    "not by place": problems(at(2, 1, 2, 2), at(1, 1, 1, 2)),
    "fifty-one of a file": problems(*(replace(GOOD, message=f"{n:02}") for n in range(51))),
    "before the first line": problems(at(0, 1, 0, 1)),
    "beyond the last line": problems(at(3, 1, 3, 1)),
    "beyond the end of a line": problems(at(1, 5, 1, 6)),
    "an end beyond its line": problems(at(1, 1, 2, 4)),
    "an end before its start": problems(at(2, 2, 2, 1)),
    "another place in no file": problems(replace(GOOD, others=(Label(Span("b.yaml", 2, 1, 2, 1), "x"),))),
}


def test_a_problem_without_fault_keeps_the_promises() -> None:
    keep_promises(problems(GOOD, at(1, 4, 1, 5), at(2, 1, 2, 3)))
    assert "alias" in known_codes()


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_promise_is_noticed(what: str) -> None:
    with pytest.raises(AssertionError):
        keep_promises(BROKEN[what])


@given(st.text(st.characters(), max_size=30))
def test_the_words_of_a_problem_are_one_line_without_control_characters(text: str) -> None:
    told = Problem("c", Severity.ERROR, text, GOOD.span, text, (Label(GOOD.span, text),), text, text, text)
    for words in (told.message, told.label, told.note, told.help, told.question or "", told.others[0].text):
        assert not set(words) & {*map(chr, range(32)), *map(chr, range(127, 160)), "\u202e", "\ud800"}
        assert len(words) == len(text.replace("\r\n", "\n"))
