"""The rule `missing-evidence`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity


@rule("missing-evidence", Severity.ADVICE)
def missing_evidence(q: Question, c: Context) -> Iterator[Finding]:
    """A question gives no evidence, so a learner cannot see on whose word the answer rests.

    A quotation under `accounts` is evidence as well. In the bundled bank this is an error, `house-evidence`.

    Source: Wozniak (1999), "Twenty rules of formulating knowledge", rule 18: give sources.

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
    if not q.evidence and not any(account.quote for account in q.accounts) and q.id.deck not in c.bundled:
        yield Finding("the question gives no evidence", q.span, help="add `evidence` with source, where and quote")
