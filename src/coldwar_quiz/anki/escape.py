"""The one door from a deck's text to the HTML of an Anki field.

`html.escape` is not enough: Anki reads `[sound:x]`, `[latex]`, `[anki:tts]`, `{{c1::x}}` and `[$]` in a field, and a
browser shown a raw `<` runs what follows.
"""

import re

_REPLACEMENT = "\ufffd"

_ENTITIES = {ord(character): f"&#{ord(character)};" for character in "&<>\"'[]{}\\$"}
_CONTROLS = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0xD800, 0xE000)),
    _REPLACEMENT,
)
_TABLE: dict[int, str] = {**_CONTROLS, **_ENTITIES, ord("\t"): "\t", ord("\n"): "<br>"}
_SPECIAL = re.compile("[&<>\"'\\[\\]{}\\\\$\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff]")


def escape(text: str) -> str:
    """`text` as HTML that shows exactly those characters and nothing else, on any device, safe in attributes too.

    A line end becomes `<br>`. Control characters, which Anki refuses (0x1F), drops (NUL) or cannot store (surrogates),
    become U+FFFD; the reader of decks refuses them anyway.
    """
    if not _SPECIAL.search(text):
        return text
    return text.replace("\r\n", "\n").translate(_TABLE)
