"""The rule `absolute-option`."""

import re
from collections.abc import Iterator

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import CATCH_ALL, QUOTED, all_options, holds_any, right_and_wrong
from coldwar_quiz.diagnostics.problem import Severity

_STEMS = ("alw", "nev", "all", "non", "only", "every", "entire", "complete", "total", "nothing", "nobody", "no one",
          "sole", "exclus", "invari", "absol")  # fmt: skip
_ABSOLUTE = re.compile(
    r"(?<!not )\b(?:always|never|all|none|only|every(?:one|body|thing)?|entirely|completely|totally|nothing|nobody"
    r"|no one|solely|exclusively|invariably|absolutely)\b(?!-)",
    re.IGNORECASE,
)


@rule("absolute-option", Severity.ADVICE, "choice", "select", "typed")
def absolute_option(q: Question, c: Context) -> Iterator[Finding]:
    """A wrong option says "always", "never", "only" or the like and no right one does.

    Learners rule such options out without knowing anything, for few things in history were always so.

    Source: National Board of Medical Examiners, Item-Writing Guide, on absolute terms; Haladyna, Downing and Rodriguez
    (2002), "A review of multiple-choice item-writing guidelines", guideline 28a.

    Fails:

    ```yaml
    - id: blame
      type: choice
      prompt: To what does Beria's memorandum put the departures down?
      answer: To causes in the GDR as well as to propaganda
      distractors: [Only to propaganda from West Germany, To the quarrel with the Evangelical Church]
    ```

    Passes:

    ```yaml
    - id: blame
      type: choice
      prompt: To what does Beria's memorandum put the departures down?
      answer: To causes in the GDR as well as to propaganda
      distractors: [To propaganda from West Germany, To the quarrel with the Evangelical Church]
    ```
    """
    if not holds_any("\n".join(all_options(q)).lower(), _STEMS):
        return
    right, wrong = right_and_wrong(q)
    if any(_absolute(text) for _, text in right):
        return
    for path, text in wrong:
        if match := _absolute(text):
            yield Finding(
                f"the wrong option says `{match[0]}`, and no right one does", c.place(q, path), help="say less in it"
            )


def _absolute(text: str) -> re.Match[str] | None:
    """The first such word in `text`; a catch-all option is for another rule, and quoted words are somebody else's."""
    return None if CATCH_ALL.search(text) else _ABSOLUTE.search(QUOTED.sub(" ", text))
