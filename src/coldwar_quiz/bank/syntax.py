"""What a syntax fault means to the person who made it, told from the text around it, never in the parser's words."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from coldwar_quiz.bank.document import Mark, Segment
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.diagnostics.problem import Label

_KEY_LINE = re.compile(r"[ ]*(?:- +)*[A-Za-z][\w-]*[ ]*:(?:[ ]|$)")
_QUOTED = re.compile(r"""[ ]*(?:- +)*(?:[\w-]+[ ]*:[ ]+)?(["'])""")
_BRACKET = re.compile(r"[ ]*(?:- +)*(?:[\w-]+[ ]*:[ ]+)?([\[{])")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0abt\tnvfre \"/\\N_LP\n\r])|\\")
_BRACKETS = re.compile(r"""[\[\]{}]|(?:^|\s)#.*|"(?:[^"\\]|\\.)*"|'[^']*'""")
"""Brackets, and what hides some from sight: quoted texts and comments."""
GAP_HELP = "put the whole text in quotes, or write `>` and begin it on the next line"


class Fault(NamedTuple):
    """What the parser said, and where: `context` is what it was reading, which began at `context_mark`."""

    problem: str
    context: str
    mark: Mark | None
    context_mark: Mark | None

    @classmethod
    def of(cls, error: BaseException) -> "Fault":
        """The fault that any of the parser's exceptions stands for."""
        problem = getattr(error, "problem", None) or type(error).__name__
        context = getattr(error, "context", None) or ""
        marks = (getattr(error, "problem_mark", None), getattr(error, "context_mark", None))
        return cls(problem, context, *(_mark(mark) for mark in marks))


def _mark(mark: Any) -> Mark | None:
    return None if mark is None else Mark(mark.line, mark.column, mark.index)


class _Scene(NamedTuple):
    """A fault in its text: `lines` are those of the segment, `at` is where the parser stopped, `line` that line."""

    segment: Segment
    fault: Fault
    lines: list[str]
    at: Mark
    findings: Findings

    @property
    def line(self) -> str:
        return self.text(self.at.line)

    def text(self, number: int) -> str:
        return self.lines[number].removesuffix("\r") if 0 <= number < len(self.lines) else ""

    def report(
        self, code: str, line: int, column: int, message: str, length: int = 1, others: tuple[Label, ...] = (),
        label: str = "", help: str = "",
    ) -> bool:  # fmt: skip
        """One error at `line` and `column`, counted from 0 in the segment."""
        place = self.segment.span(Mark(line, column, 0), Mark(line, column + length, 0))
        self.findings.error(code, place, message, label=label, others=others, help=help)
        return True


def explain(segment: Segment, fault: Fault, findings: Findings) -> None:
    """One error for `fault` in `segment`, at the place where its author will look for it."""
    lines = segment.text.split("\n")
    at = fault.mark or fault.context_mark or Mark(0, 0, 0)
    if at.line >= len(lines) or (at.line and not "".join(lines[at.line :]).strip()):
        last = next((n for n in range(min(at.line, len(lines) - 1), 0, -1) if lines[n].strip()), 0)
        at = Mark(last, len(lines[last].rstrip()), 0)
    scene = _Scene(segment, fault, lines, at, findings)
    if not any(explanation(scene) for explanation in _EXPLANATIONS):
        indent = len(scene.line) - len(scene.line.lstrip())
        length = max(1, len(scene.line.strip()))
        scene.report("syntax", at.line, indent, "this line cannot be read", length, help="see the deck format")


def _after_the_root(scene: _Scene) -> bool:
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


def _unclosed_quote(scene: _Scene) -> bool:
    opened = scene.fault.context_mark
    ended = "end of stream" in scene.fault.problem or "document indicator" in scene.fault.problem
    if not (opened and ended and "quoted scalar" in scene.fault.context):
        return False
    quote = scene.text(opened.line)[opened.column : opened.column + 1]
    return scene.report(
        "unclosed-quote",
        opened.line,
        opened.column,
        f"the quote `{quote}` is never closed",
        label="opened here",
        help=f"close it with `{quote}` at the end of the text",
    )


def _bad_escape(scene: _Scene) -> bool:
    if "quoted scalar" not in scene.fault.context and "-quoted" not in scene.fault.context:
        return "Error" in scene.fault.problem and _first_bad_escape(scene, Mark(0, 0, 0))
    return _first_bad_escape(scene, scene.fault.context_mark or scene.at)


def _first_bad_escape(scene: _Scene, start: Mark) -> bool:
    for number in range(start.line, min(scene.at.line + 1, len(scene.lines)) if scene.fault.mark else len(scene.lines)):
        text = scene.text(number)
        for escape in _ESCAPE.finditer(text + "\n", start.column if number == start.line else 0):
            surrogate = escape[0][1:2] in ("u", "U") and not _is_character(int(escape[0][2:], 16))
            if escape[0] == "\\" or surrogate:
                shown = text[escape.start() : escape.end() + (escape[0] == "\\")]
                message = f"`{shown}` stands for no character" if surrogate else f"`{shown}` is no escape"
                return scene.report(
                    "bad-escape", number, escape.start(), message, len(shown), help="write `\\\\` for a backslash"
                )
    return False


def _is_character(code: int) -> bool:
    return code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF


def _tab(scene: _Scene) -> bool:
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


