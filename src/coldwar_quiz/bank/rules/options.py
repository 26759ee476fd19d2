"""Rules about what a learner can choose between: options, items and pairs that cannot be told apart, or are too few."""

from collections.abc import Iterator
from functools import lru_cache

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.model import Choice, Match, Order, Question, Select, Typed
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Label, Severity

_LOWER = bytes(range(128)).lower() + bytes(range(128, 256))
_NOT_COMPARED = bytes(code for code in range(1, 128) if not chr(code).isalnum())

Text = tuple[str, str]
"""A field's path and the text in it."""


@lru_cache(maxsize=1)
def maybe_equal(texts: tuple[str, ...]) -> bool:
    """Whether two of `texts`, none of them blank, could be equal after folding: cheap, sure when it says no.

    Folding keeps every ASCII letter and digit, so two ASCII texts that differ in those differ when folded. One result
    is remembered, as two rules in a row ask about the same texts.
    """
    if len(texts) < 2:
        return False
    together = "\0".join(texts)
    if not together.isascii():
        together = "\0".join([text if text.isascii() else fold(text) for text in texts])
    keys = together.encode("utf-8", "replace").translate(_LOWER, _NOT_COMPARED).split(b"\0")
    return len(set(keys)) < len(keys) or b"" in keys


def all_options(q: Question) -> tuple[str, ...]:
    """The right and the wrong texts of a question that has wrong ones; empty for any other."""
    body = q.body
    if not isinstance(body, (Choice, Select, Typed, Match)) or not body.distractors:
        return ()
    if isinstance(body, Match):
        return body.rights
    return (*body.options, *body.accept) if isinstance(body, Typed) else body.options


def right_and_wrong(q: Question) -> tuple[list[Text], list[Text]]:
    """The right texts and the wrong ones of a question that has both."""
    body = q.body
    if isinstance(body, Select):
        right = [(f"answer.{i}", text) for i, text in enumerate(body.answers)]
    elif isinstance(body, Match):
        right = [(f"answer.{i}.1", text) for i, (_, text) in enumerate(body.pairs)]
    elif isinstance(body, Typed):
        right = [("answer", body.answer), *((f"accept.{i}", text) for i, text in enumerate(body.accept))]
    elif isinstance(body, Choice):
        right = [("answer", body.answer)]
    else:
        return [], []
    return right, [(f"distractors.{i}", text) for i, text in enumerate(body.distractors)]


@rule("answer-among-distractors", Severity.ERROR, "choice", "select", "typed", "match")
def answer_among_distractors(q: Question, c: Context) -> Iterator[Finding]:
    """A right answer, or an accepted spelling of it, stands among the distractors.

    Case, accents, punctuation and spacing do not tell two texts apart.

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
                others=(Label(c.place(q, same, "answer"), "right here"),),
            )


@rule("duplicate-option", Severity.ERROR, "choice", "select", "typed", "order", "match")
def duplicate_option(q: Question, c: Context) -> Iterator[Finding]:
    """Two options, two items to order, or two left-hand sides are the same.

    Case, accents, punctuation and spacing do not tell two texts apart.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: choice
      prompt: Who arrested Beria, according to the headnote?
      answer: Zhukov
      distractors: [Bulganin, Moskalenko, bulganin]
    ```

    Passes:

    ```yaml
    - id: arresting-marshal
      type: choice
      prompt: Who arrested Beria, according to the headnote?
      answer: Zhukov
      distractors: [Bulganin, Moskalenko, Voroshilov]
    ```
    """
    body = q.body
    if isinstance(body, (Choice, Select, Typed)) and not maybe_equal(all_options(q)):
        return
    groups: list[tuple[str, str, tuple[str, ...]]] = []
    if isinstance(body, Order):
        groups.append(("answer.{}", "item", body.items))
    elif isinstance(body, Match):
        groups.append(("answer.{}.0", "left-hand side", tuple(left for left, _ in body.pairs)))
        groups.append(("distractors.{}", "distractor", body.distractors))
    elif isinstance(body, Choice | Select | Typed):
        groups.append(("distractors.{}", "distractor", body.distractors))
        if isinstance(body, Select):
            groups.append(("answer.{}", "answer", body.answers))
    for path, what, texts in groups:
        if not maybe_equal(texts):
            continue
        right = {fold(text) for _, text in right_and_wrong(q)[0]} if what == "distractor" else set()
        first: dict[str, int] = {}
        for i, text in enumerate(texts):
            earlier = first.setdefault(fold(text), i)
            if earlier != i and fold(text) not in right:
                yield Finding(
                    f"the {what} `{text}` stands there twice",
                    c.place(q, path.format(i), path.partition(".")[0]),
                    "again here",
                    "take one out",
                    others=(Label(c.place(q, path.format(earlier), path.partition(".")[0]), "first here"),),
                )


@rule("too-few-items", Severity.ERROR, "order", "match")
def too_few_items(q: Question, c: Context) -> Iterator[Finding]:
    """There are fewer than two things to put in order or to pair up.

    Fails:

    ```yaml
    - id: june-order
      type: order
      prompt: Put in order, earliest first.
      answer: [The stoppage in East Berlin]
    ```

    Passes:

    ```yaml
    - id: june-order
      type: order
      prompt: Put in order, earliest first.
      answer: [The stoppage in East Berlin, The announcement of Beria's arrest]
    ```
    """
    things = q.body.items if isinstance(q.body, Order) else q.body.pairs if isinstance(q.body, Match) else ()
    if len(things) < 2:
        verb = "put in order" if isinstance(q.body, Order) else "pair up"
        yield Finding(f"there are fewer than two things to {verb}", c.place(q, "answer"), help="give at least two")


RULES = (answer_among_distractors, duplicate_option, too_few_items)
