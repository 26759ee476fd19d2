"""What the reader promises of any bytes: problems come out and nothing else, each at a place that exists, fit to print.

The tests of the suite and the fuzzers of `tests/fuzz/` ask the same function, so that a find of one is a case for
the other.
"""

import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from codes import reported
from coldwar_quiz import paths
from coldwar_quiz.bank import loader
from coldwar_quiz.bank.model import Bank
from coldwar_quiz.bank.proof import Lock
from coldwar_quiz.diagnostics import render
from coldwar_quiz.diagnostics.problem import Problem, Problems, Severity, sorted_problems
from coldwar_quiz.diagnostics.safe_text import safe
from coldwar_quiz.diagnostics.span import Span

MOST_A_FILE = 50
_NOT_ONE_LINE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

RECORD = """\
document:
  seed: letter.txt
  sha256: 51055cf2ec326e3e6aa502c1ffd03a3cd15888be01eea1e8e47b69efcf989f1f
  kind: primary
works:
  clerk-letter-1953:
    short: The clerk's letter
    title: Letter to the district council
    kind: primary
    citation: Letter to the district council, 1953
    standing: By somebody who was there.
    places:
      opening: {title: opening, from: "Honoured comrades", to: "as you know"}
"""

ASIDE = b"""\
deck: {id: aside, title: Aside}
questions:
  - {id: a-question, type: true-false, prompt: Was it so?, answer: true}
"""


class Workshop:
    """A folder in which files are checked again and again: as a deck, as a source record, as a lock of proofs.

    No bundled deck is read, and the one source record beside the decks never changes.
    """

    def __init__(self, folder: Path) -> None:
        self._bundled = folder / "bundled"
        self._decks = folder / "decks"
        self._seeds = folder / "seeds"
        self._asides = folder / "asides"
        for made in (self._bundled, self._decks, self._seeds, self._asides / "sources"):
            made.mkdir(parents=True)
        (self._seeds / "letter.yaml").write_text(RECORD, "utf-8")
        (self._asides / "aside.yaml").write_bytes(ASIDE)

    def deck(self, data: bytes, name: str = "drawn.yaml") -> tuple[Bank, Problems]:
        """What `check` finds in a file of these bytes."""
        return self._checked(self._decks / name, data, [self._decks / name])

    def record(self, data: bytes) -> tuple[Bank, Problems]:
        """What `check` finds where a source record of these bytes stands beside a deck without fault."""
        return self._checked(self._asides / "sources" / "drawn.yaml", data, [self._asides / "aside.yaml"])

    def lock(self, data: bytes) -> Lock:
        """The proofs in a `quotations.lock` of these bytes."""
        path = self._asides / "quotations.lock"
        path.write_bytes(data)
        return Lock.read(path)

    def _checked(self, written: Path, data: bytes, named: list[Path]) -> tuple[Bank, Problems]:
        written.write_bytes(data)
        kept = paths.bundled_seeds
        try:
            paths.bundled_seeds = lambda: self._seeds
            return loader.load_bank(named, bundled=self._bundled)
        finally:
            paths.bundled_seeds = kept


@contextmanager
def workshop() -> Iterator[Workshop]:
    """A workshop that is cleared away at the end."""
    with tempfile.TemporaryDirectory() as folder:
        yield Workshop(Path(folder))


def keep_promises(problems: Problems) -> None:
    """AssertionError says which promise `problems` break."""
    assert all(type(p) is Problem for p in problems)
    assert problems.items == sorted_problems(problems)
    assert len(set(problems)) == len(problems)
    assert problems.omitted >= 0
    by_file: dict[str, int] = {}
    for problem in problems:
        by_file[problem.span.path] = by_file.get(problem.span.path, 0) + 1
        _keep_promises_of(problem, problems)
    assert all(count <= MOST_A_FILE for count in by_file.values()), by_file
    _can_be_shown(problems)


def _keep_promises_of(problem: Problem, problems: Problems) -> None:
    assert type(problem.severity) is Severity, problem
    assert problem.code in known_codes(), problem
    assert problem.message, problem
    said = [problem.message, problem.label, problem.note, problem.help, problem.question or ""]
    for text in (*said, *(label.text for label in problem.others)):
        assert not _NOT_ONE_LINE.search(text), problem
    for span in (problem.span, *(label.span for label in problem.others)):
        _is_in_its_file(span, problems)


def _is_in_its_file(span: Span, problems: Problems) -> None:
    assert (span.line, span.column) <= (span.end_line, span.end_column), span
    lines = problems.lines.get(span.path)
    if lines is None:  # a file that cannot be read at all, or is no UTF-8 and has no lines to show
        assert span == Span.whole_file(span.path) or _told_of(span.path, problems) == {"not-utf-8"}, span
        return
    assert 1 <= span.line <= span.end_line <= len(lines), (span, len(lines))
    after = len(lines[span.line - 1]) + 1
    assert 1 <= span.column <= after, (span, after)
    if span[1:] != (span.line, after, span.line, after + 1):  # a caret after the end of a line, for what is missing
        assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1, (span, after)


def _told_of(path: str, problems: Problems) -> set[str]:
    return {problem.code for problem in problems if problem.span.path == path}


def _can_be_shown(problems: Problems) -> None:
    for problem in problems:
        shown = render.as_text(problem, problems.lines)
        assert safe(shown) == shown, problem
        assert "\t" not in shown, problem
        for line in (render.as_line(problem), render.as_github(problem)):
            assert safe(line) == line, problem
            assert not set(line) & set("\n\r\t"), problem
        _is_one_command(render.as_github(problem))
    told = json.dumps(render.as_json(problems, decks=1, questions=1), ensure_ascii=False, allow_nan=False)
    assert len(json.loads(told.encode())["problems"]) == len(problems)


_COMMAND = re.compile(
    r"::(?:error|warning|notice) file=([^,:]*),line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?"
    r",title=(?:error|warning|advice)\[[a-z0-9-]+\]::([^\n\r]*)"
)


def _is_one_command(line: str) -> None:
    """Whether a runner reads exactly one command in `line`, each value of which ends where we end it."""
    found = _COMMAND.fullmatch(line)
    assert found, line
    for value in found.groups():
        assert re.fullmatch(r"(?:[^%]|%(?:25|0A|0D|3A|2C))*", value), line


@cache
def known_codes() -> frozenset[str]:
    """Every code that the program's source names: none is made of a deck's text."""
    return frozenset(reported())
