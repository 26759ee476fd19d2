"""Noticing that a file was saved, whatever way an editor saves it: the one module that knows the library for it.

Editors write in place, or write another file and rename it over, or delete and write anew. So folders are watched and
not the files in them, and a file that comes back is the same file again. Every so often the files are looked at as
well, for file systems that tell nobody of a change: where folders cannot be watched, that is all there is.
"""

import os
import stat
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import watchfiles

LOOK_S = 1.0
"""How often the files are looked at when nothing was told of them."""
_BEAT_S = 0.25
"""How soon the files are looked at again once folders are watched: a save just before would be told by nobody."""
_TOGETHER_MS, _QUIET_MS = 200, 20
"""Changes are taken together until none has come for the second, but no longer than the first."""


class Watched(NamedTuple):
    """What to watch: files by their names, and folders of which every file counts. Either may not be there."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...] = ()

    def around(self) -> tuple[Path, ...]:
        """The folders in which a change can be noticed: where the files and what they are links to lie."""
        around: dict[Path, None] = dict.fromkeys(self.folders)
        for path in (*self.files, *self.folders):
            real = Path(os.path.realpath(path))
            around |= dict.fromkeys((path.absolute().parent, real.parent))
        return tuple(folder for folder in around if folder.is_dir())

    def state(self) -> "State":
        """What the system says of each of them now."""
        inside = (path for folder in self.folders for path in _files_in(folder))
        known = {str(path.absolute()): _state(path) for path in (*self.files, *self.folders, *inside)}
        return known | {os.path.realpath(path): state for path, state in known.items()}  # as changes are told of


State = dict[str, tuple[int, ...]]


def _files_in(folder: Path) -> Iterable[Path]:
    try:
        return [folder / name for name in sorted(os.listdir(folder))]
    except OSError:
        return []


def _state(path: Path) -> tuple[int, ...]:
    """Which file it is, how large it is and when it changed; the number of the error where the system does not say.

    For a folder only which it is: what counts of it are its files.
    """
    try:
        found = os.stat(path)
    except (OSError, ValueError) as error:
        return (getattr(error, "errno", 0) or 0,)
    if stat.S_ISDIR(found.st_mode):
        return found.st_dev, found.st_ino
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


class Watch(threading.Thread):
    """Calls `changed` at once, and again after every change, one call after another: the last save is read last.

    `watched` says each time what to watch. Both are called in the thread of the watch; `failed` is given what either of
    them raises, and that is the end of the watch.
    """

    def __init__(
        self,
        watched: Callable[[], Watched],
        changed: Callable[[], None],
        failed: Callable[[Exception], None],
        look_s: float = LOOK_S,
    ) -> None:
        super().__init__(name="deck-watch", daemon=True)
        self._watched, self._changed, self._failed, self._look_s = watched, changed, failed, look_s
        self._over = threading.Event()

    def stop(self, wait_s: float = 5.0) -> None:
        """End the watch, and wait until it has ended."""
        self._over.set()
        if self.is_alive() and threading.current_thread() is not self:
            self.join(wait_s)

    def run(self) -> None:
        try:
            self._watch()
        except Exception as error:
            if not self._over.is_set():
                self._failed(error)

    def _watch(self) -> None:
        seen: State | None = None
        while not self._over.is_set():
            watched = self._watched()
            folders = watched.around()
            places = _places(folders)
            for told in self._wakes(folders):
                # What is there is looked at before it is read: what changes meanwhile is noticed the next time.
                watched = self._watched()
                now = watched.state()
                if now != seen or not told.isdisjoint(now):
                    seen = now
                    self._changed()
                    watched = self._watched()
                if self._over.is_set() or _places(watched.around()) != places:
                    break

    def _wakes(self, folders: tuple[Path, ...]) -> Iterator[set[str]]:
        """The paths that changed each time some did; none at first, once the watch is on, and every so often."""
        yield set()
        looked: float | None = None
        try:
            for changes in watchfiles.watch(
                *folders,
                watch_filter=None,
                debounce=_TOGETHER_MS,
                step=_QUIET_MS,
                stop_event=self._over,
                rust_timeout=int(min(self._look_s, _BEAT_S) * 1000),
                yield_on_timeout=True,
                raise_interrupt=False,
                recursive=False,
                ignore_permission_denied=True,
            ):
                now = time.monotonic()
                if changes or looked is None or now - looked >= self._look_s:
                    looked = now
                    yield {path for _, path in changes}
        except (OSError, RuntimeError):  # no such folder any more, or the system has no more watches to give
            self._over.wait(self._look_s)


def _places(folders: tuple[Path, ...]) -> State:
    """Which folders they are: one that was deleted and made again is another."""
    return {str(folder): _state(folder) for folder in folders}
