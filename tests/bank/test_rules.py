"""Every rule does what its manual page says: the page's own snippets are run."""

import ast
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coldwar_quiz.bank.faults.page import files_of
from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.rules import ALL
from coldwar_quiz.bank.rules.allowing import READER_CODES
from coldwar_quiz.bank.rules.manual import Entry, entries
from coldwar_quiz.bank.rules.rule import Rule
from coldwar_quiz.bank.rules.writing.texts import maybe_equal
from coldwar_quiz.diagnostics.problem import Severity
from records import CHECKOUT
from rule_checks import LEFT_OUT_OF_EXAMPLES, check, codes, deck


def snippets(rule: Rule) -> tuple[str, str]:
    """The failing and the passing snippet of a rule's manual page."""
    found = re.findall(r"^(Fails|Passes):\n\n```yaml\n(.*?)^```$", rule.manual, re.MULTILINE | re.DOTALL)
    assert [heading for heading, _ in found] == ["Fails", "Passes"], rule.code
    return found[0][1], found[1][1]


# --- the manual ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_the_failing_snippet_of_a_rule_breaks_that_rule_alone(rule: Rule) -> None:
    failing, _ = snippets(rule)
    found = {p.code: p.severity for p in check(failing, bundled=rule.house).problems}
    assert set(found) - (LEFT_OUT_OF_EXAMPLES - {rule.code}) == {rule.code}
    assert found[rule.code] is rule.severity


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_the_passing_snippet_of_a_rule_breaks_none(rule: Rule) -> None:
    _, passing = snippets(rule)
    found = {p.code for p in check(passing, bundled=rule.house).problems}
    assert found - (LEFT_OUT_OF_EXAMPLES - {rule.code}) == set()


@pytest.mark.parametrize("rule", [r for r in ALL if r.house], ids=lambda rule: rule.code)
def test_house_rules_are_never_held_against_a_strangers_deck(rule: Rule) -> None:
    failing, _ = snippets(rule)
    assert codes(check(failing)) == []


@pytest.mark.parametrize("entry", [e for e in entries().values() if e.severity is not Severity.ERROR])
def test_a_question_silences_what_the_manual_says_it_can_and_nothing_else(entry: Entry) -> None:
    examples = re.findall(r"^Fails:\n\n```yaml\n(.*?)^```$", entry.text, re.MULTILINE | re.DOTALL)
    bundled = entry.about.startswith("bundled bank")
    for example in examples:
        text = b"".join(files_of(example).values()).decode()
        questions = {p.question for p in check(text, bundled=bundled).problems if p.code == entry.code}
        assert entry.allowed == (bool(questions) and None not in questions)
        left = {p.code for p in check(allowing(text, entry.code), bundled=bundled).problems}
        assert (entry.code in left) != entry.allowed
    assert examples or not entry.allowed


def allowing(text: str, code: str) -> str:
    """The deck with a reason to silence `code` in every question, beside the reasons that are there."""
    reason = f"{code}: A test asks for it."
    if "allow: {" in text:
        return text.replace("allow: {", f"allow: {{{reason}, ")
    in_braces = re.sub(r"^- \{(?=id:)", f"- {{allow: {{{reason}}}, ", text, flags=re.MULTILINE)
    return re.sub(r"^- (?=id:)", f"- allow: {{{reason}}}\n  ", in_braces, flags=re.MULTILINE)


def test_no_two_rules_share_a_code() -> None:
    names = [rule.code for rule in ALL]
    assert sorted(set(names)) == sorted(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name) for name in names)


def test_messages_are_lower_case_and_have_no_full_stop() -> None:
    found = [p for rule in ALL for p in check(snippets(rule)[0], bundled=rule.house).problems]
    for problem in found:
        assert not problem.message[0].isupper(), problem.message
        assert not problem.message.endswith("."), problem.message
        assert problem.help, problem.code


def test_every_warning_of_reading_can_be_allowed() -> None:
    warned = set()
    for path in (CHECKOUT / "src" / "coldwar_quiz" / "bank").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "warning":
                first = node.args[0]
                warned |= {first.value} if isinstance(first, ast.Constant) else set()
            elif isinstance(node, ast.Yield) and path.name == "characters.py" and isinstance(node.value, ast.Tuple):
                first = node.value.elts[0]
                warned |= {first.value} if isinstance(first, ast.Constant) and "-" in str(first.value) else set()
    of_the_file = {"lone-carriage-return", "unused-anchor", "yaml-directive"}
    assert warned - of_the_file == READER_CODES


