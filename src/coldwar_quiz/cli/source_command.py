"""`new source` as the command line declares it."""

from pathlib import Path
from typing import Any

import click

from coldwar_quiz.cli.world import World

KINDS = ("primary", "history", "memoir", "journalism", "blog", "forum", "reference", "compilation")


@click.command("source")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--id", "id_", metavar="WORK", help="The name by which decks quote it; made from FILE's unless given.")
@click.option("--title", help="The full title.")
@click.option("--short", help="What prompts and screens call it; the title unless given.")
@click.option("--author", help="Who wrote it.")
@click.option("--year", help="When it was written.")
@click.option("--kind", type=click.Choice(KINDS), help="What it is.")
@click.option("--citation", help="The line printed under a quotation; made of author, title and year unless given.")
@click.option("--standing", help="A sentence or two that a learner should know before believing it.")
@click.option("--place", multiple=True, metavar="NAME", help="A part to quote from, with --from and --to; repeated.")
@click.option("--from", "first", multiple=True, metavar="WORDS", help="The first words of the part.")
@click.option("--to", "last", multiple=True, metavar="WORDS", help="Its last words.")
@click.option("--transmission", help="How the text came down to you.")
@click.option("--trust", help="How far to trust the text.")
@click.option("--not-for", metavar="TEXT", help="What not to use it for.")
@click.option(
    "--record",
    metavar="YAML",
    type=click.Path(path_type=Path),
    help="Where to write it; sources/FILE.yaml unless given.",
)
@click.pass_obj
def new_source(world: World, /, file: Path, record: Path | None, **given: Any) -> int:
    """Describe a document of your own, so that decks can quote it: FILE is its text.

    The SHA-256 is worked out. Without --place, the whole text is one place, called `text`. Where FILE is described
    already, the work is added to that record.
    """
    from coldwar_quiz.cli.recording import new_source as write

    return write(world, file, record, given)
