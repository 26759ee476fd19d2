"""Modules are no garbage: with them out of the collector's sight the many starts of the application take less."""

import gc

import pytest


@pytest.fixture(scope="session", autouse=True)
def _modules_out_of_sight() -> None:
    gc.collect()
    gc.freeze()
