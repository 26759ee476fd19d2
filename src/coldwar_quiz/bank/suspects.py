"""The first line of an item that cannot be meant as it stands, found without YAML.

A parser stops where it cannot go on, which is often below the mistake. Read line by line, with the keys of a deck in
mind, the mistake shows earlier: a key out of its column, a hyphen or a colon without its space, a quote that nothing
closes before the next key. Only text that YAML refused is looked at, and only down to the line where it stopped.
"""

import re

from coldwar_quiz.bank.dashes import dash_is_out_of_line, first_is_out_of_line, has_no_dash
from coldwar_quiz.bank.document import STREAMED, Mark
from coldwar_quiz.bank.key_columns import another_is_out_of_column
from coldwar_quiz.bank.keys import (
    ALL_KEYS,
    QUESTION_KEYS,
)
from coldwar_quiz.bank.lost_keys import below_a_text, below_a_word, of_no_list, without_questions
from coldwar_quiz.bank.quoting import closing, how_to_close
from coldwar_quiz.bank.scan import Open, Scan, moved_to
from coldwar_quiz.bank.scene import Scene
from coldwar_quiz.bank.seeming import KEY, QUOTED, before_the_deck, odd_sign, spoiled_key, spoiled_root_key
from coldwar_quiz.diagnostics.problem import Label

_KEY_OF_WORDS = re.compile(r"[A-Za-z][\w -]*:(?=[ ]|$)")
_DASHES = re.compile(r"(?:-[ \t]+)*(?:-$)?")
_JOINED = re.compile(rf"[ ]({'|'.join(sorted(QUESTION_KEYS))}):(?=[ ]|$)")
_PROPERTY = re.compile(r"[&!]\S*[ \t]*")
"""An anchor or a tag, which are refused, but say nothing of the lines."""
_WORD = re.compile(r"[A-Za-z][\w-]*")
_TEXT_KEYS = frozenset({"prompt", "hint", "explanation", "correction", "quote", "says", "text", "description"})
"""The keys whose value is a text."""
_COMMENT = re.compile(r"(?:^|[ \t])#.*")


def report_suspect(scene: Scene) -> bool:
    """Report the first line, down to where the parser stopped, that cannot be meant so; whether there is one."""
    scan = Scan(scene)
    return any(_line(scan, number) for number in range(min(scene.at.line + 1, len(scene.lines))) if not scan.stopped)


def _line(scan: Scan, number: int) -> bool:
    line = scan.scene.text(number)
    text = line.strip(" \t")
    column = len(line) - len(line.lstrip(" "))
    if scan.block is not None:
        if not text or column > scan.block:
            return bool(text) and _in_block(scan, number, column)
        scan.block = None
    if not text or text[0] == "#":
        if text and scan.plain is not None and not scan.cut:
            scan.cut = (number, line.index("#"))
        return False
    if scan.quote:
        return _in_quote(scan, number, line, column)
    if scan.depth:
        scan.depth = max(0, scan.depth + _balance(text))
        return False
    return _structure(scan, number, line, column)


def _in_block(scan: Scan, number: int, column: int) -> bool:
    assert scan.block is not None
    if scan.block_first is None:
        scan.block_first = (number, column)
    first, indent = scan.block_first
    if column >= indent:
        return False
    place = scan.scene.segment.span(Mark(first, indent, 0), Mark(first, indent + 1, 0))
    message, help = "this line is indented less than the first of its text", "give both the same indentation"
    key = KEY.match(scan.scene.text(number), column)
    if key and key[1] in ALL_KEYS and key[3] == ":":
        help = f"give `{key[1]}` the indentation of the other keys"
    others = (Label(place, "the text begins here"),)
    return scan.scene.report("indentation", number, column, message, others=others, help=help)


