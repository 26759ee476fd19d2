"""`python -m coldwar_quiz` and the console script."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from coldwar_quiz.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
