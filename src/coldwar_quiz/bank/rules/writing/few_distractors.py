"""The rule `few-distractors`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Choice, Question, Typed
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity


@rule("few-distractors", Severity.ADVICE, "choice", "typed")
def few_distractors(q: Question, c: Context) -> Iterator[Finding]:
    """A choice has fewer than two distractors, so that every second guess is right.

    Source: Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines", guideline
    18: two or three effective distractors.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: choice
      prompt: Who arrested Beria, according to the headnote?
      answer: Zhukov
      distractors: [Bulganin]
    ```

    Passes:

    ```yaml
    - id: arresting-marshal
      type: choice
      prompt: Who arrested Beria, according to the headnote?
      answer: Zhukov
      distractors: [Bulganin, Moskalenko]
    ```
    """
    if isinstance(q.body, Choice | Typed) and len(q.body.distractors) == 1:
        yield Finding(
            "the choice has fewer than two distractors",
            c.place(q, "distractors"),
            help="add one, or make it true-false",
        )
