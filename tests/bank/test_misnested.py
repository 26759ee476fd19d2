"""One slip of nesting is one error, and the rest of the question is judged as if it had not been made."""

import pytest

from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.reader import Contents, read_file
from coldwar_quiz.diagnostics.problem import Problem

HEADER = "deck: {id: small, title: Small}\nquestions:\n"
QUESTION = "- id: memo\n  type: card\n  prompt: When?\n  answer: In May.\n"


def read(text: str) -> tuple[Contents, list[Problem]]:
    """What `text` holds, and the problems of reading it."""
    findings = Findings()
    source = SourceFile.decode("small.yaml", text.encode(), findings)
    assert source is not None
    contents = read_file(source, findings)
    return contents, findings.problems()


@pytest.mark.parametrize(
    ("beside", "message", "help"),
    [
        (
            "  evidence:\n  - source: a\n  where: b\n  quote: one two three four five\n",
            "`where` and `quote` belong to the quotation above",
            "indent them as far as `source`",
        ),
        (
            "  accounts:\n  - source: a\n    where: b\n  says: c\n",
            "`says` belongs to the account above",
            "indent it as far as `source`",
        ),
        (
            "  evidence:\n  source: a\n  where: b\n  quote: one two three four five\n",
            "`source` stands beside `evidence`, and belongs to it",
            "write `- source: ...`, and indent the lines below it as far as `source`",
        ),
        (
            "  confusable:\n  letter: It is later.\n  map: It is none.\n",
            "`letter` and `map` stand beside `confusable`, and belong to it",
            "indent them by two spaces more",
        ),
        (
            "  evidence:\n  - source: a\n  - where: b\n  - quote: one two three four five\n",
            "the hyphen before `where` begins another quotation",
            "keep the hyphen before `source` alone, and write a space for each of the others",
        ),
    ],
)
def test_a_slip_beside_a_map_is_one_error_that_says_where_to_put_it(beside: str, message: str, help: str) -> None:
    contents, problems = read(HEADER + QUESTION + beside)
    assert [(p.message, p.help) for p in problems] == [(message, help)]
    assert contents.skipped == 1


def test_a_header_at_the_margin_leaves_the_questions_to_be_judged() -> None:
    contents, problems = read("deck:\nid: small\ntitle: Small\nquestions:\n" + QUESTION + "  difficulty: 9\n")
    assert [(p.code, p.span.line) for p in problems] == [("indentation", 2), ("bad-difficulty", 9)]
    assert contents.deck is None


def test_a_question_in_many_items_is_named_and_counted_as_one() -> None:
    contents, problems = read(HEADER + "- id: memo\n- type: card\n- prompt: When?\n- answer: In May.\n" + QUESTION)
    assert [(p.code, p.span.line) for p in problems] == [("wrong-shape", 4)]
    assert (contents.skipped, [lost.id.question for lost in contents.lost]) == (1, ["memo"])


def test_keys_that_belong_nowhere_are_told_each() -> None:
    _, problems = read(HEADER + QUESTION + "  evidence:\n  - source: a\n    where: b\n    quote: c\n  page: 3\n")
    assert [(p.code, p.span.line) for p in problems] == [("unknown-key", 11)]


def test_what_is_told_of_other_questions_stays_when_one_is_put_together() -> None:
    slip = QUESTION.replace("memo", "map") + "  confusable:\n  memo: It is no map.\n"
    _, problems = read(HEADER + QUESTION + "  hint: no\n  difficulty: 9\n" + slip)
    assert [(p.severity, p.code, p.span.line) for p in problems] == [
        ("warning", "yaml-look-alike", 7),
        ("error", "bad-difficulty", 8),
        ("error", "indentation", 14),
    ]


@pytest.mark.parametrize(
    ("spoiled", "old", "new"),
    [
        ("- id: memo\n- type: card\n  prompt: When?\n  answer: In May.\n", "- type", "  type"),
        (QUESTION + QUESTION.replace("- id: memo", "  id: map"), "  id: map", "- id: map"),
        (QUESTION + "  confusable:\n  map: It is no map.\n", "  map:", "    map:"),
        (
            QUESTION + "  evidence:\n  - source: a\n    where: b\n  quote: one two three four five\n",
            "  quote",
            "    quote",
        ),
    ],
)
def test_following_the_help_to_the_letter_mends_the_file(spoiled: str, old: str, new: str) -> None:
    assert len(read(HEADER + spoiled)[1]) == 1
    assert read(HEADER + spoiled.replace(old, new))[1] == []
