"""The one door for text that is not ours: deck text, a learner's own words, file names, messages of the system.

Textual reads markup in nearly every string it is given, and passes escape codes on to the terminal. `Content` has no
markup, and `safe` takes the control characters out, so what comes through here is shown character for character. Every
widget of this package is given `Content`, never a bare string.
"""

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from coldwar_quiz.diagnostics.safe_text import safe

NOTHING = Content("")

Piece = str | Content | tuple[str, str | Style]
"""A part of a line: text, text already made, or text with a style."""


def plain(text: str, style: str | Style = "") -> Content:
    """`text` as it is, in one style."""
    return Content.styled(safe(text), style) if style else Content(safe(text))


def line(*pieces: Piece) -> Content:
    """Several pieces one after another."""
    return Content.assemble(
        *(p if isinstance(p, Content) else plain(p) if isinstance(p, str) else plain(*p) for p in pieces)
    )


def fit(content: Content, width: int) -> Content:
    """`content` on one line of exactly `width` cells: cut with an ellipsis, or padded with spaces."""
    width = max(width, 0)
    one = content if "\n" not in content.plain else Content(" ".join(content.plain.split()))
    cut = one.truncate(width, ellipsis=True)
    return cut.pad_right(max(width - cut.cell_length, 0))


def fit_right(content: Content, width: int) -> Content:
    """As `fit`, with the spaces before it."""
    cut = content.truncate(max(width, 0), ellipsis=True)
    return cut.pad_left(max(width - cut.cell_length, 0))


def spread(left: Content, right: Content, width: int) -> Content:
    """`left` and `right` at the two ends of a line of `width` cells; where both do not fit, `left` is cut."""
    room = width - right.cell_length - (2 if right else 0)
    if room < 1:
        return fit(right, width)
    return Content.assemble(fit(left, room), "  " if right else "", right)


def stack(lines: "list[Content]") -> Content:
    """One content of several lines."""
    return Content("\n").join(lines)


def marked(widget: Widget) -> str:
    """The style of what the marker stands on; in the terminal's own colours, reverse video."""
    return "bold reverse" if widget.app.native_ansi_color else "bold $cursor-fg on $cursor-bg"
