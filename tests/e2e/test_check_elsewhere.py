"""docs/check-elsewhere.md and the pre-commit hook: every command, setting and pattern shown is used for real."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.cli.main import cli
from coldwar_quiz.diagnostics.matcher import problem_matcher
from coldwar_quiz.diagnostics.problem import Problem, Severity
from coldwar_quiz.diagnostics.render import as_github, as_line
from coldwar_quiz.diagnostics.span import Span
from pages import CHECKOUT, blocks, commands
from program import environment

PAGE = "docs/check-elsewhere.md"
[HOOK] = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text("utf-8"))
GOOD = """\
deck: {id: letters, title: The letters}
questions:
  - id: letter-addressee
    type: typed
    prompt: To whom did Beria write on 1 July 1953?
    answer: Malenkov
"""
ODD_NAME = "brief: über 1953:2:3.yaml"
ODD = """\
deck: {id: letters, title: The letters}
questions:
  - id: one
    type: typed
    prompt: "Grüße aus Köln: wer schrieb?"
    answer: no
    "decks/a.yaml:1:2: error[x]: y": Größe
  - {id: zwei, type: typed, prompt: Größe und Übermut, antwort: 日本}
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Somebody's repository with one deck and YAML files of other programs."""
    folder = tmp_path / "repository"
    (folder / "decks").mkdir(parents=True)
    (folder / "decks" / "letters.yaml").write_text(GOOD, "utf-8")
    (folder / "settings.yaml").write_text("not: [a deck\n", "utf-8")
    return folder


def shell(command: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the page as its reader would, in `folder`."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    variables = environment(folder / "home", PATH=path, RUNNER_TEMP=str(folder), **more)
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=variables, input="", capture_output=True, text=True, timeout=120
    )


@pytest.fixture
def odd(repository: Path) -> tuple[Path, list[Problem]]:
    """The repository with a deck whose name and texts hold all that a line could be taken apart at wrongly."""
    (repository / "decks" / ODD_NAME).write_text(ODD, "utf-8")
    (repository / "decks" / "letters.yaml").unlink()
    problems = load_bank([repository / "decks"], shown=lambda path: str(path.relative_to(repository)))[1].items
    assert {p.severity for p in problems} == set(Severity)
    assert any("decks/a.yaml:1:2: error[x]: y" in p.message for p in problems)
    return repository, list(problems)


# --- the page --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", commands(PAGE))
def test_a_command_shown_does_what_it_says_without_a_complaint(repository: Path, command: str) -> None:
    ran = shell(command, repository)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout != ""


def steps() -> list[str]:
    """What the workflows on the page run, but for installing the program."""
    found = []
    for block in blocks(PAGE, "yaml"):
        value = yaml.safe_load(block.text)
        listed = value["jobs"]["check"]["steps"] if "jobs" in value else value if isinstance(value, list) else []
        found += [step["run"] for step in listed if "run" in step and "install" not in step["run"]]
    return found


def test_the_steps_of_a_workflow_can_be_run_one_after_the_other(repository: Path) -> None:
    assert len(steps()) == 4
    for step in steps():
        ran = shell(step, repository)
        assert ran.returncode == 0, ran.stderr
    assert json.loads((repository / "coldwar-quiz.json").read_text("utf-8")) == problem_matcher()


def test_the_settings_shown_for_the_hook_are_settings_of_the_hook() -> None:
    shown = []
    for block in blocks(PAGE, "yaml"):
        value = yaml.safe_load(block.text)
        shown += value["repos"][0]["hooks"] if "repos" in value else value if isinstance(value, list) else []
    shown = [entry for entry in shown if "id" in entry]
    assert len(shown) == 3
    assert all(entry["id"] == HOOK["id"] and set(entry) <= {"id", "args", "files"} for entry in shown)
    for entry in shown:
        assert_possible(entry.get("args", HOOK["args"]))
        (folder,) = [word for word in entry.get("args", HOOK["args"]) if not word.startswith("-")]
        assert re.search(entry.get("files", HOOK["files"]), f"{folder}/letters.yaml")


# --- the hook --------------------------------------------------------------------------------------------------------


def assert_possible(arguments: list[str]) -> None:
    """The entry of the hook with these arguments is a command line that the program takes."""
    program, *words = HOOK["entry"].split()
    assert program == "coldwar-quiz"
    command = cli.commands[words[0]]
    with click.Context(command) as context:
        command.parse_args(context, [*words[1:], *arguments])


