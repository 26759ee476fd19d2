"""The command line: the only place errors become text and exit codes."""

from coldwar_quiz.cli.run import run

__all__ = ["run"]
