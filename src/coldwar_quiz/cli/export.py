"""`export`: the bank to other programs."""

import os
from pathlib import Path

from coldwar_quiz.bank.model import Bank
from coldwar_quiz.cli.output import narrate, tell_wrapped
from coldwar_quiz.cli.run import FINE
from coldwar_quiz.cli.world import World
from coldwar_quiz.errors import CannotDo
from coldwar_quiz.study.wording import show_count, show_left_out


def to_anki(world: World, target: Path, force: bool) -> int:
    """Write the package; says on stderr how to import it. Refuses a bank with unusable questions unless `force`."""
    if str(target) == "-":
        raise CannotDo("an Anki package cannot go to standard output", "name a file, as in `-o cold-war.apkg`")
    refuse_deck(world, target)
    from coldwar_quiz.anki.export import export, how_to_import
    from coldwar_quiz.anki.ledger import Ledger

    bank, _ = whole_bank(world, "the package", force)
    report = export(bank, target, ledger=Ledger.read(world.home.anki_ledger), now=world.clock())
    for problem in report.problems:
        narrate(f"coldwar-quiz: {problem}")
    notes = f"{show_count(report.active + report.retired, 'note')} ({report.added} new, {report.changed} changed)"
    tell_wrapped(notes, f"{target}: ", 2)
    if target.suffix.lower() != ".apkg":
        narrate(f"Anki opens only files whose names end in .apkg: rename {target.name} before you import it.")
    for line in how_to_import(report).split("\n"):
        narrate(line)
    return FINE


def refuse_deck(world: World, target: Path) -> None:
    """CannotDo where `target` is a deck: an export replaces its file, and a deck would be lost."""
    from coldwar_quiz.bank.loader import deck_files
    from coldwar_quiz.cli.decks import paths_in_use

    if not target.is_file():
        return
    real = os.path.realpath(target)
    is_deck = target.suffix.lower() in (".yaml", ".yml")
    if is_deck or any(os.path.realpath(path) == real for path in deck_files(paths_in_use(world), [])):
        raise CannotDo(f"{target} is a deck, and an export would replace it", "name another file with -o")


def whole_bank(world: World, goal: str, force: bool) -> tuple[Bank, str]:
    """The bank, and in words how many questions are left out of it. CannotDo where any is, unless `force`."""
    bank, _ = world.usable()
    left_out = show_left_out(bank)
    if left_out and not force:
        raise CannotDo(
            f"{left_out} with errors would be missing from {goal}",
            f"run `{world.check}` to see them, or add --force to leave them out",
        )
    return bank, left_out
