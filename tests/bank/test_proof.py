"""A quotation is in its document to the letter, or it is not there."""

import string
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coldwar_quiz.bank.model import Account, Bank, Place
from coldwar_quiz.bank.proof import LOCK_NAME, Lock, Verified, quotations, unproven, verify
from coldwar_quiz.bank.quotations import Document, Grade
from coldwar_quiz.bank.rules import check_bank
from records import (
    DOCUMENT,
    HEADNOTE_WORK,
    LETTER_WORK,
    at,
    bank_of,
    quoting,
    seed_texts,
    work,
)

_ADVICE = "run `coldwar-quiz sources verify DIR --write`, DIR being where the documents are"
ARREST = ("letter-headnote", "headnote", "was formally arrested by Marshal Zhukov")


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "anything.txt").write_text(DOCUMENT, encoding="utf-8", newline="")
    (folder / "unrelated.txt").write_text("Nothing of interest.", encoding="utf-8")
    return folder


def run(bank: Bank, documents: Path) -> tuple[Verified, Lock]:
    """`verify` with its folders beside the documents, and the lock of the bundled decks after it."""
    bundled = documents.parent / "seeds"
    verified = verify(bank, documents, bundled=bundled, own=documents.parent / "own")
    verified.write()
    return verified, Lock.read(bundled / LOCK_NAME)


# --- finding ---------------------------------------------------------------------------------------------------------

letters = st.text(string.ascii_letters + "äéžÖ", min_size=1, max_size=8)
texts = st.lists(letters, min_size=12, max_size=60)
gaps = st.sampled_from([" ", "  ", "\n", "\r\n", "\t", "\u00a0", " \n "])
QUOTES = {"'": "’‘'", '"': '“”«»"', "-": "–—‑-"}


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, str]:
    """A document, and 5 to 12 words of it with other typography."""
    words = draw(texts)
    marked = [draw(st.sampled_from(["{}", "'{}'", '"{}"', "{}-{}", "{},"])).replace("{}", word) for word in words]
    first = draw(st.integers(0, len(words) - 5))
    last = draw(st.integers(first + 5, min(first + 12, len(words))))
    document = "".join(word + draw(gaps) for word in marked)
    quote = " ".join(marked[first:last])
    changed = "".join(draw(st.sampled_from(QUOTES[c])) if c in QUOTES else c for c in quote)
    if draw(st.booleans()):
        at = draw(st.integers(1, len(changed) - 1))
        changed = changed[:at] + "\u00ad" + changed[at:]
    return document, changed


@given(quoted())
@settings(max_examples=60, deadline=None)
def test_any_words_of_a_document_are_found_whatever_the_typesetting(case: tuple[str, str]) -> None:
    text, quote = case
    document = Document(text.encode())
    found = document.find(quote, document.whole)
    assert found is not None
    exact = text[found.offset : found.offset + len(quote)] == quote
    assert found.grade is (Grade.EXACT if exact else Grade.TYPOGRAPHIC)


@given(quoted(), st.data())
@settings(max_examples=60, deadline=None)
def test_words_with_a_changed_letter_are_never_found(case: tuple[str, str], data: st.DataObject) -> None:
    text, quote = case
    at = data.draw(st.sampled_from([i for i, c in enumerate(quote) if c.isalpha()]))
    other = data.draw(st.sampled_from(string.ascii_letters + "0"))
    assume(other != quote[at])
    changed = quote[:at] + other + quote[at + 1 :]
    document = Document(text.encode())
    assert document.find(changed, document.whole) is None or _same_but_typography(changed, text)


def _same_but_typography(quote: str, text: str) -> bool:
    """Whether the letters of `quote` follow one another in `text`: a changed letter can hit upon another place."""
    kept = "".join(c for c in text if c.isalnum())
    return "".join(c for c in quote if c.isalnum()) in kept


@pytest.mark.parametrize(
    "quote",
    [
        "was formally arrested by marshal Zhukov",
        "was formally arrested by Marshal Zhukov.",
        "was formaly arrested by Marshal Zhukov",
        "was formally arrested  Marshal Zhukov",
        "as formally arrested by Marshal Zhukov",
        "was formally arrested by Marshal Zhu",
        "wás formally arrested by Marshal Zhukov",
        "was formally arrested by Marshal\u200bZhukov",
    ],
)
def test_nothing_looser_than_typography_passes(quote: str) -> None:
    document = Document(DOCUMENT.encode())
    assert document.find(quote, document.whole) is None


