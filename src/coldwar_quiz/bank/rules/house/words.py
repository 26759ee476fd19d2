"""The rule `house-words`."""

import re
from collections.abc import Iterator

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.house.texts import mentions
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.texts import quotes, texts
from coldwar_quiz.diagnostics.problem import Severity

_NOBODYS = "(?:the|a|his|her|their|its|this|that|unknown|uncertain|doubtful|disputed|obscure)"
_DESCENT = re.compile(
    r"\b(?:half-)?jew(?:s|ish|ess|ry)?\b|\bzion\w+"
    r"|\b(?:jewish|russian|georgian|mingrelian|armenian|german|polish|ukrainian|ethnic) factions?\b"
    r"|\b(?:ancestry|ethnicity|bloodline)\b|\bby (?:descent|birth|origin|blood)\b|\bethnic(?:ally)? (?-i:[A-Z])\w+"
    rf"|\bof (?!{_NOBODYS}\b)[\w-]+(?: (?:and|or) [\w-]+)? (?:descent|parentage|origins?|blood|birth)\b"
    r"|\bof (?-i:[A-Z])[\w-]+ extraction\b",
    re.IGNORECASE,
)
_DESCENT_STEMS = (
    "jew", "zion", "faction", "ancestry", "extraction", "parentage", "ethnic", "descent", "origin", "blood", "birth",
)  # fmt: skip
"""One of these is in every text that `_DESCENT` finds: most questions are done with at a glance."""


@rule("house-words", Severity.WARNING, house=True)
def house_words(q: Question, c: Context) -> Iterator[Finding]:
    """A text speaks of somebody's descent or religion, which the bank does not.

    The few questions on antisemitism as history need such a word: they say so under `allow` and carry the content note.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Which marshal of Ruritanian descent formally arrested Beria, according to the headnote?
      answer: Zhukov
    ```

    Passes:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Which marshal formally arrested Beria, according to the headnote?
      answer: Zhukov
    ```
    """
    said = (*texts(q), *quotes(q))
    if not mentions(said, _DESCENT_STEMS):
        return
    for path, text in said:
        if match := _DESCENT.search(text):
            yield Finding(
                f"the text says `{match[0]}`",
                c.place(q, path),
                help="leave descent and religion out, or say under `allow` why the fact cannot be told without",
            )
