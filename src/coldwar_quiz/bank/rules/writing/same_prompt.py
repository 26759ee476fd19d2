"""The rule `same-prompt`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Cloze, Question
from coldwar_quiz.bank.rules.rule import Context, Finding, bank_rule, with_decks
from coldwar_quiz.diagnostics.problem import Label, Severity


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
    first: dict[str, Question] = {}
    for _, question in with_decks(c.bank):
        if question.retired is not None or question.id.question == "":
            continue
        shown = question.text if isinstance(question.body, Cloze) else question.prompt
        earlier = first.setdefault(" ".join(shown.casefold().split()), question)
        if earlier is not question and earlier.id != question.id:
            yield Finding(
                f"`{earlier.id}` asks the same",
                c.place(question, "prompt"),
                "asked again here",
                "say what sets them apart, or retire one",
                others=(Label(c.place(earlier, "prompt"), "first asked here"),),
                question=question,
            )
