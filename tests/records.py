"""Source records, documents and banks to test proofs and rules with, and where the real documents may lie."""

import hashlib
import os
from pathlib import Path

import pytest

from coldwar_quiz.bank.model import Account, Bank, Deck, Evidence, Place, Question, QuestionId, Typed, Work
from coldwar_quiz.diagnostics.span import Span

CHECKOUT = Path(__file__).parents[1]

HEADNOTE = (
    "The secret police chief of those days was formally arrested by Marshal Zhukov during that Presidium meeting."
)
LETTER = "Dear Georgii! I am a faithful soldier of our Motherland, and I ask for your pardon."
DOCUMENT = f"Editor's note. {HEADNOTE}\n\n{LETTER}\n"


def seed_texts() -> Path:
    """The folder of the real documents; the test is skipped where there is none."""
    given = os.environ.get("COLDWAR_QUIZ_SEED_TEXTS")
    folders = [Path(given)] if given else [CHECKOUT.parent / "shared" / "seeds", CHECKOUT / "shared" / "seeds"]
    for folder in folders:
        if folder.is_dir() and any(folder.glob("*.txt")):
            return folder
    pytest.skip("the documents are not shipped; COLDWAR_QUIZ_SEED_TEXTS names the folder that holds them")


def work(name: str, document: str | bytes = DOCUMENT, **places: tuple[str, str]) -> Work:
    """A primary text of that name in `document`, with `places` given by their first and last words."""
    content = document.encode() if isinstance(document, str) else document
    return Work(
        id=name,
        short=name.replace("-", " "),
        title=name,
        kind="primary",
        citation=name,
        standing="Made for a test.",
        places={p.replace("_", "-"): Place(p.replace("_", "-"), p, *ends) for p, ends in places.items()},
        seed=f"{name}.txt",
        sha256=hashlib.sha256(content).hexdigest(),
        bundled=True,
    )


HEADNOTE_WORK = work("letter-headnote", headnote=("The secret police chief", "Presidium meeting."))
LETTER_WORK = work("beria-letter", letter=("Dear Georgii!", "for your pardon."))


def at(line: int, path: str = "decks/sample.yaml") -> Span:
    """Some place in a deck."""
    return Span(path, line, 1, line, 10)


def quoting(*quotes: tuple[str, str, str], name: str = "arrest", accounts: tuple[Account, ...] = ()) -> Question:
    """A question with each of `quotes` (source, place, words) as evidence."""
    evidence = tuple(Evidence(*quote, span=at(10 + i)) for i, quote in enumerate(quotes))
    identity = QuestionId("sample", name)
    return Question(identity, Typed("Zhukov"), "Who?", at(1), evidence=evidence, accounts=accounts)


def bank_of(*questions: Question, works: tuple[Work, ...] = (HEADNOTE_WORK, LETTER_WORK), bundled: bool = True) -> Bank:
    """A bank of one deck, `sample`."""
    deck = Deck("sample", "A sample", "decks/sample.yaml", at(1), questions=questions, bundled=bundled)
    return Bank(decks=(deck,), works={w.id: w for w in works})
