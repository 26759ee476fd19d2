"""The rule `idle-accept`."""

from collections.abc import Iterator

from coldwar_quiz.bank.fold import squash
from coldwar_quiz.bank.model import Cloze, Question, Typed
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import maybe_equal
from coldwar_quiz.diagnostics.problem import Severity


@rule("idle-accept", Severity.ADVICE, "typed", "cloze")
def idle_accept(q: Question, c: Context) -> Iterator[Finding]:
    """An accepted spelling says nothing new: case, accents, punctuation and spacing are ignored anyway.

    Source: Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines", guideline
    11: edit and proof-read.

    Fails:

    ```yaml
    - id: letter-addressee
      type: typed
      prompt: To whom did Beria write on 1 July 1953?
      answer: Malenkov
      accept: [MALENKOV]
    ```

    Passes:

    ```yaml
    - id: letter-addressee
      type: typed
      prompt: To whom did Beria write on 1 July 1953?
      answer: Malenkov
      accept: [Malenkow]
    ```
    """
    if isinstance(q.body, Typed):
        groups = [("accept.{}", (q.body.answer, *q.body.accept))] if q.body.accept else []
    elif isinstance(q.body, Cloze):
        groups = [("prompt", (gap.answer, *gap.accept)) for gap in q.body.gaps if gap.accept]
    else:
        return
    for path, texts in groups:
        if maybe_equal(texts):
            first: dict[str, int] = {}
            for i, text in enumerate(texts):
                if first.setdefault(squash(text), i) != i:
                    yield Finding(
                        f"`{text}` is accepted without being listed", c.place(q, path.format(i - 1)), help="take it out"
                    )
