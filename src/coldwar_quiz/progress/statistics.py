"""What the log says about the learner: the figures of the home screen, `stats` and the end of a session.

Each function is one pass over the rows it needs. Only answers given here count, and of these none that was undone.
Days are study days since 1970-01-01, as stored with each row when it was lived, whatever the time zone is now.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.progress.queries import NO_ALIASES, Aliases
from coldwar_quiz.progress.store import Store
from coldwar_quiz.study.model import Grade

MONTH_DAYS = 30


_STANDING = (
    " FROM review WHERE kind = 'answer' AND NOT EXISTS (SELECT 1 FROM review AS later WHERE later.undoes = review.uid)"
)
"""The answers that stand."""

_RIGHT = f"COALESCE (correct, grade > {Grade.AGAIN:d}, 0)"
"""1 where the answer was right, or was counted as right."""
_REMEMBERED = f"COALESCE (grade > {Grade.AGAIN:d}, correct, 0)"
"""1 where it was graded above Again, as FSRS counts it: what the desired retention is compared with."""

_SAME = "earlier.deck_id = review.deck_id AND earlier.question_id = review.question_id"
_SAME_BY_ANY_NAME = (
    "(earlier.deck_id, earlier.question_id) IN (SELECT review.deck_id, review.question_id UNION ALL"
    " SELECT also_deck, also_question FROM same WHERE (deck, question) = (review.deck_id, review.question_id))"
)


class _Names:
    """Which rows are about the same question: those under one name or, where it was renamed, under any of its names."""

    def __init__(self, aliases: Aliases) -> None:
        self.aliases = aliases
        names: dict[QuestionId, list[QuestionId]] = {}
        for old, present in aliases.items():
            names.setdefault(present, [present]).append(old)
        pairs = [(*one, *other) for group in names.values() for one in group for other in group if one != other]
        values = ", ".join(["(?, ?, ?, ?)"] * len(pairs))
        self.given = f"WITH same (deck, question, also_deck, also_question) AS (VALUES {values}) " if pairs else ""
        self.values = [part for pair in pairs for part in pair]
        self._same = _SAME_BY_ANY_NAME if pairs else _SAME

    def _answered(self, when: str) -> str:
        """Whether an answer to the same question stands, given at another time."""
        return (
            f"EXISTS (SELECT 1 FROM review AS earlier WHERE {self._same} AND earlier.kind = 'answer' AND {when}"  # noqa: S608 our own parts
            " AND NOT EXISTS (SELECT 1 FROM review AS later WHERE later.undoes = earlier.uid))"
        )

    @property
    def first_ever(self) -> str:
        return f"NOT {self._answered('earlier.seq < review.seq')}"

    @property
    def recall(self) -> str:
        """The first answer of a day to a question answered on an earlier day: a test of memory, not a step."""
        before = self._answered("earlier.local_day < review.local_day")
        same_day = self._answered("earlier.local_day = review.local_day AND earlier.seq < review.seq")
        return f"{before} AND NOT {same_day}"


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many answers."""

    right: int = 0
    of: int = 0

    @property
    def ratio(self) -> float | None:
        """From 0 to 1; None where there is nothing to divide."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One study day. `introduced` counts the questions answered for the first time ever; `spent_ms` milliseconds."""

    answers: Share = Share()
    introduced: int = 0
    spent_ms: int = 0


