"""The rule `orphan-tag`."""

from collections.abc import Iterator

from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.rules.rule import Context, Finding, bank_rule, with_decks
from coldwar_quiz.diagnostics.problem import Severity

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
    bearers: dict[str, list[tuple[Question, int]]] = {}
    for deck, question in with_decks(c.bank):
        if question.retired is None:
            for tag in set(question.tags):
                bearers.setdefault(tag, []).append((question, len(deck.questions)))
    shared = [tag for tag, them in bearers.items() if len(them) > 1]
    for tag, ((question, size), *others) in bearers.items():
        if size >= _SMALL_DECK and not others and not c.elsewhere:
            near = c.speller.help(tag, shared, "add questions on the topic, or give this one a tag that others have")
            yield Finding(
                f"no other question has the tag `{tag}`", c.place(question, "tags"), help=near, question=question
            )
