"""The past for the home screen, from the store's own figures."""

from coldwar_quiz.bank.model import Bank
from coldwar_quiz.progress.store import Store
from coldwar_quiz.study.model import Moment
from coldwar_quiz.tui.context import Past, PastReader

WEEKS = 12


def past_of(store: Store, bank: Bank) -> PastReader:
    """What the log in `store` says about the days up to a moment, by the decks of `bank`."""

    def read(now: Moment) -> Past:
        from coldwar_quiz.progress import statistics  # a session that starts at once needs no figures

        today = now.day
        figures = statistics.on_day(store, today, bank.aliases)
        shares = statistics.right_by_deck(store, today, aliases=bank.aliases)
        return Past(
            right_share=statistics.recall(store, today, aliases=bank.aliases).whole.ratio,
            seconds_a_card=statistics.median_seconds(store, today),
            streak_days=statistics.streak(store, today),
            right_by_deck={deck: share.ratio for deck, share in shares.items() if share.ratio is not None},
            answers_by_day=statistics.answers_by_day(store, today - 7 * WEEKS - 6, today),
            today_answers=figures.answers.of,
            today_right=figures.answers.right,
            today_seconds=figures.spent_ms / 1000,
        )

    return read
