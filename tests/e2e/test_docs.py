"""The pages cannot lie: every command, option and exit code is documented, and every documented one exists."""

import re
import shlex
import sys

import click
import pytest

from coldwar_quiz.cli.main import cli
from coldwar_quiz.cli.manual import every_command, options, page
from pages import CHECKOUT, blocks

PAGES = sorted(
    str(path.relative_to(CHECKOUT))
    for path in (*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md"), CHECKOUT / "seeds" / "README.md")
)
_INLINE = re.compile(r"(?<!`)`(coldwar-quiz [^`\n]*)`(?!`)")


def shown(name: str) -> list[str]:
    """What a page of the project tells its reader to type: in its blocks of commands, and in its sentences."""
    text = (CHECKOUT / name).read_text("utf-8")
    lines = [line for kind in ("sh", "") for block in blocks(name, kind) for line in block.text.splitlines()]
    lines += [line.strip() for line in re.findall(r"^\s*(?:- )?run: (.*)$", text, re.MULTILINE)]
    typed = [re.sub(r"\s+#.*", "", line) for line in lines]
    return [line for line in typed if line.startswith("coldwar-quiz")] + _INLINE.findall(text)


def unknown(line: str) -> list[str]:
    """The words of a command line that name no command or option there is."""
    command: click.Command = cli
    known = {"--help", "-h"}
    missing = []
    for word in shlex.split(line.partition("|")[0].partition(">")[0])[1:]:
        known |= {name for option in options(command) for name in option.opts}
        if word.startswith("-") and len(word) > 1:
            missing += [] if word.partition("=")[0] in known else [word]
        elif isinstance(command, click.Group) and re.fullmatch("[a-z-]+", word):
            command = command.commands.get(word) or command
            missing += [] if command.name == word else [word]
    return missing


def test_the_page_of_commands_says_what_the_commands_say() -> None:
    assert (CHECKOUT / "docs" / "commands.md").read_text("utf-8") == page()


def test_every_command_and_every_option_says_what_it_is_for() -> None:
    silent = [name for name, command in every_command() if not command.help]
    silent += [f"{name} {o.opts[0]}" for name, command in every_command() for o in options(command) if not o.help]
    assert silent == []


@pytest.mark.parametrize("name", PAGES)
def test_every_command_that_a_page_names_exists(name: str) -> None:
    assert {line: words for line in shown(name) if (words := unknown(line))} == {}


def test_a_command_that_is_not_there_would_be_noticed() -> None:
    assert unknown("coldwar-quiz chekc my-deck.yaml") == ["chekc"]
    assert unknown("coldwar-quiz --decks my-deck.yaml study --nwe 3") == ["--nwe"]


def test_every_exit_code_is_in_the_table_and_in_the_readme() -> None:
    ending = sys.modules["coldwar_quiz.cli.run"]  # `coldwar_quiz.cli.run` itself is the function
    codes = {value for name, value in vars(ending).items() if name.isupper() and isinstance(value, int)}
    assert set(ending.EXIT_CODES) == codes
    readme = (CHECKOUT / "README.md").read_text("utf-8")
    assert [code for code in codes - {ending.READER_GONE} if not re.search(rf"\b{code}\b", readme)] == []
