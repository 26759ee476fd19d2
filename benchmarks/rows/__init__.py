"""The comparisons, one module for each thing a learner or an author waits for."""

from benchmarks.harness import Group
from benchmarks.rows import answering, checking, exporting, starting

GROUPS: tuple[Group, ...] = (starting.GROUP, *checking.GROUPS, answering.GROUP, exporting.GROUP)
