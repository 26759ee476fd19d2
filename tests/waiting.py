"""The one way to wait in a test: ask again until a deadline, and say what never came."""

import asyncio
import time
from collections.abc import Callable

DEADLINE_S = 10.0


def until(condition: Callable[[], object], what: str, seconds: float = DEADLINE_S) -> None:
    """Wait until `condition()` is true. AssertionError names `what` if it never is."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:g} s for {what}")
        time.sleep(0.005)


async def eventually(condition: Callable[[], object], what: str, seconds: float = DEADLINE_S) -> None:
    """As `until`, letting an event loop run meanwhile."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:g} s for {what}")
        await asyncio.sleep(0.005)
