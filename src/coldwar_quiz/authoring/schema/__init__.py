"""JSON Schema of the files an author writes, for editors: made from what the reader knows, and never written by hand.

`decks/deck.schema.json` and `seeds/sources.schema.json` are what comes out. Where a schema and `check` disagree on the
shape of a file, one of them is wrong.
"""

import json
from collections.abc import Callable, Mapping
from typing import NamedTuple

from coldwar_quiz.authoring.schema.deck import deck_schema
from coldwar_quiz.authoring.schema.shapes import Schema
from coldwar_quiz.authoring.schema.sources import sources_schema

__all__ = ["SCHEMAS", "Described", "Schema"]

_WIDTH = 116


class Described(NamedTuple):
    """A kind of file that has a schema: the schema's usual name, and what makes it."""

    file: str
    make: Callable[[], Schema]

    def modeline(self, file: str = "") -> str:
        """The line that tells an editor to use the schema in `file`, for the first line of a file beside it."""
        return f"# yaml-language-server: $schema={file or self.file}"

    def text(self) -> str:
        """The schema as its file holds it."""
        return _laid_out(self.make(), "") + "\n"


def _laid_out(value: object, indent: str) -> str:
    """`value` as JSON, on one line where it fits."""
    line = json.dumps(value)
    if len(indent) + len(line) <= _WIDTH or not isinstance(value, dict | list):
        return line
    inner = indent + "  "
    if isinstance(value, list):
        parts = [_laid_out(item, inner) for item in value]
    else:
        parts = [f"{json.dumps(key)}: {_laid_out(item, inner)}" for key, item in value.items()]
    opening, closing = "[]" if isinstance(value, list) else "{}"
    return f"{opening}\n" + ",\n".join(inner + part for part in parts) + f"\n{indent}{closing}"


SCHEMAS: Mapping[str, Described] = {
    "deck": Described("deck.schema.json", deck_schema),
    "sources": Described("sources.schema.json", sources_schema),
}
"""By what they describe."""
