"""The rule `house-brace`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.texts import texts
from coldwar_quiz.diagnostics.problem import Severity


@rule("house-brace", Severity.ERROR, house=True)
def house_brace(q: Question, c: Context) -> Iterator[Finding]:
    """A text of the bundled bank holds a curly brace that is no cloze gap.

    In the web compilation braces hold the compiler's comments, which the bank never repeats.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria {the police chief}, according to the headnote?
      answer: Zhukov
    ```

    Passes:

    ```yaml
    - id: arresting-marshal
      type: cloze
      prompt: According to the headnote, Beria was formally arrested by Marshal {{Zhukov}}.
    ```
    """
    for path, text in texts(q):
        if "{" in text or "}" in text:
            yield Finding("the text holds a curly brace", c.place(q, path), help="take it out, and what stands in it")
