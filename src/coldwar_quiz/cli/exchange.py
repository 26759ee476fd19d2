"""`export csv`, `gift`, `moodle`, `markdown` and `import`: questions to other programs, and from them."""

from collections.abc import Callable
from pathlib import Path

from coldwar_quiz.cli.drawing import draw
from coldwar_quiz.cli.export import refuse_deck, whole_bank
from coldwar_quiz.cli.output import narrate, tell_file, tell_wrapped
from coldwar_quiz.cli.run import FINE, PROBLEMS
from coldwar_quiz.cli.world import World
from coldwar_quiz.diagnostics.problem import Problems
from coldwar_quiz.errors import CannotDo
from coldwar_quiz.exchange.chosen import Chosen, choose
from coldwar_quiz.exchange.files import refuse_unfit, write_text
from coldwar_quiz.exchange.losses import Losses
from coldwar_quiz.study.wording import show_count


def write(world: World, form: str, target: Path, decks: tuple[str, ...], tags: tuple[str, ...], force: bool) -> int:
    """Write the questions in the format `form`, and say on stderr what that format could not hold."""
    to_stdout = str(target) == "-"
    if not to_stdout:
        refuse_unfit(target, replace=True)
        refuse_deck(world, target)
    if decks:
        from coldwar_quiz.cli.decks import with_decks

        world, decks = with_decks(world, decks)
    bank, left_out = whole_bank(world, "the file", force)
    chosen = choose(bank, decks, tags)
    losses = Losses()
    text = _writer(form)(chosen, losses)
    if to_stdout:
        tell_file(text)
    else:
        write_text(target, text, replace=True)
        written = f"{show_count(chosen.number, 'question')} of {show_count(len(chosen.decks), 'deck')}"
        tell_wrapped(written, f"{target}: ", 2)
    if left_out:
        narrate(f"coldwar-quiz: left out because of errors: {left_out}")
    if chosen.retired:
        narrate(f"coldwar-quiz: left out because they are retired: {show_count(chosen.retired, 'question')}")
    for sentence in losses.sentences():
        narrate(f"coldwar-quiz: {sentence}")
    return FINE


def _writer(form: str) -> Callable[[Chosen, Losses], str]:
    match form:
        case "csv":
            from coldwar_quiz.exchange.csv_out import to_csv

            return to_csv
        case "gift":
            from coldwar_quiz.exchange.gift_out import to_gift

            return to_gift
        case "moodle":
            from coldwar_quiz.exchange.moodle_out import to_moodle

            return to_moodle
        case _:
            from coldwar_quiz.exchange.markdown_out import to_markdown

            return to_markdown


def read(world: World, file: Path, target: Path | None, form: str | None, deck: str | None) -> int:
    """Make a deck of `file`. Exit 1 where something of it was left out, or `check` finds errors in what was written."""
    from coldwar_quiz.exchange.importing import NewDeck, import_file

    into_folder = target is not None and target.is_dir()
    if target is not None and not into_folder:
        refuse_unfit(target, replace=False)
    imported = import_file(file, form, target.stem if target and not into_folder and target.stem else None)
    _draw(imported.problems)
    decks = [found for found in imported.decks if deck in (None, found.id)]
    if not decks:
        if deck is not None and imported.decks:
            names = ", ".join(f"`{found.id}`" for found in imported.decks[:20])
            raise CannotDo(f"{file} has no deck `{deck}`", f"it has {names}")
        raise CannotDo(f"no question could be read from {file}", "nothing was written")
    if len(decks) > 1 and not into_folder:
        raise CannotDo(
            f"{file} holds {len(decks)} decks, and a file holds one",
            "name a folder with -o for a file each, or one deck with --deck",
        )
    written: list[Path] = []
    if target is None:
        tell_file(decks[0].text)
    else:
        places: list[tuple[Path, NewDeck]] = [
            (target / f"{found.id}.yaml" if into_folder else target, found) for found in decks
        ]
        for place, _ in places:
            refuse_unfit(place, replace=False)
        for place, found in places:
            write_text(place, found.text, replace=False)
            written.append(place)
            tell_wrapped(show_count(found.questions, "question"), f"{place}: ", 2)
    errors = _check(world, tuple(written)) if written else False
    if imported.left_out:
        narrate(f"coldwar-quiz: left out, for the reasons above: {imported.left_out:,}")
    return PROBLEMS if imported.left_out or errors else FINE


def _check(world: World, written: tuple[Path, ...]) -> bool:
    """Say what `check` says of the new decks; whether there are errors."""
    _, problems = world.load(written)
    _draw(problems)
    return bool(problems.errors)


def _draw(problems: Problems) -> None:
    draw(problems, problems.lines, aside=True)
    if problems.omitted:
        narrate(f"coldwar-quiz: and {problems.more}, not shown")
