"""`stats`: figures from the log, as lines of text."""

from typing import TYPE_CHECKING

from coldwar_quiz.cli.output import tell
from coldwar_quiz.cli.run import FINE
from coldwar_quiz.cli.world import World
from coldwar_quiz.diagnostics.safe_text import safe_line

if TYPE_CHECKING:
    from coldwar_quiz.progress.statistics import Share


def stats(world: World) -> int:
    """Totals, today, the last 30 days by deck. Makes no store where there is none."""
    from coldwar_quiz.progress import statistics
    from coldwar_quiz.progress.store import Store
    from coldwar_quiz.study.replay import known_states

    store = Store.open_if_there(world.home.store)
    if store is None:
        tell("No answers yet. `coldwar-quiz study` begins.")
        return FINE
    bank, today = world.bank(), world.clock().day
    with store:
        whole, day = statistics.totals(store), statistics.on_day(store, today, bank.aliases)
        month = statistics.recall(store, today, aliases=bank.aliases)
        answers = statistics.right_by_deck(store, today, aliases=bank.aliases)
        states = known_states(bank, store)
        streak, median = statistics.streak(store, today), statistics.median_seconds(store, today)
    tell(f"Answers in all: {whole.answers.of}, right {_share(whole.answers)}, on {_count(whole.days, 'day')}")
    seen = sum(1 for question in bank.active if (state := states.get(question.id)) is not None and state.reps)
    tell(f"Questions seen: {seen} of {len(bank.active)}")
    tell(f"Today: {_count(day.answers.of, 'answer')}, right {_share(day.answers)}, {day.introduced} new")
    tell(f"Days in a row: {streak}")
    target = f"{world.settings.retention:.0%}"
    tell(f"Remembered when due, 30 days: {_share(month.whole)} of {month.whole.of} (target {target})")
    if median is not None:
        tell(f"Median time an answer: {median:.1f} s")
    titles = {deck.id: deck.title for deck in bank.decks}
    for deck, share in sorted(answers.items()):
        tell(f"  {safe_line(titles.get(deck, deck))}: {_count(share.of, 'answer')} in 30 days, right {_share(share)}")
    return FINE


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _share(share: "Share") -> str:
    return "–" if share.ratio is None else f"{share.ratio:.0%}"
