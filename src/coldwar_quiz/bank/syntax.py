"""What a syntax fault means to the person who made it, told from the text around it, never in the parser's words."""

import re
from collections.abc import Callable

from coldwar_quiz.bank import brackets, quoting
from coldwar_quiz.bank.document import Mark, Segment
from coldwar_quiz.bank.files import ODD_SPACES, name_odd
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.keys import ALL_KEYS, WORD_KEYS
from coldwar_quiz.bank.scene import Fault, Scene
from coldwar_quiz.bank.suspects import report_suspect
from coldwar_quiz.diagnostics.problem import Label

_KEY_LINE = re.compile(r"[ ]*(?:- +)*[A-Za-z][\w-]*[ ]*:(?:[ ]|$)")
_FIRST_WORD = re.compile(r"[A-Za-z][\w-]*")
_ITEM = re.compile(r"[ ]*-(?:[ ]|$)")
_LEAD = re.compile(r" *(?:- +)*")
_SEEMING_ITEM = re.compile(rf" *([-–—−‐‑•·*])([ {ODD_SPACES}]?)[A-Za-z][\w-]*[ ]*:")
_ITEM_WITHOUT_KEY = re.compile(r" *- +[A-Za-z][\w-]*(?: [^:]*)?$")
_LONG_KEY = re.compile(r"""\s*(?:- +)*("(?:[^"\\]|\\.){999,}"|[^\s:"'][^:]{999,})[ ]*:(?:\s|$)""")

_SHOWN_WHOLE = 80
"""A text of no more characters is shown as it is to be written."""
_JOINED = re.compile(r"([,;])?[ ]([a-z][a-z-]*)[ ]*:$")
"""A key behind a text on one line, given where the line is cut after its colon."""
_WORD_LINE = re.compile(rf"[ ]*(?:- +)*(?:{'|'.join(sorted(WORD_KEYS))})[ ]*:")


def explain(segment: Segment, fault: Fault, findings: Findings) -> None:
    """One error for `fault` in `segment`, at the place where its author will look for it."""
    lines = segment.text.split("\n")
    at = fault.mark or fault.context_mark or Mark(0, 0, 0)
    if at.line >= len(lines) or (at.line and not "".join(lines[at.line :]).strip()):
        last = next((n for n in range(min(at.line, len(lines) - 1), 0, -1) if lines[n].strip()), 0)
        at = Mark(last, len(lines[last].rstrip()), 0)
    scene = Scene(segment, fault, lines, at, findings)
    if not report_suspect(scene) and not any(explanation(scene) for explanation in _EXPLANATIONS):
        indent = len(scene.line) - len(scene.line.lstrip())
        length = max(1, len(scene.line.strip()))
        scene.report(
            "syntax", at.line, indent, "this line cannot be read", length, help="put a text in quotes where in doubt"
        )


def _long_key(scene: Scene) -> bool:
    """A key that is longer than the parser looks."""
    opened = scene.fault.context_mark
    key = _LONG_KEY.match(scene.text(opened.line)) if opened and "simple key" in scene.fault.context else None
    if opened is None or key is None:
        return False
    message = f"unknown key `{_shortened(key[1])}`"
    return scene.report("unknown-key", opened.line, key.start(1), message, len(key[1]), help="keys are single words")


def _after_the_root(scene: Scene) -> bool:
    """Whatever follows a root in braces."""
    if "document start" not in scene.fault.problem:
        return False
    rest = scene.line[scene.at.column :].rstrip()
    if rest.startswith(("{", "[")):
        message, help = "a second document begins here; a deck is one", "move it to a file of its own"
        return scene.report("second-document", scene.at.line, scene.at.column, message, help=help)
    return scene.report(
        "syntax",
        scene.at.line,
        scene.at.column,
        "the deck's last brace is closed before this",
        max(1, len(rest)),
        help="take it out, or move it inside the braces",
    )


def _tab(scene: Scene) -> bool:
    for number in (scene.at.line, scene.at.line - 1, scene.at.line + 1):
        text = scene.text(number)
        indent = text[: len(text) - len(text.lstrip(" \t"))]
        if "\t" in indent and text.strip():
            return scene.report(
                "tab-indentation", number, indent.index("\t"), "a tab in the indentation", help="indent with spaces"
            )
    if scene.line[scene.at.column : scene.at.column + 1] == "\t":
        message, help = "a tab stands where a space must", "write a space"
        return scene.report("tab-indentation", scene.at.line, scene.at.column, message, help=help)
    return False