def _in_quote(scan: Scan, number: int, line: str, column: int) -> bool:
    assert scan.quote is not None
    quote, opened_line, opened_column, owner = scan.quote
    key = KEY.match(line, column)
    if key and key[1] in ALL_KEYS and key[3] == ":" and key[4] in ("", " ") and column <= owner:
        place = scan.scene.segment.span(Mark(number, column, 0), Mark(number, column + len(key[1]), 0))
        return scan.scene.report(
            "unclosed-quote", opened_line, opened_column, f"the quote `{quote}` is not closed where its text ends",
            label="opened here", others=(Label(place, "the next key stands inside the text"),),
            help=how_to_close(quote, scan.scene.text(opened_line)),
        )  # fmt: skip
    if closing(line, 0, quote) >= 0:
        scan.quote = None
    return False


def _structure(scan: Scan, number: int, line: str, column: int) -> bool:
    """A line that begins with a dash or a key, or goes on with an unquoted text."""
    if column == 0 and spoiled_root_key(scan.scene, number, line):
        return True
    if odd_sign(scan.scene, number, line, column, scan.plain):
        return True
    dashes = _DASHES.match(line, column)
    end = dashes.end() if dashes else column
    first = end
    key = KEY.match(line, end)
    is_key = bool(key and key[3] == ":" and key[4] in ("", " ", "\t"))
    if scan.cut and end > column:
        scan.plain = None  # a list below a text that is over
    if is_key and end == column and scan.keyless and column == scan.keyless[1]:
        return _no_colon(scan, *scan.keyless)
    if scan.plain is not None and column > scan.plain and not (is_key and end == column and key and key[1] in ALL_KEYS):
        return _colon_goes_on(scan, number) or _goes_on(scan, number, line, column)
    if end == column and not is_key:
        if spoiled_key(scan.scene, number, line, column) or (
            not scan.opened and before_the_deck(scan.scene, number, line, column)
        ):
            return True
        return _goes_on(scan, number, line, column)
    if end > column and key and not is_key and spoiled_key(scan.scene, number, line, end):
        return True
    in_text = end > column or (scan.name in _TEXT_KEYS and column > scan.expects >= 0)
    if _misplaced(scan, number, line, column, end, is_key):
        return True
    for at in range(column, end):
        if line[at] == "-":
            _enter(scan, at, number, is_map=False)
    if is_key and key:
        scan.text_colon = (number, key.start(3)) if in_text and key[1] not in ALL_KEYS else None
        scan.name, scan.keyless = key[1], None
        _enter(scan, first, number, is_map=True)
        return _value(scan, number, line, key.end(3), first)
    return _value(scan, number, line, end, column, item=True)


def _enter(scan: Scan, column: int, number: int, is_map: bool) -> None:
    while scan.opened and (
        scan.opened[-1].column > column or (scan.opened[-1].column == column and _ends(scan, is_map))
    ):
        scan.opened.pop()
    top = scan.opened[-1] if scan.opened else None
    if top is None or top.column != column or top.is_map is not is_map:
        scan.opened.append(Open(column, is_map, number))
    else:
        top.entries += 1


def _ends(scan: Scan, is_map: bool) -> bool:
    """Whether a list at the column of its key ends, since a key follows at that column."""
    return (
        is_map
        and not scan.opened[-1].is_map
        and len(scan.opened) > 1
        and scan.opened[-2].column == scan.opened[-1].column
    )


