"""A learner imports the package, studies, and imports a later one."""

from itertools import combinations

import pytest
from bank_for_tests import BODIES, DAY, RELEASE, bank_of, changed, question, whole_bank
from learner import Learner, learner

from coldwar_quiz.anki.export import RETIRED_SEARCH, how_to_import
from coldwar_quiz.bank.model import Bank, PartialDate, QuestionId, When

CARD_AS_STUDIED = "due, ivl, factor, reps, lapses, queue, type, flags, did"


def studied(me: Learner) -> list[object]:
    """Everything Anki knows of the learning: each card's state, and every review."""
    return [*me.col.db.execute(f"select id, {CARD_AS_STUDIED} from cards order by id"), *me.rows("revlog")]


def notes_by_question(me: Learner) -> dict[str, tuple[object, ...]]:
    return {
        fields.split("\x1f")[14]: (guid, tags, fields)
        for guid, tags, fields in me.col.db.execute("select guid, tags, flds from notes")
    }


def test_a_fresh_import_has_one_note_and_one_card_a_question(me: Learner) -> None:
    log = me.take(whole_bank())
    assert (log.found_notes, len(log.new), len(log.conflicting)) == (10, 10, 0)
    assert (me.col.note_count(), me.col.card_count()) == (10, 10)
    assert me.col.fix_integrity()[1]


def test_the_same_package_again_is_all_duplicates(me: Learner) -> None:
    me.take(whole_bank())
    before = [me.rows(table) for table in ("notes", "cards")]
    log = me.import_package()
    assert (len(log.duplicate), len(log.new), len(log.updated), len(log.conflicting)) == (10, 0, 0, 0)
    assert before == [me.rows(table) for table in ("notes", "cards")]


def test_an_edited_question_arrives_and_its_reviews_are_kept(me: Learner) -> None:
    me.take(whole_bank())
    for kind in ("choice", "card"):
        me.answer(kind)
    before = studied(me)
    log = me.take(changed(whole_bank(), "card", explanation="A better reason.", tags=("gdr",)), RELEASE + DAY)
    assert (len(log.updated), len(log.duplicate), len(log.conflicting)) == (1, 9, 0)
    assert "A better reason." in me.note("card")["Explanation"]
    assert "cwq::tag::documents" not in me.note("card").tags
    assert studied(me) == before
    assert (me.card("card").reps, me.card("choice").reps) == (1, 1)


def test_what_a_learner_wrote_on_an_unchanged_note_survives_every_update(me: Learner) -> None:
    me.take(whole_bank())
    note = me.note("choice")
    note["Hint"] = "my own mnemonic"
    note.tags.append("mine")
    me.col.update_note(note)
    for release, why in enumerate(("first", "second", "third"), 1):
        me.take(changed(whole_bank(), "card", explanation=why), RELEASE + release * DAY)
    assert me.note("choice")["Hint"] == "my own mnemonic"
    assert "mine" in me.note("choice").tags
    assert "third" in me.note("card")["Explanation"]


def releases() -> list[Bank]:
    first = whole_bank()
    second = changed(first, "card", explanation="Second.")
    third = changed(changed(second, "date", hint="Third."), "card", explanation="Third.")
    return [first, second, third]


@pytest.mark.parametrize("path", [(0, 1, 2), *combinations(range(3), 2), (0, 2, 1, 2, 0)], ids=str)
def test_every_way_through_the_releases_ends_the_same(path: tuple[int, ...]) -> None:
    with learner() as author, learner() as me:
        packages = []
        for release, bank in enumerate(releases()):
            author.export(bank, RELEASE + release * DAY)
            packages.append(author.package.read_bytes())
        for release in path:
            me.package.write_bytes(packages[release])
            assert not me.import_package().conflicting
        with learner() as fresh:
            fresh.package.write_bytes(packages[max(path)])
            fresh.import_package()
            assert notes_by_question(me) == notes_by_question(fresh)


def test_two_changes_in_one_second_both_arrive(me: Learner) -> None:
    for text in ("one", "two", "three"):
        me.take(changed(whole_bank(), "card", explanation=text))
    assert "three" in me.note("card")["Explanation"]


