"""Faults of lists and maps in brackets: never closed, or without a comma; and quotes forgotten inside them."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from coldwar_quiz.bank.document import Mark
from coldwar_quiz.bank.quoting import how_to_close
from coldwar_quiz.bank.scene import Scene
from coldwar_quiz.diagnostics.problem import Label

_SIGNS = re.compile(
    r"""(?P<quoted>(?<![^\s\[{,:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'))|(?P<comment>(?<![^\s\[{,])\#[^\n]*)|(?P<bracket>[\[\]{}])""",
    re.DOTALL | re.VERBOSE,
)
"""Brackets, and what hides some from sight: quoted texts and comments."""
_SLASHES = re.compile(
    r"""(?<![^\s\[{,:])(?:"(?:[^"\\]|\\.?)*(?:"|$)|'(?:[^']|'')*(?:'|$))|\s\#.*|(?:^|(?<=[\[\]{},"']))[ \t]*(//)"""
)
"""Two slashes where a comment may stand, and what hides some from sight."""
_A_COMMENT = re.compile(r"[\s\[{,]#")
_CLOSING = {"[": "]", "{": "}"}
GAP_HELP = "put the whole text in quotes, or write `>` and begin it on the next line"


def unclosed_bracket(scene: Scene) -> bool:
    opened = scene.fault.context_mark
    if not (opened and "flow" in scene.fault.context):
        return False
    text = "\n".join(scene.lines)
    starts = [0]
    for line in scene.lines:
        starts.append(starts[-1] + len(line) + 1)
    here = starts[min(opened.line, len(scene.lines))] + opened.column
    if text[here : here + 1] not in _CLOSING:  # the parser names a place beyond the text where the text just ends
        here = next(_open_brackets(text, 0), max(text.rfind("["), text.rfind("{")))  # none where a quote hides it
        if here < 0:
            return False
        opened = _mark(starts, here)
    bracket = text[here : here + 1]
    closing = _CLOSING.get(bracket, "]")
    if bracket == "{" and text.startswith("{{", here):
        return scene.report(
            "unquoted-text",
            opened.line,
            opened.column,
            "a text that begins with a gap needs quotes",
            2,
            help=GAP_HELP,
        )
    for number in range(opened.line, scene.at.line + 1):
        line = scene.text(number)
        slashes = _slashes(line)
        if slashes >= 0:
            column, message = slashes, "a comment does not begin with `//` here"
            return scene.report("syntax", number, column, message, 2, help="begin it with `#`")
    stopped = starts[scene.at.line] + scene.at.column
    if _forgotten_quote(scene, text, starts, here, stopped):
        return True
    if here in _open_brackets(text, here):
        return scene.report(
            "unclosed-bracket",
            opened.line,
            opened.column,
            f"the bracket `{bracket}` is never closed",
            label="opened here",
            help="`#` begins a comment here: put the text that holds it in quotes, or take it out"
            if _A_COMMENT.search(scene.text(opened.line), opened.column)
            else f"close it with `{closing}`; put a text that begins with a bracket in quotes",
        )
    if text[stopped : stopped + 1] in ("]", "}") and text[stopped] != closing and _more_open(text, bracket):
        stop = scene.segment.span(scene.at, Mark(scene.at.line, scene.at.column + 1, 0))
        return scene.report(
            "unclosed-bracket",
            opened.line,
            opened.column,
            f"the bracket `{bracket}` is not closed before another ends",
            label="opened here",
            others=(Label(stop, f"`{closing}` is missing before this, or further up"),),
            help=f"close it with `{closing}` where it ends",
        )
    place = scene.segment.span(opened, Mark(opened.line, opened.column + 1, 0))
    before, sign = text[here:stopped].rstrip()[-1:], text[stopped : stopped + 1]
    message, help = (
        f"expected `,` or `{closing}` here",
        "put a text that holds brackets, commas, quotes or `: ` in quotes",
    )
    if sign == "," and before in (",", bracket):
        message, help = "there is a comma too many", "take it out"
    elif (cut := _comment_above(scene, opened)) is not None:
        message = "the `#` ended the text, and the next line goes on behind it"
        help = "put the text that holds it in quotes, or write a comma before the comment"
        return scene.report("unquoted-text", *cut, message, help=help)
    elif sign in ('"', "'", "[", "{") and before in ('"', "'", "]", "}"):
        message, help = "a comma is missing before this", "separate the entries by commas"
        if bracket == "{" and _after_a_key(text, here, stopped):
            message, help = "a colon is missing before this", "put a colon and a space between a key and its value"
    return scene.report(
        "syntax", scene.at.line, scene.at.column, message, others=(Label(place, "opened here"),), help=help
    )


def _comment_above(scene: Scene, opened: Mark) -> tuple[int, int] | None:
    """Where a comment with a comma in it ends the line above the one where the parser stopped, inside its bracket."""
    number = scene.at.line - 1
    if number < opened.line:
        return None
    found = next((sign for sign in _SIGNS.finditer(scene.text(number)) if sign["comment"]), None)
    return (number, found.start()) if found and "," in found[0] and found.start() else None


def _slashes(line: str) -> int:
    """Where a comment begins as in JavaScript, at the start of a line or after an entry; -1 where none does."""
    for sign in _SLASHES.finditer(line):
        if sign[1]:
            return sign.start(1)
    return -1


def _more_open(text: str, bracket: str) -> bool:
    """Whether more brackets of a kind are opened than closed."""
    signs = [sign["bracket"] for sign in _SIGNS.finditer(text)]
    return bracket in _CLOSING and signs.count(bracket) > signs.count(_CLOSING[bracket])


def _after_a_key(text: str, here: int, stopped: int) -> bool:
    """Whether the quoted text before the place where the parser stopped stands where a key does."""
    end = len(text[here:stopped].rstrip()) + here
    last = next((sign for sign in _SIGNS.finditer(text, here, end) if sign["quoted"] and sign.end() == end), None)
    return last is not None and text[here : last.start()].rstrip()[-1:] in ("{", ",")


def _open_brackets(text: str, start: int) -> Iterator[int]:
    """Where the brackets stand that nothing closes, from `start` on, the innermost first."""
    opened: list[int] = []
    for sign in _SIGNS.finditer(text, start):
        if sign["bracket"] in _CLOSING:
            opened.append(sign.start())
        elif opened and sign["bracket"] == _CLOSING[text[opened[-1]]]:
            opened.pop()
    yield from reversed(opened)


def _forgotten_quote(scene: Scene, text: str, starts: list[int], here: int, stopped: int) -> bool:
    """A quote that nothing closed before the next one opened, at which the parser stopped."""
    for sign in _SIGNS.finditer(text, here):
        if sign.end() > stopped or not sign["quoted"]:
            if sign.start() > stopped:
                break
            continue
        inside = sign[0][1:-1]
        opens = inside[-1:].isspace() or inside[-1:] in ("", ",", "[", "{") or "\n" in inside
        if sign.end() == stopped and opens and text[stopped : stopped + 1].isalnum():
            begun, taken, quote = _mark(starts, sign.start()), _mark(starts, sign.end() - 1), sign[0][0]
            place = scene.segment.span(taken, Mark(taken.line, taken.column + 1, 0))
            return scene.report(
                "unclosed-quote",
                begun.line,
                begun.column,
                f"the quote `{quote}` is not closed where its text ends",
                label="opened here",
                others=(Label(place, "this was taken for its end"),),
                help=how_to_close(quote, scene.text(begun.line)),
            )
    return False


def _mark(starts: list[int], offset: int) -> Mark:
    """The line and column, from 0, of an offset, given where the lines start."""
    line = bisect_right(starts, offset) - 1
    return Mark(line, offset - starts[line], 0)
