"""Faults of quotes: never closed, closed by the wrong sign, or followed by more."""

import re

from coldwar_quiz.bank.document import Mark
from coldwar_quiz.bank.keys import ALL_KEYS
from coldwar_quiz.bank.scene import Scene
from coldwar_quiz.bank.spelling import shortened
from coldwar_quiz.diagnostics.problem import Label

_QUOTED = re.compile(r"""[ ]*(?:- +)*(?:[\w-]+[ ]*:[ ]+)?(["'])""")
_BRACKET = re.compile(r"[ ]*(?:- +)*(?:[\w-]+[ ]*:[ ]+)?([\[{])")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0abt\tnvfre \"/\\N_LP\n\r])|\\")
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_JOINED_KEY = re.compile(r"""[,;]?[ ]*["']?([a-z][a-z-]*)["']?[ ]*:(?:[ ]|$)""")
_CLOSE_KEY = re.compile(r"""(["']?)([A-Za-z][\w-]*)\1:(?=\S)""")
_SINGLE = re.compile(r"(?<![^\s\[{,:])'(?:[^']|'')*'")
_CLOSED_LATER = re.compile(r"[^,'\]}]*'[ ]*[,\]}]")
_QUOTED_TEXTS = re.compile(r"""(?:"[^"]*"|'[^']*')(?:[ ]*,[ ]*(?:"[^"]*"|'[^']*'))+""")
_LISTS = frozenset({"accept", "distractors", "tags", "points", "content", "formerly", "allow", "also", "given"})
_LISTED_ANSWER = re.compile(r"[ ]type:[ ]+(?:select|order)\b")
_CLOSE_NOTHING = "”“„‟«»’‘‚‛`´"
"""Marks that a word processor writes in place of a straight quote."""
_DIGITS = {"x": "two", "u": "four", "U": "eight"}


def unclosed_quote(scene: Scene) -> bool:
    opened = scene.fault.context_mark
    ended = any(sign in scene.fault.problem for sign in ("end of stream", "document indicator")) or (
        "unknown escape" in scene.fault.problem
        and not "".join(scene.lines[scene.at.line :])[scene.at.column + 1 :].strip()
    )
    if not (opened and ended and "quoted scalar" in scene.fault.context):
        return False
    quote = scene.text(opened.line)[opened.column : opened.column + 1]
    return scene.report(
        "unclosed-quote",
        opened.line,
        opened.column,
        f"the quote `{quote}` is never closed",
        label="opened here",
        help=how_to_close(quote, scene.text(opened.line)),
    )


def how_to_close(quote: str, line: str) -> str:
    """What to do about the text that begins in `line` with a quote that nothing closes."""
    last = line.rstrip(" ,")[-1:]
    if last and last in _CLOSE_NOTHING:
        return f"close it with `{quote}`, not with `{last}`"
    help = f"close it with `{quote}` at the end of the text"
    return help if quote == '"' else f'{help}; if it is an apostrophe, put the whole text in `"`'


def quote_met_by_another(scene: Scene) -> bool:
    """A quote that was forgotten, and closed by the one that opens the next text, or by an apostrophe further on."""
    if "did not find expected" not in scene.fault.problem:
        return False
    number = 0
    while number <= scene.at.line:
        opened = _QUOTED.match(scene.text(number))
        if opened is None or closing(scene.text(number), opened.end(), opened[1]) >= 0:
            number += 1
            continue
        quote, column = opened[1], opened.end() - 1
        met, at = next(
            ((n, at) for n in range(number + 1, scene.at.line + 1) if (at := closing(scene.text(n), 0, quote)) >= 0),
            (scene.at.line + 1, -1),
        )
        if at >= 0 and _is_no_end(scene.text(met), at):
            place = scene.segment.span(Mark(met, at, 0), Mark(met, at + 1, 0))
            return scene.report(
                "unclosed-quote",
                number,
                column,
                f"the quote `{quote}` is not closed where its text ends",
                label="opened here",
                others=(Label(place, "this was taken for its end"),),
                help=how_to_close(quote, scene.text(number)),
            )
        number = met
    return False


