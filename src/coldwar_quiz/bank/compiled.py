"""The usable bank as it was last read, so that a start need not read it again.

Reading YAML costs more than half of what starting a full-screen program costs, and decks seldom change. The file holds
no truth: it is made anew when any deck, source record or the reader itself has another size or time than it names, and
whatever is wrong with it means only that the decks are read. Nothing in it is run.
"""

import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

from coldwar_quiz import __version__, paths
from coldwar_quiz.bank import model
from coldwar_quiz.bank.model import Bank
from coldwar_quiz.diagnostics.span import Span
from coldwar_quiz.whole_files import replace

_LEFT_OUT = "spans"
"""The field that only rules ask for; a bank that was checked before does without."""
_PLACED = (model.Evidence.__name__, model.Account.__name__)
"""Of these only rules ask for the place, and there are more of them than of anything else."""
_SOMEWHERE = Span.whole_file("")

_KINDS: list[Any] = [
    kind for kind in (*vars(model).values(), Span) if isinstance(kind, type) and hasattr(kind, "_fields")
]
_LIST, _MAPPING = "[]", "{}"

_MAKERS: dict[str, Callable[[list[Any]], Any]] = {
    **{kind.__name__: kind._make for kind in _KINDS},
    model.Evidence.__name__: lambda fields: model.Evidence._make([*fields, _SOMEWHERE]),
    model.Account.__name__: lambda fields: model.Account._make([*fields[:3], _SOMEWHERE, *fields[3:]]),
    Bank.__name__: lambda fields: Bank(*fields),
    Decimal.__name__: lambda fields: Decimal(fields[0]),
    _LIST: tuple,
    _MAPPING: lambda fields: dict(zip(*fields, strict=True)),
}
"""What each name in the file is made by, from a list of what stands under it."""


def usable_bank(home: paths.Home) -> Bank:
    """The bundled decks and the learner's own, without questions that have errors. Never raises for content."""
    stamp = _stamp(home)
    found = _read(home.compiled_bank, stamp)
    if found is not None:
        return found
    from coldwar_quiz.bank.loader import load_bank

    bank, _ = load_bank(home=home, rules=False, shown=str)  # whole paths: the next start may be in another folder
    if os.path.isdir(home.root):
        _write(home.compiled_bank, stamp, bank)
    return bank


def _stamp(home: paths.Home) -> bytes:
    """What the bank depends on, on one line: this version, its reader, every file it is read from, by size and time."""
    bundled, own = paths.bundled_decks(), home.decks
    records = (paths.bundled_seeds(), home.sources, bundled / "sources", own / "sources")
    reader = Path(__file__).parent
    rules = reader / "rules"
    folders = (reader, rules, rules / "house", rules / "writing", bundled, own, *records)
    return json.dumps([__version__, [entry for folder in folders for entry in _entries(folder)]]).encode()


def _entries(folder: Path) -> Iterator[list[Any]]:
    try:
        names = sorted(os.listdir(folder))
    except FileNotFoundError:
        return
    except OSError as error:
        yield [str(folder), error.errno]
        return
    for name in names:
        if name.endswith((".yaml", ".yml", ".py")):
            path = os.path.join(folder, name)
            try:
                known = os.stat(path)
                yield [path, known.st_size, known.st_mtime_ns]
            except OSError as error:  # a link to nothing, or a file just gone: the others count all the same
                yield [path, error.errno]


def _read(path: Path, stamp: bytes) -> Bank | None:
    try:
        check_sum, kept_stamp, text = path.read_bytes().split(b"\n")
        if kept_stamp != stamp or check_sum != _check_sum(stamp + text):
            return None
        found = _decoded(text)
        return found if isinstance(found, Bank) else None
    except (OSError, ValueError, LookupError, TypeError, ArithmeticError, AttributeError, RecursionError):
        return None


def _write(path: Path, stamp: bytes, bank: Bank) -> None:
    """Keep it, whole or not at all; a folder that cannot be written to is no reason to say anything."""
    with suppress(OSError, ValueError):
        text = json.dumps(_encoded(bank), separators=(",", ":")).encode()
        replace(path, b"\n".join((_check_sum(stamp + text), stamp, text)))


def _check_sum(text: bytes) -> bytes:
    return f"{zlib.crc32(text):08x}".encode()


def _encoded(value: Any) -> Any:
    """As JSON: whatever is no text, number, truth or null is `{name: [fields]}`, except a tuple among the fields."""
    name = type(value).__name__
    if isinstance(value, Mapping):
        return {_MAPPING: _fields((tuple(value), tuple(value.values())))}
    if isinstance(value, Decimal):
        return {name: [str(value)]}
    if name not in _MAKERS:
        return {_LIST: _fields(value)} if isinstance(value, tuple) else value
    names = value.__match_args__  # of a named tuple and of a dataclass, the fields in their order
    if name in _PLACED:
        names = tuple(field for field in names if field != "span")
    return {name: _fields({} if field == _LEFT_OUT else getattr(value, field) for field in names)}


def _fields(values: Iterable[Any]) -> list[Any]:
    return [list(map(_encoded, v)) if type(v) is tuple else _encoded(v) for v in values]


def _decoded(text: str | bytes) -> Any:
    """The value of what `_encoded` gave, as JSON text. The parser puts it together itself, innermost first."""
    return json.loads(text, object_hook=_object)


def _object(value: dict[str, Any]) -> Any:
    ((name, fields),) = value.items()
    return _MAKERS[name]([tuple(field) if type(field) is list else field for field in fields])
