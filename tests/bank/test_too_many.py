"""A file of nothing but faults: the first are told, and the rest is not worth anybody's time."""

import pytest

from coldwar_quiz.bank.findings import KEPT_PER_FILE, TOO_MANY
from coldwar_quiz.bank.model import Bank
from coldwar_quiz.bank.proof import Lock
from coldwar_quiz.bank.rules import ENOUGH_ADVICE, ENOUGH_OF_ALL, Checked, check_bank
from coldwar_quiz.bank.rules.rule import Speller
from coldwar_quiz.bank.values import MAX_ENTRIES
from coldwar_quiz.diagnostics.problem import how_many_more
from fuzz.shapes_of_dense_decks import SHORTEST, short
from reading import read

HEAD = "deck:\n  id: d\n  title: D\nquestions:\n"
QUESTION = "- id: q{}\n  type: card\n  prompt: p\n  answer: a\n"


@pytest.mark.parametrize(
    "item", ["- {}\n", "-\n", "- a\n", "- *a\n", "- &a b\n", "- !a b\n", "- <<: a\n", "- no: no\n"]
)
def test_a_list_of_faults_is_given_up_and_what_was_not_read_counts_as_skipped(item: str) -> None:
    contents, findings = read(HEAD + item * (6 * TOO_MANY))
    assert contents.skipped == 6 * TOO_MANY
    assert KEPT_PER_FILE <= len(findings.problems()) <= 2 * KEPT_PER_FILE
    assert TOO_MANY <= findings.omitted < 3 * TOO_MANY


def test_questions_after_ten_thousand_warnings_are_not_read_and_that_is_said() -> None:
    doubtful = QUESTION.replace("prompt: p", "prompt: no")
    _, findings = read(HEAD + "".join(doubtful.format(n) for n in range(2 * TOO_MANY)))
    assert [p.code for p in findings.problems() if p.severity == "error"] == ["too-many-faults"]


@pytest.mark.parametrize("key", ["evidence", "accounts", "tags", "content", "formerly"])
def test_a_list_longer_than_anybody_writes_is_refused_whole(key: str) -> None:
    contents, findings = read(HEAD + QUESTION.format(0) + f"  {key}:\n" + "  - {a: b}\n" * (MAX_ENTRIES + 1))
    assert [p.code for p in findings.problems()] == ["too-many"]
    assert contents.skipped == 1


@pytest.mark.parametrize("key", ["confusable", "allow"])
def test_a_map_longer_than_anybody_writes_is_refused_whole(key: str) -> None:
    entries = "".join(f"    k{n}: v\n" for n in range(MAX_ENTRIES + 1))
    contents, findings = read(HEAD + QUESTION.format(0) + f"  {key}:\n" + entries)
    assert [p.code for p in findings.problems()] == ["too-many"]
    assert contents.skipped == 1


def test_rules_give_advice_on_the_first_questions_and_find_errors_in_all() -> None:
    count = TOO_MANY
    contents, _ = read(HEAD + "".join(QUESTION.format(n) for n in range(count)) + QUESTION.format(0))
    assert contents.deck is not None
    checked = check_bank(Bank((contents.deck,)), lock=Lock())
    assert checked.bank.skipped == 1
    assert ENOUGH_ADVICE - 150 < checked.omitted < 2 * ENOUGH_ADVICE


def _checked(*decks: str) -> Checked:
    found = [read(text, path=f"{number}.yaml")[0].deck for number, text in enumerate(decks)]
    return check_bank(Bank(tuple(deck for deck in found if deck is not None)), lock=Lock())


def test_a_count_that_is_not_of_all_says_at_least() -> None:
    few = HEAD + "".join(QUESTION.format(n) for n in range(30))
    assert not _checked(few).open_ended
    assert _checked(HEAD + "".join(QUESTION.format(n) for n in range(ENOUGH_ADVICE))).open_ended
    assert how_many_more(1_948, False) == "1,948 more"
    assert how_many_more(1_948, True) == "at least 1,948 more"


def test_after_too_much_advice_a_warning_is_still_found() -> None:
    last = QUESTION.format("last") + "  allow: {no-such-advice: None.}\n"
    checked = _checked(HEAD + "".join(QUESTION.format(n) for n in range(ENOUGH_ADVICE)) + last)
    assert [p.code for p in checked.problems if p.severity == "warning"] == ["unknown-allow"]


