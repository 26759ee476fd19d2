"""The rule `telling-id`."""

from collections.abc import Iterator

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.model import Choice, Question, Select, Typed
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import answers, holds_any
from coldwar_quiz.diagnostics.problem import Severity

_TELLING_LENGTH = 4
"""A word of the answer counts as telling from so many letters or digits on."""


@rule("telling-id", Severity.ADVICE, "choice", "select", "typed", "cloze", "date", "number")
def telling_id(q: Question, c: Context) -> Iterator[Finding]:
    """The id holds a word of the answer that the prompt does not: an id says what is asked, not what is answered.

    Source: Matuschak (2020), "How to write good prompts": a prompt that can be answered from its look is answered
    without remembering.

    Fails:

    ```yaml
    - id: arrest-by-zhukov
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Marshal Zhukov
    ```

    Passes:

    ```yaml
    - id: arresting-officer
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Marshal Zhukov
    ```
    """
    parts = [part for part in q.id.question.split("-") if len(part) >= _TELLING_LENGTH or part == "may"]
    wanted = fold(" ".join(answers(q.body)))
    if not holds_any(wanted, parts):
        return
    telling = set(parts) & set(wanted.split()) - set(fold(q.text).split())
    if telling and isinstance(q.body, Choice | Select | Typed):
        telling -= {word for text in q.body.distractors for word in fold(text).split()}
    if telling:
        yield Finding(f"the id holds `{min(telling)}`, a word of the answer", q.span, help="say in it what is asked")
