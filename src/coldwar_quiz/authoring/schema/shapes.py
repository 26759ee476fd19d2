"""The shapes a value can have, as JSON Schema: made from the limits and patterns of the reader.

An editor hands over what YAML 1.2 makes of a file, not what was typed: where a text may stand, `1953` is a number and
`true` a truth value, and both are right. Keywords keep to those that draft 7 knows as well, since many editors know no
newer one; `errorMessage`, `patternErrorMessage` and `enumDescriptions` are read by the YAML language server and are
nothing to anybody else. Patterns mean the same in Python and in JavaScript, but that `$` is the very end.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from coldwar_quiz.bank.characters import NOT_SEEN
from coldwar_quiz.bank.files import CONTROL_OR_CR
from coldwar_quiz.bank.slugs import SLUG, SLUG_LIMIT
from coldwar_quiz.bank.sources import SHA256
from coldwar_quiz.bank.values import ANSWER_LIMIT, MAX_ENTRIES, PROMPT_LIMIT
from coldwar_quiz.bank.words import DATE, DECIMAL, LANGUAGE, MOST_DIGITS

Schema = dict[str, Any]

_SURROGATES = "\ud800-\udfff"
"""Left out of patterns: where a pattern is matched by halves of characters, an emoji would be two of them."""

_ID = SLUG.pattern.removesuffix("*") + f"{{0,{SLUG_LIMIT - 1}}}"
_DECIMAL = DECIMAL.pattern.replace("[0-9]+", f"[0-9]{{1,{MOST_DIGITS}}}")
_ID_HELP = f"lower-case letters, digits and hyphens, beginning with a letter, at most {SLUG_LIMIT}"


def _typeable(pattern: str) -> str:
    """`pattern` with everything that is not ASCII, or does not show, written as an escape."""
    return "".join(c if " " <= c <= "~" else f"\\u{ord(c):04x}" for c in pattern)


_UNSEEN = _typeable(NOT_SEEN.pattern.removeprefix("[").removesuffix("]*"))
_ANYTHING = r"(?:(?!\{\{|\}\})[\s\S])*"
_SPELLING = rf"[{_UNSEEN}]*(?!\{{\{{|\}}\}})[^|{_UNSEEN}](?:(?!\{{\{{|\}}\}})[^|])*"
_GAPS = rf"^{_ANYTHING}(?:\{{\{{{_SPELLING}(?:\|{_SPELLING})*\}}\}}{_ANYTHING})+$"
"""One gap or more, each closed, and something to be seen in each of its spellings."""


_NO_CONTROL: Schema = {
    "pattern": f"^{_typeable(CONTROL_OR_CR.pattern.replace(_SURROGATES, '').replace('[', '[^', 1))}*$",
    "patternErrorMessage": "the text holds a control character",
}


def _scalar(message: str, *others: str) -> Schema:
    """A text, and what YAML makes of some: a number, a truth value, but none of the `others`.

    A list of types would say the same; editors would then offer `true` and `false` wherever a text is to be written.
    """
    return {
        "anyOf": [
            {"type": "string", "errorMessage": message},
            {"not": {"type": ["string", "array", "object", "null", *others]}},
        ]
    }


def _text(limit: int) -> Schema:
    """A text of at most `limit` characters. The line end after a block (`>`, `|`) is no part of it."""
    return {
        **_scalar("write a text here; one that begins with a bracket, or holds `: `, needs quotes"),
        "allOf": [
            {
                "pattern": f"[^{_UNSEEN}]",
                "patternErrorMessage": "the text is blank: write it, or take the line out",
            },
            _NO_CONTROL,
            {"if": {"pattern": "\\n$"}, "then": {"maxLength": limit + 1}, "else": {"maxLength": limit}},
        ],
    }


def _word(pattern: str, message: str, *types: str) -> Schema:
    """A single word of that pattern; `types` are what else than a text YAML may have made of one."""
    return {"type": ["string", *types], "pattern": f"^(?:{pattern})$", "errorMessage": message}


def _name(pattern: str, message: str) -> Schema:
    """A word of letters. One of them, `true`, is a truth value to an editor."""
    return {**_scalar(message, "number"), "allOf": [{"pattern": f"^(?:{pattern})$", "patternErrorMessage": message}]}


SHAPES: Mapping[str, Schema] = {
    "text": _text(ANSWER_LIMIT),
    "prose": _text(PROMPT_LIMIT),
    "line": {**_text(ANSWER_LIMIT), "pattern": "^[^\\n]*\\n*$", "patternErrorMessage": "this must be one line"},
    "gaps": {
        **_text(PROMPT_LIMIT),
        "type": "string",
        "pattern": _GAPS,
        "patternErrorMessage": "a cloze needs gaps, each closed and filled: {{answer}} or {{answer|other spelling}}",
    },
    "id": _name(_ID, f"write an id here: {_ID_HELP}"),
    "question-id": _name(f"(?:{_ID}/)?{_ID}", "write `deck/question`, or `question` alone"),
    "language": _word(LANGUAGE.pattern, "this is no language code: write `en` or `de`"),
    "date": {
        **_word(DATE.pattern, "this is no date: write 1953, 1953-06 or 1953-06-26", "integer"),
        "minimum": 1,
        "maximum": 9999,
    },
    "when": {
        **_word(
            f"{DATE.pattern}(?:/{DATE.pattern})?", "write a date, or two of them as 1953-06-16/1953-06-17", "integer"
        ),
        "minimum": 1,
        "maximum": 9999,
    },
    "number": {
        **_word(_DECIMAL, "write a plain number, with a point before decimals: 57234 or 0.5", "number"),
        "exclusiveMinimum": -(10**MOST_DIGITS),
        "exclusiveMaximum": 10**MOST_DIGITS,
    },
    "tolerance": {
        **_word(f"(?!-.*[1-9]){_DECIMAL}", "write how far off still counts: 0 or more, in digits", "number"),
        "minimum": 0,
        "exclusiveMaximum": 10**MOST_DIGITS,
    },
    "sha256": _word(SHA256.pattern, "this is no SHA-256: 64 digits and letters a to f, as `sha256sum FILE` prints it"),
    "word": {
        **_scalar("write a single word here"),
        "allOf": [{"pattern": "\\S", "patternErrorMessage": "this is blank"}, _NO_CONTROL],
    },
    "difficulty": {
        **_word("[123]", "this must be 1, 2 or 3: headline, needs study, comparison or inference", "integer"),
        "minimum": 1,
        "maximum": 3,
    },
    "truth": {
        **_word("[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]", "this must be true or false"),
        "type": ["boolean", "string"],
    },
}
"""The shapes of single values, by the name under which a schema keeps those that it refers to."""


def refer(name: str) -> Schema:
    """What stands under that name in the schema."""
    return {"$ref": f"#/$defs/{name}"}


def shape(name: str) -> Schema:
    """The shape of that name: written out where it has parts, else referred to.

    An editor that resolves a reference shares the parts, and shows the title of whichever key it met last.
    """
    return SHAPES[name] if "allOf" in SHAPES[name] else refer(name)


def list_of(item: Schema, most: int | None = MAX_ENTRIES, least: int = 1) -> Schema:
    """A list of at most `most`; an empty one is always a mistake."""
    limit = {} if most is None else {"maxItems": most}
    return {"type": "array", "items": item, "minItems": least, **limit}


def one_of(known: Sequence[str], described: Sequence[str] = ()) -> Schema:
    """One word of a fixed list."""
    more = {"enumDescriptions": list(described)} if described else {}
    return {"type": "string", "enum": list(known), **more}


def closed_map(properties: Mapping[str, Schema | bool], required: Sequence[str]) -> Schema:
    """A map with these keys and no others."""
    wanted = {"required": list(required)} if required else {}
    return {"type": "object", "properties": dict(properties), **wanted, "additionalProperties": False}


def open_map(value: Schema, key: Schema | None = None) -> Schema:
    """A map from keys of the author's choosing, each of the shape `key`."""
    names = {"propertyNames": key} if key else {}
    return {
        "type": "object",
        **names,
        "additionalProperties": value,
        "minProperties": 1,
        "maxProperties": MAX_ENTRIES,
    }


def used(schema: Schema) -> Schema:
    """Those of the shapes that `schema` refers to, themselves included."""
    wanted: dict[str, None] = {}
    waiting = [schema]
    while waiting:
        for name in re.findall(r"#/\$defs/([a-z0-9-]+)", str(waiting.pop())):
            if name in SHAPES and name not in wanted:
                wanted[name] = None
                waiting.append(SHAPES[name])
    return {name: SHAPES[name] for name in SHAPES if name in wanted}
