"""Source records: what a user writes about a document, and what is said when it is wrong."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coldwar_quiz.bank.sources import KINDS, Sources, load_works
from coldwar_quiz.paths import bundled_seeds

GOOD = """\
document:
  seed: letter.txt
  sha256: ca91bfe1a23d2fd3b6f1334359d22c3be5cceb245e104650b318ec950fdb53b0
  kind: primary
  transmission: A translation in a booklet.
  trust: For what he writes.
  not-for: What he did.
works:
  a-letter:
    short: a letter
    author: Lavrentiy Beria
    title: Letter to Malenkov
    year: 1953
    kind: primary
    citation: L. Beria, letter, 1953
    standing: >
      A prisoner's appeal.
    places:
      opening: {title: opening, from: "Dear Georgii!", to: "condemning myself."}
  a-study:
    short: a study
    title: A later study
    kind: outside
    citation: A later study, 2004
    standing: Later scholarship.
"""


def load(tmp_path: Path, *texts: str) -> Sources:
    """The records of a folder that holds `texts`, as files named a.yaml, b.yaml and so on."""
    for name, text in zip("abcdef", texts, strict=False):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_works([tmp_path], bundled=None)


def found(sources: Sources) -> list[tuple[str, int, str]]:
    """Code, line and message of every problem."""
    return [(p.code, p.span.line, p.message) for p in sources.problems]


def test_a_record_gives_works_with_their_document_and_places(tmp_path: Path) -> None:
    sources = load(tmp_path, GOOD)
    assert found(sources) == []
    letter, study = sources.works["a-letter"], sources.works["a-study"]
    assert (letter.seed, letter.sha256) == ("letter.txt", GOOD.split("sha256: ")[1].split("\n")[0])
    assert (letter.year, letter.standing, letter.bundled) == ("1953", "A prisoner's appeal.", False)
    assert (letter.places["opening"].start, letter.places["opening"].end) == ("Dear Georgii!", "condemning myself.")
    assert letter.cite("opening") == "L. Beria, letter, 1953, opening"
    assert (study.seed, study.sha256, dict(study.places)) == (None, None, {})
    (document,) = sources.documents.values()
    assert (document.seed, document.kind, document.not_for) == ("letter.txt", "primary", "What he did.")
    assert sources.locks == (tmp_path / "quotations.lock",)
    assert letter.span is not None
    assert letter.span.line == 9


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  seed: letter.txt\n", "", ("missing-key", 2, "a document needs `seed`")),
        ("sha256: ca", "sha256: CA", ("bad-sha256", 3, "`sha256` is no SHA-256")),
        ("  kind: primary\n  trans", "  kind: primery\n  trans", ("unknown-kind", 4, "unknown kind `primery`")),
        ("not-for:", "not-fro:", ("unknown-key", 7, "unknown key `not-fro`")),
        ("  a-letter:", "  A-letter:", ("bad-slug", 9, None)),
        ("    short: a letter\n", "", ("missing-key", 9, "a work needs `short`")),
        ("short: a letter", "short:", ("no-value", 10, "`short` has no value")),
        ("short: a letter", "short: [a, letter]", ("wrong-shape", 10, "`short` must be a text, not a list")),
        ("    kind: outside", "    kind: history", ("missing-key", 20, "a work needs `places`")),
        (', to: "condemning myself."', "", ("missing-key", 19, "a place needs `to`")),
        ('to: "condemning myself."', 'to: ""', ("no-value", 19, "`to` is blank")),
        ("works:\n", "work:\n", ("unknown-key", 8, "unknown key `work`")),
        ("    title: Letter to Malenkov\n", "    title: A\n    title: B\n", ("duplicate-key", 13, None)),
    ],
)
def test_a_mistake_in_a_record_is_told_at_its_place(
    tmp_path: Path, old: str, new: str, expected: tuple[str, int, str | None]
) -> None:
    assert GOOD.count(old) == 1
    code, line, message = expected
    problems = load(tmp_path, GOOD.replace(old, new)).problems
    assert [(p.code, p.span.line) for p in problems if p.code == code] == [(code, line)]
    assert message in (None, *(p.message for p in problems))
    assert all(p.help for p in problems if p.code != "missing-key")


def test_a_mistake_behind_a_list_that_is_no_part_of_a_record_is_told_at_its_place_too(tmp_path: Path) -> None:
    text = "document:\n  kind: a\nquestions:\n  - a\nworks:\n  blog-post: a blog\n"
    spans = [p.span for p in load(tmp_path, text).problems if p.code == "wrong-shape"]
    assert [(span.line, span.column, span.end_column) for span in spans] == [(6, 14, 20)]


def test_a_misspelt_kind_names_the_nearest_one(tmp_path: Path) -> None:
    (problem,) = load(tmp_path, GOOD.replace("    kind: primary", "    kind: primry")).problems
    assert problem.help == "did you mean `primary`?"
    assert set(KINDS) >= {"primary", "history", "memoir", "journalism", "blog", "forum", "reference", "outside"}


def test_a_work_described_twice_keeps_the_first(tmp_path: Path) -> None:
    sources = load(tmp_path, GOOD, GOOD.replace("Letter to Malenkov", "Another"))
    assert [(p.code, Path(p.span.path).name, p.span.line) for p in sources.problems] == [
        ("duplicate-source", "b.yaml", 9),
        ("duplicate-source", "b.yaml", 20),
    ]
    assert sources.works["a-letter"].title == "Letter to Malenkov"
    assert [Path(label.span.path).name for p in sources.problems for label in p.others] == ["a.yaml", "a.yaml"]


def test_a_users_record_never_replaces_a_bundled_work(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD.replace("  a-letter:", "  beria-letter:"), encoding="utf-8")
    sources = load_works([tmp_path], bundled=bundled_seeds())
    assert sources.works["beria-letter"].bundled
    assert [p.code for p in sources.problems] == ["duplicate-source"]


def test_what_could_not_be_used_is_named_so_that_decks_are_not_blamed(tmp_path: Path) -> None:
    assert load(tmp_path, GOOD.replace("    short: a letter\n", "")).lost == {"a-letter"}
    broken = load(tmp_path, GOOD.replace(', to: "condemning myself."', ""))
    assert (broken.lost, dict(broken.works["a-letter"].places)) == ({"a-letter/opening"}, {})


def test_a_record_without_a_document_can_only_hold_later_scholarship(tmp_path: Path) -> None:
    works = GOOD[GOOD.index("works:") :]
    assert found(load(tmp_path, works)) == [
        ("missing-key", 2, "`a-letter` stands in a record without `document`"),
    ]


@pytest.mark.parametrize(
    "text", ["", "- a\n- b\n", "works: [a]\n", "document: x\nworks: {}\n", "a: [", "works:\n  a:\n"]
)
def test_a_file_that_is_no_record_is_said_to_be_none(tmp_path: Path, text: str) -> None:
    sources = load(tmp_path, text)
    assert sources.problems
    assert dict(sources.works) == {}


def test_a_folder_that_is_not_there_holds_no_records(tmp_path: Path) -> None:
    assert load_works([tmp_path / "nothing"], bundled=None).problems == ()


@given(st.text(max_size=80), st.integers(0, len(GOOD)))
@settings(max_examples=60, deadline=None)
def test_no_text_makes_loading_raise(tmp_path_factory: pytest.TempPathFactory, noise: str, at: int) -> None:
    folder = tmp_path_factory.getbasetemp() / "records"
    folder.mkdir(exist_ok=True)
    text = (GOOD[:at] + noise + GOOD[at:]).encode("utf-8", errors="replace")
    (folder / "a.yaml").write_bytes(text)
    sources = load_works([folder], bundled=None)
    assert all(work.id and work.short for work in sources.works.values())


def test_the_bundled_records_have_no_mistakes() -> None:
    sources = load_works([], bundled=bundled_seeds())
    assert found(sources) == []
    assert len(sources.documents) == 5
    assert all(work.places for work in sources.works.values() if work.kind != "outside")


@pytest.mark.parametrize(
    ("was", "now", "line", "help"),
    [
        ("document:\n", "", 1, "write `document:` in a line of its own above it, at the margin"),
        ("document:\n", "documents:\n", 1, "did you mean `document`?"),
        ("works:\n", "", 8, "write `works:` in a line of its own above it, at the margin"),
        ("works:\n", "---\nworks:\n", 8, "take the line out"),
        ("from: ", "start: ", 19, "it is called `from` here"),
        ("    short: a letter\n", "    seed: a.txt\n    short: a letter\n", 10, "`seed` belongs to `document`"),
        ("  sha256: ", "  hash: ", 3, "it is called `sha256` here"),
        ("  a-letter:\n", "  a-letter:\n  a-letter:\n", 10, "keep one of the two"),
        ("      opening:", "      opening:\n      opening:", 20, "keep one of the two"),
    ],
)
def test_one_slip_in_a_record_is_told_once_with_its_way_out(
    tmp_path: Path, was: str, now: str, line: int, help: str
) -> None:
    [problem] = load(tmp_path, GOOD.replace(was, now, 1)).problems
    assert (problem.span.line, problem.help) == (line, help)
