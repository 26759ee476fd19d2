"""The rule `similar-prompt`."""

from collections.abc import Iterator
from itertools import islice

from coldwar_quiz.bank.model import AskDate, Body, Question, QuestionId
from coldwar_quiz.bank.rules.rule import Also, Context, Finding, bank_rule, with_decks
from coldwar_quiz.bank.rules.writing.same_prompt import as_met
from coldwar_quiz.bank.rules.writing.texts import answers
from coldwar_quiz.diagnostics.problem import Severity

_ENOUGH_WORDS = 4
"""Prompts of fewer words that matter are alike by chance."""
_MOST_KEYS = 60
"""So many words of a prompt are looked at."""


@bank_rule("similar-prompt", Severity.ADVICE)
def similar_prompt(c: Context) -> Iterator[Finding]:
    """Two questions with one answer have the same prompt but for a word, or but for the order of the words.

    The second teaches nothing the first has not, and takes a learner's time every time.

    Source: Wozniak (1999), "Twenty rules of formulating knowledge", rules 11 and 17: combat interference, and be
    redundant only where it adds another side of the thing.

    Fails:

    ```yaml
    - id: formal-arrest
      type: typed
      prompt: Which marshal formally arrested Beria at the session of the Presidium?
      answer: Zhukov
    - id: session-arrest
      type: typed
      prompt: At the session of the Presidium, which marshal arrested Beria?
      answer: Zhukov
    ```

    Passes:

    ```yaml
    - id: formal-arrest
      type: typed
      prompt: Which marshal formally arrested Beria at the session of the Presidium?
      answer: Zhukov
    - id: group-leader
      type: typed
      prompt: Who headed the military group that Heller and Nekrich describe?
      answer: Zhukov
    ```
    """
    seen: dict[tuple[str, int], Question] = {}
    told: set[tuple[QuestionId, QuestionId]] = set()
    for _, question in with_decks(c.bank):
        if question.retired is not None:
            continue
        words = set(c.words(question))
        answer = _answer(question.body) if len(words) >= _ENOUGH_WORDS else ""
        if not answer:
            continue
        whole = 0
        for word in words:
            whole ^= hash(word)
        for key in (whole, *(whole ^ hash(word) for word in islice(words, _MOST_KEYS))):
            earlier = seen.setdefault((answer, key), question)
            pair = (earlier.id, question.id)
            if earlier is not question and earlier.id != question.id and pair not in told:
                if not _differ_little(set(c.words(earlier)), words) or as_met(earlier) == as_met(question):
                    continue
                told.add(pair)
                yield Finding(
                    f"`{earlier.id}` asks nearly the same",
                    c.place(question, "prompt"),
                    "asked again here",
                    "ask for another side of it, or retire one",
                    others=(Also(c.place(earlier, "prompt"), "first asked here"),),
                    question=question,
                )


def _answer(body: Body) -> str:
    """What is asked for, as one text; empty where that is an arrangement or left to the learner."""
    return str(body.answer) if isinstance(body, AskDate) else "\n".join(answers(body)).casefold()


def _differ_little(before: set[str], now: set[str]) -> bool:
    """Whether at most one word stands on each side that the other has not, and no number is among them."""
    gone, come = before - now, now - before
    return len(gone) <= 1 and len(come) <= 1 and not any(word[0].isdigit() for word in gone | come)
