"""A source record for a document of one's own: a new file, or one work more at the end of the document's record."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from coldwar_quiz.authoring.files import DeckFile, create
from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.authoring.writing import entry_text
from coldwar_quiz.bank.files import shown_path
from coldwar_quiz.bank.model import Place, Work
from coldwar_quiz.bank.nodes import read_nodes
from coldwar_quiz.bank.other_formats import named
from coldwar_quiz.bank.quotations import Document
from coldwar_quiz.bank.sources import Sources, load_works
from coldwar_quiz.bank.tree import Mapping as MapNode
from coldwar_quiz.bank.tree import Scalar
from coldwar_quiz.diagnostics.problem import Severity
from coldwar_quiz.errors import CannotDo, reason

_LARGEST = 64 * 1024 * 1024
_SUFFIXES = (".yaml", ".yml")
_ENDS = 6
"""So many words at each end bound a place that is the whole text."""


class Paper(NamedTuple):
    """A document as a record names it, and its text."""

    seed: str
    document: Document

    @property
    def sha256(self) -> str:
        return self.document.sha256

    def ends(self) -> tuple[str, str]:
        """The first and the last words of the whole text."""
        words = self.document.plain.split()
        return " ".join(words[:_ENDS]), " ".join(words[-_ENDS:])


def read_paper(path: Path) -> Paper:
    """The document at `path`. CannotDo where there is none, or it is no text that could be quoted."""
    shown = shown_path(path)
    try:
        if not path.is_file():
            there = os.path.lexists(path)
            raise CannotDo(
                f"{shown} is no file" if there else f"no such file: {shown}", "name the document's text file"
            )
        if path.stat().st_size > _LARGEST:
            raise CannotDo(f"{shown} is larger than 64 MB", "save the passages you quote as a text of their own")
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise CannotDo(f"cannot read {shown}: {reason(error)}") from None
    if other := named(content):
        raise CannotDo(f"{shown} is no plain text, but {other}", "save the passage as plain text, and name that file")
    if b"\0" in content or not _is_utf_8(content):
        raise CannotDo(f"{shown} is no text in UTF-8", "save the passage as plain text, and name that file")
    if not content.strip():
        raise CannotDo(f"{shown} is empty", "save the passage in it first")
    return Paper(path.name, Document(content))


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def record_of(paper: Paper, otherwise: Path) -> Path:
    """The record beside `otherwise` that describes the document already, else `otherwise` itself."""
    try:
        names = sorted(name for name in os.listdir(otherwise.parent) if name.endswith(_SUFFIXES))
    except OSError:
        return otherwise
    for name in names:
        if _described(otherwise.parent / name) == (paper.seed, paper.sha256):
            return otherwise.parent / name
    return otherwise


def write_work(path: Path, paper: Paper, about: Mapping[str, Any], name: str, work: Mapping[str, Any]) -> bool:
    """Add the work `name` to the record at `path`, which is made where there is none; whether it was made.

    `about` is what a new record says of the document. CannotDo, and nothing is changed, where that cannot be done or
    the record would have errors.
    """
    if not os.path.lexists(path):
        fields = {"seed": paper.seed, "sha256": Word(paper.sha256), **about}
        data = (entry_text("document", fields, 0) + "\n" + entry_text("works", {name: work}, 0)).encode()
        _refuse_unless_sound(path, data, paper, {}, name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotDo(f"cannot make {shown_path(path.parent)}: {reason(error)}", "nothing was written") from None
        create(path, data)
        return True
    file = DeckFile.read(path)
    _refuse_another(file, paper)
    data = file.with_text(_with_work(file, name, work))
    _refuse_unless_sound(path, data, paper, _read_alone(path.name, file.data).works, name)
    file.replace(data)
    return False


def _refuse_another(file: DeckFile, paper: Paper) -> None:
    seed, sha256 = _described(file.path)
    if sha256 == paper.sha256:
        return
    if seed == paper.seed:
        raise CannotDo(
            f"{file.shown} describes {seed} with another SHA-256, as it was before it was changed",
            f"write `sha256: {paper.sha256}` there, and do this again",
        )
    raise CannotDo(f"{file.shown} describes another document, or none", "name a file of its own with --record")


def _described(path: Path) -> tuple[str, str]:
    """The name and the SHA-256 of the document that a record describes; empty where it cannot be told."""
    try:
        root, _ = read_nodes(DeckFile.read(path).source)
    except CannotDo:
        return "", ""
    said = {"seed": "", "sha256": ""}
    for key, value in root.entries if root else ():
        for inner, text in value.entries if key.value == "document" and isinstance(value, MapNode) else ():
            if inner.value in said and isinstance(text, Scalar):
                said[inner.value] = text.value
    return said["seed"], said["sha256"]


def _with_work(file: DeckFile, name: str, work: Mapping[str, Any]) -> str:
    """The text of a record with one work more at its end, everything else as it is."""
    root, _ = read_nodes(file.source)
    entries = root.entries if root else ()
    key, works = entries[-1] if entries else (None, None)
    if key is None or key.value != "works" or not isinstance(works, MapNode) or works.first_key is None:
        raise _by_hand(file, "`works` is not the last key of")
    first = works.first_key.span
    before = file.source.lines[first.line - 1][: first.column - 1]
    if before.strip() or not before:
        raise _by_hand(file, "the works are written in braces in")
    text, end = file.text, file.line_end
    lead = "" if text.endswith(("\n", "\r")) else end
    spaced = end if len(works) < 2 or f"{end}{end}" in text[file.source.offset(first.line, 1) :] else ""
    return text + lead + spaced + entry_text(name, work, len(before)).replace("\n", end)


def _by_hand(file: DeckFile, why: str) -> CannotDo:
    return CannotDo(f"{why} {file.shown}, so a work cannot be added to its end", "add it there with an editor")


def _read_alone(name: str, data: bytes) -> Sources:
    """The record as it is read with no other beside it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        return load_works([Path(folder)], bundled=None)


def _refuse_unless_sound(path: Path, data: bytes, paper: Paper, before: Mapping[str, Work], name: str) -> None:
    """CannotDo where the record would have errors, lose a work, or bound a place that the document does not have."""
    found = _read_alone("record.yaml", data)
    wrong = [problem for problem in found.problems if problem.severity is Severity.ERROR]
    if wrong:
        raise CannotDo(f"{shown_path(path)} would have an error: {wrong[0].message}", wrong[0].help or None)
    kept = [work for work in found.works if work != name]
    if kept != list(before) or any(_said(found.works[work]) != _said(before[work]) for work in kept):
        raise CannotDo(f"{shown_path(path)} would not stay as it is otherwise", "add the work there with an editor")
    for place in found.works[name].places.values():
        bounds = paper.document.bounds(place)
        if isinstance(bounds, str):
            raise CannotDo(
                f"the place `{place.id}` is not in {paper.seed}: {bounds}", "copy its first and last words from there"
            )


def _said(work: Work) -> Work:
    """`work` wherever in a file it is described."""
    places = {name: place._replace(span=None) for name, place in work.places.items()}
    return work._replace(span=None, places=places)


def ambiguous(paper: Paper, places: Iterable[Place]) -> list[str]:
    """The places whose first words occur more than once, so that they may begin elsewhere than meant."""
    found = ((place.id, paper.document.bounds(place)) for place in places)
    return [name for name, bounds in found if not isinstance(bounds, str) and bounds.twice]