def test_what_is_allowed_is_not_called_idle_where_advice_was_not_looked_for() -> None:
    allowing = QUESTION + "  allow: {{missing-evidence: None there is., missing-explanation: None needed.}}\n"
    checked = _checked(HEAD + "".join(allowing.format(n) for n in range(ENOUGH_OF_ALL)))
    assert (checked.problems, checked.omitted, checked.open_ended) == ((), 0, True)


def test_what_is_allowed_in_vain_is_told_after_too_much_advice_about_others() -> None:
    last = QUESTION.format("last") + "  allow: {negative-stem: It is not one., same-prompt: Who knows.}\n"
    checked = _checked(HEAD + "".join(QUESTION.format(n) for n in range(ENOUGH_ADVICE)) + last)
    assert [(p.code, p.message) for p in checked.problems if p.severity == "warning"] == [
        ("idle-allow", "nothing here calls forth `negative-stem`")
    ]


def test_after_too_much_of_all_each_error_is_told_while_fewer_are_known_than_are_shown() -> None:
    allowing = QUESTION + "  allow: {{missing-evidence: None there is., missing-explanation: None needed.}}\n"
    wrong = QUESTION.format("wrong") + "  confusable: {no-such: None., nor-such: None.}\n"
    checked = _checked(HEAD + "".join(allowing.format(n) for n in range(ENOUGH_OF_ALL)) + wrong)
    assert [p.code for p in checked.problems if p.severity == "error"] == ["unknown-question"] * 2


def test_a_tag_that_a_deck_given_up_may_have_is_not_called_an_orphan() -> None:
    def tagged(count: int) -> str:
        each = QUESTION.replace("prompt: p", "prompt: p{0}").replace("q{}", "q{0}") + "  tags: [t{1}]\n"
        return "".join(each.format(n, n % 12) for n in range(count))

    small = HEAD.replace("id: d", "id: e") + tagged(12)
    assert "orphan-tag" in {p.code for p in _checked(small).problems}
    assert "orphan-tag" not in {p.code for p in _checked(HEAD + tagged(ENOUGH_ADVICE), small).problems}


def test_too_much_advice_about_one_deck_takes_none_from_another() -> None:
    poor = HEAD + "".join(QUESTION.format(n) for n in range(ENOUGH_ADVICE))
    twins = HEAD.replace("id: d", "id: e") + "".join(QUESTION.format(n) for n in range(2))
    assert "same-prompt" in {p.code for p in _checked(poor, twins).problems if p.question in ("e/q0", "e/q1")}


def test_of_one_question_no_more_wrong_former_ids_are_told_than_a_file_shows() -> None:
    ids = ", ".join(f"old-{n}" for n in range(MAX_ENTRIES))
    thief = QUESTION + f"  formerly: [{ids}]\n"
    checked = _checked(HEAD + thief.format(0) + thief.format(1) + QUESTION.format(2) + "  formerly: [old-1999]\n")
    assert checked.bank.skipped == 2
    assert [p.code for p in checked.problems if p.severity == "error"] == ["former-id"] * KEPT_PER_FILE
    assert checked.omitted == 1
    assert checked.open_ended


def test_the_densest_questions_there_are_can_all_be_read() -> None:
    contents, findings = read(short(SHORTEST["matches"], 900_000))
    assert findings.problems() == []
    assert contents.deck is not None
    assert len(contents.deck.questions) > 14_000


def test_a_list_in_brackets_is_given_up_where_the_same_questions_on_lines_are_not() -> None:
    lines = short(SHORTEST["numbers"], 900_000)
    brackets = lines.replace("questions:\n- ", "questions: [").replace("\n- ", ", ").rstrip() + "]\n"
    _, findings = read(brackets)
    assert [(p.code, p.help) for p in findings.problems()] == [
        ("too-many-values", "begin each question on a line of its own, with `- `, and make it several decks")
    ]
    assert read(lines)[1].problems() == []


def test_names_are_compared_only_until_enough_of_them_have_been() -> None:
    speller = Speller(names=3)
    assert [speller.help("bera", ["beria", "stalin"], "none") for _ in range(3)] == [
        "did you mean `beria`?", "did you mean `beria`?", "none"
    ]  # fmt: skip