# --- identity --------------------------------------------------------------------------------------------------------


def test_a_repeated_id_shows_both_places_and_leaves_out_the_later_one() -> None:
    checked = check(deck("id: one", "id: one", "id: two"))
    (problem,) = [p for p in checked.problems if p.severity is Severity.ERROR]
    assert (problem.code, problem.span.line) == ("duplicate-id", 10)
    assert [(o.span.line, o.text) for o in problem.others] == [(6, "first used here")]
    assert [(q.id.question, q.span.line) for q in checked.bank] == [("one", 6), ("two", 14)]
    assert checked.bank.skipped == 1


def test_a_confusable_question_that_could_not_be_read_is_not_called_unknown() -> None:
    text = deck("id: one\nconfusable: {two: The other marshal.}") + "- {id: two, type: typed, prompt: Who else?}\n"
    assert codes(check(text)) == ["missing-key"]


def test_two_questions_cannot_both_have_been_the_same_one() -> None:
    checked = check(deck("id: one\nformerly: [old]", "id: two\nformerly: [old]", "id: three\nformerly: [three]"))
    assert codes(checked) == ["former-id", "former-id"]
    assert [q.id.question for q in checked.bank] == ["one"]


def test_a_near_spelling_is_suggested() -> None:
    quote = "where: headnote, quote: was formally arrested by Marshal Zhukov"
    text = deck(
        "id: one\nconfusable: {thre: The other.}", f"id: three\nevidence: [{{source: leter-headnote, {quote}}}]"
    )
    helps = [p.help for p in check(text, only_errors=True).problems]
    assert helps == ["did you mean `three`?", "did you mean `letter-headnote`?"]


# --- options ---------------------------------------------------------------------------------------------------------


def test_a_distractor_equal_to_the_answer_is_reported_once_however_often_it_stands_there() -> None:
    text = deck("id: one\ndistractors: [Serov, ZHUKOV, Zhúkov, serov]")
    found = [(p.code, p.span.line, p.span.column) for p in check(text, only_errors=True).problems]
    assert found == [
        ("answer-among-distractors", 7, 24),
        ("answer-among-distractors", 7, 32),
        ("duplicate-option", 7, 40),
    ]


def test_an_accepted_spelling_cannot_be_a_distractor() -> None:
    assert codes(check(deck("id: one\naccept: [Schukow]\ndistractors: [schukow, Konev]"))) == [
        "answer-among-distractors"
    ]


@pytest.mark.parametrize(
    "body",
    [
        "type: select\n  answer: [Zhukov, zhukov]\n  distractors: [Serov]",
        "type: order\n  answer: [The arrest, the arrest.]",
        "type: match\n  answer: [[Zhukov, marshal], [ZHUKOV, general]]",
    ],
)
def test_things_that_cannot_be_told_apart_are_errors_in_every_type(body: str) -> None:
    assert codes(check(f"- id: one\n  prompt: What is it?\n  {body}\n")) == ["duplicate-option"]


@given(st.lists(st.text(max_size=6), max_size=4))
@settings(max_examples=200, deadline=None)
def test_the_quick_look_never_misses_two_equal_texts(texts: list[str]) -> None:
    folded = [fold(text) for text in texts]
    assert maybe_equal(tuple(texts)) or len(set(folded)) == len(folded)


# --- allow -----------------------------------------------------------------------------------------------------------


def test_a_reason_silences_advice_for_that_question_only() -> None:
    bad = "- id: {}\n  type: choice\n  prompt: Who, {}?\n  answer: Zhukov\n  distractors: [Serov]\n"
    text = bad.format("one", 1) + "  allow: {few-distractors: There were two.}\n" + bad.format("two", 2)
    found = [(p.code, p.question) for p in check(text).problems if p.code not in LEFT_OUT_OF_EXAMPLES]
    assert found == [("few-distractors", "sample/two")]


def test_a_reason_silences_what_the_reader_warned_of() -> None:
    text = "- id: one\n  type: typed\n  prompt: What did he say?\n  answer: no\n"
    assert codes(check(text)) == ["yaml-look-alike"]
    assert codes(check(text + "  allow: {yaml-look-alike: It is what he said.}\n")) == []


def test_no_reason_silences_an_error() -> None:
    text = deck("id: one\ndistractors: [zhukov, Konev]\nallow: {answer-among-distractors: Because I say so.}")
    assert codes(check(text)) == ["answer-among-distractors", "unknown-allow"]