def _colon_in_text(scene: Scene) -> bool:
    if "mapping values are not allowed" not in scene.fault.problem:
        return False
    key = _KEY_LINE.match(scene.line)
    if key and key.end() <= scene.at.column:
        joined = _JOINED.search(scene.line, key.end() - 1, scene.at.column + 1)
        of_words = _WORD_LINE.match(scene.line) is not None
        if joined and joined[2] in ALL_KEYS and (joined[1] or of_words):
            return quoting.joined_key(scene, joined.start(2), joined[2], prose=not of_words)
        start = key.end() + len(scene.line[key.end() :]) - len(scene.line[key.end() :].lstrip())
        return _needs_quotes_for_colon(scene, scene.line[start:].rstrip())
    if not key and _continues_a_text(scene):
        return _needs_quotes_for_colon(scene)
    return _wrong_indentation(scene, scene.at.line)


def _needs_quotes_for_colon(scene: Scene, text: str = "") -> bool:
    """`text` is the whole of it, where it stands on one line."""
    if not text:
        help = "put the whole text in quotes, or write `>` after the key and begin the text on the next line"
    elif '"' not in text and "\\" not in text:
        help = _in_quotes(text, '"')
    elif "'" not in text:
        help = _in_quotes(text, "'")
    else:
        help = "write `>` after the key and begin the text on the next line"
    message, label = "a text that holds `: ` needs quotes", "this colon would make the text a key"
    return scene.report("unquoted-text", scene.at.line, scene.at.column, message, label=label, help=help)


def _in_quotes(text: str, quote: str) -> str:
    """How `text`, all on one line, is put in quotes."""
    if len(text) <= _SHOWN_WHOLE:
        return f"put the text in quotes: {quote}{text}{quote}"
    words = text.split()
    return (
        f"put the text in quotes: a `{quote}` before `{_shortened(words[0])}`, and one behind `{_shortened(words[-1])}`"
    )


def _continues_a_text(scene: Scene) -> bool:
    """Whether the line goes on with an unquoted text that was begun after a key above."""
    for number in range(scene.at.line - 1, -1, -1):
        key = _KEY_LINE.match(scene.text(number))
        if key:
            value = scene.text(number)[key.end() :].strip()
            return bool(value) and value[0] not in "\"'[{|>" and _indent(scene.line) > _column(scene.text(number))
    return False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _column(line: str) -> int:
    """Where the key of a line stands, after the hyphens of a list."""
    lead = _LEAD.match(line)
    return lead.end() if lead else 0


def _shortened(text: str) -> str:
    return text if len(text) <= 50 else text[:47] + "..."


def _wrong_indentation(scene: Scene, number: int) -> bool:
    above = next((n for n in range(number - 1, -1, -1) if scene.text(n).strip()), None)
    suspects = (number,) if above is None else (number, above)
    if any(_odd_start(scene, line) for line in suspects):
        return True
    others: tuple[Label, ...] = ()
    line = scene.text(number)
    message, help = _not_in_line(line, "" if above is None else scene.text(above))
    if above is not None:
        if _deeper_blank(scene, above, number) or _no_colon(scene, above):
            return True
        before = scene.text(above)
        margin = _indent(before)
        place = scene.segment.span(Mark(above, margin, 0), Mark(above, max(len(before.rstrip()), margin + 1), 0))
        others = (Label(place, "the line before"),)
    length = max(1, len(line.strip()))
    return scene.report("indentation", number, _indent(line), message, length, others, help=help)


def _not_in_line(line: str, above: str) -> tuple[str, str]:
    """What is wrong with `line`, which does not go on from the line `above`, and the way out."""
    if _KEY_LINE.match(line) or _ITEM.match(line) or not above:
        message = "the indentation does not fit the lines before"
        return message, "give the keys of one question the same indentation"
    if _indent(line) < _indent(above):
        return "this line stands further left than the text above it", "give both the same indentation"
    if above.rstrip().endswith(('"', "'")):
        return "the text above ended with its quote", "close the quote at the end of this line instead"
    message = "this line is no `key: value`, and goes on with no text"
    return message, "write it behind the text it belongs to, or take it out"


def _odd_start(scene: Scene, number: int) -> bool:
    """A line that begins with what only looks like a space, or like the hyphen and the space of an item."""
    line = scene.text(number)
    column = _indent(line)
    if line[column : column + 1] in ODD_SPACES and line.strip(" \t"):
        message = f"the line begins with {name_odd(line[column])}, which is no indentation"
        return scene.report("indentation", number, column, message, help="indent with spaces")
    item = _SEEMING_ITEM.match(line)
    if item is None or (item[1] == "-" and item[2] == " "):
        return False
    if item[1] != "-":
        message = f"{name_odd(item[1])} does not begin an item"
    elif item[2]:
        message, column = f"{name_odd(item[2])} stands where a space must", column + 1
    else:
        message = "a space is missing after the hyphen"
    return scene.report("indentation", number, column, message, help="begin an item with a hyphen and a space: `- `")


