"""What `make` does before it can start anything, tried with interpreters that only act as if: no registry is asked."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]

ACTING_PYTHON = """#!/bin/sh
# Says it is Python {version}, makes environments that hold a copy of itself, and writes down what pip is told.
case "$*" in
    *"sys.version_info < (3, 11)"*) exit {too_old} ;;
    *"import venv, ensurepip"*) exit {without_venv} ;;
    *"sys.version_info[:2]"*) echo {version} ;;
    *"sys.base_prefix"*) echo "{version} acting" ;;
    "-m venv .venv") echo "venv" >>told; mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
    "-m pip --version") ;;
    "-m pip "*) echo "pip" >>told; exit "$(cat pip-fails 2>/dev/null || echo 0)" ;;
    *) echo "unexpected: $*" >&2; exit 9 ;;
esac
"""


@dataclass
class Clone:
    """A folder with what the set-up reads, and interpreters of its own as the only ones on the path."""

    root: Path

    def python(self, name: str = "python3", version: str = "3.12", too_old: bool = False, venv: bool = True) -> None:
        """Put an acting interpreter of that version on the path."""
        path = self.root / "interpreters" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(ACTING_PYTHON.format(version=version, too_old=int(too_old), without_venv=int(not venv)))
        path.chmod(0o755)

    def set_up(self, want: str = "quiz", python: str = "") -> subprocess.CompletedProcess[str]:
        environment = {"PATH": f"{self.root / 'interpreters'}:{self.tools()}", "PYTHON": python}
        command = ["/bin/sh", "tools/set-up", want]
        return subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, timeout=60)

    def tools(self) -> Path:
        """A folder with the few programs a shell script needs, and no Python."""
        folder = self.root / "programs"
        if not folder.exists():
            folder.mkdir()
            for name in ("cat", "cksum", "cp", "dirname", "grep", "head", "mkdir", "ps", "rm", "sh"):
                (folder / name).symlink_to(shutil.which(name) or f"/bin/{name}")
        return folder

    def told(self) -> list[str]:
        """What the interpreters were told since the last time this was asked."""
        file = self.root / "told"
        told = file.read_text().split() if file.exists() else []
        file.unlink(missing_ok=True)
        return told


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    root = tmp_path / "a clone with spaces in its name"
    (root / "tools").mkdir(parents=True)
    shutil.copy(CHECKOUT / "tools" / "set-up", root / "tools")
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(CHECKOUT / name, root)
    return Clone(root)


def test_the_first_run_makes_the_environment_and_the_next_does_nothing(clone: Clone) -> None:
    clone.python()
    first = clone.set_up()
    assert (first.returncode, clone.told()) == (0, ["venv", "pip"])
    again = clone.set_up()
    assert (again.returncode, again.stderr, clone.told()) == (0, "", [])


def test_what_the_tests_need_is_enough_for_the_quiz(clone: Clone) -> None:
    clone.python()
    clone.set_up("dev")
    assert clone.told() == ["venv", "pip", "pip"]
    clone.set_up("quiz")
    assert clone.told() == []


def test_a_changed_requirement_is_installed_into_the_same_environment(clone: Clone) -> None:
    clone.python()
    clone.set_up()
    clone.told()
    with (clone.root / "constraints.txt").open("a") as file:
        file.write("# changed\n")
    clone.set_up()
    assert clone.told() == ["pip"]


def test_an_environment_left_half_made_by_a_kill_is_made_anew(clone: Clone) -> None:
    clone.python()
    clone.set_up()
    clone.told()
    (clone.root / ".venv" / ".being-made").write_text("999999999\n")
    assert clone.set_up().returncode == 0
    assert clone.told() == ["venv", "pip"]


def test_an_environment_that_lost_its_python_is_made_anew(clone: Clone) -> None:
    clone.python()
    clone.set_up()
    clone.told()
    (clone.root / ".venv" / "bin" / "python").unlink()
    clone.set_up()
    assert clone.told() == ["venv", "pip"]


def test_an_environment_that_was_moved_with_its_folder_is_made_anew(clone: Clone) -> None:
    clone.python()
    clone.set_up()
    clone.told()
    moved = Clone(clone.root.rename(clone.root.with_name("elsewhere")))
    moved.set_up()
    assert moved.told() == ["venv", "pip"]


def test_a_second_set_up_leaves_the_first_one_its_environment(clone: Clone) -> None:
    clone.python()
    (clone.root / ".venv").mkdir()
    with subprocess.Popen([sys.executable, "-c", "input()", "set-up"], stdin=subprocess.PIPE) as first:
        (clone.root / ".venv" / ".being-made").write_text(f"{first.pid}\n")
        second = clone.set_up()
        first.communicate(b"\n")
    assert (second.returncode, clone.told()) == (1, [])
    assert f"another set-up (process {first.pid}) is at work" in second.stderr


def test_an_install_that_failed_is_tried_again(clone: Clone) -> None:
    clone.python()
    (clone.root / "pip-fails").write_text("1")
    failed = clone.set_up()
    assert failed.returncode == 1
    assert "run the same command again" in failed.stderr
    clone.told()
    (clone.root / "pip-fails").unlink()
    assert (clone.set_up().returncode, clone.told()) == (0, ["pip"])


def test_a_python_without_venv_names_the_package_to_install(clone: Clone) -> None:
    clone.python("python3", version="3.12", venv=False)
    refused = clone.set_up()
    assert refused.returncode == 1
    assert "Python 3.12" in refused.stderr
    assert "sudo apt-get install python3.12-venv" in refused.stderr
    assert not (clone.root / ".venv").exists()


def test_a_python_without_venv_is_passed_over_for_one_that_has_it(clone: Clone) -> None:
    clone.python("python3", version="3.12", venv=False)
    clone.python("python3.11", version="3.11")
    chosen = clone.set_up()
    assert chosen.returncode == 0
    assert "with Python 3.11" in chosen.stderr


def test_an_old_python3_is_passed_over_for_a_newer_one_beside_it(clone: Clone) -> None:
    clone.python("python3", version="3.9", too_old=True)
    clone.python("python3.13", version="3.13")
    chosen = clone.set_up()
    assert chosen.returncode == 0
    assert "with Python 3.13" in chosen.stderr


def test_with_no_python_new_enough_the_way_out_is_said(clone: Clone) -> None:
    clone.python("python3", version="3.9", too_old=True)
    refused = clone.set_up()
    assert refused.returncode == 1
    assert "no Python 3.11 or newer found" in refused.stderr
    assert "make PYTHON=" in refused.stderr


def test_an_old_python_that_was_asked_for_is_refused(clone: Clone) -> None:
    clone.python("python3.9", version="3.9", too_old=True)
    refused = clone.set_up(python="python3.9")
    assert refused.returncode == 1
    assert "python3.9 is older than Python 3.11" in refused.stderr


def test_make_lists_its_targets(tmp_path: Path) -> None:
    listed = subprocess.run(["make", "-s", "-C", CHECKOUT], capture_output=True, text=True, env=os.environ, timeout=60)
    assert "make quiz " in listed.stdout
    assert "make test " in listed.stdout