def _unclosed_bracket(scene: _Scene) -> bool:
    opened = scene.fault.context_mark
    if not (opened and "flow" in scene.fault.context):
        return False
    bracket = scene.text(opened.line)[opened.column : opened.column + 1]
    if bracket not in ("[", "{"):
        opened = _innermost_open(scene.lines) or opened
        bracket = scene.text(opened.line)[opened.column : opened.column + 1]
    closing = {"[": "]", "{": "}"}.get(bracket, "]")
    inside = "\n".join(scene.lines[opened.line :])[opened.column :]
    if bracket == "{" and inside.startswith("{{"):
        return scene.report(
            "unquoted-text",
            opened.line,
            opened.column,
            "a text that begins with a gap needs quotes",
            2,
            help=GAP_HELP,
        )
    if inside.count(bracket) > inside.count(closing) or scene.at.line > opened.line:
        return scene.report(
            "unclosed-bracket",
            opened.line,
            opened.column,
            f"the bracket `{bracket}` is never closed",
            label="opened here",
            help="` #` begins a comment: put the text that holds it in quotes"
            if " #" in scene.text(opened.line)[opened.column :]
            else f"close it with `{closing}`; put a text that begins with a bracket in quotes",
        )
    place = scene.segment.span(opened, Mark(opened.line, opened.column + 1, 0))
    return scene.report(
        "syntax",
        scene.at.line,
        scene.at.column,
        f"expected `,` or `{closing}` here",
        others=(Label(place, "opened here"),),
        help="put a text that holds brackets, commas, quotes or `: ` in quotes",
    )


def _innermost_open(lines: list[str]) -> Mark | None:
    """The last bracket that nothing closes: the parser names a place beyond the text where the text just ends."""
    opened: list[Mark] = []
    for number, line in enumerate(lines):
        for match in _BRACKETS.finditer(line):
            if match[0] in "[{":
                opened.append(Mark(number, match.start(), 0))
            elif match[0] in "]}" and opened:
                opened.pop()
    return opened[-1] if opened else None


def _colon_in_text(scene: _Scene) -> bool:
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


def _wrong_indentation(scene: _Scene, number: int) -> bool:
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


def _after_quote(scene: _Scene) -> bool:
    quoted = _QUOTED.match(scene.line)
    if not (quoted and "expected" in scene.fault.problem and scene.at.column > quoted.end()):
        return False
    quote = quoted[1]
    other = "'" if quote == '"' else '"'
    doubled = "''" if quote == "'" else '\\"'
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
        help=f"write `{doubled}` for a `{quote}` inside the text, or put {other} around the whole",
    )


def _forbidden_start(scene: _Scene) -> bool:
    character = scene.line[scene.at.column : scene.at.column + 1]
    if scene.fault.context_mark and scene.fault.context in ("while scanning an alias", "while scanning an anchor"):
        opened = scene.fault.context_mark
        character = scene.text(opened.line)[opened.column : opened.column + 1]
        return _needs_quotes(scene, opened.line, opened.column, character)
    if "tag" in scene.fault.context or "tag handle" in scene.fault.problem:
        opened = scene.fault.context_mark or scene.at
        column = scene.text(opened.line).find("!", opened.column)
        return _needs_quotes(scene, opened.line, max(column, 0), "!")
    if "cannot start any token" in scene.fault.problem or (character and character in "@`%]},"):
        return _needs_quotes(scene, scene.at.line, scene.at.column, character)
    if "block scalar" in scene.fault.context:
        return scene.report(
            "syntax", scene.at.line, scene.at.column, "text stands on the line of `>` or `|`",
            help="begin the text on the next line, or put it in quotes",
        )  # fmt: skip
    return False


def _needs_quotes(scene: _Scene, line: int, column: int, character: str) -> bool:
    return scene.report(
        "unquoted-text",
        line,
        column,
        f"a text cannot begin with `{character}` unless it is in quotes",
        help="put the text in quotes",
    )


def _list_item(scene: _Scene) -> bool:
    if "sequence entries are not allowed" in scene.fault.problem:
        return scene.report(
            "syntax", scene.at.line, scene.at.column, "a list item cannot stand on the line of its key",
            help="begin the list on the next line, or put the text in quotes",
        )  # fmt: skip
    return False


def _no_key(scene: _Scene) -> bool:
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


def _text_after_bracket(scene: _Scene) -> bool:
    opened = _BRACKET.match(scene.line)
    if not (opened and "expected" in scene.fault.problem and scene.at.column > opened.end()):
        return False
    return _needs_quotes(scene, scene.at.line, opened.end() - 1, opened[1])


def _misplaced(scene: _Scene) -> bool:
    if "expected" in scene.fault.problem and "block" in scene.fault.context and scene.line.strip():
        return _wrong_indentation(scene, scene.at.line)
    return False


def _too_deep(scene: _Scene) -> bool:
    if "nesting" not in scene.fault.problem and "Recursion" not in scene.fault.problem:
        return False
    return scene.report("too-deep", scene.at.line, scene.at.column, "nested more than 12 deep")


_EXPLANATIONS: tuple[Callable[[_Scene], bool], ...] = (
    _after_the_root,
    _too_deep,
    _unclosed_quote,
    _bad_escape,
    _tab,
    _unclosed_bracket,
    _colon_in_text,
    _after_quote,
    _text_after_bracket,
    _no_key,
    _list_item,
    _forbidden_start,
    _misplaced,
)
"""Tried in this order; the first that recognises the fault reports it."""
