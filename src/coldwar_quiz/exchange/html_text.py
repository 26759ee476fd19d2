"""The door from a deck's text to HTML that Moodle stores, and the way back from the HTML of other programs.

Moodle's text formats, read in its `lib/classes/formatting.php`: `plain_text` still turns `&#60;` in a text into `<`
(its function `s` spares numeric references), and so does not show every text as it is. `html` does, once everything
that is markup, or that a filter acts on (`$$` and `\\(` are TeX, `[[` and `{` plugins, `@@` the names of files), is a
numeric reference. Runs of spaces would be shown as one, so a text with such is given a style that keeps them.
"""

import re
from html.parser import HTMLParser

_ACTIVE = {ord(character): f"&#{ord(character)};" for character in "&<>[]{}\\$@"}
_NEVER = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd"
)
_TABLE = {**_NEVER, **_ACTIVE, ord("\t"): "\t", ord("\n"): "<br>"}
_COLLAPSES = re.compile(r"[ \t\n][ \t]|\t|[ \t]\n")
_SPACES = (" ", "\t", "\n")
_KEPT = '<span style="white-space: pre-wrap">'


def to_html(text: str) -> str:
    """`text` as HTML that shows exactly those characters. Control characters, which no deck holds, become U+FFFD."""
    return part_to_html(text, first=True, last=True)


def part_to_html(text: str, *, first: bool = False, last: bool = False) -> str:
    """As `to_html`, for a part of a text: a space at an edge counts where something stands beside it."""
    shown = text.translate(_TABLE)
    at_edge = (first and text[:1] in _SPACES) or (last and text[-1:] in _SPACES)
    return f"{_KEPT}{shown}</span>" if text and (at_edge or _COLLAPSES.search(text)) else shown


def paragraphs(texts: list[str]) -> str:
    """Several texts, a paragraph each."""
    return "".join(f"<p>{to_html(text)}</p>" for text in texts)


_BREAKS = frozenset({"br", "div", "p", "li", "tr", "ul", "ol", "table", "blockquote", "hr", "pre", "dd", "dt"} | {
    f"h{level}" for level in range(1, 7)
})  # fmt: skip
_SILENT = frozenset({"script", "style", "head", "title"})
_MEDIA = {"img": "an image", "audio": "a sound", "video": "a film", "object": "an object", "embed": "an object"}
_SOUND = re.compile(r"\[sound:[^\]]*\]|\[anki:[^\]]*\]")


_MOST_UNCLOSED = 200
"""For each tag that is opened and never closed, the library looks through the whole text."""


class FromHtml(HTMLParser):
    """What a browser would show of some HTML, as text: `text`, and in `lost` what kinds of things it cannot hold.

    Raises AssertionError, as the library does, where it is no HTML at all.
    """

    def __init__(self, html: str, *, hard_spaces: bool = True) -> None:
        super().__init__(convert_charrefs=True)
        self._hard_spaces = hard_spaces
        """Whether a no-break space is meant; an editor of HTML puts one wherever two spaces stand together."""
        self.lost: dict[str, None] = {}
        self._pieces: list[str] = []
        self._silent = 0
        self._kept = [False]
        """For each open `span`, whether it keeps its spaces."""
        if html.count("<") > html.count(">") + _MOST_UNCLOSED:
            raise AssertionError("more tags are opened than closed")
        self.feed(_SOUND.sub(self._note_sound, html))
        self.close()
        lines = "".join(self._pieces).split("\n")
        self.text = "\n".join(line.strip(" ") for line in lines).strip("\n").replace(_HELD_SPACE, " ")
        self.text = self.text.replace(_HELD_BREAK, "\n")

    def _note_sound(self, _: re.Match[str]) -> str:
        self.lost["a sound"] = None
        return ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._pieces.append(_HELD_BREAK if self._kept[-1] else "\n")
        elif tag in _BREAKS:
            self._break()
        elif tag in _MEDIA:
            self.lost[_MEDIA[tag]] = None
        elif tag == "span":
            self._kept.append(self._kept[-1] or any("pre-wrap" in (value or "") for _, value in attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKS and tag != "br":
            self._break()
        elif tag == "span" and len(self._kept) > 1:
            self._kept.pop()

    def _break(self) -> None:
        if self._pieces and not self._pieces[-1].endswith(("\n", _HELD_BREAK)):
            self._pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._kept[-1]:
            self._pieces.append(data.replace(" ", _HELD_SPACE).replace("\n", _HELD_BREAK))
            return
        data = re.sub(r"[ \t\n\r\f]+", " ", data)
        data = data if self._hard_spaces else data.replace("\u00a0", " ")
        if self._pieces and self._pieces[-1].endswith((" ", "\n")):
            data = data.removeprefix(" ")
        self._pieces.append(data)


_HELD_SPACE, _HELD_BREAK = "\x00", "\x01"
"""Stand for a space and a line end that must stay where they are; no text that is read holds them."""
