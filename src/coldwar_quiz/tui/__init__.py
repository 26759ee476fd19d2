"""The terminal face. Nothing is imported before `run` or `preview` is called."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from coldwar_quiz.paths import Home
    from coldwar_quiz.study.queue import Selection
    from coldwar_quiz.tui.context import Context, Preferences
    from coldwar_quiz.tui.program import Program

__all__ = ["preview", "run"]


def run(context: "Context", selection: "Selection | None" = None) -> int:
    """Show the home screen, or with a `selection` go straight into a session. Returns the exit status.

    Raises StoreError where the log cannot be read at all; a bug inside the application is raised as what it was, once
    the terminal is as it was.
    """
    import gc
    import os

    gc.disable()  # as it is when the program has just started; the first screen turns it on
    try:
        from coldwar_quiz.tui.app import QuizApp

        app = QuizApp(context, selection, os.environ)
        app.run()
        if app.failure is not None:
            raise app.failure
        return _outcome(app)
    finally:
        gc.enable()


def preview(path: "Path", home: "Home", preferences: "Preferences") -> int:
    """Show the deck or the decks at `path` as a learner will see them, and again after every save. Returns the exit
    status; a bug is raised as in `run`."""
    import os

    from coldwar_quiz.tui.preview_app import PreviewApp

    app = PreviewApp(path, home, preferences, os.environ)
    app.run()
    return _outcome(app)


def _outcome(app: "Program") -> int:
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0
