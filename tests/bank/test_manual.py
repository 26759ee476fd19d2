"""The manual cannot lie: every code has its page, every page its code, and what a page shows does what the page says.

The examples of the rules are run in test_rules.py; those of the reader here, from files on a disk, byte for byte.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from codes import Hidden, reported
from coldwar_quiz.bank import proof
from coldwar_quiz.bank.faults import SUBJECTS, imports
from coldwar_quiz.bank.faults.page import FILE_NAME, HEADER, Page, files_of
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.rules import ALL
from coldwar_quiz.bank.rules.manual import entries, pages, plain, subjects
from coldwar_quiz.diagnostics.problem import Problem, Severity
from coldwar_quiz.exchange.importing import import_file
from pages import CHECKOUT
from records import DOCUMENT, HEADNOTE_WORK, bank_of, quoting, work

PAGES = {page.code: page for subject in SUBJECTS for page in subject.pages}
_EXAMPLE = re.compile(r"^(Fails|Passes):\n\n```(?:yaml|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = {code: dict(_EXAMPLE.findall(page.manual)) for code, page in PAGES.items()}
IMPORTED = [page for page in imports.PAGES if SHOWN[page.code]]
WITH_EXAMPLES = [page for page in PAGES.values() if SHOWN[page.code] and page not in IMPORTED]
IN_WORDS = [page for page in PAGES.values() if not SHOWN[page.code]]
QUESTION = "- {{id: q-{}, type: typed, prompt: Which number is {}?, answer: number {}}}\n"


def named(page: Page) -> str:
    return page.code


def written(folder: Path, files: dict[str, bytes]) -> Path:
    """`folder` with those files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def found(path: Path) -> dict[str, set[Severity]]:
    """What `check` says of a file or folder, but for advice."""
    problems = [p for p in load_bank([path])[1] if p.severity is not Severity.ADVICE]
    return {code: {p.severity for p in problems if p.code == code} for code in {p.code for p in problems}}


# --- every code has a page -------------------------------------------------------------------------------------------


def test_every_code_that_the_source_reports_has_a_page_and_every_page_such_a_code() -> None:
    assert set(reported()) == set(entries())


def test_every_code_expected_of_the_corpus_and_of_the_items_has_a_page() -> None:
    told = {path.stem for path in (CHECKOUT / "tests/bank/rule_items").glob("*.txt")}
    for path in (CHECKOUT / "tests/bank/corpus").glob("*/expected.tsv"):
        told |= set(re.findall(r":(?:error|warning|advice)\[([^\]]+)\]", path.read_text("utf-8")))
    assert len(told) > 60
    assert told <= set(entries())


def test_no_code_has_two_pages() -> None:
    codes = [entry.code for group in subjects().values() for entry in group]
    assert sorted(codes) == sorted(set(codes))
    assert {rule.code for rule in ALL} <= set(codes)


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ('def read(f):\n    f.error("one", 1)\n', {"one"}),
        ('def read(f, bad):\n    f.error("one" if bad else "two", 1)\n', {"one", "two"}),
        ('def pair():\n    yield "one", 1\ndef read(f):\n    for c, n in pair():\n        f.error(c, n)\n', {"one"}),
        ('class R:\n    def no(self, n, c):\n        F().error(c, n)\ndef f(r):\n    r.no(1, "one")\n', {"one"}),
        ('def read(f):\n    f.error(code="one", place=1)\n', {"one"}),
    ],
)
def test_a_code_is_found_however_it_is_handed_on(tmp_path: Path, source: str, codes: set[str]) -> None:
    error = "class Findings:\n    def error(self, code, place):\n        Problem(code, place)\n"
    written(tmp_path, {"bank/findings.py": error.encode(), "bank/reader.py": source.encode()})
    assert set(reported(tmp_path)) == codes