def _misplaced(scan: Scan, number: int, line: str, column: int, end: int, is_key: bool) -> bool:
    """Whether a dash or key stands in no column that is open there; the first line of all stands where it likes."""
    if not scan.opened:
        return False
    is_map = end == column
    below = column > scan.expects or (column == scan.expects and not is_map)
    if scan.expects >= 0 and below:
        scan.expects = -1
        return False
    left = not is_map and column < scan.expects
    scan.expects = -1
    outer = scan.opened[0]
    of_its_own = not is_map and not outer.is_map and column == outer.column
    if not of_its_own and any(open_.column == column and open_.is_map is is_map for open_ in scan.opened):
        return False
    word = KEY.match(line, end)
    name = word[1] if word else ""
    if is_map and scan.item and column > scan.item[1] - 2 and (scan.item[0] == 0 or scan.item[2] in ALL_KEYS):
        at, start, first = scan.item
        known = f"a colon is missing after `{first}`" if first in ALL_KEYS else "this item begins with no `key: value`"
        whole = len(scan.scene.text(at).rstrip()) - start
        return scan.scene.report("not-a-key", at, start, known, whole, help="write a colon and a space after the key")
    if left and column and name not in ("id", scan.name):
        message = f"this item stands further left than `{scan.name}`, the key of its list"
        help = f"indent it, and those below it, further than `{scan.name}`"
        return scan.scene.report("indentation", number, column, message, help=help)
    if not is_map and without_questions(scan, number, column, name):
        return True
    if not is_map and of_no_list(scan, number, column, name):
        return True
    if dash_is_out_of_line(scan, column) if is_map else first_is_out_of_line(scan, number, column):
        return True
    if not is_map and has_no_dash(scan, number, column, name):
        return True
    if is_map and another_is_out_of_column(scan, number, column, name):
        return True
    if is_map and column and name in STREAMED:
        message, help = f"`{name}` is indented, and is a key of the file", moved_to(0)
        return scan.scene.report("indentation", number, column, message, len(name), help=help)
    wanted = _wanted(scan, column, is_map, name)
    what = f"`{name}` does not stand under the other keys" if is_map else "this item does not stand under the others"
    place = moved_to(wanted) if wanted is not None else "give it the indentation of the lines it belongs to"
    if name == "id" and wanted is not None and wanted < column and _goes_on_at(scan, number + 1, end):
        place = f"{moved_to(wanted)}, and move the lines of it below as far to the left"
    length = len(name) if is_map else 1
    nearest = next((open_ for open_ in reversed(scan.opened) if open_.is_map is is_map), None)
    others: tuple[Label, ...] = ()
    if nearest is not None and nearest.line < number:
        beginning = scan.scene.segment.span(
            Mark(nearest.line, nearest.column, 0), Mark(nearest.line, nearest.column + 1, 0)
        )
        others = (Label(beginning, "the others begin here"),)
    return scan.scene.report("indentation", number, column, what, max(length, 1), others, help=place)


def _wanted(scan: Scan, column: int, is_map: bool, name: str) -> int | None:
    """The column where a key or dash was meant to stand, as far as can be told."""
    columns = [open_.column for open_ in scan.opened if open_.is_map is is_map]
    if not columns:
        return None
    if name in (QUESTION_KEYS - {"answer", "id"} if is_map else {"id"}) and scan.opened[0].is_map is False:
        return columns[0]
    return min(columns, key=lambda known: (abs(known - column), -known))


def _goes_on_at(scan: Scan, number: int, column: int) -> bool:
    """Whether line `number` begins with a key at `column`."""
    line = scan.scene.text(number)
    return KEY.match(line, column) is not None and not line[:column].strip()


def _no_colon(scan: Scan, number: int, column: int) -> bool:
    """Report a line that the next one shows to be meant as a key."""
    line = scan.scene.text(number).rstrip()
    word = _WORD.match(line, column)
    message = (
        f"a colon is missing after `{word[0]}`" if word and word[0] in ALL_KEYS else "this line is no `key: value`"
    )
    help = "write a colon and a space after the key"
    return scan.scene.report("not-a-key", number, column, message, len(line) - column, help=help)


def _colon_goes_on(scan: Scan, number: int) -> bool:
    """Report a colon in the second or a later line of an unquoted text, where the parser stopped at it."""
    at = scan.scene.at
    if number != at.line or "mapping values are not allowed" not in scan.scene.fault.problem:
        return False
    if (
        scan.cut is not None
        or (scan.item and scan.item[2] in ALL_KEYS)
        or scan.scene.line[at.column : at.column + 1] != ":"
    ):
        return False
    if not scan.item and (below_a_text(scan, number) or below_a_word(scan, number)):
        return True
    return _report_colon(scan, number, at.column, "hyphen" if scan.item else "key")


