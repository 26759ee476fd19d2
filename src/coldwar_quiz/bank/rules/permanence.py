"""The rule `vanished-id`."""

from collections.abc import Iterator

from coldwar_quiz.bank.rules.rule import Also, Context, Finding, bank_rule
from coldwar_quiz.diagnostics.problem import Severity


@bank_rule("vanished-id", Severity.ERROR)
def vanished_id(c: Context) -> Iterator[Finding]:
    """An id that was released stands in no deck any more, nor under anybody's `formerly`.

    Somebody has learned the question, and what is known of it hangs on its id. The ids of the last release are listed
    in `ids.lock` beside the decks, one `deck/question` a line. A question that is no longer asked has `retired`; one
    that was renamed, or moved to another deck, has its old id under `formerly`. `coldwar-quiz retire` and
    `coldwar-quiz rename` write both. A folder without `ids.lock` is not held to this.

    Fails:

    ```yaml
    # sample.yaml, beside an ids.lock that holds sample/memo-day
    deck: {id: sample, title: A sample}
    questions:
    - id: memorandum-date
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
    ```

    Passes:

    ```yaml
    # sample.yaml, beside an ids.lock that holds sample/memo-day
    deck: {id: sample, title: A sample}
    questions:
    - id: memorandum-date
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      formerly: [memo-day]
    ```
    """
    former = {old for question in c.bank for old in question.formerly}
    for name, line in c.held.ids.items():
        if name in c.ids or name in former or c.held.somewhere(name):
            continue
        deck = c.bank.deck_by_id.get(name.deck)
        help = "put it back with `retired`, or name it under `formerly` of the question that took its place"
        if deck is None:
            yield Finding(f"`{name}` was released and is in no deck any more", line, help=help)
        else:
            message = f"`{name}` was released and is gone from its deck"
            yield Finding(message, deck.span, "of this deck", help, others=(Also(line, "released under this id"),))


RULES = (vanished_id,)
