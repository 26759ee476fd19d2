"""The page of commands and options, docs/commands.md, made from the declarations themselves.

`python -m coldwar_quiz.cli.manual docs/commands.md` writes it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from coldwar_quiz.cli.main import cli
from coldwar_quiz.cli.run import EXIT_CODES

_INTRODUCTION = """\
# Commands

Every command with its options. `coldwar-quiz COMMAND --help` prints the same. The options under `coldwar-quiz` itself
stand before the command: `coldwar-quiz --decks my-deck.yaml study`.
"""
_EXIT_CODES = """\
## Exit codes

| code | means |
|---|---|
"""
_FOOTER = "\n*This page is made from the commands' own declarations; change it there.*\n"


def every_command(command: click.Command = cli, name: str = "coldwar-quiz") -> Iterator[tuple[str, click.Command]]:
    """Each command with all its words, groups included, in the order in which they are declared."""
    yield name, command
    if isinstance(command, click.Group):
        for word, inner in command.commands.items():
            yield from every_command(inner, f"{name} {word}")


def options(command: click.Command) -> list[click.Option]:
    """The options of `command` but `--help`, which every one has."""
    return [p for p in command.params if isinstance(p, click.Option) and not p.hidden and "--help" not in p.opts]


def page() -> str:
    """The page, as Markdown."""
    parts = [_INTRODUCTION]
    for name, command in every_command():
        arguments = [p.make_metavar(click.Context(command)) for p in command.params if isinstance(p, click.Argument)]
        words = [name, "[OPTIONS]" if options(command) else "", *arguments]
        words += ["COMMAND"] if isinstance(command, click.Group) else []
        usage = " ".join(word for word in words if word)
        parts.append(f"## {name}\n\n```\n{usage}\n```\n\n{_prose(command.help)}\n{_table(command)}")
    codes = "".join(f"| {code} | {means} |\n" for code, means in EXIT_CODES.items())
    return "\n".join([*parts, _EXIT_CODES + codes]) + _FOOTER


def _prose(text: str | None) -> str:
    paragraphs = (text or "").replace("\b\n", "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs) + "\n"


def _table(command: click.Command) -> str:
    rows = []
    for option in options(command):
        names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
        given = "" if option.is_flag or option.count else f" `{option.make_metavar(click.Context(command))}`"
        rows.append(f"| {names}{given.replace('|', '&#124;')} | {' '.join((option.help or '').split())} |\n")
    return f"| option | |\n|---|---|\n{''.join(rows)}" if rows else ""


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8", newline="\n")
