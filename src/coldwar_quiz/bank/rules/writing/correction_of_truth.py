"""The rule `correction-of-truth`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Question, TrueFalse
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity


@rule("correction-of-truth", Severity.ADVICE, "true-false")
def correction_of_truth(q: Question, c: Context) -> Iterator[Finding]:
    """A statement is true and has a correction: one of the two is a mistake.

    Source: Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines", guideline
    11: edit and proof-read.

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
