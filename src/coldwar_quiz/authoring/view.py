"""Decks as their author sees them: every question in its place, usable or not, with what is wrong with it.

The bank holds what a learner is asked, so a question with an error is not in it. Here it keeps its place in the file,
and where a save leaves a file of which nothing can be used, what it held before stays in view, marked as such. No
screen in it: the live preview draws this, and line mode prints it.
"""

import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from coldwar_quiz.bank.document import Section, outline
from coldwar_quiz.bank.files import SourceFile, shown_path
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.loader import deck_files, load_bank
from coldwar_quiz.bank.model import Bank, Deck, Question
from coldwar_quiz.bank.one_document import content
from coldwar_quiz.diagnostics.problem import Problem, Problems, Severity
from coldwar_quiz.paths import Home

Lines = Mapping[str, Sequence[str]]
"""The lines of each file by its path, as problems are shown with."""

THE_FILE = 0
"""The number of the entry that is not a question but the file itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One question of a file, or the file itself where something is wrong that belongs to no question.

    `number` counts the questions of the file from 1. `name` is `deck/question`, or the question alone where the deck
    has no id, empty where nothing like an id was found. `source` are its lines, the first of them number `line`.
    `question` is None where it cannot be used. `bank` and `lines` are those of the load it comes from.
    """

    path: str
    number: int
    name: str
    line: int
    source: tuple[str, ...]
    question: Question | None
    problems: tuple[Problem, ...]
    bank: Bank = field(repr=False, compare=False)
    lines: Lines = field(repr=False, compare=False)

    @property
    def key(self) -> tuple[str, str, int]:
        """What it is found again by: where it has no name, its place."""
        return self.path, self.name, 0 if self.name else self.number

    @property
    def worst(self) -> Severity | None:
        """The gravest severity of its problems; None where none is known of it."""
        return max((p.severity for p in self.problems), key=_gravity, default=None)

    @property
    def lost(self) -> bool:
        """Whether it is a question that cannot be used: for a problem of its own, or for one of the whole file."""
        return self.question is None and not self.of_file

    @property
    def of_file(self) -> bool:
        return self.number == THE_FILE


def _gravity(severity: Severity) -> int:
    return -list(Severity).index(severity)


@dataclass(frozen=True, slots=True)
class FileView:
    """One file. `problems` belong to no question of it; `stale` where the entries are those of an earlier load."""

    path: str
    title: str
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    lines: Lines = field(repr=False, compare=False)
    stale: bool = False

    @property
    def usable(self) -> bool:
        """Whether any of its questions can be shown as a learner will see it."""
        return any(entry.question is not None for entry in self.entries)


