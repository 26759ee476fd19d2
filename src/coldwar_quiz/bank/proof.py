"""Proof of quotations: every quoted word is looked up in the document once, and the result is kept in a lock file.

The documents are not shipped. Whoever has them runs `sources verify DIR --write`, which makes `quotations.lock`;
everybody else's `check` compares the bank with that file, offline.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from coldwar_quiz.bank.model import Bank, Question, Work
from coldwar_quiz.bank.quotations import Bounds, Document, Found, Grade, unmarked, variants
from coldwar_quiz.diagnostics.problem import Problem, Severity, sorted_problems
from coldwar_quiz.diagnostics.span import Span
from coldwar_quiz.whole_files import replace

LOCK_NAME = "quotations.lock"
_HEADER = """\
# Made by `coldwar-quiz sources verify DIR --write`; not edited by hand. One quotation a line:
# question, source, place, then 16 hex digits each of the SHA-256 of the quotation, of the place's first and last words
# and of the document, then where it begins (code points from the start) and how it was found.
"""
_DIGITS = 16
_LINE = re.compile(
    r"([a-z0-9/-]+) ([a-z0-9-]+) ([a-z0-9-]+) "
    r"([0-9a-f]{16}) ([0-9a-f]{16}) ([0-9a-f]{16}) ([0-9]{1,9}) (exact|typographic)"
)
_LARGEST_DOCUMENT = 64 * 1024 * 1024


class Quotation(NamedTuple):
    """Words that a question says stand in a document; `path` is the field of the question that says so."""

    question: Question
    source: str
    where: str
    quote: str
    path: str

    @property
    def span(self) -> Span:
        """The place of the quotation in the deck."""
        kind, number, _ = self.path.split(".")
        said = getattr(self.question, kind)[int(number)].span
        return said if kind == "evidence" else self.question.spans.get(self.path, said)


class Proven(NamedTuple):
    """What a proof is about. The question is not part of it: the same words of the same place are proven for all."""

    source: str
    where: str
    quote: str
    place: str
    document: str


@dataclass(frozen=True, slots=True, order=True)
class Proof:
    """One line of the lock: a quotation that was found."""

    question: str
    about: Proven
    offset: int
    grade: Grade

    def __str__(self) -> str:
        return " ".join((self.question, *self.about, str(self.offset), self.grade))


@dataclass(frozen=True)
class Lock:
    """The quotations proven so far."""

    proofs: tuple[Proof, ...] = ()

    @cached_property
    def _proven(self) -> Mapping[Proven, Grade]:
        return {proof.about: proof.grade for proof in self.proofs}

    @cached_property
    def _places(self) -> frozenset[tuple[str, str]]:
        """The works and places from which anything is proven."""
        return frozenset((proof.about.source, proof.about.where) for proof in self.proofs)

    def proves(self, quotation: Quotation, work: Work) -> bool:
        """Whether these words were found at this place of this document."""
        return self.grade(quotation, work) is not None

    def grade(self, quotation: Quotation, work: Work) -> Grade | None:
        """How closely these words were found at this place of this document; None where they were not."""
        if (quotation.source, quotation.where) not in self._places:
            return None
        about = proven(quotation, work)
        return self._proven.get(about) if about is not None else None

    @cached_property
    def _where(self) -> Mapping[str, tuple[str, str]]:
        """For the digest of each quotation, the work and the place that it was found in, of several the last."""
        return {proof.about.quote: (proof.about.source, proof.about.where) for proof in self.proofs}

    def meant(self, quotation: Quotation, works: Mapping[str, Work]) -> Quotation | None:
        """The proven quotation that `quotation`, which is not, differs from in its work or place, or in a sign or two.

        None where there is none. The lock knows no words, so nothing farther off can be told.
        """
        for words in dict.fromkeys(variants(quotation.quote)):
            source, where = self._where.get(_digest(words), ("", ""))
            found = quotation._replace(source=source, where=where, quote=words)
            if source in works and self.proves(found, works[source]):
                return found
        return None

    def __str__(self) -> str:
        return _HEADER + "".join(f"{line}\n" for line in sorted({str(proof) for proof in self.proofs}))

    @classmethod
    def read(cls, *paths: Path) -> "Lock":
        """The proofs in all `paths` together. A file that is not there, or a line that is no proof, proves nothing."""
        proofs: list[Proof] = []
        for path in paths:
            try:
                text = path.read_text("utf-8", errors="replace")
            except OSError:
                continue
            for line in text.splitlines():
                if match := _LINE.fullmatch(line.strip()):
                    question, *about, offset, grade = match.groups()
                    proofs.append(Proof(question, Proven(*about), int(offset), Grade(grade)))
        return cls(tuple(proofs))

    def write(self, path: Path) -> None:
        """Replace the file at `path` in one step; a file that says the same already is left alone. Raises OSError."""
        content = str(self).encode()
        if path.is_file() and path.read_bytes() == content:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, content)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:_DIGITS]


@lru_cache(maxsize=4096)
def _bounds_digest(start: str, end: str) -> str:
    return _digest(f"{start}\n{end}")


def proven(quotation: Quotation, work: Work) -> Proven | None:
    """What a proof of `quotation` would be about; None where its work has no such place or no document."""
    place = work.places.get(quotation.where)
    if place is None or work.sha256 is None:
        return None
    return Proven(
        work.id, place.id, _digest(quotation.quote), _bounds_digest(place.start, place.end), work.sha256[:_DIGITS]
    )


def quotations(question: Question) -> Iterator[Quotation]:
    """Everything `question` quotes, in its evidence and its accounts."""
    for i, evidence in enumerate(question.evidence):
        yield Quotation(question, evidence.source, evidence.where, evidence.quote, f"evidence.{i}.quote")
    for i, account in enumerate(question.accounts):
        if account.quote is not None:
            yield Quotation(question, account.source, account.where, account.quote, f"accounts.{i}.quote")


def quotes(question: Question) -> list[str]:
    """The words of all quotations of `question`."""
    found = [evidence.quote for evidence in question.evidence]
    if question.accounts:
        found += [account.quote for account in question.accounts if account.quote is not None]
    return found


def unproven(question: Question, works: Mapping[str, Work], lock: Lock) -> Iterator[Quotation]:
    """The quotations of `question` that `lock` does not prove; those with no known place are for another rule."""
    if works.keys().isdisjoint([cited.source for cited in question.cited]):
        return
    for quotation in quotations(question):
        work = works.get(quotation.source)
        if work is not None and quotation.where in work.places and not lock.proves(quotation, work):
            yield quotation


@dataclass(frozen=True)
class Verified:
    """What `verify` found.

    `problems` are quotations and places that are not in their documents. `absent` quotations belong to documents that
    are not in the folder, whose file names are `missing`. `locks` are the proofs by the lock file they belong in, and
    `outdated` those files that say something else.
    """

    problems: tuple[Problem, ...]
    proven: int
    failed: int
    absent: int
    missing: tuple[str, ...]
    locks: Mapping[Path, Lock]
    outdated: tuple[Path, ...]

    def write(self) -> None:
        """Write the lock files. Raises OSError."""
        for path, lock in self.locks.items():
            lock.write(path)


def verify(bank: Bank, documents: Path, *, bundled: Path, own: Path) -> Verified:
    """Look every quotation of `bank` up in the documents that lie in the folder `documents`; writes nothing.

    Proofs of the bundled decks belong in `quotations.lock` in the folder `bundled`; those of other decks in the folder
    of the record that describes the work, or in `own` where that record is bundled. Earlier proofs that can still hold
    are kept where the document is not here, and for decks that are not loaded. `bank` is to be loaded without asking
    for proof.
    Raises OSError when a folder cannot be read.
    """
    lookup = _Lookup(bank, _documents(documents, {w.sha256 for w in bank.works.values() if w.sha256}))
    proofs: dict[Path, list[Proof]] = {}
    absent: dict[Path, list[tuple[str, Proven]]] = {}
    failed = 0
    for deck in bank.decks:
        for question in deck.questions:
            for quotation in quotations(question):
                work = bank.works.get(quotation.source)
                about = proven(quotation, work) if work else None
                if work is None or about is None:
                    failed += 1
                    continue
                folder = bundled if deck.bundled else _folder(work, own)
                if work.sha256 not in lookup.documents:
                    absent.setdefault(folder, []).append((str(question.id), about))
                elif found := lookup.find(quotation, work):
                    proofs.setdefault(folder, []).append(Proof(str(question.id), about, found.offset, found.grade))
                else:
                    failed += 1
    lookup.report_other_places()
    folders = {bundled, *proofs, *absent} if any(deck.bundled for deck in bank.decks) else {*proofs, *absent}
    locks: dict[Path, Lock] = {}
    outdated: list[Path] = []
    for folder in sorted(folders):
        path = folder / LOCK_NAME
        before = Lock.read(path)
        kept = _kept(before, bank, set(absent.get(folder, ())))
        locks[path] = Lock((*proofs.get(folder, ()), *kept))
        if str(locks[path]) != str(before):
            outdated.append(path)
    missing = {w.seed or w.id for w in bank.works.values() if w.sha256 and w.sha256 not in lookup.documents}
    return Verified(
        problems=sorted_problems(lookup.problems),
        proven=sum(map(len, proofs.values())),
        failed=failed,
        absent=sum(map(len, absent.values())),
        missing=tuple(sorted(missing)),
        locks=locks,
        outdated=tuple(outdated),
    )


def _documents(folder: Path, wanted: set[str]) -> dict[str, Document]:
    """The documents in `folder` by SHA-256, as far as they are `wanted`."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.stat().st_size <= _LARGEST_DOCUMENT:
            document = Document(path.read_bytes())
            if document.sha256 in wanted:
                found[document.sha256] = document
    return found


