"""Which commands of the table work on a screen just now, and how to run one: for the palette and the help window."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from textual.screen import Screen

from coldwar_quiz.study.commands import BY_ID, Command

_NOT_LISTED = ("app.back", "app.commands", "move.", "study.choose", "study.assign", "study.left", "study.right")
"""Keys to move with, and what needs a key to mean anything, are no commands to pick from a list."""


def active_bindings(screen: Screen[Any]) -> "dict[str, tuple[str, object]]":
    """Command id -> the action it runs and on what, for every binding that is enabled."""
    found: dict[str, tuple[str, object]] = {}
    for active in screen.active_bindings.values():
        id = active.binding.id or ""
        command = id if id in BY_ID else id.rpartition(".")[0]
        if command in BY_ID and active.enabled:
            found.setdefault(command, (active.binding.action, active.node))
    return found


def keys_taken(screen: Screen[Any]) -> "dict[str, str]":
    """Key -> the id of the command it runs here, for every binding that is enabled."""
    return {
        key: id if id in BY_ID else id.rpartition(".")[0]
        for key, active in screen.active_bindings.items()
        if active.enabled
        for id in (active.binding.id or "",)
    }


def active_commands(screen: Screen[Any]) -> list[tuple[Command, Callable[[], Coroutine[Any, Any, Any]]]]:
    """The commands that can be run now, in the table's order, each with a call that runs it."""
    found = active_bindings(screen)
    return [
        (BY_ID[id], partial(screen.app.run_action, action, node))  # type: ignore[arg-type]
        for id in BY_ID
        if id in found and not id.startswith(_NOT_LISTED)
        for action, node in (found[id],)
    ]
