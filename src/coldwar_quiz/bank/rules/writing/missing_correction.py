"""The rule `missing-correction`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Question, TrueFalse
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity


@rule("missing-correction", Severity.ADVICE, "true-false")
def missing_correction(q: Question, c: Context) -> Iterator[Finding]:
    """A false statement has no correction: learners remember the statement, so say what is true.

    Source: Wozniak (1999), "Twenty rules of formulating knowledge", rule 11: what is false and stays uncorrected
    disturbs what is true.

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
