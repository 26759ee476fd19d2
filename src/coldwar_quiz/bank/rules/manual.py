"""The manual: a page for every code that a problem of a deck can carry, those of the rules and those of the reader.

`python -m coldwar_quiz.bank.rules.manual docs/rules` writes the pages as Markdown; `check --explain CODE` prints one as
plain text. The rules' pages are their docstrings, the reader's stand in `bank/faults`.
"""

import re
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from coldwar_quiz.bank.faults import SUBJECTS
from coldwar_quiz.bank.faults.page import STAND_IN, Page
from coldwar_quiz.bank.model import BODIES
from coldwar_quiz.bank.rules import (
    ALL,
    allowing,
    evidence,
    house,
    identity,
    leftovers,
    measures,
    oversights,
    permanence,
    writing,
)
from coldwar_quiz.bank.rules.rule import Rule
from coldwar_quiz.diagnostics.problem import Severity

WIDTH = 78
"""A paragraph fits a terminal of 80 columns; examples stay as they are."""
_FENCED = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)

_INTRODUCTION = """\
# What `check` can say

`coldwar-quiz check` prints a code in brackets after the severity. There is a page for each of them here, and
`coldwar-quiz check --explain` with a code prints it.

An **error** means that the question cannot be used and is left out, or the file where it concerns the whole of it; a
**warning**, that it is probably not what was meant; **advice** is about writing good questions. A question silences a
warning or advice with `allow`, a map from the code to the reason, where the column *allow* says yes. Errors are never
silenced, and neither is what concerns a file or a deck as a whole.

What is marked *bundled bank* holds for the decks that come with the program and for no others. An example that begins
with an item leaves out the header of its deck; examples also leave out `explanation` and `evidence` where a page does
not speak of them.
"""
_TABLE = "| code | severity | allow | holds for | what is wrong |\n|---|---|---|---|---|\n"
_FOOTER = "\n*This page is made from the program's own text; change it there.*\n"


class Entry(NamedTuple):
    """One page: `about` says what the code is reported of, `allowed` whether a question can silence it."""

    code: str
    severity: Severity
    about: str
    allowed: bool
    text: str

    @property
    def summary(self) -> str:
        """The first paragraph on one line."""
        return " ".join(self.text.partition("\n\n")[0].split())

    @property
    def heading(self) -> str:
        """What is said before the text: severity, what it is reported of, whether it can be silenced."""
        return f"{self.severity}, {self.about}" + ("; `allow` silences it" if self.allowed else "")


@cache
def subjects() -> dict[str, tuple[Entry, ...]]:
    """Title -> the pages about that subject, the reader's before the rules'."""
    of_rules: dict[str, Iterable[Rule]] = {
        "Ids and what they name": (*identity.RULES, *permanence.RULES),
        "Evidence and accounts": evidence.RULES,
        "Slips": (*oversights.RULES, *leftovers.RULES, *measures.RULES),
        "How questions are written": writing.RULES,
        "What the bundled bank promises": house.RULES,
        "What a question allows": [r for r in ALL if r in (allowing.unknown_allow, allowing.idle_allow)],
    }
    found = {subject.title: tuple(map(_of_reader, subject.pages)) for subject in SUBJECTS}
    return found | {title: tuple(map(_of_rule, rules)) for title, rules in of_rules.items()}


@cache
def entries() -> dict[str, Entry]:
    """Every page by its code."""
    return {entry.code: entry for group in subjects().values() for entry in group}


def _of_reader(page: Page) -> Entry:
    text = page.manual
    written = dict.fromkeys(match[0] for match in STAND_IN.finditer(text))
    if written:
        prose, heading, examples = text.partition("\n\nFails:\n")
        said = "\n".join(f"Below, `{mark}` stands for {_meant(mark)}." for mark in written)
        text = f"{prose}\n\n{said}{heading}{examples}"
    return Entry(page.code, page.severity, page.about, page.code in allowing.READER_CODES, text)


def _meant(mark: str) -> str:
    """What a mark in an example stands for."""
    if mark.startswith("<byte"):
        return "a single byte"
    code = int(mark[3:-1], 16)
    name = {0x09: "tab", 0x0D: "carriage return", 0x1B: "ESC"}.get(code)
    return f"a single character, {name or unicodedata.name(chr(code)).lower()}"


def _of_rule(rule: Rule) -> Entry:
    types = ", ".join(name for name in BODIES if name in rule.types)
    about = _scope(rule) + ("" if len(rule.types) == len(BODIES) else f", type {types}")
    allowed = rule.severity is not Severity.ERROR and rule.code not in allowing.OF_A_WHOLE_DECK
    return Entry(rule.code, rule.severity, about, allowed, rule.manual)


def _scope(rule: Rule) -> str:
    return "bundled bank" if rule.house else "every deck"


def pages() -> dict[str, str]:
    """File name -> text of every page as Markdown, and the index."""
    tables = (f"\n## {title}\n\n{_TABLE}{''.join(map(_row, group))}" for title, group in subjects().items())
    index = {"README.md": _INTRODUCTION + "".join(tables)}
    return index | {f"{code}.md": _markdown(entry) for code, entry in entries().items()}


def _row(entry: Entry) -> str:
    allow = "yes" if entry.allowed else "no"
    about = entry.about.partition(", ")[0]
    return f"| [{entry.code}]({entry.code}.md) | {entry.severity} | {allow} | {about} | {entry.summary} |\n"


def _markdown(entry: Entry) -> str:
    body = "\n\n".join(part if part.startswith("```") else filled(part) for part in _parts(entry.text))
    return f"# {entry.code}\n\n{filled(entry.heading)}\n\n{body}\n{_FOOTER}"


def filled(paragraph: str) -> str:
    """`paragraph` in lines of at most WIDTH characters."""
    return textwrap.fill(" ".join(paragraph.split()), WIDTH, break_long_words=False, break_on_hyphens=False)


def plain(entry: Entry, fill: Callable[[str], str] = filled) -> str:
    """A page as it is printed: its paragraphs as in the Markdown, unless `fill` is another, its examples indented."""
    shown = [f"{entry.code}\n{'=' * len(entry.code)}", fill(entry.heading)]
    for part in _parts(entry.text):
        example = _FENCED.fullmatch(part)
        shown.append(textwrap.indent(example[1].rstrip("\n"), "    ") if example else fill(part))
    return "\n\n".join(shown)


def _parts(text: str) -> Iterator[str]:
    """The paragraphs and the fenced examples of a page, in order."""
    at = 0
    for example in _FENCED.finditer(text):
        yield from filter(None, text[at : example.start()].strip("\n").split("\n\n"))
        yield example[0]
        at = example.end()
    yield from filter(None, text[at:].strip("\n").split("\n\n"))


def write(folder: Path) -> None:
    """Write every page into `folder`, and remove pages of codes that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
