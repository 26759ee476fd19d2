"""The log is the truth: every state is a fold over it. Also the repair command, and the merge of two machines."""

from collections.abc import Iterable, Mapping

from coldwar_quiz.bank.model import Bank, QuestionId
from coldwar_quiz.study.model import NEW, CardState, Entry, Journal, Kind
from coldwar_quiz.study.scheduler import scheduler_from


def apply(state: CardState, entry: Entry) -> CardState:
    """The state after one row. An undo is no step of its own: see `fold`."""
    match entry.kind:
        case Kind.ANSWER | Kind.IMPORT:
            if entry.grade is None or entry.scheduler is None:
                raise ValueError(f"review {entry.uid} has no grade or no scheduler settings")
            return scheduler_from(entry.scheduler).next(state, entry.grade, entry.at, entry.uid)
        case Kind.SUSPEND:
            return state._replace(suspended=True)
        case Kind.UNSUSPEND:
            return state._replace(suspended=False)
        case Kind.FLAG:
            return state._replace(flagged=True)
        case Kind.UNFLAG:
            return state._replace(flagged=False)
        case Kind.BURY:
            return state._replace(buried_day=entry.at.day)
        case Kind.RESET:
            return NEW._replace(suspended=state.suspended, flagged=state.flagged)
        case Kind.UNDO:
            return state


def fold(entries: Iterable[Entry]) -> CardState:
    """The state of one question after its rows, oldest first; rows that an undo names count for nothing."""
    rows = tuple(entries)
    undone = {row.undoes for row in rows if row.kind is Kind.UNDO}
    state = NEW
    for row in rows:
        if row.uid not in undone:
            state = apply(state, row)
    return state


def replay(
    entries: Iterable[Entry], aliases: Mapping[QuestionId, QuestionId] | None = None
) -> dict[QuestionId, CardState]:
    """The state of every question in the log. Rows of an id in `aliases` count for the id it became."""
    renamed = aliases or {}
    by_question: dict[QuestionId, list[Entry]] = {}
    for entry in entries:
        by_question.setdefault(renamed.get(entry.question, entry.question), []).append(entry)
    return {question: fold(rows) for question, rows in by_question.items()}


def known_states(bank: Bank, journal: Journal) -> dict[QuestionId, CardState]:
    """The journal's states under the bank's present ids: a renamed question keeps its progress.

    Of a question that was renamed more than once, the state under its newest name counts: it was reached from the
    older ones.
    """
    states = journal.states()
    renamed = {present_id: states.pop(old) for old, present_id in bank.aliases.items() if old in states}
    return renamed | states
