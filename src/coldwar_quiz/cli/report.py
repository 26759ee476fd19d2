"""`bank-report`: what the decks in use are made of, as lines of text or one JSON object."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from coldwar_quiz.bank.model import Bank
from coldwar_quiz.bank.survey import PlaceFigures, Survey, survey
from coldwar_quiz.cli.output import narrate, tell, tell_json
from coldwar_quiz.cli.run import FINE
from coldwar_quiz.cli.world import World
from coldwar_quiz.diagnostics.problem import Problems
from coldwar_quiz.diagnostics.safe_text import safe_line
from coldwar_quiz.errors import StoreError
from coldwar_quiz.study.wording import show_count

if TYPE_CHECKING:
    from coldwar_quiz.bank.model import QuestionId
    from coldwar_quiz.progress.statistics import Share

_LEAST_ANSWERS = 3
"""Fewer answers say little about a question."""
_WORST = 10


def report(world: World, as_json: bool) -> int:
    """Counts by deck, type, difficulty, document and page, evidence and advice, and the questions known least."""
    from coldwar_quiz.bank.proof import LOCK_NAME, Lock
    from coldwar_quiz.paths import bundled_seeds

    bank, problems = world.load()
    counted = survey(bank, Lock.read(bundled_seeds() / LOCK_NAME, world.home.sources / LOCK_NAME))
    worst = _worst(world, bank)
    if as_json:
        tell_json(_as_json(counted, bank, problems, worst), indent=1)
        return FINE
    _tell_decks(counted)
    _tell_kinds(counted)
    _tell_documents(counted)
    _tell_tricks(counted)
    _tell_checks(bank, problems)
    _tell_worst(worst)
    return FINE


def _worst(world: World, bank: Bank) -> "list[tuple[QuestionId, Share]] | None":
    """The questions answered worst; None where there is no log, or none that can be read."""
    from coldwar_quiz.progress.statistics import least_right
    from coldwar_quiz.progress.store import Store

    try:
        store = Store.open_if_there(world.home.store)
        if store is None:
            return None
        with store:
            found = least_right(store, _LEAST_ANSWERS, _WORST, bank.aliases)
    except StoreError as error:
        narrate(f"coldwar-quiz: {error.message}")
        return None
    return [(name, share) for name, share in found if name in bank.by_id]


# --- words -----------------------------------------------------------------------------------------------------------


def _tell_decks(counted: Survey) -> None:
    levels = list(counted.difficulties)
    rows = [["deck", "questions", *(f"difficulty {level}" for level in levels), "accounts", "types"]]
    for deck in counted.decks:
        figures = [deck.questions, *(deck.difficulties.get(level, 0) for level in levels), deck.accounts]
        rows.append([deck.id, *map(str, figures), str(len(deck.types))])
    sums = [counted.questions, *counted.difficulties.values(), sum(deck.accounts for deck in counted.decks)]
    rows.append(["all", *map(str, sums), str(len(counted.types))])
    _table(rows)


def _tell_kinds(counted: Survey) -> None:
    tell()
    tell(f"Types: {_listed(counted.types)}")
    tell(f"True and false: {counted.truths.get(True, 0)} true, {counted.truths.get(False, 0)} false")
    tell(f"Tags: {_listed(counted.tags)}")
    tell(f"Quotations: {_listed(counted.grades)}")


def _tell_documents(counted: Survey) -> None:
    """Questions and quotations by page; a page nothing is quoted from is named last."""
    for seed, places in counted.documents.items():
        tell()
        tell(f"From {safe_line(seed)}:" if seed else "From later scholarship:")
        for work, pages in _by_work(places).items():
            quoted = [f"{page.place} {page.questions}" for page in pages if page.quotations]
            silent = [page.place for page in pages if not page.quotations]
            unused = f"; nothing from {', '.join(silent)}" if silent else ""
            tell(safe_line(f"  {work}, questions by place: {', '.join(quoted) or 'none'}{unused}"))


def _by_work(places: Iterable[PlaceFigures]) -> dict[str, list[PlaceFigures]]:
    works: dict[str, list[PlaceFigures]] = {}
    for place in places:
        works.setdefault(place.work, []).append(place)
    return works


def _tell_tricks(counted: Survey) -> None:
    tell()
    if not counted.tricks or not counted.tricks[0].asked:
        tell("No question has options to guess from.")
        return
    first = counted.tricks[0]
    tell(f"Guessing among options: {show_count(first.asked, 'question')}, chance {first.chance:.0f} right")
    for luck in counted.tricks:
        tell(f"  {luck.trick}: {luck.right:.0f} right, {luck.excess:+.1f} standard errors")


def _tell_checks(bank: Bank, problems: Problems) -> None:
    found, allowed = _totals(bank, problems)
    tell()
    tell(f"Problems: {_listed(found) if found else 'none'}")
    if problems.omitted:
        tell(f"  and {problems.more} that were only counted")
    tell(f"Allowed, with a reason: {_listed(allowed) if allowed else 'nothing'}")


def _totals(bank: Bank, problems: Problems) -> tuple[dict[str, int], dict[str, int]]:
    """The problems by code, and how often each code is allowed; the commonest first."""
    found = Counter(f"{problem.severity} {problem.code}" for problem in problems)
    allowed = Counter(code for question in bank for code, _ in question.allow)
    return dict(found.most_common()), dict(allowed.most_common())


def _tell_worst(worst: "Sequence[tuple[QuestionId, Share]] | None") -> None:
    tell()
    if not worst:
        tell(f"No question has been answered {_LEAST_ANSWERS} times yet.")
        return
    tell("Answered worst:")
    for name, share in worst:
        tell(f"  {name}: right {share.right} of {share.of}")


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts.items()) or "none"


def _table(rows: list[list[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        first, *others = (f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True))
        tell("  ".join((first.strip().ljust(widths[0]), *others)))


# --- JSON ------------------------------------------------------------------------------------------------------------


def _as_json(
    counted: Survey, bank: Bank, problems: Problems, worst: "Sequence[tuple[QuestionId, Share]] | None"
) -> dict[str, object]:
    """The same figures for programs. `worst` is null where there is no log."""
    found, allowed = _totals(bank, problems)
    return {
        "questions": counted.questions,
        "decks": [deck._asdict() for deck in counted.decks],
        "types": counted.types,
        "difficulties": counted.difficulties,
        "true": counted.truths.get(True, 0),
        "false": counted.truths.get(False, 0),
        "tags": counted.tags,
        "quotations": counted.grades,
        "documents": [
            {"document": seed, "places": [place._asdict() for place in places]}
            for seed, places in counted.documents.items()
        ],
        "guessing": [luck._asdict() for luck in counted.tricks],
        "problems": found,
        "omitted": problems.omitted,
        "allowed": allowed,
        "worst": None if worst is None else [[str(name), share.right, share.of] for name, share in worst],
    }
