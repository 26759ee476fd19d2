"""What an editor shows beside a key: every key has its words, and every word its key."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from coldwar_quiz.authoring.schema import SCHEMAS, source_words, words
from coldwar_quiz.bank import fields, people, reader
from coldwar_quiz.bank.keys import DOCUMENT_KEYS, KEYS_OF, OWN_KEYS, PLACE_KEYS, RECORD_KEYS, SHARED_KEYS, WORK_KEYS
from coldwar_quiz.bank.kinds import BODIES
from coldwar_quiz.bank.rules.manual import entries

of_each = pytest.mark.parametrize("of", SCHEMAS)


@pytest.mark.parametrize(
    ("described", "known"),
    [
        (words.ROOT, reader.ROOT_KEYS),
        (words.DECK, reader.DECK_KEYS),
        (words.QUESTION, SHARED_KEYS),
        (words.EVIDENCE, fields.EVIDENCE_KEYS),
        (words.ACCOUNT, fields.ACCOUNT_KEYS),
        (words.PERSON, people.PERSON_KEYS),
        (words.TERM, people.TERM_KEYS),
        (words.TYPES, BODIES),
        *((words.OWN[kind], keys) for kind, keys in OWN_KEYS.items()),
        (source_words.ROOT, RECORD_KEYS),
        (source_words.DOCUMENT, DOCUMENT_KEYS),
        (source_words.WORK, WORK_KEYS),
        (source_words.PLACE, PLACE_KEYS),
    ],
)
def test_the_keys_that_are_described_are_those_that_the_reader_knows(described: Any, known: Any) -> None:
    assert set(described) == set(known)


def _parts(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Everything within a schema that is a map, with the key it stands under; what an `if` asks is left out."""
    if isinstance(value, dict):
        yield name, value
        for key, inner in value.items():
            if key not in ("if", "examples"):
                yield from _parts(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _parts(inner)


def _keys(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every key an author can write, with what the schema says of it; the codes under `allow` are not of them."""
    for name, part in _parts(schema):
        if name != "allow":
            yield from ((key, shape) for key, shape in part.get("properties", {}).items() if isinstance(shape, dict))


@of_each
def test_every_key_has_a_title_a_description_and_examples_of_its_own_shape(of: str) -> None:
    schema = SCHEMAS[of].make()
    shown = 0
    for key, shape in _keys(schema):
        if shape.get("doNotSuggest") or (key == "prompt" and "title" not in shape):  # described elsewhere as well
            continue
        shown += 1
        assert shape["title"], key
        assert shape["description"].endswith("."), key
        validator = Draft202012Validator({**shape, "$defs": schema["$defs"]})
        wrong = [example for example in shape["examples"] if not validator.is_valid(example)]
        assert shape["examples"], key
        assert wrong == [], key
    assert shown >= {"deck": 50, "sources": 19}[of]


@of_each
def test_a_single_value_has_no_lone_example_for_an_editor_to_type_of_itself(of: str) -> None:
    for key, shape in _keys(SCHEMAS[of].make()):
        single = [example for example in shape.get("examples", ()) if not isinstance(example, list | dict)]
        assert len(single) != 1 or key == "format", key


def test_each_type_leads_to_its_own_keys_and_to_no_others() -> None:
    schema = SCHEMAS["deck"].make()
    question = schema["$defs"]["question"]
    assert question["properties"]["type"]["enum"] == list(BODIES)
    assert len(question["properties"]["type"]["enumDescriptions"]) == len(BODIES)
    for kind, keys in KEYS_OF.items():
        found = schema["$defs"][f"{kind}-question"]
        assert set(found["properties"]) == keys
        assert found["additionalProperties"] is False


def test_what_a_question_can_allow_is_completed_with_the_manual_beside_it() -> None:
    codes = SCHEMAS["deck"].make()["$defs"]["question"]["properties"]["allow"]["properties"]
    assert codes.keys() == {entry.code for entry in entries().values() if entry.allowed}
    assert all(shape["description"] == entries()[code].summary for code, shape in codes.items())


@of_each
def test_everything_that_is_referred_to_is_there_and_everything_there_is_referred_to(of: str) -> None:
    text = SCHEMAS[of].text()
    assert set(re.findall(r'"#/\$defs/([^"]+)"', text)) == set(SCHEMAS[of].make()["$defs"])


@of_each
def test_a_schema_is_plain_ascii_so_that_nothing_hides_in_it_and_any_pipe_can_carry_it(of: str) -> None:
    assert SCHEMAS[of].text().isascii()


@of_each
def test_patterns_keep_to_what_javascript_and_python_both_know(of: str) -> None:
    patterns = [part["pattern"] for _, part in _parts(SCHEMAS[of].make()) if isinstance(part.get("pattern"), str)]
    assert patterns
    for pattern in patterns:
        re.compile(pattern)
        assert not re.search(r"\\[AZz]|\(\?[P<#iLmsux]|\\[dwDWbB]|[*+?}]\+", pattern), pattern
