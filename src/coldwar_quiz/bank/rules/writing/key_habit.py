"""The rule `key-habit`."""

from collections.abc import Iterator
from itertools import islice

from coldwar_quiz.bank.model import Choice, Deck, Typed
from coldwar_quiz.bank.rules.rule import Context, Finding, bank_rule
from coldwar_quiz.bank.rules.writing.tricks import try_all
from coldwar_quiz.diagnostics.problem import Severity

_ENOUGH = 12
"""Fewer questions with options show no habit."""
_SAMPLE = 600
"""So many show it as well as more."""
TOO_LUCKY = 2.6
"""Standard errors above chance: by luck alone, once in two hundred."""


@bank_rule("key-habit", Severity.ADVICE)
def key_habit(c: Context) -> Iterator[Finding]:
    """Over a whole bank the right option can be told by its looks: it is the longest, or the odd one out, too often.

    No single question is at fault. The bundled decks are counted together, every other deck by itself, from twelve
    questions with options on; better than chance by 2.6 standard errors is too good.

    Source: National Board of Medical Examiners, Item-Writing Guide, on testwiseness; Haladyna, Downing and Rodriguez
    (2002), "A review of multiple-choice item-writing guidelines", guidelines 24 and 28.

    Fails:

    ```yaml
    - {id: hungary, prompt: Who led Hungary?, answer: Matyas Rakosi, distractors: [Nagy, Tito], type: choice}
    - {id: state, prompt: Who was head of state?, answer: Voroshilov, distractors: [Serov, Konev], type: choice}
    - {id: premier, prompt: Who was premier?, answer: Georgy Malenkov, distractors: [Konev, Zhukov], type: choice}
    - {id: foreign, prompt: Who went abroad?, answer: V. Molotov, distractors: [Serov, Mikoyan], type: choice}
    - {id: berlin, prompt: Who led in Berlin?, answer: Walter Ulbricht, distractors: [Pieck, Zubok], type: choice}
    - {id: america, prompt: Who was president?, answer: Eisenhower, distractors: [Rhee, Attlee], type: choice}
    - {id: london, prompt: Who led Britain?, answer: W. Churchill, distractors: [Eden, Rhee], type: choice}
    - {id: recalled, prompt: Who was recalled?, answer: Vasily Chuikov, distractors: [Konev, Zhukov], type: choice}
    - {id: commissioner, prompt: Who was sent?, answer: Semyonov, distractors: [Serov, Zubok], type: choice}
    - {id: prosecutor, prompt: Who prosecuted?, answer: Roman Rudenko, distractors: [Serov, Zubok], type: choice}
    - {id: secretary, prompt: Who was his secretary?, answer: Poskrebyshev, distractors: [Vlasik, Ryumin], type: choice}
    - {id: kiev, prompt: Who led in Kiev?, answer: Leonid Melnikov, distractors: [Ryumin, Nagy], type: choice}
    ```

    Passes:

    ```yaml
    - {id: hungary, prompt: Who led Hungary?, answer: Rakosi, distractors: [Nagy, Tito], type: choice}
    - {id: state, prompt: Who was head of state?, answer: Voroshilov, distractors: [Serov, Konev], type: choice}
    - {id: premier, prompt: Who was premier?, answer: Malenkov, distractors: [Konev, Zhukov], type: choice}
    ```
    """
    bundled = [deck for deck in c.bank.decks if deck.bundled]
    groups: list[list[Deck]] = [[deck] for deck in c.bank.decks if not deck.bundled]
    for decks in (bundled, *groups):
        offering = (
            q
            for deck in decks
            for q in deck.questions
            if isinstance(q.body, Choice | Typed) and q.body.distractors and q.retired is None
        )
        asked = list(islice(offering, _SAMPLE))
        if len(asked) < _ENOUGH:
            continue
        for luck in try_all(asked):
            if luck.excess > TOO_LUCKY:
                yield Finding(
                    f"choosing {luck.trick} is right {luck.right:.0f} times in {luck.asked}",
                    decks[0].span,
                    f"chance would be {luck.chance:.0f}",
                    "rewrite distractors until the right option looks like them",
                )