def test_a_question_may_go_through_all_kinds_and_keep_its_card(me: Learner) -> None:
    bank = bank_of(question("card"))
    me.take(bank)
    me.answer("card")
    card = me.card("card").id
    for release, (kind, (prompt, body)) in enumerate(BODIES.items(), 1):
        log = me.take(changed(bank, "card", body=body, prompt=prompt), RELEASE + release * DAY)
        assert (len(log.updated) + len(log.duplicate), len(log.conflicting)) == (1, 0)
        assert f'data-kind="{kind}"' in me.card("card").render_output().question_text
        assert (me.card("card").id, me.card("card").reps, me.col.card_count()) == (card, 1, 1)


def test_a_renamed_question_keeps_its_card(me: Learner) -> None:
    me.take(whole_bank())
    me.answer("card")
    old = question("card").id
    renamed = question("card")._replace(id=QuestionId("spring", "why-q"), formerly=(old,))
    log = me.take(bank_of(renamed), RELEASE + DAY)
    assert (len(log.updated), len(log.new)) == (1, 0)
    assert me.card("why").reps == 1


def test_the_printed_search_finds_exactly_the_retired(me: Learner) -> None:
    me.take(whole_bank())
    retired = changed(whole_bank(), "date", retired="The day is disputed.")
    report = me.export(retired, RELEASE + DAY)
    log = me.import_package()
    assert (report.active, report.retired, report.changed, log.found_notes) == (9, 1, 1, 10)
    assert report.suspend_search == RETIRED_SEARCH
    assert RETIRED_SEARCH in how_to_import(report)
    assert list(me.col.find_notes(RETIRED_SEARCH)) == [me.note("date").id]
    assert "Retired: The day is disputed." in me.note("date")["Explanation"]


def test_without_retired_questions_nothing_is_said_of_them(me: Learner) -> None:
    assert "retired" not in how_to_import(me.export(whole_bank())).lower()


def test_a_retired_question_keeps_its_place_among_the_new_cards(me: Learner) -> None:
    me.take(whole_bank())
    place = me.card("date").due
    moved = changed(whole_bank(), "date", retired="Wrong.", when=When(PartialDate(1990)))
    with learner() as other:
        other.ledger_path.write_bytes(me.ledger_path.read_bytes())
        other.take(moved, RELEASE + DAY)
        assert other.card("date").due == place


def test_new_cards_come_in_the_order_of_events(me: Learner) -> None:
    events = {"choice": PartialDate(1953, 6, 17), "card": PartialDate(1952), "date": PartialDate(1953, 5, 6)}
    me.take(bank_of(*(question(kind, when=When(day)) for kind, day in events.items())), presets=True)
    me.take(
        bank_of(*(question(kind, when=When(day)) for kind, day in events.items()), question("order", when=None)),
        RELEASE + DAY,
    )
    me.col.decks.select(me.col.decks.id_for_name("Cold War Quiz"))
    queue = me.col.sched.get_queued_cards(fetch_limit=10).cards
    asked = [me.col.get_note(entry.card.note_id)["Kind"] for entry in queue]
    assert asked == ["card", "date", "choice", "order"]
    assert me.col.db.scalar("select max(due) from cards") < 1_000_000


def test_the_presets_come_only_when_they_are_asked_for() -> None:
    for wanted, name in ((True, "Cold War Quiz"), (False, "Default")):
        with learner() as me:
            me.take(whole_bank(), presets=wanted)
            options = me.col.decks.config_dict_for_deck_id(me.col.decks.id_for_name("Cold War Quiz"))
            assert options["name"] == name


def test_notes_are_dated_by_the_export_that_brought_them(me: Learner) -> None:
    me.take(bank_of(question("card")))
    me.take(bank_of(question("card"), question("date")), RELEASE + DAY)
    assert (me.note("card").id, me.note("date").id) == (RELEASE * 1000, (RELEASE + DAY) * 1000)


@pytest.mark.parametrize("kind", ["typed", "date", "number"])
def test_anki_finds_nothing_wrong_with_the_right_answer_typed(me: Learner, kind: str) -> None:
    me.take(whole_bank())
    answer = {"typed": "Vladimir Semyonov", "date": "6 May 1953", "number": "57234"}[kind]
    compared = me.col.compare_answer(me.note(kind)["Answer"], answer, False)
    assert "typeGood" in compared
    assert "typeBad" not in compared
    assert "typeMissed" not in compared
