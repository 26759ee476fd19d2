"""The schemas that editors read: as `check` judges the shape of a file, so do they."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator

from coldwar_quiz.authoring.schema import SCHEMAS
from coldwar_quiz.bank.faults.page import files_of
from coldwar_quiz.bank.kinds import BODIES
from coldwar_quiz.bank.sources import load_works
from coldwar_quiz.diagnostics.problem import Severity
from coldwar_quiz.paths import bundled_decks, bundled_seeds
from core_yaml import load
from pages import CHECKOUT, blocks
from schema_checks import SEEN, UNSEEN, corpus, disagreement, errors_of, refusals
from strategies import deck_yaml, question_lists

FOLDERS = {"deck": bundled_decks(), "sources": bundled_seeds()}
BUNDLED = [(of, path) for of, folder in FOLDERS.items() for path in sorted(folder.glob("*.yaml"))]
of_each = pytest.mark.parametrize("of", SCHEMAS)


@of_each
def test_a_schema_is_one_by_the_newest_draft_and_by_the_one_most_editors_know(of: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[of].make())
    Draft7Validator.check_schema(SCHEMAS[of].make())


@of_each
def test_the_file_beside_the_bundled_ones_is_what_is_made_from_the_reader(of: str) -> None:
    file = FOLDERS[of] / SCHEMAS[of].file
    again = f"make it anew: coldwar-quiz schema {of} -o {file.relative_to(CHECKOUT)}"
    assert file.read_text("utf-8") == SCHEMAS[of].text(), again


@pytest.mark.parametrize(("of", "path"), BUNDLED, ids=[path.name for _, path in BUNDLED])
def test_a_bundled_file_names_its_schema_in_its_first_line_and_keeps_to_it(of: str, path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.splitlines()[0] == SCHEMAS[of].modeline()
    assert refusals(load(text), of) == []
    assert Draft202012Validator(SCHEMAS[of].make()).is_valid(load(text))
    assert Draft7Validator(SCHEMAS[of].make()).is_valid(load(text))


# The corpus

SAME_VALUE = {
    "when-a-year-of-two-digits.yaml": "0053 is a year, 53 is none, and both are one number",
    "number-in-hexadecimal.yaml": "the same number in digits is right",
    "number-hexadecimal.yaml": "the same number in digits is right",
    "number-exponent.yaml": "the same number in digits is right",
    "number-point-first.yaml": "the same number with a digit before the point is right",
    "number-with-a-plus.yaml": "the same number without the sign is right",
    "number-with-plus.yaml": "the same number without the sign is right",
    "number-that-is-not-one.yaml": "neither more nor less than any limit",
    "number-not-a-number.yaml": "neither more nor less than any limit",
    "next-line-as-every-line-end.yaml": "a line end to YAML 1.1, which PyYAML reads it as",
    "next-line-between-keys.yaml": "a line end to YAML 1.1, which PyYAML reads it as",
    "cr-inside-quotes.yaml": "a line end, which folds to a space",
}
"""Files that are wrong in how something is spelled, and of which an editor's document does not tell the spelling."""

BEYOND = {
    "match-21-right-sides.yaml": "two lists that hold too much together; a schema cannot add",
    "select-21-options.yaml": "two lists that hold too much together; a schema cannot add",
    "cloze-gap-of-1001.yaml": "the length of a part of a text",
}
"""Files whose fault of shape a schema could not say, or only at great length."""

CORPUS = list(corpus())


UNREADABLE = object()


def _document(content: bytes) -> Any:
    """What an editor makes of a file; UNREADABLE where it makes nothing, and says so itself."""
    try:
        return load(content.decode("utf-8"))
    except (yaml.YAMLError, ValueError, RecursionError):
        return UNREADABLE


def test_every_error_of_the_corpus_is_one_that_a_schema_is_to_see_or_cannot() -> None:
    assert not SEEN & UNSEEN
    assert {code for file in CORPUS for code in file.errors} <= SEEN | UNSEEN


def test_a_file_of_the_corpus_is_taken_where_it_is_good_and_refused_where_its_shape_is_wrong() -> None:
    found, compared = {}, 0
    for file in CORPUS:
        document = _document(file.path.read_bytes())
        if document is not UNREADABLE:
            compared += file.good or bool(file.errors & SEEN)
            words = disagreement(document, set(file.errors))
            found |= {file.path.name: words} if words else {}
    assert compared >= 600
    assert {name: words for name, words in found.items() if name not in SAME_VALUE.keys() | BEYOND.keys()} == {}
    assert (SAME_VALUE.keys() | BEYOND.keys()) - found.keys() == set(), "seen after all: take it off the list"