def _folder(work: Work, own: Path) -> Path:
    return own if work.bundled or work.span is None else Path(work.span.path).parent


def _kept(lock: Lock, bank: Bank, absent: set[tuple[str, Proven]]) -> Iterator[Proof]:
    """The earlier proofs that nothing here has replaced."""
    for proof in lock.proofs:
        deck = proof.question.partition("/")[0]
        if (proof.question, proof.about) in absent or deck not in bank.deck_by_id:
            yield proof


class _Lookup:
    """Finds quotations, each place worked out once, and collects what is not there."""

    def __init__(self, bank: Bank, documents: dict[str, Document]) -> None:
        self.bank = bank
        self.documents = documents
        self.problems: list[Problem] = []
        self._places: dict[tuple[str, str], Bounds | None] = {}

    def find(self, quotation: Quotation, work: Work) -> Found | None:
        """Where `quotation` begins; None, with a problem, where it is not in its place."""
        bounds = self._bounds(work, quotation.where)
        if bounds is None:
            return None  # the record is at fault, and that has been reported
        document = self.documents[work.sha256 or ""]
        found = document.find(quotation.quote, bounds)
        if found is None:
            self.problems.append(
                Problem(
                    "quotation-not-found",
                    Severity.ERROR,
                    f"the quotation is not in {work.short}, {work.places[quotation.where].title}",
                    quotation.span,
                    help=self._help(quotation, work, document, bounds),
                    question=str(quotation.question.id),
                )
            )
        return found

    def report_other_places(self) -> None:
        """Work out the places that nothing quotes as well: a record is right or wrong as a whole."""
        for work in self.bank.works.values():
            if work.sha256 in self.documents:
                for where in work.places:
                    self._bounds(work, where)

    def _bounds(self, work: Work, where: str) -> Bounds | None:
        key = (work.id, where)
        if key not in self._places:
            self._places[key] = self._work_out(work, where)
        return self._places[key]

    def _work_out(self, work: Work, where: str) -> Bounds | None:
        place = work.places[where]
        bounds = self.documents[work.sha256 or ""].bounds(place)
        span = place.span or work.span or Span.whole_file(work.seed or work.id)
        if isinstance(bounds, str):
            message = f"place `{where}` of `{work.id}` cannot be found: {bounds}"
            help = "copy the first and last words of the place from the document, or correct its title"
            self.problems.append(Problem("place-not-found", Severity.ERROR, message, span, help=help))
            return None
        if bounds.twice:
            message = f"the first words of place `{where}` of `{work.id}` occur more than once in the document"
            help = "add words until they occur once; the first occurrence was taken"
            self.problems.append(Problem("ambiguous-place", Severity.WARNING, message, span, help=help))
        return bounds

    def _help(self, quotation: Quotation, work: Work, document: Document, bounds: Bounds) -> str:
        bare = unmarked(quotation.quote)
        if bare is not None and document.find(bare, bounds):
            return "without the quotation marks around it, it is there; take them out"
        if where := self._elsewhere(quotation.quote, quotation, work):
            return f"it stands in place `{where}`"
        if bare is not None and (where := self._elsewhere(bare, quotation, work)):
            return f"without the quotation marks around it, it stands in place `{where}`; take them out"
        if "{" in quotation.quote or "}" in quotation.quote:
            return "choose words that no comment in braces interrupts"
        near = document.nearest(quotation.quote, bounds)
        if near is not None:
            return f"the nearest words there are: {near}"
        return "copy the words from the document; nothing in this place is like them"

    def _elsewhere(self, quote: str, quotation: Quotation, work: Work) -> str | None:
        """Another place of the work in which `quote` stands."""
        document = self.documents[work.sha256 or ""]
        others = ((where, self._bounds(work, where)) for where in work.places if where != quotation.where)
        return next((where for where, other in others if other is not None and document.find(quote, other)), None)
