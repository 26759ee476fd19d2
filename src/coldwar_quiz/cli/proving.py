"""`sources verify`: the quotations looked up in their documents, and what is said of documents that are not there."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from coldwar_quiz.bank import proof
from coldwar_quiz.bank.files import SourceFile, shown_path
from coldwar_quiz.bank.model import Bank, Work
from coldwar_quiz.bank.quotations import Document
from coldwar_quiz.cli.decks import deck_file, only_here, paths_in_use
from coldwar_quiz.cli.drawing import draw
from coldwar_quiz.cli.output import narrate, tell_wrapped
from coldwar_quiz.cli.run import FINE, PROBLEMS
from coldwar_quiz.cli.world import World
from coldwar_quiz.errors import CannotDo, reason
from coldwar_quiz.paths import bundled_seeds
from coldwar_quiz.study.wording import show_count

_DIGITS = 16
"""Of a SHA-256, as many as tell two apart for a reader."""

_LARGEST = 64 * 1024 * 1024
"""Of a document, in bytes."""


def verify(world: World, folder: Path, names: Sequence[str], write: bool) -> int:
    """Look quotations up in the documents in `folder`, and with `write` make the locks say what was found.

    They are those of the decks `names`, files or ids; without any, of the decks in use and of the working folder.
    Exit 1 where a quotation or its document is not as recorded, or a lock says otherwise and is not to be written.
    """
    if not os.path.isdir(folder):
        is_file = os.path.isfile(folder)
        help = f"name its folder, {shown_path(folder.parent)}" if is_file else "name the one that holds the documents"
        raise CannotDo(f"{folder} is no folder" if is_file else f"no such folder: {folder}", help)
    bank, problems = _named(world, names).load(rules=False)
    try:
        verified = proof.verify(bank, folder, bundled=bundled_seeds(), own=world.home.sources)
        others = list(_others(bank, folder, set(verified.missing)))
        fresh = [path for path in verified.outdated if not path.is_file()]
        if write:
            verified.write()
    except OSError as error:
        raise CannotDo(f"cannot prove: {reason(error)}: {error.filename}") from None
    draw(problems.errors, problems.lines)
    files = (SourceFile.read(Path(path))[0] for path in {problem.span.path for problem in verified.problems})
    draw(verified.problems, {file.path: file.lines for file in files if file is not None})
    found = show_count(verified.proven, "quotation")
    tell_wrapped(f"{found} proven, {verified.failed} not found, {verified.absent} not looked up")
    for path, sha256, work in others:
        _tell_other(path, sha256, work)
    _tell_missing(bank, folder, {*verified.missing}.difference(work.seed or "" for *_, work in others))
    outdated = () if write else verified.outdated
    for path in outdated:
        shown = shown_path(path)
        said = f"{shown} is not there yet; --write makes it" if path in fresh else f"{shown} says otherwise"
        narrate(f"coldwar-quiz: {said}" + ("" if path in fresh else "; with --write it is made anew"))
    return PROBLEMS if problems.errors or verified.problems or verified.failed or others or outdated else FINE


def _named(world: World, names: Sequence[str]) -> World:
    """A world of the decks whose quotations are meant."""
    if names:
        return World(world.home, tuple(deck_file(world, name) for name in names))
    beside = only_here(world)
    return World(world.home, (*paths_in_use(world), *beside)) if beside else world


def _others(bank: Bank, folder: Path, missing: set[str]) -> Iterator[tuple[Path, str, Work]]:
    """The files in `folder` that are called like a missing document and are another: with its SHA-256 and a work."""
    told = set()
    for work in bank.works.values():
        name = work.seed or ""
        path = folder / name
        if name not in missing or name in told or os.path.basename(name) != name:
            continue  # a record may be a stranger's, and its name leads nowhere else
        if path.is_file() and path.stat().st_size <= _LARGEST:
            told.add(name)
            yield path, Document(path.read_bytes()).sha256, work


def _tell_other(path: Path, sha256: str, work: Work) -> None:
    record = shown_path(Path(work.span.path)) if work.span else "its record"
    recorded = (work.sha256 or "")[:_DIGITS]
    narrate(
        f"coldwar-quiz: the document found at {shown_path(path)} is not the one that {record} names: "
        f"SHA-256 found {sha256[:_DIGITS]}…, recorded {recorded}…"
    )
    narrate(f"  put back the text that was recorded; or, if this one is right, write `sha256: {sha256}` there")


def _tell_missing(bank: Bank, folder: Path, missing: set[str]) -> None:
    """Say which documents are not in `folder`, of those that are quoted."""
    quoted: Counter[str] = Counter()
    for deck in bank.decks:
        for question in deck.questions:
            works = (bank.works.get(quotation.source) for quotation in proof.quotations(question))
            quoted.update(work.seed for work in works if work is not None and work.seed in missing and work.seed)
    if quoted:
        names, number = ", ".join(sorted(quoted)), show_count(quoted.total(), "quotation")
        narrate(f"coldwar-quiz: not in {shown_path(folder)}: {names}")
        narrate(f"  what was proven earlier of the {number} from there is kept; name the folder where they are")
