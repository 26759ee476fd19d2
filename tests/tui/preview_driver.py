"""An author with a preview open beside their editor: files are saved, keys pressed, the screen looked at."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from tui_driver import Onlooker, key_event

from coldwar_quiz.paths import Home
from coldwar_quiz.tui.context import Preferences
from coldwar_quiz.tui.preview_app import PreviewApp
from coldwar_quiz.tui.screens.preview import PreviewScreen
from waiting import eventually


class Author(Onlooker):
    """Somebody looking at the preview."""

    def __init__(self, app: PreviewApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def view(self) -> PreviewScreen:
        """The preview itself, whatever lies on top of it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, PreviewScreen))

    async def sees(self, *texts: str) -> None:
        """Wait until all of `texts` are on screen together."""

        def there() -> bool:
            if self.app.crash is not None:
                raise self.app.crash
            screen = self.screen
            return all(text in screen for text in texts)

        try:
            await eventually(there, " and ".join(texts))
        except AssertionError:
            raise AssertionError(f"{texts!r} not on screen:\n{self.screen}") from None

    async def sees_no_more(self, text: str) -> None:
        await eventually(lambda: text not in self.screen, f"{text!r} to go")

    async def press(self, *keys: str) -> None:
        """Keys, one after another, each once the one before has been answered."""
        for key in keys:
            self.app.post_message(key_event(key))
            await self.handled()

    async def leave(self, key: str) -> None:
        """A key that ends the program, and its end."""
        self.app.post_message(key_event(key))
        await eventually(lambda: not self.app.is_running, "the end of the program")

    async def handled(self) -> None:
        """Wait until the application and the screen on top have nothing left to do."""
        for _ in range(3):
            done: list[object] = []
            parts = [self.app, self.app.screen]
            for part in parts:
                part.call_later(done.append, part)
            await eventually(lambda done=done, parts=parts: len(done) == len(parts), "an answer to the keys")
        if self.app.crash is not None:
            raise self.app.crash


@asynccontextmanager
async def at_the_preview(
    path: Path,
    size: tuple[int, int] = (80, 24),
    theme: str = "night",
    symbols: str = "unicode",
    environ: dict[str, str] | None = None,
    look_s: float = 0.2,
    ready: Callable[[PreviewScreen], object] = lambda screen: screen.drawn,
) -> AsyncIterator[Author]:
    """Open the preview of `path` and wait until something is drawn."""
    preferences = Preferences(theme=theme, symbols=symbols)
    terminal = {"COLORTERM": "truecolor"} if environ is None else environ
    app = PreviewApp(path, Home(path.parent / "home"), preferences, terminal, look_s)
    async with app.run_test(size=size) as pilot:
        author = Author(app, pilot)
        await eventually(lambda: isinstance(app.screen, PreviewScreen) and ready(author.view), "the first question")
        yield author
