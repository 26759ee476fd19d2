"""The usable bank as it was last read, so that a start need not read it again.

Reading YAML costs more than half of what starting a full-screen program costs, and decks seldom change. The file holds
no truth: it is made anew when any deck, source record or the reader itself has another size or time than it names, and
whatever is wrong with it means only that the decks are read. Nothing in it is run.
"""

import dataclasses
import json
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

from coldwar_quiz import __version__, paths
from coldwar_quiz.bank import model
from coldwar_quiz.bank.model import Bank
from coldwar_quiz.diagnostics.span import Span

_LEFT_OUT = frozenset({"spans"})
"""Fields that only rules ask for; a bank that was checked before does without."""

_CLASSES: dict[str, Any] = {
    name: kind
    for name, kind in [*vars(model).items(), ("Span", Span)]
    if isinstance(kind, type) and (dataclasses.is_dataclass(kind) or hasattr(kind, "_fields"))
}


def usable_bank(home: paths.Home) -> Bank:
    """The bundled decks and the learner's own, without questions that have errors. Never raises for content."""
    stamp = _stamp(home)
    found = _read(home.compiled_bank, stamp)
    if found is not None:
        return found
    from coldwar_quiz.bank.loader import load_bank

    bank, _ = load_bank(home=home, rules=False)
    if home.root.is_dir():
        _write(home.compiled_bank, stamp, bank)
    return bank


def _stamp(home: paths.Home) -> list[Any]:
    """What the bank depends on: this version, its reader, and every file it is read from, by size and time."""
    bundled, own = paths.bundled_decks(), home.decks
    records = (paths.bundled_seeds(), home.sources, bundled / "sources", own / "sources")
    folders = (Path(__file__).parent, bundled, own, *records)
    return [__version__, sorted(entry for folder in folders for entry in _entries(folder))]


def _entries(folder: Path) -> Iterator[list[Any]]:
    with suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if entry.name.endswith((".yaml", ".yml", ".py")):
                known = entry.stat()
                yield [entry.path, known.st_size, known.st_mtime_ns]


def _read(path: Path, stamp: list[Any]) -> Bank | None:
    try:
        check_sum, _, text = path.read_bytes().partition(b"\n")
        if check_sum != _check_sum(text):
            return None
        kept_stamp, bank = json.loads(text)
        return _decoded(bank) if kept_stamp == stamp else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, stamp: list[Any], bank: Bank) -> None:
    """Keep it, whole or not at all; a folder that cannot be written to is no reason to say anything."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        text = json.dumps([stamp, _encoded(bank)], separators=(",", ":")).encode()
        part.write_bytes(_check_sum(text) + b"\n" + text)
        part.replace(path)
    except (OSError, ValueError):
        with suppress(OSError):
            part.unlink()


def _check_sum(text: bytes) -> bytes:
    return f"{zlib.crc32(text):08x}".encode()


def _encoded(value: Any) -> Any:
    """As JSON: an object of one of our classes is `{name: [fields]}`, a mapping `{"": [[key, value]]}`."""
    if isinstance(value, Decimal):
        return {"Decimal": [str(value)]}
    if type(value).__name__ in _CLASSES:
        return {type(value).__name__: [_encoded(getattr(value, name)) for name in _names(type(value))]}
    if isinstance(value, Mapping):
        return {"": [[_encoded(key), _encoded(item)] for key, item in value.items()]}
    if isinstance(value, list | tuple):
        return [_encoded(item) for item in value]
    return value


def _decoded(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_decoded, value))
    if not isinstance(value, dict):
        return value
    ((name, items),) = value.items()
    if not name:
        return {_decoded(key): _decoded(item) for key, item in items}
    if name == "Decimal":
        return Decimal(items[0])
    return _CLASSES[name](**dict(zip(_names(_CLASSES[name]), map(_decoded, items), strict=True)))


def _names(kind: Any) -> Iterable[str]:
    """The names of a class's fields, in their order."""
    known = _FIELDS.get(kind)
    if known is None:
        fields = getattr(kind, "_fields", None) or [field.name for field in dataclasses.fields(kind)]
        known = _FIELDS[kind] = tuple(name for name in fields if name not in _LEFT_OUT)
    return known


_FIELDS: dict[Any, tuple[str, ...]] = {}
