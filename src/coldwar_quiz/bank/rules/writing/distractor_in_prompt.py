"""The rule `distractor-in-prompt`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Choice, Question, Select
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import answers, holds
from coldwar_quiz.diagnostics.problem import Severity


@rule("distractor-in-prompt", Severity.ADVICE, "choice", "select")
def distractor_in_prompt(q: Question, c: Context) -> Iterator[Finding]:
    """A name stands in the prompt and is offered as a wrong option: nobody would choose it.

    Source: Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines", guideline
    29: every distractor is plausible.

    Fails:

    ```yaml
    - id: replaced-general
      type: choice
      prompt: Who replaced General Chuikov in Berlin?
      answer: Semyonov
      distractors: [Chuikov, Sokolovsky]
    ```

    Passes:

    ```yaml
    - id: replaced-general
      type: choice
      prompt: Who replaced General Chuikov in Berlin?
      answer: Semyonov
      distractors: [Grechko, Sokolovsky]
    ```
    """
    if not isinstance(q.body, (Choice, Select)):
        return
    shown = q.prompt.lower()
    named = [(i, t) for i, t in enumerate(q.body.distractors) if t[:1].isupper() and t.lower() in shown]
    if not named or any(holds(shown, answer) for answer in answers(q.body)):
        return
    for i, text in named:
        if holds(shown, text):
            yield Finding(
                f"`{text}` stands in the prompt",
                c.place(q, f"distractors.{i}", "distractors"),
                help="offer another name",
            )
