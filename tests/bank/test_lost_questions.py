"""Ids of questions nobody can look at: left out for an error, or standing in a deck that is not loaded."""

from pathlib import Path

import pytest

from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.paths import Home

GOOD = "- id: {id}\n  type: card\n  prompt: Say {id}.\n  answer: it\n"
BAD = "- id: {id}\n  type: number\n  prompt: How many were {id}?\n  answer: 1,836\n"
BROKEN = '- id: {id}\n  type: card\n  prompt: "Say {id}.\n  answer: it\n'


def load(folder: Path, questions: str, name: str = "mine", home: Path | None = None) -> list[tuple[str, int]]:
    """The code and line of every error and warning in a deck of `questions`, which begin in line 5."""
    path = folder / f"{name}.yaml"
    path.write_text(f"deck:\n  id: {name}\n  title: T\nquestions:\n{questions}", encoding="utf-8")
    _, problems = load_bank([path], home=Home(home) if home else None)
    return [(p.code, p.span.line) for p in problems if p.severity != "advice"]


@pytest.mark.parametrize(
    ("first", "second", "other"),
    [
        (GOOD, BAD, ("bad-number", 12)),
        (BAD, GOOD, ("bad-number", 8)),
        (GOOD, BROKEN, ("unclosed-quote", 11)),
    ],
    ids=["second", "first", "unreadable"],
)
def test_an_id_used_twice_is_told_though_one_of_the_two_has_another_error(
    first: str, second: str, other: tuple[str, int], tmp_path: Path
) -> None:
    found = load(tmp_path, first.format(id="one") + second.format(id="one"))
    assert sorted(found) == sorted([("duplicate-id", 9), other])


def test_the_question_that_keeps_its_id_is_the_first_though_it_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("deck: {id: mine, title: T}\nquestions:\n" + (BAD + GOOD).format(id="one"), encoding="utf-8")
    bank, problems = load_bank([path])
    assert [p.question for p in problems.errors] == ["mine/one", "mine/one"]
    assert (list(bank), bank.skipped) == ([], 2)


def test_an_id_that_differs_only_in_an_error_elsewhere_is_not_told_twice(tmp_path: Path) -> None:
    assert load(tmp_path, BAD.format(id="one") + GOOD.format(id="two")) == [("bad-number", 8)]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("defections-memo/memo-day", []),
        ("defections-memo/no-such", ["there is no question `defections-memo/no-such`"]),
        ("defections-memoo/memo-day", ["there is no deck `defections-memoo` among those loaded"]),
        ("own/theirs", []),
        ("own/lost", []),
        ("mine/no-such", ["there is no question `mine/no-such`"]),
    ],
)
def test_a_question_of_a_deck_that_is_there_but_not_loaded_can_be_named(
    named: str, expected: list[str], tmp_path: Path
) -> None:
    (tmp_path / "decks").mkdir()
    load(tmp_path / "decks", GOOD.format(id="theirs") + BAD.format(id="lost"), "own")
    path = tmp_path / "mine.yaml"
    text = GOOD.format(id="one") + f"  confusable: {{{named}: Another day.}}\n"
    path.write_text(f"deck: {{id: mine, title: T}}\nquestions:\n{text}", encoding="utf-8")
    _, problems = load_bank([path], home=Home(tmp_path))
    assert [p.message for p in problems if p.severity != "advice"] == expected


def test_other_decks_are_not_even_read_unless_one_of_them_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("read for nothing")

    monkeypatch.setattr("coldwar_quiz.bank.loader._ids_in", refuse)
    assert load(tmp_path, GOOD.format(id="one") + "  confusable: {two: Another.}\n" + GOOD.format(id="two")) == []


def test_an_id_that_was_good_in_quotes_is_no_better_without_them(tmp_path: Path) -> None:
    quoted, bare = GOOD.format(id="'null'"), GOOD.format(id="null")
    assert load(tmp_path, quoted) == []
    assert load(tmp_path, bare) == [("no-value", 5)]


def test_a_question_whose_id_is_misspelt_may_be_named_as_it_was_meant(tmp_path: Path) -> None:
    first = GOOD.format(id="one") + "  confusable: {other-one: The other is about two.}\n"
    assert load(tmp_path, first + GOOD.format(id="Other_One")) == [("bad-slug", 10)]


def test_while_an_id_cannot_be_read_nobody_is_told_that_a_question_is_not_there(tmp_path: Path) -> None:
    first = GOOD.format(id="one") + "  confusable: {two: The other is about two.}\n"
    assert load(tmp_path, first + GOOD.format(id="two").replace("id: two", "id:")) == [("no-value", 10)]
    assert load(tmp_path, first + GOOD.format(id="three")) == [("unknown-question", 9)]


def test_the_spelling_proposed_for_a_question_of_another_deck_names_the_deck(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    question = GOOD.format(id="one") + "  confusable: {letter/addresee: The other is about two.}\n"
    path.write_text(f"deck:\n  id: mine\n  title: T\nquestions:\n{question}", encoding="utf-8")
    helps = [p.help for p in load_bank([path])[1] if "addresee" in p.message]
    assert helps == ["did you mean `letter/addressee`?"]
