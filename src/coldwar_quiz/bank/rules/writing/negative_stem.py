"""The rule `negative-stem`."""

import re
from collections.abc import Iterator

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import QUOTED, holds_any
from coldwar_quiz.diagnostics.problem import Severity

_ASKING = r"\b(?:which|who|whom|whose|what|why|how|when|where|whether|if|because|that)\b"
_NEGATIVE = re.compile(
    rf"^(?:(?!{_ASKING}).)*\b(?:which|whom?|what)\b(?:(?!{_ASKING}).)*?"
    r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|would|should)"
    r"(?:n['’]t|(?: (?!but\b|and\b|or\b)[\w'’-]+){0,3}(?-i: not)(?! (?:only|to)\b))\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


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
    if not holds_any(q.prompt, (" not ", "n't ", "n’t ")):
        return
    asked = (part for part in _SENTENCE_END.split(QUOTED.sub(" ", q.prompt)) if part.endswith("?") or part == q.prompt)
    if any(_NEGATIVE.search(sentence) for sentence in asked):
        yield Finding(
            "the prompt asks which is not", c.place(q, "prompt"), help="ask for what is, or write NOT in capitals"
        )
