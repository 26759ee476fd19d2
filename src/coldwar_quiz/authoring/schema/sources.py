"""The schema of a source record: `document` and `works`."""

from coldwar_quiz.authoring.schema import source_words as words
from coldwar_quiz.authoring.schema.deck import of_keys
from coldwar_quiz.authoring.schema.shapes import Schema, closed_map, one_of, open_map, refer, shape, used
from coldwar_quiz.bank.keys import DOCUMENT_KEYS, PLACE_KEYS, RECORD_KEYS, WORK_KEYS
from coldwar_quiz.bank.sources import KINDS

_VERSION = 1
_OUTSIDE = "outside"
_IS_OUTSIDE: Schema = {"required": ["kind"], "properties": {"kind": {"const": _OUTSIDE}}}


def sources_schema() -> Schema:
    """The schema of a source record. That no two records describe one work is beyond it."""
    prose = shape("prose")
    document = {
        "seed": prose,
        "sha256": shape("sha256"),
        "kind": one_of(KINDS),
        "transmission": prose,
        "trust": prose,
        "not-for": prose,
    }
    shapes = {
        "document": closed_map(of_keys(DOCUMENT_KEYS, words.DOCUMENT, document), ("seed", "sha256", "kind")),
        "works": open_map(refer("work"), key=shape("id")),
    }
    every_work_outside = {"properties": {"works": {"additionalProperties": _IS_OUTSIDE}}}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:coldwar-quiz:sources:{_VERSION}",
        "title": "A source record of coldwar-quiz",
        "description": "A document that was read, the works in it, and the places that can be quoted.",
        **closed_map(of_keys(RECORD_KEYS, words.ROOT, shapes), ("works",)),
        "if": every_work_outside,
        "else": {"required": ["document"]},
    }
    own = {"work": _work(), "place": _place()}
    return {**schema, "$defs": {**own, **used({**schema, **own})}}


def _work() -> Schema:
    shapes = {name: shape("prose") for name in ("short", "author", "title", "citation", "standing")}
    shapes |= {"year": shape("word"), "kind": one_of(KINDS), "places": open_map(refer("place"), key=shape("id"))}
    required = ("short", "title", "kind", "citation", "standing")
    whole = closed_map(of_keys(WORK_KEYS, words.WORK, shapes), required)
    return {**whole, "if": _IS_OUTSIDE, "else": {"required": ["places"]}}


def _place() -> Schema:
    shapes = {name: shape("prose") for name in PLACE_KEYS}
    return closed_map(of_keys(PLACE_KEYS, words.PLACE, shapes), ("title", "from", "to"))
