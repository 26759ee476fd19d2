"""A new name for a question, or its end: changed in place, checked before anything is written."""

import dataclasses
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coldwar_quiz.authoring import spans
from coldwar_quiz.authoring.adding import as_written
from coldwar_quiz.authoring.files import DeckFile, explained_by, replace
from coldwar_quiz.authoring.outline import Edit, Entry, Outline, edited
from coldwar_quiz.authoring.writing import Fields
from coldwar_quiz.bank.files import CONTROL_OR_CR, name_character
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.bank.proof import LOCK_NAME, Lock
from coldwar_quiz.bank.released import LOCK_NAME as ID_LIST
from coldwar_quiz.bank.released import IdList
from coldwar_quiz.bank.slugs import is_slug
from coldwar_quiz.bank.tree import Scalar
from coldwar_quiz.bank.tree import Sequence as ListNode
from coldwar_quiz.diagnostics import render
from coldwar_quiz.errors import CannotDo
from coldwar_quiz.paths import Home


@dataclass(frozen=True)
class Change:
    """What is to be written: for each deck file the new bytes, and for each lock of proofs the old and the new id."""

    files: tuple[tuple[DeckFile, bytes], ...]
    places: tuple[tuple[str, int], ...]
    """Every place that changes: file and line, as they will be."""
    locks: tuple[tuple[Path, Lock], ...] = field(default=())

    def write(self) -> None:
        """Replace the files, each in one step, the one with the question first."""
        for file, data in self.files:
            file.replace(data)
        for path, lock in self.locks:
            replace(path, str(lock).encode())


def renamed(
    decks: Sequence[Outline], old: QuestionId, new: str, *, paths: Sequence[Path] | None, home: Home | None, seeds: Path
) -> Change:
    """The question `old`, which must be in `decks`, as `new` of the same deck, wherever it is named.

    `paths` and `home` say what is loaded to see whether the change makes a new error; `seeds` has the proofs of the
    bundled decks. CannotDo with the reason where it cannot be done.
    """
    deck, question = _of(decks, old)
    target = QuestionId.parse(new, old.deck)
    _refuse_name(new, target, old)
    _refuse_taken(decks, target, old)
    edits = {id(deck): [
        spans.word_replaced(deck, spans.id_of(deck, question), target.question),
        spans.former_id_added(deck, question, old.question),
    ]}  # fmt: skip
    touched = [deck]
    for other in decks:
        mended = list(spans.named_otherwise(other, old, target))
        if mended and other is not deck:
            touched.append(other)
        edits.setdefault(id(other), []).extend(mended)

    def expected(fields: Fields, of: str) -> Fields:
        confused = fields["confusable"]
        after = {
            (_short(target, of) if QuestionId.parse(name, of) == old else name): text for name, text in confused.items()
        }
        if QuestionId(of, fields["id"]) == old:
            return {
                **fields,
                "confusable": after,
                "id": target.question,
                "formerly": [*fields["formerly"], old.question],
            }
        return {**fields, "confusable": after}

    change = _change(touched, edits, expected)
    _refuse_new_errors(change, paths, home, {str(old): str(target)})
    folders = {seeds, deck.file.path.parent / "sources", *([home.sources] if home else [])}
    return Change(change.files, change.places, tuple(_locks(folders, str(old), str(target))))


def mended(decks: Sequence[Outline], old: QuestionId, new: QuestionId) -> Change:
    """What still names `old` after a renaming that was interrupted."""
    edits = {id(deck): list(spans.named_otherwise(deck, old, new)) for deck in decks}
    touched = [deck for deck in decks if edits[id(deck)]]

    def expected(fields: Fields, of: str) -> Fields:
        confused = fields["confusable"].items()
        return {**fields, "confusable": {
            (_short(new, of) if QuestionId.parse(name, of) == old else name): text for name, text in confused
        }}  # fmt: skip

    return _change(touched, edits, expected)


def retired(
    decks: Sequence[Outline], name: QuestionId, because: str, *, paths: Sequence[Path] | None, home: Home | None
) -> Change:
    """The question `name` as one that is no longer asked. As `renamed`."""
    deck, question = _of(decks, name)
    if not because.strip():
        raise CannotDo("the reason is blank", "say in a sentence why it is no longer asked")
    odd = CONTROL_OR_CR.search(because)
    if odd:
        raise CannotDo(f"the reason holds the control character {name_character(odd[0])}", "type it again")
    present = question.get("retired")
    if present is not None:
        reason = present.value if isinstance(present, Scalar) else ""
        raise CannotDo(
            f"`{name}` is retired already: {' '.join((reason or '').split())}", f"`coldwar-quiz edit {name}` opens it"
        )
    edits = {id(deck): [spans.entry_added(deck, question, "retired", because)]}

    def expected(fields: Fields, of: str) -> Fields:
        return {**fields, "retired": because} if QuestionId(of, fields["id"]) == name else fields

    change = _change([deck], edits, expected)
    _refuse_new_errors(change, paths, home, {})
    return change


def _short(name: QuestionId, deck: str) -> str:
    return name.question if name.deck == deck else str(name)


