"""The themes `night` and `paper`, and which theme suits which terminal.

The colours are those of the contrast table in the manual: every text at 4.5:1 or more on every ground it is used on,
marks and borders at 3:1 or more (`rule` is decoration only); a test works the table out from here.
"""

from collections.abc import Mapping

from textual.theme import Theme

NIGHT = Theme(
    name="night",
    dark=True,
    primary="#8fb8e8",
    secondary="#d9b25f",
    accent="#f08a7e",
    success="#93c98a",
    warning="#e6bc62",
    error="#f28b82",
    foreground="#e9e4d8",
    background="#12151a",
    surface="#191d24",
    panel="#232933",
    variables={
        "muted": "#a4abb8",
        "quote-bg": "#20242b",
        "rule": "#3a4250",
        "edge": "#6b7686",
        "cursor-fg": "#12151a",
        "cursor-bg": "#8fb8e8",
        "ok-bg": "#1e2f22",
        "bad-bg": "#3a1f20",
        "mid-bg": "#35301c",
        "scrollbar": "#475063",
        "scrollbar-hover": "#6b7686",
        "scrollbar-active": "#8fb8e8",
        "scrollbar-background": "#191d24",
        "scrollbar-background-hover": "#191d24",
        "scrollbar-background-active": "#191d24",
        "border": "#8fb8e8",
        "border-blurred": "#6b7686",
        "block-cursor-foreground": "#12151a",
        "block-cursor-background": "#8fb8e8",
        "block-cursor-text-style": "bold",
        "input-cursor-foreground": "#12151a",
        "input-cursor-background": "#e9e4d8",
        "input-selection-background": "#3d5878",
    },
)

PAPER = Theme(
    name="paper",
    dark=False,
    primary="#1d4f82",
    secondary="#7a5200",
    accent="#a3262a",
    success="#2c6433",
    warning="#7a5200",
    error="#a3262a",
    foreground="#23201b",
    background="#f6f1e6",
    surface="#ece5d6",
    panel="#e0d8c6",
    variables={
        "muted": "#5c564b",
        "quote-bg": "#efe8d9",
        "rule": "#c8bea9",
        "edge": "#7a7263",
        "cursor-fg": "#ffffff",
        "cursor-bg": "#1d4f82",
        "ok-bg": "#dcead6",
        "bad-bg": "#f3d9d3",
        "mid-bg": "#f0e4c4",
        "scrollbar": "#a59a84",
        "scrollbar-hover": "#7a7263",
        "scrollbar-active": "#1d4f82",
        "scrollbar-background": "#ece5d6",
        "scrollbar-background-hover": "#ece5d6",
        "scrollbar-background-active": "#ece5d6",
        "border": "#1d4f82",
        "border-blurred": "#7a7263",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#1d4f82",
        "block-cursor-text-style": "bold",
        "input-cursor-foreground": "#f6f1e6",
        "input-cursor-background": "#23201b",
        "input-selection-background": "#b9cde2",
    },
)

OURS = (NIGHT, PAPER)

OFFERED = (
    ("night", "Theme: night (dark)"),
    ("paper", "Theme: paper (light)"),
    ("ansi-dark", "Theme: terminal (the terminal's own colours, on dark)"),
    ("ansi-light", "Theme: terminal (the terminal's own colours, on light)"),
)
"""Theme names and what the palette of commands calls them."""


def defaults(variables: Mapping[str, str], ansi: bool) -> dict[str, str]:
    """Our own colour names for a theme that is not ours, worked out from what every theme has.

    With the terminal's own palette there are no shades to build on: the grounds stay default, muted text is ordinary
    text, and the cursor is reverse video.
    """
    if ansi:
        plain = dict.fromkeys(("muted", "edge", "rule", "cursor-fg"), "ansi_default")
        grounds = dict.fromkeys(("quote-bg", "cursor-bg", "ok-bg", "bad-bg", "mid-bg"), "ansi_default")
        return {**plain, **grounds}
    return {
        "muted": variables.get("foreground-muted", variables["foreground"]),
        "quote-bg": variables["surface"],
        "rule": variables["panel"],
        "edge": variables["foreground-muted"],
        "cursor-fg": variables["background"],
        "cursor-bg": variables["foreground"],
        "ok-bg": variables["surface"],
        "bad-bg": variables["surface"],
        "mid-bg": variables["surface"],
    }


def choose_theme(wanted: str, environ: Mapping[str, str]) -> str:
    """The name of the theme for `wanted` (a setting) in a terminal: fewer than 256 colours means its own palette."""
    if "NO_COLOR" in environ or wanted == "no-color":
        return "ansi-dark"
    if wanted in ("night", "paper"):
        return wanted
    if wanted == "terminal":
        return "ansi-dark"
    return "night" if _many_colours(environ) else "ansi-dark"


def _many_colours(environ: Mapping[str, str]) -> bool:
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return True
    term = environ.get("TERM", "")
    return "256" in term or "direct" in term or term in ("alacritty", "xterm-kitty", "xterm-ghostty", "wezterm", "foot")
