"""Finding the deck file that somebody names: by its path, by its id, by a question in it."""

import os
from pathlib import Path

from coldwar_quiz.authoring.outline import Outline, outlines
from coldwar_quiz.bank.loader import default_paths
from coldwar_quiz.cli.world import World
from coldwar_quiz.errors import CannotDo

_SUFFIXES = (".yaml", ".yml")


def paths_in_use(world: World) -> list[Path]:
    """The files and folders that questions come from."""
    return list(world.decks or default_paths(world.home))


def in_use(world: World) -> list[Outline]:
    """The decks in use, those with errors included."""
    return list(outlines(paths_in_use(world)))


def here(name: str) -> Path | None:
    """A deck file in the working folder that is called after the deck `name`."""
    return next((Path(name + suffix) for suffix in _SUFFIXES if os.path.isfile(name + suffix)), None)


def looks_like_a_file(name: str) -> bool:
    """Whether `name` is meant as a path: no id has a dot in it."""
    return name.endswith(_SUFFIXES) or (os.path.sep in name and os.path.isfile(name))


def deck_file(world: World, name: str) -> Path:
    """The file of the deck `name`: a path, or the id of a deck in use or in the working folder. CannotDo else."""
    if looks_like_a_file(name) or os.path.isfile(name):
        return Path(name)
    for deck in in_use(world):
        if deck.deck == name:
            return deck.file.path
    found = here(name)
    if found is None:
        raise CannotDo(f"no deck `{name}`", f"name its file, or begin it with `coldwar-quiz new deck {name}`")
    return found
