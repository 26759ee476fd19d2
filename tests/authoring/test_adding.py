"""Adding a question to a deck that somebody laid out in a way of their own."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coldwar_quiz.authoring.adding import added, appendable, make_deck
from coldwar_quiz.authoring.examples import EXAMPLES
from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.authoring.writing import Layout, deck_text, fields_of
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import Question
from coldwar_quiz.errors import CannotDo
from pages import CHECKOUT
from strategies import question_lists, questions

NEW = {"id": Word("new"), "type": Word("typed"), "prompt": "Who?", "answer": "Zhukov", "accept": ["Schukow"]}
HEADER = "deck:\n  id: mine\n  title: Mine\n"
ONE = "id: one\n{0}type: typed\n{0}prompt: Who was it?\n{0}answer: Konev\n"


def add(folder: Path, text: str | bytes, fields: dict[str, object] | None = None) -> tuple[str, int]:
    """The file after adding a question, its line ends kept, and the line the question is said to stand at."""
    path = folder / "mine.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    deck = appendable(path)
    result = added(deck, fields or NEW)
    deck.file.replace(result.data)
    return path.read_bytes().decode(), result.line


def ids(folder: Path) -> list[str]:
    bank, problems = load_bank([folder / "mine.yaml"], rules=False)
    assert [p.message for p in problems] == []
    return [q.id.question for q in bank]


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        ("questions:\n- " + ONE.format("  "), "\n- id: new\n  type: typed\n"),
        ("questions:\n\n  - " + ONE.format("    "), "\n  - id: new\n    type: typed\n"),
        ("questions:\n    -   " + ONE.format("        "), "\n    -   id: new\n        type: typed\n"),
        ("questions:\n  -\n    " + ONE.format("    "), "\n  - id: new\n    type: typed\n"),
        (
            "questions:\n- " + ONE.format("  ") + "  accept:\n  - Koniev\n",
            "  answer: Zhukov\n  accept:\n  - Schukow\n",
        ),
        ("questions:\n  - {id: one, type: typed, prompt: Who was it?, answer: Konev}\n", "\n  - id: new\n"),
        (
            "questions:\n- " + ONE.format("  ") + "- " + ONE.format("  ").replace("id: one", "id: two"),
            "Konev\n- id: new\n",
        ),
    ],
)
def test_a_question_is_laid_out_like_its_neighbours(tmp_path: Path, questions: str, expected: str) -> None:
    text, line = add(tmp_path, HEADER + questions)
    assert expected in text
    assert text.startswith((HEADER + questions).rstrip("\n"))
    assert text.splitlines()[line - 1].lstrip("- ") == "id: new"
    assert ids(tmp_path)[-1] == "new"


def test_what_follows_the_questions_stays_behind_the_new_one(tmp_path: Path) -> None:
    tail = (
        "    # a remark about one\n\n# for later\n\npeople:\n  - {id: konev, name: Ivan Konev, who: marshal}\n# the end"
    )
    text, _ = add(tmp_path, HEADER + "questions:\n  - " + ONE.format("    ") + tail)
    before, _, after = text.partition("\n  - id: new\n")
    assert before.endswith("    # a remark about one\n")
    assert after.endswith("\n\n# for later\n\npeople:\n  - {id: konev, name: Ivan Konev, who: marshal}\n# the end")
    assert ids(tmp_path) == ["one", "new"]


@pytest.mark.parametrize(
    "text",
    [
        HEADER,
        HEADER + "questions:\n",
        HEADER + "questions: # none yet",
        HEADER.rstrip("\n"),
        "questions:\n\n" + HEADER,
    ],
)
def test_a_deck_without_questions_gets_its_first(tmp_path: Path, text: str) -> None:
    written, line = add(tmp_path, text)
    assert written.splitlines()[line - 1] == "  - id: new"
    assert ids(tmp_path) == ["new"]


def test_windows_line_ends_a_byte_order_mark_and_a_missing_last_line_end_are_kept(tmp_path: Path) -> None:
    old = (HEADER + "questions:\n  - " + ONE.format("    ")).rstrip("\n").replace("\n", "\r\n").encode()
    written, line = add(tmp_path, b"\xef\xbb\xbf" + old)
    data = written.encode()
    assert data.startswith(b"\xef\xbb\xbf" + old + b"\r\n")
    assert data.count(b"\r\n") == data.count(b"\n")
    assert data.decode("utf-8-sig").split("\r\n")[line - 1] == "  - id: new"


def same_at_the_start(one: bytes, other: bytes) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@given(question_lists(max_size=3), questions(name="the-new-one"),
       st.builds(Layout, st.sampled_from([0, 2, 4]), st.integers(2, 4), st.sampled_from([0, 2]),
                 st.sampled_from(["\n", "\r\n"])),
       st.sampled_from(["", "\n", "# end", "\n# end\n\n"]), st.booleans())  # fmt: skip
@settings(max_examples=80, deadline=None)
def test_every_byte_that_was_there_is_there_still(
    tmp_path_factory: pytest.TempPathFactory,
    old: tuple[Question, ...],
    new: Question,
    layout: Layout,
    tail: str,
    marked: bool,
) -> None:
    path = tmp_path_factory.mktemp("deck") / "drawn.yaml"
    text = deck_text({"id": Word("drawn"), "title": "Drawn"}, map(fields_of, old), layout)
    before = (b"\xef\xbb\xbf" if marked else b"") + (text + tail.replace("\n", layout.line_end)).encode()
    path.write_bytes(before)
    result = added(appendable(path), fields_of(new))
    assert same_at_the_start(before, result.data) + same_at_the_start(before[::-1], result.data[::-1]) >= len(before)
    path.write_bytes(result.data)
    bank, _ = load_bank([path], rules=False)
    assert "the-new-one" in {q.id.question for q in bank} or bank.skipped


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("deck: {id: mine, title: Mine}\nquestions: [{id: one, type: card, prompt: A b?, answer: C}]\n", "in brackets"),
        ("{deck: {id: mine, title: Mine}, questions: [{id: one}]}\n", "in brackets"),
        (HEADER + 'questions:\n  - id: one\n    prompt: "never closed\n', r"mine\.yaml:6"),
        (HEADER + "questions:\n  - id: one\n\ttype: card\n", r"mine\.yaml:6"),
        (HEADER + "questions: none\n", "no list"),
        (HEADER + "questions: ~\n", "no list"),
        ("people:\n  - {id: konev, name: Ivan Konev, who: marshal}\n", "is no deck"),
        ("", "is no deck"),
        ("- just\n- a list\n", "not a map"),
        ("deck: {title: Mine}\nquestions:\n  - {id: one}\n", "is no deck"),
        (b"\xff\xfed\x00", "UTF-16"),
        (HEADER.encode() + b"questions:\n  - id: \x1b[2J\n", "control character"),
        (HEADER + "questions:\n  - {id: one}\n---\ndeck: {}\n", "second document"),
        (b"#" * 8_000_001, "larger than 8 MB"),
        (HEADER.encode() + b"#" * 7_999_900 + b"\nquestions:\n  - {id: one}\n", "would be larger than 8 MB"),
    ],
)
def test_a_deck_that_cannot_be_added_to_is_left_alone_with_a_reason(
    tmp_path: Path, text: str | bytes, reason: str
) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(CannotDo, match=reason):
        add(tmp_path, data)
    assert (tmp_path / "mine.yaml").read_bytes() == data
    assert os.listdir(tmp_path) == ["mine.yaml"]


def test_a_read_only_file_a_link_and_a_folder_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(HEADER + "questions:\n  - " + ONE.format("    "), "utf-8")
    path.chmod(0o444)
    with pytest.raises(CannotDo, match="read-only"):
        appendable(path)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    with pytest.raises(CannotDo, match="is a link to"):
        appendable(link)
    with pytest.raises(CannotDo, match="is a folder"):
        appendable(tmp_path)


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(HEADER, "utf-8")
    deck = appendable(path)
    result = added(deck, NEW)
    path.write_text(HEADER + "# mine", "utf-8")
    with pytest.raises(CannotDo, match="changed by somebody else"):
        deck.file.replace(result.data)
    assert path.read_text("utf-8") == HEADER + "# mine"
    path.unlink()
    with pytest.raises(CannotDo, match=r"is gone|cannot read"):
        deck.file.replace(result.data)
    assert os.listdir(tmp_path) == []


def test_permissions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(HEADER, "utf-8")
    path.chmod(0o640)
    deck = appendable(path)
    deck.file.replace(added(deck, NEW).data)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_deck_never_takes_the_place_of_another_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    header = {"id": Word("mine"), "title": "Mine: 1953"}
    make_deck(path, header, [EXAMPLES["choice"]], "An example.")
    assert [p.message for p in load_bank([path])[1]] == []
    assert stat.S_IMODE(path.stat().st_mode) & 0o600 == 0o600
    with pytest.raises(CannotDo, match="is there already"):
        make_deck(path, header, [EXAMPLES["card"]])
    with pytest.raises(CannotDo, match="no such file or directory"):
        make_deck(tmp_path / "none" / "mine.yaml", header, [EXAMPLES["card"]])
    assert os.listdir(tmp_path) == ["mine.yaml"]


@pytest.mark.parametrize("folder", sorted(path.name for path in (CHECKOUT / "tests/bank/corpus").iterdir()))
def test_odd_decks_are_added_to_or_refused_with_a_sentence(folder: str) -> None:
    """A thousand bad and odd decks: whatever is wrong with one, nothing but the new question comes of adding one."""
    kept = refused = 0
    for path in sorted((CHECKOUT / "tests/bank/corpus" / folder).rglob("*.yaml")):
        try:
            deck = appendable(path)
            data = added(deck, NEW).data
        except CannotDo:
            refused += 1
        else:
            kept += 1
            before = deck.file.data
            assert same_at_the_start(before, data) + same_at_the_start(before[::-1], data[::-1]) >= len(before)
    assert kept > 0
    assert refused > 0
