"""Loading a bank: every command comes through here, and so all see the same questions and the same problems."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from coldwar_quiz import paths as places
from coldwar_quiz.bank.files import SourceFile, shown_path
from coldwar_quiz.bank.findings import Findings, most_telling
from coldwar_quiz.bank.model import Bank, Deck, Person, QuestionId, Term
from coldwar_quiz.bank.proof import Lock
from coldwar_quiz.bank.reader import Contents, read_file
from coldwar_quiz.bank.released import Held, ReadFile, held
from coldwar_quiz.bank.rules import check_bank
from coldwar_quiz.bank.sources import load_works
from coldwar_quiz.diagnostics.problem import Label, Problem, Problems, Severity, sorted_problems
from coldwar_quiz.diagnostics.span import Span

_SUFFIXES = (".yaml", ".yml")
_Named = TypeVar("_Named", Person, Term)


def load_bank(
    paths: Sequence[Path] | None = None,
    *,
    home: places.Home | None = None,
    sources: Sequence[Path] = (),
    rules: bool = True,
    bundled: Path | None = None,
    shown: Callable[[Path], str] = shown_path,
    instead: Mapping[str, bytes] | None = None,
) -> tuple[Bank, Problems]:
    """The decks, people and glossaries of `paths`, and everything that is wrong with them. Never raises for content.

    `paths` are files and folders, of which every `*.yaml` and `*.yml` is read; without them, the bundled decks and
    those in the learner's folder `home`. Source records come from the bundled `seeds`, from `home`, from a folder
    `sources` beside any deck, and from the folders in `sources`.

    With `rules` false only errors are looked for, and quotations are not compared with their proofs: all that studying
    needs, in a fraction of the time. Questions with errors are left out either way and counted in `Bank.skipped`.
    `bundled` is the folder whose decks are held to the rules of the house; `shown` gives a file's name as users see it.
    `instead` has bytes to take for those of a file, by its real path: what a change would bring, before it is made.
    """
    with _collector_paused():
        return _load(paths, home, sources, rules, bundled or places.bundled_decks(), shown, instead or {})


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Nothing here makes cycles, and looking for them takes longer than reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(
    paths: Sequence[Path] | None,
    home: places.Home | None,
    sources: Sequence[Path],
    rules: bool,
    bundled: Path,
    shown: Callable[[Path], str],
    instead: Mapping[str, bytes],
) -> tuple[Bank, Problems]:
    problems: list[Problem] = []
    omitted = lost_files = 0
    usual = default_paths(home, bundled)
    files = list(deck_files(usual if paths is None else paths, problems))
    lost_files += len(problems) - sum(p.code == "no-decks" for p in problems)  # folders that cannot be read
    read: dict[str, SourceFile] = {}
    contents: list[Contents] = []
    of_files: list[ReadFile] = []
    house = os.path.realpath(bundled)
    for path in files:
        findings = Findings()
        real = os.path.realpath(path)
        if real in instead:
            source = SourceFile.decode(shown(path), instead[real], findings)
        else:
            source = SourceFile.read_into(path, findings, shown(path))
        if source is not None:
            read[source.path] = source
            contents.append(read_file(source, findings, os.path.dirname(real) == house))
        of_files.append(ReadFile(path, source, contents[-1] if source else Contents(), findings.errors))
        lost_files += bool(findings.errors) and (source is None or contents[-1].nothing)
        problems += findings.problems()
        omitted += findings.omitted
    decks, lost = _one_of_each_deck(contents, problems)
    skipped = lost + sum(c.skipped for c in contents)
    people = _one_of_each((p for c in contents for p in c.people), problems)
    glossary = _one_of_each((t for c in contents for t in c.glossary), problems)
    beside = [path.parent / "sources" for path in files]
    own = [home.sources] if home else []
    records = load_works(list(dict.fromkeys([*sources, *own, *beside])), bundled=places.bundled_seeds())
    released = held(usual if paths is None else paths, of_files, decks, shown) if rules else Held()
    checked = check_bank(
        Bank(decks, people, glossary, records.works, skipped, lost_files),
        lock=Lock.read(*records.locks) if rules else None,
        problems=(*problems, *records.problems, *(p for listed in released.lists for p in listed.problems)),
        lost_sources=records.lost,
        left_out=[question for c in contents if c.deck in decks for question in c.lost],
        nameless=[c.deck.id for c in contents if c.deck in decks and c.deck and c.skipped > len(c.lost)],
        elsewhere=lambda: [] if paths is None else _ids_in(set(deck_files(usual, [])).difference(files)),
        held=released,
        only_errors=not rules,
    )
    kept, more = _fifty_a_file(checked.problems)
    read |= {listed.source.path: listed.source for listed in released.lists if listed.source}
    named = _files_of(kept)
    lines = {path: source.lines for path, source in read.items() if path in named}
    lines |= {path: text for path, text in records.lines.items() if path in named}
    count = omitted + more + checked.omitted
    return checked.bank, Problems(kept, count, checked.unproven, lines, checked.open_ended, checked.first_unproven)


def _ids_in(files: Iterable[Path]) -> Iterator[QuestionId]:
    """The ids of all questions in `files`, usable or not; nothing else about them is asked."""
    for path in files:
        findings = Findings()
        source = SourceFile.read_into(path, findings)
        found = Contents() if source is None else read_file(source, findings)
        yield from (question.id for question in (found.deck.questions if found.deck else ()))
        yield from (question.id for question in found.lost)


def default_paths(home: places.Home | None, bundled: Path | None = None) -> list[Path]:
    """Where decks are looked for when nobody says where: the bundled ones, then the learner's own."""
    own = [home.decks] if home and os.path.isdir(home.decks) else []
    return [bundled or places.bundled_decks(), *own]


