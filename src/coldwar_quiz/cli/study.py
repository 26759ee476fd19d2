"""`study`, and what happens without a command: the faces are imported here, when they are needed."""

import gc
import os
import sys

from coldwar_quiz.bank.model import Bank
from coldwar_quiz.cli.output import ask, line_reader, narrate, tell
from coldwar_quiz.cli.run import FINE
from coldwar_quiz.cli.world import World
from coldwar_quiz.diagnostics.safe_text import safe_line
from coldwar_quiz.errors import CannotDo
from coldwar_quiz.study.flow import LEARN_AHEAD_US
from coldwar_quiz.study.model import NEW, Phase
from coldwar_quiz.study.outlook import clock_behind
from coldwar_quiz.study.queue import Selection, plan

PLAIN_VARIABLE = "COLDWAR_QUIZ_PLAIN"


def study(
    world: World,
    *,
    decks: tuple[str, ...],
    tags: tuple[str, ...],
    new: int | None,
    limit: int | None,
    plain: bool,
    seed: int | None,
) -> int:
    """Study in the terminal's full screen, or in line mode with `plain`, or where there is no terminal."""
    on_screen = not plain and can_draw()
    if not on_screen:
        gc.enable()
    settings = world.settings
    if any(deck not in world.questions.deck_by_id for deck in decks):
        from coldwar_quiz.cli.decks import with_decks

        world, decks = with_decks(world, decks)
    bank = world.bank()
    selection = Selection(decks, tags, new, limit, seed, settings.without, settings.new_per_day)
    _refuse_unknown(bank, selection)
    return _on_screen(world, bank, selection) if on_screen else _in_lines(world, bank, selection)


def home_screen(world: World) -> int:
    """The home screen, or an overview of decks and dues where there is no terminal to draw on."""
    if can_draw():
        return _on_screen(world, world.bank(), None)
    gc.enable()
    return overview(world)


def can_draw() -> bool:
    """Whether a full screen can be drawn: three terminals, one that draws, and nobody asked for line mode."""
    if os.environ.get(PLAIN_VARIABLE, "0") not in ("", "0") or os.environ.get("TERM") == "dumb":
        return False
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _on_screen(world: World, bank: Bank, selection: Selection | None) -> int:
    from coldwar_quiz import tui
    from coldwar_quiz.cli.face import context

    with world.store() as store:
        return tui.run(context(world, bank, store), selection)


def _in_lines(world: World, bank: Bank, selection: Selection) -> int:
    from coldwar_quiz.bank.content_hash import content_hash
    from coldwar_quiz.plain import LineMode
    from coldwar_quiz.study.scheduler import Scheduler
    from coldwar_quiz.study.session import Session

    with world.store() as store:
        session = Session(
            bank,
            store,
            world.clock,
            selection=selection,
            scheduler=Scheduler(world.scheduling),
            content_hash=content_hash,
        )
        LineMode(session, bank, read=line_reader(), ask=ask, tell=tell, clock=world.clock).run()
    return FINE


def _refuse_unknown(bank: Bank, selection: Selection) -> None:
    known = {tag for q in bank.active for tag in q.tags}
    for tag in selection.tags:
        if tag not in known:
            raise CannotDo(f"no question has the tag `{tag}`", f"the tags are {', '.join(sorted(known)) or 'none'}")


def overview(world: World) -> int:
    """The decks, what is due in each, and how to start, as lines of text."""
    bank, now = world.bank(), world.clock()
    states = world.states(bank)
    settings = world.settings
    today = plan(bank, states, now, Selection(without=settings.without, new_per_day=settings.new_per_day))
    titles = {deck.id: safe_line(deck.title) for deck in bank.decks}
    width = max((len(title) for title in titles.values()), default=4)
    tell(f"{'Deck':<{width}}   due   new  of  id")
    for deck in bank.decks:
        active = [q for q in deck.questions if q.retired is None]
        known = [states.get(q.id, NEW) for q in active]
        fresh = sum(1 for state in known if state.phase is Phase.NEW and state.available(now))
        due = sum(1 for state in known if state.due(now))
        tell(f"{titles[deck.id]:<{width}} {due:>5} {fresh:>5} {len(active):>3}  {deck.id}")
    steps = sum(1 for due_us, _ in today.learning if due_us <= now.at_us + LEARN_AHEAD_US)
    due_now = len(today.order) - today.new + steps
    tell()
    tell(f"{due_now} due now, {today.new} new today.")
    behind = clock_behind(states.values(), now)
    if behind:
        narrate(f"This computer's clock is {behind}: set it if it is wrong.")
    narrate("To study: `coldwar-quiz study` in a terminal, or `coldwar-quiz study --plain` for plain lines.")
    return FINE
