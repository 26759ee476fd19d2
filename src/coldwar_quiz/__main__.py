"""`python -m coldwar_quiz` and the console script."""

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code.

    Loading modules makes nothing that is garbage, so the collector rests until a command begins, and for a full screen
    until that is drawn.
    """
    gc.disable()
    from coldwar_quiz.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
