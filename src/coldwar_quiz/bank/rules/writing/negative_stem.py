"""The rule `negative-stem`."""

import re
from collections.abc import Iterator

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import QUOTED
from coldwar_quiz.diagnostics.problem import Severity

_NEGATIVE = re.compile(
    r"\b(?:which|who|what)\b(?: [\w'’,-]+){0,6} (?:is|are|was|were|do|does|did|has|have|had|could|would) not\b",
    re.IGNORECASE,
)


@rule("negative-stem", Severity.ADVICE, "choice", "select", "typed")
def negative_stem(q: Question, c: Context) -> Iterator[Finding]:
    """A prompt asks which is not, without NOT in capitals: learners read over it.

    Source: Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines", guideline
    17: word the stem positively, or print NOT in capitals.

    Fails:

    ```yaml
    - id: party-bodies
      type: choice
      prompt: Which of these bodies was not called Presidium in 1953?
      answer: Secretariat
      distractors: [the leading body of the party, the inner government]
    ```

    Passes:

    ```yaml
    - id: party-bodies
      type: choice
      prompt: Which of these bodies was NOT called Presidium in 1953?
      answer: Secretariat
      distractors: [the leading body of the party, the inner government]
    ```
    """
    if " not " in q.prompt and (match := _NEGATIVE.search(QUOTED.sub(" ", q.prompt))) and match[0].endswith("not"):
        yield Finding(
            "the prompt asks which is not", c.place(q, "prompt"), help="ask for what is, or write NOT in capitals"
        )
