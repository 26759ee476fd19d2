"""A save is noticed however an editor saves, and the watch leaves nothing behind."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from saving import SAVES, renamed_over

from coldwar_quiz.tui.watching import Watch, Watched
from waiting import until

LOOKS_NEVER_S = 3600.0
"""Longer than any test: what is noticed was told by the system."""


class Reader:
    """Somebody who reads a file each time they are told to."""

    def __init__(self, path: Path, look_s: float, folders: tuple[Path, ...] = ()) -> None:
        self.read: list[str] = []
        self.failures: list[Exception] = []
        self._path = path
        self.watch = Watch(lambda: Watched((path,), folders), self._look, self.failures.append, look_s)
        self.watch.start()
        until(lambda: self.read, "the first look")
        self._under_way()

    def _look(self) -> None:
        try:
            self.read.append(self._path.read_text("utf-8"))
        except OSError as error:
            self.read.append(type(error).__name__)

    def _under_way(self) -> None:
        """Wait until changes are told of: another file in the folder is written until that wakes the watch."""
        woken: list[Watched] = []
        state, beside = Watched.state, self._path.parent / ".beside"

        def noted(watched: Watched) -> object:
            woken.append(watched)
            return state(watched)

        def told() -> bool:
            beside.write_text(str(time.monotonic_ns()), "utf-8")
            return bool(woken)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Watched, "state", noted)
            until(told, "the watch under way")
        beside.unlink()

    def sees(self, text: str) -> None:
        until(lambda: self.read[-1] == text, f"{text!r} to be read; {self.read}")


@pytest.fixture
def reader() -> Iterator[Callable[..., Reader]]:
    made: list[Reader] = []

    def make(path: Path, look_s: float = LOOKS_NEVER_S, folders: tuple[Path, ...] = ()) -> Reader:
        made.append(Reader(path, look_s, folders))
        return made[-1]

    yield make
    for one in made:
        one.watch.stop()
        assert not one.watch.is_alive()
        assert one.failures == []


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text("first", "utf-8")
    return path


@pytest.mark.parametrize("save", SAVES, ids=["in place", "renamed over", "deleted", "backup"])
def test_each_way_to_save_is_noticed_again_and_again(
    reader: Callable[..., Reader], deck: Path, save: Callable[[Path, str], object]
) -> None:
    watching = reader(deck)
    for text in ("second", "third", "fourth"):
        save(deck, text)
        watching.sees(text)


def test_of_saves_in_quick_succession_the_last_one_wins(reader: Callable[..., Reader], deck: Path) -> None:
    watching = reader(deck)
    for number in range(200):
        deck.write_text(f"number {number}", "utf-8")
    watching.sees("number 199")
    assert len(watching.read) < 100


def test_the_file_a_link_leads_to_is_watched_and_so_is_the_link(
    reader: Callable[..., Reader], deck: Path, tmp_path: Path
) -> None:
    for name in ("there", "elsewhere"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "real.yaml").write_text(name, "utf-8")
    deck.unlink()
    deck.symlink_to(tmp_path / "there" / "real.yaml")
    watching = reader(deck)
    renamed_over(tmp_path / "there" / "real.yaml", "changed there")
    watching.sees("changed there")
    deck.unlink()
    deck.symlink_to(tmp_path / "elsewhere" / "real.yaml")
    watching.sees("elsewhere")
    renamed_over(tmp_path / "elsewhere" / "real.yaml", "changed elsewhere")
    watching.sees("changed elsewhere")


def test_a_record_put_beside_the_deck_is_noticed(reader: Callable[..., Reader], deck: Path, tmp_path: Path) -> None:
    watching = reader(deck, folders=(tmp_path / "sources",))
    (tmp_path / "sources").mkdir()
    until(lambda: len(watching.read) > 1, "another look")
    seen = len(watching.read)
    (tmp_path / "sources" / "book.yaml").write_text("works:", "utf-8")
    until(lambda: len(watching.read) > seen, "a look because of the record")


def test_what_else_happens_in_the_folder_is_not_the_decks_business(
    reader: Callable[..., Reader], deck: Path, tmp_path: Path
) -> None:
    watching = reader(deck)
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    deck.write_text("second", "utf-8")
    watching.sees("second")
    assert set(watching.read) == {"first", "second"}


def test_a_folder_that_is_gone_and_comes_back_is_watched_again(reader: Callable[..., Reader], tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    folder.mkdir()
    path = folder / "small.yaml"
    path.write_text("first", "utf-8")
    watching = reader(path, look_s=0.05)
    path.unlink()
    folder.rmdir()
    watching.sees("FileNotFoundError")
    folder.mkdir()
    path.write_text("second", "utf-8")
    watching.sees("second")


@pytest.mark.parametrize("force", ["1", "disable"])
def test_where_the_system_tells_of_no_changes_the_files_are_looked_at(
    reader: Callable[..., Reader], deck: Path, monkeypatch: pytest.MonkeyPatch, force: str
) -> None:
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", force)
    if force == "disable":

        def no_watches(*paths: object, **more: object) -> object:
            raise OSError("no space left for watches")

        monkeypatch.setattr("coldwar_quiz.tui.watching.watchfiles.watch", no_watches)
    watching = reader(deck, look_s=0.05)
    for text in ("second", "third"):
        renamed_over(deck, text)
        watching.sees(text)


def test_a_fault_in_reading_ends_the_watch_and_is_told(deck: Path) -> None:
    told: list[Exception] = []

    def fails() -> None:
        raise ZeroDivisionError

    watch = Watch(lambda: Watched((deck,)), fails, told.append)
    watch.start()
    until(lambda: not watch.is_alive(), "the end of the watch")
    assert [type(error) for error in told] == [ZeroDivisionError]


def test_with_nothing_to_do_the_watch_does_next_to_nothing(reader: Callable[..., Reader], deck: Path) -> None:
    watching = reader(deck)
    number = watching.watch.native_id
    if not os.path.isdir(f"/proc/self/task/{number}"):
        pytest.skip("only Linux says how much one thread has done")

    def ticks() -> int:
        stat = Path(f"/proc/self/task/{number}/stat").read_text("utf-8").rpartition(")")[2].split()
        return int(stat[11]) + int(stat[12])

    before, begun, looks = ticks(), time.monotonic(), len(watching.read)
    until(lambda: time.monotonic() - begun > 1.0, "a second to pass", seconds=5)
    spent_s = (ticks() - before) / os.sysconf("SC_CLK_TCK")
    assert spent_s < 0.25, "a loop that never rests spends the whole second"
    assert len(watching.read) == looks
