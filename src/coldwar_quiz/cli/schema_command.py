"""`schema`: what editors need to know of the files an author writes."""

from pathlib import Path

import click


@click.command()
@click.argument("of", type=click.Choice(["deck", "sources"]), default="deck", metavar="[deck|sources]")
@click.option(
    "-o",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The file to write it to.",
)
def schema(of: str, target: Path | None) -> int:
    """Print the JSON Schema of a deck, or of a source record, for your editor."""
    from coldwar_quiz.cli.schema import print_or_write

    return print_or_write(of, target)
