"""Rules about dates and numbers that do not fit what is said of them elsewhere in the question."""

import re
from collections.abc import Iterator

from coldwar_quiz.bank.model import AskDate, Number, Precision, Question
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import MONTHS
from coldwar_quiz.diagnostics.problem import Severity

_ASKED = re.compile(
    r"\b(?:what|which) (?:exact )?((?:day|date|month|year)(?:(?:,| and|, and) (?:the )?(?:day|date|month|year))*)\b"
    r"(?! of the week)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"\b(?:day|date|month) (?:of|in) (?:({'|'.join(MONTHS)})\b)?,? ?([12][0-9]{{3}}\b(?![–—-]))?", re.IGNORECASE
)
_FINENESS = {"day": Precision.DAY, "date": Precision.DAY, "month": Precision.MONTH, "year": Precision.YEAR}
_NAMES = {Precision.DAY: "day", Precision.MONTH: "month", Precision.YEAR: "year"}


@rule("date-against-prompt", Severity.ADVICE, "date")
def date_against_prompt(q: Question, c: Context) -> Iterator[Finding]:
    """The prompt asks for a day, a month or a year, or for a day of a certain month, and the answer is something else.

    A learner is asked for as much of a date as the answer gives. Prompts are understood as far as they are English.

    Fails:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953
    ```

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day of May 1953 is the memorandum dated?
      answer: 1953-06-05
    ```

    Passes:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day of May 1953 is the memorandum dated?
      answer: 1953-05-06
    ```
    """
    if not isinstance(q.body, AskDate):
        return
    answer = q.body.answer
    asked = [_FINENESS[word] for found in _ASKED.finditer(q.prompt) for word in re.findall("[a-z]+", found[1].lower())
             if word in _FINENESS]  # fmt: skip
    if asked and max(asked) != answer.precision:
        wanted, given = _NAMES[max(asked)], _NAMES[answer.precision]
        help = f"give the {wanted}, or ask for the {given}"
        yield Finding(f"the prompt asks for a {wanted}, and `{answer}` is a {given}", c.place(q, "answer"), help=help)
        return
    for within in _WITHIN.finditer(q.prompt):
        month = MONTHS.index(within[1].lower()) + 1 if within[1] else None
        year = int(within[2]) if within[2] else None
        if (month and answer.month and month != answer.month) or (year and year != answer.year):
            said = " ".join(part for part in (within[1], within[2]) if part)
            help = f"write it year first, like {answer.year:04d}-07-05, and compare it with the prompt"
            yield Finding(
                f"the prompt asks for a date in {said}, and `{answer}` is not", c.place(q, "answer"), help=help
            )
            return


@rule("date-against-when", Severity.ADVICE, "date", given="when")
def date_against_when(q: Question, c: Context) -> Iterator[Finding]:
    """The answer and `when` are made of the same digits in another order: one of the two is mistyped.

    `when` is the question's place on the timeline, and may be another date than the one asked for.

    Fails:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      when: 1935-05-06
    ```

    Passes:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      when: 1953-05-06
    ```
    """
    if isinstance(q.body, AskDate) and q.when is not None:
        answer, when = str(q.body.answer), str(q.when)
        if answer != when and sorted(answer) == sorted(when):
            yield Finding(
                f"`{when}` has the digits of the answer, `{answer}`, in another order",
                c.place(q, "when"),
                help="correct one of the two",
            )


@rule("wide-tolerance", Severity.ADVICE, "number")
def wide_tolerance(q: Question, c: Context) -> Iterator[Finding]:
    """The tolerance is as great as the answer, or greater: 0 would be right too, and so would its double.

    A tolerance is in the unit of the answer and no percentage.

    Fails:

    ```yaml
    - id: departures
      type: number
      prompt: How many thousand people left in the first quarter of 1953?
      answer: 84
      tolerance: 100
    ```

    Passes:

    ```yaml
    - id: departures
      type: number
      prompt: How many thousand people left in the first quarter of 1953?
      answer: 84
      tolerance: 2
    ```
    """
    if isinstance(q.body, Number) and q.body.answer and q.body.tolerance >= abs(q.body.answer):
        yield Finding(
            f"the tolerance {q.body.tolerance} lets 0 pass for {q.body.answer}",
            c.place(q, "tolerance"),
            help="give less; it is in the unit of the answer, and no percentage",
        )


RULES = (date_against_prompt, date_against_when, wide_tolerance)
