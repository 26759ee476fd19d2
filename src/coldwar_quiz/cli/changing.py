"""`edit`, `rename` and `retire`: changes to questions that are there."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from coldwar_quiz.authoring import renaming
from coldwar_quiz.authoring.editing import changed_ids, command, differences
from coldwar_quiz.authoring.files import DeckFile
from coldwar_quiz.authoring.outline import Outline
from coldwar_quiz.authoring.renaming import former_ids
from coldwar_quiz.bank.files import shown_path
from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.bank.spelling import did_you_mean
from coldwar_quiz.cli.bank import check
from coldwar_quiz.cli.decks import decks_with, looks_like_a_file, no_question
from coldwar_quiz.cli.output import narrate, tell, tell_wrapped
from coldwar_quiz.cli.run import FINE
from coldwar_quiz.cli.world import World
from coldwar_quiz.cli.writing import at_terminal
from coldwar_quiz.errors import CannotDo, reason
from coldwar_quiz.paths import bundled_seeds
from coldwar_quiz.study.wording import show_count


def _find(world: World, decks: list[Outline], name: str) -> QuestionId:
    """The id of the question that `name` names, usable or not. CannotDo where there is none, or more than one."""
    wanted = QuestionId.parse(name)
    entries = [(deck, entry) for deck in decks for entry in deck.entries if entry.id is not None]
    found = [entry.id for _, entry in entries if entry.id and _is(entry.id, wanted)]
    if not found:
        found = [e.id for deck, e in entries if e.id and any(_is(old, wanted) for old in former_ids(e, deck.deck))]
    ids = list(dict.fromkeys(found))
    if len(ids) > 1:
        raise CannotDo(f"several decks have a question `{name}`", f"say which: {', '.join(map(str, ids))}")
    if not ids:
        near = did_you_mean(name, [str(e.id) if wanted.deck else e.id.question for _, e in entries if e.id])
        raise no_question(world, name, near)
    return ids[0]


def _is(name: QuestionId, wanted: QuestionId) -> bool:
    return name == wanted or (not wanted.deck and name.question == wanted.question)


def rename(world: World, old: str, new: str) -> int:
    """Give the question `old` the id `new` of the same deck, wherever it is named; what was learned goes with it."""
    decks, paths = decks_with(world, old)
    name = _find(world, decks, old)
    target = QuestionId.parse(new, name.deck)
    written = QuestionId.parse(old, name.deck)
    if name == target and written != name:
        change = renaming.mended(decks, written, name)
        change.write()
        mended = show_count(len(change.places), "place")
        were = "was" if len(change.places) == 1 else "were"
        tell_wrapped(f"`{written}` is `{name}` already; {mended} that still said otherwise {were} mended")
        return FINE
    if written != name:
        narrate(f"`{written}` is called `{name}` now.")
    change = renaming.renamed(decks, name, new, paths=paths, home=world.home, seeds=bundled_seeds())
    change.write()
    tell_wrapped(f"renamed `{name}` to `{target}`; what was learned of it is kept")
    _tell_places(change)
    return FINE


def retire(world: World, name: str, because: str | None) -> int:
    """Take the question `name` out of use; the reason is asked for where none is given."""
    decks, paths = decks_with(world, name)
    question = _find(world, decks, name)
    because = _reason() if because is None else because
    try:
        because.encode("utf-8")
    except UnicodeEncodeError:
        raise CannotDo("`--because` is not UTF-8", "type it again") from None
    change = renaming.retired(decks, question, because.strip(), paths=paths, home=world.home)
    change.write()
    tell_wrapped(f"retired `{question}`; it is no longer asked, and its id stays taken")
    _tell_places(change)
    return FINE


def _reason() -> str:
    if not at_terminal():
        raise CannotDo("`--because` is missing", "say in a sentence why the question is no longer asked")
    from coldwar_quiz.cli.typed_lines import TypedLines

    lines = TypedLines()
    while True:
        said = lines.read("why is it no longer asked, in a sentence; Ctrl-C stops, and nothing is written:")
        if said is None:
            raise CannotDo("the input ended before the reason was given", "nothing was written")
        if said.strip():
            return " ".join(said.split())


def _tell_places(change: renaming.Change) -> None:
    for shown, line in dict.fromkeys(change.places):
        tell(f"  {shown}:{line}")
    for path, _ in change.locks:
        tell(f"  {shown_path(path)}")


def edit(world: World, name: str) -> int:
    """Open an editor where `name` stands, and say what came of it. Exit 1 where the file has errors then."""
    path, line, question = _place(world, name)
    before = Outline.of(DeckFile.read(path))
    before.file.refuse_unless_writable()
    shown = before.file.shown
    if not at_terminal():
        raise CannotDo("an editor needs a terminal", f"the place is {shown}:{line}")
    editor = command(path, line, os.environ, shutil.which)
    if editor.found:
        narrate(f"No editor is set, so {editor.arguments[0]} opens; EDITOR names the one you use.")
    if not editor.at_line:
        narrate(f"The place is line {line} of {shown}.")
    code = _run(editor.arguments)
    if code:
        ended = f"by signal {-code}" if code < 0 else f"with exit code {code}"
        saved = "" if _holds(path, before.file.data) else ", and what it saved is kept"
        help = f"`coldwar-quiz check {shown}` says how the file is now" if saved else f"{shown} is as it was"
        raise CannotDo(f"{editor.arguments[0]} ended {ended}{saved}", help)
    try:
        after = Outline.of(DeckFile.read(path))
    except CannotDo as error:
        raise CannotDo(f"after the editor: {error.message}", error.help) from None
    if after.file.data == before.file.data:
        tell_wrapped(f"nothing was changed in {shown}")
        return FINE
    said = list(differences(before, after))
    about = {*changed_ids(before, after), *([question] if question else [])}
    for sentence in said or [f"{shown} was changed, and no question in it"]:
        tell_wrapped(sentence)
    tell()
    return check(world, (path,), "text", False, about=about)


def _holds(path: Path, data: bytes) -> bool:
    """Whether the file at `path` holds `data`; it may be gone."""
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _run(arguments: tuple[str, ...]) -> int:
    sys.stdout.flush()
    before = signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is for the editor, which gets it too
    try:
        return subprocess.run(arguments, check=False).returncode  # noqa: S603  # the author's own words, and no shell
    except OSError as error:
        raise CannotDo(f"cannot start {arguments[0]}: {reason(error)}") from None
    finally:
        signal.signal(signal.SIGINT, before)


def _place(world: World, name: str) -> tuple[Path, int, str]:
    """The file and the line of a question, a deck, or a deck file; and the question's id, empty where it is none."""
    if looks_like_a_file(name):
        DeckFile.read(Path(name))
        return Path(name), 1, ""
    decks, _ = decks_with(world, name)
    for deck in decks:
        if deck.deck == name:
            return deck.file.path, deck.line, ""
    question = _find(world, decks, name)
    for deck in decks:
        entry = deck.find(question.question) if deck.deck == question.deck else None
        if entry is not None:
            return deck.file.path, entry.line, str(question)
    raise no_question(world, name)
