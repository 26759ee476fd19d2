"""Files that are written whole or not at all: what was there stands until the new one is on the disk.

A process that is killed meanwhile leaves at most a hidden file beside it: a dot, the name, and `.new` at the end.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from coldwar_quiz.errors import CannotDo, reason

_TEMPORARY = ".new"
_LONGEST_NAME = 200
"""Of a longer name the temporary one has only the start: with what it adds, file systems would find it too long."""
_PRIVATE, _USUAL = 0o600, 0o666
"""Who may read and write a new file; of the second the system takes away what the user has it take away."""
_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES, errno.EINVAL}
"""What `link` answers on file systems without hard links (FAT, some network and FUSE mounts)."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which becomes `path` at the end, with the permissions and the owner of what was there.

    A link is written through, not replaced. When the body raises, `path` is as it was and nothing is left behind.
    Raises OSError, also where no regular file is at `path`, and ValueError where it is no path at all.
    """
    target = Path(os.path.realpath(path))
    before = _regular(target)
    temporary = temporary_beside(target, _USUAL if before is None else _PRIVATE)
    try:
        with open(temporary, "wb") as file:
            yield file
            _sync(file)
        if before is not None:
            _hand_over(temporary, before)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    sync_folder(target.parent)


def replace(path: Path, data: bytes) -> None:
    """Make `path` hold `data`, as `replacing` does."""
    with replacing(path) as file:
        file.write(data)


def create(path: Path, data: bytes) -> None:
    """Make a new file of `data`. FileExistsError where anything has that name, even a link to nothing, or gets it
    meanwhile: what is there is untouched."""
    temporary = temporary_beside(path, _USUAL)
    try:
        with open(temporary, "wb") as file:
            file.write(data)
            _sync(file)
        put_in_place(temporary, path)
    finally:
        with suppress(OSError):
            os.unlink(temporary)


def refuse_unfit(target: Path, elsewhere: str) -> None:
    """CannotDo, before any work is done, where no file can be put at `target`, or the one that is there must stay.

    `elsewhere` is the way out where something else is there.
    """
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        folder = Path(os.path.realpath(target)).parent if target.is_symlink() else target.parent
        if not folder.is_dir():
            raise CannotDo(f"there is no folder {folder}", "make it first, or name another place") from None
        return
    except (OSError, ValueError) as error:
        raise CannotDo(f"cannot write {target}: {reason(error)}", "name another place") from None
    if not stat.S_ISREG(mode):
        raise CannotDo(f"{target} is {'a folder' if stat.S_ISDIR(mode) else 'not a file'}", elsewhere)
    if not writable(target, mode):
        raise CannotDo(f"{target} may not be written", elsewhere)


def writable(path: Path, mode: int) -> bool:
    """Whether the file may be written, also in the eyes of whoever took that right from everybody."""
    return bool(mode & 0o222) and os.access(path, os.W_OK)


def temporary_beside(path: Path, mode: int = _PRIVATE) -> Path:
    """Create an empty file in the folder of `path`, by default for its owner only; its name cannot be taken yet."""
    temporary = path.with_name(f"{_prefix(path)}{os.urandom(8).hex()}{_TEMPORARY}")
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, mode))
    return temporary


def remove_temporaries(path: Path) -> None:
    """Remove what processes killed while making `path` left beside it. Only to be called once `path` is there.

    The temporary of a process still at work may go with them: it finds `path` there, which is all it wanted.
    """
    with suppress(OSError), os.scandir(path.parent) as found:
        for entry in found:
            if entry.name.startswith(_prefix(path)) and _TEMPORARY in entry.name:
                with suppress(OSError):
                    os.unlink(entry.path)


def put_in_place(temporary: Path, path: Path) -> None:
    """Give `temporary` the name `path` for good. FileExistsError when the name is taken; what is there is untouched."""
    try:
        os.link(temporary, path)  # unlike a renaming, it never takes the place of another file
    except FileExistsError:
        raise
    except OSError as problem:
        if problem.errno not in _NO_HARD_LINKS:
            raise
        _rename_if_free(temporary, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the names in `folder` are on the disk, where the system can say so."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _prefix(path: Path) -> str:
    """What the names of temporary files for `path` begin with."""
    name = path.name if len(os.fsencode(path.name)) <= _LONGEST_NAME else path.name[:40]
    return f".{name}."


def _regular(path: Path) -> os.stat_result | None:
    """What is known of the file at `path`, None where nothing is. OSError for a device, a pipe or a folder."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "not a file", str(path))
    return found


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _hand_over(path: Path, like: os.stat_result) -> None:
    """Give `path` the owner and the permissions that another file had."""
    if sys.platform != "win32":
        with suppress(OSError):  # a group that is not ours, on a file we may write to
            os.chown(path, like.st_uid, like.st_gid)
    os.chmod(path, stat.S_IMODE(like.st_mode))


def _rename_if_free(temporary: Path, path: Path) -> None:
    if sys.platform == "win32":
        os.rename(temporary, path)
        return
    import fcntl

    # A plain rename would replace a file made in the meantime. The lock on the folder ends with the process.
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        os.rename(temporary, path)
    finally:
        os.close(descriptor)