@pytest.mark.parametrize("code", ["TABLE[1]", "'no-' + 'where'", "chosen()", "somewhere"])
def test_a_code_that_cannot_be_followed_is_refused(tmp_path: Path, code: str) -> None:
    written(tmp_path, {"bank/reader.py": f"def read(f):\n    Problem({code}, 1)\n".encode()})
    with pytest.raises(Hidden):
        reported(tmp_path)


# --- what a page shows is true ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=named)
def test_the_failing_example_of_a_page_reports_its_code_with_its_severity_and_nothing_else(
    tmp_path: Path, page: Page
) -> None:
    assert found(written(tmp_path, files_of(SHOWN[page.code]["Fails"]))) == {page.code: {page.severity}}


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=named)
def test_the_passing_example_of_a_page_reports_nothing(tmp_path: Path, page: Page) -> None:
    folder = written(tmp_path, files_of(SHOWN[page.code]["Passes"]))
    assert found(folder) == {}
    bank, _ = load_bank([folder])
    assert (len(list(bank)) > 0, bank.skipped) == (True, 0)


@pytest.mark.parametrize("page", IMPORTED, ids=named)
def test_importing_what_a_page_shows_reports_its_code_or_nothing(tmp_path: Path, page: Page) -> None:
    for name, codes in (("Fails", {page.code: page.severity}), ("Passes", {})):
        ((file, content),) = files_of(SHOWN[page.code][name]).items()
        problems = import_file(written(tmp_path, {file: content}) / file, None, None).problems
        assert {p.code: p.severity for p in problems} == codes


@pytest.mark.parametrize("page", PAGES.values(), ids=named)
def test_a_page_says_what_is_wrong_why_that_matters_and_how_it_is_mended(page: Page) -> None:
    said = page.manual.partition("\n\nFails:")[0].split("\n\n")
    assert len(said) >= 3
    assert all(paragraph.endswith(".") for paragraph in said)
    assert SHOWN[page.code].keys() == ({"Fails", "Passes"} if page not in IN_WORDS else set())
    assert ("There is no example, since" in page.manual) == (page in IN_WORDS)
    assert all(len(line) <= 76 for shown in SHOWN[page.code].values() for line in shown.splitlines())


# --- what no example can show ----------------------------------------------------------------------------------------


def _link_to_nothing(folder: Path) -> Path:
    (folder / "gone.yaml").symlink_to(folder / "nowhere.yaml")
    return folder


def _nothing(folder: Path) -> Path:
    return folder


def _comments(folder: Path) -> Path:
    return written(folder, {FILE_NAME: (HEADER + QUESTION.format(1, 1, 1)).encode() + b"# comment\n" * 800_000})


def _six_hundred_doubtful_questions(folder: Path) -> Path:
    accepted = ", ".join(["no"] * 20)
    doubtful = (f"- {{id: q-{n}, type: typed, prompt: Which?, answer: x, accept: [{accepted}]}}\n" for n in range(600))
    return written(folder, {FILE_NAME: (HEADER + "".join(doubtful)).encode()})


def _a_hundred_thousand_answers(folder: Path) -> Path:
    answers = ",".join(["a"] * 100_000)
    question = f"- {{id: q, type: order, prompt: Which?, answer: [{answers}]}}\n"
    return written(folder, {FILE_NAME: (HEADER + question).encode()})


def _odd_list_of_ids(folder: Path) -> Path:
    (folder / "ids.lock").write_text("memo day\n", "utf-8")
    return written(folder, {FILE_NAME: (HEADER + QUESTION.format(1, 1, 1)).encode()})


DONE: dict[str, Callable[[Path], Path]] = {
    "unreadable-file": _link_to_nothing,
    "no-decks": _nothing,
    "file-too-large": _comments,
    "too-many-faults": _six_hundred_doubtful_questions,
    "too-many-values": _a_hundred_thousand_answers,
    "bad-id-list": _odd_list_of_ids,
}
"""What a page without an example tells its reader to do."""


