"""The rule `too-few-items`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Match, Order, Question
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity


@rule("too-few-items", Severity.ERROR, "order", "match")
def too_few_items(q: Question, c: Context) -> Iterator[Finding]:
    """There are fewer than two things to put in order or to pair up.

    Source: Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines", guideline
    18: as many effective options as can be made; one alone asks nothing.

    Fails:

    ```yaml
    - id: june-order
      type: order
      prompt: Put in order, earliest first.
      answer: [The stoppage in East Berlin]
    ```

    Passes:

    ```yaml
    - id: june-order
      type: order
      prompt: Put in order, earliest first.
      answer: [The stoppage in East Berlin, The announcement of Beria's arrest]
    ```
    """
    things = q.body.items if isinstance(q.body, Order) else q.body.pairs if isinstance(q.body, Match) else ()
    if len(things) < 2:
        verb = "put in order" if isinstance(q.body, Order) else "pair up"
        yield Finding(f"there are fewer than two things to {verb}", c.place(q, "answer"), help="give at least two")
