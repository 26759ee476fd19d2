"""The rule `lopsided-truth`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import TrueFalse
from coldwar_quiz.bank.rules.rule import Context, Finding, bank_rule
from coldwar_quiz.diagnostics.problem import Severity

_ENOUGH = 8
"""Fewer true-false questions say nothing about a habit."""
_MOST = 0.7
"""So large a share of one answer is worth guessing on."""


@bank_rule("lopsided-truth", Severity.ADVICE)
def lopsided_truth(c: Context) -> Iterator[Finding]:
    """Of a deck's true-false questions, eight or more, over seven in ten have the same answer.

    A learner who has noticed gets them right by saying that one.

    Source: National Board of Medical Examiners, Item-Writing Guide, on true-false items; Haladyna, Downing and
    Rodriguez (2002), "A review of multiple-choice item-writing guidelines", guideline 20: vary the place of the right
    answer.

    Fails:

    ```yaml
    - {id: one, type: true-false, prompt: Zhukov was a marshal., answer: true}
    - {id: two, type: true-false, prompt: Konev was a marshal., answer: true}
    - {id: three, type: true-false, prompt: Voroshilov signed the amnesty., answer: true}
    - {id: four, type: true-false, prompt: Molotov was foreign minister., answer: true}
    - {id: five, type: true-false, prompt: Ulbricht led the East German party., answer: true}
    - {id: six, type: true-false, prompt: Nagy replaced Rakosi as premier., answer: true}
    - {id: seven, type: true-false, prompt: Semyonov replaced Chuikov., answer: true}
    - {id: eight, type: true-false, prompt: Kruglov reported on Beria., answer: true}
    ```

    Passes:

    ```yaml
    - {id: one, type: true-false, prompt: Zhukov was a marshal., answer: true}
    - {id: two, type: true-false, prompt: Konev freed the doctors., answer: false, correction: Beria did.}
    ```
    """
    for deck in c.bank.decks:
        answers = [q.body.answer for q in deck.questions if q.retired is None and isinstance(q.body, TrueFalse)]
        for answer in (True, False):
            share = answers.count(answer)
            if len(answers) >= _ENOUGH and share > _MOST * len(answers):
                yield Finding(
                    f"{share} of the deck's {len(answers)} true-false statements are {str(answer).lower()}",
                    deck.span,
                    help=f"turn some of them into {'false statements with a correction' if answer else 'true ones'}",
                )
