"""What a careless or a dishonest author might try on the proof of quotations, each on a small document of our own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coldwar_quiz.bank.model import Bank, Work
from coldwar_quiz.bank.proof import LOCK_NAME, Lock, Verified, proven, quotations, verify
from coldwar_quiz.bank.rules import check_bank
from records import bank_of, quoting, work

DIARY = """\
{p. 10} The commission met in the spring and it did not propose to open the northern harbour. Its chairman, so
the clerk wrote, was pleased {as such men always are} with the maps that were laid before him. Nobody
{p. 11} had asked the pilots for their opinion. In the autumn the same commission met once more and, to general
surprise, it proposed at last to open the northern harbour to the fishing fleet.
{p. 12} The minister signed the order without reading it.
"""
LETTERS = "My dear cousin, the harbour is open and the fleet is out; I have not slept since Tuesday."

PAGES = {
    "p_10": ("The commission met in", "before him. Nobody"),
    "p_11": ("had asked the pilots", "to the fishing fleet."),
    "p_12": ("The minister signed", "without reading it."),
}
THE_DIARY = work("diary", DIARY, **PAGES)
THE_LETTERS = work("letters", LETTERS, whole=("My dear cousin", "since Tuesday."))
TRUE = ("diary", "p-10", "it did not propose to open the northern harbour")


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "diary.txt").write_text(DIARY, encoding="utf-8", newline="")
    (folder / "letters.txt").write_text(LETTERS, encoding="utf-8", newline="")
    return folder


def _bank(*quotes: tuple[str, str, str], works: tuple[Work, ...] = (THE_DIARY, THE_LETTERS)) -> Bank:
    return bank_of(quoting(*quotes), works=works)


def _verify(bank: Bank, documents: Path) -> Verified:
    return verify(bank, documents, bundled=documents.parent / "seeds", own=documents.parent / "own")


def test_the_true_quotation_the_attacks_are_made_from_is_proven(documents: Path) -> None:
    assert _verify(_bank(TRUE), documents).proven == 1


@pytest.mark.parametrize(
    ("what", "quote"),
    [
        ("made up", ("diary", "p-10", "the chairman resolved to resign over the harbour")),
        ("true, of another work", ("letters", "whole", TRUE[2])),
        ("true, of another page", ("diary", "p-11", TRUE[2])),
        ("two true halves joined", ("diary", "p-10", "The commission met in the spring it did not propose")),
        ("two true halves joined by dots", ("diary", "p-10", "The commission met ... to open the northern harbour")),
        ("halves of two pages", ("diary", "p-11", "had asked the pilots to open the northern harbour")),
        ("one word changed", ("diary", "p-10", "it did not propose to close the northern harbour")),
        ("one letter changed", ("diary", "p-10", "it did not propose to open the northern harbor")),
        ("a negation dropped", ("diary", "p-10", "it did propose to open the northern harbour")),
        ("a negation put in", ("diary", "p-11", "it proposed not at last to open the northern harbour")),
        ("cut inside a word", ("diary", "p-10", "t did not propose to open the northern harbour")),
        ("across the break of a page", ("diary", "p-10", "laid before him. Nobody had asked the pilots")),
        ("across a compiler's comment", ("diary", "p-10", "the clerk wrote, was pleased with the maps")),
        ("with a compiler's comment", ("diary", "p-10", "was pleased {as such men always are} with the maps")),
        ("the comment alone", ("diary", "p-10", "as such men always are")),
        ("in other capitals", ("diary", "p-10", "It Did Not Propose To Open the northern harbour")),
        ("nothing but punctuation", ("diary", "p-10", "..., ... . . .")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_quotation_that_is_not_in_its_place_to_the_letter_is_not_there(
    documents: Path, what: str, quote: tuple[str, str, str]
) -> None:
    verified = _verify(_bank(quote), documents)
    assert (verified.proven, verified.failed, verified.absent) == (0, 1, 0), what
    assert [problem.code for problem in verified.problems] == ["quotation-not-found"]


def test_another_typography_is_the_same_words(documents: Path) -> None:
    spaced = ("diary", "p-10", "so\nthe clerk  wrote, was pleased")
    assert _verify(_bank(spaced), documents).proven == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "diary.txt").write_text(DIARY.replace("spring", "Spring"), encoding="utf-8"),
        lambda folder: (folder / "diary.txt").write_text(DIARY + " ", encoding="utf-8"),
        lambda folder: (folder / "diary.txt").unlink(),
        lambda folder: (folder / "diary.txt").rename(folder.parent / "diary.txt"),
    ],
    ids=["a byte changed", "a byte more", "not there", "elsewhere"],
)
def test_what_cannot_be_looked_up_is_not_called_missing(documents: Path, spoil: Callable[[Path], object]) -> None:
    invented = ("diary", "p-10", "the chairman resolved to resign over the harbour")
    spoil(documents)
    verified = _verify(_bank(TRUE, invented), documents)
    assert (verified.proven, verified.failed, verified.absent) == (0, 0, 2)
    assert (verified.problems, verified.missing) == ((), ("diary.txt",))


def test_what_is_missing_from_a_document_that_is_here_is_not_called_unchecked(documents: Path) -> None:
    (documents / "letters.txt").unlink()
    invented = ("diary", "p-10", "the chairman resolved to resign over the harbour")
    verified = _verify(_bank(invented, ("letters", "whole", "the fleet is out; I have")), documents)
    assert (verified.proven, verified.failed, verified.absent) == (0, 1, 1)


def test_a_document_under_another_name_is_known_by_what_it_holds(documents: Path) -> None:
    (documents / "diary.txt").rename(documents / "letters-copy.md")
    assert _verify(_bank(TRUE), documents).proven == 1


def test_a_forged_line_passes_offline_and_is_found_out_where_the_documents_are(documents: Path) -> None:
    forged = _bank(("diary", "p-10", "it did propose to open the northern harbour"))
    _verify(_bank(TRUE), documents).write()
    path = documents.parent / "seeds" / LOCK_NAME
    (question,) = forged
    (quotation,) = quotations(question)
    (honest,) = Lock.read(path).proofs
    about = proven(quotation, THE_DIARY)
    assert about is not None
    line = str(honest).replace(honest.about.quote, about.quote)
    path.write_text(path.read_text("utf-8") + line + "\n", encoding="utf-8")
    assert check_bank(forged, lock=Lock.read(path), only_errors=True).problems == ()
    verified = _verify(forged, documents)
    assert (verified.failed, verified.outdated) == (1, (path,))


@pytest.mark.parametrize("edit", ["another offset", "another grade", "a line less", "a line twice over for another"])
def test_a_lock_edited_by_hand_says_otherwise_than_the_documents(documents: Path, edit: str) -> None:
    bank = _bank(TRUE)
    _verify(bank, documents).write()
    path = documents.parent / "seeds" / LOCK_NAME
    assert _verify(bank, documents).outdated == ()
    (proof,) = Lock.read(path).proofs
    edited = {
        "another offset": str(proof).replace(f" {proof.offset} ", f" {proof.offset + 1} "),
        "another grade": str(proof).replace("exact", "typographic"),
        "a line less": "",
        "a line twice over for another": f"{proof}\n{str(proof).replace('sample/arrest', 'sample/other')}",
    }[edit]
    path.write_text(path.read_text("utf-8").replace(str(proof), edited), encoding="utf-8")
    assert _verify(bank, documents).outdated == (path,)


def test_looking_quotations_up_writes_nothing_until_it_is_told_to(documents: Path) -> None:
    verified = _verify(_bank(TRUE), documents)
    assert not (documents.parent / "seeds").exists()
    verified.write()
    assert (documents.parent / "seeds" / LOCK_NAME).is_file()
