"""Printing a schema, or writing it to a file that may hold an older one of the same."""

import json
import os
from pathlib import Path

from coldwar_quiz.authoring.files import create, replace
from coldwar_quiz.authoring.schema import SCHEMAS
from coldwar_quiz.cli.output import narrate, tell
from coldwar_quiz.cli.run import FINE
from coldwar_quiz.errors import CannotDo, reason
from coldwar_quiz.whole_files import refuse_unfit

_MOST = 10_000_000
"""What is longer is no schema of ours."""
_ELSEWHERE = "name another file"


def print_or_write(of: str, target: Path | None) -> int:
    """The schema of that name, to standard output or to `target`; says on stderr how an editor gets to know of it."""
    described = SCHEMAS[of]
    text = described.text()
    if target is None or str(target) == "-":
        tell(text.removesuffix("\n"))
        return FINE
    refuse_unfit(target, _ELSEWHERE)
    _refuse_another_kind(target, json.loads(text)["$id"])
    replace(target, text.encode())
    tell(f"{target}: written")
    name = Path(os.path.realpath(target)).name
    narrate(f"Your editor uses it where a file beside it begins with: {described.modeline(name)}")
    return FINE


def put_beside(deck: Path) -> None:
    """The schema that the first line of a new deck names, unless one is there; a deck is good without it, too."""
    path = deck.with_name(SCHEMAS["deck"].file)
    if os.path.lexists(path):
        return
    try:
        create(path, SCHEMAS["deck"].text().encode())
    except CannotDo as error:
        narrate(f"coldwar-quiz: {error.message}")
    else:
        narrate(f"Beside it stands {path}, by which editors complete and explain the keys.")


def _refuse_another_kind(target: Path, wanted: str) -> None:
    """CannotDo where something is at `target` that is not an older schema with the id `wanted`."""
    try:
        with open(target, "rb") as file:
            old = file.read(_MOST)
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotDo(f"cannot read {target}: {reason(error)}", _ELSEWHERE) from None
    if old.strip() and _kind(old) != wanted.rpartition(":")[0]:
        raise CannotDo(f"{target} is there already, and is no schema of this kind", _ELSEWHERE)


def _kind(content: bytes) -> str | None:
    """The id of the schema that `content` is, without its version."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return None
    name = found.get("$id") if isinstance(found, dict) else None
    return name.rpartition(":")[0] if isinstance(name, str) else None
