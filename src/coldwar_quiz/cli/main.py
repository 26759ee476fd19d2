"""The commands and their options. What they do is imported when they run: `--help` and `--version` load none of it."""

import gc
from pathlib import Path

import click

from coldwar_quiz import __version__
from coldwar_quiz.cli import author_commands, exchange_commands, source_command
from coldwar_quiz.cli.preview_command import preview
from coldwar_quiz.cli.schema_command import schema
from coldwar_quiz.cli.world import World


class _Count(click.ParamType[int]):
    """A whole number of at most nine digits; refused in words a learner knows."""

    name = "count"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value)
        if not (text.isascii() and text.isdigit() and len(text) <= 9):
            self.fail(f"{text!r} is no whole number from 0 to 999999999", param, ctx)
        return int(text)


_COUNT = _Count()
_EPILOG = """Using a screen reader? `coldwar-quiz study --plain` reads and prints plain lines; COLDWAR_QUIZ_PLAIN=1
makes that the default."""


@click.group(invoke_without_command=True, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--home", type=click.Path(), help="Your folder (also: COLDWAR_QUIZ_HOME).")
@click.option(
    "--decks",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A deck or a folder of decks to use instead of the bundled ones and yours; may be repeated "
    "(also: COLDWAR_QUIZ_DECKS).",
)
@click.version_option(__version__, prog_name="coldwar-quiz", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, home: str | None, decks: tuple[Path, ...]) -> int | None:
    """Remember what happened in the Soviet leadership and East Germany in 1953, and ask who says so.

    With a screen reader, use `coldwar-quiz study --plain`. Without a command: the home screen, or an overview where
    there is no terminal.
    """
    context.obj = World.of(Path(home) if home else None, decks)
    if context.invoked_subcommand is not None:
        # `check` reads once and is done: the collector would only walk through a bank that has no garbage for it
        if context.invoked_subcommand not in ("study", "check"):
            gc.enable()
        return None
    from coldwar_quiz.cli.study import home_screen

    return home_screen(context.obj)


@cli.command()
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@click.option("--tag", "tags", multiple=True, help="Only questions with this tag; may be repeated.")
@click.option("--new", type=_COUNT, metavar="N", help="How many new questions to introduce.")
@click.option("--limit", type=_COUNT, metavar="N", help="The most questions to ask.")
@click.option("--plain", is_flag=True, help="Line mode: reads lines, prints lines.")
@click.option("--seed", type=int, metavar="N", help="Makes every order repeatable.")
@click.pass_obj
def study(
    world: World,
    decks: tuple[str, ...],
    tags: tuple[str, ...],
    new: int | None,
    limit: int | None,
    plain: bool,
    seed: int | None,
) -> int:
    """Study what is due, and something new. DECK is a deck's id or its file."""
    from coldwar_quiz.cli.study import study as begin

    return begin(world, decks=decks, tags=tags, new=new, limit=limit, plain=plain, seed=seed)


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "line", "json", "github"]),
    default="text",
    help="How to say it: for people, for editors, for programs, for GitHub.",
)
@click.option("--strict", is_flag=True, help="Warnings and advice fail too.")
@click.option("--unproven", is_flag=True, help="List the quotations that are not proven, and check nothing.")
@click.option("--explain", "code", metavar="CODE", help="Print the page about a code, and check nothing.")
@click.option("--github-matcher", is_flag=True, help="Print GitHub's problem matcher for --format line; check nothing.")
@click.pass_obj
def check(
    world: World,
    paths: tuple[Path, ...],
    form: str,
    strict: bool,
    unproven: bool,
    code: str | None,
    github_matcher: bool,
) -> int:
    """Check decks, and explain every mistake with its place. PATH is a file, a folder, or a deck's id."""
    if code is not None or github_matcher:
        from coldwar_quiz.cli.explain import explain, show_matcher

        option = "--github-matcher" if code is None else "--explain"
        if paths or strict or unproven or form != "text" or (code is not None and github_matcher):
            raise click.UsageError(f"`{option}` checks nothing; leave out everything else")
        return show_matcher() if code is None else explain(code)
    if unproven:
        from coldwar_quiz.cli.unproven import list_unproven

        if strict or form != "text":
            raise click.UsageError("`--unproven` checks nothing; leave out `--strict` and `--format`")
        return list_unproven(world, paths)
    from coldwar_quiz.cli.bank import check as run_check

    return run_check(world, paths, form, strict)


@cli.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array of every question, whole.")
@click.pass_obj
def list_(world: World, as_json: bool) -> int:
    """List every question."""
    from coldwar_quiz.cli.bank import list_questions

    return list_questions(world, as_json)


@cli.command()
@click.argument("question", metavar="ID")
@click.pass_obj
def show(world: World, question: str) -> int:
    """Show one question whole: answer, evidence, accounts, and where it stands. ID is deck/question."""
    from coldwar_quiz.cli.bank import show as show_question

    return show_question(world, question)


@cli.command()
@click.argument("question", metavar="ID")
@click.pass_obj
def suspend(world: World, question: str) -> int:
    """Do not ask a question again, until `unsuspend` brings it back."""
    from coldwar_quiz.cli.standing import suspend as suspend_question

    return suspend_question(world, question)


@cli.command()
@click.argument("question", metavar="ID")
@click.pass_obj
def unsuspend(world: World, question: str) -> int:
    """Bring back a suspended question."""
    from coldwar_quiz.cli.standing import unsuspend as unsuspend_question

    return unsuspend_question(world, question)


@cli.group()
def export() -> None:
    """Take questions elsewhere."""


@export.command("anki")
@click.option(
    "-o", "target", required=True, metavar="FILE", type=click.Path(path_type=Path), help="The .apkg to write."
)
@click.option("--force", is_flag=True, help="Leave out questions with errors instead of refusing.")
@click.pass_obj
def export_anki(world: World, target: Path, force: bool) -> int:
    """Write an Anki package of every question; import each later one over it."""
    from coldwar_quiz.cli.export import to_anki

    return to_anki(world, target, force)


@cli.command()
@click.pass_obj
def stats(world: World) -> int:
    """Figures from your review log."""
    from coldwar_quiz.cli.stats import stats as run_stats

    return run_stats(world)


@cli.command("bank-report")
@click.option("--json", "as_json", is_flag=True, help="The same figures as one JSON object.")
@click.pass_obj
def bank_report(world: World, as_json: bool) -> int:
    """What the decks in use are made of, what `check` says of them, and which questions you know least."""
    from coldwar_quiz.cli.report import report

    return report(world, as_json)


@cli.group()
def sources() -> None:
    """The works that are quoted, and the proof of the quotations."""


@sources.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@click.option("--write", is_flag=True, help="Make the lock say what was found.")
@click.pass_obj
def verify(world: World, folder: Path, decks: tuple[str, ...], write: bool) -> int:
    """Look quotations up in the documents in DIR; the lock that `check` compares with must say the same.

    They are those of each DECK, an id or a file; without any, of the decks in use and those in the working folder.
    """
    from coldwar_quiz.cli.proving import verify as run_verify

    return run_verify(world, folder, decks, write)


exchange_commands.register(cli, export)
author_commands.new.add_command(source_command.new_source)
for command in (*author_commands.COMMANDS, preview, schema):
    cli.add_command(command)
