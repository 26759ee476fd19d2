"""Reading and checking a large deck, beside walking the events of libyaml over the same file."""

import gc
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml

from benchmarks import libyaml_events
from benchmarks.data import write_deck
from benchmarks.harness import Group, Row, Sample, Scale, Skip, seconds
from benchmarks.program import environment, our_program
from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import Bank, Work
from coldwar_quiz.bank.reader import read_file
from coldwar_quiz.bank.rules import RULES, over_questions
from coldwar_quiz.bank.rules.rule import Context

_READ = "read, shaped, every rule on one question"
_LOAD = "load_bank with all rules"
_STUDY = "load_bank for studying: errors only"
_COMMAND = "coldwar-quiz check FILE"
_EVENTS = "libyaml's events, through PyYAML"
_EVENTS_COMMAND = "python, libyaml's events"

_COUNTS = "{questions:,} questions"
ROWS = (
    Row("check", f"check of {_COUNTS}, one at a time", _READ, _EVENTS, 2.3),
    Row("check-all", f"check of {_COUNTS}, across them too", _LOAD, _EVENTS, None),
    Row("load", f"loading {_COUNTS} to study", _STUDY, _EVENTS, None),
)
COMMAND_ROWS = (Row("check-command", f"check of {_COUNTS}, whole process", _COMMAND, _EVENTS_COMMAND, None),)


@contextmanager
def prepare(folder: Path, scale: Scale) -> Iterator[Mapping[str, Sample]]:
    """A generated deck, and the works it cites."""
    if not yaml.__with_libyaml__:
        raise Skip("PyYAML was built without libyaml")
    deck = write_deck(folder, scale.questions)
    bank, problems = load_bank([deck])
    if len(problems) or len(bank.active) != scale.questions:
        raise RuntimeError(f"the generated deck has {len(problems)} problems and {len(bank.active)} questions")
    yield {
        _READ: lambda: seconds(lambda: _read_and_check(deck, bank.works)),
        _LOAD: lambda: seconds(lambda: load_bank([deck])),
        _STUDY: lambda: seconds(lambda: load_bank([deck], rules=False)),
        _EVENTS: lambda: seconds(lambda: libyaml_events.walk(deck)),
    }


def _read_and_check(deck: Path, works: Mapping[str, Work]) -> Bank:
    """What `load_bank` does, collector paused like there, but for the rules that compare questions.

    The bank is returned so that taking it apart again is not part of the time, as it is not with `load_bank`.
    """
    gc.disable()
    try:
        source, _ = SourceFile.read(deck)
        assert source is not None
        contents = read_file(source, Findings())
        assert contents.deck is not None
        bank = Bank((contents.deck,), works=works)
        for _, finding, _ in over_questions(RULES, Context(bank)):
            raise RuntimeError(f"the generated deck has a problem: {finding.message}")
        return bank
    finally:
        gc.enable()


@contextmanager
def prepare_commands(folder: Path, scale: Scale) -> Iterator[Mapping[str, Sample]]:
    """The same deck, for whole processes."""
    if not yaml.__with_libyaml__:
        raise Skip("PyYAML was built without libyaml")
    deck = str(write_deck(folder, scale.questions))
    env = environment()

    def run(command: Sequence[str]) -> float:
        return seconds(lambda: subprocess.run(command, env=env, check=True, capture_output=True))

    yield {
        _COMMAND: lambda: run([*our_program(), "--home", str(folder / "home"), "check", deck]),
        _EVENTS_COMMAND: lambda: run([sys.executable, libyaml_events.__file__, deck]),
    }


GROUPS = (Group(ROWS, prepare), Group(COMMAND_ROWS, prepare_commands))
