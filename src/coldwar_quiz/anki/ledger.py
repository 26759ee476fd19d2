"""When each note got its present content.

Anki replaces a learner's note, with their edits and their tags, where the package's stamp is the newer one. With one
stamp for a whole package every export would do that to every note; with the time of the export that first carried the
content, only the notes that changed are replaced.
"""

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from coldwar_quiz.errors import CannotDo, reason
from coldwar_quiz.progress.files import make_folder
from coldwar_quiz.whole_files import replace

FORMAT = 1
_NOTE_TYPE = "note type"
_LATEST = 1 << 36
"""Seconds since 1970, in the year 4147: beyond any time, and within what Anki stores."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """`content` is the hash of what was exported, `time` when it first was, `first` when the note itself first was.

    Both times are seconds since 1970; `due` is the place among the new cards.
    """

    content: str
    time: int
    first: int
    due: int = 0


@dataclass(slots=True)
class Ledger:
    """The stamps of everything ever exported, by GUID, and of the note type.

    `path` is None for a ledger that is not kept. `seed` holds the stamps of the distribution's own ledger, if it has
    one: content that it knows keeps the stamp given there, so that learners on several machines agree.
    """

    path: Path | None = None
    stamps: dict[str, Stamp] = field(default_factory=dict)
    seed: dict[str, Stamp] = field(default_factory=dict)
    problem: str | None = None
    """Why the file could not be read, as a sentence to show."""
    _broken: bool = False
    _changed: bool = False

    @classmethod
    def read(cls, path: Path, seed: Path | None = None) -> Self:
        """The ledger at `path`, empty where there is none. CannotDo when a newer version of the program wrote it.

        A file that cannot be read is a `problem`, not an error: the export then stamps everything anew.
        """
        ledger = cls(path)
        if seed is not None:
            with suppress(OSError, ValueError):
                ledger.seed = _parse(seed)
        try:
            ledger.stamps = _parse(path)
        except FileNotFoundError:
            pass
        except OSError as error:
            ledger.problem = f"cannot read {path}: {reason(error)}; every note counts as changed"
        except ValueError:
            ledger.problem = f"{path} is damaged; every note counts as changed"
            ledger._broken = True
        return ledger

    def known(self, guid: str) -> Stamp | None:
        """The last stamp given to that note, here or by the distribution."""
        return self.stamps.get(guid) or self.seed.get(guid)

    def stamp(self, guid: str, content: str, due: int, now: int) -> Stamp:
        """The stamp of a note whose content hashes to `content`, and remember it. `now` in seconds since 1970.

        Unchanged content keeps its stamp. Changed content is stamped now, or one second after the stamp before where
        the clock has not come past that, because Anki takes only what is strictly newer.
        """
        own, shipped = self.stamps.get(guid), self.seed.get(guid)
        first = min((s.first for s in (own, shipped) if s), default=now)
        if own and own.content == content:
            time = own.time
        elif shipped and shipped.content == content and shipped.time <= now and (not own or shipped.time > own.time):
            time = shipped.time
        else:
            time = max(now, *(s.time + 1 for s in (own, shipped) if s), 0)
        new = Stamp(content, time, min(first, time), due)
        if new != own:
            self.stamps[guid] = new
            self._changed = True
        return new

    def stamp_note_type(self, content: str, now: int) -> int:
        """When the note type got its present content, in seconds since 1970."""
        return self.stamp(_NOTE_TYPE, content, 0, now).time

    def save(self) -> str | None:
        """Write what changed. Returns what went wrong, as a sentence to show, or None.

        A damaged file is kept beside the new one, with `.damaged` at its name.
        """
        if self.path is None or not self._changed:
            return None
        try:
            make_folder(self.path.parent)
            if self._broken:
                os.replace(self.path, self.path.with_name(self.path.name + ".damaged"))
                self._broken = False
            replace(self.path, self._text().encode())
        except OSError as error:
            return f"cannot write {self.path}: {reason(error)}; the next export counts what changed now once more"
        self._changed = False
        return None

    def _text(self) -> str:
        """One line a note, so that a ledger kept with the decks shows what changed."""
        rows = (
            f"{json.dumps(k)}: {json.dumps([s.content, s.time, s.first, s.due])}"
            for k, s in sorted(self.stamps.items())
        )
        return f'{{"format": {FORMAT}, "stamps": {{\n' + ",\n".join(rows) + "\n}}\n"


def _parse(path: Path) -> dict[str, Stamp]:
    """Raises OSError, ValueError for what is no ledger, CannotDo for one of a newer format."""
    try:
        data: Any = json.loads(path.read_bytes())
        if data["format"] > FORMAT:
            raise CannotDo(f"{path} was written by a newer coldwar-quiz", "install that version, or move the file away")
        stamps = {
            guid: Stamp(str(content), int(time), int(first), int(due))
            for guid, (content, time, first, due) in data["stamps"].items()
        }
        if not all(0 <= value <= _LATEST for s in stamps.values() for value in (s.time, s.first, s.due)):
            raise ValueError("a number out of range")
        return stamps
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from error
