"""Cards in a real browser, the way Anki's desktop shows them: one page, both sides put into it in turn."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed, so no card is drawn")

_FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage")

_PAGE = """<!doctype html><html class="{night}"><head><meta charset="utf-8"><style>{css}</style></head>
<body class="card card1 {night}"><div id="qa"></div><pre id="faults"></pre><script>
window.onerror = function (message) {{ document.getElementById('faults').textContent += message + '\\n'; }};
{before}
function show(html) {{
  var qa = document.getElementById('qa');
  qa.innerHTML = html;
  qa.querySelectorAll('script').forEach(function (old) {{
    var fresh = document.createElement('script'); fresh.textContent = old.textContent; old.replaceWith(fresh);
  }});
}}
{steps}
</script></body></html>"""

NO_STORAGE = "Object.defineProperty(window, 'sessionStorage', {get: function () { throw new Error('none'); }});"


@dataclass(frozen=True)
class Sides:
    """The HTML of both sides of one card, as Anki renders it, and its style."""

    front: str
    back: str
    css: str


def page(sides: Sides, *steps: str, night: bool = False, before: str = "") -> str:
    """A page that does the steps: `front`, `back`, or a statement of JavaScript."""
    shown = {"front": sides.front, "back": sides.back}
    script = "\n".join(f"show({_literal(shown[s])});" if s in shown else s for s in steps)
    return _PAGE.format(css=sides.css, night="nightMode night_mode" if night else "", steps=script, before=before)


def dumped(folder: Path, html: str) -> str:
    """The page's document after its scripts ran."""
    return _run(folder, html, "--dump-dom")


def pictured(folder: Path, html: str, picture: Path, width: int = 760, height: int = 900) -> None:
    """Take a picture of the page."""
    _run(folder, html, f"--screenshot={picture}", f"--window-size={width},{height}")


def _literal(html: str) -> str:
    return json.dumps(html).replace("</", "<\\/")


def _run(folder: Path, html: str, *flags: str) -> str:
    assert CHROMIUM is not None
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8", errors="surrogatepass")
    command = [CHROMIUM, *_FLAGS, f"--user-data-dir={folder / 'profile'}", *flags, file.as_uri()]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=True)
    return done.stdout
