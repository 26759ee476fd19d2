"""Ids: lower-case letters, digits and hyphens, beginning with a letter."""

import re

from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.spelling import hidden_in, likely_slug, shortened
from coldwar_quiz.bank.tree import Scalar

SLUG_LIMIT = 100

SLUG = re.compile(r"[a-z][a-z0-9-]*")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
_DEVICES_AND_NULL = _DEVICES | {"null"}


def ordinary_slug(text: str) -> bool:
    """Whether `text`, however written, is an id of which there is nothing to say."""
    return SLUG.fullmatch(text) is not None and len(text) <= SLUG_LIMIT and text not in _DEVICES_AND_NULL


def is_slug(text: str) -> bool:
    """Whether `text` can be an id."""
    return SLUG.fullmatch(text) is not None and len(text) <= SLUG_LIMIT


def report_slug(node: Scalar, name: str, findings: Findings, named: bool) -> None:
    """Say what is wrong with `node` as the id that `name` is; `named`: a file may be called by it."""
    value = node.value
    if not SLUG.fullmatch(value):
        likely = likely_slug(value[:SLUG_LIMIT])
        of_the_form = likely == value
        message = (
            f"`{name}` must begin with a letter: `{shortened(value)}`"
            if of_the_form
            else f"`{name}` must be lower-case letters, digits and hyphens: `{shortened(value)}`"
        )
        help = "use the letters a to z" if likely is None else "put a word before it"
        if likely is not None and SLUG.fullmatch(likely):
            help = f"did you mean `{likely}`?"
        hidden = hidden_in(value)
        if hidden and help:
            help = f"{help if 'mean' in help else ''} take {hidden} out, which does not show".strip()
        elif ";" in value:
            help = "separate words by commas"
        elif name == "source" and " " in value:
            help = "write the id of a source, as its record has it in `seeds/`, or in `sources/` beside the deck"
        findings.error("bad-slug", node, message, help=help)
        return
    if len(value) > SLUG_LIMIT:
        message = f"`{name}` is longer than {SLUG_LIMIT} characters"
        findings.error("too-long", node, message, help="a few words are enough")
        return
    if named and value in _DEVICES:
        findings.warning(
            "device-name",
            node,
            f"`{value}` is a device on Windows, where no file can have the name",
            help="take another id as long as nobody has used this one",
        )