def _of(decks: Sequence[Outline], name: QuestionId) -> tuple[Outline, Entry]:
    for deck in decks:
        entry = deck.find(name.question) if deck.deck == name.deck else None
        if entry is not None:
            usable = deck.contents.deck
            if usable is None or all(q.id != name for q in usable.questions):
                raise CannotDo(f"`{name}` has errors and cannot be changed so", explained_by(deck.file))
            if sum(other.id == name for other in deck.entries) > 1:
                raise CannotDo(f"`{name}` is the id of two questions", "give one of them an id of its own first")
            return deck, entry
    raise CannotDo(f"no question `{name}`", "`coldwar-quiz list` shows every question")


def _refuse_name(written: str, new: QuestionId, old: QuestionId) -> None:
    if new.deck != old.deck:
        raise CannotDo(
            f"`{old}` cannot be moved to another deck by renaming it",
            f"cut it out of its file, paste it into the other, and give it `formerly: [{old}]` there",
        )
    if not is_slug(new.question):
        raise CannotDo(
            f"`{written}` cannot be an id", "an id is small letters, digits and hyphens, and begins with a letter"
        )
    if new == old:
        raise CannotDo(f"`{old}` is its id already", "give a new one")


def _refuse_taken(decks: Iterable[Outline], new: QuestionId, old: QuestionId) -> None:
    for deck in decks:
        for entry in deck.entries:
            if entry.id == new:
                retired = ", which is retired" if entry.get("retired") is not None else ""
                where = f"{deck.file.shown}:{entry.line}"
                raise CannotDo(
                    f"`{new}` is the id of another question{retired} ({where})", "ids are permanent; choose another"
                )
            if new in former_ids(entry, deck.deck):
                whose = "it" if entry.id == old else f"`{entry.id}`"
                raise CannotDo(
                    f"`{new}` is what {whose} was formerly called", "a former id is never used again; choose another"
                )
    for path in {deck.file.path.parent / ID_LIST for deck in decks}:
        if new in IdList.read(path).ids:
            raise CannotDo(f"`{new}` was released, as {path} says", "ids are never used again; choose another")


def former_ids(entry: Entry, deck: str) -> list[QuestionId]:
    """The old ids of a question, faulty or not."""
    listed = entry.get("formerly")
    nodes = listed.items if isinstance(listed, ListNode) else ()
    return [QuestionId.parse(node.value, deck) for node in nodes if isinstance(node, Scalar)]


def _change(
    decks: Sequence[Outline], edits: dict[int, list[Edit]], expected: Callable[[Fields, str], Fields]
) -> Change:
    """CannotDo where the edits would say anything but what is expected: then the file is written in too odd a way."""
    files: list[tuple[DeckFile, bytes]] = []
    places: list[tuple[str, int]] = []
    for deck in decks:
        file = deck.file
        file.refuse_unless_writable()
        data = file.with_text(edited(file.text, edits[id(deck)]))
        before, now = deck.contents.deck, Outline.of(file.holding(data)).contents.deck
        wanted = [expected(fields, deck.deck) for fields in as_written(before.questions if before else ())]
        if as_written(now.questions if now else ()) != wanted:
            raise CannotDo(
                f"{file.shown} is written in a way that cannot be changed safely",
                "nothing was changed; open it with `coldwar-quiz edit`",
            )
        files.append((file, data))
        places += [(file.shown, line) for line in _lines(file, edits[id(deck)])]
    return Change(tuple(files), tuple(places))


def _lines(file: DeckFile, edits: Sequence[Edit]) -> Iterable[int]:
    """The line at which each change begins, in the file as it will be."""
    more = 0
    for edit in sorted(edits):
        line = file.source.position(edit.start)[0] + more
        yield line + edit.text.startswith(("\n", "\r"))
        more += edit.text.count(file.line_end) - file.text.count(file.line_end, edit.start, edit.end)


def _refuse_new_errors(change: Change, paths: Sequence[Path] | None, home: Home | None, names: dict[str, str]) -> None:
    """CannotDo where the decks in use would have an error that they do not have now."""
    instead = {os.path.realpath(file.path): data for file, data in change.files}
    _, before = load_bank(paths, home=home, rules=False)
    _, after = load_bank(paths, home=home, rules=False, instead=instead)
    known = Counter((p.code, names.get(p.question or "", p.question)) for p in before.errors)
    for problem in after.errors:
        key = (problem.code, problem.question)
        known[key] -= 1
        if known[key] < 0:
            raise CannotDo(f"that would make an error: {render.as_line(problem)}", "nothing was changed")


def _locks(folders: Iterable[Path], old: str, new: str) -> Iterable[tuple[Path, Lock]]:
    """The locks that prove a quotation of the question, with its new name: what is proven stays proven."""
    for folder in sorted(folders):
        path = folder / LOCK_NAME
        lock = Lock.read(path)
        if any(proof.question == old for proof in lock.proofs) and os.access(path, os.W_OK):
            proofs = (dataclasses.replace(p, question=new) if p.question == old else p for p in lock.proofs)
            yield path, Lock(tuple(proofs))