def closing(line: str, start: int, quote: str) -> int:
    """Where the first quote from `start` on stands that is neither escaped nor doubled; -1 where there is none."""
    at = line.find(quote, start)
    while at >= 0:
        if quote == "'" and line[at + 1 : at + 2] == quote:
            at = line.find(quote, at + 2)
        elif quote == '"' and (at - len(line[:at].rstrip("\\"))) % 2:
            at = line.find(quote, at + 1)
        else:
            return at
    return -1


def _is_no_end(line: str, at: int) -> bool:
    """Whether the quote at `at` opens a text of its own, or is an apostrophe."""
    opens = _QUOTED.match(line)
    return (opens is not None and opens.end() - 1 == at) or (line[:at][-1:].isalnum() and line[at + 1 :][:1].isalnum())


def bad_escape(scene: Scene) -> bool:
    if "quoted scalar" not in scene.fault.context and "-quoted" not in scene.fault.context:
        return "Error" in scene.fault.problem and _first_bad_escape(scene, Mark(0, 0, 0))
    return _first_bad_escape(scene, scene.fault.context_mark or scene.at)


def _first_bad_escape(scene: Scene, start: Mark) -> bool:
    for number in range(start.line, min(scene.at.line + 1, len(scene.lines)) if scene.fault.mark else len(scene.lines)):
        text = scene.text(number)
        for escape in _ESCAPE.finditer(text + "\n", start.column if number == start.line else 0):
            if escape[0] == "\\" or not _is_character(escape[0]):
                shown = text[escape.start() : escape.end() + (escape[0] == "\\")]
                pair = _PAIR.match(text, escape.start())
                shown = pair[0] if pair else shown
                message, help = _told(shown)
                return scene.report("bad-escape", number, escape.start(), message, len(shown), help=help)
    return False


def _is_character(escape: str) -> bool:
    """Whether an escape is not one of half a character, or of a number beyond all."""
    code = int(escape[2:], 16) if escape[1:2] in ("u", "U") else 0
    return code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF


def _told(escape: str) -> tuple[str, str]:
    """What is wrong with `escape`, which stands for nothing, and the way out."""
    letter = escape[1:2]
    if len(escape) > 10:
        high, low = (int(half, 16) for half in escape[2:].split("\\u"))
        meant = chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
        return f"`{escape}` is one character in two halves", f"write the character itself: {meant}"
    if len(escape) > 2:
        help = "write the character itself" if letter == "u" else "take it out"
        return f"`{escape}` stands for no character", help
    if letter in _DIGITS:
        digits = f"{_DIGITS[letter]} hexadecimal digits"
        return f"`{escape}` needs {digits} after it", f"write {digits} after it, or `\\\\` for a backslash"
    if letter == "'":
        return f"`{escape}` is no escape", "take the backslash out"
    return f"`{escape}` is no escape", "write `\\\\` for a backslash"


def after_quote(scene: Scene) -> bool:
    quoted = _QUOTED.match(scene.line)
    if not (quoted and "expected" in scene.fault.problem and scene.at.column > quoted.end()):
        return False
    if close_key(scene, scene.at.line, quoted.end() - 1):
        return True
    rest = scene.line[scene.at.column :].strip()
    joined = _JOINED_KEY.match(rest)
    if joined and joined[1] in ALL_KEYS:
        return joined_key(scene, scene.at.column + rest.index(joined[1]), joined[1])
    listed = rest.startswith(",") and _one_or_many(scene, quoted.end() - 1, rest)
    if listed:
        message = "a comma stands after the closing quote"
        return scene.report("text-after-quote", scene.at.line, scene.at.column, message, help=listed)
    quote = quoted[1]
    other = "'" if quote == '"' else '"'
    doubled = "''" if quote == "'" else '\\"'
    free = other not in scene.line[quoted.end() :]
    around = f"put {other} around the whole" if free else "write `>` after the key and begin the text on the next line"
    return scene.report(
        "text-after-quote",
        scene.at.line,
        scene.at.column,
        "the text goes on after its closing quote",
        others=(
            Label(
                scene.segment.span(Mark(scene.at.line, quoted.end() - 1, 0), Mark(scene.at.line, quoted.end(), 0)),
                "opened here",
            ),
        ),
        help=f"write `{doubled}` for a `{quote}` inside the text, or {around}",
    )


