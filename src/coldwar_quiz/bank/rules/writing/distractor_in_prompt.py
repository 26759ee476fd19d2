"""The rule `distractor-in-prompt`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Choice, Question, Select, Typed
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import answers, as_heard, gist, holds
from coldwar_quiz.diagnostics.problem import Severity


@rule("distractor-in-prompt", Severity.ADVICE, "choice", "select", "typed")
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
    if not isinstance(q.body, (Choice, Select, Typed)):
        return
    letters = gist(q.prompt)
    named = [(i, t) for i, t in enumerate(q.body.distractors) if t[:1].isupper() and gist(t) in letters]
    if not named:
        return
    shown = as_heard(q.prompt)
    if any(holds(shown, as_heard(answer)) for answer in answers(q.body)):
        return
    for i, text in named:
        if holds(shown, as_heard(text)):
            yield Finding(
                f"`{text}` stands in the prompt",
                c.place(q, f"distractors.{i}", "distractors"),
                help="offer another name",
            )
