"""The marks on screen, in two sets: one for terminals that can draw them, one in ASCII for those that cannot."""

import os
from collections.abc import Mapping
from typing import NamedTuple


class Symbols(NamedTuple):
    """Each mark is one cell wide, and no two of a set are alike."""

    cursor: str = "▸"
    right: str = "✓"
    wrong: str = "✗"
    near: str = "≈"
    partly: str = "~"
    blank: str = "–"
    none: str = "·"
    moved: str = "↕"
    full: str = "━"
    empty: str = "┄"
    bar: str = "▌"
    open_quote: str = "“"
    close_quote: str = "”"
    levels: str = " ▁▂▃▄▅▆▇█"
    shades: str = "·░▒▓█"
    axis: str = "┤"
    ellipsis: str = "…"
    up_down: str = "↑↓"

    @property
    def ascii(self) -> bool:
        return self.cursor.isascii()


UNICODE = Symbols()
ASCII = Symbols(
    cursor=">",
    right="+",
    wrong="x",
    near="~",
    partly="/",
    blank="-",
    none=".",
    moved="^",
    full="=",
    empty="-",
    bar="|",
    open_quote='"',
    close_quote='"',
    levels=" .:-=+*#@",
    shades=".-+#@",
    axis="|",
    ellipsis="...",
    up_down="up/down",
)


def choose_symbols(wanted: str, environ: Mapping[str, str] | None = None) -> Symbols:
    """The set `wanted` (`auto`, `unicode` or `ascii`); `auto` asks the terminal's name and the locale."""
    if wanted == "ascii":
        return ASCII
    if wanted == "unicode":
        return UNICODE
    env = os.environ if environ is None else environ
    if env.get("TERM") in ("linux", "vt100", "vt220"):
        return ASCII
    locale = env.get("LC_ALL") or env.get("LC_CTYPE") or env.get("LANG") or ""
    named = locale.partition(".")[2].lower().replace("-", "")
    return ASCII if named and not named.startswith("utf8") else UNICODE
