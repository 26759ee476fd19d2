"""Every rule does what its manual page says: the page's own snippets are run."""

import ast
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coldwar_quiz.bank.faults.page import files_of
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.model import Bank, Choice, Deck, Evidence, Question, QuestionId, Work
from coldwar_quiz.bank.nodes import SourceFile
from coldwar_quiz.bank.proof import Lock, Proof, proven, quotations
from coldwar_quiz.bank.quotations import Grade
from coldwar_quiz.bank.reader import read_file
from coldwar_quiz.bank.released import Held
from coldwar_quiz.bank.rules import ALL, ENOUGH_ADVICE, Checked, check_bank
from coldwar_quiz.bank.rules.allowing import READER_CODES
from coldwar_quiz.bank.rules.manual import Entry, entries
from coldwar_quiz.bank.rules.rule import Rule
from coldwar_quiz.bank.rules.writing.explanation_length import sentences
from coldwar_quiz.bank.rules.writing.texts import maybe_equal
from coldwar_quiz.diagnostics.problem import Severity
from coldwar_quiz.diagnostics.span import Span
from records import CHECKOUT, work

LEFT_OUT_OF_EXAMPLES = {"missing-explanation", "missing-evidence", "house-evidence"}
QUOTED = {"was formally arrested by Marshal Zhukov", "Make a move and Zhukov moves in", "by Marshal Zhukov"}
"""What the lock of these tests proves, wherever it is quoted."""

_HEADNOTE = work("letter-headnote", headnote=("The secret police chief", "meeting."))
_POSTS = work("forum-posts", posts=("How?", "again."))
WORKS: dict[str, Work] = {
    "letter-headnote": _HEADNOTE,
    "forum-posts": Work("forum-posts", "posts", "Posts", "forum", "Posts", "Speculation.", None, None, _POSTS.places,
                        _POSTS.seed, _POSTS.sha256),
    "later-study": Work("later-study", "a later study", "A study", "outside", "A study, 2004", "Later.", "Jane Doe"),
}  # fmt: skip


def snippets(rule: Rule) -> tuple[str, str]:
    """The failing and the passing snippet of a rule's manual page."""
    found = re.findall(r"^(Fails|Passes):\n\n```yaml\n(.*?)^```$", rule.manual, re.MULTILINE | re.DOTALL)
    assert [heading for heading, _ in found] == ["Fails", "Passes"], rule.code
    return found[0][1], found[1][1]


def check(text: str, *, bundled: bool = False, only_errors: bool = False, path: str = "decks/sample.yaml") -> Checked:
    """What the rules say of a deck; a text without a deck's header gets one."""
    if "deck:" not in text:
        text = f"deck: {{id: sample, title: A sample}}\nquestions:\n{text}"
    findings = Findings()
    source = SourceFile.decode(path, text.encode(), findings)
    assert source is not None
    deck = read_file(source, findings, bundled).deck
    assert deck is not None, findings.problems()
    bank = Bank(decks=(deck,), works=WORKS)
    held = Held({QuestionId.parse(name): deck.span for name in re.findall(r"ids\.lock that holds (\S+)", text)})
    return check_bank(bank, lock=lock_of(bank), problems=findings.problems(), held=held, only_errors=only_errors)


def lock_of(bank: Bank) -> Lock:
    """A lock that proves what `QUOTED` names."""
    proofs = []
    for question in bank:
        for quotation in quotations(question):
            source = WORKS.get(quotation.source)
            about = proven(quotation, source) if source else None
            if about is not None and quotation.quote in QUOTED:
                proofs.append(Proof(str(question.id), about, 0, Grade.EXACT))
    return Lock(tuple(proofs))


def codes(checked: Checked) -> list[str]:
    """The codes found, less what examples leave out."""
    return sorted(p.code for p in checked.problems if p.code not in LEFT_OUT_OF_EXAMPLES)


def deck(*questions: str) -> str:
    """Questions of type typed, given the lines they add."""
    lead = "- type: typed\n  prompt: Who, number {}?\n  answer: Zhukov\n"
    return "".join(lead.format(i) + "".join(f"  {line}\n" for line in q.split("\n")) for i, q in enumerate(questions))


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


# --- evidence --------------------------------------------------------------------------------------------------------

_EVIDENCE = "evidence: [{{source: letter-headnote, where: headnote, quote: {}}}]"


def test_an_unproven_quotation_is_an_error_in_the_bundled_bank_and_counted_elsewhere() -> None:
    text = deck("id: one\n" + _EVIDENCE.format("words that nobody has ever found"))
    assert codes(check(text, bundled=True)) == ["not-proven"]
    assert check(text, bundled=True).bank.skipped == 1
    assert (codes(check(text)), check(text).unproven) == ([], 1)