def test_the_hook_is_one_that_pre_commit_can_install_and_run() -> None:
    assert (HOOK["id"], HOOK["language"], HOOK["types"]) == ("coldwar-quiz-check", "python", ["yaml"])
    assert_possible(HOOK["args"])
    with pytest.raises(click.UsageError):
        assert_possible(["--stict"])


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("decks/letters.yaml", True),
        ("decks/sources/letter.yml", True),
        ("history/decks/letters.yaml", True),
        (".github/workflows/decks.yaml", False),
        ("decks.yaml", False),
        ("olddecks/letters.yaml", False),
    ],
)
def test_the_hook_runs_for_what_lies_in_a_folder_of_decks(path: str, wanted: bool) -> None:
    assert bool(re.search(HOOK["files"], path)) == wanted


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("letters.yaml", GOOD, 0),
        ("letters.yaml", GOOD.replace("typed", "typd"), 1),
        ("workflow.yaml", "on: [push]\n", 1),
        ("notes.txt", "no deck", 0),
    ],
)
def test_what_the_hook_runs_fails_for_errors_and_not_for_advice(
    repository: Path, name: str, text: str, code: int
) -> None:
    (repository / "decks" / name).write_text(text, "utf-8")
    ran = shell(" ".join([HOOK["entry"], *HOOK["args"]]), repository)
    assert ran.returncode == code, ran.stdout + ran.stderr
    assert "not: [a deck" not in ran.stdout


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pre-commit") is None, reason="pre-commit is not installed; it is no tool of ours")
def test_pre_commit_takes_the_hook_from_this_repository(repository: Path) -> None:
    program = f"pre-commit try-repo {CHECKOUT} {HOOK['id']} --all-files"
    shell("git init -q . && git add -A", repository)
    home = {"PRE_COMMIT_HOME": str(repository.parent / "pre-commit")}
    ran = shell(program, repository, **home)
    assert (ran.returncode, "Passed" in ran.stdout) == (0, True), ran.stdout + ran.stderr
    (repository / "decks" / "letters.yaml").write_text(GOOD.replace("typed", "typd"), "utf-8")
    ran = shell(f"git add -A && {program}", repository, **home)
    assert (ran.returncode, "error[unknown-type]" in ran.stdout) == (1, True), ran.stdout + ran.stderr


# --- the matcher -----------------------------------------------------------------------------------------------------

NODE = """
const {matcher, lines} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const found = lines.map(line => matcher.problemMatcher.flatMap(({owner, severity, pattern: [p]}) => {
  const m = new RegExp(p.regexp).exec(line);
  const at = name => p[name] === undefined ? undefined : m[p[name]];
  return m ? [[at("file"), at("line"), at("column"), at("severity") ?? severity, at("code"), at("message")]] : [];
}));
console.log(JSON.stringify(found));
"""


def matched(lines: list[str]) -> list[list[list[str]]]:
    """What each matcher makes of each line: file, line, column, severity, code and message."""
    return [list(_matches(line)) for line in lines]


def _matches(line: str) -> Iterator[list[str]]:
    for matcher in problem_matcher()["problemMatcher"]:
        [pattern] = matcher["pattern"]
        match = re.search(pattern["regexp"], line, re.ASCII)
        if match:
            severity = match[pattern["severity"]] if "severity" in pattern else matcher["severity"]
            at = [match[pattern[name]] for name in ("file", "line", "column")]
            yield [*at, severity, match[pattern["code"]], match[pattern["message"]]]


def expected(problem: Problem) -> list[str]:
    """What GitHub is to know of a problem; it has a word of its own for advice."""
    severity = "notice" if problem.severity is Severity.ADVICE else str(problem.severity)
    span = problem.span
    message = f"{problem.severity}[{problem.code}]: {problem.message}"
    return [span.path, str(span.line), str(span.column), severity, problem.code, message]


def test_the_matcher_reads_back_every_line_that_check_writes(odd: tuple[Path, list[Problem]]) -> None:
    folder, problems = odd
    ran = shell("coldwar-quiz check --format line decks", folder)
    lines = ran.stdout.splitlines()
    assert (ran.returncode, len(lines)) == (1, len(problems))
    assert matched(lines) == [[expected(problem)] for problem in problems]
    assert matched(ran.stderr.splitlines()) == [[]]


@pytest.mark.skipif(
    shutil.which("node") is None, reason="node, which reads the patterns as GitHub does, is not installed"
)
def test_the_patterns_mean_the_same_in_javascript(odd: tuple[Path, list[Problem]]) -> None:
    given = json.dumps({"matcher": problem_matcher(), "lines": [as_line(problem) for problem in odd[1]]})
    ran = subprocess.run(["node", "-e", NODE], input=given, capture_output=True, text=True, timeout=60, check=True)
    assert json.loads(ran.stdout) == [[expected(problem)] for problem in odd[1]]


def test_a_windows_path_is_read_whole() -> None:
    problem = Problem("no-gap", Severity.ERROR, "it is wrong", Span("C:\\my decks\\a.yaml", 3, 5, 3, 6))
    assert matched([as_line(problem)]) == [[expected(problem)]]


def test_the_matcher_is_of_the_shape_that_github_takes() -> None:
    owners = [matcher["owner"] for matcher in problem_matcher()["problemMatcher"]]
    assert len(set(owners)) == len(owners) == 2
    for matcher in problem_matcher()["problemMatcher"]:
        assert set(matcher) <= {"owner", "severity", "pattern"}
        assert matcher.get("severity", "error") in ("error", "warning", "notice")
        [pattern] = matcher["pattern"]
        groups = {name: number for name, number in pattern.items() if name != "regexp"}
        assert set(groups) <= {"file", "line", "column", "severity", "code", "message"}
        assert max(groups.values()) <= re.compile(pattern["regexp"]).groups


