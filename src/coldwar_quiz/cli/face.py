"""What the full screen is given: the learner's settings, and the past as the log has it."""

from coldwar_quiz.bank.content_hash import content_hash
from coldwar_quiz.bank.model import Bank
from coldwar_quiz.cli.settings import Settings
from coldwar_quiz.cli.world import World
from coldwar_quiz.progress.store import Store
from coldwar_quiz.tui.context import Context, Preferences
from coldwar_quiz.tui.past import past_of


def context(world: World, bank: Bank, store: Store) -> Context:
    """Everything the screens work on."""
    return Context(bank, store, content_hash, world.clock, preferences(world.settings), past_of(store, bank))


def preferences(settings: Settings) -> Preferences:
    """The settings that screens need."""
    return Preferences(
        theme=settings.theme,
        symbols=settings.symbols,
        guard_s=settings.guard,
        retention=settings.retention,
        without=settings.without,
        new_per_day=settings.new_per_day,
    )
