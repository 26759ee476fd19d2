"""Where words go: data to stdout, narration to stderr, nothing unfiltered to either."""

import sys

from coldwar_quiz.diagnostics.safe_text import safe


def tell(text: str = "") -> None:
    """One or more lines of data, to stdout. Control characters are replaced."""
    sys.stdout.write(safe(text) + "\n")


def tell_drawn(text: str) -> None:
    """Lines that are already fit for a terminal and may hold our own colour codes, to stdout."""
    sys.stdout.write(text + "\n")


def ask(text: str) -> None:
    """A prompt: to stdout, without a new line, at once."""
    sys.stdout.write(safe(text))
    sys.stdout.flush()


def narrate(text: str) -> None:
    """Something said about the work, to stderr. A closed stderr is no reason to fail."""
    try:
        sys.stderr.write(safe(text) + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass
