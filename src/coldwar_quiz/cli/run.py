"""From arguments to an exit code: 0 fine, 1 problems found, 2 cannot do that, 70 a bug, 128 + n ended by signal n."""

import os
import sys
from typing import Any

from coldwar_quiz.cli.output import ReaderGone, narrate, narrate_lines, streams
from coldwar_quiz.errors import CannotDo

FINE, PROBLEMS, CANNOT, BUG, INTERRUPTED = 0, 1, 2, 70, 130
READER_GONE = 141
"""As a shell gives it for a program ended by SIGPIPE, which not every system has."""
EXIT_CODES = {
    FINE: "all is well",
    PROBLEMS: "the command did its work and found problems",
    CANNOT: "it cannot be done; one sentence on stderr says why, and what to do",
    BUG: "a mistake of ours; your progress is kept",
    INTERRUPTED: "ended by Ctrl-C",
    READER_GONE: "whoever read the output, as at the other end of a pipe, has gone away",
}
"""What each means. A program ended by signal n leaves 128 + n."""
DEBUG_VARIABLE = "COLDWAR_QUIZ_DEBUG"


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code. Nothing is raised, whatever happens; a closed pipe is silent."""
    with streams():
        try:
            return _dispatch(arguments)
        except ReaderGone:
            return READER_GONE


def _dispatch(arguments: list[str]) -> int:
    import click

    from coldwar_quiz.cli.main import cli

    try:
        result = cli.main(arguments, prog_name="coldwar-quiz", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else FINE
    except CannotDo as error:
        narrate(f"coldwar-quiz: {error.message}")
        if error.help:
            narrate(f"  {error.help}")
        return CANNOT
    except click.exceptions.NoArgsIsHelpError as error:
        narrate_lines(error.format_message())
        return CANNOT
    except click.ClickException as error:
        narrate(f"coldwar-quiz: {_sentence(error.format_message())}")
        context = getattr(error, "ctx", None)
        if context is not None:
            narrate(f"  {_before_the_command(error, context) or f'try `{context.command_path} --help`'}")
        return CANNOT
    except (KeyboardInterrupt, click.Abort):
        narrate("")
        return INTERRUPTED
    except ReaderGone:
        raise
    except Exception as error:
        return _bug(error)


def _before_the_command(error: Any, context: Any) -> str:
    """The way out for an option that stands behind a command and belongs before it; empty for any other."""
    option = getattr(error, "option_name", "")
    everywhere = {name for parameter in context.find_root().command.params for name in parameter.opts}
    whole, _, command = context.command_path.partition(" ")
    if option == "--deck":
        return f"to take one deck, begin with `{whole} --decks FILE {command}`"
    if command and option in everywhere:
        return f"`{option}` stands before the command: `{whole} {option} ... {command}`"
    return ""


def _bug(error: BaseException) -> int:
    if os.environ.get(DEBUG_VARIABLE):
        import traceback

        narrate_lines("".join(traceback.format_exception(error)))
    narrate(f"coldwar-quiz: a bug in the program, {type(error).__name__}: {error}")
    narrate(f"  your progress is kept; {DEBUG_VARIABLE}=1 shows where it happened")
    return BUG


def _sentence(message: str) -> str:
    """Click's message in our form: lower case first letter, no full stop."""
    text = " ".join(message.split()).rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
