"""Rules about slips of the author's hand: what reads like a question but cannot have been meant so."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Cloze, Question, Typed
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity


@rule("untypeable-answer", Severity.ADVICE, "typed", "cloze")
def untypeable_answer(q: Question, c: Context) -> Iterator[Finding]:
    """An answer that is to be typed has no letter and no digit, so nobody knows what to type.

    Case, accents, punctuation and spacing are ignored in what a learner types; of such an answer nothing is left.

    Fails:

    ```yaml
    - id: last-words
      type: typed
      prompt: With what does the letter break off?
      answer: "..."
    ```

    Passes:

    ```yaml
    - id: last-words
      type: typed
      prompt: With what does the letter break off?
      answer: three dots
    ```
    """
    for path, text in _typed_texts(q):
        if not any(character.isalnum() for character in text):
            yield Finding(
                f"`{text[:40]}` has no letter and no digit to type",
                c.place(q, path, "prompt"),
                help="write the answer in words, or make it a choice or a card",
            )


def _typed_texts(q: Question) -> Iterator[tuple[str, str]]:
    """What a learner may type, each with the field it stands in."""
    if isinstance(q.body, Typed):
        yield "answer", q.body.answer
        yield from ((f"accept.{i}", text) for i, text in enumerate(q.body.accept))
    elif isinstance(q.body, Cloze):
        yield from (
            (f"prompt.gap.{i}", text) for i, gap in enumerate(q.body.gaps) for text in (gap.answer, *gap.accept)
        )


@rule("brace-in-gap", Severity.ADVICE, "cloze")
def brace_in_gap(q: Question, c: Context) -> Iterator[Finding]:
    """The answer of a gap holds a brace: mostly one brace too many was typed around it.

    Fails:

    ```yaml
    - id: office
      type: cloze
      prompt: "Malenkov was chairman of the Council of {{{Ministers}}}."
    ```

    Passes:

    ```yaml
    - id: office
      type: cloze
      prompt: "Malenkov was chairman of the Council of {{Ministers}}."
    ```
    """
    for i, gap in enumerate(q.body.gaps) if isinstance(q.body, Cloze) else ():
        for text in (gap.answer, *gap.accept):
            if "{" in text or "}" in text:
                yield Finding(
                    f"the answer `{text[:40]}` holds a brace",
                    c.place(q, f"prompt.gap.{i}", "prompt"),
                    help="write it as `{{answer}}`",
                )
                return


@rule("repeated-tag", Severity.ADVICE, given="tags")
def repeated_tag(q: Question, c: Context) -> Iterator[Finding]:
    """A question has the same tag twice.

    Fails:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      tags: [gdr, gdr]
    ```

    Passes:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      tags: [gdr, dates]
    ```
    """
    if len(set(q.tags)) == len(q.tags):
        return
    seen: set[str] = set()
    for i, tag in enumerate(q.tags):
        if tag in seen:
            yield Finding(f"the tag `{tag}` is given twice", c.place(q, f"tags.{i}", "tags"), help="take one out")
        seen.add(tag)


RULES = (untypeable_answer, brace_in_gap, repeated_tag)
