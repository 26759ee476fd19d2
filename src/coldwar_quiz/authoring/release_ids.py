"""Keeps `ids.lock`, the ids of the last release: `python -m coldwar_quiz.authoring.release_ids decks`.

The list only grows. An id that was released once is asked for by somebody's progress and somebody's Anki notes, whether
or not the next release still asks the question.
"""

import sys
from pathlib import Path

from coldwar_quiz.authoring.files import replace
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import Bank, QuestionId
from coldwar_quiz.bank.released import LOCK_NAME, IdList
from coldwar_quiz.diagnostics import render
from coldwar_quiz.errors import CannotDo

_HEADER = """\
# Every id that was ever released, one `deck/question` a line. Made by `make release-ids`; lines are never taken out:
# a question that is no longer asked has `retired`, one that was renamed has its old id under `formerly`.
"""


def release(folder: Path) -> tuple[int, int]:
    """Add the ids of the decks in `folder` to its list; returns how many there are now, and how many are new.

    CannotDo, and nothing is written, where a deck has errors, where the list cannot be read, and where an id of the
    list is gone.
    """
    if not folder.is_dir():
        raise CannotDo(f"no such folder: {folder}", "name the folder with the decks")
    path = folder / LOCK_NAME
    listed = IdList.read(path)
    for problem in listed.problems:
        raise CannotDo(f"{problem.span}: {problem.message}", "mend the list first: an id may have been lost in it")
    bank, problems = load_bank([folder])
    for problem in problems.errors:
        raise CannotDo(render.as_line(problem), "a question with an error may lose its id; mend it first")
    gone = sorted(str(name) for name in listed.ids if not _known(bank, name))
    if gone:  # `check` says so too, unless the folder is wrong in some other way
        raise CannotDo(f"{', '.join(gone)} would be dropped", "put it back with `retired`, or under `formerly`")
    names = {str(name) for name in (*listed.ids, *bank.by_id)}
    text = _HEADER + "".join(f"{name}\n" for name in sorted(names))
    replace(path, text.encode())
    return len(names), len(names) - len(listed.ids)


def _known(bank: Bank, name: QuestionId) -> bool:
    return name in bank.by_id or name in bank.aliases


def main(arguments: list[str]) -> int:
    """0 where the list is as it should be, 2 where it was left alone."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m coldwar_quiz.authoring.release_ids FOLDER\n")
        return 2
    try:
        total, new = release(Path(arguments[0]))
    except CannotDo as error:
        sys.stderr.write(f"release-ids: {error.message}\n  {error.help}\n")
        return 2
    sys.stderr.write(f"{Path(arguments[0]) / LOCK_NAME}: {total} {'id' if total == 1 else 'ids'}, {new} new\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
