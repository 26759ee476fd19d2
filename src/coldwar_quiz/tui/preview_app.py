"""The live preview as an application of its own: no learner, no session, no store."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.screen import Screen

from coldwar_quiz.authoring.view import read_view
from coldwar_quiz.bank.loader import deck_files
from coldwar_quiz.paths import Home
from coldwar_quiz.tui.context import Preferences
from coldwar_quiz.tui.program import Program
from coldwar_quiz.tui.screens.preview import PreviewScreen
from coldwar_quiz.tui.symbols import choose_symbols
from coldwar_quiz.tui.watching import LOOK_S, Watch, Watched


class PreviewApp(Program):
    """One run of the preview of `path`, a deck or a folder of decks. `look_s` is how often the files are looked at."""

    SMALLEST: ClassVar[tuple[int, int]] = (36, 12)
    IN_LINES: ClassVar[str] = "coldwar-quiz preview PATH --plain"

    def __init__(
        self, path: Path, home: Home, preferences: Preferences, environ: Mapping[str, str], look_s: float = LOOK_S
    ) -> None:
        super().__init__(preferences.theme, choose_symbols(preferences.symbols), environ)
        self._path, self._home, self._look_s = path, home, look_s

    def first_screen(self) -> Screen[None]:
        return PreviewScreen(self._path, self.symbols, partial(read_view, self._path, self._home), self._watch)

    def _watch(self, changed: Callable[[], None], failed: Callable[[Exception], None]) -> Watch:
        return Watch(partial(watched, self._path, self._home), changed, failed, self._look_s)


def watched(path: Path, home: Home) -> Watched:
    """What a view of `path` depends on: the decks, and the records of what they quote."""
    files = list(deck_files([path], []))
    beside = dict.fromkeys(file.parent / "sources" for file in files)
    return Watched((path, *files), (home.sources, *beside))
