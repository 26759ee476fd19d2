"""The rule `house-forum`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity


@rule("house-forum", Severity.WARNING, house=True)
def house_forum(q: Question, c: Context) -> Iterator[Finding]:
    """All evidence of a question is forum posts, which are speculation.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      evidence: [{source: forum-posts, where: posts, quote: Make a move and Zhukov moves in}]
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
    kinds = [work.kind for e in q.evidence if (work := c.bank.works.get(e.source)) is not None]
    if kinds and all(kind == "forum" for kind in kinds):
        yield Finding(
            "all the evidence is forum posts",
            c.place(q, "evidence#key", "evidence"),
            help="rest the answer on a better text",
        )
