"""Where things lie: the bundled decks and records, and the learner's own folder."""

import os
from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).parent
HOME_VARIABLE = "COLDWAR_QUIZ_HOME"
DECKS_VARIABLE = "COLDWAR_QUIZ_DECKS"


def _bundled(name: str) -> Path:
    """The folder `name` as shipped: inside the wheel, or at the top of a source checkout."""
    shipped = _PACKAGE / "data" / name
    return shipped if shipped.is_dir() else _PACKAGE.parents[1] / name


def shipped() -> bool:
    """Whether the bundled decks belong to an installed program, which the next version replaces."""
    return (_PACKAGE / "data" / "decks").is_dir()


def bundled_decks() -> Path:
    """The folder of the bundled decks, one YAML file a deck."""
    return _bundled("decks")


def bundled_seeds() -> Path:
    """The folder of the bundled source records and `quotations.lock`."""
    return _bundled("seeds")


class Home(NamedTuple):
    """The learner's folder. Nothing is created by naming it."""

    root: Path

    @property
    def store(self) -> Path:
        return self.root / "progress.db"

    @property
    def decks(self) -> Path:
        return self.root / "decks"

    @property
    def sources(self) -> Path:
        return self.root / "sources"

    @property
    def settings(self) -> Path:
        return self.root / "settings.toml"

    @property
    def compiled_bank(self) -> Path:
        return self.root / "bank-cache.json"

    @property
    def anki_ledger(self) -> Path:
        return self.root / "anki-ledger.json"


def home(given: str | os.PathLike[str] | None = None) -> Home:
    """The learner's folder: `given`, else $COLDWAR_QUIZ_HOME, else the platform's data folder.

    RuntimeError where it is named by a user (`~name`) whom the system does not know.
    """
    chosen = given or os.environ.get(HOME_VARIABLE)
    if chosen:
        return Home(Path(chosen).expanduser())
    from platformdirs import user_data_path

    return Home(user_data_path("coldwar-quiz", appauthor=False))