@pytest.mark.parametrize(("text", "quote"), [("in 57,234 people", "234 people"), ("it was 1953.5 then", "it was 1953")])
def test_a_quotation_does_not_cut_a_number(text: str, quote: str) -> None:
    document = Document(text.encode())
    assert document.find(quote, document.whole) is None


def test_words_that_ran_together_can_be_quoted_from_the_first_word_of_their_place() -> None:
    document = Document(b"To the PRESIDUMAs is known, the press has raised a racket.[...]L. BERIA")
    bounds = document.bounds(Place("opening", "opening", "As is known", "a racket."))
    assert not isinstance(bounds, str)
    assert document.find("As is known, the press", bounds) is not None
    assert document.find("As is known, the press", document.whole) is None


COMPILED = (
    "{p. 512} one two three four five {my comment is this one here} six seven eight nine ten {p. 513} eleven twelve "
    "thirteen fourteen fifteen {p. 515} sixteen seventeen eighteen"
)


@pytest.mark.parametrize(
    "quote",
    [
        "my comment is this one here",
        "three four five six seven",
        "five {my comment is this one here} six",
        "eight nine ten eleven twelve",
        "nine ten {p. 513} eleven twelve",
    ],
)
def test_comments_in_braces_are_never_inside_a_quotation(quote: str) -> None:
    document = Document(COMPILED.encode())
    assert document.find(quote, document.whole) is None


def test_a_place_ends_where_its_page_does() -> None:
    document = Document(COMPILED.encode())
    bounds = document.bounds(Place("p-513", "p. 513", "eleven twelve", "fifteen"))
    assert not isinstance(bounds, str)
    assert document.find("eleven twelve thirteen fourteen fifteen", bounds) is not None
    assert document.find("six seven eight nine ten", bounds) is None


@pytest.mark.parametrize(
    ("title", "first", "last", "reason"),
    [
        ("p. 513", "eleven twelv3", "fifteen", "its first words, `eleven twelv3`, are not in the document"),
        ("p. 513", "eleven", "five", "its last words, `five`, do not follow its first words in the document"),
        ("p. 512", "eleven", "fifteen", "it stands on page 513"),
        ("p. 513", "eleven", "eighteen", "it runs over the marker of page 515"),
    ],
)
def test_a_place_that_contradicts_the_document_says_how(title: str, first: str, last: str, reason: str) -> None:
    assert Document(COMPILED.encode()).bounds(Place("p", title, first, last)) == reason


def test_a_page_whose_marker_is_missing_lies_behind_the_one_before() -> None:
    assert not isinstance(Document(COMPILED.encode()).bounds(Place("p", "p. 514", "thirteen", "fifteen")), str)


# --- verifying and the lock ------------------------------------------------------------------------------------------


def test_verifying_finds_a_document_by_its_content_and_records_the_proof(documents: Path) -> None:
    bank = bank_of(quoting(ARREST))
    verified, lock = run(bank, documents)
    assert (verified.proven, verified.failed, verified.absent, verified.problems) == (1, 0, 0, ())
    (proof,) = lock.proofs
    assert (proof.question, proof.grade, proof.offset) == ("sample/arrest", Grade.EXACT, DOCUMENT.index(ARREST[2]))
    assert check_bank(bank, lock=lock, only_errors=True).problems == ()


def test_a_quotation_that_is_not_there_names_its_place_and_the_nearest_words(documents: Path) -> None:
    wrong = (ARREST[0], ARREST[1], "was formally arrested by Comrade Zhukov")
    verified, lock = run(bank_of(quoting(wrong)), documents)
    (problem,) = verified.problems
    assert (problem.code, problem.span, problem.question) == ("quotation-not-found", at(10), "sample/arrest")
    assert problem.help == "the nearest words there are: was formally arrested by Marshal Zhukov"
    assert (verified.failed, lock.proofs) == (1, ())


@pytest.mark.parametrize("marks", ["“”", "„“", "„”", "«»", "»«", "‘’", "‚‘", "‹›", '""', "''"])
def test_who_puts_quotation_marks_around_a_quotation_is_told_to_take_them_out(documents: Path, marks: str) -> None:
    marked = (ARREST[0], ARREST[1], f"{marks[0]}{ARREST[2]}{marks[1]}")
    verified, lock = run(bank_of(quoting(marked)), documents)
    (problem,) = verified.problems
    assert problem.code == "quotation-not-found"
    assert problem.help == "without the quotation marks around it, it is there; take them out"
    assert (verified.proven, verified.failed, lock.proofs) == (0, 1, ())


