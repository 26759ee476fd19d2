"""Source records: what the documents are, which works they hold, and where in a document a place of a work lies."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coldwar_quiz.bank import nodes
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.model import Place, Work
from coldwar_quiz.bank.proof import LOCK_NAME
from coldwar_quiz.bank.spelling import nearest
from coldwar_quiz.diagnostics.problem import Label, Problem
from coldwar_quiz.diagnostics.span import Span

KINDS = ("primary", "history", "memoir", "journalism", "blog", "forum", "reference", "compilation", "outside")
"""What a document or a work can be; `outside` is later scholarship, which has no document and is never evidence."""

_SLUG = re.compile(r"[a-z][a-z0-9-]{0,99}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ROOT_KEYS = ("document", "works")
_DOCUMENT_KEYS = ("seed", "sha256", "kind", "transmission", "trust", "not-for")
_WORK_KEYS = ("short", "author", "title", "year", "kind", "citation", "standing", "places")
_PLACE_KEYS = ("title", "from", "to")


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What is known of one document file: how it came down to us, how far to trust it, what not to use it for."""

    seed: str
    sha256: str
    kind: str
    transmission: str | None
    trust: str | None
    not_for: str | None
    works: tuple[str, ...]
    bundled: bool
    span: Span = field(compare=False)


@dataclass(frozen=True)
class Sources:
    """All source records that were found.

    `lost` are the works whose records could not be used; `lines` are the lines of each file by its path, for rendering;
    `locks` are the paths at which proofs of quotations may lie.
    """

    works: Mapping[str, Work] = field(default_factory=dict)
    documents: Mapping[str, DocumentRecord] = field(default_factory=dict)
    """By SHA-256."""
    problems: tuple[Problem, ...] = ()
    lost: frozenset[str] = frozenset()
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    locks: tuple[Path, ...] = ()


def load_works(folders: Sequence[Path], *, bundled: Path | None) -> Sources:
    """The records in `bundled` and then in `folders`, every `*.yaml` of each; a folder that is not there holds none.

    Never raises for content. Where two records describe a work of one name, the first is kept.
    """
    works: dict[str, Work] = {}
    documents: dict[str, DocumentRecord] = {}
    problems: list[Problem] = []
    lost: set[str] = set()
    lines: dict[str, tuple[str, ...]] = {}
    places = list(dict.fromkeys(folder for folder in (bundled, *folders) if folder is not None))
    for folder in places:
        for path in sorted(folder.glob("*.yaml")):
            source, found = nodes.SourceFile.read(path)
            problems += found
            if source is None:
                continue
            lines[source.path] = source.lines
            root, found = nodes.read_nodes(source)
            problems += found
            if root is not None:
                record = _Record(root, Span.whole_file(source.path), bundled=folder == bundled, taken=works)
                problems += record.findings.problems()
                lost |= record.lost
                works |= record.works
                if record.document is not None:
                    documents.setdefault(record.document.sha256, record.document)
    locks = tuple(folder / LOCK_NAME for folder in places)
    return Sources(works, documents, tuple(problems), frozenset(lost - set(works)), lines, locks)


class _Fields:
    """The keys of one mapping: unknown and repeated ones are reported, values are taken by name."""

    def __init__(self, node: nodes.Mapping, known: Iterable[str] | None, findings: Findings) -> None:
        self.node = node
        self.findings = findings
        self.faulty = False
        self.values: dict[str, tuple[nodes.Scalar, nodes.Node]] = {}
        names = tuple(known) if known is not None else None
        for key, value in node.entries:
            name = key.value
            if names is not None and name not in names:
                near = nearest(name, names)
                help = f"did you mean `{near}`?" if near else f"known keys are {', '.join(names)}"
                self.error("unknown-key", key, f"unknown key `{name}`", help=help)
            elif name in self.values:
                first = Label(self.values[name][0].span, "first here")
                self.error("duplicate-key", key, f"the key `{name}` is given twice", others=(first,))
            else:
                self.values[name] = (key, value)

    def error(
        self,
        code: str,
        place: "Span | nodes.Node",
        message: str,
        help: str = "",
        others: tuple[Label, ...] = (),
    ) -> None:
        self.faulty = True
        self.findings.error(code, place, message, help=help, others=others)

    def text(self, name: str, required: bool = True) -> str | None:
        """The text at `name`; None, reported where it is `required`, when there is none."""
        key, value = self.values.get(name, (None, None))
        if key is None:
            if required:
                self.error("missing-key", self._first_key, f"`{name}` is missing", help=f"add `{name}`")
            return None
        if not isinstance(value, nodes.Scalar):
            self.error("wrong-shape", key, f"`{name}` must be a text")
            return None
        if value.null or not value.value.strip():
            self.error("empty-value", key, f"`{name}` is empty", help="give it a value, or take the key out")
            return None
        return value.value.strip()

    def mapping(self, name: str, known: Iterable[str] | None) -> "_Fields | None":
        """The mapping at `name`; None, reported, when there is something else."""
        key, value = self.values[name]
        if not isinstance(value, nodes.Mapping):
            self.error("wrong-shape", key, f"`{name}` must be a map of keys to values")
            return None
        return _Fields(value, known, self.findings)

    def kind(self) -> str | None:
        kind = self.text("kind")
        if kind is not None and kind not in KINDS:
            near = nearest(kind, KINDS)
            help = f"did you mean `{near}`?" if near else f"kinds are {', '.join(KINDS)}"
            self.error("unknown-kind", self.values["kind"][1], f"unknown kind `{kind}`", help=help)
            return None
        return kind

    @property
    def _first_key(self) -> "Span | nodes.Node":
        return self.node.entries[0][0] if self.node.entries else self.node


