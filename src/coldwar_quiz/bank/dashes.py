"""The hyphens that begin items: one that is missing, and one that does not stand where the others do."""

import re

from coldwar_quiz.bank.document import Mark
from coldwar_quiz.bank.keys import ACCOUNT_KEYS, EVIDENCE_KEYS, QUESTION_KEYS
from coldwar_quiz.bank.lost_keys import OF_NO_LIST
from coldwar_quiz.bank.scan import Scan, moved_to
from coldwar_quiz.bank.seeming import KEY

_LISTS_OF_MAPS = ("questions", "people", "glossary", "evidence", "accounts")
_KEYS_OF_ITEMS = {"questions": QUESTION_KEYS, "evidence": EVIDENCE_KEYS, "accounts": ACCOUNT_KEYS}
_AROUND = 20_000
"""So many characters around a fault show how its neighbours stand."""


def first_is_out_of_line(scan: Scan, number: int, column: int) -> bool:
    """Report the first item of a list where it, and not the two or more that follow, stands in a column of its own."""
    if len(scan.opened) < 2 or scan.opened[-1].is_map or scan.opened[-1].entries > 1:
        return False
    alone, owner = scan.opened[-1], scan.opened[-2].column
    following = 0
    for line in scan.scene.lines[number:]:
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent < column:
            break
        following += indent == column and line[indent : indent + 1] == "-"
    if column <= owner or following < 2:
        return False
    message, help = "this item does not stand under the others", moved_to(column)
    return scan.scene.report("indentation", alone.line, alone.column, message, help=help)


def has_no_dash(scan: Scan, number: int, column: int, name: str) -> bool:
    """Report the first item of a list where it has no hyphen, though the second, at line `number`, has one at `column`.

    `name` is the key that the second begins with; the first begins with the same, or with another key of a question. An
    item right below the header has lost the key of its list.
    """
    for open_ in reversed(scan.opened):
        line = scan.scene.text(open_.line)
        first = KEY.match(line, open_.column)
        if not open_.is_map or open_.column <= column or not name or first is None or line[: open_.column].strip():
            continue
        above = next((text for text in map(scan.scene.text, range(open_.line - 1, -1, -1)) if _says(text)), "")
        owner = KEY.match(above.lstrip(" -"))
        if owner and owner[1] == "deck" and first[1] == name:
            help = "write `questions:` in a line of its own above the first question"
            return scan.scene.report("indentation", number, column, OF_NO_LIST, help=help)
        if owner is None or owner[1] not in _LISTS_OF_MAPS or above.rstrip()[-1:] != ":":
            continue
        if first[1] == name or first[1] in _KEYS_OF_ITEMS.get(owner[1], ()):
            beginning = scan.scene.segment.span(Mark(open_.line, open_.column, 0), Mark(open_.line, open_.column, 0))
            item = beginning.line + number - open_.line
            help = f"write `- {first[1]}`, in the column of the item in line {item}"
            message = f"a hyphen is missing before `{first[1]}`"
            return scan.scene.report("indentation", open_.line, open_.column, message, len(first[1]), help=help)
    return False


def _says(line: str) -> bool:
    """Whether `line` is neither blank nor a comment."""
    return line.strip() != "" and not line.lstrip().startswith("#")


def dash_is_out_of_line(scan: Scan, column: int) -> bool:
    """Report the hyphen of an item where it, and not the key below it, stands otherwise than in the items around."""
    if len(scan.opened) < 2 or not scan.opened[-1].is_map or scan.opened[-2].is_map or scan.opened[-1].entries > 1:
        return False
    keys, dash = scan.opened[-1], scan.opened[-2]
    wanted = column - (keys.column - dash.column)
    first = KEY.match(scan.scene.text(keys.line), keys.column)
    if wanted < 0 or first is None or keys.line != dash.line:
        return False
    segment = scan.scene.segment
    around = segment.source.clean[max(0, segment.offset - _AROUND) : segment.offset + _AROUND]
    stands = [len(found) for found in re.findall(rf"^( *)- +{re.escape(first[1])}[ ]*:", around, re.MULTILINE)]
    if wanted not in stands or stands.count(dash.column) > 1:
        return False
    message, help = "this item does not stand under the others", moved_to(wanted)
    return scan.scene.report("indentation", dash.line, dash.column, message, help=help)
