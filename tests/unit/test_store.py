"""What goes into the store comes out again, once each, in the order it was lived."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers import NOON, SETTINGS, answer, flag, later, question, tally, tally_all, undo
from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.progress.rows import entry_columns, entry_from, state_json, states_from
from coldwar_quiz.progress.store import Store
from coldwar_quiz.study.model import NEW, CardState, Entry, Grade, Kind, Moment, Phase

INTEGERS = st.integers(-(2**62), 2**62)
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | INTEGERS | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    st.lists,
    max_leaves=4,
)

ENTRIES = st.builds(
    Entry,
    uid=TEXTS,
    session=TEXTS,
    question=st.builds(QuestionId, TEXTS, TEXTS),
    kind=st.sampled_from(Kind),
    at=st.builds(Moment, st.integers(-(2**50), 2**60), st.integers(-86_400, 86_400)),
    content_hash=TEXTS,
    undoes=st.none() | TEXTS,
    clock_back=st.booleans(),
    grade=st.none() | st.sampled_from(Grade),
    correct=st.none() | st.booleans(),
    face=st.none() | TEXTS,
    given=st.none() | TEXTS,
    duration_ms=st.none() | INTEGERS,
    scheduler=st.none() | TEXTS,
    extra=st.dictionaries(TEXTS, JSON, max_size=3),
)
FINITE = st.none() | st.floats(allow_nan=False, allow_infinity=False)
STATES = st.builds(
    CardState,
    phase=st.sampled_from(Phase),
    step=st.none() | INTEGERS,
    stability=FINITE,
    difficulty=FINITE,
    due_day=st.none() | INTEGERS,
    due_us=st.none() | INTEGERS,
    last_day=st.none() | INTEGERS,
    last_us=st.none() | INTEGERS,
    first_day=st.none() | INTEGERS,
    reps=INTEGERS,
    lapses=INTEGERS,
    suspended=st.booleans(),
    flagged=st.booleans(),
    buried_day=st.none() | INTEGERS,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "progress.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, refold=tally) as opened:
        yield opened


def kept(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(sql).fetchall()


@settings(deadline=None)
@given(ENTRIES)
def test_any_entry_reads_back_as_it_was_written(entry: Entry) -> None:
    assert entry_from(entry_columns(entry)) == entry


@settings(deadline=None)
@given(st.dictionaries(st.builds(QuestionId, TEXTS, TEXTS), STATES, max_size=5))
def test_any_states_read_back_to_the_last_bit(states: dict[QuestionId, CardState]) -> None:
    assert states_from([(*asked, state_json(state)) for asked, state in states.items()]) == states


def test_a_new_store_is_for_its_owner_only_and_is_one_file_when_closed(tmp_path: Path) -> None:
    path = tmp_path / "new" / "home" / "progress.db"
    Store.open(path).close()
    assert [stat.S_IMODE(p.stat().st_mode) for p in (path, path.parent, path.parent.parent)] == [0o600, 0o700, 0o700]
    assert list(path.parent.iterdir()) == [path]
    assert kept(path, "PRAGMA user_version") == [(1,)]
    assert kept(path, "PRAGMA application_id") == [(0x43575154,)]


def test_looking_for_a_store_where_there_is_none_makes_nothing(tmp_path: Path) -> None:
    assert Store.open_if_there(tmp_path / "home" / "progress.db") is None
    assert list(tmp_path.iterdir()) == []


def test_looking_for_a_store_that_is_there_opens_it(path: Path, store: Store) -> None:
    store.append(answer("uid-1"), tally([answer("uid-1")]))
    found = Store.open_if_there(path)
    assert found is not None
    with found:
        assert [entry.uid for entry in found.entries()] == ["uid-1"]


def test_each_opening_waits_syncs_and_checks_as_it_should(store: Store) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "busy_timeout": 5000,
    }
    assert {name: store.rows(f"PRAGMA {name}")[0][0] for name in wanted} == wanted


def test_a_new_store_knows_nothing(store: Store) -> None:
    assert (store.states(), store.entries(), store.history(question())) == ({}, (), ())


def test_an_answer_and_its_state_are_there_after_closing(path: Path) -> None:
    entry = answer("uid-1")
    state = tally([entry])
    with Store.open(path) as store:
        store.append(entry, state)
    with Store.open(path) as store:
        assert store.entries() == (entry,)
        assert store.history(question()) == (entry,)
        assert store.states() == {question(): state}


def test_the_dues_stand_in_columns_of_their_own(path: Path, store: Store) -> None:
    state = CardState(phase=Phase.LEARNING, due_us=5, last_day=4, due_day=3)
    store.append(answer("uid-1"), state)
    assert kept(path, "SELECT due_day, due_us, last_day, last_seq FROM card") == [(3, 5, 4, 1)]


def test_the_same_answer_sent_twice_is_stored_once(store: Store) -> None:
    entry = answer("uid-1")
    first = tally([entry])
    store.append(entry, first)
    store.append(entry, first._replace(reps=99))
    assert store.entries() == (entry,)
    assert store.states() == {question(): first}


def test_two_different_answers_with_one_uid_are_a_bug(store: Store) -> None:
    entry = answer("uid-1")
    store.append(entry, NEW)
    with pytest.raises(AssertionError, match="two different entries have the uid uid-1"):
        store.append(entry._replace(given="Beria"), NEW)
    assert store.entries() == (entry,)


def test_an_undo_of_a_row_that_is_not_there_is_a_bug_and_stores_nothing(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store.append(undo("uid-2", answer("uid-1")), NEW)
    assert store.entries() == ()
    store.append(answer("uid-1"), NEW)


def test_an_undo_is_a_row_of_its_own_with_the_state_before(store: Store) -> None:
    first, second = answer("uid-1"), answer("uid-2", at=later(5))
    for entry, state in ((first, tally([first])), (second, tally([first, second]))):
        store.append(entry, state)
    store.append(undo("uid-3", second, later(9)), tally([first]))
    assert [entry.kind for entry in store.entries()] == [Kind.ANSWER, Kind.ANSWER, Kind.UNDO]
    assert store.states() == {question(): tally([first])}
    assert store.rebuild(tally_all, write=False) == ()


def test_the_settings_of_the_scheduler_are_kept_whole_and_once(path: Path, store: Store) -> None:
    other = '{"retention":0.95}'
    for number, used in enumerate((SETTINGS, SETTINGS, other, SETTINGS)):
        store.append(answer(f"uid-{number}")._replace(scheduler=used), NEW)
    assert kept(path, "SELECT id, json FROM scheduler") == [(1, SETTINGS), (2, other)]
    assert [entry.scheduler for entry in store.entries()] == [SETTINGS, SETTINGS, other, SETTINGS]


def test_settings_of_an_answer_that_was_refused_are_not_taken_for_stored(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store.append(answer("uid-1")._replace(undoes="nothing"), NEW)
    store.append(answer("uid-1"), NEW)
    assert store.entries() == (answer("uid-1"),)


def test_bytes_a_terminal_passes_on_undecoded_are_kept_as_text(store: Store) -> None:
    store.append(answer("uid-1")._replace(given="Бер\udcd1", extra={"note": "\udcd1"}), NEW)
    (entry,) = store.entries()
    assert (entry.given, entry.extra) == ("Бер\\udcd1", {"note": "\udcd1"})
    assert store.verify_chain() == ()


def test_a_clock_set_back_does_not_change_the_order_of_the_answers(store: Store) -> None:
    uids = ["uid-1", "uid-2", "uid-3"]
    for uid, seconds in zip(uids, (0, -3600, -1800), strict=True):
        store.append(answer(uid, at=later(seconds))._replace(clock_back=seconds < 0), NEW)
    assert [entry.uid for entry in store.history(question())] == uids
    assert [entry.uid for entry in store.entries()] == uids
    assert [entry.clock_back for entry in store.entries()] == [False, True, True]


def test_a_clock_set_back_after_a_rename_keeps_the_order_in_which_it_was_answered(store: Store) -> None:
    old, present = question(1, "beria"), question(1, "gdr")
    store.append(answer("first", old, later(30 * 86_400)), NEW)
    store.append(answer("second", present, NOON), NEW)
    assert [entry.uid for entry in store.history(old, present)] == ["first", "second"]
    assert [entry.uid for entry in store.entries({old: present})] == ["first", "second"]


def test_the_log_is_in_the_order_it_was_lived_whichever_question_was_asked(store: Store) -> None:
    for number in range(6):
        store.append(answer(f"uid-{number}", question(number % 3), later(number)), NEW)
    assert [entry.uid for entry in store.entries()] == [f"uid-{number}" for number in range(6)]
    assert [entry.uid for entry in store.history(question(2))] == ["uid-2", "uid-5"]


def test_imported_rows_stand_where_they_were_lived_not_where_they_were_read_in(store: Store) -> None:
    store.append(answer("here"), NEW)
    store.append(answer("anki:1", at=later(-86_400 * 300))._replace(kind=Kind.IMPORT), NEW)
    store.append(answer("again here", at=later(60)), NEW)
    assert [entry.uid for entry in store.entries()] == ["anki:1", "here", "again here"]


def test_answers_given_in_two_windows_add_up(path: Path, store: Store) -> None:
    with Store.open(path, refold=tally) as other:
        store.states()
        other.states()
        first, second, third = (answer(f"uid-{n}", at=later(n)) for n in range(3))
        other.append(first, tally([first]))
        # This window has not seen the first answer, and still does not at its second.
        store.append(second, tally([second]))
        store.append(third, tally([second, third]))
    assert store.states() == {question(): tally([first, second, third])}


def test_what_this_window_knows_of_is_taken_as_it_says(path: Path, store: Store) -> None:
    first, second = answer("uid-1"), answer("uid-2")
    store.append(first, tally([first]))
    with Store.open(path, refold=tally) as other:
        other.states()
        other.append(second, CardState(reps=7))
        assert other.states() == {question(): CardState(reps=7)}


def test_a_question_that_was_renamed_is_rebuilt_under_its_present_name(store: Store) -> None:
    old, present = question(1), question(2)
    rows = [answer("uid-1", old), answer("uid-2", present, later(9))]
    store.append(rows[0], tally(rows[:1]))
    assert store.rebuild(tally_all, {old: present}) == ()
    store.append(rows[1], tally(rows[1:]))
    assert store.rebuild(tally_all, {old: present}) == (present,)
    assert store.states() == {present: tally(rows)}


def test_what_a_killed_process_left_beside_the_store_is_cleared_at_the_next_opening(path: Path) -> None:
    Store.open(path).close()
    left = [path.with_name(f".progress.db.0123456789abcdef.new{suffix}") for suffix in ("", "-wal", "-shm")]
    mine = path.with_name(".progress.db.notes")
    for file in (*left, mine):
        file.write_text("x")
    Store.open(path).close()
    assert sorted(p.name for p in path.parent.iterdir()) == [mine.name, path.name]


def test_a_store_named_from_the_current_folder_stays_the_same_when_that_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.open(Path("progress.db")) as store:
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        store.append(flag("uid-1"), NEW)
        assert store.entries()[-1].at.at_us == NOON.at_us


def test_each_store_is_a_device_of_its_own(tmp_path: Path) -> None:
    devices = set()
    for name in ("one.db", "two.db"):
        Store.open(tmp_path / name).close()
        devices.add(kept(tmp_path / name, "SELECT value FROM meta WHERE key = 'device'")[0])
    assert len(devices) == 2
    assert {len(str(device)) for (device,) in devices} == {32}
