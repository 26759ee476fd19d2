"""The commands of an author: `new deck`, `new question`, `edit`, `rename`, `retire`. What they do is imported later."""

from pathlib import Path
from typing import Any

import click

from coldwar_quiz.cli.world import World

_TYPES = ("choice", "select", "typed", "cloze", "true-false", "date", "number", "order", "match", "card")


@click.group()
def new() -> None:
    """Begin a deck, or add a question to one."""


@new.command("deck")
@click.argument("deck", metavar="ID")
@click.option("--title", help="What a learner reads.")
@click.option("--description", help="A sentence or two.")
@click.option("--file", "path", type=click.Path(path_type=Path), help="Where to write it instead of ID.yaml, here.")
@click.pass_obj
def new_deck(world: World, deck: str, title: str | None, description: str | None, path: Path | None) -> int:
    """Write a new deck, with a first question in it.

    In a terminal you are asked for the title and for that question. Without a terminal, or if you would rather not
    write one now, it is an example.
    """
    from coldwar_quiz.cli.writing import new_deck as write

    return write(world, deck, title, description, path)


@new.command("question")
@click.argument("deck", metavar="[DECK]", required=False)
@click.option("--type", "type_", type=click.Choice(_TYPES), help="One of the ten. Alone, it shows an example.")
@click.option("--id", "id_", metavar="ID", help="Its permanent name; made from the prompt unless you give it.")
@click.option("--prompt", help="The question. In a cloze each gap is {{answer}} or {{answer|other spelling}}.")
@click.option("--answer", multiple=True, help="The answer; repeated for select and order.")
@click.option("--pair", nargs=2, metavar="LEFT RIGHT", multiple=True, help="A pair of a match; repeated.")
@click.option("--distractor", multiple=True, help="A wrong option; repeated.")
@click.option("--accept", multiple=True, help="Another wording that is right; repeated.")
@click.option("--point", multiple=True, help="A point of a card to tick off; repeated.")
@click.option("--correction", help="What is true instead of a false statement.")
@click.option("--unit", help="What a number counts.")
@click.option("--tolerance", metavar="N", help="How far off a number still counts.")
@click.option("--hint", help="One line, shown when asked for.")
@click.option("--explanation", help="Two to four sentences, shown after the answer.")
@click.option(
    "--source", metavar="WORK", multiple=True, help="The work that is quoted; with --where and --quote, repeated."
)
@click.option("--where", metavar="PLACE", multiple=True, help="The place in it.")
@click.option("--quote", multiple=True, help="The words, 5 to 12, word for word.")
@click.option("--when", metavar="DATE", help="1953, 1953-06, 1953-06-26, or two of them with a slash between.")
@click.option("--difficulty", metavar="1|2|3", help="1 headline, 2 needs study, 3 comparison or inference.")
@click.option("--tag", multiple=True, help="A word for the topic; repeated.")
@click.option("--content", metavar="NOTE", multiple=True, help="A content note, such as execution; repeated.")
@click.option("--example", is_flag=True, help="Print a filled example of --type, or of all ten types.")
@click.pass_obj
def new_question(world: World, /, deck: str | None, type_: str | None, example: bool, **given: Any) -> int:
    """Add a question to a deck: DECK is its file or its id.

    Give what the question needs as options. Where something it needs is missing, you are asked for it in the terminal,
    a line at a time, and for whatever else you may want to say; `?` explains what is asked, `<` goes one question back.
    """
    from coldwar_quiz.cli.writing import new_question as write

    return write(world, deck, type_, example, given)


@click.command()
@click.argument("name", metavar="ID")
@click.pass_obj
def edit(world: World, name: str) -> int:
    """Open your editor ($VISUAL, $EDITOR) at a question, and check what you made of it.

    ID is deck/question, a question alone where one deck has it, a deck, or a deck file. Where no editor is set, the
    first of nano, micro, vim, vi and emacs that is there opens.
    """
    from coldwar_quiz.cli.changing import edit as open_editor

    return open_editor(world, name)


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("name", metavar="NEW")
@click.pass_obj
def rename(world: World, old: str, name: str) -> int:
    """Give a question a new id and keep what was learned of it: the old one goes under `formerly`."""
    from coldwar_quiz.cli.changing import rename as change

    return change(world, old, name)


@click.command()
@click.argument("name", metavar="ID")
@click.option("--because", metavar="REASON", help="Why it is no longer asked, in a sentence; asked for in a terminal.")
@click.pass_obj
def retire(world: World, name: str, because: str | None) -> int:
    """Take a question out of use. Its id stays taken, and what was learned of it is kept."""
    from coldwar_quiz.cli.changing import retire as change

    return change(world, name, because)


COMMANDS: tuple[click.Command, ...] = (new, edit, rename, retire)