def _one_or_many(scene: Scene, start: int, rest: str) -> str:
    """The way out where the `rest` after a quoted text, which begins at column `start`, begins with a comma."""
    if not rest[1:].strip() or rest[1:].lstrip().startswith("#"):
        return "take the comma out"
    whole = scene.line[start:].strip().rstrip(",")
    key = scene.line[:start].strip().removeprefix("-").rstrip(": ").strip()
    if not _QUOTED_TEXTS.fullmatch(whole):
        return ""
    lists = key in _LISTS
    for number in range(scene.at.line, -1, -1):
        lists = lists or (key == "answer" and _LISTED_ANSWER.search(scene.text(number)) is not None)
        if scene.text(number).lstrip().startswith("-"):
            break
    shown = f"[{whole}]" if len(whole) <= 60 else "[...]"
    return f"write a list in brackets: `{key}: {shown}`" if lists else ""


def close_key(scene: Scene, line: int, column: int) -> bool:
    """A key at `column` with no space after its colon."""
    found = _CLOSE_KEY.match(scene.text(line), column)
    if found is None or found[2] not in ALL_KEYS:
        return False
    key = found[1] + found[2] + found[1]
    message, help = f"a space is missing after `{key}:`", f"write `{key}: ...`"
    return scene.report("not-a-key", line, found.end() - 1, message, help=help)


def joined_key(scene: Scene, column: int, key: str, prose: bool = False) -> bool:
    """Report the `key` at `column`, which stands behind another on its line, or is a word of its `prose`."""
    message, help = f"`{key}:` stands in the middle of a line", "begin each key on a line of its own, without commas"
    if prose:
        help = "put it on a line of its own; if all of it is one text, put that in quotes"
    return scene.report("not-a-key", scene.at.line, column, message, len(key) + 1, help=help)


def text_after_bracket(scene: Scene) -> bool:
    opened = _BRACKET.match(scene.line)
    if not (opened and "expected" in scene.fault.problem and scene.at.column > opened.end()):
        return False
    rest = scene.line[scene.at.column :].strip()
    if scene.line[: scene.at.column].rstrip()[-1:] not in ("]", "}"):
        if scene.fault.context in ("while scanning an alias", "while scanning an anchor"):
            return False
        return needs_quotes(scene, scene.at.line, opened.end() - 1, opened[1])
    message = f"`{shortened(rest)}` follows the closing bracket"
    help = "take it out; if all of it is one text, put it in quotes"
    return scene.report("unquoted-text", scene.at.line, scene.at.column, message, max(1, len(rest)), help=help)


def inside_brackets(scene: Scene) -> bool:
    """A comma with nothing before it, or an apostrophe that ended a text in single quotes."""
    if "flow" not in scene.fault.context:
        return False
    sign = scene.line[scene.at.column : scene.at.column + 1]
    before = ("\n".join(scene.lines[: scene.at.line]) + "\n" + scene.line[: scene.at.column]).rstrip()[-1:]
    if sign == "," and before in (",", "[", "{"):
        twice = before == ","
        message = "nothing stands between two commas" if twice else f"nothing stands between `{before}` and this comma"
        help = "take one of them out" if twice else "take the comma out"
        return scene.report("syntax", scene.at.line, scene.at.column, message, help=help)
    if not sign.isalnum():
        return False
    for quoted in _SINGLE.finditer(scene.line, 0, scene.at.column):
        end = quoted.end()
        goes_on = end == scene.at.column or _CLOSED_LATER.match(scene.line, scene.at.column)
        if goes_on and quoted[0][-2].isalnum() and not scene.line[end : scene.at.column].strip():
            place = scene.segment.span(
                Mark(scene.at.line, quoted.start(), 0), Mark(scene.at.line, quoted.start() + 1, 0)
            )
            message, help = "the text goes on after its closing quote", "write the apostrophe twice: `''`"
            others = (Label(place, "opened here"),)
            return scene.report("text-after-quote", scene.at.line, end - 1, message, others=others, help=help)
    return False


def needs_quotes(scene: Scene, line: int, column: int, character: str) -> bool:
    return scene.report(
        "unquoted-text",
        line,
        column,
        f"a text cannot begin with `{character}` unless it is in quotes",
        help="take the stars out: a text has no bold"
        if scene.text(line).startswith("**", column)
        else "put the text in quotes",
    )
