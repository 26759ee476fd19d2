"""From exec to the first question on the screen, and the memory it takes: the quiz beside the least Textual program."""

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks import hello
from benchmarks.harness import Group, Row, Sample, Scale, Skip, Unit
from benchmarks.program import environment, our_program
from benchmarks.terminal import FirstPaint, first_paint
from coldwar_quiz.bank.compiled import usable_bank
from coldwar_quiz.bank.content_hash import content_hash
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.paths import Home
from coldwar_quiz.progress.store import Store
from coldwar_quiz.study.model import MICROSECOND, Grade, Moment, system_clock
from coldwar_quiz.study.queue import Selection
from coldwar_quiz.study.session import Session, Step

_DAYS, _A_DAY = 10, 20
"""How long the learner has been at it, and how many answers a day."""
_SEED = 7
_MARKER_WORDS = 3
"""So few words of a prompt stand on one line in any layout."""

_OURS = "coldwar-quiz study"
_HELLO = "hello-world Textual app"
_OURS_MEMORY, _HELLO_MEMORY = f"{_OURS}, resident", f"{_HELLO}, resident"

ROWS = (
    Row("start", "exec to first question painted, 80x24", _OURS, _HELLO, 1.3),
    Row("memory", "resident at the first question", _OURS_MEMORY, _HELLO_MEMORY, 1.4, Unit.BYTES),
)


class _Starts:
    """Starts of one program. One start gives a time and a size; each is asked for once a round."""

    def __init__(self, start: Callable[[], FirstPaint]) -> None:
        self._start = start
        self._last: FirstPaint | None = None

    def seconds(self) -> float:
        """Of a new start."""
        self._last = self._start()
        return self._last.seconds

    def resident(self) -> float:
        """Of the start that was just timed, else of a new one; in bytes."""
        paint, self._last = self._last or self._start(), None
        if paint.resident is None:
            raise Skip(f"{sys.platform} has no /proc/PID/status to read the memory from")
        return paint.resident


@contextmanager
def prepare(folder: Path, scale: Scale) -> Iterator[Mapping[str, Sample]]:
    """A learner's folder with some days of answers over the bundled bank, copied afresh for every start."""
    seeded = Home(folder / "seeded")
    question = _seed(seeded)
    usable_bank(seeded)  # kept there by the learner's earlier starts
    home = folder / "home"
    command = [*our_program(), "--home", str(home), "study", "--seed", str(_SEED)]
    env = environment()

    def start() -> FirstPaint:
        shutil.copytree(seeded.root, home)
        try:
            return first_paint(command, question, env)
        finally:
            shutil.rmtree(home)

    ours = _Starts(start)
    floor = _Starts(lambda: first_paint([sys.executable, hello.__file__], hello.GREETING, env))
    yield {
        _OURS: ours.seconds,
        _OURS_MEMORY: ours.resident,
        _HELLO: floor.seconds,
        _HELLO_MEMORY: floor.resident,
    }


def _seed(home: Home) -> str:
    """Answer some days' worth of questions; returns how the prompt that a study with the seed begins with begins."""
    bank, _ = load_bank(home=home, rules=False)
    start = system_clock()
    with Store.open(home.store) as store:
        for day in range(_DAYS, 0, -1):
            at = Moment(start.at_us - day * 86_400 * MICROSECOND, start.tz_offset_s)
            chosen = Selection(limit=_A_DAY, new=_A_DAY // 2, seed=day)
            session = Session(bank, store, lambda at=at: at, selection=chosen, content_hash=content_hash)
            for number in range(_A_DAY):
                if session.step is Step.FINISHED:
                    break
                session.reveal()
                session.grade(Grade.AGAIN if number % 7 == 3 else Grade.GOOD)
        session = Session(bank, store, system_clock, selection=Selection(seed=_SEED), content_hash=content_hash)
        if session.asked is None:
            raise RuntimeError("nothing is due in the seeded folder")
        return " ".join(session.asked.question.text.split()[:_MARKER_WORDS])


GROUP = Group(ROWS, prepare, whole_processes=True)
