"""Bad and odd decks: the verdict on each, and every error and warning on the line of its cause.

They stand in `corpus/`: a folder each for syntax, nesting, shapes, characters, what authors do, and what fuzzing found.
`expected.tsv` of each says what `check` must find, by the deck format and not by what the reader happens to do: a file,
`bad` or `good`, and `line:severity[code]` for each finding. Advice is not of it. `open.txt` names the files of which
the reader does not say that yet; a file that has come right must leave the list.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.diagnostics.problem import Severity
from promises import keep_promises

CORPUS = Path(__file__).parent / "corpus"


class Case(NamedTuple):
    """One file or folder of the corpus, and what must be found in it."""

    path: Path
    verdict: str
    findings: list[str]
    open: bool


def _cases() -> list[Case]:
    found = []
    for listed in sorted(CORPUS.glob("*/expected.tsv")):
        waiting = listed.with_name("open.txt")
        still_open = waiting.read_text("utf-8").split() if waiting.exists() else []
        for line in listed.read_text("utf-8").splitlines():
            name, verdict, findings = (*line.split("\t"), "")[:3]
            found.append(Case(listed.parent / name, verdict, sorted(findings.split()), name in still_open))
    return found


def _params() -> list[object]:
    waits = pytest.mark.xfail(strict=True, reason="the format asks for this, and the reader does not do it yet")
    return [
        pytest.param(case, id=str(case.path.relative_to(CORPUS)), marks=[waits] if case.open else [])
        for case in _cases()
    ]


@pytest.mark.parametrize("case", _params())
def test_a_file_gets_its_verdict_and_each_finding_its_line(case: Case) -> None:
    _, problems = load_bank([case.path])
    found = sorted(f"{p.span.line}:{p.severity}[{p.code}]" for p in problems if p.severity is not Severity.ADVICE)
    assert found == case.findings
    assert ("bad" if any(":error[" in one for one in found) else "good") == case.verdict
    keep_promises(problems)


def test_every_file_of_the_corpus_is_expected_to_be_something() -> None:
    listed = {case.path for case in _cases()}
    assert len(listed) >= 150
    beside = {path for area in CORPUS.iterdir() for path in area.iterdir() if path.name != "expected.tsv"}
    assert {path for path in beside if path.suffix in (".yaml", ".yml")} <= listed
