"""What is said of a key of a question to somebody who is asked for it: what is wanted, and an example."""

from typing import Any

from coldwar_quiz.authoring.examples import EXAMPLES
from coldwar_quiz.authoring.schema.source_words import WORK
from coldwar_quiz.authoring.schema.words import DECK, EVIDENCE, OWN, QUESTION, Words


def explained(kind: str, key: str) -> list[str]:
    """Sentences on `key` of a question of type `kind`; where a list is wanted, the example is one item."""
    words = OWN.get(kind, {}).get(key) or {**QUESTION, **EVIDENCE}[key]
    shown = EXAMPLES[kind].get(key) if kind else None
    return _sentences(words, words.examples[0] if shown is None else shown, whole=key == "tags")


def explained_of_deck(key: str) -> list[str]:
    """The same of a key of a deck."""
    return _sentences(DECK[key], DECK[key].examples[0], whole=False)


def explained_of_work(key: str) -> list[str]:
    """The same of a key of a work in a source record."""
    return _sentences(WORK[key], WORK[key].examples[0], whole=False)


def _sentences(words: Words, example: Any, whole: bool) -> list[str]:
    if isinstance(example, list | tuple):
        example = " ".join(example) if whole else example[0]
    if isinstance(example, list | tuple):
        example = " = ".join(example)
    return [words.description, f"For example: {str(example).lower() if isinstance(example, bool) else example}"]
