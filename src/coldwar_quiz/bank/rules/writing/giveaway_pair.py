"""The rule `giveaway-pair`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Choice, Cloze, Number, Question, Typed
from coldwar_quiz.bank.rules.rule import Also, Context, Finding, bank_rule, with_decks
from coldwar_quiz.bank.rules.words import content_words
from coldwar_quiz.bank.rules.writing.texts import answers
from coldwar_quiz.diagnostics.problem import Severity

_SHARE = 0.7
"""So large a share of the words of the one prompt in the other makes them about one thing."""
_ENOUGH_WORDS = 4
_FAMOUS = 60
"""What so many questions answer gives none of them away."""


@bank_rule("giveaway-pair", Severity.ADVICE)
def giveaway_pair(c: Context) -> Iterator[Finding]:
    """The prompt of one question states the answer of another, and is about the same thing.

    Whoever meets the one first reads the answer to the other off it.

    Source: Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing guidelines", guideline 4:
    keep the content of each item independent of the others.

    Fails:

    ```yaml
    - id: kengir-days
      type: number
      prompt: How many days did the revolt of the prisoners at Kengir last?
      answer: 42
    - id: kengir-slogan
      type: typed
      prompt: What did the prisoners at Kengir call for in the revolt that was to last 42 days?
      answer: the constitution
    ```

    Passes:

    ```yaml
    - id: kengir-days
      type: number
      prompt: How many days did the revolt of the prisoners at Kengir last?
      answer: 42
    - id: kengir-slogan
      type: typed
      prompt: What did the slogan of the prisoners at Kengir wish a long life?
      answer: the constitution
    ```
    """
    asked: dict[str, list[tuple[Question, frozenset[str]]]] = {}
    for _, question in with_decks(c.bank):
        if question.retired is None and isinstance(question.body, Choice | Typed | Cloze | Number):
            prompt = frozenset(c.words(question))
            for answer in answers(question.body):
                words = tuple(content_words(answer))
                about = prompt.difference(words)
                if words and len(about) >= _ENOUGH_WORDS:
                    asked.setdefault(words[0], []).append((question, about))
    for _, question in with_decks(c.bank):
        if question.retired is None:
            yield from _given_away(question, asked, c)


def _given_away(
    telling: Question, asked: dict[str, list[tuple[Question, frozenset[str]]]], c: Context
) -> Iterator[Finding]:
    words = content_words(telling.prompt) if isinstance(telling.body, Cloze) else c.words(telling)
    there = frozenset(words)
    for first in dict.fromkeys(words):
        candidates = asked.get(first, ())
        if len(candidates) > _FAMOUS:
            continue
        for question, about in candidates:
            if question.id == telling.id or len(about & there) < _SHARE * len(about):
                continue
            if any(_stands_in(tuple(content_words(answer)), words) for answer in answers(question.body)):
                yield Finding(
                    f"the prompt tells the answer of `{question.id}`",
                    c.place(telling, "prompt"),
                    "told here",
                    "ask one of the two another way",
                    others=(Also(c.place(question, "prompt"), "asked here"),),
                    question=telling,
                )


def _stands_in(wanted: tuple[str, ...], words: list[str]) -> bool:
    length = len(wanted)
    return any(tuple(words[i : i + length]) == wanted for i in range(len(words) - length + 1))
