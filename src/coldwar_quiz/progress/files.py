"""Files that appear whole or not at all: temporary names, syncing, and taking a name only if it is free."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

_TEMPORARY = ".new"
_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES}
"""What `link` answers on file systems without hard links (FAT, some network and FUSE mounts)."""


def temporary_beside(path: Path) -> Path:
    """Create an empty file, readable by its owner only, in the folder of `path`; its name cannot be taken yet."""
    temporary = path.with_name(f".{path.name}.{os.urandom(8).hex()}{_TEMPORARY}")
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return temporary


def remove_temporaries(path: Path) -> None:
    """Remove what processes killed while making `path` left beside it. Only to be called once `path` is there.

    The temporary of a process still at work may go with them: it finds `path` there, which is all it wanted.
    """
    with suppress(OSError), os.scandir(path.parent) as found:
        for entry in found:
            if entry.name.startswith(f".{path.name}.") and _TEMPORARY in entry.name:
                with suppress(OSError):
                    os.unlink(entry.path)


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


def sync_folder(folder: Path) -> None:
    """Wait until the names in `folder` are on the disk, where the system can say so."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(temporary: Path, path: Path) -> None:
    """Give `temporary` the name `path` for good. FileExistsError when the name is taken; what is there is untouched."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError as problem:
        if problem.errno not in _NO_HARD_LINKS:
            raise
        _rename_if_free(temporary, path)
    sync_folder(path.parent)


def _rename_if_free(temporary: Path, path: Path) -> None:
    if sys.platform == "win32":
        os.rename(temporary, path)
        return
    import fcntl

    # A plain rename would replace a store made in the meantime. The lock on the folder ends with the process.
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        os.rename(temporary, path)
    finally:
        os.close(descriptor)
