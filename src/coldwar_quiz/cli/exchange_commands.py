"""The declarations of `export csv`, `gift`, `moodle`, `markdown` and of `import`; what they do is in `cli/exchange`."""

from collections.abc import Callable
from pathlib import Path

import click

from coldwar_quiz.cli.world import World

_FORMATS = {
    "csv": "Write a table, one row a question; `import` reads it back.",
    "gift": "Write GIFT, the text format for questions that Moodle and others read.",
    "moodle": "Write Moodle XML.",
    "markdown": "Write a study sheet with answers and sources.",
}


def register(cli: click.Group, export: click.Group) -> None:
    """Add the commands to their groups."""
    for form, help in _FORMATS.items():
        export.command(form, help=help)(_export_to(form))
    cli.command("import")(import_)


def _export_to(form: str) -> Callable[..., int]:
    @click.option(
        "-o",
        "target",
        default="-",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Without it: standard output.",
    )
    @click.option("--deck", "decks", multiple=True, metavar="DECK", help="Only this deck, an id or a file; repeated.")
    @click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only questions with this tag; may be repeated.")
    @click.option("--force", is_flag=True, help="Leave out questions with errors instead of refusing.")
    @click.pass_obj
    def export_to(world: World, target: Path, decks: tuple[str, ...], tags: tuple[str, ...], force: bool) -> int:
        from coldwar_quiz.cli.exchange import write

        return write(world, form, target, decks, tags, force)

    return export_to


@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "target",
    metavar="DECK.yaml",
    type=click.Path(path_type=Path),
    help="The deck to write, or a folder to write a file for each deck into. Without it: standard output.",
)
@click.option("--format", "form", type=click.Choice(["csv", "tsv", "gift", "anki"]), help="Where it cannot be told.")
@click.option("--deck", metavar="ID", help="Only this deck of a table that holds several.")
@click.pass_obj
def import_(world: World, file: Path, target: Path | None, form: str | None, deck: str | None) -> int:
    """Make a new deck, to be edited, of a table, of GIFT, or of Anki's "Notes in Plain Text".

    A table's first row can name its columns: question, answer, wrong 1, wrong 2, option a, option b, explanation, tags
    and more, which docs/import.md lists.
    """
    from coldwar_quiz.cli.exchange import read

    return read(world, file, target, form, deck)
