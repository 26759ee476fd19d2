"""A question while it is being written: what each type needs, what is wrong so far, and what to call it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from coldwar_quiz.authoring.examples import EXAMPLES
from coldwar_quiz.authoring.naming import propose
from coldwar_quiz.authoring.outline import Outline
from coldwar_quiz.authoring.renaming import former_ids
from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.authoring.writing import UNFOLDED, Fields, deck_text
from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.model import Bank, Question, Work
from coldwar_quiz.bank.reader import read_file
from coldwar_quiz.bank.released import LOCK_NAME, IdList
from coldwar_quiz.bank.rules import check_bank
from coldwar_quiz.bank.rules.writing.texts import answers
from coldwar_quiz.bank.sources import load_works
from coldwar_quiz.diagnostics.problem import Problem, Severity
from coldwar_quiz.paths import Home, bundled_seeds

_DECK = "x"
"""The deck that a draft is read in, by itself."""


class Step(NamedTuple):
    """One thing to be said about a question: the key it is written under, and how to ask for it.

    `many` of it can be said; then `at_least` so many are needed, else one where `at_least` is not 0.
    """

    key: str
    words: str
    at_least: int = 1
    many: bool = False
    pairs: bool = False


_DISTRACTORS = "a wrong option"
STEPS: Mapping[str, tuple[Step, ...]] = MappingProxyType(
    {
        "choice": (Step("answer", "the right option"), Step("distractors", _DISTRACTORS, 1, many=True)),
        "select": (
            Step("answer", "a right option", 1, many=True),
            Step("distractors", _DISTRACTORS, 1, many=True),
        ),
        "typed": (Step("answer", "the answer"), Step("accept", "another wording that is right", 0, many=True)),
        "cloze": (),
        "true-false": (Step("answer", "true or false"), Step("correction", "what is true instead", 0)),
        "date": (Step("answer", "the date, as 1953, 1953-06 or 1953-06-26"),),
        "number": (
            Step("answer", "the number, in digits"),
            Step("unit", "what it counts, such as people", 0),
            Step("tolerance", "how far off still counts", 0),
        ),
        "order": (Step("answer", "an item, earliest first", 2, many=True),),
        "match": (
            Step("answer", "a pair, as left = right", 2, many=True, pairs=True),
            Step("distractors", "a right side that belongs to nothing", 0, many=True),
        ),
        "card": (Step("answer", "the answer"), Step("points", "a point to tick off", 0, many=True)),
    }
)
"""What each type needs beside its prompt, in the order it is asked for."""

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "choice": "one of several options",
        "select": "all that are right among several",
        "typed": "a text to type",
        "cloze": "gaps in a sentence",
        "true-false": "a statement",
        "date": "a day, a month or a year",
        "number": "a figure",
        "order": "things to put in order",
        "match": "pairs",
        "card": "think, turn over, grade yourself",
    }
)

_WORDS = frozenset({"id", "type", "source", "where", "when", "difficulty", "tolerance"})
_WORD_LISTS = frozenset({"tags", "content"})
_VALUED = frozenset({"true-false", "date", "number"})


def typed(kind: str, key: str, value: Any) -> Any:
    """`value` as it is to be written under `key`: a word where it is no prose."""
    if key in _WORDS or (key == "answer" and kind in _VALUED):
        return Word(value) if _bare(value) else value
    return [Word(item) if _bare(item) else item for item in value] if key in _WORD_LISTS else value


def _bare(text: str) -> bool:
    """Whether `text` can stand without quotes and mean itself; what cannot is refused by the reader, in its words."""
    return text.isascii() and text.replace("-", "").replace(".", "").replace("/", "").isalnum()


@dataclass(frozen=True)
class Drafting:
    """What a draft is judged by: the works it may quote."""

    works: Mapping[str, Work]

    @classmethod
    def beside(cls, deck: Path, home: Home | None) -> "Drafting":
        """With the records that a deck at that path can use."""
        folders = [deck.parent / "sources", *([home.sources] if home else [])]
        return cls(load_works(folders, bundled=bundled_seeds()).works)

    def errors(self, fields: Fields) -> list[Problem]:
        """What makes the question unusable; places are those in no file."""
        return self._read(fields)[1]

    def complaint(self, kind: str, so_far: Fields, *keys: str) -> Problem | None:
        """The first error of those `keys` of a draft that is not whole yet: the rest is taken from an example."""
        whole = {**EXAMPLES[kind], **so_far}
        if "evidence" not in so_far:
            whole.pop("evidence")
        if not keys or any(key in so_far for key in keys):
            found = self.errors(whole)
            return found[0] if found else None
        return None

    def question(self, fields: Fields) -> Question | None:
        """The question that `fields` are; None where they have errors."""
        return self._read(fields)[0]

    def name(self, fields: Fields, taken: Collection[str]) -> str:
        """An id for the question `fields`."""
        found = self.question({**fields, "id": Word("x")})
        said = answers(found.body) if found else [str(value) for value in _flat(fields.get("answer"))]
        return propose(found.text if found else str(fields.get("prompt", "")), said, taken)

    def _read(self, fields: Fields) -> tuple[Question | None, list[Problem]]:
        text = deck_text({"id": Word(_DECK), "title": "x"}, [fields], UNFOLDED)
        findings = Findings()
        source = SourceFile.decode("", text.encode("utf-8"), findings)
        deck = None if source is None else read_file(source, findings).deck
        problems = [p for p in findings.problems() if p.severity is Severity.ERROR]
        if deck is None or problems:
            return None, problems
        checked = check_bank(Bank((deck,), works=self.works), lock=None, only_errors=True)
        found = [p for p in checked.problems if p.code != "unknown-question"]  # of its own deck, which is not here
        return deck.questions[0], found


def _flat(value: Any) -> Iterable[Any]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _flat(item)
    elif value is not None:
        yield value


def missing(fields: Fields) -> list[Step]:
    """What a question still needs; a type and a prompt first of all."""
    needed = [step for step in (Step("type", "the type"), Step("prompt", "the prompt")) if step.key not in fields]
    if "type" in fields:
        for step in STEPS[fields["type"]]:
            value = fields.get(step.key)
            count = len(value) if isinstance(value, list) else value is not None
            if step.at_least and count < step.at_least:
                needed.append(step)
    return needed


def taken(deck: Outline, decks: Sequence[Outline]) -> set[str]:
    """The bare ids of `deck` that are used up: in use, retired, given up for another, or released once."""
    ids = {entry.id.question for entry in deck.entries if entry.id is not None}
    for other in (deck, *decks):
        for entry in other.entries:
            ids |= {old.question for old in former_ids(entry, other.deck) if old.deck == deck.deck}
    listed = IdList.read(deck.file.path.parent / LOCK_NAME).ids
    return ids | {name.question for name in listed if name.deck == deck.deck}