def deck_files(paths: Iterable[Path], problems: list[Problem]) -> Iterator[Path]:
    """The files that `paths` name, each once; a folder without decks is reported."""
    seen = set()
    for path in paths:
        found = [path]
        if os.path.isdir(path):
            try:
                names = sorted(os.listdir(path))
            except OSError as fault:
                message = f"`{path}` cannot be read: {(fault.strerror or str(fault)).lower()}"
                problems.append(Problem("unreadable-file", Severity.ERROR, message, Span.whole_file(str(path))))
                continue
            found = [path / name for name in names if name.endswith(_SUFFIXES) and not name.startswith(".")]
            if not found:
                message = f"there are no decks in `{path}`"
                place = Span.whole_file(str(path))
                problems.append(
                    Problem("no-decks", Severity.ERROR, message, place, help="a deck is a file that ends in .yaml")
                )
        for file in found:
            known = os.path.realpath(file)
            if known not in seen:
                seen.add(known)
                yield file


def _one_of_each_deck(contents: Sequence[Contents], problems: list[Problem]) -> tuple[tuple[Deck, ...], int]:
    """The decks by file, one of each id, and how many questions the others had. A bundled deck is never pushed out."""
    decks = [c.deck for c in contents if c.deck is not None]
    kept: dict[str, Deck] = {}
    for deck in sorted(decks, key=lambda d: not d.bundled):
        kept.setdefault(deck.id, deck)
    lost = 0
    for deck in decks:
        first = kept[deck.id]
        if first is not deck:
            lost += len(deck.questions)
            problems.append(
                Problem(
                    "duplicate-deck",
                    Severity.ERROR,
                    f"the deck id `{deck.id}` is used by `{first.path}` too",
                    deck.span,
                    label="left out",
                    others=(Label(first.span, "kept"),),
                    help="give the deck an id of its own",
                )
            )
    return tuple(deck for deck in decks if kept[deck.id] is deck), lost


def _one_of_each(entries: Iterable[_Named], problems: list[Problem]) -> tuple[_Named, ...]:
    kept: dict[str, _Named] = {}
    for entry in entries:
        first = kept.setdefault(entry.id, entry)
        if first is not entry and entry.span is not None and first.span is not None:
            others = (Label(first.span, "first used here"),)
            message = f"the id `{entry.id}` is used twice"
            problems.append(
                Problem("duplicate-id", Severity.ERROR, message, entry.span, label="used again here", others=others)
            )
    return tuple(kept.values())


def _fifty_a_file(problems: Iterable[Problem]) -> tuple[tuple[Problem, ...], int]:
    by_file: dict[str, list[Problem]] = {}
    for problem in dict.fromkeys(problems):
        by_file.setdefault(problem.span.path, []).append(problem)
    kept: list[Problem] = []
    more = 0
    for found in by_file.values():
        telling, left = most_telling(found)
        kept += telling
        more += left
    return sorted_problems(kept), more


def _files_of(problems: Iterable[Problem]) -> set[str]:
    return {span.path for p in problems for span in (p.span, *(label.span for label in p.others))}
