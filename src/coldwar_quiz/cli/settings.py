"""The learner's choices: `settings.toml` in the home folder. A missing file means the defaults."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from coldwar_quiz.bank.kinds import CONTENT_NOTES
from coldwar_quiz.errors import CannotDo
from coldwar_quiz.study.queue import NEW_PER_DAY
from coldwar_quiz.study.scheduler import DEFAULT_RETENTION, RETENTION_RANGE

THEMES = ("auto", "night", "paper", "terminal", "no-color")
SYMBOLS = ("auto", "unicode", "ascii")
MOST_NEW = 9999


class Settings(NamedTuple):
    """`retention` is the share remembered to aim at; `guard` is in seconds; `new_per_day` counts questions."""

    retention: float = DEFAULT_RETENTION
    new_per_day: int = NEW_PER_DAY
    theme: str = "auto"
    symbols: str = "auto"
    guard: float = 0.4
    without: tuple[str, ...] = ()
    """Content notes whose questions are not asked."""


def read_settings(path: Path) -> Settings:
    """The settings at `path`. CannotDo names the key, what it may be, and the file."""
    try:
        text = path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as error:
        raise CannotDo(f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise CannotDo(f"{path} is not UTF-8 text", "save it as UTF-8") from None
    import tomllib  # only where there is something to read: every start comes through here

    try:
        values = tomllib.loads(text)
    except RecursionError:
        raise CannotDo(
            f"{path} is not valid TOML: lists in lists without end", "see the README for an example"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise CannotDo(f"{path} is not valid TOML: {error}", "each line is `key = value`, texts in quotes") from None
    known = {name.replace("_", "-"): name for name in Settings._fields}
    chosen: dict[str, Any] = {}
    for key, value in values.items():
        if key not in known:
            raise CannotDo(f"{path} has an unknown setting `{key}`", f"the settings are {', '.join(known)}")
        chosen[known[key]] = _checked(path, key, value)
    return Settings(**chosen)


def _checked(path: Path, key: str, value: object) -> object:
    read, wanted = _RULES[key]
    checked = read(value)
    if checked is None:
        raise CannotDo(f"{path}: `{key}` is {value!r}, but must be {wanted}")
    return checked


def _between(low: float, high: float) -> Callable[[object], float | None]:
    def read(value: object) -> float | None:
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        return None

    return read


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_NEW else None


def _one_of(names: tuple[str, ...]) -> Callable[[object], str | None]:
    return lambda value: value if isinstance(value, str) and value in names else None


def _notes(value: object) -> tuple[str, ...] | None:
    return tuple(value) if isinstance(value, list) and all(item in CONTENT_NOTES for item in value) else None


_RULES: dict[str, tuple[Callable[[object], object], str]] = {
    "retention": (_between(*RETENTION_RANGE), f"a number from {RETENTION_RANGE[0]} to {RETENTION_RANGE[1]}"),
    "new-per-day": (_whole, f"a whole number from 0 to {MOST_NEW}"),
    "theme": (_one_of(THEMES), "one of " + ", ".join(THEMES)),
    "symbols": (_one_of(SYMBOLS), "one of " + ", ".join(SYMBOLS)),
    "guard": (_between(0, 2), "a number of seconds from 0 to 2"),
    "without": (_notes, f"a list of content notes: {', '.join(CONTENT_NOTES)}"),
}
"""For each key: the function that reads its value (None: not allowed), and what it may be, in words."""
