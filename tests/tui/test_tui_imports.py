"""Starting is quick because nothing is loaded before it is needed: looked at in fresh interpreters."""

import subprocess
import sys

HEAVY = ("fsrs", "genanki", "rapidfuzz", "anyascii", "anki", "yaml", "click", "sqlite3")

FIRST_QUESTION = """
import asyncio, sys
sys.path.insert(0, {tests!r})
from banks import BODIES, question, small_bank
from journal import MemoryJournal, SetClock
from coldwar_quiz.study.queue import Selection
from coldwar_quiz.tui.app import QuizApp
from coldwar_quiz.tui.context import Context, Preferences

async def main():
    bank = small_bank(question("choice", BODIES["choice"]))
    context = Context(bank, MemoryJournal(), lambda q: "x", SetClock(), Preferences(guard_s=0))
    app = QuizApp(context, Selection(new=1), {{}})
    async with app.run_test() as pilot:
        while not app.screen.query("#options"):
            await asyncio.sleep(0.01)
        print(*sorted(name for name in {heavy!r} if name in sys.modules))

asyncio.run(main())
"""


def loaded(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_the_package_loads_nothing_until_it_runs() -> None:
    assert loaded("import sys, coldwar_quiz.tui; print('textual' in sys.modules)") == "False"


def test_the_first_question_is_painted_before_anything_heavy_is_loaded() -> None:
    tests = next(path for path in sys.path if path.rstrip("/").endswith("tests"))
    assert loaded(FIRST_QUESTION.format(tests=tests, heavy=HEAVY)) == ""
