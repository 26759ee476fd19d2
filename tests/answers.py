"""Rows for a store, and a fold of them that needs no scheduler: what the store's own tests write and compare."""

from collections.abc import Iterable, Mapping

from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.study.model import MICROSECOND, NEW, CardState, Entry, Grade, Kind, Moment, Phase

NOON = Moment(1_795_345_200 * MICROSECOND, 3600)
"""Sunday 22 November 2026, 12:00 at UTC+1."""

SETTINGS = '{"algorithm":"FSRS-6","retention":0.9}'


def later(seconds: float, moment: Moment = NOON) -> Moment:
    return Moment(moment.at_us + int(seconds * MICROSECOND), moment.tz_offset_s)


def question(number: int = 1, deck: str = "beria") -> QuestionId:
    return QuestionId(deck, f"question-{number}")


def answer(uid: str, asked: QuestionId | None = None, at: Moment = NOON, grade: Grade = Grade.GOOD) -> Entry:
    """A typed answer graded `grade`; right where that is above Again."""
    return Entry(
        uid=uid,
        session="session-1",
        question=asked or question(),
        kind=Kind.ANSWER,
        at=at,
        content_hash="c0ffee",
        grade=grade,
        correct=grade > Grade.AGAIN,
        face="typed",
        given="Берия",
        duration_ms=7250,
        scheduler=SETTINGS,
        extra={"outcome": "right", "hint": True},
    )


def undo(uid: str, undone: Entry, at: Moment = NOON) -> Entry:
    return Entry(uid, undone.session, undone.question, Kind.UNDO, at, undoes=undone.uid)


def flag(uid: str, asked: QuestionId | None = None, at: Moment = NOON) -> Entry:
    return Entry(uid, "session-1", asked or question(), Kind.FLAG, at)


def tally(entries: Iterable[Entry]) -> CardState:
    """A state in which every row that stands shows, and their order: enough to tell a right fold from a wrong one."""
    rows = tuple(entries)
    undone = {row.undoes for row in rows}
    state = NEW
    for row in rows:
        if row.uid in undone or row.kind is Kind.UNDO:
            continue
        if row.kind is Kind.FLAG:
            state = state._replace(flagged=True)
            continue
        state = state._replace(
            phase=Phase.REVIEW,
            reps=state.reps + 1,
            stability=(state.stability or 1.0) * 1.1 + int(row.grade or 0) / 3,
            due_day=row.at.day + state.reps,
            last_day=row.at.day,
            last_us=row.at.at_us,
        )
    return state


def tally_all(
    entries: Iterable[Entry], aliases: Mapping[QuestionId, QuestionId] | None = None
) -> dict[QuestionId, CardState]:
    """`tally` of each question, as `replay` does it."""
    rows: dict[QuestionId, list[Entry]] = {}
    for entry in entries:
        rows.setdefault((aliases or {}).get(entry.question, entry.question), []).append(entry)
    return {asked: tally(found) for asked, found in rows.items()}
