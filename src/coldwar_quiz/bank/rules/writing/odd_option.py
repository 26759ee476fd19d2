"""The rule `odd-option`."""

import re
from collections import Counter
from collections.abc import Iterator

from coldwar_quiz.bank.model import Choice, Question, Typed
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity

_MARKS = re.compile(r"[\d.!?]")
"""Without one of these every option is a phrase."""
_NUMBER = re.compile(r"(?=.*\d)[\d\s.,%-]+(?: per cent)?")
_INITIAL = re.compile(r"\b(?:[A-Z]|Jr|Sr|al|etc)\.$")
"""What ends in a full stop and ends no sentence."""
_DATE = re.compile(
    r"\d{4}-\d\d(?:-\d\d)?|(?:\d{1,2} )?[A-Z][a-z]+ \d{4}|\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}(?:, \d{4})?"
)


@rule("odd-option", Severity.ADVICE, "choice", "typed")
def odd_option(q: Question, c: Context) -> Iterator[Finding]:
    """One option is of another kind than the rest: a date among names, a sentence among phrases.

    Whichever it is, right or wrong, it stands out for a reason that has nothing to do with knowing.

    Source: Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines", guideline
    23: options alike in content and grammar; National Board of Medical Examiners, Item-Writing Guide, on parallel
    options.

    Fails:

    ```yaml
    - id: arrest-news
      type: choice
      prompt: When did newspapers announce Beria's arrest?
      answer: 10 July 1953
      distractors: [26 June 1953, 17 June 1953, After the armistice in Korea]
    ```

    Passes:

    ```yaml
    - id: arrest-news
      type: choice
      prompt: When did newspapers announce Beria's arrest?
      answer: 10 July 1953
      distractors: [26 June 1953, 17 June 1953, 27 July 1953]
    ```
    """
    if not isinstance(q.body, (Choice, Typed)) or len(q.body.distractors) < 2:
        return
    options = (q.body.answer, *q.body.distractors)
    if not _MARKS.search("\n".join(options)):
        return
    kinds = [_kind(text) for text in options]
    if len(set(kinds)) != 2:
        return
    (usual, _), (odd, times) = Counter(kinds).most_common()
    if times == 1:
        i = kinds.index(odd)
        path = f"distractors.{i - 1}" if i else "answer"
        yield Finding(
            f"`{options[i]}` is a {odd}, and the other options are {usual}s",
            c.place(q, path, "distractors"),
            help="make all options alike in kind",
        )


def _kind(text: str) -> str:
    stripped = text.strip()
    if _NUMBER.fullmatch(stripped):
        return "number"
    if _DATE.fullmatch(stripped):
        return "date"
    if stripped.endswith((".", "!", "?")) and " " in stripped and not _INITIAL.search(stripped):
        return "sentence"
    return "phrase"