def test_who_puts_quotation_marks_around_words_of_another_place_is_told_both(documents: Path) -> None:
    both = HEADNOTE_WORK._replace(places={**HEADNOTE_WORK.places, **LETTER_WORK.places})
    verified, _ = run(bank_of(quoting((both.id, "letter", f"“{ARREST[2]}”")), works=(both,)), documents)
    assert [p.help for p in verified.problems] == [
        "without the quotation marks around it, it stands in place `headnote`; take them out"
    ]


@pytest.mark.parametrize("quote", [f"“{ARREST[2]}", f"“‘{ARREST[2]}’”", f"“{ARREST[2][1:]}”", "“”", '"'])
def test_only_one_whole_pair_of_quotation_marks_around_words_that_are_there_is_to_be_taken_out(
    documents: Path, quote: str
) -> None:
    verified, _ = run(bank_of(quoting((*ARREST[:2], quote))), documents)
    assert ["take them out" in p.help for p in verified.problems] == [False]


def test_quotation_marks_that_stand_in_the_document_may_be_quoted(documents: Path) -> None:
    text = "He said “I am spent” and sat down."
    (documents / "said.txt").write_text(text, encoding="utf-8")
    said = work("said", text, all=("He said", "sat down."))
    verified, _ = run(bank_of(quoting(("said", "all", '"I am spent"')), works=(said,)), documents)
    assert (verified.proven, verified.problems) == (1, ())


def test_a_quotation_of_another_place_is_told_where_it_stands(documents: Path) -> None:
    both = HEADNOTE_WORK._replace(places={**HEADNOTE_WORK.places, **LETTER_WORK.places})
    verified, _ = run(bank_of(quoting((both.id, "letter", ARREST[2])), works=(both,)), documents)
    assert [p.help for p in verified.problems] == ["it stands in place `headnote`"]


def test_what_an_account_quotes_is_proven_too(documents: Path) -> None:
    account = Account("beria-letter", "letter", "He asks for pardon.", quote="I ask for your pardn", span=at(30))
    question = quoting(ARREST, accounts=(account,))
    assert [q.quote for q in quotations(question)] == [ARREST[2], "I ask for your pardn"]
    verified, _ = run(bank_of(question), documents)
    assert [(p.code, p.span) for p in verified.problems] == [("quotation-not-found", at(30))]


def test_a_place_that_cannot_be_found_is_reported_once_and_not_for_each_quotation(documents: Path) -> None:
    lost = work("letter-headnote", headnote=("The secrit police", "meeting."))
    bank = bank_of(quoting(ARREST, ARREST), works=(lost,))
    verified, _ = run(bank, documents)
    assert [p.code for p in verified.problems] == ["place-not-found"]
    assert verified.failed == 2


def test_first_words_that_occur_twice_are_warned_of(documents: Path) -> None:
    vague = work("letter-headnote", headnote=("e", "meeting."))
    verified, _ = run(bank_of(works=(vague,)), documents)
    assert [p.code for p in verified.problems] == ["ambiguous-place"]


def _changed(name: str) -> Bank:
    """The bank of one proven quotation after something changed."""
    source, where, quote = ARREST
    moved = HEADNOTE_WORK._replace(places={**HEADNOTE_WORK.places, "other": Place("other", "", "The", "meeting.")})
    bounds = work("letter-headnote", headnote=("formally arrested", "Presidium meeting."))
    return {
        "the words": bank_of(quoting((source, where, quote + " at"))),
        "white space": bank_of(quoting((source, where, quote.replace(" by", "\u00a0by")))),
        "the place": bank_of(quoting((source, "other", quote)), works=(moved,)),
        "the bounds of the place": bank_of(quoting(ARREST), works=(bounds,)),
        "the document": bank_of(quoting(ARREST), works=(HEADNOTE_WORK._replace(sha256="0" * 64),)),
        "the work": bank_of(quoting(("beria-letter", "letter", quote))),
    }[name]


@pytest.mark.parametrize(
    "what", ["the words", "white space", "the place", "the bounds of the place", "the document", "the work"]
)
def test_a_proof_is_gone_when_something_changes(documents: Path, what: str) -> None:
    _, lock = run(bank_of(quoting(ARREST)), documents)
    checked = check_bank(_changed(what), lock=lock, only_errors=True)
    assert [(p.code, p.help) for p in checked.problems] == [("not-proven", _ADVICE)]
    assert checked.bank.skipped == 1