# What the pages show

PAGES = ["docs/deck-format.md", *(f"docs/rules/{path.name}" for path in sorted((CHECKOUT / "docs/rules").glob("*.md")))]
SNIPPETS = [pytest.param(block.text, id=f"{page}:{block.line}") for page in PAGES for block in blocks(page, "yaml")]


@pytest.mark.parametrize("text", SNIPPETS)
def test_a_snippet_of_the_manual_is_taken_where_check_takes_its_shape(text: str, tmp_path: Path) -> None:
    for name, content in files_of(text).items():
        of = "sources" if name.startswith("sources/") or content.startswith(b"document:") else "deck"
        document = _document(content)
        if document is not UNREADABLE:
            (tmp_path / "record.yaml").write_bytes(content)
            assert disagreement(document, _errors(of, tmp_path / "record.yaml"), of) == ""


# Decks as somebody might type them

UNKNOWN_KEYS = ("answers", "Prompt", "note", "distractor")
VALUES = (
    "null", "~", "''", '" "', "true", "false", "yes", "1953", "12345", "-1", "0.5", "1953-06", "June", "en", "[]",
    "{}", "[a]", "[null]", "[a, b]", "[[a, b], [c, d]]", "{a: b}", "{a: null}", '"a\\nb"', '"a\\eb"', '"{{a}} b"',
    '"{{a} b"', '"{{a||b}}"', "x" * 101, "x" * 1001,
)  # fmt: skip


@given(question_lists(max_size=2))
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_a_deck_that_loads_is_taken(drawn: Any) -> None:
    text = deck_yaml(drawn)
    assert errors_of(text) == set()
    assert refusals(load(text)) == []


@given(question_lists(max_size=1), st.data())
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_a_deck_with_one_line_spoiled_gets_one_verdict(drawn: Any, data: st.DataObject) -> None:
    lines = deck_yaml(drawn).splitlines()
    at = data.draw(st.integers(1, len(lines) - 1).filter(lambda n: lines[n] != "questions:"))
    key = lines[at].partition(":")[0]
    change = data.draw(st.sampled_from(["drop", "add", "misspell", "change"]))
    if change == "drop":
        lines[at] = "  -" if key.startswith("  -") else ""
    elif change == "add":
        new = data.draw(st.sampled_from(UNKNOWN_KEYS))
        lines[at] += f"\n{' ' * (len(key) - len(key.lstrip(' -')))}{new}: x"
    elif change == "misspell":
        lines[at] = lines[at].replace(":", "x:", 1)
    else:
        lines[at] = f"{key}: {data.draw(st.sampled_from(VALUES))}"
    text = "\n".join(lines) + "\n"
    assert disagreement(load(text), errors_of(text)) == ""


# Every place of a file that has everything, spoiled in every way

Path_ = tuple[str | int, ...]
LONG = ["x" * n for n in (100, 101, 1_000, 1_001, 10_000, 10_001)]
SPOILED: tuple[Any, ...] = (
    None, True, False, 1953, 12345, -1, 0.5, 0, 4, 10**31,
    "", " ", "\u200b", "a\u001bb", "a\nb", "a\n", "a/b", "a/b/c", "a b", "x_x", "true", "null", "June", "de-AT", "2",
    "4", "1953", "1953-06", "1953-06-16/1953-06-17", "1,000", "-0.5", "-0", "{{a}}", "{{a", "{{ }}", "}} {{a|b}}",
    *LONG, *(f"{text}\n" for text in LONG),
    [], ["a"], [None], [["a"]], [["a", "b"], ["c", "d"]], [["a", "b", "c"]],
    {}, {"a": "b"}, {"a": None}, {"A b": "c"}, [{"a": "b"}],
)  # fmt: skip
LISTS = tuple([f"a{n}" for n in range(size)] for size in (1, 2, 5, 6, 18, 20, 21, 50, 51))
"""For lists of texts, on either side of every limit but that of 2,000."""

LONGEST = {"accept", "confusable", "formerly", "surnames"}
"""Lists, and a map, of which that limit is tried as well; they take long."""


