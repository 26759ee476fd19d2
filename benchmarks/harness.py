"""What a comparison is, and how it is measured so that it means something on a busy machine.

A time alone says more about the machine than about the program, so nothing here is judged by one. Ours and its peer are
sampled in turn, round after round, and only the ratio of their medians is held against a goal.
"""

import gc
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

HEADROOM = 1.25
"""How far beyond its goal a ratio may lie before `--strict` calls it a failure."""

Sample = Callable[[], float]
"""Does the work once and says what it came to, in seconds or bytes."""


class Skip(Exception):
    """The comparison cannot be made here; the message says why. From one side it skips the rows of that side only."""


class Unit(StrEnum):
    """What a sample counts."""

    SECONDS = "seconds"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Scale:
    """How much work one run does. `starts` are the rounds of whole processes, `rounds` those of everything else."""

    questions: int = 10_000
    answers: int = 200
    """How many answers in a row make one sample."""
    rounds: int = 5
    starts: int = 11


FULL = Scale()
QUICK = Scale(questions=1_000, answers=50, rounds=3, starts=3)
"""To see that everything runs; its figures are not to be quoted."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `ours` and `peer` name two of the sides that its group prepares.

    `what` may name a figure of the scale: `{questions:,}`. `goal` is the largest ratio hoped for, None where a row is
    there to be watched.
    """

    name: str
    what: str
    ours: str
    peer: str
    goal: float | None
    unit: Unit = Unit.SECONDS


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share what they are measured on, and are measured in the same rounds.

    `prepare` gets an empty folder of its own and yields a sample for each side the rows name. Raises Skip.
    """

    rows: tuple[Row, ...]
    prepare: Callable[[Path, Scale], AbstractContextManager[Mapping[str, Sample]]]
    whole_processes: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What one row came to, sample by sample; `problem` says why there are none."""

    row: Row
    what: str
    ours: tuple[float, ...] = ()
    peer: tuple[float, ...] = ()
    skipped: str = ""
    problem: str = ""
    ratio: float | None = field(init=False)
    """The median of ours over the median of the peer."""

    def __post_init__(self) -> None:
        ratio = median(self.ours) / median(self.peer) if self.ours and self.peer else None
        object.__setattr__(self, "ratio", ratio)

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None without a goal or a ratio."""
        return None if self.ratio is None or self.row.goal is None else self.ratio <= self.row.goal

    @property
    def far_off(self) -> bool:
        """Whether the goal is missed by more than the headroom."""
        return self.ratio is not None and self.row.goal is not None and self.ratio > self.row.goal * HEADROOM


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes, begun with nothing for the garbage collector to find."""
    gc.collect()
    start = time.perf_counter()
    result = work()
    taken = time.perf_counter() - start
    del result
    return taken


def measure(
    groups: Sequence[Group],
    scale: Scale,
    *,
    only: Collection[str] = (),
    narrate: Callable[[str], None] = lambda line: None,
) -> Iterator[Result]:
    """The results of every row, or of those named in `only`, as each group is done."""
    for group in groups:
        rows = [row for row in group.rows if not only or row.name in only]
        if rows:
            narrate(", ".join(row.name for row in rows))
            yield from _measure_group(group, rows, scale)


def _measure_group(group: Group, rows: Sequence[Row], scale: Scale) -> list[Result]:
    named = {row: row.what.format(questions=scale.questions) for row in rows}
    try:
        with TemporaryDirectory(prefix="benchmark-") as folder, group.prepare(Path(folder), scale) as sides:
            wanted = {name for row in rows for name in (row.ours, row.peer)}
            rounds = scale.starts if group.whole_processes else scale.rounds
            with _only_the_work_collected():
                samples, missing = interleaved({n: side for n, side in sides.items() if n in wanted}, rounds)
    except Skip as reason:
        return [Result(row, what, skipped=str(reason)) for row, what in named.items()]
    except Exception as problem:  # one broken comparison must not take the others with it
        return [Result(row, what, problem=f"{type(problem).__name__}: {problem}") for row, what in named.items()]
    return [
        Result(row, what, skipped=missing.get(row.ours) or missing[row.peer])
        if missing.keys() & {row.ours, row.peer}
        else Result(row, what, samples[row.ours], samples[row.peer])
        for row, what in named.items()
    ]


def interleaved(sides: Mapping[str, Sample], rounds: int) -> tuple[dict[str, tuple[float, ...]], dict[str, str]]:
    """`rounds` samples of each side, in turn: A B C A B C; and for sides that cannot be measured here, why.

    One round goes before that is not counted: it fills the caches of the disk and of compiled bytecode for both.
    """
    taken: dict[str, list[float]] = {}
    missing: dict[str, str] = {}
    for name, sample in sides.items():
        try:
            sample()
            taken[name] = []
        except Skip as reason:
            missing[name] = str(reason)
    for _ in range(rounds):
        for name, samples in taken.items():
            samples.append(sides[name]())
    return {name: tuple(samples) for name, samples in taken.items()}, missing


@contextmanager
def _only_the_work_collected() -> Iterator[None]:
    """What was prepared is out of the garbage collector's sight, so that a side pays for its own objects only."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
