"""The verdicts of `check` and of a schema on the same text, so that they can be compared."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator, ValidationError, validators

from coldwar_quiz.authoring.schema import SCHEMAS
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.model import Bank
from coldwar_quiz.bank.nodes import SourceFile
from coldwar_quiz.bank.reader import Contents, read_file
from coldwar_quiz.bank.rules import check_bank
from coldwar_quiz.diagnostics.problem import Severity

SEEN = frozenset(
    {
        "bad-date", "bad-difficulty", "bad-language", "bad-number", "bad-sha256", "bad-slug", "control-character",
        "empty-file", "empty-gap", "missing-key", "newer-format", "no-gap", "no-value", "not-a-deck", "too-few-items",
        "too-long", "too-many", "unclosed-gap", "unknown-content", "unknown-key", "unknown-kind", "unknown-type",
        "unopened-gap", "wrong-shape",
    }
)  # fmt: skip
"""The errors that are about the shape of one value, which a schema is to see."""

UNSEEN = frozenset(
    {
        # what one value has to do with another, in this file or elsewhere
        "answer-among-distractors", "duplicate-deck", "duplicate-id", "duplicate-option", "duplicate-source",
        "former-id", "outside-evidence", "quotation-brace", "unknown-place", "unknown-question", "unknown-source",
        # what the calendar has to say
        "impossible-date",
        # what is gone, or has stopped it, when an editor has loaded the file
        "alias", "bad-escape", "cut-number", "directive", "duplicate-key", "indentation", "merge-key", "not-a-key",
        "not-utf-8", "merge-conflict", "second-document", "syntax", "tab-indentation", "tag", "text-after-quote",
        "too-deep", "unclosed-bracket", "unclosed-quote", "unquoted-text",
    }
)  # fmt: skip
"""The other errors: those of which a schema can know nothing."""


def _ecma_pattern(validator: object, pattern: str, instance: object, schema: object) -> Iterator[ValidationError]:
    """As the standard has it: `$` is the very end, and not the place before a last line end too."""
    wanted = re.sub(r"\$$", r"\\Z", pattern)
    if isinstance(instance, str) and not re.search(wanted, instance):
        yield ValidationError(f"{instance[:60]!r} does not match {pattern}")


_Validator = validators.extend(Draft202012Validator, {"pattern": _ecma_pattern})
_VALIDATORS = {name: _Validator(described.make()) for name, described in SCHEMAS.items()}


def refusals(document: object, of: str = "deck") -> list[str]:
    """What the schema of that name has against a loaded document, the first few things."""
    first = islice(_VALIDATORS[of].iter_errors(document), 3)
    return [f"{error.json_path}: {error.message[:100]}" for error in first]


def errors_of(file: str | Path) -> set[str]:
    """The codes of the errors that `check` finds in the shape of a deck file, given as its text or its place."""
    findings = Findings()
    source = SourceFile("deck.yaml", file) if isinstance(file, str) else SourceFile.read_into(file, findings)
    contents = read_file(source, findings) if source else Contents()
    bank = Bank(decks=(contents.deck,) if contents.deck else ())
    ruled = check_bank(bank, lock=None, only_errors=True).problems
    found = [*findings.problems(), *(problem for problem in ruled if problem.code == "too-few-items")]
    return {problem.code for problem in found if problem.severity is Severity.ERROR}


def disagreement(document: Any, errors: set[str], of: str = "deck") -> str:
    """In words, empty where the schema takes what `check` takes and refuses what is of the wrong shape to it."""
    against = refusals(document, of)
    if against and not errors:
        return f"`check` takes it, the schema does not: {against}"
    if errors & SEEN and not against:
        return f"the schema takes it, `check` does not: {sorted(errors)}"
    return ""


class CorpusFile(NamedTuple):
    """One file of `tests/bank/corpus`, and what the deck format says of it."""

    path: Path
    good: bool
    errors: frozenset[str]


def corpus() -> Iterator[CorpusFile]:
    """Every file of the corpus; folders are left out."""
    for listed in sorted((Path(__file__).parent / "bank" / "corpus").glob("*/expected.tsv")):
        for line in listed.read_text("utf-8").splitlines():
            name, verdict, findings = (*line.split("\t"), "")[:3]
            path = listed.parent / name
            if path.is_file():
                yield CorpusFile(path, verdict == "good", frozenset(re.findall(r":error\[([a-z0-9-]+)\]", findings)))