@pytest.mark.parametrize("code", DONE)
def test_doing_what_a_page_says_in_words_reports_its_code(tmp_path: Path, code: str) -> None:
    assert found(DONE[code](tmp_path))[code] == {PAGES[code].severity}


def proving(tmp_path: Path, quote: str, **places: tuple[str, str]) -> tuple[Problem, ...]:
    """What `sources verify` finds with one document, one work that has `places`, and one quotation."""
    (tmp_path / "letter.txt").write_text(DOCUMENT, "utf-8")
    source = work("letter-headnote", **places)
    bank = bank_of(quoting(("letter-headnote", next(iter(places)), quote)), works=(source,))
    return proof.verify(bank, tmp_path, bundled=tmp_path, own=tmp_path).problems


@pytest.mark.parametrize(
    ("code", "quote", "begins"),
    [
        ("quotation-not-found", "was formally arrested by Comrade Zhukov", "The secret police chief"),
        ("place-not-found", "was formally arrested by Marshal Zhukov", "The public police chief"),
        ("ambiguous-place", "was formally arrested by Marshal Zhukov", "e"),
    ],
)
def test_a_proof_fails_as_its_page_says(tmp_path: Path, code: str, quote: str, begins: str) -> None:
    ends = HEADNOTE_WORK.places["headnote"].end
    right = "was formally arrested by Marshal Zhukov"
    assert proving(tmp_path, right, headnote=("The secret police chief", ends)) == ()
    problems = proving(tmp_path, quote, headnote=(begins, ends))
    assert {(p.code, p.severity) for p in problems} == {(code, PAGES[code].severity)}


def test_every_page_without_an_example_is_tried_here_in_another_way() -> None:
    proofs = {"quotation-not-found", "place-not-found", "ambiguous-place"}
    from_anki = {"left-out-sources"}  # tests/exchange/test_import_from_anki.py
    assert {page.code for page in IN_WORDS} == set(DONE) | proofs | from_anki


# --- what is made of the pages ---------------------------------------------------------------------------------------


def test_the_committed_pages_are_those_that_are_made() -> None:
    committed = {path.name: path.read_text("utf-8") for path in (CHECKOUT / "docs" / "rules").glob("*.md")}
    assert committed == pages()


def test_the_index_names_every_code_once_with_its_severity_and_whether_it_can_be_silenced() -> None:
    rows = re.findall(r"^\| \[(.+?)\]\((.+?)\.md\) \| (\w+) \| (yes|no) \|", pages()["README.md"], re.MULTILINE)
    wanted = [(e.code, e.code, str(e.severity), "yes" if e.allowed else "no") for e in entries().values()]
    assert sorted(rows) == sorted(wanted)


@pytest.mark.parametrize("code", entries())
def test_a_page_as_it_is_printed_says_what_the_page_in_the_folder_says(code: str) -> None:
    printed, page = plain(entries()[code]), pages()[f"{code}.md"]
    words = (
        page.replace("```yaml\n", "")
        .replace("```text\n", "")
        .replace("```\n", "")
        .removeprefix("# ")
        .split("\n*This page")[0]
        .split()
    )
    underline = "=" * len(code)
    assert printed.replace(f"\n{underline}\n", "\n", 1).split() == words
    assert max(len(line) for line in printed.splitlines() if not line.startswith("    ")) <= 78


def test_an_example_stands_for_the_bytes_it_names() -> None:
    shown = "# a.yaml\nx<U+0009><byte E9><U+1F600>\n# b/c.yaml\ny<U+000D>\n"
    assert files_of(shown) == {"a.yaml": b"x\t\xe9\xf0\x9f\x98\x80\n", "b/c.yaml": b"y\r\n"}
    assert files_of("- id: q\n") == {FILE_NAME: (HEADER + "- id: q\n").encode()}
    assert files_of("# A remark\nx: y\n") == {FILE_NAME: b"# A remark\nx: y\n"}
