"""The rule `answer-among-distractors`."""

from collections.abc import Iterator

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.rule import Also, Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import all_options, maybe_equal, right_and_wrong
from coldwar_quiz.diagnostics.problem import Severity


@rule("answer-among-distractors", Severity.ERROR, "choice", "select", "typed", "match")
def answer_among_distractors(q: Question, c: Context) -> Iterator[Finding]:
    """A right answer, or an accepted spelling of it, stands among the distractors.

    Case, accents, punctuation and spacing do not tell two texts apart.

    Source: Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines", guideline
    19: only one option is right.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: choice
      prompt: Who arrested Beria, according to the headnote?
      answer: Zhukov
      distractors: [Bulganin, zhukov]
    ```

    Passes:

    ```yaml
    - id: arresting-marshal
      type: choice
      prompt: Who arrested Beria, according to the headnote?
      answer: Zhukov
      distractors: [Bulganin, Moskalenko]
    ```
    """
    if not maybe_equal(all_options(q)):
        return
    right, wrong = right_and_wrong(q)
    folded = {}
    for path, text in reversed(right):
        folded[fold(text)] = path
    for path, text in wrong:
        if (same := folded.get(fold(text))) is not None:
            what = "an accepted spelling" if same.startswith("accept") else "a right answer"
            yield Finding(
                f"`{text}` is {what} and a distractor",
                c.place(q, path, "distractors"),
                "wrong here",
                "take it out of one of the two lists",
                others=(Also(c.place(q, same, "answer"), "right here"),),
            )
