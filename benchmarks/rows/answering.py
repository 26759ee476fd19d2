"""An answer stored for good and the next question chosen: our session over its store, and Anki's scheduler.

The clock runs from the grade, as in Anki, where nothing is judged: the learner turned the card before. What judging and
working out the four intervals take is in rows of their own.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.data import write_deck
from benchmarks.harness import Group, Row, Sample, Scale, Skip
from coldwar_quiz.anki.export import export
from coldwar_quiz.anki.ledger import Ledger
from coldwar_quiz.bank.content_hash import content_hash
from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import Bank, Choice, Order, Question, Select, TrueFalse, Typed
from coldwar_quiz.progress.rows import entry_columns, state_json
from coldwar_quiz.progress.store import Store
from coldwar_quiz.study.model import (
    MICROSECOND,
    NEW,
    CardState,
    Entry,
    Grade,
    Kind,
    Moment,
    Ordered,
    Picked,
    Response,
    Said,
    Ticked,
    Written,
    system_clock,
)
from coldwar_quiz.study.queue import Selection
from coldwar_quiz.study.replay import apply
from coldwar_quiz.study.scheduler import Scheduler
from coldwar_quiz.study.session import Session

_DAY = 86_400
_MOST_PER_DAY = 9_999
"""The largest daily limit Anki takes."""

_DISTINCT_ROWS = 1_000

_OURS = "graded: scheduled, stored, next chosen"
_JUDGED = "the same, and judged before"
_SHOWN = "the same, and four intervals worked out to show"
_ANKI = "Anki: build_answer, answer_card, get_queued_cards"
_FLOOR = "the same two rows committed, nothing else"

_WHAT = "an answer, synchronous FULL, {questions:,} cards due"
ROWS = (
    Row("answer-anki", _WHAT, _OURS, _ANKI, 0.5),
    Row("answer-judged", _WHAT, _JUDGED, _ANKI, None),
    Row("answer-shown", _WHAT, _SHOWN, _ANKI, None),
    Row("answer-floor", _WHAT, _OURS, _FLOOR, 2.0),
)


@contextmanager
def prepare(folder: Path, scale: Scale) -> Iterator[Mapping[str, Sample]]:
    """Every card answered once two months ago, and so in review and due, on both sides."""
    if find_spec("anki") is None:
        raise Skip("the `anki` library is not installed")
    needed = 3 * scale.answers * (scale.rounds + 1)
    if needed >= scale.questions:
        raise Skip(f"{needed} answers need more than {scale.questions} cards")
    bank, _ = load_bank([write_deck(folder, scale.questions)], rules=False)
    now = system_clock()
    earlier = now._replace(at_us=now.at_us - 60 * _DAY * MICROSECOND)
    package = folder / "cards.apkg"
    export(bank, package, ledger=Ledger(), now=earlier)
    with (
        Store.open(folder / "home" / "progress.db") as store,
        _anki(folder, package, scale.questions) as answer_in_anki,
        closing(_bare(folder / "bare.db")) as bare,
    ):
        _answer_all(bank, store, earlier)
        session = Session(bank, store, system_clock, selection=Selection(new=0, seed=1), content_hash=content_hash)
        if session.counts.due != scale.questions:
            raise RuntimeError(f"{session.counts.due} cards are due, not {scale.questions}")
        yield {
            _OURS: lambda: _typical(_graded(session), scale.answers),
            _JUDGED: lambda: _typical(_timed(_answered(session)), scale.answers),
            _SHOWN: lambda: _typical(_timed(_answered(session, intervals=True)), scale.answers),
            _ANKI: lambda: _typical(_timed(answer_in_anki), scale.answers),
            _FLOOR: lambda: _typical(_timed(_two_rows(bare, bank, earlier)), scale.answers),
        }


def _typical(turn: Callable[[], float], answers: int) -> float:
    """The median of that many turns, one after the other; each gives its seconds."""
    return median(turn() for _ in range(answers))


def _timed(answer: Callable[[], None]) -> Callable[[], float]:
    def turn() -> float:
        start = time.perf_counter()
        answer()
        return time.perf_counter() - start

    return turn


# --- ours ------------------------------------------------------------------------------------------------------------


def _answer_all(bank: Bank, store: Store, at: Moment) -> None:
    settings = Scheduler().json
    for number, question in enumerate(bank):
        entry = _first_answer(question, number, at, settings)
        store.append(entry, apply(NEW, entry))


def _first_answer(question: Question, number: int, at: Moment, settings: str) -> Entry:
    return Entry(
        uid=f"{number:032x}",
        session="0" * 32,
        question=question.id,
        kind=Kind.ANSWER,
        at=at,
        content_hash=content_hash(question),
        grade=Grade.EASY,
        correct=True,
        face=question.type,
        given="an answer",
        duration_ms=4_000,
        scheduler=settings,
        extra={"outcome": "right"},
    )


def _graded(session: Session) -> Callable[[], float]:
    def turn() -> float:
        _judge(session)
        start = time.perf_counter()
        session.grade(Grade.GOOD)
        return time.perf_counter() - start

    return turn


def _answered(session: Session, intervals: bool = False) -> Callable[[], None]:
    def answer() -> None:
        _judge(session)
        if intervals:
            session.previews()
        session.grade(Grade.GOOD)

    return answer


def _judge(session: Session) -> None:
    assert session.asked is not None
    session.answer(right_response(session.asked.question))


def right_response(question: Question) -> Response:
    """What a learner who knows says; for the types of generated decks."""
    match question.body:
        case Choice(answer):
            return Picked(answer)
        case Select(answers):
            return Ticked(frozenset(answers))
        case Typed(answer):
            return Written(answer)
        case Order(items):
            return Ordered(items)
        case TrueFalse(answer):
            return Said(answer)
    raise TypeError(f"no generated question is of type {question.type}")


# --- Anki's ----------------------------------------------------------------------------------------------------------


@contextmanager
def _anki(folder: Path, package: Path, cards: int) -> Iterator[Callable[[], None]]:
    """One answer as Anki's desktop program gives it: `Good`, and the next card fetched with its four states.

    Every card has the memory state our own have; FSRS is on; the day's limits let all of them through.
    """
    import anki.collection  # first: the library's other modules cannot be imported before it
    from anki.cards import Card
    from anki.scheduler.v3 import CardAnswer
    from anki.scheduler.v3 import Scheduler as SchedulerV3

    state = _first_state()
    with closing(anki.collection.Collection(str(folder / "collection.anki2"))) as collection:
        collection.import_anki_package(anki.collection.ImportAnkiPackageRequest(package_path=str(package)))
        collection.set_config("fsrs", True)
        scheduler, deck, database = collection.sched, collection.decks.id_for_name("Cold War Quiz"), collection.db
        assert isinstance(scheduler, SchedulerV3)
        assert deck is not None
        assert database is not None
        preset: Any = collection.decks.config_dict_for_deck_id(deck)
        preset["rev"]["perDay"] = _MOST_PER_DAY
        collection.decks.update_config(preset)
        collection.decks.set_current(deck)
        memory = f'{{"s":{state.stability:.2f},"d":{state.difficulty:.2f},"dr":0.9}}'
        database.execute(
            "UPDATE cards SET type = 2, queue = 2, ivl = 8, factor = 2500, reps = 1, due = ?, data = ?",
            scheduler.today - 52,
            memory,
        )
        queued = scheduler.get_queued_cards()
        if queued.review_count != min(cards, _MOST_PER_DAY):
            raise RuntimeError(f"Anki has {queued.review_count} reviews, not {cards}")

        def answer() -> None:
            nonlocal queued
            top = queued.cards[0]
            card = Card(collection, backend_card=top.card)
            card.start_timer()
            given = scheduler.build_answer(card=card, states=top.states, rating=CardAnswer.GOOD)
            scheduler.answer_card(given)
            queued = scheduler.get_queued_cards()

        yield answer


def _first_state() -> CardState:
    return Scheduler().next(NEW, Grade.EASY, Moment(0, 0), "0" * 32)


# --- the floor -------------------------------------------------------------------------------------------------------


def _bare(path: Path) -> sqlite3.Connection:
    """A database with the two tables and nothing that looks after them but their keys."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    columns = ", ".join(f"c{n}" for n in range(20))
    connection.execute(f"CREATE TABLE review (seq INTEGER PRIMARY KEY, {columns})")
    connection.execute("CREATE TABLE card (deck TEXT, question TEXT, state TEXT, PRIMARY KEY (deck, question))")
    return connection


def _two_rows(connection: sqlite3.Connection, bank: Bank, at: Moment) -> Callable[[], None]:
    settings = Scheduler().json
    questions = list(bank)
    entries = [
        _first_answer(question, number, at, settings) for number, question in enumerate(questions[:_DISTINCT_ROWS])
    ]
    rows = [(*entry_columns(entry)[:-1], 1, "device", number) for number, entry in enumerate(entries)]
    states = [(*entry.question, state_json(apply(NEW, entry))) for entry in entries]
    turns = count()

    def answer() -> None:
        turn = next(turns) % len(rows)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"INSERT INTO review VALUES (NULL{', ?' * 20})", rows[turn])
        connection.execute("INSERT OR REPLACE INTO card VALUES (?, ?, ?)", states[turn])
        connection.execute("COMMIT")

    return answer


GROUP = Group(ROWS, prepare)
