"""The rule `leaning-prompt`."""

import re
from collections.abc import Iterator

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import QUOTED, holds_any
from coldwar_quiz.diagnostics.problem import Severity

_LEANING_WORDS = ("document", "author", "text", "passage", "excerpt", "above", "below")
_LEANING = re.compile(
    r"\bthe (?:document|author|text|passage|excerpt)s?\b(?!'s? of| of| who| that| which| from| by| dated \d)"
    r"|\bthis (?:document|author|text|passage|excerpt)\b"
    r"|(?<!\bof )\bthese (?:document|author|text|passage|excerpt)s\b"
    r"|\b(?:shown|given|listed|mentioned|quoted|named|cited|printed|see|as|the) (?:above|below)\b"
    r"|\babove[- ](?:mentioned|named|quoted|cited)\b|\b(?:above|below)(?=[\s\"”)]*(?:[?.,;:!]|$))",
    re.IGNORECASE,
)


@rule("leaning-prompt", Severity.ADVICE)
def leaning_prompt(q: Question, c: Context) -> Iterator[Finding]:
    """A prompt leans on something a learner cannot see: "the document", "the author", "above".

    Questions are met one at a time, shuffled, and on Anki cards.

    Source: Matuschak (2020), "How to write good prompts": a prompt is precise about what it asks, without help from
    what stood around it.

    Fails:

    ```yaml
    - id: reasons
      type: typed
      prompt: Which ministry does the author of 6 May 1953 head, according to the document?
      answer: Ministry of Internal Affairs
    ```

    Passes:

    ```yaml
    - id: reasons
      type: typed
      prompt: Which ministry did Beria head when he wrote the memorandum of 6 May 1953?
      answer: Ministry of Internal Affairs
    ```
    """
    if holds_any(q.prompt.lower(), _LEANING_WORDS) and (match := _LEANING.search(QUOTED.sub(" ", q.prompt))):
        yield Finding(
            f"the prompt says `{match[0]}`, which a learner cannot see",
            c.place(q, "prompt"),
            help="name the document, the book or the speaker",
        )
