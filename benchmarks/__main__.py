"""`python -m benchmarks`: measure, print the table, and keep the figures where asked to."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.harness import FULL, QUICK, measure
from benchmarks.report import as_json, remarks, table
from benchmarks.rows import GROUPS

_NAMES = [row.name for group in GROUPS for row in group.rows]


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 0 when everything ran, however long it took; 1 when something broke, or with `--strict` fell far short."""
    options = _parser().parse_args(arguments)
    scale = QUICK if options.quick else FULL
    results = list(measure(GROUPS, scale, only=options.only, narrate=_narrate))
    print(table(results))
    for remark in remarks(results):
        print(remark)
    if options.quick:
        _narrate("a quick run: too few rounds and too little work to quote")
    if options.json:
        options.json.write_text(as_json(results, scale) + "\n", encoding="utf-8")
    if any(result.problem for result in results):
        return 1
    return 1 if options.strict and any(result.far_off for result in results) else 0


def _narrate(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--only", action="append", default=[], choices=_NAMES, metavar="NAME", help=f"one of: {', '.join(_NAMES)}"
    )
    parser.add_argument("--quick", action="store_true", help="less work and fewer rounds, to see that it runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every sample to FILE")
    parser.add_argument(
        "--strict", action="store_true", help="exit 1 when a ratio is more than a quarter beyond its goal"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
