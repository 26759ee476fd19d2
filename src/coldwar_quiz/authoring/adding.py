"""A new question at the end of a deck that somebody else laid out; a new deck."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coldwar_quiz.authoring.files import DeckFile, create, explained_by
from coldwar_quiz.authoring.outline import Edit, Outline, edited
from coldwar_quiz.authoring.writing import Fields, deck_fields, deck_text, fields_of, question_text
from coldwar_quiz.bank.model import Question
from coldwar_quiz.bank.tree import Scalar
from coldwar_quiz.bank.tree import Sequence as ListNode
from coldwar_quiz.diagnostics.problem import Severity
from coldwar_quiz.errors import CannotDo

_BY_HAND = "nothing was changed; add the question with an editor: `coldwar-quiz new question --example` shows how"


@dataclass(frozen=True)
class Added:
    """A deck file as it will be: its bytes, and the line at which the new question stands."""

    data: bytes
    line: int


def appendable(path: Path) -> Outline:
    """The deck at `path`, to which a question can be added. CannotDo, with the reason, where none can."""
    file = DeckFile.read(path)
    file.refuse_unless_writable()
    found = Outline.of(file)
    errors = [problem for problem in found.faults if problem.severity is Severity.ERROR]
    if errors:
        place = f"{errors[0].span}: "
        raise CannotDo(place + errors[0].message, f"nothing was changed; mend it first, {explained_by(file)}")
    if not found.deck:
        raise CannotDo(
            f"{file.shown} is no deck: it has no `deck` with an `id`", "`coldwar-quiz new deck ID` makes one"
        )
    if found.section is not None or not found.has_questions:
        return found
    if isinstance(found.questions, ListNode) and found.questions.raw:
        raise CannotDo(f"the questions of {file.shown} are written in brackets", _BY_HAND)
    if isinstance(found.questions, Scalar) and found.questions.null and not found.questions.value:
        return found
    raise CannotDo(f"`questions` in {file.shown} is no list of lines that begin with `- `", _BY_HAND)


def added(deck: Outline, fields: Fields) -> Added:
    """What `deck` becomes with one more question at its end. CannotDo where the others would not stay as they are."""
    source, layout = deck.file.source, deck.layout
    raw = deck.file.text
    end = layout.line_end
    if deck.section is not None:
        at = deck.end_of_questions()
        lead = end if deck.spaced else ""
    elif deck.questions is not None:
        place = deck.questions.span
        at = source.text.find("\n", source.offset(place.line, 1)) + 1 or len(raw)
        lead = end
    else:
        at = len(raw)
        lead = f"{end}questions:{end}"
    if at and source.text[at - 1] != "\n":
        lead = end + lead
    text = edited(raw, [Edit(at, at, lead + question_text(fields, layout))])
    result = Added(deck.file.with_text(text), source.text.count("\n", 0, at) + lead.count(end) + 1)
    _refuse_unless_kept(deck, result)
    return result


def _refuse_unless_kept(deck: Outline, result: Added) -> None:
    """CannotDo where anything but the new question came of it; what is wrong with that one is for others to say."""
    after = Outline.of(deck.file.holding(result.data))
    before, now = _said(deck), _said(after)
    ids = [entry.id for entry in deck.entries]
    kept = [entry.id for entry in after.entries[:-1]] == ids and now[0] == before[0]
    kept = kept and now[1][: len(before[1])] == before[1]
    if not kept or after.entries[-1].line != result.line:
        raise CannotDo(f"a question cannot be added to {deck.file.shown} without changing others", _BY_HAND)


def _said(deck: Outline) -> tuple[Any, list[dict[str, Any]]]:
    """What a file says: its deck's header, people and terms, and its questions."""
    contents = deck.contents
    people = [person._replace(span=None) for person in contents.people]
    terms = [term._replace(span=None) for term in contents.glossary]
    head = None if contents.deck is None else deck_fields(contents.deck)
    return (head, people, terms), as_written(contents.deck.questions if contents.deck else ())


def as_written(questions: Sequence[Question]) -> list[dict[str, Any]]:
    """What questions say, wherever in the file they say it."""
    return [fields_of(question) for question in questions]


def make_deck(path: Path, header: Fields, questions: Sequence[Fields], remark: str = "") -> None:
    """Write a new deck. CannotDo where something is at `path` already, or it cannot be written."""
    create(path, deck_text(header, questions, remark=remark).encode("utf-8"))