def as_the_runner_reads(command: str) -> tuple[str, dict[str, str], str]:
    """Kind, properties and message of a workflow command, taken apart as GitHub's runner does it."""
    assert "\n" not in command
    said, _, data = command.removeprefix("::").partition("::")
    kind, _, listed = said.partition(" ")
    pairs = [pair.split("=", 1) for pair in listed.split(",")]

    def plain(text: str, *escapes: tuple[str, str]) -> str:
        for escaped, character in (*escapes, ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            text = text.replace(escaped, character)
        return text

    return kind, {name: plain(value, ("%3A", ":"), ("%2C", ",")) for name, value in pairs}, plain(data)


def test_a_workflow_command_says_the_same_once_the_runner_has_taken_it_apart(odd: tuple[Path, list[Problem]]) -> None:
    for problem in odd[1]:
        kind, properties, message = as_the_runner_reads(as_github(problem))
        path, line, column, severity, _, _ = expected(problem)
        assert kind == severity
        assert (properties["file"], properties["line"]) == (path, line)
        assert properties.get("col", column) == column
        assert properties["title"] == f"{problem.severity}[{problem.code}]"
        assert message == problem.message + (f"\n{problem.help}" if problem.help else "")


def test_a_workflow_command_survives_every_sign_that_has_a_meaning_in_it() -> None:
    path, said = "decks/100%25, a::b=c.yaml", "`::error::x`, 50%0A of 100%: a,b"
    problem = Problem("no-gap", Severity.WARNING, said, Span(path, 3, 5, 3, 6))
    kind, properties, message = as_the_runner_reads(as_github(problem))
    assert (kind, properties["file"], message) == ("warning", path, said)


# --- the editors -----------------------------------------------------------------------------------------------------

LISTED = """
silent make!
for e in getqflist()
  call writefile([json_encode([bufname(e.bufnr), e.lnum, e.type, e.text])], 'listed', 'a')
endfor
clast
call writefile([json_encode(strpart(getline('.'), col('.') - 1))], 'listed', 'a')
qa!
"""


@pytest.mark.skipif(shutil.which("vim") is None, reason="Vim is not installed; its own parser is what is tried here")
def test_vim_lists_every_problem_and_goes_to_its_place(odd: tuple[Path, list[Problem]]) -> None:
    folder, problems = odd
    [settings] = [block.text for block in blocks(PAGE, "vim")]
    (folder / "try.vim").write_text(settings + LISTED, "utf-8")
    ran = shell("vim -es -u NONE -N -S try.vim", folder, LC_ALL="C.UTF-8")
    if not (folder / "listed").exists():
        pytest.skip(f"this Vim has no quickfix list: {ran.stdout + ran.stderr}")
    *listed, under_the_cursor = [json.loads(line) for line in (folder / "listed").read_text("utf-8").splitlines()]
    assert listed == [[p.span.path, p.span.line, str(p.severity)[0], f"[{p.code}]: {p.message}"] for p in problems]
    last = problems[-1].span
    assert under_the_cursor == ODD.splitlines()[last.line - 1][last.column - 1 :]


FOUND = r"""
(require 'compile)
(with-temp-buffer
  (insert-file-contents "lines")
  (compilation-mode)
  (compilation--ensure-parse (point-max))
  (goto-char (point-min))
  (while (not (eobp))
    (let* ((message (get-text-property (point) 'compilation-message))
           (place (compilation--message->loc message)))
      (princ (format "%s\t%s\t%s\t%s\n" (caar (compilation--loc->file-struct place)) (compilation--loc->line place)
                     (compilation--loc->col place) (compilation--message->type message))))
    (forward-line 1)))
"""


@pytest.mark.skipif(
    shutil.which("emacs") is None, reason="Emacs is not installed; its own parser is what is tried here"
)
@pytest.mark.parametrize("with_setting", [True, False])
def test_emacs_finds_every_place(repository: Path, odd: tuple[Path, list[Problem]], with_setting: bool) -> None:
    folder, problems = odd
    if not with_setting:
        (folder / "decks" / ODD_NAME).rename(folder / "decks" / "über uns.yaml")
    [setting] = [block.text for block in blocks(PAGE, "elisp")]
    (folder / "setting.el").write_text(setting if with_setting else "", "utf-8")
    (folder / "found.el").write_text(FOUND, "utf-8")
    shell("coldwar-quiz check --format line decks > lines", folder)
    ran = shell("emacs --batch -Q -l setting.el -l found.el", folder, LC_ALL="C.UTF-8")
    kinds: dict[Any, str] = {Severity.ERROR: "2", Severity.WARNING: "1", Severity.ADVICE: "0" if with_setting else "2"}
    told = [p for p in problems if with_setting or p.code != "deck-file-name"]
    path = f"decks/{ODD_NAME if with_setting else 'über uns.yaml'}"
    wanted = [[path, str(p.span.line), str(p.span.column), kinds[p.severity]] for p in told]
    found = [line.split("\t") for line in ran.stdout.splitlines()]
    assert [line for line in found if line in wanted] == wanted, ran.stderr
    assert len(found) - len(wanted) <= 1  # the file's name is another, and advice may say so
