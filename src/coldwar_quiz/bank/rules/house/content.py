"""The rule `house-content`."""

import re
from collections.abc import Iterator

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.house.texts import mentions
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.texts import quotes, texts
from coldwar_quiz.diagnostics.problem import Severity

_NOTE_STEMS = {
    "antisemitism": ("semit", "jew", "zion"),
    "execution": ("execut", "shot", "death", "hanged", "firing squad", "capital pun"),
    "mass-death": ("famine", "katyn", "massacre", "mass ", "killed", "deport"),
    "sexual-violence": ("rape", "raping", "rapist", "sexual"),
}
_NOTES = {
    "antisemitism": re.compile(r"\banti-?semit\w*|\bjew(?:s|ish)?\b|\bzion\w+", re.IGNORECASE),
    "execution": re.compile(
        r"\bexecut(?:ed|ions?|ioners?)\b"
        r"(?! (?:of )?(?:(?:the|an?|its|this) )?(?:logistics|plan|orders?|decision|decree|polic(?:y|ies))\b)"
        r"|\b(?:was|were|be|been)(?: [\w'’]+){0,2} shot\b|\bshot (?:together|along)\b"
        r"|\bhanged\b|\bfiring squad|\bcapital punishment\b"
        r"|\bdeath (?:sentence|penalty)|\bsentenced to death\b|\bput to death\b",
        re.IGNORECASE,
    ),
    "mass-death": re.compile(
        r"\bfamine|\bkatyn\b|\bmassacre|\bmass (?:death|killing|grave)|\bwere (?:killed|deported)\b"
        r"|\bdeport(?:ations?|ees?)\b",
        re.IGNORECASE,
    ),
    "sexual-violence": re.compile(r"\brap(?:e|ed|es|ing|ist)\b|\bsexual", re.IGNORECASE),
}
"""The words that call for a content note."""


@rule("house-content", Severity.WARNING, house=True)
def house_content(q: Question, c: Context) -> Iterator[Finding]:
    """A text calls for a content note that the question does not carry.

    Learners can leave out questions by their notes: `antisemitism`, `execution`, `mass-death`, `sexual-violence`.

    Fails:

    ```yaml
    - id: shot-minister
      type: typed
      prompt: Which Georgian minister was shot in December 1953, according to Martens?
      answer: Dekanozov
    ```

    Passes:

    ```yaml
    - id: shot-minister
      type: typed
      prompt: Which Georgian minister was shot in December 1953, according to Martens?
      answer: Dekanozov
      content: [execution]
    ```
    """
    said = (*texts(q), *quotes(q))
    for note, words in _NOTES.items():
        if note not in q.content and mentions(said, _NOTE_STEMS[note]):
            found = next(((path, match[0]) for path, text in said if (match := words.search(text))), None)
            if found is not None:
                yield Finding(
                    f"the text says `{found[1]}`, but there is no content note `{note}`",
                    c.place(q, found[0]),
                    help=f"add `content: [{note}]`",
                )
