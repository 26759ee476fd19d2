"""The rule `duplicate-option`."""

from collections.abc import Iterator

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.model import Choice, Match, Order, Question, Select, Typed
from coldwar_quiz.bank.rules.rule import Also, Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import all_options, maybe_equal, right_and_wrong
from coldwar_quiz.diagnostics.problem import Severity


@rule("duplicate-option", Severity.ERROR, "choice", "select", "typed", "order", "match")
def duplicate_option(q: Question, c: Context) -> Iterator[Finding]:
    """Two options, two items to order, or two left-hand sides are the same.

    Case, accents, punctuation and spacing do not tell two texts apart.

    Source: Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines",
    guidelines 19 and 22: one right option, and options that do not overlap.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: choice
      prompt: Who arrested Beria, according to the headnote?
      answer: Zhukov
      distractors: [Bulganin, Moskalenko, bulganin]
    ```

    Passes:

    ```yaml
    - id: arresting-marshal
      type: choice
      prompt: Who arrested Beria, according to the headnote?
      answer: Zhukov
      distractors: [Bulganin, Moskalenko, Voroshilov]
    ```
    """
    body = q.body
    if isinstance(body, (Choice, Select, Typed)) and not maybe_equal(all_options(q)):
        return
    groups: list[tuple[str, str, tuple[str, ...]]] = []
    if isinstance(body, Order):
        groups.append(("answer.{}", "item", body.items))
    elif isinstance(body, Match):
        groups.append(("answer.{}.0", "left-hand side", tuple(left for left, _ in body.pairs)))
        groups.append(("distractors.{}", "distractor", body.distractors))
    elif isinstance(body, Choice | Select | Typed):
        groups.append(("distractors.{}", "distractor", body.distractors))
        if isinstance(body, Select):
            groups.append(("answer.{}", "answer", body.answers))
    for path, what, texts in groups:
        if not maybe_equal(texts):
            continue
        right = {fold(text) for _, text in right_and_wrong(q)[0]} if what == "distractor" else set()
        first: dict[str, int] = {}
        for i, text in enumerate(texts):
            earlier = first.setdefault(fold(text), i)
            if earlier != i and fold(text) not in right:
                yield Finding(
                    f"the {what} `{text}` stands there twice",
                    c.place(q, path.format(i), path.partition(".")[0]),
                    "again here",
                    "take one out",
                    others=(Also(c.place(q, path.format(earlier), path.partition(".")[0]), "first here"),),
                )
