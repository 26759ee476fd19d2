"""`import`: a file of another program to the text of new decks, with every line that could not be read.

The drafts are written as a deck and read by the reader of decks itself, so that nothing is written that it would
refuse: a question in which it finds an error is taken out again and reported at its place in the file it came from.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from coldwar_quiz.authoring.naming import Names, of_file
from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.authoring.writing import UNFOLDED, deck_around, question_text
from coldwar_quiz.bank.files import MAX_BYTES, SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.reader import read_file
from coldwar_quiz.bank.slugs import is_slug
from coldwar_quiz.diagnostics.problem import Problems, Severity, sorted_problems
from coldwar_quiz.errors import CannotDo
from coldwar_quiz.exchange.anki_text import read_anki
from coldwar_quiz.exchange.drafts import Draft, Reading, texts
from coldwar_quiz.exchange.files import TextFile, read_text
from coldwar_quiz.exchange.gift_in import looks_like_gift, read_gift
from coldwar_quiz.exchange.table_in import delimiter, read_table

FORMATS = ("csv", "tsv", "gift", "anki")
_ANKI_HEAD = re.compile(
    r"#(?:separator|html|tags|columns|(?:guid|notetype|deck|tags) column|notetype|deck):", re.IGNORECASE
)
_SHOWN = 50


class NewDeck(NamedTuple):
    """A deck to be written, and how many questions it has."""

    id: str
    text: str
    questions: int


class Imported(NamedTuple):
    """The decks of a file; `problems` stand in that file, `left_out` counts the questions that did not make it."""

    decks: tuple[NewDeck, ...]
    problems: Problems
    left_out: int


def import_file(path: Path, form: str | None, name: str | None) -> Imported:
    """The file at `path` as decks. `form` is one of FORMATS, None where it is to be found out.

    `name` becomes the id of a deck for which the file gives none. CannotDo where the file cannot be read, or nobody can
    tell how.
    """
    file = read_text(path)
    if not file.text.strip():
        raise CannotDo(f"{file.path} is empty")
    reading = _read(file, form, path.suffix.lower())
    named: dict[str, list[Draft]] = {}
    for draft in reading.drafts:
        named.setdefault(draft.deck, []).append(draft)
    decks = [_new_deck(deck, drafts, of_file(name or path.stem, "deck"), reading) for deck, drafts in named.items()]
    found = sorted_problems(reading.problems)
    shown = Problems(found[:_SHOWN], max(0, len(found) - _SHOWN), lines={file.path: file.lines})
    return Imported(tuple(deck for deck in decks if deck.questions), shown, reading.left_out)


def _read(file: TextFile, form: str | None, suffix: str) -> Reading:
    if form is None:
        form = _form(file, suffix)
    if form == "gift":
        return read_gift(file)
    if form == "anki":
        return read_anki(file)
    if form == "tsv":
        return read_table(file, "\t")
    if form == "csv":
        found = delimiter_of_csv(file)
        return read_table(file, found)
    return read_table(file, delimiter(file))


def delimiter_of_csv(file: TextFile) -> str:
    """A comma, unless only a semicolon will do, as spreadsheets write it where the comma is in numbers."""
    try:
        return delimiter(file, (",", ";"))
    except CannotDo:
        return ","


def _form(file: TextFile, suffix: str) -> str | None:
    if _ANKI_HEAD.match(file.text):
        return "anki"
    if suffix == ".gift":
        return "gift"
    if suffix == ".tsv":
        return "tsv"
    return "gift" if suffix != ".csv" and looks_like_gift(file.text) else None


def _new_deck(deck: str, drafts: list[Draft], otherwise: str, reading: Reading) -> NewDeck:
    """The deck of `drafts`, without those in which the reader of decks finds an error."""
    name = deck if is_slug(deck) else otherwise
    if deck and name != deck:
        reading.remark("bad-slug", drafts[0].span, f"`{deck[:40]}` cannot be the id of a deck; it is called `{name}`")
    title = next((draft.deck_title for draft in drafts if _can_be_title(draft.deck_title)), "")
    title = title or name.replace("-", " ").capitalize()
    _name_questions(drafts, reading)
    written = [question_text(draft.fields) for draft in drafts]
    bad = _refused(drafts, written, reading)
    kept = [text for place, text in enumerate(written) if place not in bad]
    text = _deck_text(name, title, kept)
    if _too_large(text):  # folding long texts adds a tenth to them
        kept = [question_text(draft.fields, UNFOLDED) for place, draft in enumerate(drafts) if place not in bad]
        text = _deck_text(name, title, kept)
    if _too_large(text):
        raise CannotDo(f"the deck `{name}` would be larger than 8 MB", "split the file: a large bank is several decks")
    return NewDeck(name, text, len(kept))


def _too_large(text: str) -> bool:
    return len(text.encode("utf-8")) > MAX_BYTES


def _deck_text(name: str, title: str, questions: Sequence[str]) -> str:
    return deck_around({"id": Word(name), "title": title}, questions)


_ANY = question_text({"id": Word("a"), "type": "true-false", "prompt": "b", "answer": Word("true")})


def _can_be_title(title: str) -> bool:
    return bool(title.strip()) and not _found(_deck_text("a", title, [_ANY])).errors


def _name_questions(drafts: Sequence[Draft], reading: Reading) -> None:
    """An id for every draft that has none, or none that can be used, made of what is asked and not of the answer."""
    names = Names()
    for draft in drafts:
        given = draft.fields.get("id")
        if isinstance(given, str) and not is_slug(given):
            message = f"`{given[:40]}` cannot be an id"
            reading.remark("bad-slug", draft.span, message, "a new one was made of the question")
        elif isinstance(given, str) and given in names:
            message = f"the id `{given[:40]}` is used twice in the file"
            reading.remark("duplicate-id", draft.span, message, "the second was given a new one")
        elif isinstance(given, str):
            names.add(given)
            continue
        draft.fields["id"] = Word()
    for draft in drafts:
        if not draft.fields["id"]:
            prompt = str(draft.fields.get("prompt", ""))
            hidden = re.findall(r"\{\{(.*?)(?:\}\}|$)", prompt, re.DOTALL)
            answers = [*texts(draft.fields.get("answer", "")), *texts(draft.fields.get("accept", "")), *hidden]
            name = names.propose(prompt, answers)
            draft.fields["id"] = Word(name)
            names.add(name)


def _found(text: str) -> Findings:
    """What the reader of decks has to say about `text`."""
    findings = Findings()
    source = SourceFile.decode("new", text.encode("utf-8", "surrogatepass"), findings)
    if source is not None:
        read_file(source, findings)
    return findings


_AT_ONCE = 200


def _refused(drafts: Sequence[Draft], written: Sequence[str], reading: Reading) -> set[int]:
    """The places of the questions in which the reader of decks finds an error; each is reported where it came from."""
    bad: set[int] = set()
    for start in range(0, len(written), _AT_ONCE):
        stretch = written[start : start + _AT_ONCE]
        if not _found(_deck_text("a", "b", stretch)).errors:
            continue
        for place, text in enumerate(stretch, start):
            findings = _found(_deck_text("a", "b", [text]))
            if findings.errors:
                first = next(p for p in findings.problems() if p.severity is Severity.ERROR)
                bad.add(place)
                reading.refuse(first.code, drafts[place].span, first.message, first.help)
    return bad
