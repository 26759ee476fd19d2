"""The rule `house-later-research`."""

import re
from collections.abc import Iterator

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.house.texts import mentions
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.texts import texts
from coldwar_quiz.diagnostics.problem import Severity

_STEMS = ("research", "scholar", "historian", "stud", "archives have")
_LABEL = "Later research:"
_LABELLED = re.compile(rf"{_LABEL}.*", re.DOTALL)
_UNLABELLED = re.compile(
    r"\b(?:later|recent|modern|newer|published|outside|subsequent|archival)"
    r" (?:research|scholarship|scholars|historians|stud(?:y|ies))\b"
    r"|\bhistorians (?:now|today)\b|\barchives have (?:since |now )?(?:shown|revealed|confirmed|proved|yielded)\b",
    re.IGNORECASE,
)


@rule("house-later-research", Severity.WARNING, house=True)
def house_later_research(q: Question, c: Context) -> Iterator[Finding]:
    """A text draws on later scholarship without saying so in a sentence of its own, or without naming the book.

    Such a sentence begins "Later research:" and names author and title of a work of kind `outside`. It is the last of
    the explanation and stands nowhere else: an answer rests on the documents.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      explanation: The headnote names Marshal Zhukov. Modern historians agree.
    ```

    Passes:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      explanation: "The headnote names Marshal Zhukov. Later research: Doe, A study, finds the same."
    ```
    """
    said = tuple(texts(q))
    if not mentions(said, _STEMS):
        return
    for path, text in said:
        labelled = _LABELLED.search(text) if path == "explanation" else None
        if labelled and not _names_work(labelled[0], c):
            yield Finding(
                f"no later work is named after `{_LABEL}`",
                c.place(q, path),
                help="name the author and the title of a work of kind `outside`, described in `seeds/`",
            )
        rest = _LABELLED.sub("", text) if labelled else text
        if match := _UNLABELLED.search(rest):
            yield Finding(
                f"the text says `{match[0]}` in passing",
                c.place(q, path),
                help=f"begin the last sentence of the explanation with `{_LABEL}`, and name author and title",
            )


def _names_work(sentence: str, c: Context) -> bool:
    works = [c.bank.works[name] for name in c.outside]
    return any(w.title in sentence and w.author is not None and w.author.split()[-1] in sentence for w in works)