@dataclass(frozen=True)
class View:
    """What one load came to.

    `omitted` counts problems beyond those kept, as far as they were looked for if `open_ended`; `remembered` are the
    files at their best.
    """

    files: tuple[FileView, ...]
    omitted: int = 0
    open_ended: bool = False
    remembered: Mapping[str, FileView] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Everything there is to look at, in order: for each file itself, if it has problems, then its questions."""
        return tuple(entry for file in self.files for entry in (*_of_file(file), *file.entries))

    def count(self, severity: Severity) -> int:
        """How many problems have that severity, as far as they are shown."""
        return sum(p.severity is severity for entry in self.entries for p in entry.problems)

    @property
    def failing(self) -> bool:
        """Whether anything in it is an error, or was not read because of one."""
        return any(entry.lost or entry.worst is Severity.ERROR for entry in self.entries)

    def file_of(self, entry: Entry) -> FileView:
        return next(file for file in self.files if file.path == entry.path)


def _of_file(file: FileView) -> Iterator[Entry]:
    if file.problems:
        yield Entry(file.path, THE_FILE, "", 1, (), None, file.problems, Bank(), file.lines)


# --- reading ---------------------------------------------------------------------------------------------------------


def read_view(path: Path, home: Home | None = None, before: View | None = None) -> View:
    """The deck or the folder of decks at `path`, as it is now. Never raises for content.

    `before` is the view there was: a file of which nothing can be used any more keeps what it showed there.
    """
    bank, problems = load_bank([path], home=home)
    files = [
        _file_view(source.path, source, bank, problems)
        for file in deck_files([path], [])
        for source in (_source(file),)
    ]
    known = {file.path for file in files}
    others = dict.fromkeys(p.span.path for p in problems if p.span.path not in known)
    files += [_file_view(other, None, bank, problems) for other in others]
    return with_last_good(View(tuple(files), problems.omitted, problems.open_ended), before)


def _source(path: Path) -> SourceFile:
    """The text of a file; one that cannot be read has none, and the load says why."""
    shown = shown_path(path)
    return SourceFile.read_into(path, Findings(), shown) or SourceFile(shown, "")


def _file_view(path: str, source: SourceFile | None, bank: Bank, problems: Problems) -> FileView:
    mine = [p for p in problems if p.span.path == path]
    deck = next((deck for deck in bank.decks if deck.path == path), None)
    lines: Lines = problems.lines
    entries, rest = ([], mine) if source is None else _entries(source, deck, mine, bank, lines)
    return FileView(path, deck.title if deck else os.path.basename(path), tuple(entries), tuple(rest), lines)


def _entries(
    source: SourceFile, deck: Deck | None, problems: Sequence[Problem], bank: Bank, lines: Lines
) -> tuple[list[Entry], list[Problem]]:
    """The questions of one file in order, and the problems that belong to none of them."""
    questions = sorted(deck.questions, key=lambda q: q.span) if deck else []
    section = _questions_section(source)
    starts = _starts(section, questions)
    places: dict[int, list[Question]] = {start: [] for start in starts}
    for question in questions:
        places[_at(starts, question.span.line)].append(question)
    end = _last_line(source, section)
    entries: list[Entry] = []
    for n, start in enumerate(starts):
        stop = starts[n + 1] if n + 1 < len(starts) else end + 1
        text = _own_lines(source.lines[start - 1 : stop - 1])
        here: list[Question | None] = [*places[start]] or [None]
        for shown in here:
            name = str(shown.id) if shown else _seeming_name(section, n, deck)
            entries.append(Entry(source.path, len(entries) + 1, name, start, text, shown, (), bank, lines))
    return _with_problems(entries, problems, end)


def _questions_section(source: SourceFile) -> Section | None:
    """The block list of questions, found without YAML: it is there however faulty the questions are."""
    document = content(source, source.clean, Findings())
    parts = outline(source, document.text, document.start, document.end)
    return next((s for _, s in parts if s is not None and s.key == "questions"), None)


def _starts(section: Section | None, questions: Sequence[Question]) -> list[int]:
    """The lines at which questions begin: the items of the list, and where there is no such list, the ids."""
    items = set() if section is None else {line + 1 for line in section.lines}
    first = min(items, default=None)
    beside = {q.span.line for q in questions if first is None or q.span.line < first}
    return sorted(items | beside)


def _at(starts: Sequence[int], line: int) -> int:
    """The start of the question that `line` is part of."""
    return starts[max(bisect_right(starts, line) - 1, 0)]


def _last_line(source: SourceFile, section: Section | None) -> int:
    """The last line that can belong to a question; at the end of a file, also the one that is not there."""
    if section is None or section.end >= len(source.clean):
        return len(source.lines) + 1
    return source.position(section.end)[0] - 1


def _own_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """An item without the blank lines and comments after it, which are about what follows."""
    end = len(lines)
    while end > 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return tuple(lines[:end])


def _seeming_name(section: Section | None, number: int, deck: Deck | None) -> str:
    found = section.item(number).seeming_id() if section is not None and number < len(section.starts) else None
    if found is None:
        return ""
    return f"{deck.id}/{found[0]}" if deck else found[0]


def _with_problems(entries: list[Entry], problems: Iterable[Problem], end: int) -> tuple[list[Entry], list[Problem]]:
    """Each problem goes to the question whose lines it is in, else to the one it names, else to the file."""
    by_name = {entry.name: n for n, entry in reversed(list(enumerate(entries))) if entry.name}
    starts = [entry.line for entry in entries]
    found: list[list[Problem]] = [[] for _ in entries]
    rest: list[Problem] = []
    for problem in problems:
        named = by_name.get(problem.question or "")
        line = problem.span.line
        if entries and starts[0] <= line <= end:
            here = bisect_right(starts, line) - 1
            beside = named is not None and entries[named].line == entries[here].line
            found[named if beside and named is not None else here].append(problem)
        elif named is not None:
            found[named].append(problem)
        else:
            rest.append(problem)
    return [_having(entry, tuple(own)) for entry, own in zip(entries, found, strict=True)], rest


def _having(entry: Entry, problems: tuple[Problem, ...]) -> Entry:
    """`entry` with its problems; they know the name of one whose lines do not tell it."""
    name = entry.name or next((p.question for p in problems if p.question), "")
    return replace(entry, name=name, problems=problems) if problems else entry


# --- from one load to the next ---------------------------------------------------------------------------------------


def with_last_good(view: View, before: View | None) -> View:
    """`view`, in which each file that holds nothing usable, because of an error of its own, shows what it held last."""
    remembered = dict(before.remembered) if before else {}
    files = []
    for file in view.files:
        good = remembered.get(file.path)
        at_fault = any(p.severity is Severity.ERROR for p in file.problems)
        if at_fault and not file.usable and good is not None and good.usable:
            files.append(replace(file, title=good.title, entries=good.entries, stale=True))
        else:
            files.append(file)
            remembered[file.path] = file
    return replace(view, files=tuple(files), remembered=remembered)


class Place(NamedTuple):
    """Where the author is: what is looked at, by its key, and the index it was last seen at."""

    key: tuple[str, str, int] | None = None
    at: int = 0


def place_of(view: View, index: int) -> Place:
    """The place of an index, kept within the view."""
    index = max(0, min(index, len(view.entries) - 1))
    return Place(view.entries[index].key, index) if view.entries else Place()


def beginning(view: View) -> Place:
    """Where to begin: at the first question, however much is wrong with the file itself."""
    return place_of(view, next((n for n, entry in enumerate(view.entries) if not entry.of_file), 0))


def first_changed(before: View, after: View) -> int | None:
    """The index of the first question whose text is new or another one; None where none is."""
    known = {path: Counter(entry.source for entry in file.entries) for path, file in before.remembered.items()}
    stale = {file.path for file in after.files if file.stale}
    for index, entry in enumerate(after.entries):
        if entry.of_file or entry.path in stale:
            continue
        texts = known.get(entry.path, Counter())
        if not texts[entry.source]:
            return index
        texts[entry.source] -= 1
    return None


def find(view: View, place: Place) -> int:
    """The index of a place in a view: of the same question, else of the nearest; so where a name is used twice."""
    same = [index for index, entry in enumerate(view.entries) if entry.key == place.key]
    if same:
        return min(same, key=lambda index: abs(index - place.at))
    return max(0, min(place.at, len(view.entries) - 1))


def next_problem(view: View, index: int, by: int) -> int | None:
    """The index of the next entry with a problem in that direction, going round; None where there is none."""
    count = len(view.entries)
    for step in range(1, count + 1):
        at = (index + by * step) % count
        if view.entries[at].worst is not None:
            return at
    return None
