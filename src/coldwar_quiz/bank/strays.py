"""Lines at the margin between the items of a list: they end the list for YAML, though the list goes on below them.

Told apart here, such a line costs the one item it stands in; read by YAML alone it would cost all that follow.
"""

import re

from coldwar_quiz.bank.document import STREAMED, Section
from coldwar_quiz.bank.files import odd_start, way_out_of_odd
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.spelling import shortened

_OPENED_BY = {"]": "[", "}": "{"}
_KEY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:\s|$)")
_SEEMING_ITEM = re.compile(r"-[A-Za-z][\w-]*[ ]*:(?:\s|$)")


def report_strays(section: Section, item: int, findings: Findings) -> bool:
    """Report the stray lines in item number `item`; whether there are any."""
    strays = section.strays_in(item)
    for start, end in strays:
        if section.source.position(start)[0] not in section.source.bad_lines:
            before = section.source.clean[section.offset(item) : start]
            _report(section, before, start, end, findings)
    return bool(strays)


def _report(section: Section, before: str, start: int, end: int, findings: Findings) -> None:
    """Report the lines from `start` to `end`, which stand in an item; `before` them is this of it."""
    whole = section.source.clean[start:end].partition("\n")[0]
    text = whole.lstrip(" ")
    start += len(whole) - len(text)
    place = section.source.span(start, start + len(text.rstrip()))
    key = _KEY.match(text)
    if not text[0].isascii() and (text[0].isspace() or not text[0].isprintable()):
        message = odd_start(text[0])
        findings.error("indentation", section.source.span(start, start + 1), message, help=way_out_of_odd(text[0]))
    elif text.startswith(("```", "~~~")):
        findings.error("not-a-key", place, "a Markdown fence stands here", help="take the line out")
    elif text[0] == "-" and text[1:2] in ("", " ", "\t"):
        message = f"this item stands further {'right' if len(whole) > len(text) else 'left'} than its list"
        findings.error("indentation", place, message, help="indent it like the others")
    elif text[0] == "-" and _SEEMING_ITEM.match(text):
        message, help = "a space is missing after the hyphen", "begin an item with a hyphen and a space: `- `"
        findings.error("indentation", place, message, help=help)
    elif key:
        help = f"indent it like the other keys of the item, or end `{section.key}` before it"
        findings.error("unknown-key", place, f"`{shortened(key[1])}` stands at the margin, inside the list", help=help)
    elif text.rstrip() in STREAMED:
        help = "write a colon behind it"
        findings.error("not-a-key", place, f"`{text.rstrip()}` has no colon", help=help)
    elif text[0] in _OPENED_BY and before.count(_OPENED_BY[text[0]]) > before.count(text[0]):
        message = "the bracket that closes here stands at the margin, inside the list"
        findings.error("indentation", place, message, help="indent it further than the key it belongs to")
    else:
        message = "this line stands at the margin, inside the list, and is no `key: value`"
        findings.error("not-a-key", place, message, help="indent it under the text it belongs to, or take it out")
