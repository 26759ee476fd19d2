"""Rules on what a question says: quotations, wording, sensitive matter, gaps and quotation marks."""

import pytest

from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.model import Bank
from coldwar_quiz.bank.nodes import SourceFile
from coldwar_quiz.bank.proof import Lock
from coldwar_quiz.bank.reader import read_file
from coldwar_quiz.bank.rules import check_bank
from coldwar_quiz.bank.rules.writing.explanation_length import sentences
from rule_checks import check, codes, deck

# --- evidence --------------------------------------------------------------------------------------------------------

_EVIDENCE = "evidence: [{{source: letter-headnote, where: headnote, quote: {}}}]"


def test_an_unproven_quotation_is_an_error_in_the_bundled_bank_and_counted_elsewhere() -> None:
    text = deck("id: one\n" + _EVIDENCE.format("words that nobody has ever found"))
    assert codes(check(text, bundled=True)) == ["not-proven"]
    assert check(text, bundled=True).bank.skipped == 1
    assert (codes(check(text)), check(text).unproven) == ([], 1)


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("'\"was formally arrested by Marshal Zhukov\"'", True),
        ("“was formally arrested by Marshal Zhukov”", True),
        ("was formally arrested by Marshal Zhukov...", True),
        ("was formally  arrested by Marshal Zhukov.", True),
        ("was formally arrested by Marshal Zhukov", False),
        ("was formally arrested by Comrade Zhukov", False),
    ],
)
def test_a_quotation_that_is_nearly_a_proven_one_is_told_the_words(quote: str, told: bool) -> None:
    checked = check(deck("id: one\n" + _EVIDENCE.format(quote)))
    assert codes(checked) == ["near-quotation"] * told
    helps = [problem.help for problem in checked.problems if problem.code == "near-quotation"]
    assert helps == ["write `was formally arrested by Marshal Zhukov`"] * told


def test_a_quotation_of_another_work_is_told_the_place_where_its_words_are_proven() -> None:
    quoted = "evidence: [{source: forum-posts, where: posts, quote: was formally arrested by Marshal Bulganin}]"
    assert codes(check(deck("id: one\n" + quoted))) == []
    quoted = quoted.replace("Marshal Bulganin", "Marshal Zhukov.")
    [problem] = [p for p in check(deck("id: one\n" + quoted)).problems if p.code == "near-quotation"]
    assert problem.message == "these words are proven of `letter-headnote`, `headnote`"
    assert problem.help == "write `source: letter-headnote` and `where: headnote`"


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
        ("type: date\n  answer: 1953-06-26", "10 July", False),
        ("type: date\n  answer: 1953-06-26", "summer", False),
        ("type: number\n  answer: 57234", "182,000", True),
        ("type: number\n  answer: 57234", "many", False),
        ("type: order\n  answer: [One, Two]", "Two", False),
    ],
)
def test_an_account_answers_what_a_learner_could_respond(body: str, answer: str, fits: bool) -> None:
    account = f"  accounts: [{{source: letter-headnote, where: headnote, says: It says so., answer: '{answer}'}}]\n"
    found = codes(check(f"- id: one\n  prompt: So it was then.\n  {body}\n{account}"))
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
    retired = "  retired: Better asked by another.\n"
    assert codes(check(text + retired)) == []
    assert codes(check(f"{text}{retired}  allow: {{few-distractors: There are two.}}\n")) == []


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


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("It was {{...}}.", ["untypeable-answer"]),
        ("It was {{three dots|...}}.", ["untypeable-answer"]),
        ("It was {{{Berlin}}}.", ["brace-in-gap"]),
        ("It was {{Берлин|1953}} {so}.", []),
        ("It was {{Berlin}} in {June|July}.", ["brace-in-gap"]),
        ("It was {{c1::Berlin}}.", ["brace-in-gap"]),
        ("It was {{C1: the ship}}.", []),
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
