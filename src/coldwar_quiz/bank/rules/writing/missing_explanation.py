"""The rule `missing-explanation`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity


@rule("missing-explanation", Severity.ADVICE)
def missing_explanation(q: Question, c: Context) -> Iterator[Finding]:
    """A question has no explanation, so a learner is told what is right but not why.

    Source: Wozniak (1999), "Twenty rules of formulating knowledge", rules 1 and 2: do not learn what you do not
    understand.

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
