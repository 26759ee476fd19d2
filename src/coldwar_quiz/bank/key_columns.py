"""Keys that left the column of their map, told by the key below, at which the parser stopped."""

import re

from coldwar_quiz.bank.document import STREAMED
from coldwar_quiz.bank.keys import ACCOUNT_KEYS, DECK_KEYS, DOCUMENT_KEYS, EVIDENCE_KEYS, PERSON_KEYS, TERM_KEYS
from coldwar_quiz.bank.scan import Scan, moved_to
from coldwar_quiz.bank.seeming import KEY

_KEY_LINE = re.compile(r"[ ]*(-[ ]+)?([A-Za-z][\w-]*):(?=[ ]|$)")


def another_is_out_of_column(scan: Scan, number: int, column: int, name: str) -> bool:
    """Report the key that, and not `name` at line `number`, stands out of the column of its map; whether one does."""
    return (
        _above_strayed(scan, number, column, name)
        or _header_is_indented(scan, column, name)
        or _first_stands_out(scan, number, column, name)
    )


def _above_strayed(scan: Scan, number: int, column: int, name: str) -> bool:
    """Report the key above `name`, where that left the map to which both belong; whether it did.

    It stands further left than both the key before it and `name`, and all three are keys of one kind of map; or it is
    of the header, and so is `name`, which stands where the header has its keys.
    """
    lines = range(number - 1, max(number - 10, -1), -1)
    above = [(at, key) for at in lines if (key := _KEY_LINE.match(scan.scene.text(at)))][:2]
    if len(above) < 2:
        return False
    (at, stray), (_, before) = above
    if stray[1] or stray.start(2) >= column:
        return False
    in_header = before[2] == "deck" and before.start(2) == stray.start(2) and {stray[2], name} <= DECK_KEYS
    kinds = (DECK_KEYS, EVIDENCE_KEYS, ACCOUNT_KEYS, PERSON_KEYS, TERM_KEYS)
    in_map = before.start(2) == column and any({stray[2], before[2], name} <= keys for keys in kinds)
    message, help = f"`{stray[2]}` does not stand under the other keys", moved_to(column)
    return (in_header or in_map) and scan.scene.report(
        "indentation", at, stray.start(2), message, len(stray[2]), help=help
    )


def _first_stands_out(scan: Scan, number: int, column: int, name: str) -> bool:
    """Report the first key of a map, where it stands further in than `name` and the key after that; whether it does."""
    first = scan.opened[-1]
    if not first.is_map or first.entries > 1 or first.column <= column or len(scan.opened) < 2:
        return False
    below = range(number + 1, min(number + 10, len(scan.scene.lines)))
    following = next((_KEY_LINE.match(text) for at in below if (text := scan.scene.text(at)).strip()), None)
    key = KEY.match(scan.scene.text(first.line), first.column)
    if scan.opened[-2].column >= column or not key or not following or following[1] or following.start(2) != column:
        return False
    message, help = f"`{key[1]}` stands further in than the other keys", f"write it as far left as `{name}`"
    return scan.scene.report("indentation", first.line, first.column, message, len(key[1]), help=help)


def _header_is_indented(scan: Scan, column: int, name: str) -> bool:
    """Report `deck`, or a key of it with none above, where the file begins so, and indented; whether it does.

    In a source record it is `document`.
    That it is indented shows at the key `name` of the file, at `column`.
    """
    outer = scan.opened[0]
    first = KEY.match(scan.scene.text(outer.line), outer.column)
    header, keys = ("document", DOCUMENT_KEYS) if name == "works" else ("deck", DECK_KEYS)
    if column or name not in (*STREAMED, "works") or not outer.column or not first or first[1] not in {header, *keys}:
        return False
    if first[1] != header:
        message = f"`{first[1]}` stands without `{header}:` above"
        help = f"write `{header}:` in a line of its own above it, at the margin"
        return scan.scene.report("missing-key", outer.line, outer.column, message, len(first[1]), help=help)
    message, help = f"`{header}` is indented, and the other keys of the file are not", "write it at the margin"
    return scan.scene.report("indentation", outer.line, outer.column, message, len(header), help=help)
