"""Fails whoever lets the toolkit read markup in a text that does not stand in the program's own source."""

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import rich.markup
import textual.markup

import coldwar_quiz
from coldwar_quiz.study.commands import COMMANDS
from coldwar_quiz.tui.keys import keys_text

_SOURCE = Path(coldwar_quiz.__file__).parent


def _literals() -> frozenset[str]:
    """Every string of the program's source, and the lines that its palette makes of the table of commands."""
    trees = [ast.parse(path.read_text("utf-8")) for path in _SOURCE.rglob("*.py")]
    constants = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    palette = [f"{command.help}   {keys_text(command)}" for command in COMMANDS]
    return frozenset([*(text for text in constants if isinstance(text, str)), *palette])


OURS = _literals()


class ReadAsMarkup(AssertionError):
    """A text that is not the program's own was about to be read as markup."""


@contextmanager
def no_markup_but_ours() -> Iterator[list[str]]:
    """Raise ReadAsMarkup where such a text is handed over; it is in the list, too, in case the exception is lost."""
    caught: list[str] = []

    def watched(read: Any) -> Any:
        def first_look(markup: str, *rest: Any, **more: Any) -> Any:
            if markup.strip() and markup not in OURS:
                caught.append(markup)
                raise ReadAsMarkup(f"read as markup: {markup!r}")
            return read(markup, *rest, **more)

        return first_look

    with (
        patch.object(textual.markup, "to_content", watched(textual.markup.to_content)),
        patch.object(rich.markup, "render", watched(rich.markup.render)),
        patch("rich.text.Text.from_markup", watched(rich.text.Text.from_markup)),
    ):
        yield caught