def _deeper_blank(scene: Scene, above: int, number: int) -> bool:
    """A line of more spaces than the text below has, which YAML takes for the indentation of the whole block."""
    if not scene.text(above).rstrip().endswith(("|", ">", "|-", ">-", "|+", ">+")):
        return False
    for blank in range(above + 1, number):
        if len(scene.text(blank)) > _indent(scene.text(number)):
            message = "this blank line is indented further than the text below it"
            return scene.report("indentation", blank, _indent(scene.text(number)), message, help="take its spaces out")
    return False


def _no_colon(scene: Scene, number: int) -> bool:
    """An item that begins with a word and no colon, which the keys below it show to be meant as a key."""
    line = scene.text(number)
    if not _ITEM_WITHOUT_KEY.match(line) or not _KEY_LINE.match(scene.line):
        return False
    column = _column(line)
    message, help = "this item begins with no `key: value`", "write a colon and a space after the key"
    return scene.report("not-a-key", number, column, message, len(line.rstrip()) - column, help=help)


def _forbidden_start(scene: Scene) -> bool:
    character = scene.line[scene.at.column : scene.at.column + 1]
    if scene.fault.context_mark and scene.fault.context in ("while scanning an alias", "while scanning an anchor"):
        opened = scene.fault.context_mark
        character = scene.text(opened.line)[opened.column : opened.column + 1]
        return quoting.needs_quotes(scene, opened.line, opened.column, character)
    if "tag" in scene.fault.context or "tag handle" in scene.fault.problem:
        opened = scene.fault.context_mark or scene.at
        column = scene.text(opened.line).find("!", opened.column)
        return quoting.needs_quotes(scene, opened.line, max(column, 0), "!")
    if "mapping keys are not allowed" in scene.fault.problem:
        return quoting.needs_quotes(scene, scene.at.line, scene.at.column, "?")
    if "cannot start any token" in scene.fault.problem or (character and character in "@`%]},"):
        return quoting.needs_quotes(scene, scene.at.line, scene.at.column, character)
    if "block scalar" in scene.fault.context:
        return scene.report(
            "syntax", scene.at.line, scene.at.column, "text stands on the line of `>` or `|`",
            help="begin the text on the next line, or put it in quotes",
        )  # fmt: skip
    return False


def _list_item(scene: Scene) -> bool:
    if "sequence entries are not allowed" in scene.fault.problem:
        return scene.report(
            "syntax", scene.at.line, scene.at.column, "a list item cannot stand on the line of its key",
            help="begin the list on the next line, or put the text in quotes",
        )  # fmt: skip
    return False


def _no_key(scene: Scene) -> bool:
    if "could not find expected ':'" not in scene.fault.problem:
        return False
    start = scene.fault.context_mark or scene.at
    text = scene.text(start.line)
    if quoting.close_key(scene, start.line, start.column):
        return True
    message = "this line is no `key: value`, and not indented enough to continue a text"
    help = "write `key: value`, or indent the line under the text it belongs to"
    if _odd_start(scene, start.line):
        return True
    written = text[start.column :].rstrip()
    word = _FIRST_WORD.match(written)
    if word and word[0] in ALL_KEYS and not text[: start.column].strip(" "):
        message = f"a colon is missing after `{word[0]}`"
        help = f"write `{word[0]}:`" if word[0] == written else f"write `{word[0]}: ...`"
    elif _is_among_items(scene, start.line, start.column):
        message = "a hyphen is missing here: the lines above in this column are items of a list"
        help = f"write `- {_shortened(written)}`; a line that goes on with the text above is indented further"
    return scene.report("not-a-key", start.line, start.column, message, max(1, len(written)), help=help)


def _is_among_items(scene: Scene, number: int, column: int) -> bool:
    """Whether a text that is an item begins at `column` in the next line above that begins no further in than that."""
    for above in range(number - 1, -1, -1):
        text = scene.text(above)
        if text.strip() and _indent(text) <= column:
            return _indent(text) == column and text.startswith("- ", column) and not _KEY_LINE.match(text)
    return False


def _misplaced(scene: Scene) -> bool:
    if "expected" in scene.fault.problem and "block" in scene.fault.context and scene.line.strip():
        return _wrong_indentation(scene, scene.at.line)
    return False


def _too_deep(scene: Scene) -> bool:
    if "nesting" not in scene.fault.problem and "Recursion" not in scene.fault.problem:
        return False
    help = "a deck needs no more than five; a text that begins with brackets needs quotes"
    return scene.report("too-deep", scene.at.line, scene.at.column, "nested more than 12 deep", help=help)


_EXPLANATIONS: tuple[Callable[[Scene], bool], ...] = (
    _long_key,
    _after_the_root,
    _too_deep,
    quoting.unclosed_quote,
    quoting.quote_met_by_another,
    quoting.bad_escape,
    _tab,
    quoting.inside_brackets,
    brackets.unclosed_bracket,
    _colon_in_text,
    quoting.after_quote,
    quoting.text_after_bracket,
    _no_key,
    _list_item,
    _forbidden_start,
    _misplaced,
)
"""Tried in this order; the first that recognises the fault reports it."""
