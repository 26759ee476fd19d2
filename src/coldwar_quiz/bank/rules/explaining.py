"""Rules about what a learner is told after the answer."""

import re
from collections.abc import Iterator
from itertools import pairwise

from coldwar_quiz.bank.model import Question, TrueFalse
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity

_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9]|\s*$)")
_ABBREVIATION = re.compile(
    r"pp?|nos?|vols?|cf|mrs?|ms|dr|gen|st|col|lt|eds?|cdes?|ca|ch|sgt|maj|jr|sr|vs|etc|(?:[a-z]\.)*[a-z]", re.IGNORECASE
)
"""What a full stop follows without ending a sentence; initials are of it."""
_NO_ABBREVIATION = 5
"""So many letters in a row are none."""
_FEWEST_SENTENCES, _MOST_SENTENCES = 2, 4


@rule("missing-explanation", Severity.ADVICE)
def missing_explanation(q: Question, c: Context) -> Iterator[Finding]:
    """A question has no explanation, so a learner is told what is right but not why.

    Fails:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
    ```

    Passes:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      explanation: >
        It is dated 6 May 1953. The day before, the Presidium had discussed the German question.
    ```
    """
    if q.explanation is None:
        yield Finding("the question has no explanation", q.span, help="add two to four sentences")


@rule("explanation-length", Severity.ADVICE)
def explanation_length(q: Question, c: Context) -> Iterator[Finding]:
    """An explanation has fewer than two or more than four sentences.

    One says the answer again; five are not read. Say the answer, why the best wrong option tempts, and the disagreement
    if there is one.

    Fails:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      explanation: It is dated 6 May 1953.
    ```

    Passes:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      explanation: >
        It is dated 6 May 1953. The day before, the Presidium had discussed the German question.
    ```
    """
    if q.explanation is not None and not _surely_fits(q.explanation):
        count = sentences(q.explanation)
        if not _FEWEST_SENTENCES <= count <= _MOST_SENTENCES:
            yield Finding(
                f"the explanation has {count} {'sentence' if count == 1 else 'sentences'}",
                c.place(q, "explanation"),
                help="write two to four",
            )


@rule("missing-correction", Severity.ADVICE, "true-false")
def missing_correction(q: Question, c: Context) -> Iterator[Finding]:
    """A false statement has no correction: learners remember the statement, so say what is true.

    Fails:

    ```yaml
    - id: amnesty-scope
      type: true-false
      prompt: The amnesty of 27 March 1953 freed political prisoners.
      answer: false
    ```

    Passes:

    ```yaml
    - id: amnesty-scope
      type: true-false
      prompt: The amnesty of 27 March 1953 freed political prisoners.
      answer: false
      correction: It did not affect political prisoners.
    ```
    """
    if isinstance(q.body, TrueFalse) and not q.body.answer and q.body.correction is None:
        yield Finding("the false statement has no correction", c.place(q, "answer"), help="add `correction`")


@rule("correction-of-truth", Severity.WARNING, "true-false")
def correction_of_truth(q: Question, c: Context) -> Iterator[Finding]:
    """A statement is true and has a correction: one of the two is a mistake.

    Fails:

    ```yaml
    - id: amnesty-scope
      type: true-false
      prompt: The amnesty of 27 March 1953 did not affect political prisoners.
      answer: true
      correction: It did not affect political prisoners.
    ```

    Passes:

    ```yaml
    - id: amnesty-scope
      type: true-false
      prompt: The amnesty of 27 March 1953 did not affect political prisoners.
      answer: true
    ```
    """
    if isinstance(q.body, TrueFalse) and q.body.answer and q.body.correction is not None:
        yield Finding(
            "a true statement has a correction",
            c.place(q, "correction"),
            help="make the answer false, or move the text to the explanation",
        )


def _surely_fits(text: str) -> bool:
    """Whether a glance shows that `text` has as many sentences as it should: as nearly always."""
    if text.count(".") + text.count("!") + text.count("?") > _MOST_SENTENCES:
        return False
    ends = int(text[-1:] == ".")
    for before, after in pairwise(text.split(". ")):
        word = before[-_NO_ABBREVIATION:]
        ends += len(word) == _NO_ABBREVIATION and word.isalnum() and "A" <= after[:1] <= "Z"
    return ends >= _FEWEST_SENTENCES


def sentences(text: str) -> int:
    """How many sentences `text` has, by their ends; initials and common abbreviations end none."""
    count = 0
    for match in _SENTENCE_END.finditer(text):
        word = text[text.rfind(" ", 0, match.start()) + 1 : match.start()].lstrip("(\"“‘'[")
        if match.end() == len(text.rstrip()) or not _ABBREVIATION.fullmatch(word):
            count += 1
    return count or 1


RULES = (missing_explanation, explanation_length, missing_correction, correction_of_truth)
