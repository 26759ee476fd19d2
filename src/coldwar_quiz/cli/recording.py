"""`new source`: a document of one's own described, from options, from a conversation, or from both."""

import os
import shlex
from pathlib import Path
from typing import Any

from coldwar_quiz.authoring.drafting import Drafting
from coldwar_quiz.authoring.explaining import explained_of_work
from coldwar_quiz.authoring.naming import of_file
from coldwar_quiz.authoring.recording import Paper, ambiguous, read_paper, record_of, write_work
from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.bank.files import shown_path
from coldwar_quiz.bank.model import Place
from coldwar_quiz.bank.slugs import SLUG, is_slug
from coldwar_quiz.bank.sources import load_works
from coldwar_quiz.cli.asking import KEYS, Asker
from coldwar_quiz.cli.output import narrate, tell
from coldwar_quiz.cli.run import FINE
from coldwar_quiz.cli.source_command import KINDS
from coldwar_quiz.cli.world import World
from coldwar_quiz.cli.writing import asker_at_terminal, at_terminal, refuse_odd
from coldwar_quiz.errors import CannotDo
from coldwar_quiz.paths import bundled_seeds

_NEEDED = ("title", "kind", "standing")
_WHOLE = "text"
"""The place that is the whole text."""


def new_source(world: World, file: Path, record: Path | None, given: dict[str, Any]) -> int:
    """Write a record of the document `file`, or add a work to the one there is."""
    said = {key: value for key, value in given.items() if value not in (None, ())}
    refuse_odd(said, {"first": "--from", "last": "--to"})
    paper = read_paper(file)
    path = record or record_of(paper, Path("sources") / f"{of_file(file.stem, 'paper')}.yaml")
    drafting = Drafting(load_works([path.parent, world.home.sources], bundled=bundled_seeds()).works)
    places = _places(said)
    _ask_or_refuse(said, paper, path, drafting)
    name = said.get("id_") or of_file(file.stem, "paper")
    _refuse_name(name, drafting)
    work = _work(said, places or {_WHOLE: dict(zip(("title", "from", "to"), ("text", *paper.ends()), strict=True))})
    about = {"kind": Word(said["kind"])}
    about |= {key.replace("_", "-"): said[key] for key in ("transmission", "trust", "not_for") if key in said}
    made = write_work(path, paper, about, name, work)
    shown = shown_path(path)
    tell(f"wrote {shown}: the work `{name}`" if made else f"added the work `{name}` to {shown}")
    beside = os.path.abspath(path.parent)
    if os.path.basename(beside) != "sources" and beside != os.path.abspath(world.home.sources):
        narrate("Decks find their records in a folder `sources` beside them: move it there.")
    narrate(f"A question quotes it with `source: {name}` and `where: {next(iter(work['places']))}`.")
    for place in ambiguous(paper, [Place(key, key, p["from"], p["to"]) for key, p in work["places"].items()]):
        narrate(f"coldwar-quiz: the first words of `{place}` occur more than once in {paper.seed}; the first was taken")
    folder = shlex.quote(shown_path(file.parent))
    narrate(f"Once a deck quotes it, `coldwar-quiz sources verify {folder} DECK --write` looks its quotations up.")
    return FINE


def _places(said: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The places that options gave, taken out of `said`. CannotDo where they do not go together."""
    given = [said.pop(key, ()) for key in ("place", "first", "last")]
    if len({len(part) for part in given}) > 1:
        raise CannotDo("a place needs `--place`, `--from` and `--to`", "give all three for each place")
    for name in given[0]:
        if not SLUG.fullmatch(name):
            raise CannotDo(
                f"`{name}` cannot be the name of a place", "small letters, digits and hyphens, as in `page-3`"
            )
    return {
        name: {"title": name.replace("-", " "), "from": first, "to": last}
        for name, first, last in zip(*given, strict=True)
    }


def _ask_or_refuse(said: dict[str, Any], paper: Paper, path: Path, drafting: Drafting) -> None:
    """Fill in what is missing by asking, in a terminal. CannotDo names it elsewhere."""
    missing = [key for key in _NEEDED if key not in said]
    if not missing:
        return
    if not at_terminal():
        options = ", ".join(f"`--{key}`" for key in missing)
        raise CannotDo(
            f"{options} {'is' if len(missing) == 1 else 'are'} missing",
            "without a terminal they are given as options; `coldwar-quiz new source --help` tells what each is",
        )
    narrate(f"A record of {paper.seed}, {shown_path(path)}. {KEYS}")
    asker = asker_at_terminal(drafting)
    try:
        said |= asker.hold(lambda: _asked(asker, dict(said), of_file(Path(paper.seed).stem, "paper"), drafting))
    except CannotDo:
        raise CannotDo("the input ended before the record was whole", "nothing was written") from None


def _asked(asker: Asker, said: dict[str, Any], proposed: str, drafting: Drafting) -> dict[str, Any]:
    """`said`, with what was left open of a record."""
    if "title" not in said:
        said["title"] = asker.line("title", help=explained_of_work("title"))
    if "short" not in said:
        said["short"] = asker.line("what prompts call it", otherwise=said["title"], help=explained_of_work("short"))
    for key in ("author", "year"):
        if key not in said:
            said[key] = asker.line(key, required=False, help=explained_of_work(key))
    if "kind" not in said:
        said["kind"] = _kind(asker)
    if "citation" not in said:
        said["citation"] = asker.line(
            "the line under a quotation", otherwise=_citation(said), help=explained_of_work("citation")
        )
    if "standing" not in said:
        said["standing"] = asker.line(
            "what to know before believing it, a sentence or two", help=explained_of_work("standing")
        )
    if "id_" not in said:
        said["id_"] = _name(asker, proposed, drafting)
    return said


def _kind(asker: Asker) -> str:
    while True:
        kind = asker.line(f"what it is, {', '.join(KINDS)}", help=explained_of_work("kind")).casefold()
        if kind in KINDS:
            return kind
        asker.again(f"It is one of {', '.join(KINDS)}.")


def _name(asker: Asker, proposed: str, drafting: Drafting) -> str:
    help = ["Questions quote it by this name.", "For example: clerk-letter-1953"]
    while True:
        name = asker.line("the name by which decks quote it", otherwise=proposed, help=help)
        try:
            _refuse_name(name, drafting)
        except CannotDo as error:
            asker.again(f"{error.message}: {error.help}.")
        else:
            return name


def _refuse_name(name: str, drafting: Drafting) -> None:
    if not is_slug(name):
        raise CannotDo(f"`{name}` cannot be the name of a work", "small letters, digits and hyphens, a letter first")
    if name in drafting.works:
        work = drafting.works[name]
        where = f", {shown_path(Path(work.span.path))}" if work.span else ""
        raise CannotDo(f"there is a work `{name}` already{where}", "give it a name of its own with --id")


def _work(said: dict[str, Any], places: dict[str, dict[str, str]]) -> dict[str, Any]:
    """A work as it is written, in the order of docs/sources.md."""
    return {
        "short": said.get("short") or said["title"],
        "author": said.get("author") or None,
        "title": said["title"],
        "year": Word(said["year"]) if said.get("year") else None,
        "kind": Word(said["kind"]),
        "citation": said.get("citation") or _citation(said),
        "standing": said["standing"],
        "places": places,
    }


def _citation(said: dict[str, Any]) -> str:
    return ", ".join(said[key] for key in ("author", "title", "year") if said.get(key))
