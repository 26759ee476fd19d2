"""The rule `same-prompt`."""

from collections.abc import Iterator

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.model import Cloze, Question
from coldwar_quiz.bank.rules.rule import Also, Context, Finding, bank_rule, with_decks
from coldwar_quiz.bank.rules.writing.texts import gist
from coldwar_quiz.diagnostics.problem import Severity


@bank_rule("same-prompt", Severity.ADVICE)
def same_prompt(c: Context) -> Iterator[Finding]:
    """Two questions that are asked have the same prompt.

    A learner who meets it cannot know which of the two answers is wanted.

    Source: Wozniak (1999), "Twenty rules of formulating knowledge", rule 11: combat interference.

    Fails:

    ```yaml
    - id: memo-day
      type: date
      prompt: When did Beria write to Malenkov?
      answer: 1953-07-01
    - id: memo-month
      type: date
      prompt: When did Beria write to Malenkov?
      answer: 1953-07
    ```

    Passes:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day did Beria write to Malenkov?
      answer: 1953-07-01
    - id: memo-month
      type: date
      prompt: In what month did Beria write to Malenkov?
      answer: 1953-07
    ```
    """
    first: dict[tuple[bytes, ...], Question] = {}
    for _, question in with_decks(c.bank):
        if question.retired is not None or question.id.question == "":
            continue
        earlier = first.setdefault(_letters(question), question)
        if earlier.id != question.id and as_met(earlier) == as_met(question):
            yield Finding(
                f"`{earlier.id}` asks the same",
                c.place(question, "prompt"),
                "asked again here",
                "say what sets them apart, or retire one",
                others=(Also(c.place(earlier, "prompt"), "first asked here"),),
                question=question,
            )


def _letters(question: Question) -> tuple[bytes, ...]:
    body = question.body
    if isinstance(body, Cloze):
        return tuple(gist(part) if isinstance(part, str) else b"" for part in body.parts)
    return (gist(question.prompt),)


def as_met(question: Question) -> tuple[str, ...]:
    """What a learner reads, folded; a cloze in the pieces around its gaps."""
    body = question.body
    if isinstance(body, Cloze):
        return tuple(fold(part) if isinstance(part, str) else "" for part in body.parts)
    return (fold(question.prompt),)
