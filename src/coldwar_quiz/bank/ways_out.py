"""What to do about a value that is not of its shape, in words that can be followed to the letter."""

import re
from collections.abc import Set

from coldwar_quiz.bank.files import ODD_SPACES, name_odd
from coldwar_quiz.bank.keys import QUESTION_KEYS
from coldwar_quiz.bank.other_formats import way_to_a_deck
from coldwar_quiz.bank.spelling import shortened
from coldwar_quiz.bank.tree import Mapping, Node, Scalar, Sequence

_TEXT_OF_A_COMMENT = re.compile(r"[ \t]+(#[^\s#][^\r\n]*)")

_ONE_ENTRY = re.compile(r"[A-Za-z][\w /,;-]{0,59}(?<=\w)")
"""What may stand in brackets as it is."""
_JOINED_KEY = re.compile(r"""["']?([A-Za-z][\w-]*)["']?[ ]?([:=])""")
_QUOTATION_MARKS = "“”„‟«»‹›‘’‚‛`´\"'"

_TRUTHS = {
    **dict.fromkeys(("yes", "y", "on", "t", "right", "correct"), "true"),
    **dict.fromkeys(("no", "n", "off", "f", "wrong", "incorrect"), "false"),
}
_SEEMING_HYPHENS = "-–—−‐‑•·*"
PAIRS = "write each pair as `- [left, right]`"
WRITTEN = {
    "evidence": "begin each quotation with `- source: ...`, and below it write `where: ...` and `quote: ...`",
    "accounts": "begin each account with `- source: ...`, and below it write `where: ...` and `says: ...`",
}
"""How the entries of a list are written that are maps."""


def of_shape(node: Node, name: str, wanted: str) -> str:
    """How the value of `name` becomes what is `wanted`; empty where nothing can be said."""
    if wanted == "a text" and type(node) is Sequence and not node.in_brackets:
        if node.segment.before(node.start_mark).rstrip().endswith("-"):
            return "take one hyphen out"
        return "take the hyphen out" if len(node.raw) == 1 else "write one text, without hyphens"
    if wanted == "a text" and type(node) is Mapping and node.raw.keys() <= QUESTION_KEYS and not node.in_braces:
        keys = " and ".join(f"`{key}`" for key in node.raw)
        return f"if {keys} belongs to the question, write it without a hyphen, as far left as `{name}`"
    if wanted == "a single value" and type(node) is Sequence and node.in_brackets:
        return "take the brackets out"
    if wanted == "`true` or `false`":
        truth = _TRUTHS.get(node.value.lower()) if type(node) is Scalar else None
        return f"write `{truth}`" if truth else "write `true` or `false`"
    if wanted == "a text" and type(node) is Mapping and (joined := joined_key(node)):
        return f"write `{joined}:` on a line of its own"
    if wanted == "a text" and type(node) is not Scalar:
        return "put a text that begins with a bracket, or holds `: `, in quotes"
    if wanted.startswith("a map"):
        return WRITTEN.get(name) or "write each as `key: value`, on a line of its own"
    if wanted.startswith("a list") and type(node) is Mapping:
        return _listed(node, wanted)
    if wanted.startswith("a list") and type(node) is Scalar and _seeming_hyphen(node.value):
        return _seeming_hyphen(node.value)
    if wanted.startswith("a list") and type(node) is Scalar:
        entry = node.value if _ONE_ENTRY.fullmatch(node.value) else "one, another"
        one_line = f"write `{name}: [{entry}]`, or each on a line of its own that begins with `- `"
        return PAIRS if wanted == "a list of pairs" else WRITTEN.get(name, one_line)
    return ""


def joined_key(node: Mapping) -> str:
    """The key of a question that the one key of `node` ends with, behind a text: two lines were joined; else empty."""
    text, _, last = next(iter(node.raw), "").rpartition(" ")
    return last if text and len(node.raw) == 1 and last in QUESTION_KEYS else ""


def _seeming_hyphen(text: str) -> str:
    """What to do about a `text` that begins with what was meant for the hyphen and the space of an item; else empty."""
    if len(text) < 2 or text[0] not in _SEEMING_HYPHENS or text[1] == text[0]:
        return ""
    if text[0] != "-":
        return f"{name_odd(text[0])} is no hyphen: begin each entry with a hyphen and a space"
    if text[1] in ODD_SPACES:
        return f"{name_odd(text[1])} stands behind the hyphen: write a space"
    return "write a space after each hyphen"


def of_answers(what: str, kind: str | None, whole: bool, node: Sequence) -> str:
    """What to do about a list where the answer, or one of the answers, is one text.

    `what` is the kind of map it stands in, `kind` the type of the question, `whole` whether it is all of the answer.
    """
    if what != "a question":
        return "write one answer; a text in brackets needs quotes"
    if not whole:
        return "make each entry one text; a text in brackets needs quotes"
    if len(node.raw) == 1:
        return "take the brackets out" if node.in_brackets else "take the hyphen out"
    if kind == "typed":
        return "write one text, and the other spellings that are right under `accept`"
    if kind == "card":
        return "write one text; what a good answer names stands under `points`"
    return "several right answers make a `type: select`; a text in brackets needs quotes"


def of_odd_key(name: str, known: Set[str]) -> str:
    """What to do about a key with its value in it, or with quotation marks that YAML does not know; else empty."""
    if name.startswith("::"):
        return way_to_a_deck(name)
    bare = name.strip(_QUOTATION_MARKS)
    if bare != name and bare in known:
        return f"write `{bare}` without the quotation marks"
    joined = _JOINED_KEY.match(name)
    if joined is None or joined[1] not in known:
        return ""
    missing = "a space is missing after the colon: " if joined[2] == ":" else ""
    return f"{missing}write `{joined[1]}`, a colon and a space"


def only_an_anchor(node: Scalar) -> str:
    """The anchor that is all there is of the empty `node`, with its sign; empty where there is none."""
    if node.value or node.span.line != node.span.end_line:
        return ""
    start, end, segment = node.marks
    written = segment.before(end)[start.column :]
    return written if written.startswith("&") and written[1:].isalnum() else ""


def of_comment(node: Scalar, longest: int, name: str) -> str:
    """How the text is written that begins with a `#` where `node` is empty; a comment has a space behind its `#`.

    No more than `longest` characters of it are looked at. Empty where there is none.
    """
    _, end, segment = node.marks
    hidden = _TEXT_OF_A_COMMENT.match(segment.following(end, longest))
    if hidden is None:
        return ""
    text = hidden[1].rstrip()
    if name == "tags":
        return "`#` begins a comment here; write the tags without it: `tags: [one, another]`"
    quote = next((sign for sign in "\"'" if sign not in text and (sign == "'" or "\\" not in text)), "")
    whole = f": {quote}{text}{quote}" if quote and len(text) <= 50 else ""
    return f"`#` begins a comment here; put the text in quotes{whole}"


def _listed(node: Mapping, wanted: str) -> str:
    """How the map `node`, which should be `wanted`, becomes a list."""
    if wanted == "a list of pairs":
        return PAIRS
    first = node.first_key
    if wanted in ("a list of quotations", "a list of accounts") and type(first) is Scalar:
        return f"put one hyphen, `- `, before `{shortened(first.value)}`, and indent the lines below it alike"
    return "begin each entry with a hyphen: `- `"
