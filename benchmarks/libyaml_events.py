"""The floor of reading a deck with places: walk the events of libyaml, and keep nothing."""

import sys
from pathlib import Path

import yaml


def walk(path: Path) -> int:
    """How many events the file at `path` has."""
    count = 0
    for _ in yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
        count += 1
    return count


if __name__ == "__main__":
    print(walk(Path(sys.argv[1])))
