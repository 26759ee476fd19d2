"""Cards in a real browser, the way Anki's desktop shows them: one page, both sides put into it in turn."""

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed, so no card is drawn")

_FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage")

NO_STORAGE = "Object.defineProperty(window, 'sessionStorage', {get: function () { throw new Error('none'); }});"

_PAGE = """<!doctype html><html class="{night}"><head><meta charset="utf-8"><style>{css}</style></head>
<body class="card card1 {night}"><div id="qa"></div><script>
var results = {{}}, faults = [];
window.onerror = window.alert = function (message) {{ faults.push(message); }};
{before}
function show(html) {{
  var qa = document.getElementById('qa');
  qa.innerHTML = html;
  qa.querySelectorAll('script').forEach(function (old) {{
    var fresh = document.createElement('script'); fresh.textContent = old.textContent; old.replaceWith(fresh);
  }});
}}
function texts(css) {{ return Array.from(document.querySelectorAll(css)).map(function (e) {{ return e.innerText; }}); }}
function record(name) {{
  var verdict = document.querySelector('.cw-verdict');
  results[name] = {{
    seen: document.getElementById('qa').innerText, marks: texts('.cw-mark'), options: texts('.cw-option'),
    rows: texts('.cw-row'), verdict: verdict && verdict.innerText, good: verdict && verdict.className,
    elements: document.querySelectorAll('#qa *:not(br):not(.cw-mark)').length, faults: faults.splice(0)
  }};
}}
</script>
<script>{steps}</script><pre id="results"></pre>
<script>document.getElementById('results').textContent = btoa(JSON.stringify(results).replace(/[^ -~]/g, function (c) {{
  return '\\\\u' + ('000' + c.charCodeAt(0).toString(16)).slice(-4); }}));</script></body></html>"""


@dataclass(frozen=True)
class Sides:
    """The HTML of both sides of one card, as Anki renders it, and its style."""

    front: str
    back: str
    css: str

    @property
    def bare(self) -> "Sides":
        """The same without its scripts."""
        front, back = (re.sub("<script>.*?</script>", "", side, flags=re.DOTALL) for side in (self.front, self.back))
        return Sides(front, back, self.css)


@dataclass(frozen=True)
class Seen:
    """What stood on the page when it was recorded."""

    seen: str
    marks: list[str]
    options: list[str]
    rows: list[str]
    verdict: str | None
    good: str | None
    elements: int
    """How many there are, without line ends and the marks, which depend on what was picked."""
    faults: list[str]


def scene(sides: Sides, *steps: str, name: str = "") -> str:
    """One card's JavaScript: `front`, `back`, or a statement; with a name, what stands there in the end is recorded."""
    shown = {"front": sides.front, "back": sides.back}
    script = [f"show({_literal(shown[step])});" if step in shown else step for step in steps]
    return "\n".join([*script, f"record({_literal(name)});" if name else ""])


def page(css: str, scenes: Iterable[str], night: bool = False, before: str = "") -> str:
    """A page that plays the scenes one after the other, as the reviewer of Anki's desktop does."""
    return _PAGE.format(css=css, night="nightMode night_mode" if night else "", steps="\n".join(scenes), before=before)


def played(folder: Path, html: str) -> dict[str, Seen]:
    """What the scenes of a page recorded, by name."""
    found = re.search('<pre id="results">([^<]*)</pre>', _run(folder, html, "--dump-dom"))
    assert found is not None
    return {name: Seen(**seen) for name, seen in json.loads(base64.b64decode(found[1])).items()}


def pictured(folder: Path, html: str, picture: Path, width: int = 760, height: int = 900) -> None:
    """Take a picture of the page."""
    _run(folder, html, f"--screenshot={picture}", f"--window-size={width},{height}")


def _literal(html: str) -> str:
    return json.dumps(html).replace("</", "<\\/").replace("<!--", "<\\!--")


def _run(folder: Path, html: str, *flags: str) -> str:
    assert CHROMIUM is not None
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8", errors="surrogatepass")
    command = [CHROMIUM, *_FLAGS, f"--user-data-dir={folder / 'profile'}", *flags, file.as_uri()]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=True)
    return done.stdout
