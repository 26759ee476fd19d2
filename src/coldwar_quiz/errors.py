"""The errors a user can cause, each one sentence with its place and the way out.

Only `cli` turns them into text on stderr and an exit code; every other layer raises them or returns problems.
"""

import errno


class CannotDo(Exception):
    """The command cannot be carried out (exit code 2): wrong usage, no such deck, a store that cannot be used.

    `message` states what is wrong, lower case, no full stop; `help` suggests the way out.
    """

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class StoreError(CannotDo):
    """The progress store cannot be opened or cannot take an answer; nothing already stored is affected."""


def reason(error: OSError | ValueError) -> str:
    """Why the system refused a path, in a few words that end a sentence. Of Python a path gets ValueError for a NUL."""
    if not isinstance(error, OSError):
        return "the path is not valid"
    if error.errno == errno.ENOSPC:
        return "the disk is full"
    return (error.strerror or str(error) or type(error).__name__).lower()
