"""The rule `longest-key`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Choice, Question, Typed
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity

_FAR_LONGER = 1.6
"""How many times as long as the longest distractor the right option must be to stand out ..."""
_FAR_MORE = 12
"""... and by how many characters."""


@rule("longest-key", Severity.ADVICE, "choice", "typed")
def longest_key(q: Question, c: Context) -> Iterator[Finding]:
    """The right option is far longer than every wrong one: learners pick the longest without reading.

    Source: Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines", guideline
    24: options of about one length; National Board of Medical Examiners, Item-Writing Guide, on the long correct
    answer.

    Fails:

    ```yaml
    - id: caution
      type: choice
      prompt: Why should a reader of Beria's letter be careful with what it says about friendship?
      answer: He was a prisoner who appealed to his former colleagues for mercy
      distractors: [It is a forgery, It was dictated]
    ```

    Passes:

    ```yaml
    - id: caution
      type: choice
      prompt: Why should a reader of Beria's letter be careful with what it says about friendship?
      answer: He was a prisoner asking for mercy
      distractors: [The letter is known from rumour, The translator doubted its date]
    ```
    """
    if isinstance(q.body, Choice | Typed) and len(q.body.distractors) >= 2:
        longest = max(map(len, q.body.distractors))
        length = len(q.body.answer)
        if length > longest + _FAR_MORE and length > longest * _FAR_LONGER:
            yield Finding(
                "the right option is far longer than every wrong one",
                c.place(q, "answer"),
                f"{length} characters; the longest distractor has {longest}",
                "shorten it, or lengthen the others",
            )
