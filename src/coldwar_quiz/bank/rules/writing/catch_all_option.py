"""The rule `catch-all-option`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import CATCH_ALL, all_options, holds_any, right_and_wrong
from coldwar_quiz.diagnostics.problem import Severity


@rule("catch-all-option", Severity.ADVICE, "choice", "select", "typed")
def catch_all_option(q: Question, c: Context) -> Iterator[Finding]:
    """An option is "all of the above" or the like.

    Options are shuffled, so nothing is above; and knowing two options are right gives the question away.

    Source: Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines",
    guidelines 25 and 26; National Board of Medical Examiners, Item-Writing Guide, on "all of the above" and "none
    of the above".

    Fails:

    ```yaml
    - id: republics
      type: choice
      prompt: For which republic did the MVD propose a correction of national policy?
      answer: all of the above
      distractors: [Lithuania, Western Ukraine]
    ```

    Passes:

    ```yaml
    - id: republics
      type: select
      prompt: For which republics did the MVD propose a correction of national policy?
      answer: [Lithuania, Western Ukraine]
      distractors: [Kazakhstan, Uzbekistan]
    ```
    """
    if not holds_any("\n".join(all_options(q)).lower(), (" the above", " of the", " of those")):
        return
    right, wrong = right_and_wrong(q)
    for path, text in (*right, *wrong):
        if CATCH_ALL.search(text):
            yield Finding(
                f"`{text}` is no option of its own", c.place(q, path), help="ask for a select with several answers"
            )
