"""The rule `house-evidence`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity


@rule("house-evidence", Severity.ERROR, house=True)
def house_evidence(q: Question, c: Context) -> Iterator[Finding]:
    """A question of the bundled bank gives no evidence.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
    ```

    Passes:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      evidence: [{source: letter-headnote, where: headnote, quote: was formally arrested by Marshal Zhukov}]
    ```
    """
    if not q.evidence:
        yield Finding("the question gives no evidence", q.span, help="add `evidence` with source, where and quote")
