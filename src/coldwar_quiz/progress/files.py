"""What a store needs of the disk: a folder for its owner, and content that is there for good."""

import os
from contextlib import suppress
from pathlib import Path

from coldwar_quiz.whole_files import sync_folder


def make_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, for its owner only, so that a power cut does not undo it."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    sync_folder(folder.parent)


def sync_file(path: Path) -> None:
    """Wait until the content of `path` is on the disk. Never for a database another connection has open."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
