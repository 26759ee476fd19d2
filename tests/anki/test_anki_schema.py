"""What must never change again: Anki knows the notes of every learner by it."""

import pytest
from bank_for_tests import DAY, RELEASE, question, whole_bank
from learner import Learner

from coldwar_quiz.anki import model
from coldwar_quiz.anki.notes import guid_for

NAMES = (
    "Question Answer Kind Options Key Accepted IsTyped Hint Explanation Quotation Citation Standing Accounts When "
    "QuestionID Revision Spare1 Spare2 Spare3 Spare4"
)
MODEL = 1_790_100_000_001


def test_the_ids_the_fields_and_their_order_are_frozen() -> None:
    json = model.NoteType(0).to_json(0, model.DECK_ID)
    names = tuple(NAMES.split())
    assert [(f["name"], f["id"], f["ord"]) for f in json["flds"]] == [
        (name, MODEL * 1000 + place, place) for place, name in enumerate(names)
    ]
    assert [(t["name"], t["id"], t["ord"]) for t in json["tmpls"]] == [("Quiz", MODEL * 1000 + 500, 0)]
    assert (json["id"], json["originalId"], json["name"], json["type"]) == (str(MODEL), MODEL, "Cold War Quiz", 0)
    assert (model.DECK_ID, model.PRESET_ID) == (1_790_100_000_100, 1_790_100_000_200)


def test_the_guid_of_a_question_is_frozen() -> None:
    assert guid_for(question("card")) == "fOQ(QMEhQ("


def test_anki_keeps_the_ids(me: Learner) -> None:
    me.take(whole_bank())
    kept = me.col.models.by_name("Cold War Quiz")
    assert kept["id"] == MODEL
    assert [field["id"] for field in kept["flds"]] == [MODEL * 1000 + place for place in range(20)]
    assert kept["tmpls"][0]["id"] == MODEL * 1000 + 500


def test_a_new_style_reaches_the_learner_without_a_change_of_schema(
    me: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    me.take(whole_bank())
    schema = me.col.db.scalar("select scm from col")
    monkeypatch.setattr(model, "css", lambda: ".card { color: teal }")
    log = me.take(whole_bank(), RELEASE + DAY)
    assert me.col.models.by_name("Cold War Quiz")["css"] == ".card { color: teal }"
    assert (len(log.conflicting), me.col.db.scalar("select scm from col")) == (0, schema)


def test_a_learners_own_style_stays_while_ours_is_unchanged(me: Learner) -> None:
    me.take(whole_bank())
    own = me.col.models.by_name("Cold War Quiz")
    own["css"] = ".card { color: purple }"
    me.col.models.update_dict(own)
    me.take(whole_bank(), RELEASE + DAY)
    assert me.col.models.by_name("Cold War Quiz")["css"] == ".card { color: purple }"
