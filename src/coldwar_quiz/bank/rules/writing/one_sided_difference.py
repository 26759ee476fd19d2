"""The rule `one-sided-difference`."""

import re
from collections.abc import Iterator

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity

_POINTING = re.compile(
    r"\b(?:this|that|the other) (?:one|question)\b|(?:^|; )(?:this|that) (?:is|was|asks)\b", re.IGNORECASE
)


@rule("one-sided-difference", Severity.ADVICE, given="confusable")
def one_sided_difference(q: Question, c: Context) -> Iterator[Finding]:
    """The difference between two confusable questions says "this one" or "that question".

    It is shown after a wrong answer to either of the two, so that what it points to is the wrong one half of the
    time. Name both by what they are about.

    Fails:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      confusable: {letter-day: That is the letter; this one asks for the memorandum.}
    - id: letter-day
      type: date
      prompt: On what day did Beria write to Malenkov?
      answer: 1953-07-01
    ```

    Passes:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      confusable: {letter-day: The memorandum is of May; the letter was written in July.}
    - id: letter-day
      type: date
      prompt: On what day did Beria write to Malenkov?
      answer: 1953-07-01
    ```
    """
    for other, difference in q.confusable:
        found = _POINTING.search(difference)
        if found:
            paths = (f"confusable.{name}" for name in (str(other), other.question))
            yield Finding(
                f"the difference says `{found[0]}`, and is shown with both questions",
                c.place(q, *paths, "confusable"),
                help="say what each of the two is about, so that it is true beside either",
            )
