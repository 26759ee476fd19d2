"""Results as a table for people and as JSON for whoever keeps them."""

import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from statistics import median

from benchmarks.harness import HEADROOM, Result, Scale, Unit

_HEAD = ("what", "ours", "peer", "ratio", "goal", "met?")
_PACKAGES = ("coldwar-quiz", "textual", "PyYAML", "genanki", "fsrs", "anki")


def table(results: Sequence[Result]) -> str:
    """One line a row: what, ours, peer, ratio, goal, met?"""
    lines = [_HEAD, *(_cells(result) for result in results)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(_HEAD))]
    shown = [" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    return "\n".join([shown[0], "-+-".join("-" * width for width in widths), *shown[1:]])


def _cells(result: Result) -> tuple[str, ...]:
    row = result.row
    goal = "" if row.goal is None else f"<= {row.goal:.2f}"
    if result.ratio is None:
        return (result.what, "", row.peer, "", goal, "skipped" if result.skipped else "BROKEN")
    met = {None: "", True: "yes", False: "no"}[result.met]
    if result.far_off:
        met = f"no, by more than {HEADROOM - 1:.0%}"
    ours, peer = (show(median(samples), row.unit) for samples in (result.ours, result.peer))
    return (result.what, ours, f"{peer:<8}  {row.peer}", f"{result.ratio:.2f}", goal, met)


def show(value: float, unit: Unit) -> str:
    """A quantity with three figures and the unit that suits it: `132 ms`, `41.2 MiB`."""
    if unit is Unit.BYTES:
        return f"{_three_figures(value / 2**20)} MiB"
    for factor, name in ((1.0, "s"), (1e3, "ms")):
        if value * factor >= 1:
            return f"{_three_figures(value * factor)} {name}"
    return f"{_three_figures(value * 1e6)} us"


def _three_figures(value: float) -> str:
    return f"{value:.0f}" if value >= 99.95 else f"{value:.1f}" if value >= 9.995 else f"{value:.2f}"


def remarks(results: Sequence[Result]) -> list[str]:
    """Why rows have no figures, as sentences."""
    return [
        f"{r.row.name} was skipped: {r.skipped}" if r.skipped else f"{r.row.name} broke: {r.problem}"
        for r in results
        if r.ratio is None
    ]


def as_json(results: Sequence[Result], scale: Scale) -> str:
    """Everything that was measured, every sample included, with the versions it holds for."""
    return json.dumps(
        {
            "scale": asdict(scale),
            "machine": {
                "system": platform.system(),
                "architecture": platform.machine(),
                "processors": os.cpu_count(),
                "python": sys.version.split()[0],
            },
            "versions": {name: _version(name) for name in _PACKAGES},
            "rows": [
                {
                    "name": r.row.name,
                    "what": r.what,
                    "unit": r.row.unit,
                    "ours": {"name": r.row.ours, "samples": r.ours},
                    "peer": {"name": r.row.peer, "samples": r.peer},
                    "ratio": r.ratio,
                    "goal": r.row.goal,
                    "met": r.met,
                    "skipped": r.skipped,
                    "problem": r.problem,
                }
                for r in results
            ],
        },
        indent=1,
    )


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
