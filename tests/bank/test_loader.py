"""Loading a bank from files and folders."""

import gc
import os
from pathlib import Path

import pytest

from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.diagnostics.problem import Problems
from coldwar_quiz.paths import Home, bundled_decks

DECK = """\
deck:
  id: {id}
  title: Mine
questions:
  - id: arrested
    type: true-false
    prompt: Beria was arrested in June 1953.
    answer: true
    explanation: He was arrested on 26 June 1953, according to Heller and Nekrich.
"""


def write(folder: Path, name: str, text: str | bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def codes(problems: Problems) -> list[str]:
    return [p.code for p in problems.errors]


def test_the_bundled_bank_and_the_learners_own_decks_load_together(tmp_path: Path) -> None:
    write(tmp_path / "decks", "mine.yaml", DECK.format(id="mine"))
    bank, problems = load_bank(home=Home(tmp_path), rules=False)
    assert codes(problems) == []
    assert "mine" in bank.deck_by_id
    assert {deck.id for deck in bank.decks if deck.bundled} == set(bank.deck_by_id) - {"mine"}
    assert len(bank.decks) > 1
    assert bank.skipped == 0


def test_paths_replace_both(tmp_path: Path) -> None:
    path = write(tmp_path, "one.yaml", DECK.format(id="one"))
    write(tmp_path / "decks", "two.yaml", DECK.format(id="two"))
    bank, problems = load_bank([path], home=Home(tmp_path))
    assert [deck.id for deck in bank.decks] == ["one"]
    assert codes(problems) == []


def test_a_folder_means_its_yaml_files_each_once(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml"):
        write(tmp_path, name, DECK.format(id=name[0]))
    write(tmp_path, "c.txt", "not a deck")
    bank, _ = load_bank([tmp_path, tmp_path / "b.yaml"])
    assert [deck.id for deck in bank.decks] == ["a", "b"]


def test_of_two_files_with_one_deck_id_the_bundled_one_is_kept(tmp_path: Path) -> None:
    own = write(tmp_path, "defections-memo.yaml", DECK.format(id="defections-memo"))
    bundled = bundled_decks() / "defections-memo.yaml"
    bank, problems = load_bank([own, bundled], rules=False)
    assert [deck.bundled for deck in bank.decks] == [True]
    assert bank.skipped == 1
    (problem,) = problems
    assert (problem.code, problem.span.path, problem.span.line) == ("duplicate-deck", str(own), 2)
    assert problem.others[0].span.path.endswith("decks/defections-memo.yaml")


def test_a_bad_question_is_left_out_counted_and_its_neighbours_load(tmp_path: Path) -> None:
    text = DECK.format(id="mine") + "  - id: bad\n    type: nonsense\n    prompt: x y?\n"
    text += "  - id: fine\n    type: true-false\n    prompt: It was so in 1953.\n    answer: false\n"
    for rules in (True, False):
        bank, problems = load_bank([write(tmp_path, "mine.yaml", text)], rules=rules)
        assert [str(q.id) for q in bank] == ["mine/arrested", "mine/fine"]
        assert bank.skipped == 1
        assert [(p.code, p.question) for p in problems.errors] == [("unknown-type", "mine/bad")]
        assert problems.lines[problems.items[0].span.path][9] == "  - id: bad"


@pytest.mark.parametrize(
    ("name", "text"),
    [("missing.yaml", None), ("folder.yaml", Path), ("pipe.yaml", "fifo"), ("large.yaml", b" " * 8_000_001)],
)
def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path, name: str, text: object) -> None:
    path = tmp_path / name
    if text is Path:
        path.mkdir()
    elif text == "fifo":
        os.mkfifo(path)
    elif isinstance(text, bytes):
        path.write_bytes(text)
    bank, problems = load_bank([path])
    assert bank.decks == ()
    assert codes(problems) in (["unreadable-file"], ["no-decks"], ["file-too-large"])


def test_fifty_problems_of_a_file_are_kept_errors_first_and_the_rest_counted(tmp_path: Path) -> None:
    items = [f"  - id: a{n}\n    type: typed\n    prompt: Who was number {n}?\n    answer: no\n" for n in range(60)]
    text = "deck: {id: mine, title: Mine}\nquestions:\n" + "".join(items) + "  - id: bad\n    type: nonsense\n"
    _, problems = load_bank([write(tmp_path, "mine.yaml", text)])
    assert len(problems) == 50
    assert problems.omitted >= 12
    assert codes(problems) == ["missing-key", "unknown-type"] or codes(problems) == ["unknown-type", "missing-key"]
    assert list(problems) == sorted(problems, key=lambda p: (p.span, p.code, p.message))


def test_people_and_terms_load_from_the_same_folder(tmp_path: Path) -> None:
    write(
        tmp_path, "people.yaml", "people:\n  - id: konev\n    name: Ivan Konev\n    who: marshal\n    also: [Koniev]\n"
    )
    write(tmp_path, "glossary.yaml", "glossary:\n  - id: gdr\n    term: GDR\n    text: East Germany.\n")
    bank, problems = load_bank([tmp_path])
    assert codes(problems) == []
    assert [(p.id, p.surname, p.also) for p in bank.people] == [("konev", "Konev", ("Koniev",))]
    assert [(t.id, t.term, t.text) for t in bank.glossary] == [("gdr", "GDR", "East Germany.")]


def test_loading_leaves_the_garbage_collector_as_it_was(tmp_path: Path) -> None:
    assert gc.isenabled()
    load_bank([tmp_path])
    assert gc.isenabled()
