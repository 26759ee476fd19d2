"""The rule `quotation-length`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import (
    Question,
)
from coldwar_quiz.bank.proof import quotations, quotes
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import holds_any
from coldwar_quiz.diagnostics.problem import Severity

_LONE_MARKS = (" - ", " – ", " — ")
"""What stands between spaces and is no word."""
_SHORTEST_QUOTATION = 5
_LONGEST_QUOTATION = 12


@rule("quotation-length", Severity.ADVICE)
def quotation_length(q: Question, c: Context) -> Iterator[Finding]:
    """A quotation has fewer than 5 or more than 12 words.

    Fewer prove little; more are hard to read on a card. Three or four are right only where no longer one exists: say so
    under `allow`.

    Source: Wozniak (1999), "Twenty rules of formulating knowledge", rule 18: give sources, no longer than they need
    to be.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      evidence: [{source: letter-headnote, where: headnote, quote: by Marshal Zhukov}]
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
    quoted = quotes(q)
    lengths = [len(quote.split()) for quote in quoted]
    if holds_any("\n".join(quoted), _LONE_MARKS):
        lengths = [len(quote.split()) - sum(map(quote.count, _LONE_MARKS)) for quote in quoted]
    if not lengths or (min(lengths) >= _SHORTEST_QUOTATION and max(lengths) <= _LONGEST_QUOTATION):
        return
    for quotation, words in zip(quotations(q), lengths, strict=True):
        if not _SHORTEST_QUOTATION <= words <= _LONGEST_QUOTATION:
            yield Finding(
                f"the quotation has {words} {'word' if words == 1 else 'words'}",
                quotation.span,
                help="quote 5 to 12 words",
            )