def test_a_renamed_question_keeps_its_proof(documents: Path) -> None:
    _, lock = run(bank_of(quoting(ARREST)), documents)
    assert check_bank(bank_of(quoting(ARREST, name="renamed")), lock=lock, only_errors=True).problems == ()


def test_quotations_of_ones_own_deck_are_only_counted(documents: Path) -> None:
    bank = bank_of(quoting(ARREST, ("beria-letter", "letter", "no such words")), bundled=False)
    checked = check_bank(bank, lock=Lock(), only_errors=True)
    assert (checked.problems, checked.unproven) == ((), 2)
    verify(bank, documents, bundled=documents.parent / "seeds", own=documents.parent / "own").write()
    assert check_bank(bank, lock=Lock.read(documents.parent / "own" / LOCK_NAME)).unproven == 1
    assert not (documents.parent / "seeds").exists()


def test_proofs_for_documents_that_are_not_here_are_kept(documents: Path) -> None:
    bank = bank_of(quoting(ARREST))
    _, before = run(bank, documents)
    (documents / "anything.txt").unlink()
    verified, after = run(bank, documents)
    assert after.proofs == before.proofs
    assert (verified.absent, verified.missing) == (1, ("beria-letter.txt", "letter-headnote.txt"))


def test_proofs_of_quotations_that_are_gone_are_dropped(documents: Path) -> None:
    run(bank_of(quoting(ARREST)), documents)
    _, after = run(bank_of(quoting()), documents)
    assert after.proofs == ()


def test_the_lock_is_sorted_and_left_alone_when_nothing_changed(documents: Path) -> None:
    pardon = ("beria-letter", "letter", "and I ask for your pardon")
    one, two = quoting(ARREST, name="z-last"), quoting(pardon, name="a-first")
    verified, _ = run(bank_of(one, two), documents)
    (path,) = verified.locks
    before, stamp = path.read_text(), path.stat().st_mtime_ns
    lines = [line for line in before.splitlines() if not line.startswith("#")]
    assert [line.split()[0] for line in lines] == ["sample/a-first", "sample/z-last"]
    run(bank_of(two, one), documents)
    assert (path.read_text(), path.stat().st_mtime_ns) == (before, stamp)
    assert [p.name for p in path.parent.iterdir()] == [LOCK_NAME]


@given(st.binary(max_size=300))
@settings(max_examples=40, deadline=None)
def test_reading_a_damaged_lock_never_raises(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.lock"
    path.write_bytes(noise)
    assert Lock.read(path, path.parent, path / "nothing").proofs == ()


def test_a_lock_reads_as_it_was_written(documents: Path) -> None:
    _, lock = run(bank_of(quoting(ARREST)), documents)
    path = documents / "copy.lock"
    lock.write(path)
    assert Lock.read(path) == lock
    path.write_text(path.read_text() + "<<<<<<< ours\n" + str(lock), encoding="utf-8")
    assert set(Lock.read(path).proofs) == set(lock.proofs)


# --- the real thing --------------------------------------------------------------------------------------------------


def test_no_place_of_a_bundled_record_contradicts_its_document(tmp_path: Path) -> None:
    from coldwar_quiz.bank.sources import load_works
    from coldwar_quiz.paths import bundled_seeds

    texts = seed_texts()
    bank = Bank(works=load_works([], bundled=bundled_seeds()).works)
    verified = verify(bank, texts, bundled=tmp_path, own=tmp_path)
    assert ([p.message for p in verified.problems], verified.missing) == ([], ())


def test_an_unknown_place_is_no_business_of_proof() -> None:
    bank = bank_of(quoting(("letter-headnote", "nowhere", "was formally arrested by Marshal Zhukov")))
    (question,) = bank
    assert list(unproven(question, bank.works, Lock())) == []


def test_the_shipped_proofs_are_what_the_documents_say(tmp_path: Path) -> None:
    from coldwar_quiz.bank.loader import load_bank
    from coldwar_quiz.paths import bundled_seeds

    texts = seed_texts()
    bank, _ = load_bank(rules=False)
    verified = verify(bank, texts, bundled=bundled_seeds(), own=tmp_path)
    assert [(p.question, p.help) for p in verified.problems] == []
    assert (verified.absent, verified.outdated) == (0, ())
