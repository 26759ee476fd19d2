"""The terminal face. Nothing is imported before `run` is called."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coldwar_quiz.study.queue import Selection
    from coldwar_quiz.tui.context import Context

__all__ = ["run"]


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
        if app.crash is not None:
            raise app.crash
        return app.return_code or 0
    finally:
        gc.enable()
