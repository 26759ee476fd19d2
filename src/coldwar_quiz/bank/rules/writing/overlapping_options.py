"""The rule `overlapping-options`."""

import re
from collections.abc import Iterator

from coldwar_quiz.bank.model import Choice, Question, Select, Typed
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Label, Severity

_RANGE = re.compile(r"(?:from )?(\d[\d,]*)\s?(?:-|–|to)\s?(\d[\d,]*)\b")


@rule("overlapping-options", Severity.ADVICE, "choice", "select", "typed")
def overlapping_options(q: Question, c: Context) -> Iterator[Finding]:
    """One option is contained in another, or two ranges of numbers overlap.

    If the narrow one is right the wide one is too, and whoever sees that need not know the answer.

    Source: Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines", guideline
    22: options that are independent and do not overlap.

    Fails:

    ```yaml
    - id: allies
      type: choice
      prompt: With whom did Beria act in close alliance, according to Deutscher?
      answer: Malenkov
      distractors: [Malenkov and Molotov, Khrushchev]
    ```

    Passes:

    ```yaml
    - id: allies
      type: choice
      prompt: With whom did Beria act in close alliance, according to Deutscher?
      answer: Malenkov
      distractors: [Molotov, Khrushchev]
    ```
    """
    body = q.body
    if not isinstance(body, (Choice, Select, Typed)) or not body.distractors:
        return
    right = body.answers if isinstance(body, Select) else (body.answer,)
    options = (*right, *body.distractors)
    together = "\n".join(options).lower()
    if not any(together.count(text.lower()) > 1 for text in options) and not _RANGE.search(together):
        return
    words = [f" {' '.join(text.lower().replace(',', ' ').split())} " for text in options]
    ranges = [
        (int(m[1].replace(",", "")), int(m[2].replace(",", ""))) if (m := _RANGE.fullmatch(text)) else None
        for text in options
    ]
    for i, text in enumerate(words):
        for j, other in enumerate(words):
            if (i != j and len(text) < len(other) and text in other) or (i < j and _meet(ranges[i], ranges[j])):
                yield Finding(
                    f"`{options[j]}` covers what `{options[i]}` covers",
                    c.place(q, *_path(j, len(right), isinstance(body, Select))),
                    help="make each option exclude the others",
                    others=(Label(c.place(q, *_path(i, len(right), isinstance(body, Select))), "and this"),),
                )


def _range(text: str) -> tuple[int, int] | None:
    match = _RANGE.fullmatch(text)
    return (int(match[1].replace(",", "")), int(match[2].replace(",", ""))) if match else None


def _meet(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


def _path(i: int, right: int, listed: bool) -> tuple[str, str]:
    if i < right:
        return (f"answer.{i}", "answer") if listed else ("answer", "answer")
    return f"distractors.{i - right}", "distractors"
