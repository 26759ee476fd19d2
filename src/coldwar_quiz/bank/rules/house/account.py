"""The rule `house-account`."""

import re
from collections.abc import Iterable, Iterator

from coldwar_quiz.bank.model import Question, Work
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity

_HOW_MANY = r"\bhow many\b(?! (?:hours|days|weeks|months|years)\b)"
_CONTESTED = {
    "who arrested Beria": re.compile(
        r"\b(?:who|which|whom)\b[^.]*\barrest(?:ed|ing|s)? (?:lavrent\w+ )?beria\b(?!['’]s)"
        r"|\bberia\b[^.]*\barrested by\b"
        r"|\bby (?:whom|which \w+)\b[^.]*\bberia\b[^.]*\barrested\b"
    ),
    "the hour of Beria's arrest": re.compile(r"\b(?:hour|time of day|what time)\b[^.]*\barrest"),
    "where Beria was held": re.compile(r"\b(?:where|which prison)\b[^.]*\bberia\b[^.]*\b(?:held|taken|imprisoned)\b"),
    "Beria's trial and death": re.compile(
        r"\bberia(?:'s|’s)?\b[^.]*\b(?:executed|shot|execution|trial|tried(?! to))\b"
        r"|\bberia(?:'s|’s)?\b[^.]*(?<!stalin's )(?<!stalin’s )\bdeath\b(?! of stalin)"
        r"|\b(?:execution|death|trial) of (?:lavrent\w+ )?beria\b"
    ),
    "whether Stalin was murdered": re.compile(
        r"\bstalin(?:'s|’s)?\b[^.]*\b(?:murder|poison|killed)"
        r"|\b(?:murder|poison)[^.]*\bstalin\b"
    ),
    "the dead of the June rising": re.compile(rf"{_HOW_MANY}[^.]*\b(?:died|killed|dead|deaths)\b"),
    "the number of departures": re.compile(rf"{_HOW_MANY}[^.]*\b(?:left|fled|defected|departed|departures)\b"),
    "who put Nagy forward": re.compile(r"\bwho\b[^.]*\b(?:proposed|put forward|suggested)\b[^.]*\bnagy\b"),
}
"""Points on which the documents disagree, as a prompt would ask them."""
_AUTHORED = frozenset({"history", "memoir", "journalism"})
"""Kinds of work whose author's name in a prompt names the account; a primary text's author may be its subject."""
_AUTHORS = re.compile(r",| and | with ")


@rule("house-account", Severity.WARNING, house=True)
def house_account(q: Question, c: Context) -> Iterator[Finding]:
    """A question asks for something the documents disagree about, and neither names an account nor shows the others.

    The rule knows a handful of such points (who arrested Beria, his trial and death, counts of the dead and of
    departures) and the tag `contested`.

    Fails:

    ```yaml
    - id: arresting-officer
      type: typed
      prompt: Who arrested Beria in June 1953?
      answer: Zhukov
    ```

    Passes:

    ```yaml
    - id: arresting-officer
      type: typed
      prompt: Who arrested Beria in June 1953, according to the headnote?
      answer: Zhukov
    ```
    """
    if q.accounts:
        return
    asked = q.text.lower()
    if _names_account(asked, c.bank.works.values()):
        return
    point = next((what for what, words in _CONTESTED.items() if words.search(asked)), None)
    if point is None and "contested" in q.tags:
        point = "this"
    if point is not None:
        yield Finding(
            f"the documents disagree about {point}, and the prompt names no account",
            c.place(q, "prompt"),
            help="say `according to ...`, or add `accounts`",
        )


def _names_account(asked: str, works: Iterable[Work]) -> bool:
    """Whether lower-case `asked` says whose account is meant: by a work's short name, or by its author."""
    if "according to" in asked:
        return True
    for work in works:
        names = [work.short.lower().removeprefix("the ")]
        if work.kind in _AUTHORED and work.author and "'s " not in work.short:
            names += [author.split()[-1].lower() for author in _AUTHORS.split(work.author) if author.strip()]
        if any(name in asked for name in names):
            return True
    return False
