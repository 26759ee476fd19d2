"""Modules are no garbage: with them out of the collector's sight the many starts of the application take less."""

import gc
from collections.abc import Iterator

import pytest
from markup_guard import no_markup_but_ours


@pytest.fixture(scope="session", autouse=True)
def _modules_out_of_sight() -> None:
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_text_of_a_deck_is_read_as_markup() -> Iterator[None]:
    """Whatever a test of the terminal face does: no text but the program's own goes through the markup parser."""
    with no_markup_but_ours() as caught:
        yield
    assert caught == []
