"""Rules about fair choices: nothing but knowledge should tell the right option, and every listed text should count."""

import re
from collections.abc import Iterator

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.model import Choice, Cloze, Match, Question, Typed
from coldwar_quiz.bank.rules.options import all_options, maybe_equal, right_and_wrong
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Label, Severity

_FAR_LONGER = 1.6
"""How many times as long as the longest distractor the right option must be to stand out ..."""
_FAR_MORE = 12
"""... and by how many characters."""
_CATCH_ALL = re.compile(r"\b(all|none|both|neither) of (the above|these|them)\b", re.IGNORECASE)


@rule("few-distractors", Severity.ADVICE, "choice")
def few_distractors(q: Question, c: Context) -> Iterator[Finding]:
    """A choice has fewer than two distractors, so that every second guess is right.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: choice
      prompt: Who arrested Beria, according to the headnote?
      answer: Zhukov
      distractors: [Bulganin]
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
    if isinstance(q.body, Choice) and len(q.body.distractors) < 2:
        yield Finding(
            "the choice has fewer than two distractors",
            c.place(q, "distractors"),
            help="add one, or make it true-false",
        )


@rule("catch-all-option", Severity.ADVICE, "choice", "select", "typed")
def catch_all_option(q: Question, c: Context) -> Iterator[Finding]:
    """An option is "all of the above" or the like.

    Options are shuffled, so nothing is above; and knowing two options are right gives the question away.

    Fails:

    ```yaml
    - id: republics
      type: choice
      prompt: For which republic did the MVD propose a correction of national policy?
      answer: all of the above
      distractors: [Lithuania, Western Ukraine]
    ```

    Passes:

    ```yaml
    - id: republics
      type: select
      prompt: For which republics did the MVD propose a correction of national policy?
      answer: [Lithuania, Western Ukraine]
      distractors: [Kazakhstan, Uzbekistan]
    ```
    """
    if " of the" not in "\n".join(all_options(q)):
        return
    right, wrong = right_and_wrong(q)
    for path, text in (*right, *wrong):
        if _CATCH_ALL.search(text):
            yield Finding(
                f"`{text}` is no option of its own", c.place(q, path), help="ask for a select with several answers"
            )


@rule("longest-key", Severity.ADVICE, "choice")
def longest_key(q: Question, c: Context) -> Iterator[Finding]:
    """The right option is far longer than every wrong one: learners pick the longest without reading.

    Fails:

    ```yaml
    - id: caution
      type: choice
      prompt: Why should a reader of Beria's letter be careful with what it says about friendship?
      answer: He was a prisoner who appealed to his former colleagues for mercy
      distractors: [It is a forgery, It was dictated]
    ```

    Passes:

    ```yaml
    - id: caution
      type: choice
      prompt: Why should a reader of Beria's letter be careful with what it says about friendship?
      answer: He was a prisoner asking for mercy
      distractors: [The letter is known from rumour only, The translator doubted its date]
    ```
    """
    if isinstance(q.body, Choice) and len(q.body.distractors) >= 2:
        longest = max(map(len, q.body.distractors))
        length = len(q.body.answer)
        if length > longest + _FAR_MORE and length > longest * _FAR_LONGER:
            yield Finding(
                "the right option is far longer than every wrong one",
                c.place(q, "answer"),
                f"{length} characters; the longest distractor has {longest}",
                "shorten it, or lengthen the others",
            )


@rule("shared-right-side", Severity.ADVICE, "match")
def shared_right_side(q: Question, c: Context) -> Iterator[Finding]:
    """Two left-hand sides belong to the same right-hand side: pairing up is clearest one to one.

    Fails:

    ```yaml
    - id: posts
      type: match
      prompt: Match the leader with his post of March 1953.
      answer: [[Malenkov, premier], [Beria, minister], [Molotov, Minister]]
    ```

    Passes:

    ```yaml
    - id: posts
      type: match
      prompt: Match the leader with his post of March 1953.
      answer: [[Malenkov, premier], [Beria, minister of internal affairs], [Molotov, minister of foreign affairs]]
    ```
    """
    if not isinstance(q.body, Match) or not maybe_equal(tuple(right for _, right in q.body.pairs)):
        return
    first: dict[str, int] = {}
    for i, (_, right) in enumerate(q.body.pairs):
        earlier = first.setdefault(fold(right), i)
        if earlier != i:
            yield Finding(
                f"`{right}` belongs to two left-hand sides",
                c.place(q, f"answer.{i}.1", "answer"),
                others=(Label(c.place(q, f"answer.{earlier}.1", "answer"), "first here"),),
                help="tell the two apart, or ask for a select",
            )


@rule("idle-accept", Severity.ADVICE, "typed", "cloze")
def idle_accept(q: Question, c: Context) -> Iterator[Finding]:
    """An accepted spelling says nothing new: case, accents, punctuation and spacing are ignored anyway.

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
                if first.setdefault(fold(text), i) != i:
                    yield Finding(
                        f"`{text}` is accepted without being listed", c.place(q, path.format(i - 1)), help="take it out"
                    )


RULES = (few_distractors, catch_all_option, longest_key, shared_right_side, idle_accept)
