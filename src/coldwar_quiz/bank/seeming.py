"""Lines that only look like what a deck has there: a sign that is no hyphen, a key whose colon is none, a heading."""

import re

from coldwar_quiz.bank.files import ODD_SPACES, name_odd, odd_start, way_out_of_odd
from coldwar_quiz.bank.keys import ALL_KEYS
from coldwar_quiz.bank.scene import Scene

KEY = re.compile(r"""([A-Za-z][\w-]*|"[^"]*"|'[^']*')([ \t]*)([:=;\uff1a])(?=(.?))""")
_SEEMING_DASH = re.compile(
    rf"""([–—−‐‑•·*])(?=[ {ODD_SPACES}]|[A-Za-z][\w-]*[ ]*:)|-(?=[{ODD_SPACES}])|-(?=[A-Za-z])|--+(?=[ ]?[A-Za-z])"""
)
_NUMBERED = re.compile(r"([0-9]{1,3}[.)])[ ]+[A-Za-z][\w-]*[ ]*:(?=[ ]|$)")
_ROOT_KEY = re.compile(r"(deck|questions|people|glossary)[ \t]*([:=;\uff1a]?)[ \t]*(.*)")
_COLON = re.compile(r":(?:\s|$)")
_TABLE = re.compile(r"\[+[\w.-]+\]+")
QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\s#.*""")


def odd_sign(scene: Scene, number: int, line: str, column: int, plain: int | None) -> bool:
    """A line that begins with what only looks like a space, a hyphen or a comment.

    `plain` is the column of the key or dash whose unquoted text may go on; None where none may.
    """
    report = scene.report
    if line[column] in ODD_SPACES:
        message = odd_start(line[column])
        help = way_out_of_odd(line[column])
        return report("indentation", number, column, message, help=help)
    if line.startswith("```", column) or line.startswith("~~~", column):
        message = "a Markdown fence stands here"
        return report("not-a-key", number, column, message, len(line.rstrip()) - column, help="take the line out")
    if line.startswith("//", column):
        message, help = "a comment does not begin with `//` here", "begin it with `#`"
        return report("not-a-key", number, column, message, 2, help=help)
    numbered = _NUMBERED.match(line, column)
    if numbered and plain is None:
        message, help = f"`{numbered[1]}` does not begin an item", "begin an item with a hyphen and a space: `- `"
        return report("indentation", number, column, message, len(numbered[1]), help=help)
    dash = _SEEMING_DASH.match(line, column)
    if dash is None or (plain is not None and column > plain and not dash[1]):
        return False
    help = "begin an item with a hyphen and a space: `- `"
    if dash[1]:
        return report("indentation", number, column, f"{name_odd(dash[1])} does not begin an item", help=help)
    following = line[column + 1]
    if following in ODD_SPACES:
        message = f"{name_odd(following)} stands where a space must"
        return report("indentation", number, column + 1, message, help=help)
    message = "a space is missing after the hyphen" if dash[0] == "-" else "an item begins with one hyphen"
    return report("indentation", number, column, message, len(dash[0]), help=help)


def spoiled_key(scene: Scene, number: int, line: str, column: int) -> bool:
    """A known key whose colon has no space after it, or is no colon."""
    key = KEY.match(line, column)
    if key is None or key[1] not in ALL_KEYS or (key[3] == ":" and key[4] in ("", " ", "\t")):
        return False
    if key[3] != ":":
        message = f"`{key[1]}` is followed by `{key[3]}`, where a colon and a space must stand"
    elif key[2]:
        message = f"the colon after `{key[1]}` needs its space behind it"
    else:
        message = f"a space is missing after `{key[1]}:`"
    at = key.start(3)
    return scene.report("not-a-key", number, at, message, help=f"write `{key[1]}: ...`")


def spoiled_root_key(scene: Scene, number: int, line: str) -> bool:
    """A key of the root without its colon, or with what is no colon, or with a list on its line."""
    key = _ROOT_KEY.fullmatch(line.rstrip())
    if key is None:
        return False
    name, sign, rest = key[1], key[2], key[3]
    if not sign and rest:
        return False
    at, help = key.start(2), f"write `{name}: ...`" if rest else f"write `{name}:`"
    if sign == ":":
        if rest != "-" and not rest.startswith("- "):
            return False
        message, help = "a list item cannot stand on the line of its key", "begin the list on the next line"
        return scene.report("syntax", number, key.start(3), message, help=help)
    if sign:
        message = f"`{name}` is followed by `{sign}`, where a colon must stand"
    else:
        message, at = f"a colon is missing after `{name}`", 0
    return scene.report("not-a-key", number, at, message, len(sign) if sign else len(name), help=help)


def before_the_deck(scene: Scene, number: int, line: str, column: int) -> bool:
    """The first line of all, where it is a text, a heading perhaps."""
    if _COLON.search(line) or line.startswith("? ", column):
        return False
    before = scene.segment.source.clean[: scene.segment.offset].rstrip()
    if before and not before.endswith("---"):
        return False
    table = _TABLE.fullmatch(line.rstrip())
    if table is None and not QUOTED.fullmatch(line.rstrip()) and line[column] in "\"'[{&!|>%":
        return False
    message, help = "this line is no `key: value`", "take it out, or begin it with `#`"
    if table:
        message, help = (
            "a table of TOML begins here, and a deck is YAML",
            "write it as a key, `deck:`, with its keys below",
        )
    return scene.report("not-a-key", number, column, message, len(line.rstrip()) - column, help=help)
