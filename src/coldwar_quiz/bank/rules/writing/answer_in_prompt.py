"""The rule `answer-in-prompt`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Choice, Question, Typed
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import answers, as_heard, gist, holds
from coldwar_quiz.diagnostics.problem import Severity


@rule("answer-in-prompt", Severity.ADVICE, "choice", "typed", "cloze")
def answer_in_prompt(q: Question, c: Context) -> Iterator[Finding]:
    """The prompt holds the answer, or an accepted spelling of a typed one.

    Where it holds a distractor too, it offers a choice and that is fine.

    Source: Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines", guideline
    28b: no clang between stem and right option; National Board of Medical Examiners, Item-Writing Guide, on word
    repeats.

    Fails:

    ```yaml
    - id: successor
      type: typed
      prompt: Who became chairman of the Council of Ministers in the government of Malenkov?
      answer: Malenkov
    ```

    Passes:

    ```yaml
    - id: successor
      type: typed
      prompt: Who became chairman of the Council of Ministers in March 1953?
      answer: Malenkov
    ```
    """
    letters = gist(q.text)
    accepted = q.body.accept if isinstance(q.body, Typed) else ()
    for answer in (*answers(q.body), *accepted):
        bare = gist(answer)
        if len(bare) > 2 and bare in letters and holds(shown := as_heard(q.text), as_heard(answer)):
            others = q.body.distractors if isinstance(q.body, Choice | Typed) else ()
            if not any(holds(shown, as_heard(other)) for other in others):
                what = "an answer that is accepted" if answer in accepted else "the answer"
                yield Finding(f"the prompt holds {what}, `{answer}`", c.place(q, "prompt"), help="say it another way")
