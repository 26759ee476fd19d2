"""Output that nobody reads, that has no room, or that must carry nothing but text; signals; locales."""

import shlex
import signal
import subprocess
from pathlib import Path

import pytest

from program import COMMAND, environment, run


def test_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    listing = subprocess.Popen(
        [*COMMAND, "list", "--json"], env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert listing.stdout is not None
    assert listing.stderr is not None
    listing.stdout.read(1)
    listing.stdout.close()
    assert listing.stderr.read() == b""
    listing.stderr.close()
    listing.wait(30)


def in_shell(home: Path, redirected: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The program in a shell, where a stream can be closed or led to a full disk: `list >&-`."""
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {shlex.join(COMMAND)} {redirected}"],
        env=environment(home, **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("command", ["list >&-", "--help >&-", "study --plain >&-"])
def test_a_closed_output_is_one_sentence_and_exit_2(tmp_path: Path, command: str) -> None:
    done = in_shell(tmp_path, command)
    assert done.returncode == 2
    assert done.stderr.startswith("coldwar-quiz: cannot write to standard output: it is closed\n")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["list", "--help", "--version", "study --plain"])
def test_an_output_with_no_room_is_one_sentence_and_exit_2(tmp_path: Path, command: str) -> None:
    done = in_shell(tmp_path, f"{command} >/dev/full")
    assert done.returncode == 2
    assert done.stderr.startswith("coldwar-quiz: cannot write to standard output: no space left on device\n")
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize(("command", "code"), [("check --strict 2>&-", 0), ("bogus 2>&-", 2), ("bogus 2>/dev/full", 2)])
def test_a_closed_or_full_stderr_changes_no_exit_code(tmp_path: Path, command: str, code: int) -> None:
    assert in_shell(tmp_path, command).returncode == code


def test_a_reader_that_leaves_early_is_no_failure_of_the_program_even_without_stderr(tmp_path: Path) -> None:
    # More than a pipe holds, so the program is still writing. Unbuffered, Python drops the rest and says nothing.
    done = in_shell(tmp_path, "list --json 2>&- | head -1", PYTHONUNBUFFERED="")
    assert done.stdout == "[\n"
    assert done.returncode == 128 + signal.SIGPIPE


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_a_signal_in_line_mode_ends_it_without_a_traceback(tmp_path: Path, number: int, code: int) -> None:
    study = subprocess.Popen(
        [*COMMAND, "study", "--plain"],
        env=environment(tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # whoever runs the tests in the background of a script has SIGINT ignored, and so would have their children
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
    )
    assert study.stdout is not None
    while not study.stdout.readline().startswith("Type ?"):
        pass
    study.send_signal(number)
    _, said = study.communicate(timeout=30)
    assert study.returncode == code
    assert "Traceback" not in said


def test_the_c_locale_gets_question_marks_and_not_a_traceback(tmp_path: Path) -> None:
    done = run(
        tmp_path, "show", "plot-and-arrest/arresting-marshal", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_control_characters_never_reach_the_terminal(tmp_path: Path) -> None:
    done = run(tmp_path, "show", "no\x1b]0;owned\x07such")
    assert "\x1b" not in done.stderr
