"""Writing a file so that the old one stands until the new one is whole."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """A file to write to, under a passing name beside `target`, which it becomes at the end.

    When the body raises, `target` is as it was and nothing is left behind. Raises OSError.
    """
    passing = target.with_name(f".cwq-{secrets.token_hex(6)}.tmp")
    try:
        with open(passing, "xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(passing, target)
    except BaseException:
        with suppress(OSError):
            passing.unlink()
        raise