@dataclass(frozen=True, slots=True)
class Recall:
    """How much was remembered, over a stretch of days: whole, and by deck id. Comparable with the desired retention."""

    whole: Share = Share()
    by_deck: Mapping[str, Share] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole log. `first_day` is the first study day of all, None for an empty log."""

    answers: Share = Share()
    days: int = 0
    first_day: int | None = None
    spent_ms: int = 0


def on_day(store: Store, day: int, aliases: Aliases = NO_ALIASES) -> DayFigures:
    """What was done on one study day. `aliases`: old id -> present id."""
    names = _Names(aliases)
    sql = (
        f"{names.given}SELECT count(*), COALESCE (sum({_RIGHT}), 0), COALESCE (sum({names.first_ever}), 0),"
        f" COALESCE (sum(duration_ms), 0){_STANDING} AND local_day = ?"
    )
    of, right, introduced, spent = store.rows(sql, (*names.values, day))[0]
    return DayFigures(Share(right, of), introduced, spent)


def recall(store: Store, today: int, days: int = MONTH_DAYS, aliases: Aliases = NO_ALIASES) -> Recall:
    """The share remembered over the last `days` study days, today included. `aliases`: old id -> present id."""
    names = _Names(aliases)
    by_deck = _by_deck(store, today, days, names, _REMEMBERED, f" AND {names.recall}")
    whole = Share(sum(s.right for s in by_deck.values()), sum(s.of for s in by_deck.values()))
    return Recall(whole, by_deck)


def right_by_deck(store: Store, today: int, days: int = MONTH_DAYS, aliases: Aliases = NO_ALIASES) -> dict[str, Share]:
    """All answers of the last `days` study days by deck id, first sights and learning steps included.

    `aliases`: old id -> present id; an answer counts for the deck its question is in now.
    """
    return _by_deck(store, today, days, _Names(aliases), _RIGHT)


def _by_deck(store: Store, today: int, days: int, names: _Names, counted: str, condition: str = "") -> dict[str, Share]:
    sql = (
        f"{names.given}SELECT deck_id, question_id, count(*), sum({counted}){_STANDING}"
        f" AND local_day BETWEEN ? AND ?{condition} GROUP BY deck_id, question_id"
    )
    found: dict[str, Share] = {}
    for deck, question, of, right in store.rows(sql, (*names.values, today - days + 1, today)):
        name = QuestionId(deck, question)
        now_in = names.aliases.get(name, name).deck
        so_far = found.get(now_in, Share())
        found[now_in] = Share(so_far.right + right, so_far.of + of)
    return found


def least_right(store: Store, least: int, count: int, aliases: Aliases = NO_ALIASES) -> list[tuple[QuestionId, Share]]:
    """The `count` questions answered worst, worst first, among those answered `least` times or more.

    `aliases`: old id -> present id; answers given under an old id count for the present one.
    """
    found: dict[QuestionId, Share] = {}
    sql = f"SELECT deck_id, question_id, count(*), sum({_RIGHT}){_STANDING} GROUP BY deck_id, question_id"
    for deck, question, of, right in store.rows(sql):
        name = QuestionId(deck, question)
        present = aliases.get(name, name)
        so_far = found.get(present, Share())
        found[present] = Share(so_far.right + right, so_far.of + of)
    often = [(name, share) for name, share in found.items() if share.of >= least]
    return sorted(often, key=lambda item: (item[1].ratio or 0.0, -item[1].of, item[0]))[:count]


def streak(store: Store, today: int) -> int:
    """How many study days in a row had an answer, up to today, or up to yesterday while today has none yet."""
    days = f"SELECT day - 1 FROM run WHERE EXISTS (SELECT 1{_STANDING} AND local_day = day - 1)"  # noqa: S608 our own parts
    start = f"SELECT max(local_day){_STANDING} AND local_day IN (?, ?)"
    run = f"WITH RECURSIVE run (day) AS ({start} UNION ALL {days}) SELECT count(day) FROM run"  # noqa: S608 our own parts
    return int(store.rows(run, (today - 1, today))[0][0])


def answers_by_day(store: Store, first: int, last: int) -> dict[int, int]:
    """How many answers each study day from `first` to `last` had; days without any are left out."""
    sql = f"SELECT local_day, count(*){_STANDING} AND local_day BETWEEN ? AND ? GROUP BY local_day"
    return dict(store.rows(sql, (first, last)))


def median_seconds(store: Store, today: int, days: int = MONTH_DAYS) -> float | None:
    """The median time an answer took over the last `days` study days, in seconds; None where none was timed."""
    sql = (
        f"SELECT duration_ms{_STANDING} AND local_day BETWEEN ? AND ? AND duration_ms IS NOT NULL ORDER BY duration_ms"
    )
    return _median_s([ms for (ms,) in store.rows(sql, (today - days + 1, today))])


def totals(store: Store) -> Totals:
    """Figures over the whole log."""
    sql = (
        f"SELECT count(*), COALESCE (sum({_RIGHT}), 0), count(DISTINCT local_day), min(local_day),"
        f" COALESCE (sum(duration_ms), 0){_STANDING}"
    )
    of, right, days, first_day, spent = store.rows(sql)[0]
    return Totals(Share(right, of), days, first_day, spent)


def _median_s(ordered_ms: list[int]) -> float | None:
    """Of milliseconds in ascending order, in seconds."""
    if not ordered_ms:
        return None
    middle = len(ordered_ms) // 2
    upper = ordered_ms[middle]
    return (upper if len(ordered_ms) % 2 else (ordered_ms[middle - 1] + upper) / 2) / 1000
