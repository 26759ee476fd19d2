"""The rule `telling-item`."""

import re
from collections.abc import Iterator
from itertools import pairwise

from coldwar_quiz.bank.model import Order, Question
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import MONTHS
from coldwar_quiz.diagnostics.problem import Severity

_MONTHS = [name[:3] for name in MONTHS]
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_NUMBER = re.compile(r"\(?([1-9][0-9]?|[a-h])[.):]\s", re.IGNORECASE)
_DATE = re.compile(
    rf"\b(?:([0-9]{{1,2}}) )?{_MONTH}\b\.?(?: ([0-9]{{1,2}})\b(?! ?[0-9]))?,?(?: ([12][0-9]{{3}}))?\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b[12][0-9]{3}\b")

Place = tuple[int, int, int]
"""Where an item says it stands: year, month and day, or its number; 0 for what it does not say."""


@rule("telling-item", Severity.ADVICE, "order")
def telling_item(q: Question, c: Context) -> Iterator[Finding]:
    """Every item to be put in order says its own place: by a number, or by a date.

    The items are shuffled when they are shown, and whoever can count puts them right.

    Source: National Board of Medical Examiners, Item-Writing Guide, on flaws that help whoever is wise to tests.

    Fails:

    ```yaml
    - id: june-order
      type: order
      prompt: Put in order, earliest first.
      answer: ["16 June: the stoppage in East Berlin", "26 June: the arrest of Beria"]
    ```

    ```yaml
    - id: june-order
      type: order
      prompt: Put in order, earliest first.
      answer: [1. The stoppage in East Berlin, 2. The arrest of Beria]
    ```

    Passes:

    ```yaml
    - id: june-order
      type: order
      prompt: Put in order, earliest first.
      answer: [The stoppage in East Berlin, The arrest of Beria]
    ```
    """
    items = q.body.items if isinstance(q.body, Order) else ()
    for said, what in ((_number, "number"), (_date, "date")):
        places = [place for item in items if (place := said(item))]
        if len(places) == len(items) > 1 and all(a < b for a, b in pairwise(places)):
            message = f"every item says its place by a {what}, as in `{items[0][:40]}`"
            yield Finding(message, c.place(q, "answer"), help=f"take the {what}s out")
            return


def _number(item: str) -> Place | None:
    found = _NUMBER.match(item)
    if found is None:
        return None
    said = found[1].lower()
    return 0, 0, int(said) if said.isdigit() else ord(said)


def _date(item: str) -> Place | None:
    if found := _DATE.search(item):
        day, month, later_day, year = found.groups()
        return int(year or 0), _MONTHS.index(month[:3].lower()) + 1, int(day or later_day or 0)
    year_alone = _YEAR.search(item)
    return (int(year_alone[0]), 0, 0) if year_alone else None