def test_a_quotation_with_a_brace_is_reported_once() -> None:
    text = deck("id: one\n" + _EVIDENCE.format('"five words {thus} are here"'))
    assert codes(check(text, bundled=True)) == ["quotation-brace"]


def test_a_work_whose_record_is_broken_is_not_called_unknown() -> None:
    question = deck("id: one\n" + _EVIDENCE.format("was formally arrested by Marshal Zhukov"))
    findings = Findings()
    read = read_file(
        SourceFile("decks/sample.yaml", f"deck: {{id: sample, title: S}}\nquestions:\n{question}"), findings
    )
    assert read.deck is not None
    bank = Bank(decks=(read.deck,))
    assert [p.code for p in check_bank(bank, lock=Lock(), only_errors=True).problems] == ["unknown-source"]
    lost = check_bank(bank, lock=Lock(), lost_sources={"letter-headnote"}, only_errors=True)
    assert lost.problems == ()


@pytest.mark.parametrize(
    ("body", "answer", "fits"),
    [
        ("type: choice\n  answer: Zhukov\n  distractors: [Serov, Konev]", "serov", True),
        ("type: typed\n  answer: Zhukov", "anyone", True),
        ("type: true-false\n  answer: true", "false", True),
        ("type: true-false\n  answer: true", "perhaps", False),
        ("type: date\n  answer: 1953-06-26", "10 July 1953", True),
        ("type: date\n  answer: 1953-06-26", "summer", False),
        ("type: number\n  answer: 57234", "182,000", True),
        ("type: number\n  answer: 57234", "many", False),
        ("type: order\n  answer: [One, Two]", "Two", False),
    ],
)
def test_an_account_answers_what_a_learner_could_respond(body: str, answer: str, fits: bool) -> None:
    account = f"  accounts: [{{source: letter-headnote, where: headnote, says: It says so., answer: '{answer}'}}]\n"
    found = codes(check(f"- id: one\n  prompt: What then?\n  {body}\n{account}"))
    assert found == ([] if fits else ["account-answer"])


# --- wording ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four.", 4),
        ("See pp. 521-522. Heller and Nekrich (p. 523) agree.", 2),
        ("N. S. Khrushchev spoke. So did G. M. Malenkov.", 2),
        ('He wrote "Dear Georgii!" Then he asked for mercy.', 2),
        ("It came to 10.5 per cent", 1),
        ("At 6 p.m. Kobulov was arrested.", 1),
    ],
)
def test_sentences_are_counted_by_their_ends_and_not_by_abbreviations(text: str, count: int) -> None:
    assert sentences(text) == count


@pytest.mark.parametrize(
    "prompt",
    [
        "Who is the author of Utopia in Power?",
        'Who wrote "the document above"?',
        "Which country, above all, did Deutscher mean?",
        "Why did the amnesty not free political prisoners?",
    ],
)
def test_plain_prompts_call_forth_no_advice(prompt: str) -> None:
    assert codes(check(f"- id: one\n  type: typed\n  prompt: '{prompt}'\n  answer: Nobody\n")) == []


def test_a_retired_question_gets_no_advice() -> None:
    text = "- id: one\n  type: choice\n  prompt: Who, the document says?\n  answer: Zhukov\n  distractors: [Serov]\n"
    assert codes(check(text)) == ["few-distractors", "leaning-prompt"]
    assert codes(check(text + "  retired: Better asked by another.\n")) == []


# --- house rules -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He was of Jewish descent.", ["house-content", "house-words"]),
        ("It blamed the Russian faction.", ["house-words"]),
        ("He was executed in December.", ["house-content"]),
        ("Three generals directly executed the logistics.", []),
        ("The famine was over.", ["house-content"]),
        ("His rival gave a shot in the arm to reform.", []),
    ],
)
def test_the_words_of_sensitive_matter_are_found_in_explanations(sentence: str, expected: list[str]) -> None:
    text = deck(f"id: one\nexplanation: {sentence} That is all.")
    assert codes(check(text, bundled=True)) == expected


def test_a_contested_point_needs_an_account() -> None:
    asked = "- id: one\n  type: typed\n  prompt: {}\n  answer: Zhukov\n{}"
    account = "  accounts: [{source: letter-headnote, where: headnote, says: It names a marshal.}]\n"
    who = "Who arrested Beria?"
    assert codes(check(asked.format(who, ""), bundled=True)) == ["house-account"]
    assert codes(check(asked.format(who, account), bundled=True)) == []
    assert codes(check(asked.format("Whom does the letter headnote name as arresting Beria?", ""), bundled=True)) == []
    assert codes(check(asked.format("What else?", "  tags: [contested]\n"), bundled=True)) == ["house-account"]


