"""Source records: what the documents are, which works they hold, and where in a document a place of a work lies."""

import os
import re
from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.keys import DOCUMENT_KEYS, PLACE_KEYS, RECORD_KEYS, WORK_KEYS
from coldwar_quiz.bank.model import Place, Work
from coldwar_quiz.bank.nodes import SourceFile, read_nodes
from coldwar_quiz.bank.other_words import OF_A_DOCUMENT, OF_A_PLACE, OF_A_WORK
from coldwar_quiz.bank.proof import LOCK_NAME
from coldwar_quiz.bank.tree import Mapping, Node, Scalar
from coldwar_quiz.bank.values import Record
from coldwar_quiz.bank.words import one_of
from coldwar_quiz.diagnostics.problem import Label, Problem
from coldwar_quiz.diagnostics.span import Span

KINDS = ("primary", "history", "memoir", "journalism", "blog", "forum", "reference", "compilation", "outside")
"""What a document or a work can be; `outside` is later scholarship, which has no document and is never evidence."""

_SUFFIXES = (".yaml", ".yml")
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What is known of one document file: how it came down to us, how far to trust it, what not to use it for."""

    seed: str
    sha256: str
    kind: str
    transmission: str | None
    trust: str | None
    not_for: str | None
    bundled: bool
    span: Span = field(compare=False)


@dataclass(frozen=True)
class Sources:
    """All source records that were found.

    `lost` are the works, and the places as `work/place`, whose descriptions could not be used; `lines` are the lines of
    each file by its path, for rendering; `locks` are the paths at which proofs of quotations may lie.
    """

    works: ReadOnly[str, Work] = field(default_factory=dict)
    documents: ReadOnly[str, DocumentRecord] = field(default_factory=dict)
    """By SHA-256."""
    problems: tuple[Problem, ...] = ()
    lost: frozenset[str] = frozenset()
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    locks: tuple[Path, ...] = ()


def _records_in(folder: Path) -> list[Path]:
    try:
        return [folder / name for name in sorted(os.listdir(folder)) if name.endswith(_SUFFIXES)]
    except OSError:
        return []


def load_works(folders: Sequence[Path], *, bundled: Path | None) -> Sources:
    """The records in `bundled` and then in `folders`: every `*.yaml` and `*.yml`. A folder that is not there has none.

    Never raises for content. Where two records describe a work of one name, the first is kept.
    """
    works: dict[str, Work] = {}
    documents: dict[str, DocumentRecord] = {}
    problems: list[Problem] = []
    lost: set[str] = set()
    lines: dict[str, tuple[str, ...]] = {}
    places = list(dict.fromkeys(folder for folder in (bundled, *folders) if folder is not None))
    for folder in places:
        for path in _records_in(folder):
            findings = Findings()
            source = SourceFile.read_into(path, findings)
            root = None
            if source is not None:
                lines[source.path] = source.lines
                root, found = read_nodes(source)
                findings.add(found)
            if root is not None:
                record = _Reading(root, findings, bundled=folder == bundled, taken=works)
                lost |= record.lost
                works |= record.works
                if record.document is not None:
                    documents.setdefault(record.document.sha256, record.document)
            elif not findings.errors:
                findings.error(
                    "empty-file", Span.whole_file(str(path)), "the file is empty", help="describe a document"
                )
            problems += findings.problems()
    locks = tuple(folder / LOCK_NAME for folder in places)
    return Sources(works, documents, tuple(problems), frozenset(lost - set(works)), lines, locks)


class _Reading:
    """One record file as values."""

    def __init__(self, root: Mapping, findings: Findings, *, bundled: bool, taken: dict[str, Work]) -> None:
        self.findings = findings
        self.works: dict[str, Work] = {}
        self.lost: set[str] = set()
        self.document: DocumentRecord | None = None
        self._bundled = bundled
        self._taken = taken
        record = Record(root, self.findings, "a source record")
        record.keep_to(RECORD_KEYS)
        self._described = "document" in record
        if self._described:
            self._read_document(record)
        if "works" not in record and not self.lost:
            record.missing("works", "name at least one work")
        for key, node in record.pairs("works", "the name of a work and what it is"):
            work = self._read_work(record, key, node)
            if work is None:
                self.lost.add(key.value)
            else:
                self.works[work.id] = work

    def _read_document(self, root: Record) -> None:
        node = root["document"]
        record = root.record(node, "document", "a document")
        if record is None:
            return
        works = [name for name in record.keys() - DOCUMENT_KEYS if type(record[name]) is Mapping]
        if isinstance(node, Mapping) and works and "works" not in root:
            first = min(works, key=lambda name: record.span(name))
            message = f"`{first}` is a work, and stands without `works:` above"
            help = "write `works:` in a line of its own above it, at the margin"
            self.findings.error("missing-key", node.key(first), message, help=help)
            self.lost.update(works)
        record.keep_to(DOCUMENT_KEYS | self.lost, OF_A_DOCUMENT)
        seed, sha256 = record.text("seed", required=True), record.word("sha256", required=True)
        kind = _kind(record)
        transmission, trust, not_for = (record.text(name) for name in ("transmission", "trust", "not-for"))
        if sha256 is not None and not SHA256.fullmatch(sha256.value):
            help = "`sha256sum FILE` prints it: 64 digits and letters a to f"
            record.refuse("bad-sha256", sha256, "`sha256` is no SHA-256", help)
        elif seed is not None and sha256 is not None and kind is not None:
            self.document = DocumentRecord(
                seed, sha256.value, kind, transmission, trust, not_for, self._bundled, node.span
            )

    def _read_work(self, root: Record, key: Scalar, node: Node) -> Work | None:
        name = root.slug_of(key, "the name of a work")
        record = root.record(node, key.value, "a work")
        if name is None or record is None:
            return None
        if name in self._taken:
            first = self._taken[name].span
            others = (Label(first, "first described here"),) if first else ()
            message, help = f"the work `{name}` is described twice", "keep one; decks name works by these names"
            self.findings.error("duplicate-source", key, message, others=others, help=help)
            return None
        record.about(key)
        record.keep_to(WORK_KEYS, OF_A_WORK)
        short, title, kind = record.text("short", required=True), record.text("title", required=True), _kind(record)
        citation, standing = record.text("citation", required=True), record.text("standing", required=True)
        author, year = record.text("author"), record.word("year")
        places = self._read_places(record, name)
        if kind is not None and kind != "outside":
            if not self._described and not root.is_misspelt("document"):
                help = "add `document`, or make the work `kind: outside`"
                record.refuse("missing-key", key, f"`{name}` stands in a record without `document`", help)
            if "places" not in record:
                record.missing("places", "name at least one place with `title`, `from` and `to`")
        if short is None or title is None or kind is None or citation is None or standing is None:
            return None
        document = self.document if kind != "outside" else None
        return Work(
            id=name,
            short=short,
            title=title,
            kind=kind,
            citation=citation,
            standing=standing,
            author=author,
            year=year.value if year else None,
            places=places,
            seed=document.seed if document else None,
            sha256=document.sha256 if document else None,
            bundled=self._bundled,
            span=key.span,
        )

    def _read_places(self, work: Record, work_name: str) -> dict[str, Place]:
        places: dict[str, Place] = {}
        for key, node in work.pairs("places", "the name of a place and where it lies"):
            name = work.slug_of(key, "the name of a place")
            record = work.record(node, key.value, "a place")
            if record is None:
                self.lost.add(f"{work_name}/{key.value}")
                continue
            record.about(key)
            record.keep_to(PLACE_KEYS, OF_A_PLACE)
            title, start, end = (record.text(part, required=True) for part in ("title", "from", "to"))
            if name is not None and title is not None and start is not None and end is not None:
                places[name] = Place(name, title, start, end, key.span)
            else:
                self.lost.add(f"{work_name}/{key.value}")
        return places


def _kind(record: Record) -> str | None:
    node = record.word("kind", required=True)
    return None if node is None else one_of(record, node, "kind", KINDS, "unknown-kind")
