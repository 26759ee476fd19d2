"""What a syntax fault means to the person who made it, told from the text around it, never in the parser's words."""

import re
from collections.abc import Callable

from coldwar_quiz.bank import quoting
from coldwar_quiz.bank.document import Mark, Segment
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.scene import Fault, Scene
from coldwar_quiz.diagnostics.problem import Label

_KEY_LINE = re.compile(r"[ ]*(?:- +)*[A-Za-z][\w-]*[ ]*:(?:[ ]|$)")


def explain(segment: Segment, fault: Fault, findings: Findings) -> None:
    """One error for `fault` in `segment`, at the place where its author will look for it."""
    lines = segment.text.split("\n")
    at = fault.mark or fault.context_mark or Mark(0, 0, 0)
    if at.line >= len(lines) or (at.line and not "".join(lines[at.line :]).strip()):
        last = next((n for n in range(min(at.line, len(lines) - 1), 0, -1) if lines[n].strip()), 0)
        at = Mark(last, len(lines[last].rstrip()), 0)
    scene = Scene(segment, fault, lines, at, findings)
    if not any(explanation(scene) for explanation in _EXPLANATIONS):
        indent = len(scene.line) - len(scene.line.lstrip())
        length = max(1, len(scene.line.strip()))
        scene.report("syntax", at.line, indent, "this line cannot be read", length, help="see the deck format")


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
        return scene.report("tab-indentation", scene.at.line, scene.at.column, "a tab stands where a space must")
    return False


def _colon_in_text(scene: Scene) -> bool:
    if "mapping values are not allowed" not in scene.fault.problem:
        return False
    key = _KEY_LINE.match(scene.line)
    if key and key.end() <= scene.at.column:
        start = key.end() + len(scene.line[key.end() :]) - len(scene.line[key.end() :].lstrip())
        return scene.report(
            "unquoted-text",
            scene.at.line,
            scene.at.column,
            "a text that holds `: ` needs quotes",
            label="this colon would make the text a key",
            help=f'put the text in quotes: "{_shortened(scene.line[start:].rstrip())}"',
        )
    return _wrong_indentation(scene, scene.at.line)


def _shortened(text: str) -> str:
    return text if len(text) <= 50 else text[:47] + "..."


def _wrong_indentation(scene: Scene, number: int) -> bool:
    indent = len(scene.text(number)) - len(scene.text(number).lstrip(" "))
    above = next((n for n in range(number - 1, -1, -1) if scene.text(n).strip()), None)
    others: tuple[Label, ...] = ()
    if above is not None:
        before = scene.text(above)
        margin = len(before) - len(before.lstrip(" "))
        place = scene.segment.span(Mark(above, margin, 0), Mark(above, max(len(before.rstrip()), margin + 1), 0))
        others = (Label(place, "the line before"),)
    length = max(1, len(scene.text(number).strip()))
    return scene.report(
        "indentation",
        number,
        indent,
        "the indentation does not fit the lines before",
        length,
        others,
        help="give the keys of one question the same indentation",
    )


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
    return scene.report(
        "not-a-key",
        start.line,
        start.column,
        "this line is no `key: value`, and not indented enough to continue a text",
        max(1, len(text.rstrip()) - start.column),
        help="write `key: value`, or indent the line under the text it belongs to",
    )


def _misplaced(scene: Scene) -> bool:
    if "expected" in scene.fault.problem and "block" in scene.fault.context and scene.line.strip():
        return _wrong_indentation(scene, scene.at.line)
    return False


def _too_deep(scene: Scene) -> bool:
    if "nesting" not in scene.fault.problem and "Recursion" not in scene.fault.problem:
        return False
    return scene.report("too-deep", scene.at.line, scene.at.column, "nested more than 12 deep")


_EXPLANATIONS: tuple[Callable[[Scene], bool], ...] = (
    _after_the_root,
    _too_deep,
    quoting.unclosed_quote,
    quoting.quote_met_by_another,
    quoting.bad_escape,
    _tab,
    quoting.unclosed_bracket,
    _colon_in_text,
    quoting.after_quote,
    quoting.text_after_bracket,
    _no_key,
    _list_item,
    _forbidden_start,
    _misplaced,
)
"""Tried in this order; the first that recognises the fault reports it."""