# --- cost ------------------------------------------------------------------------------------------------------------


def _generated(count: int) -> Bank:
    span = Span("decks/big.yaml", 1, 1, 1, 2)
    questions = tuple(
        Question(
            QuestionId("big", f"item-{i}"),
            Choice(f"answer number {i}", (f"option {i} first", f"option {i} second", f"option {i} third")),
            f"Which of these options belongs to the question with number {i}, according to the headnote?",
            span,
            explanation=f"It is answer number {i}. The first option is tempting because it is first.",
            evidence=(Evidence("letter-headnote", "headnote", f"five words for number {i}", span),),
            confusable=((QuestionId("big", f"item-{(i + 1) % count}"), "The next one."),),
        )
        for i in range(count)
    )
    return Bank(decks=(Deck("big", "Big", "decks/big.yaml", span, questions=questions),), works=WORKS)


def test_ten_times_the_questions_take_about_ten_times_as_long() -> None:
    def seconds(bank: Bank) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            check_bank(bank, lock=Lock())
            best = min(best, time.process_time() - start)
        return best

    small, large = _generated(300), _generated(3_000)
    assert seconds(large) < 30 * seconds(small) + 0.05


def test_a_deck_of_nothing_but_mistakes_is_checked_in_reasonable_time() -> None:
    text = deck(
        *(f"id: q-{i}\nconfusable: {{no-such-{i}: Nothing.}}\nallow: {{no-such-{i}: Nothing.}}" for i in range(2_000))
    )
    start = time.process_time()
    checked = check(text)
    assert len(checked.problems) + checked.omitted > ENOUGH_ADVICE
    assert checked.bank.skipped == 2_000
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("It was {{...}}.", ["untypeable-answer"]),
        ("It was {{three dots|...}}.", ["untypeable-answer"]),
        ("It was {{{Berlin}}}.", ["brace-in-gap"]),
        ("It was {{Берлин|1953}} {so}.", []),
    ],
)
def test_a_gap_nobody_can_fill_as_it_is_written_is_told(prompt: str, expected: list[str]) -> None:
    checked = check(f'- id: q\n  type: cloze\n  prompt: "{prompt}"\n')
    assert [p.code for p in checked.problems if p.code in ("untypeable-answer", "brace-in-gap")] == expected


def test_an_accepted_spelling_without_letters_is_placed_where_it_stands() -> None:
    checked = check('- id: q\n  type: typed\n  prompt: How?\n  answer: so\n  accept: [thus, "?!"]\n')
    assert [(p.code, p.span.column) for p in checked.problems if p.code == "untypeable-answer"] == [
        ("untypeable-answer", 18)
    ]


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("“Who was it?”", True),
        ("„Wer sagte ‚Nein‘?“", True),
        ("« Qui était-ce ? »", True),
        ("»Wer war es?«", True),
        ("‘Who was Beria’s successor?’", True),
        ("”Vem var det?”", True),
        ("“Who called him “the boss”?”", True),
        ("“Peace” or, as he says, “war.”", False),
        ("‘Peace’ or, as he says, ‘war.’", False),
        ("“Utopia in Power”", False),
        ("“Make a move and Zhukov moves in.”", False),
        ("Who said “So it was.”", False),
        ("“Who was it?” he asked. Who?", False),
        ("“?", False),
        ("“”", False),
    ],
)
def test_a_text_inside_the_quotation_marks_of_a_word_processor_is_told(prompt: str, told: bool) -> None:
    quote = "evidence: [{source: forum-posts, where: posts, quote: Make a move and Zhukov moves in}]"
    checked = check(f"- {{id: q, type: typed, prompt: {prompt!r}, answer: so, {quote}}}\n")
    assert [p.code for p in checked.problems if p.code == "quoted-whole"] == ["quoted-whole"] * told
    hint = check(f"- {{id: q, type: typed, prompt: Who?, hint: {prompt!r}, answer: so, {quote}}}\n")
    assert [p.span.column for p in hint.problems if p.code == "quoted-whole"] == [44] * told


def test_an_answer_in_quotation_marks_may_be_somebodys_words() -> None:
    options = "answer: “Make a move.”, distractors: [“Do not move.”, “Wait for me.”]"
    checked = check(f"- {{id: q, type: choice, prompt: What did he say?, {options}}}\n")
    assert "quoted-whole" not in [p.code for p in checked.problems]
