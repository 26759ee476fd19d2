"""Lists that stand below no key: its line was taken out, made a comment, or never written."""

import re
from collections.abc import Iterable, Set

from coldwar_quiz.bank.keys import EVIDENCE_KEYS, INNER_KEYS, QUESTION_KEYS, WORD_KEYS
from coldwar_quiz.bank.scan import Scan

OF_NO_LIST = "an item begins here that is of no list"
_KEY = re.compile(r"[ ]*(?:- +)?([A-Za-z][\w-]*):(?=\s|$)")
_IN_A_COMMENT = re.compile(r"[ ]*#+[ ]*[a-z]+:[ ]*$")
_ROOT_KEY = re.compile(r"([A-Za-z][\w-]*)[ ]*:(?=\s|$)")
_ABOVE_THE_FIRST = "write `questions:` in a line of its own above the first question"
_BEHIND_THE_ANSWER = ("accept", "points", "distractors", "tags")
_BEHIND_ALL = ("tags", "accept", "points", "distractors")


def of_no_list(scan: Scan, number: int, column: int, name: str) -> bool:
    """Report the item at line `number`, at `column`, where no key stands above it; whether that is so.

    `name` is the key it begins with, empty where it begins with none.
    """
    keys = scan.opened[-1]
    if not keys.is_map or column < keys.column or any(not open_.is_map for open_ in scan.opened[1:]):
        return False
    if name == "id" or scan.opened[0].is_map:
        return False
    if name in QUESTION_KEYS:
        message = f"`{name}` is a key of the question, and no item of a list"
        help = f"take the hyphen out, and give `{name}` {keys.column} spaces"
        return scan.scene.report("indentation", number, column, message, help=help)
    return _report(scan, number, column)


def without_questions(scan: Scan, number: int, column: int, name: str) -> bool:
    """Report the item at line `number`, which begins with the key `name`, where nothing but the header stands above."""
    if name not in ("id", "type", "prompt") or _keys_of_the_root(scan, number) != ["deck"]:
        return False
    return scan.scene.report("indentation", number, column, OF_NO_LIST, help=_ABOVE_THE_FIRST)


def _keys_of_the_root(scan: Scan, number: int) -> list[str]:
    """The keys of the file above line `number`."""
    found = (_ROOT_KEY.match(scan.scene.text(above)) for above in range(number))
    return [key[1] for key in found if key]


def below_a_text(scan: Scan, number: int) -> bool:
    """Report the item of keys at line `number` that goes on with an unquoted text; whether there is one."""
    line = scan.scene.text(number)
    key = _KEY.match(line)
    if not key or not line.lstrip(" ").startswith("-"):
        return False
    if without_questions(scan, number, line.index("-"), key[1]):
        return True
    if key[1] not in INNER_KEYS:
        return False
    return _report(scan, number, line.index("-"))


def below_a_word(scan: Scan, number: int) -> bool:
    """Report the key at line `number` that stands further in than one whose value is a word; whether there is one."""
    line = scan.scene.text(number)
    key = _KEY.match(line)
    if scan.name not in WORD_KEYS or not key or line.lstrip(" ").startswith("-"):
        return False
    message = f"`{key[1]}` stands below `{scan.name}`, which has its value"
    help = "write the key it belongs to in a line of its own above it"
    if key[1] in QUESTION_KEYS:
        help = f"write it as far left as `{scan.name}`"
    elif scan.name in QUESTION_KEYS:
        help += ": `confusable:` above the id of a question, `allow:` above the code of a rule"
    return scan.scene.report("indentation", number, key.start(1), message, len(key[1]), help=help)


def _report(scan: Scan, number: int, column: int) -> bool:
    help = help_for(list_of_maps(map(scan.scene.text, range(number, len(scan.scene.lines)))))
    if _IN_A_COMMENT.match(scan.scene.text(number - 1)):
        help = "the key of the list stands in a comment above it: take the `#` out"
    return scan.scene.report("indentation", number, column, OF_NO_LIST, help=help)


def list_of_maps(lines: Iterable[str]) -> str:
    """The key of the list of maps whose item `lines` begin, and go on far beyond perhaps; empty where it is none."""
    found = ""
    for number, line in enumerate(lines):
        key = _KEY.match(line)
        if number == 8 or (number and line.lstrip().startswith("-")):
            break
        if key and key[1] == "says":
            return "accounts"
        if key and key[1] in EVIDENCE_KEYS:
            found = "evidence"
    return found


def list_of_texts(owner: str, known: Set[str], given: Set[str]) -> str:
    """The key of the list of texts that stands below the value of `owner`, in a map of `known` keys; else empty.

    `given` are the keys that the map has.
    """
    likely = _BEHIND_THE_ANSWER if owner in ("prompt", "answer") else _BEHIND_ALL
    return next((key for key in likely if key in known and key not in given), "")


def help_for(key: str) -> str:
    """The way out, where the list is likely that of `key`."""
    return "write the key of the list in a line of its own above it" + (f": `{key}:`" if key else "")
