"""`preview` as the command line declares it."""

from pathlib import Path

import click

from coldwar_quiz.cli.world import World


@click.command()
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option("--plain", is_flag=True, help="Print every question and its problems once, as lines, and end.")
@click.pass_obj
def preview(world: World, path: Path, plain: bool) -> int:
    """Show a deck, or a folder of decks, as a learner will see it, and again after every save.

    Open it beside your editor: it goes to the question you changed, shows its front and its back, and says what is
    wrong with it. Without a terminal, and with --plain, every question is printed once; exit 1 after an error.
    """
    from coldwar_quiz.cli.preview import preview as show

    return show(world, path, plain)
