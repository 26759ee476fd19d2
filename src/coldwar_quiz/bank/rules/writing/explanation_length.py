"""The rule `explanation-length`."""

import re
from collections.abc import Iterator
from itertools import pairwise

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import UNWRITTEN
from coldwar_quiz.diagnostics.problem import Severity

_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(\[]?(?![a-z])\w|\s*$)")
_ABBREVIATION = re.compile(
    r"pp?|nos?|vols?|cf|mrs?|ms|dr|gen|st|col|lt|eds?|cdes?|ca|ch|sgt|maj|jr|sr|vs|etc"
    r"|jan|feb|apr|aug|sept?|oct|nov|dec|(?:[a-z]\.)*[a-z]",
    re.IGNORECASE,
)
"""What a full stop follows without ending a sentence; initials are of it."""
_NUMBERED = re.compile(r"\s+\d")
_NO_ABBREVIATION = 5
"""So many letters in a row are none."""
_FEWEST_SENTENCES, _MOST_SENTENCES = 2, 4


@rule("explanation-length", Severity.ADVICE)
def explanation_length(q: Question, c: Context) -> Iterator[Finding]:
    """An explanation has fewer than two or more than four sentences.

    One says the answer again; five are not read. Say the answer, why the best wrong option tempts, and the disagreement
    if there is one.

    Source: Wozniak (1999), "Twenty rules of formulating knowledge", rule 4: the least information that does the
    work.

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
    if q.explanation is not None and not _surely_fits(q.explanation) and not UNWRITTEN.match(q.explanation):
        count = sentences(q.explanation)
        if not _FEWEST_SENTENCES <= count <= _MOST_SENTENCES:
            yield Finding(
                f"the explanation has {count} {'sentence' if count == 1 else 'sentences'}",
                c.place(q, "explanation"),
                help="write two to four",
            )


def _surely_fits(text: str) -> bool:
    """Whether a glance shows that `text` has as many sentences as it should: as nearly always."""
    if text[-1:] not in ".!?":
        return False
    if text.count(".") + text.count("!") + text.count("?") > _MOST_SENTENCES:
        return False
    ends = int(text[-1:] == ".")
    for before, after in pairwise(text.split(". ")):
        word = before[-_NO_ABBREVIATION:]
        ends += len(word) == _NO_ABBREVIATION and word.isalnum() and "A" <= after[:1] <= "Z"
    return ends >= _FEWEST_SENTENCES


def sentences(text: str) -> int:
    """How many sentences `text` has, by their ends; initials and common abbreviations end none."""
    count, at_end = 0, False
    for match in _SENTENCE_END.finditer(text):
        word = text[text.rfind(" ", 0, match.start()) + 1 : match.start()].lstrip("(\"“‘'[")
        at_end = match.end() == len(text.rstrip())
        if at_end or not _ABBREVIATION.fullmatch(word) or (word == "no" and not _NUMBERED.match(text, match.end())):
            count += 1
    return count if at_end else count + 1
