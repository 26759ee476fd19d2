"""What the tests of the export share.

The official library is a namespace package, and this folder is on the path under the same name: no module here may be
named as one of the library's own.
"""

from collections.abc import Iterator

import pytest
from learner import Learner, learner


@pytest.fixture
def me() -> Iterator[Learner]:
    """A learner with an empty Anki."""
    with learner() as someone:
        yield someone
