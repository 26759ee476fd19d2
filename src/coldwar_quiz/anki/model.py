"""The note type, as Anki knows it in every learner's collection: one for all ten types of question.

Nothing here may be renumbered, reordered or taken out, ever: Anki would make a second note type and leave every note
it already has without updates. New content takes a spare field, renamed; its id stays.
"""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

import genanki

MODEL_ID = 1_790_100_000_001
DECK_ID = 1_790_100_000_100
PRESET_ID = 1_790_100_000_200
NAME = "Cold War Quiz"
"""Of the deck, the note type and the preset. Anki finds the deck again by it."""

FIELDS = (
    "Question",
    "Answer",
    "Kind",
    "Options",
    "Key",
    "Accepted",
    "IsTyped",
    "Hint",
    "Explanation",
    "Quotation",
    "Citation",
    "Standing",
    "Accounts",
    "When",
    "QuestionID",
    "Revision",
    "Spare1",
    "Spare2",
    "Spare3",
    "Spare4",
)
TEMPLATE_NAME = "Quiz"


def field_id(place: int) -> int:
    """The id of the field at `place`, counting from 0."""
    return MODEL_ID * 1000 + place


TEMPLATE_ID = MODEL_ID * 1000 + 500


@cache
def _part(name: str) -> str:
    return (files("coldwar_quiz.anki") / "templates" / name).read_text(encoding="utf-8")


def front() -> str:
    """The template of the question side, script included."""
    return _with_script(_part("front.html"))


def back() -> str:
    """The template of the answer side, script included."""
    return _with_script(_part("back.html"))


def css() -> str:
    """The style of both sides."""
    return _part("card.css")


def _with_script(html: str) -> str:
    return f"{html.rstrip()}\n<script>\n{_part('card.js').rstrip()}\n</script>\n"


def content_hash() -> str:
    """Changes when anything Anki takes over on a re-import changes: names, templates, style."""
    return hashlib.sha256("\x1f".join((NAME, *FIELDS, TEMPLATE_NAME, front(), back(), css())).encode()).hexdigest()[:32]


class NoteType(genanki.Model):  # type: ignore[misc]  # genanki has no types
    """The note type, stamped with the time its present content was first exported, in seconds since 1970."""

    def __init__(self, modified: int) -> None:
        super().__init__(
            MODEL_ID,
            NAME,
            fields=[{"name": name, "id": field_id(place)} for place, name in enumerate(FIELDS)],
            templates=[
                {
                    "name": TEMPLATE_NAME,
                    "id": TEMPLATE_ID,
                    "qfmt": front(),
                    "afmt": back(),
                    # what Anki's browser shows in its columns
                    "bqfmt": "{{Question}}",
                    "bafmt": "{{Answer}}",
                }
            ],
            css=css(),
        )
        self._modified = modified

    @property
    def _req(self) -> list[list[Any]]:
        """A card is made when there is a question. genanki would find out by rendering the templates forty times."""
        return [[0, "any", [0]]]

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        """As it stands in the package. `originalId` lets Anki know the type again after a learner's copy of it."""
        json: dict[str, Any] = super().to_json(timestamp, deck_id)
        return {**json, "mod": self._modified, "originalId": MODEL_ID}
