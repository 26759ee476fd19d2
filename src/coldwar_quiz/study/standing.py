"""Taking a question out of rotation and putting it back, outside a session: by its name, whenever the learner likes."""

from collections.abc import Callable

from coldwar_quiz.bank.model import Bank, Question, QuestionId
from coldwar_quiz.study.model import NEW, Clock, Entry, Journal, Kind, new_uid
from coldwar_quiz.study.replay import apply, known_states


def suspend(
    bank: Bank, journal: Journal, clock: Clock, question: QuestionId, content_hash: Callable[[Question], str]
) -> bool:
    """Do not ask `question` again until it is unsuspended. False, and nothing stored, where that is so already.

    `question` is a present id of `bank`. StoreError when the row cannot be stored.
    """
    return _set(bank, journal, clock, question, content_hash, suspended=True)


def unsuspend(
    bank: Bank, journal: Journal, clock: Clock, question: QuestionId, content_hash: Callable[[Question], str]
) -> bool:
    """Ask `question` again when it is due. False, and nothing stored, where it is not suspended; else as `suspend`."""
    return _set(bank, journal, clock, question, content_hash, suspended=False)


def _set(
    bank: Bank,
    journal: Journal,
    clock: Clock,
    question: QuestionId,
    content_hash: Callable[[Question], str],
    *,
    suspended: bool,
) -> bool:
    states, at = known_states(bank, journal), clock()
    state = states.get(question, NEW)
    if state.suspended == suspended:
        return False
    entry = Entry(
        uid=new_uid(),
        session=new_uid(),
        question=question,
        kind=Kind.SUSPEND if suspended else Kind.UNSUSPEND,
        at=at,
        content_hash=content_hash(bank.by_id[question]),
        clock_back=any(at.at_us < (known.last_us or 0) for known in states.values()),
    )
    journal.append(entry, apply(state, entry), bank.former_names(question))
    return True