class _Record:
    """One record file as values."""

    def __init__(self, root: nodes.Mapping, whole: Span, *, bundled: bool, taken: Mapping[str, Work]) -> None:
        self.findings = Findings()
        self.works: dict[str, Work] = {}
        self.lost: set[str] = set()
        self.document: DocumentRecord | None = None
        self._bundled = bundled
        self._taken = taken
        fields = _Fields(root, _ROOT_KEYS, self.findings)
        self._names = self._work_names(fields)
        described = "document" in fields.values
        if described:
            self._read_document(fields)
        if "works" in fields.values:
            self._read_works(fields, described)
        else:
            fields.error("missing-key", whole, "`works` is missing", help="name at least one work")

    @staticmethod
    def _work_names(fields: _Fields) -> tuple[str, ...]:
        _, works = fields.values.get("works", (None, None))
        return tuple(key.value for key, _ in works.entries) if isinstance(works, nodes.Mapping) else ()

    def _read_document(self, root: _Fields) -> None:
        fields = root.mapping("document", _DOCUMENT_KEYS)
        if fields is None:
            return
        seed, sha256, kind = fields.text("seed"), fields.text("sha256"), fields.kind()
        if sha256 is not None and not _SHA256.fullmatch(sha256):
            help = "`sha256sum FILE` prints it: 64 digits, a to f in lower case"
            fields.error("bad-sha256", fields.values["sha256"][1], "`sha256` is no SHA-256", help=help)
            sha256 = None
        transmission, trust, not_for = (
            fields.text(name, required=False) for name in ("transmission", "trust", "not-for")
        )
        if seed is not None and sha256 is not None and kind is not None:
            span = fields.values["seed"][1].span
            told = (transmission, trust, not_for)
            self.document = DocumentRecord(seed, sha256, kind, *told, self._names, self._bundled, span)

    def _read_works(self, root: _Fields, described: bool) -> None:
        fields = root.mapping("works", None)
        for name, (key, value) in fields.values.items() if fields else ():
            work = None
            if not _SLUG.fullmatch(name):
                help = "lower-case letters, digits and hyphens, a letter first, at most 100"
                self.findings.error("bad-id", key, f"`{name}` cannot be the name of a work", help=help)
            elif name in self._taken:
                first = self._taken[name].span
                others = (Label(first, "first here"),) if first else ()
                self.findings.error("duplicate-source", key, f"the work `{name}` is described twice", others=others)
            elif not isinstance(value, nodes.Mapping):
                self.findings.error("wrong-shape", key, f"`{name}` must be a map of keys to values")
            else:
                work = self._read_work(key, _Fields(value, _WORK_KEYS, self.findings), described)
            if work is None:
                self.lost.add(name)
            else:
                self.works[name] = work

    def _read_work(self, key: nodes.Scalar, fields: _Fields, described: bool) -> Work | None:
        short, title, kind = fields.text("short"), fields.text("title"), fields.kind()
        citation, standing = fields.text("citation"), fields.text("standing")
        author, year = fields.text("author", required=False), fields.text("year", required=False)
        places: dict[str, Place] = {}
        if "places" in fields.values:
            places = self._read_places(fields)
        if kind is not None and kind != "outside":
            if not described:
                help = "describe the document, or make the work `kind: outside`"
                fields.error("missing-key", key, f"`{key.value}` stands in a record without `document`", help=help)
            elif "places" not in fields.values:
                fields.error(
                    "missing-key", key, "`places` is missing", help="name at least one place with `from` and `to`"
                )
        if short is None or title is None or kind is None or citation is None or standing is None:
            return None
        document = self.document if kind != "outside" else None
        return Work(
            id=key.value,
            short=short,
            title=title,
            kind=kind,
            citation=citation,
            standing=standing,
            author=author,
            year=year,
            places=places,
            seed=document.seed if document else None,
            sha256=document.sha256 if document else None,
            bundled=self._bundled,
            span=key.span,
        )

    def _read_places(self, work: _Fields) -> dict[str, Place]:
        fields = work.mapping("places", None)
        places: dict[str, Place] = {}
        for name, (key, value) in fields.values.items() if fields else ():
            if not _SLUG.fullmatch(name):
                help = "lower-case letters, digits and hyphens, a letter first, at most 100"
                work.error("bad-id", key, f"`{name}` cannot be the name of a place", help=help)
            elif not isinstance(value, nodes.Mapping):
                work.error(
                    "wrong-shape", key, f"`{name}` must be a map of keys to values", help="give title, from and to"
                )
            else:
                place = _Fields(value, _PLACE_KEYS, self.findings)
                title, start, end = place.text("title"), place.text("from"), place.text("to")
                if title is not None and start is not None and end is not None:
                    places[name] = Place(name, title, start, end, key.span)
        return places
