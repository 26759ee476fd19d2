"""`check --unproven`: the quotations of one's own decks that no document has proven yet."""

import shlex
from collections.abc import Iterator
from pathlib import Path

from coldwar_quiz.bank.loader import deck_files, default_paths
from coldwar_quiz.bank.model import Bank
from coldwar_quiz.bank.proof import Lock, Quotation, unproven
from coldwar_quiz.bank.sources import load_works
from coldwar_quiz.cli.output import narrate, tell_wrapped
from coldwar_quiz.cli.run import FINE
from coldwar_quiz.cli.world import World, must_exist
from coldwar_quiz.paths import bundled_seeds
from coldwar_quiz.study.wording import show_count


def list_unproven(world: World, paths: tuple[Path, ...]) -> int:
    """A line for each quotation that is not proven, with its place; how to prove them on stderr."""
    for path in paths:
        must_exist(path, "file or folder")
    bank, problems = world.load(paths)
    found = list(_unproven(world, bank, paths))
    for quotation in found:
        place = f"{quotation.source}, {quotation.where}"
        tell_wrapped(f"not proven: “{quotation.quote}” ({place})", f"{quotation.span}: ", 2)
    if not problems.unproven:
        narrate("no quotation of your own decks is unproven")
        return FINE
    if hidden := problems.unproven - len(found):
        narrate(
            f"{show_count(hidden, 'more quotation')} not proven, in questions with errors: `check` shows those first"
        )
    decks = "".join(f" {shlex.quote(str(path))}" for path in paths or world.decks)
    narrate(
        f"{show_count(problems.unproven, 'quotation')} not proven; `coldwar-quiz sources verify DIR{decks} --write` "
        f"looks {'it' if problems.unproven == 1 else 'them'} up in the documents in the folder DIR"
    )
    return FINE


def _unproven(world: World, bank: Bank, paths: tuple[Path, ...]) -> Iterator[Quotation]:
    """In the order of the files; those of questions that cannot be used are not among them."""
    files = deck_files(paths or world.decks or default_paths(world.home), [])
    folders = dict.fromkeys([world.home.sources, *(file.parent / "sources" for file in files)])
    lock = Lock.read(*load_works(list(folders), bundled=bundled_seeds()).locks)
    for deck in bank.decks:
        if not deck.bundled:
            for question in deck.questions:
                yield from unproven(question, bank.works, lock)
