"""`suspend` and `unsuspend`, and where the learner stands with a question, in words."""

from coldwar_quiz.bank.model import Bank, QuestionId
from coldwar_quiz.cli.bank import find
from coldwar_quiz.cli.output import tell
from coldwar_quiz.cli.run import FINE
from coldwar_quiz.cli.world import World


def suspend(world: World, name: str) -> int:
    """Take a question out of rotation; it is no fault that it is out already."""
    from coldwar_quiz.bank.content_hash import content_hash
    from coldwar_quiz.study import standing

    world, found = find(world, name)
    bank, question = world.questions, found.id
    with world.store() as store:
        changed = standing.suspend(bank, store, world.clock, question, content_hash)
    tell(f"{question}: suspended" if changed else f"{question}: suspended already")
    return FINE


def unsuspend(world: World, name: str) -> int:
    """Put a question back into rotation. Makes no store where there is none."""
    world, found = find(world, name)
    bank, question = world.questions, found.id
    changed = _put_back(world, bank, question)
    tell(f"{question}: asked again when it is due" if changed else f"{question}: not suspended")
    return FINE


def _put_back(world: World, bank: Bank, question: QuestionId) -> bool:
    from coldwar_quiz.bank.content_hash import content_hash
    from coldwar_quiz.progress.store import Store
    from coldwar_quiz.study import standing

    store = Store.open_if_there(world.home.store)
    if store is None:
        return False
    with store:
        return standing.unsuspend(bank, store, world.clock, question, content_hash)
