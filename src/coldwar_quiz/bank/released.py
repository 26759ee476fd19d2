"""The ids of the last release: `ids.lock` beside the decks, one `deck/question` a line.

What learners know hangs on these ids for ever. Nobody can see in a deck that an id is missing from it, so the list is
kept beside it; `vanished-id` compares the two.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from coldwar_quiz.bank.files import SourceFile, shown_path
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.model import Deck, QuestionId
from coldwar_quiz.bank.reader import Contents, read_file
from coldwar_quiz.bank.spelling import shortened
from coldwar_quiz.diagnostics.problem import Problem
from coldwar_quiz.diagnostics.span import Span

LOCK_NAME = "ids.lock"
_LINE = re.compile(r"[a-z][a-z0-9-]{0,99}/[a-z][a-z0-9-]{0,99}")
_WORD = re.compile(r"[a-z][a-z0-9-]*")


class IdList(NamedTuple):
    """One `ids.lock`: each id with its line, what is wrong with the file, and its text where it could be read."""

    ids: Mapping[QuestionId, Span]
    problems: tuple[Problem, ...] = ()
    source: SourceFile | None = None

    @classmethod
    def read(cls, path: Path, shown: str | None = None) -> "IdList":
        """The list at `path`; empty where there is no such file. Never raises for content."""
        if not os.path.lexists(path):
            return cls({})
        findings = Findings()
        source = SourceFile.read_into(path, findings, shown)
        ids: dict[QuestionId, Span] = {}
        for number, line in enumerate(source.lines if source else (), start=1):
            text = line.partition("#")[0].strip()
            place = Span(source.path if source else "", number, 1, number, len(line) + 1)
            if _LINE.fullmatch(text):
                ids.setdefault(QuestionId.parse(text), place)
            elif text and number not in (source.bad_lines if source else ()):
                message = f"`{shortened(text)}` is no id of a question"
                findings.error("bad-id-list", place, message, help="write `deck/question`, one a line, or remove it")
        return cls(ids, tuple(findings.problems()), source)


class ReadFile(NamedTuple):
    """One deck file as it was read; `source` is None where it could not be, `errors` counts what was wrong."""

    path: Path
    source: SourceFile | None
    contents: Contents
    errors: int


@dataclass(frozen=True)
class Held:
    """The ids that must still be there, each with its line in a list, and where to look for them besides the bank."""

    ids: Mapping[QuestionId, Span] = field(default_factory=dict)
    lists: tuple[IdList, ...] = ()
    faulty: tuple[ReadFile, ...] = ()
    """Files of which something could not be used: what they hold may well be an id that seems to be missing."""
    unread: Callable[[], Iterable[ReadFile]] = tuple
    """Reads the other files of the folders, where only some of their decks were asked for."""

    def somewhere(self, wanted: QuestionId) -> bool:
        """Whether `wanted` stands where the bank does not show it: in a faulty file, or in one that was not asked for.

        A faulty file is looked through for the word alone: the error there is reported, and says enough.
        """
        return (
            self._without_text
            or wanted.question in _words(self.faulty)
            or wanted in self._elsewhere
            or wanted.question in self._words_elsewhere
        )

    @cached_property
    def _without_text(self) -> bool:
        return any(file.source is None for file in self.faulty)

    @cached_property
    def _others(self) -> tuple[ReadFile, ...]:
        return tuple(self.unread())

    @cached_property
    def _elsewhere(self) -> frozenset[QuestionId]:
        found = (file.contents.deck for file in self._others)
        questions = [question for deck in found if deck is not None for question in deck.questions]
        return frozenset(q.id for q in questions) | frozenset(old for q in questions for old in q.formerly)

    @cached_property
    def _words_elsewhere(self) -> frozenset[str]:
        return _words(tuple(file for file in self._others if file.errors))


def _words(files: Sequence[ReadFile]) -> frozenset[str]:
    return frozenset(word for file in files if file.source for word in _WORD.findall(file.source.text))


def held(
    named: Iterable[Path], files: Sequence[ReadFile], kept: Iterable[Deck], shown: Callable[[Path], str] = shown_path
) -> Held:
    """What the lists beside `files` hold to be there; `named` are the paths that were asked for.

    Of a folder that was asked for as a whole, every id of its list; else those of the decks that were read. `kept` are
    the decks that the bank consists of.
    """
    whole = {os.path.realpath(path) for path in named if os.path.isdir(path)}
    kept_decks = [id(deck) for deck in kept]
    faulty = tuple(
        f for f in files if f.errors or (f.contents.deck is not None and id(f.contents.deck) not in kept_decks)
    )
    folders: dict[str, list[ReadFile]] = {}
    for file in files:
        folders.setdefault(os.path.realpath(file.path.parent), []).append(file)
    ids: dict[QuestionId, Span] = {}
    lists: list[IdList] = []
    partly: dict[str, list[ReadFile]] = {}
    for folder, read in folders.items():
        path = read[0].path.parent / LOCK_NAME
        found = IdList.read(path, shown(path))
        if found.source is None and not found.problems:
            continue
        lists.append(found)
        if folder in whole:
            ids |= found.ids
        else:
            decks = {file.contents.deck.id for file in read if file.contents.deck is not None}
            ids |= {name: span for name, span in found.ids.items() if name.deck in decks}
            partly[folder] = read
    return Held(ids, tuple(lists), faulty, lambda: _the_rest(partly))


def _the_rest(folders: Mapping[str, list[ReadFile]]) -> Iterator[ReadFile]:
    for folder, read in folders.items():
        known = {os.path.realpath(file.path) for file in read}
        for name in sorted(os.listdir(folder)):
            path = Path(folder, name)
            if name.endswith((".yaml", ".yml")) and not name.startswith(".") and os.path.realpath(path) not in known:
                findings = Findings()
                source = SourceFile.read_into(path, findings)
                contents = Contents() if source is None else read_file(source, findings)
                yield ReadFile(path, source, contents, findings.errors)
