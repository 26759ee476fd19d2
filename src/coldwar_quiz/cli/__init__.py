"""The command line: the only place errors become text and exit codes."""


def run(arguments: list[str]) -> int:
    """Run one command; returns the exit code."""
    raise NotImplementedError
