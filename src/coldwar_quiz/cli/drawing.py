"""Problems with their places, drawn for the window they are shown in."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from coldwar_quiz.cli.output import narrate_drawn, tell_drawn, terminal_columns
from coldwar_quiz.diagnostics.problem import Problem


def draw(problems: Iterable[Problem], lines: Mapping[str, Sequence[str]], *, aside: bool = False) -> None:
    """Each problem with its place, on stdout, or `aside` on stderr; in a terminal, to its width."""
    from coldwar_quiz.diagnostics import render

    stream, write = (sys.stderr, narrate_drawn) if aside else (sys.stdout, tell_drawn)
    at_terminal = stream is not None and stream.isatty()
    window = terminal_columns(stream) if at_terminal else None
    for problem in problems:
        write(render.as_text(problem, lines, colour=at_terminal and _wanted(os.environ), window=window) + "\n")


def _wanted(environ: Mapping[str, Any]) -> bool:
    """Whether colours are."""
    return "NO_COLOR" not in environ and environ.get("TERM") != "dumb"
