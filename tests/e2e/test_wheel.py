"""The wheel as a user gets it: installed into an environment of its own, run with no checkout in sight.

The environment is new and empty but for the wheel. The libraries it asks for are not fetched again: a path file lends
those of the environment that runs the tests, without the editable coldwar-quiz in it, which needs a `.pth` file that is
read in its own environment only. That the wheel asks for all it needs is for tests/unit/test_dependencies.py to say,
and for the gate, which installs it with its dependencies from a registry.
"""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from pages import CHECKOUT, blocks
from terminal import Terminal


@dataclass(frozen=True)
class Installed:
    """The program from the wheel, in a world that knows nothing of the checkout."""

    wheel: Path
    python: Path
    world: Path

    @property
    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("COLDWAR_QUIZ_", "PYTHON", "VIRTUAL_ENV"))}
        return {
            **kept,
            "HOME": str(self.world),
            "COLDWAR_QUIZ_HOME": str(self.world / "home"),
            "TERM": "xterm-256color",
        }

    @property
    def program(self) -> str:
        return str(self.python.with_name("coldwar-quiz"))

    def run(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return self._run([self.program, *arguments], typed)

    def ask_python(self, code: str) -> str:
        return self._run([str(self.python), "-c", code], "").stdout.strip()

    def _run(self, command: list[str], typed: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.world, env=self.environment, input=typed, capture_output=True, text=True, timeout=60
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("wheel")
    build = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder / "dist")]
    subprocess.run([sys.executable, *build, str(CHECKOUT)], check=True, capture_output=True, timeout=120)
    (wheel,) = (folder / "dist").glob("*.whl")
    venv.create(folder / "env", symlinks=True)
    python = folder / "env" / "bin" / "python"
    pip = ["-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([sys.executable, *pip], check=True, timeout=120)
    lent = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    (site,) = (folder / "env" / "lib").glob("python*/site-packages")
    (site / "lent_by_the_tests.pth").write_text("\n".join(lent) + "\n")
    world = folder / "world"
    world.mkdir()
    return Installed(wheel, python, world)


def test_the_program_that_runs_is_the_one_from_the_wheel(installed: Installed) -> None:
    place = Path(installed.ask_python("import coldwar_quiz; print(coldwar_quiz.__file__)"))
    assert place.is_relative_to(installed.python.parents[1])
    path = installed.ask_python("import sys; print(*sys.path, sep='\\n')").splitlines()
    assert [entry for entry in path if entry.startswith(str(CHECKOUT / "src"))] == []


def test_everything_that_is_not_code_is_in_the_wheel(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        names = set(wheel.namelist())
    package = CHECKOUT / "src" / "coldwar_quiz"
    beside_code = {f"coldwar_quiz/{p.relative_to(package)}" for p in package.rglob("*") if p.is_file()}
    bank = {
        f"coldwar_quiz/data/{p.relative_to(CHECKOUT)}" for d in ("decks", "seeds") for p in (CHECKOUT / d).iterdir()
    }
    wanted = {name for name in beside_code | bank if "__pycache__" not in name}
    assert wanted - names == set()
    assert {"coldwar_quiz/data/seeds/quotations.lock", "coldwar_quiz/data/decks/ids.lock"} <= names
    assert "coldwar_quiz/py.typed" in names
    assert [name for name in names if not name.startswith(("coldwar_quiz/", "coldwar_quiz-"))] == []


def test_the_bank_in_the_wheel_passes_its_own_check(installed: Installed) -> None:
    checked = installed.run("check", "--strict")
    assert (checked.returncode, checked.stdout) == (0, "")
    assert "no problems" in checked.stderr


def test_a_question_is_asked_and_explained_in_line_mode(installed: Installed) -> None:
    said = installed.run("study", "--plain", "--tag", "starter", "--limit", "1", "--seed", "1", typed="\n\n")
    assert (said.returncode, said.stderr) == (0, "")
    assert "Quotation: " in said.stdout
    assert "Answers in all: 1," in installed.run("stats").stdout


def test_the_home_screen_shows_the_bundled_decks(installed: Installed) -> None:
    with Terminal([installed.program], cwd=installed.world, environment=installed.environment) as screen:
        screen.wait_for("The defections memorandum")
        screen.press("ctrl+q")
        assert screen.wait_for_end() == 0


def test_a_question_is_asked_and_explained_on_the_screen(installed: Installed) -> None:
    (deck,) = blocks("README.md", "yaml")
    (installed.world / "my-deck.yaml").write_text(deck.text, "utf-8")
    command = [installed.program, "--home", "another", "--decks", "my-deck.yaml", "study"]
    with Terminal(command, cwd=installed.world, environment=installed.environment) as screen:
        screen.wait_for("On what day of 1953")
        screen.press("6 May", "enter")
        screen.wait_for("Mass Defections from the GDR, 6 May 1953")
        screen.press("ctrl+q")
        assert screen.wait_for_end() == 0


def test_the_bank_is_exported_to_anki(installed: Installed) -> None:
    target = installed.world / "1953.apkg"
    exported = installed.run("export", "anki", "-o", str(target))
    assert exported.returncode == 0
    with zipfile.ZipFile(target) as package:
        assert "collection.anki2" in package.namelist()


def test_the_decks_in_the_wheel_are_not_an_authors_to_change_but_a_deck_of_their_own_is(installed: Installed) -> None:
    refused = installed.run("rename", "letter/days-of-thought", "days-and-nights")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "comes with the program" in refused.stderr
    assert installed.run("new", "deck", "berlin", "--title", "Berlin").returncode == 0
    assert installed.run("rename", "berlin/reason-for-reporting", "reason").returncode == 0
