"""The rule `orphan-tag`."""

from collections import Counter
from collections.abc import Iterator

from coldwar_quiz.bank.rules.rule import Context, Finding, bank_rule, with_decks
from coldwar_quiz.diagnostics.problem import Severity

_STARTER = "starter"
"""Marks the questions of a first session; it is no topic."""
_SMALL_DECK = 12
"""In a deck of fewer questions a topic may well be met once."""


@bank_rule("orphan-tag", Severity.ADVICE)
def orphan_tag(c: Context) -> Iterator[Finding]:
    """A tag stands on one question alone, in a deck of a dozen questions or more.

    Either it is spelt differently elsewhere, or the topic is one question old: a fact that nothing else leads back to
    is soon forgotten. Looked for when all decks are checked at once: one that was not read may have the tag.

    Source: Nielsen (2018), "Augmenting long-term memory": avoid orphan questions; Wozniak (1999), "Twenty rules of
    formulating knowledge", rule 3: build upon the basics.

    Fails:

    ```yaml
    deck: {id: sample, title: A sample}
    questions:
    - {id: one, type: typed, prompt: Who asked first?, answer: Zhukov, tags: [army]}
    - {id: two, type: typed, prompt: Who came second?, answer: Konev, tags: [army]}
    - {id: three, type: typed, prompt: Who fell third?, answer: Serov, tags: [army]}
    - {id: four, type: typed, prompt: Who rose fourth?, answer: Kruglov, tags: [army]}
    - {id: five, type: typed, prompt: Who spoke fifth?, answer: Bulganin, tags: [army]}
    - {id: six, type: typed, prompt: Who wrote sixth?, answer: Mikoyan, tags: [army]}
    - {id: seven, type: typed, prompt: Who read seventh?, answer: Molotov, tags: [army]}
    - {id: eight, type: typed, prompt: Who left eighth?, answer: Malenkov, tags: [army]}
    - {id: nine, type: typed, prompt: Who slept ninth?, answer: Rudenko, tags: [army]}
    - {id: ten, type: typed, prompt: Who sang tenth?, answer: Nagy, tags: [army]}
    - {id: eleven, type: typed, prompt: Who drew eleventh?, answer: Rakosi, tags: [army]}
    - {id: twelve, type: typed, prompt: Who stayed last?, answer: Pieck, tags: [armies]}
    ```

    Passes:

    ```yaml
    - {id: one, type: typed, prompt: Who asked first?, answer: Zhukov, tags: [army]}
    - {id: two, type: typed, prompt: Who came second?, answer: Konev, tags: [army]}
    ```
    """
    counts = Counter(tag for q in c.bank if q.tags and q.retired is None for tag in set(q.tags))
    alone = {tag for tag, count in counts.items() if count == 1} - {_STARTER}
    if not alone or c.given_up:  # a deck that is left out here may have it
        return
    for deck, question in with_decks(c.bank):
        if question.retired is not None or len(deck.questions) < _SMALL_DECK or c.elsewhere:
            continue
        for tag in alone.intersection(question.tags):
            near = c.speller.help(
                tag, counts.keys() - alone, "add questions on the topic, or give this one a tag that others have"
            )
            yield Finding(
                f"no other question has the tag `{tag}`", c.place(question, "tags"), help=near, question=question
            )
