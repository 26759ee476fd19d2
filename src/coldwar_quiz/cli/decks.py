"""Finding the deck that somebody names: one rule for all commands, which docs/deck-format.md tells.

A file that is named is that file. An id is looked for in the decks in use, and then in the folder one works in.
"""

import os
import shlex
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from coldwar_quiz.authoring.files import DeckFile
from coldwar_quiz.authoring.outline import Outline, outlines
from coldwar_quiz.authoring.renaming import former_ids
from coldwar_quiz.bank.files import MAX_BYTES, shown_path
from coldwar_quiz.bank.loader import deck_files, default_paths
from coldwar_quiz.bank.model import Bank, QuestionId
from coldwar_quiz.bank.slugs import SLUG
from coldwar_quiz.bank.spelling import did_you_mean
from coldwar_quiz.cli.world import World
from coldwar_quiz.errors import CannotDo

_SUFFIXES = (".yaml", ".yml")
_HERE = Path()
_ELSEWHERE = "for a deck elsewhere, begin with `coldwar-quiz --decks FILE`; `coldwar-quiz list` shows every question"


def paths_in_use(world: World) -> list[Path]:
    """The files and folders that questions come from."""
    return list(world.decks or default_paths(world.home))


def in_use(world: World) -> list[Outline]:
    """The decks in use, those with errors included."""
    return list(outlines(paths_in_use(world)))


def looked_in(world: World) -> str:
    """Where a name was looked for, as the end of a sentence."""
    named = ", ".join(shown_path(path) for path in world.decks)
    return f"{f'in {named}' if named else f'among the bundled decks, in {world.home.decks}'} or in this folder"


def looks_like_a_file(name: str) -> bool:
    """Whether `name` is meant as a path: no id has a dot in it."""
    return name.endswith(_SUFFIXES) or (os.path.sep in name and os.path.isfile(name))


def deck_file(world: World, name: str) -> Path:
    """The file of the deck `name`: a path, or the id of a deck in use or in the working folder. CannotDo else."""
    if looks_like_a_file(name) or os.path.isfile(name):
        return Path(name)
    path = next((deck.file.path for deck in in_use(world) if deck.deck == name), None) or _here(name)
    if path is None:
        raise _no_deck(world, name, f"name its file, or begin it with `coldwar-quiz new deck {name}`")
    return path


def named_paths(world: World, paths: Sequence[Path]) -> tuple[Path, ...]:
    """`paths`, in which the id of a deck stands for its file where nothing else has that name."""
    return tuple(
        deck_file(world, str(path)) if not os.path.lexists(path) and SLUG.fullmatch(str(path)) else path
        for path in paths
    )


