"""Checking a snippet of a deck against every rule, quotations taken on trust."""

from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.model import Bank, Place, Work
from coldwar_quiz.bank.nodes import SourceFile
from coldwar_quiz.bank.reader import read_file
from coldwar_quiz.bank.rules import check_bank
from coldwar_quiz.diagnostics.problem import Problem

_HEADER = "deck: {id: sample, title: A sample}\nquestions:\n"


def _work(name: str, short: str, kind: str, author: str | None = None) -> Work:
    """A work that has one place, `here`."""
    return Work(name, short, short, kind, short, "Made for a test.", author, places={"here": Place("here", "", "", "")})


WORKS = {
    work.id: work
    for work in (
        _work("beria-letter", "Beria's letter", "primary", "Lavrentiy Beria"),
        _work("headnote", "the editors' headnote", "reference"),
        _work("heller-nekrich", "Heller and Nekrich", "history", "Mikhail Heller and Aleksandr Nekrich"),
        _work("khrushchev-memoirs", "Khrushchev's memoirs", "memoir", "Nikita Khrushchev"),
        _work("forum-posts", "the forum posts", "forum"),
        _work("later-study", "A Later Study", "outside", "Jane Doe"),
    )
}
"""One work for each kind that a rule tells from others."""


def problems_of(text: str, *, bundled: bool = False) -> tuple[Problem, ...]:
    """What reading and the rules say of a deck; questions without a deck's header get one."""
    findings = Findings()
    source = SourceFile("decks/sample.yaml", text if text.startswith("deck:") else _HEADER + text)
    deck = read_file(source, findings, bundled).deck
    bank = Bank(decks=(deck,) if deck else (), works=WORKS)
    return check_bank(bank, lock=None, problems=findings.problems()).problems
