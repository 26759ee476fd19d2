"""What the commands share: the learner's folder, the bank, the store, the clock. Each is made when first needed."""

import os
import shlex
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coldwar_quiz.errors import CannotDo, reason
from coldwar_quiz.paths import DECKS_VARIABLE, Home, home

if TYPE_CHECKING:
    from coldwar_quiz.bank.model import Bank, QuestionId
    from coldwar_quiz.cli.settings import Settings
    from coldwar_quiz.diagnostics.problem import Problems
    from coldwar_quiz.progress.store import Store
    from coldwar_quiz.study.model import CardState, Moment
    from coldwar_quiz.study.scheduler import SchedulerSettings


def must_exist(path: Path, what: str) -> None:
    """CannotDo where nothing has that name, or the system does not say."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        raise CannotDo(f"no such {what}: {path}") from None
    except (OSError, ValueError) as error:
        raise CannotDo(f"cannot read {path}: {reason(error)}") from None


class World:
    """`decks` replace the bundled decks and the learner's own; empty means both of those.

    `added` are those of them that join the decks in use for this one command.
    """

    def __init__(self, home: Home, decks: tuple[Path, ...] = (), added: tuple[Path, ...] = ()) -> None:
        self.home, self.decks, self.added = home, decks, added

    @classmethod
    def of(cls, home_folder: Path | None, decks: tuple[Path, ...]) -> "World":
        """From the options, else the environment. CannotDo for a deck path that is not there."""
        named = decks or tuple(Path(p) for p in os.environ.get(DECKS_VARIABLE, "").split(os.pathsep) if p)
        for path in named:
            must_exist(path, "deck file or folder")
        try:
            return cls(home(home_folder), named)
        except RuntimeError:
            raise CannotDo(
                "the home folder is named after a user whom this system does not know", "name the folder in full"
            ) from None

    @property
    def check(self) -> str:
        """The command that explains what is wrong with the decks that were named, else with all that are in use."""
        return shlex.join(["coldwar-quiz", "check", *map(str, self.added or self.decks)])

    def load(self, paths: tuple[Path, ...] = (), *, rules: bool = True) -> "tuple[Bank, Problems]":
        """The decks at `paths`, else the ones in use, and what is wrong with them; only errors unless `rules`."""
        from coldwar_quiz.bank.loader import load_bank

        return load_bank(paths or self.decks or None, home=self.home, rules=rules)

    def usable(self) -> "tuple[Bank, Problems]":
        """The decks in use and their errors. CannotDo where somebody named decks and there are none."""
        bank, problems = self.load(rules=False)
        for problem in problems:
            if self.decks and problem.code == "no-decks":
                raise CannotDo(problem.message, problem.help)
        if self.decks and not bank.decks:
            named = ", ".join(str(path) for path in self.decks)
            raise CannotDo(f"no deck in {named} can be used", f"`{self.check}` explains")
        return bank, problems

    @cached_property
    def questions(self) -> "Bank":
        """The usable questions of the decks in use. CannotDo where somebody named decks and there are none."""
        from coldwar_quiz.bank.compiled import usable_bank

        return self.usable()[0] if self.decks else usable_bank(self.home)

    def bank(self) -> "Bank":
        """The usable questions of the decks in use. Says on stderr when some were skipped."""
        from coldwar_quiz.cli.output import narrate

        bank = self.questions
        if bank.skipped or bank.lost_files:
            from coldwar_quiz.study.wording import show_left_out

            narrate(f"coldwar-quiz: left out because of errors: {show_left_out(bank)}; `{self.check}` explains")
        return bank

    def clock(self) -> "Moment":
        """Now, as the computer has it."""
        from coldwar_quiz.study.model import system_clock

        return system_clock()

    @cached_property
    def settings(self) -> "Settings":
        from coldwar_quiz.cli.settings import read_settings

        return read_settings(self.home.settings)

    @property
    def scheduling(self) -> "SchedulerSettings":
        from coldwar_quiz.study.scheduler import SchedulerSettings

        return SchedulerSettings(retention=self.settings.retention)

    def store(self) -> "Store":
        """The progress store, made when it is not there yet. StoreError when it cannot be used."""
        from coldwar_quiz.progress.store import Store

        return Store.open(self.home.store)

    def states(self, bank: "Bank") -> "dict[QuestionId, CardState]":
        """What is known of every question; empty, and nothing made, where nobody has studied yet."""
        from coldwar_quiz.progress.store import Store
        from coldwar_quiz.study.replay import known_states

        store = Store.open_if_there(self.home.store)
        if store is None:
            return {}
        with store:
            return known_states(bank, store)