def _examples(properties: dict[str, Any], *left_out: str) -> dict[str, Any]:
    """A value for every key that has one: its first example."""
    return {
        key: shape["examples"][0]
        for key, shape in properties.items()
        if key not in left_out and isinstance(shape, dict) and "examples" in shape
    }


def _full_files() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Files that together use every key there is: a name, the schema, and the document."""
    schema = SCHEMAS["deck"].make()
    defs = schema["$defs"]
    shared = _examples(defs["question"]["properties"], "type")
    header = _examples(schema["properties"]["deck"]["properties"])
    for kind in BODIES:
        own = _examples(defs[f"{kind}-question"]["properties"])
        question = {**(shared if kind == "choice" else {}), "id": "here", "type": kind, "prompt": "What?", **own}
        if kind == "choice":
            question["evidence"] = [_examples(defs["evidence"]["properties"])]
            question["accounts"] = [_examples(defs["account"]["properties"])]
        question |= {"prompt": "The {{Soviet|Russian}} ministry"} if kind == "cloze" else {}
        yield kind, "deck", {"deck": header, "questions": [question]}
    yield "people", "deck", {"people": [_examples(defs["person"]["properties"])]}
    yield "glossary", "deck", {"glossary": [_examples(defs["term"]["properties"])]}
    record = SCHEMAS["sources"].make()
    parts = record["$defs"]
    work = {**_examples(parts["work"]["properties"]), "places": {"p-1": _examples(parts["place"]["properties"])}}
    document = _examples(record["properties"]["document"]["properties"])
    yield "record", "sources", {"document": document, "works": {"a-work": work}}


FULL = {name: (of, document) for name, of, document in _full_files()}


def _places(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The path of every value below `value`."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        yield (*path, key)
        yield from _places(inner, (*path, key))


def _with(document: Any, path: Path_, value: Any) -> Any:
    changed = copy.deepcopy(document)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return changed


def _without(document: Any, path: Path_) -> Any:
    changed = copy.deepcopy(document)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    del inner[path[-1]]
    return changed


def _is_tried(name: str, path: Path_) -> bool:
    """Whether a place is spoiled in that file: what questions of all types share is, in the first type only."""
    if name not in BODIES or name == "choice":
        return True
    return len(path) > 2 and (path[2] not in ("id", "type", "prompt") or (name, path[2]) == ("cloze", "prompt"))


def _spoiled(name: str, document: Any) -> Iterator[tuple[str, Any]]:
    """`document` with one thing changed, in all the ways; what was done, in words."""
    for path in _places(document):
        if not _is_tried(name, path):
            continue
        yield f"without {path}", _without(document, path)
        value = document
        for key in path:
            value = value[key]
        lists = LISTS if isinstance(value, list) and isinstance(value[0], str) else ()
        longest = [[f"a{n}" for n in range(size)] for size in (2_000, 2_001) if path[-1] in LONGEST]
        maps = [dict.fromkeys(names, "b") for names in longest] if isinstance(value, dict) else []
        for new in (*SPOILED, *lists, *longest, *maps):
            if not (new in (0, 4) and type(new) is int and path[-1] in ("answer", "when")):  # a year to an editor
                yield f"{path} is {str(new)[:30]!r}", _with(document, path, new)
        if isinstance(value, dict):
            yield f"{path} has one key more", _with(document, (*path, "note"), "x")


def _errors(of: str, file: Path) -> set[str]:
    """The codes of the errors that `check` finds in the shape of a file."""
    if of == "deck":
        return errors_of(file)
    problems = load_works([file.parent], bundled=None).problems
    return {problem.code for problem in problems if problem.severity is Severity.ERROR}


@pytest.mark.parametrize("name", FULL)
def test_a_file_made_of_the_examples_has_no_fault(name: str, tmp_path: Path) -> None:
    of, document = FULL[name]
    (tmp_path / "whole.yaml").write_text(json.dumps(document))
    assert _errors(of, tmp_path / "whole.yaml") == set()
    assert refusals(load(json.dumps(document)), of) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", FULL)
def test_a_file_spoiled_in_one_place_gets_one_verdict(name: str, tmp_path: Path) -> None:
    of, document = FULL[name]
    found = {}
    for done, changed in _spoiled(name, document):
        text = json.dumps(changed)
        (tmp_path / "spoiled.yaml").write_text(text)
        words = disagreement(load(text), _errors(of, tmp_path / "spoiled.yaml"), of)
        if words:
            found[done] = words
    assert found == {}