def taken_ids(world: World, bank: Bank, paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """The ids of the decks in `bank`, read from `paths`, that a bundled deck has too, each with its file.

    A bundled deck is called like its file.
    """
    if not paths:
        return
    read = {os.path.realpath(path) for path in deck_files(paths, [])}
    bundled = {path.stem: path for path in deck_files(default_paths(None), [])}
    for deck in bank.decks:
        other = bundled.get(deck.id)
        if other is not None and os.path.realpath(other) not in read:
            yield deck.id, shown_path(other)


def with_decks(world: World, names: Sequence[str]) -> tuple[World, tuple[str, ...]]:
    """The ids of the decks `names`, which are files or ids, and a world in which all of them are in use.

    A file that is named takes the place of a deck in use that has its id. CannotDo for a deck that is not there, and
    for one that cannot be used.
    """
    known = world.questions.deck_by_id
    if all(name in known for name in names):
        return world, tuple(names)
    used = in_use(world)
    ids: list[str] = []
    added: dict[str, Path] = {}
    for name in names:
        is_file = looks_like_a_file(name) or os.path.isfile(name)
        path = Path(name) if is_file else None
        if path is None and all(deck.deck != name for deck in used):
            path = _here(name)
            if path is None:
                meant = did_you_mean(name, [*known, *(deck.deck for deck in (*used, *_decks_here()))])
                raise _no_deck(
                    world, name, f"{meant}{' if not, ' if meant else ''}name its file, as in `FOLDER/{name}.yaml`"
                )
        deck = Outline.of(DeckFile.read(path)).deck if path is not None else name
        ids.append(deck)
        if path is not None:
            added[deck] = path
    replaced = {os.path.realpath(deck.file.path) for deck in used if deck.deck in added}
    paths = paths_in_use(world)
    if replaced:
        paths = [path for path in deck_files(paths, []) if os.path.realpath(path) not in replaced]
    joining = tuple(added.values())
    both = World(world.home, (*joining, *paths), joining) if added else world
    for name, deck in zip(names, ids, strict=True):
        if deck not in both.questions.deck_by_id:
            file = shlex.quote(shown_path(added[deck] if deck in added else deck_file(world, deck)))
            raise CannotDo(f"the deck `{name}` cannot be used", f"`coldwar-quiz check {file}` explains")
    return both, tuple(ids)


def decks_with(world: World, name: str) -> tuple[list[Outline], list[Path]]:
    """The decks in use and where they lie; those in the working folder too that a name of none in use is of.

    `name` is that of a question, its present one or one that it had, or of a deck.
    """
    decks, paths = in_use(world), paths_in_use(world)
    fits = _fitting(name)
    if not any(fits(deck) for deck in decks):
        used = {deck.deck for deck in decks}
        beside = [deck for deck in _decks_here() if fits(deck) and deck.deck not in used]
        decks += beside
        paths += [deck.file.path for deck in beside]
    return decks, paths


def only_here(world: World) -> list[Path]:
    """The deck files of the working folder whose decks are not in use otherwise."""
    used = {deck.deck for deck in in_use(world)}
    return [deck.file.path for deck in _decks_here() if deck.deck not in used]


def no_question(world: World, name: str, near: str = "") -> CannotDo:
    """That no question is called `name`, and the way out: a near name, or a deck that is not in use."""
    fits = _fitting(name)
    question = QuestionId.parse(name).question
    hidden = [deck for deck in _decks_here() if fits(deck) and deck.find(question)]
    way_out = f"{near} {_ELSEWHERE}" if near else _ELSEWHERE
    if hidden:
        file = shown_path(hidden[0].file.path)
        command = shlex.join(["coldwar-quiz", "--decks", file])
        way_out = f"{file} has it, but another deck `{hidden[0].deck}` is in use; begin with `{command}`"
    return CannotDo(f"no question `{name}` {looked_in(world)}", way_out)


def _fitting(name: str) -> Callable[[Outline], bool]:
    """Whether a deck is one that `name` can be of."""
    wanted = QuestionId.parse(name)

    def fits(deck: Outline) -> bool:
        if wanted.deck or deck.deck == name:
            return deck.deck in (wanted.deck, name)
        ids = [entry.id for entry in deck.entries if entry.id is not None]
        old = [former for entry in deck.entries for former in former_ids(entry, deck.deck)]
        return any(found.question == wanted.question for found in (*ids, *old))

    return fits


def _here(name: str) -> Path | None:
    """The deck `name` in the working folder: one with that id, else a file called after it."""
    called = next((path for path in (Path(name + suffix) for suffix in _SUFFIXES) if os.path.isfile(path)), None)
    found = [deck.file.path for deck in _decks_here() if deck.deck == name]
    if len(found) > 1 and called not in found:
        files = ", ".join(map(shown_path, found))
        raise CannotDo(f"several files in this folder hold a deck `{name}`", f"name the one you mean: {files}")
    return called if called in found or not found else found[0]


def _decks_here() -> list[Outline]:
    """The decks in the working folder, which may hold any other YAML too."""
    return list(outlines(path for path in deck_files([_HERE], []) if _may_be_deck(path)))


def _may_be_deck(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size <= MAX_BYTES and b"deck" in path.read_bytes()
    except OSError:
        return False


def _no_deck(world: World, name: str, help: str) -> CannotDo:
    return CannotDo(f"no deck `{name}` {looked_in(world)}", help)
