"""Comparing what decks say, wherever in the files they say it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coldwar_quiz.bank.model import Bank
from coldwar_quiz.diagnostics.span import Span


def without_places(value: Any) -> Any:
    """The value with every place in a file left out: two that say the same are equal then."""
    if isinstance(value, Span):
        return None
    if isinstance(value, Bank):
        return replace(value, decks=without_places(value.decks), works=without_places(value.works))
    if hasattr(value, "_fields"):
        kept = {name: without_places(getattr(value, name)) for name in value._fields if name != "spans"}
        return type(value).__name__, kept
    if isinstance(value, Mapping):
        return {name: without_places(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(map(without_places, value))
    return value