def _report_colon(scan: Scan, number: int, column: int, owner: str) -> bool:
    message, label = "a text that holds `: ` needs quotes", "this colon would make the text a key"
    help = f"put the whole text in quotes, or write `>` after the {owner} and begin the text on the next line"
    return scan.scene.report("unquoted-text", number, column, message, label=label, help=help)


def _goes_on(scan: Scan, number: int, line: str, column: int) -> bool:
    """A line of an unquoted text, which needs one that was begun, and to be indented more than its key."""
    if _KEY_OF_WORDS.match(line, column) and scan.plain is None:
        scan.stopped = True  # a name with a space in it, which is refused for that
        return False
    if scan.cut is not None:
        message = "the `#` ended the text, and the next line goes on with it"
        help = "put the whole text in quotes, or write `>` after the key and begin the text on the next line"
        return scan.scene.report("unquoted-text", *scan.cut, message, help=help)
    if scan.expects >= 0 and column > scan.expects:
        scan.plain, scan.expects = scan.expects, -1
        scan.keyless = (number, column) if scan.name == "deck" else None
        return _value(scan, number, line, column, scan.plain, goes_on=True)
    if scan.plain is None or column <= scan.plain:
        word = _WORD.match(line, column)
        if scan.text_colon and column == scan.plain and not (word and word[0] in ALL_KEYS):
            dash = scan.scene.text(scan.text_colon[0]).lstrip().startswith("-")
            return _report_colon(scan, *scan.text_colon, "hyphen" if dash else "key")
        scan.stopped = True
        return False
    comment = _COMMENT.search(line, column)
    scan.cut = (number, line.index("#", comment.start())) if comment else None
    return False


def _value(
    scan: Scan, number: int, line: str, start: int, owner: int, item: bool = False, goes_on: bool = False
) -> bool:
    """What stands after a key or dash, and what it leaves open."""
    text = line[start:]
    lead = len(text) - len(text.lstrip(" \t"))
    text = _PROPERTY.sub("", text.strip(" \t"))
    scan.plain = scan.cut = scan.item = None
    scan.expects = -1
    if not text or text[0] == "#":
        scan.expects = owner
    elif text[0] in "\"'":
        end = closing(line, start + lead + 1, text[0])
        if end < 0:
            scan.quote = (text[0], number, start + lead, start + lead if item else owner)
    elif text[0] in "[{":
        scan.depth = max(0, _balance(text))
    elif text[0] in "|>" and not goes_on:
        scan.block = owner
        deep = next((sign for sign in text[1:3] if sign.isdigit()), "")
        scan.block_first = (-1, 0) if deep else None
        return bool(deep) and _too_shallow(scan, number, line.index(deep, start), owner, int(deep))
    else:
        joined = _JOINED.search(line, start) if item else None
        if joined:
            message = f"`{joined[1]}:` stands in the middle of a line"
            help = "put it on a line of its own, or the text in quotes"
            return scan.scene.report("not-a-key", number, joined.start(1), message, len(joined[1]) + 1, help=help)
        scan.plain = owner
        if item and not goes_on:
            scan.item = (number, start + lead, text.split()[0])
        comment = _COMMENT.search(line, start)
        scan.cut = (number, line.index("#", comment.start())) if comment else None
    return False


def _too_shallow(scan: Scan, number: int, column: int, owner: int, deep: int) -> bool:
    """Report the digit at `column` that asks for a text `deep` columns further in than `owner`; whether it is not."""
    below = (scan.scene.text(at) for at in range(number + 1, len(scan.scene.lines)))
    first = next((text for text in below if text.strip()), "")
    indent = len(first) - len(first.lstrip(" "))
    if not owner < indent < owner + deep:
        return False
    message = f"the `{deep}` wants the text indented by {deep} more than its key, and it is by {indent - owner}"
    return scan.scene.report("indentation", number, column, message, help="take the number out")


def _balance(text: str) -> int:
    """How many brackets a line opens, less those it closes; what is in quotes on one line does not count."""
    bare = QUOTED.sub("", text)
    return bare.count("[") + bare.count("{") - bare.count("]") - bare.count("}")
