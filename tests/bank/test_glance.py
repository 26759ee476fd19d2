"""Items read at a glance are read as the parser reads them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coldwar_quiz.bank import nodes
from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.reader import read_file
from coldwar_quiz.bank.tree import Mapping, Node, Scalar, Sequence
from fuzz.mutations import good_decks
from fuzz.shapes_of_dense_decks import dense

HEAD = "deck:\n  id: d\n  title: D\nquestions:\n"


@pytest.fixture(autouse=True, scope="module")
def any_list_is_long_enough() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nodes, "_WORTH_A_GLANCE", 1)
        yield


def told(node: Node | None) -> Any:
    """All that `node` says: its values and the place of each."""
    if isinstance(node, Scalar):
        return node.value, node.plain, node.null, node.cut_by_comment, node.span
    if isinstance(node, Sequence):
        return [told(item) for item in node.items], node.in_brackets, node.span
    if isinstance(node, Mapping):
        by_key = {name: told(node.key(name)) for name in node.raw}
        return [(told(key), told(value)) for key, value in node.entries], by_key, len(node), node.span
    return None


def read(data: str | bytes) -> list[Any]:
    """Every item of every list in a file, the questions made of them, and what is wrong with both."""
    findings, judged = Findings(), Findings()
    source = SourceFile.decode("d.yaml", data.encode() if isinstance(data, str) else data, findings)
    if source is None:
        return findings.problems()
    root = nodes.stream(source, findings)
    lists = [value for _, value in root.entries if isinstance(value, nodes.Streamed)] if root else []
    items = [(told(item.node), item.clean, item.number) for items in lists for item in items]
    contents = read_file(source, judged)
    questions = [question._replace(spans={}) for question in contents.deck.questions] if contents.deck else []
    others = contents.people, contents.glossary, contents.skipped, [lost.id for lost in contents.lost]
    return [items, questions, others, findings.problems(), judged.problems(), judged.omitted]


def read_by_the_parser(data: str | bytes) -> list[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nodes, "at_a_glance", lambda *_: [])
        return read(data)


def glanced(text: str) -> int:
    """How many items of `text`, which is read twice, are read at a glance."""
    found = 0

    def counted(*asked: Any) -> list[Mapping]:
        nonlocal found
        items = original(*asked)
        found += len(items)
        return items

    original = nodes.at_a_glance
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nodes, "at_a_glance", counted)
        read(text)
    return found


PLAIN = [
    "a", "order", "match", "choice", "Lavrentiy Beria", "1953", "1.10", "no", "null", "don't", 'a "b" c', "Кто",
    "26 June - 4 July", "é", "a-b",
]  # fmt: skip
WHOLE_LINES = ["Who was it?", "a, b", "in {{braces}}", "12:30", "a [b] c"]
QUOTED = ['"a: b"', "'a # b'", '"it\'s"', '""', "' '", '"{{a|b}}, {{c}}"', '"]}"']
ODD = [
    "a: b", "a #b", "a# b", "'it''s'", '"a\\tb"', "- a", "&a b", "*a", "!x a", ">", "|", "~", "", "a:", ":a", "?",
    "? a", "a ?", "a\n b", '"a\n  b"', "%a", "@a", "`a", "[", "]", "{a", "a}", "{", ",", "a\t", "\ta", "a  b", "a ",
    " a", "a\u2028b", "\ufeff", "漢字", "a\u0301", "_a", "x\u00a0y", "a,b", "a, b", "[a,b]", "[a, ]", "{a: b, a: c}",
    "{a}", "{a:b}", '"a"b', "'a' b", '"a"#b', '"a" #b', "Who?", "[Who?, Me]", "[a? b]", "[[a, [b]]]", "[[[a]]]", "<<",
    "a  # b",
]  # fmt: skip
KEYS = ["id", "type", "prompt", "answer", "when", "distractors", "d2/q-1", "null", "y"]
ODD_KEYS = ["Id", "my key", '"id"', "'id'", "", "<<", "- id", "id ", "1", "?", "a#b"]

plain = st.sampled_from(PLAIN)
simple = plain | st.sampled_from(QUOTED)
lists = st.lists(simple, min_size=1, max_size=3).map(lambda parts: f"[{', '.join(parts)}]")
maps = st.lists(st.tuples(st.sampled_from(KEYS), simple), min_size=1, max_size=2).map(
    lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
)
nested = st.lists(simple | lists | maps, min_size=1, max_size=3).map(lambda parts: f"[{', '.join(parts)}]")
inside = st.one_of(simple, lists, maps, nested)
lines = st.lists(simple | lists | st.sampled_from(WHOLE_LINES), min_size=1, max_size=3)
below = st.tuples(lines, st.integers(0, 5)).map(
    lambda drawn: "".join(f"\n{' ' * (2 + drawn[1])}- {part}" for part in drawn[0])
)
outside = inside | st.sampled_from(WHOLE_LINES) | below
keys = st.sampled_from(KEYS)


@st.composite
def items(draw: st.DrawFn, odd: bool) -> str:
    """One item, in braces or with a line for every key; `odd`: something of it may be of another kind."""
    in_braces = draw(st.booleans())
    values = (inside if in_braces else outside) | (st.sampled_from(ODD) if odd else st.nothing())
    names = keys | (st.sampled_from(ODD_KEYS) if odd else st.nothing())
    pairs = draw(st.lists(st.tuples(names, values), min_size=1, max_size=4, unique_by=None if odd else lambda p: p[0]))
    written = [f"{key}:{'' if value[:1] == chr(10) else ' '}{value}" for key, value in pairs]
    if in_braces:
        return "- {" + ", ".join(written) + "}\n"
    return "- " + "\n  ".join(written) + "\n"


def deck(drawn: list[str], indent: int, end: str) -> str:
    lines = "".join(drawn).splitlines(keepends=True) if indent else ["".join(drawn)]
    return (HEAD + "".join(" " * indent + line for line in lines)).replace("\n", end)


decks = st.integers(0, 3), st.sampled_from(["\n", "\r\n"])


@settings(max_examples=200, deadline=None)
@given(st.lists(items(odd=False), min_size=1, max_size=4), *decks)
def test_simple_items_are_read_at_a_glance_and_alike(drawn: list[str], indent: int, end: str) -> None:
    text = deck(drawn, indent, end)
    assert read(text) == read_by_the_parser(text)
    assert glanced(text) == 2 * len(drawn)


@settings(max_examples=400, deadline=None)
@given(st.lists(items(odd=True), min_size=1, max_size=4), *decks)
def test_odd_items_are_read_as_the_parser_reads_them(drawn: list[str], indent: int, end: str) -> None:
    text = deck(drawn, indent, end)
    assert read(text) == read_by_the_parser(text)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(items(odd=False), min_size=1, max_size=4),
    *decks,
    st.data(),
    st.sampled_from(" \t#:,[]{}'\"?-!&*|>%@`\\\n\r\u0085\u2028\u00a0\ufeff\u0301é漢_=<.0aZ\x07"),
)
def test_one_sign_more_or_less_is_read_as_the_parser_reads_it(
    drawn: list[str], indent: int, end: str, data: st.DataObject, sign: str
) -> None:
    text = deck(drawn, indent, end)
    at = data.draw(st.integers(len(HEAD), len(text)))
    for spoilt in (text[:at] + sign + text[at:], text[:at] + text[at + 1 :], text[:at] + sign + text[at + 1 :]):
        assert read(spoilt) == read_by_the_parser(spoilt)


def corpus() -> Iterator[Path]:
    yield from sorted((Path(__file__).parent / "corpus").rglob("*.yaml"))


@pytest.mark.parametrize("folder", sorted({path.parent for path in corpus()}), ids=lambda folder: folder.name)
def test_the_decks_of_the_corpus_are_read_as_the_parser_reads_them(folder: Path) -> None:
    for path in sorted(folder.glob("*.yaml")):
        data = path.read_bytes()
        if len(data) < 100_000:
            assert read(data) == read_by_the_parser(data), path.name


def test_good_decks_are_read_as_the_parser_reads_them() -> None:
    for data in good_decks():
        assert read(data) == read_by_the_parser(data)


@pytest.mark.parametrize(("name", "files"), [pytest.param(*drawn, id=drawn[0]) for drawn in dense(20_000)])
def test_dense_decks_are_read_at_a_glance(name: str, files: dict[str, str]) -> None:
    text = files["d"]
    assert read(text) == read_by_the_parser(text)
    if name.startswith("shortest"):
        assert glanced(text) == 2 * text.count("id: q")


@pytest.mark.parametrize(
    "odd",
    ["- [a, b]\n", "- b\n", '- {id: "q\n', "- id: >\n    q\n", "- {id: a}}\n", "x\n", "\t- a\n", "# -\n"],
)
def test_what_follows_many_simple_items_is_read_as_if_the_parser_had_read_them_all(odd: str) -> None:
    simple = [f"- {{id: q{n}, type: match, prompt: n, answer: [[a, b], [c, d]]}}\n" for n in range(80)]
    text = HEAD + "".join([*simple[:40], odd, *simple[40:]])
    assert read(text) == read_by_the_parser(text)
    assert glanced(text) >= 2 * 40


@pytest.mark.parametrize("key", ["formerly", "tags", "accept", "distractors"])
def test_a_list_that_is_too_long_is_refused_however_it_is_read(key: str) -> None:
    text = f"{HEAD}- {{id: q, type: typed, prompt: n, answer: a, {key}: [{', '.join('a' * 2_001)}]}}\n"
    assert glanced(text) == 2
    assert "too-many" in {problem.code for problem in read(text)[4]}
    assert read(text) == read_by_the_parser(text)
