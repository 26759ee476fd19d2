"""Deck text read as a file would be."""

from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.model import Deck
from coldwar_quiz.bank.reader import Contents, read_file
from coldwar_quiz.diagnostics.problem import Severity


def read(text: str, path: str = "drawn.yaml") -> tuple[Contents, Findings]:
    """What the file holds, and what was found in it."""
    findings = Findings()
    source = SourceFile.decode(path, text.encode(), findings)
    assert source is not None
    return read_file(source, findings), findings


def sound_deck(text: str) -> Deck:
    """The deck of a file without one error."""
    contents, findings = read(text)
    assert [p for p in findings.problems() if p.severity is Severity.ERROR] == []
    assert contents.deck is not None
    return contents.deck
