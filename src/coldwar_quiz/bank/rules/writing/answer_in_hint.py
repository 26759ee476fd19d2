"""The rule `answer-in-hint`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Question, Typed
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import answers, as_heard, gist, holds
from coldwar_quiz.diagnostics.problem import Severity


@rule("answer-in-hint", Severity.ADVICE, "choice", "typed", "cloze", "number", given="hint")
def answer_in_hint(q: Question, c: Context) -> Iterator[Finding]:
    """The hint holds the answer, or a spelling of it that is accepted: it helps to remember, and does not tell.

    Source: Matuschak (2020), "How to write good prompts": a prompt that gives its answer away is answered without
    remembering.

    Fails:

    ```yaml
    - id: successor
      type: typed
      prompt: Who became chairman of the Council of Ministers in March 1953?
      answer: Malenkov
      hint: His name was Malenkov.
    ```

    Passes:

    ```yaml
    - id: successor
      type: typed
      prompt: Who became chairman of the Council of Ministers in March 1953?
      answer: Malenkov
      hint: He spoke first at Stalin's funeral.
    ```
    """
    hint = q.hint or ""
    letters = gist(hint)
    for answer in (*answers(q.body), *(q.body.accept if isinstance(q.body, Typed) else ())):
        if len(answer) > 2 and gist(answer) in letters and holds(as_heard(hint), as_heard(answer)):
            yield Finding(f"the hint holds the answer, `{answer}`", c.place(q, "hint"), help="say less in it")
            return
