"""What may reach a terminal: text without control characters.

Deck text, a learner's own words, file names and messages of the system pass through `safe` on their way out, so that no
escape code in them moves a cursor, renames a window or hides a word. Nothing else is changed: what a deck says is shown
character for character.
"""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_UNSAFE = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
"""C0 but tab and line feed, DEL, C1, marks that turn the writing direction, lone surrogates (no encoding has them)."""

_UNSAFE_IN_TEXT = re.compile(f"[{_UNSAFE}]")
_LINE_ENDS_AND_TABS = re.compile(r"\r\n|[\r\n\t]")


def safe(text: str) -> str:
    """`text` with each character that could act on a terminal replaced by U+FFFD. Tabs and line feeds stay."""
    return _UNSAFE_IN_TEXT.sub(REPLACEMENT, text)


def safe_line(text: str) -> str:
    """`safe`, on one line: each line end and tab becomes a space."""
    return safe(_LINE_ENDS_AND_TABS.sub(" ", text))


def safe_json(text: str) -> str:
    """A JSON document that says the same as `text` and can be shown: escapes for what acts on a terminal.

    Lone surrogates are no text and are replaced.
    """
    return _UNSAFE_IN_TEXT.sub(lambda found: _escaped(found[0]), text)


def _escaped(character: str) -> str:
    return REPLACEMENT if "\ud800" <= character <= "\udfff" else f"\\u{ord(character):04x}"
