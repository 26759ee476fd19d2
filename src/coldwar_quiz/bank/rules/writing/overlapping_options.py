"""The rule `overlapping-options`."""

import re
from collections.abc import Iterator

from coldwar_quiz.bank.model import Choice, Question, Select, Typed
from coldwar_quiz.bank.rules.rule import Also, Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity

_RANGE = re.compile(r"(?:from )?(\d[\d,]*)\s?(?:-|–|to)\s?(\d[\d,]*)\b(.*)")
_MAYBE_RANGE = re.compile(r"\d\s?(?:-|–|to)\s?\d")
_EXCLUDES = re.compile(r" (?:not|no|never|without|deputy|former|before|after|of|of the) $")
"""What, before the words of another option, makes a different thing of it."""


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
    together = "\n".join([f" {text} " for text in options]).lower()
    if together.count("\n") >= len(options):  # a line end inside an option
        options = tuple(" ".join(text.split()) for text in options)
        together = "\n".join([f" {text} " for text in options]).lower()
    if "," in together or "  " in together:
        together = "\n".join([f" {' '.join(text.split())} " for text in together.replace(",", " ").split("\n")])
    words = together.split("\n")
    for text in words:
        if together.count(text) > 1:
            break
    else:
        if not _MAYBE_RANGE.search("\n".join(options)):
            return
    ranges = [_range(text) for text in options]
    for i, text in enumerate(words):
        for j, other in enumerate(words):
            if (i != j and _covers(other, text)) or (i < j and _meet(ranges[i], ranges[j])):
                yield Finding(
                    f"`{options[j]}` covers what `{options[i]}` covers",
                    c.place(q, *_path(j, len(right), isinstance(body, Select))),
                    help="make each option exclude the others",
                    others=(Also(c.place(q, *_path(i, len(right), isinstance(body, Select))), "and this"),),
                )


def _covers(wide: str, narrow: str) -> bool:
    at = wide.find(narrow)
    return at >= 0 and len(narrow) < len(wide) and not _EXCLUDES.search(wide[: at + 1])


def _range(text: str) -> tuple[int, int, str] | None:
    """The ends of a range, and what it counts."""
    match = _RANGE.fullmatch(text)
    return (int(match[1].replace(",", "")), int(match[2].replace(",", "")), match[3]) if match else None


def _meet(one: tuple[int, int, str] | None, other: tuple[int, int, str] | None) -> bool:
    return one is not None and other is not None and one[2] == other[2] and one[0] <= other[1] and other[0] <= one[1]


def _path(i: int, right: int, listed: bool) -> tuple[str, str]:
    if i < right:
        return (f"answer.{i}", "answer") if listed else ("answer", "answer")
    return f"distractors.{i - right}", "distractors"
