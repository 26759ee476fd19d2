"""The rule `shared-right-side`."""

from collections.abc import Iterator

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.model import Match, Question
from coldwar_quiz.bank.rules.rule import Also, Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import maybe_equal
from coldwar_quiz.diagnostics.problem import Severity


@rule("shared-right-side", Severity.ADVICE, "match")
def shared_right_side(q: Question, c: Context) -> Iterator[Finding]:
    """Two left-hand sides belong to the same right-hand side: pairing up is clearest one to one.

    Source: Wozniak (1999), "Twenty rules of formulating knowledge", rule 11: two memories that are alike disturb
    each other.

    Fails:

    ```yaml
    - id: posts
      type: match
      prompt: Match the leader with his post of March 1953.
      answer: [[Malenkov, premier], [Beria, minister], [Molotov, Minister]]
    ```

    Passes:

    ```yaml
    - id: posts
      type: match
      prompt: Match the leader with his post of March 1953.
      answer: [[Malenkov, premier], [Beria, minister of internal affairs], [Molotov, minister of foreign affairs]]
    ```
    """
    if not isinstance(q.body, Match) or not maybe_equal(tuple(right for _, right in q.body.pairs)):
        return
    first: dict[str, int] = {}
    for i, (_, right) in enumerate(q.body.pairs):
        earlier = first.setdefault(fold(right), i)
        if earlier != i:
            yield Finding(
                f"`{right}` belongs to two left-hand sides",
                c.place(q, f"answer.{i}.1", "answer"),
                others=(Also(c.place(q, f"answer.{earlier}.1", "answer"), "first here"),),
                help="tell the two apart, or ask for a select",
            )
