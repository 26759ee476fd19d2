"""What the full screen is given: the learner's settings, and the past as the log has it."""

from coldwar_quiz.bank.content_hash import content_hash
from coldwar_quiz.bank.model import Bank
from coldwar_quiz.cli.settings import Settings
from coldwar_quiz.cli.world import World
from coldwar_quiz.progress.store import Store
from coldwar_quiz.study.model import Moment
from coldwar_quiz.tui.context import Context, Past, PastReader, Preferences

WEEKS_SHOWN = 12


def context(world: World, bank: Bank, store: Store) -> Context:
    """Everything the screens work on."""
    return Context(bank, store, content_hash, world.clock, _preferences(world.settings), _past_of(store))


def _preferences(settings: Settings) -> Preferences:
    return Preferences(
        theme=settings.theme,
        symbols=settings.symbols,
        guard_s=settings.guard,
        retention=settings.retention,
        without=settings.without,
        new_per_day=settings.new_per_day,
    )


def _past_of(store: Store) -> PastReader:
    def read(now: Moment) -> Past:
        from coldwar_quiz.progress import statistics

        today = now.day
        remembered = statistics.recall(store, today)
        by_deck = statistics.right_by_deck(store, today)
        return Past(
            right_share=remembered.whole.ratio,
            seconds_a_card=statistics.median_seconds(store, today),
            streak_days=statistics.streak(store, today),
            right_by_deck={deck: share.ratio for deck, share in by_deck.items() if share.ratio is not None},
            answers_by_day=statistics.answers_by_day(store, today - 7 * WEEKS_SHOWN, today),
        )

    return read
