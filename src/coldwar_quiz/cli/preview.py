"""`preview`: decks as a learner will see them, live in the full screen or once as lines. Reads nothing of a learner."""

import os
from pathlib import Path

from coldwar_quiz.cli.output import narrate, tell
from coldwar_quiz.cli.run import FINE, PROBLEMS
from coldwar_quiz.cli.study import can_draw
from coldwar_quiz.cli.world import World, must_exist
from coldwar_quiz.diagnostics.safe_text import safe_line
from coldwar_quiz.errors import CannotDo


def preview(world: World, path: Path, plain: bool) -> int:
    """Show what is at `path`. CannotDo where nothing is there to begin with.

    The live view ends with 0 when its author quits, whatever was wrong; as lines it ends with 1 after an error.
    """
    if not os.path.lexists(path):
        from coldwar_quiz.cli.decks import named_paths

        (path,) = named_paths(world, [path])
    must_exist(path, "deck file or folder of decks")
    if not (os.path.isdir(path) or os.path.isfile(path)):
        raise CannotDo(f"{path} is neither a file nor a folder", "name a deck, or a folder of decks")
    if not plain and can_draw():
        from coldwar_quiz import tui
        from coldwar_quiz.cli.face import preferences

        return tui.preview(path, world.home, preferences(world.settings))
    return _in_lines(world, path)


def _in_lines(world: World, path: Path) -> int:
    from coldwar_quiz.authoring.view import read_view
    from coldwar_quiz.plain.preview import preview_lines, preview_summary

    view = read_view(path, world.home)
    for line in preview_lines(view):
        tell(safe_line(line))
    narrate(preview_summary(view))
    return PROBLEMS if view.failing else FINE
