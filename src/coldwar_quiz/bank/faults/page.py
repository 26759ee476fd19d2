"""A page of the manual about one code of the reader, and how its examples are written.

An example is one of three things. One that begins with `- ` is the questions of a deck, whose header is left out, as in
the docstrings of the rules. One that begins with `# NAME.yaml` is a file of that name, and each further line of that
kind begins another file; `import` takes those of other programs. Anything else is a whole file.

What cannot stand on a page is written in angle brackets: `<U+001B>` is the character of that code point, `<byte E9>` a
byte that is not UTF-8.
"""

import inspect
import re
from typing import NamedTuple

from coldwar_quiz.diagnostics.problem import Severity

STAND_IN = re.compile(r"<U\+([0-9A-F]{4,6})>|<byte ([0-9A-F]{2})>")
_FILE_NAME = re.compile(r"^# ([\w./-]+\.(?:yaml|csv|gift|txt))\n", re.MULTILINE)
HEADER = "deck: {id: german-question, title: The German question}\nquestions:\n"
FILE_NAME = "german-question.yaml"
"""What an example is the contents of when it names no file itself."""


class Page(NamedTuple):
    """What there is to say of `code`: `text` is Markdown, as in the docstring of a rule.

    It says in its first paragraph what is wrong, then why that matters, then how it is mended. `Fails:` and `Passes:`
    come before the examples, where examples can stand on a page. `about` says what the code is reported of.
    """

    code: str
    severity: Severity
    text: str
    about: str = "every deck"

    @property
    def manual(self) -> str:
        """The text as it is read, without the indentation it has in the source."""
        return inspect.cleandoc(self.text)


class Subject(NamedTuple):
    """Pages that are about the same thing."""

    title: str
    pages: tuple[Page, ...]


def files_of(example: str) -> dict[str, bytes]:
    """The files that `example` shows, by name, byte for byte."""
    if example.startswith("- "):
        example = HEADER + example
    _, *named = _FILE_NAME.split(example) if _FILE_NAME.match(example) else ("", FILE_NAME, example)
    return {name: _bytes_of(text) for name, text in zip(named[::2], named[1::2], strict=True)}


def _bytes_of(text: str) -> bytes:
    result, at = b"", 0
    for stand_in in STAND_IN.finditer(text):
        result += text[at : stand_in.start()].encode()
        result += chr(int(stand_in[1], 16)).encode() if stand_in[1] else bytes.fromhex(stand_in[2])
        at = stand_in.end()
    return result + text[at:].encode()
