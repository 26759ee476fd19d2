"""What one response is worth: a pure function of the question, the response and the bank's names."""

from collections.abc import Iterable
from datetime import date

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.model import (
    AskDate,
    Card,
    Choice,
    Cloze,
    Match,
    Number,
    Order,
    PartialDate,
    Question,
    Select,
    TrueFalse,
    Typed,
)
from coldwar_quiz.study.grading.accounts import followed, nearly_followed, other_named
from coldwar_quiz.study.grading.dates import agrees, how, read_date
from coldwar_quiz.study.grading.names import Names
from coldwar_quiz.study.grading.numbers import read_number
from coldwar_quiz.study.grading.typed import judge
from coldwar_quiz.study.model import (
    DontKnow,
    Filled,
    Grade,
    Ordered,
    Outcome,
    Paired,
    Part,
    Picked,
    Recalled,
    Response,
    Said,
    Ticked,
    Verdict,
    Written,
)
from coldwar_quiz.study.wording import (
    show_answer,
    show_count,
    show_date,
    show_list,
    show_number,
    show_ordinal,
    show_truth,
)

_PROPOSED = {
    Outcome.RIGHT: Grade.GOOD,
    Outcome.FOLLOWS: Grade.GOOD,
    Outcome.PARTLY: Grade.AGAIN,
    Outcome.WRONG: Grade.AGAIN,
    Outcome.UNANSWERED: Grade.AGAIN,
}
"""Hard and Easy are never proposed; where the learner must say, nothing is."""

READS_AS = "reads as "
"""What `reads_as` begins with where the text could be read."""


def grade(question: Question, response: Response, names: Names) -> Verdict:
    """Judge a response. Never raises for what was typed; TypeError for a response of another question's type.

    Right before anything else; then an account's answer; then a slip of spelling, in the key or else in an account's
    answer. A question with options takes a typed text too, and any question may be revealed (`Recalled`) and left to
    the learner.
    """
    if isinstance(response, DontKnow) or _is_empty(response):
        return _verdict(question, Outcome.UNANSWERED)
    if isinstance(response, Recalled):
        return _recalled(question, response)
    verdict = _compared(question, response, names)
    if verdict.outcome is Outcome.RIGHT:
        return verdict
    index = followed(question, response, names)
    if index is None:
        return _perhaps_followed(question, response, names, verdict)
    source = names.short(question.accounts[index].source)
    given = verdict.given
    if other_named(question, index, names):
        if verdict.outcome is Outcome.UNCLEAR:
            return verdict
        return _verdict(question, Outcome.WRONG, given, f"that is the answer of {source}", verdict.parts)
    return _verdict(question, Outcome.FOLLOWS, given, f"follows {source}", account=index)


def _perhaps_followed(question: Question, response: Response, names: Names, verdict: Verdict) -> Verdict:
    """`verdict`; but where it is wrong and misspells an account's answer that the prompt leaves open, a near miss."""
    index = nearly_followed(question, response, names) if verdict.outcome is Outcome.WRONG else None
    if index is None or other_named(question, index, names):
        return verdict
    account = question.accounts[index]
    note = f"nearly {account.answer}, the answer of {names.short(account.source)}"
    return _verdict(question, Outcome.NEAR, verdict.given, note, verdict.parts, index)


def reads_as(question: Question, text: str) -> str:
    """What a date or number being typed is read as, for the line below the field.

    `reads as 2 July 1953`, or what to type instead; empty for an empty text and for every other type of question.
    """
    match question.body:
        case AskDate(answer):
            date_reading = read_date(text, question.text, answer.precision)
            return date_reading.note if date_reading.date is None else f"{READS_AS}{show_date(date_reading.date)}"
        case Number() as body:
            reading = read_number(text, body.unit, body.decimals)
            return reading.note if reading.value is None else f"{READS_AS}{show_number(reading.value, body.unit)}"
    return ""


def _verdict(
    question: Question,
    outcome: Outcome,
    given: str = "",
    note: str = "",
    parts: Iterable[Part] = (),
    account: int | None = None,
) -> Verdict:
    expected = show_answer(question)
    return Verdict(outcome, _PROPOSED.get(outcome), given, expected, note, tuple(parts), account)


def _is_empty(response: Response) -> bool:
    match response:
        case Written(text):
            return not text.strip()
        case Filled(texts):
            return not any(text.strip() for text in texts)
        case Ticked(options):
            return not options
        case Paired(rights):
            return not any(rights)
    return False


def _compared(question: Question, response: Response, names: Names) -> Verdict:
    """The verdict by the key alone."""
    match question.body, response:
        case (Choice() as body, Picked(text) | Written(text)) | (Typed() as body, Picked(text)):
            return _picked(question, body, text)
        case Typed() as body, Written(text):
            return _typed(question, body, text, names)
        case Cloze() as body, Filled(texts):
            return _filled(question, body, texts, names)
        case TrueFalse(answer=answer), Said(value):
            outcome = Outcome.RIGHT if value == answer else Outcome.WRONG
            return _verdict(question, outcome, show_truth(value))
        case AskDate(answer), Written(text):
            return _date(question, answer, text)
        case Number() as body, Written(text):
            return _number(question, body, text)
        case Select() as body, Ticked(options):
            return _ticked(question, body, options)
        case Order(items), Ordered(given):
            return _ordered(question, items, given)
        case Match() as body, Paired(rights):
            return _paired(question, body, rights)
    raise TypeError(f"a {question.type} question cannot be answered with {type(response).__name__}")


def _picked(question: Question, body: Choice | Typed, text: str) -> Verdict:
    option = next((o for o in (body.answer, *body.distractors) if o == text or fold(o) == fold(text)), None)
    if option is None:
        return _verdict(question, Outcome.UNCLEAR, text.strip(), "that is none of the options")
    return _verdict(question, Outcome.RIGHT if option == body.answer else Outcome.WRONG, option)


def _typed(question: Question, body: Typed, text: str, names: Names) -> Verdict:
    others = (*body.distractors, *(a.answer for a in question.accounts if a.answer))
    judged = judge(text, (body.answer, *body.accept), others, question.text, names)
    return _verdict(question, judged.outcome, text.strip(), judged.note)


def _filled(question: Question, body: Cloze, texts: tuple[str, ...], names: Names) -> Verdict:
    others = tuple(a.answer for a in question.accounts if a.answer)
    parts: list[Part] = []
    outcomes: list[Outcome] = []
    notes: list[str] = []
    for place, gap in enumerate(body.gaps):
        text = texts[place] if place < len(texts) else ""
        label = f"gap {place + 1}"
        outcome, note = Outcome.UNANSWERED, ""
        if text.strip():
            judged = judge(text, (gap.answer, *gap.accept), others, question.text, names)
            outcome, note = judged.outcome, judged.note
        outcomes.append(outcome)
        parts.append(Part(label, outcome is Outcome.RIGHT, text.strip(), gap.answer))
        if note:
            notes.append(note if len(body.gaps) == 1 else f"{label}: {note}")
    given = show_list(tuple(part.given or "–" for part in parts))
    return _verdict(question, _of_gaps(outcomes), given, "; ".join(notes), parts)


def _of_gaps(outcomes: list[Outcome]) -> Outcome:
    """The outcome of a cloze from those of its gaps."""
    if Outcome.UNCLEAR in outcomes:
        return Outcome.UNCLEAR
    passed = [o for o in outcomes if o in (Outcome.RIGHT, Outcome.NEAR)]
    if len(passed) == len(outcomes):
        return Outcome.NEAR if Outcome.NEAR in outcomes else Outcome.RIGHT
    return Outcome.PARTLY if passed else Outcome.WRONG


def _date(question: Question, answer: PartialDate, text: str) -> Verdict:
    reading = read_date(text, question.text, answer.precision)
    if reading.date is None:
        return _verdict(question, Outcome.UNCLEAR, text.strip(), reading.note or how(answer.precision))
    given = show_date(reading.date)
    if agrees(reading.date, answer):
        return _verdict(question, Outcome.RIGHT, given)
    if reading.date.precision < answer.precision:
        wanted = "the day" if answer.day else "the month"
        return _verdict(question, Outcome.UNCLEAR, given, f"{wanted} is asked too: {how(answer.precision)}")
    return _verdict(question, Outcome.WRONG, given, _distance(reading.date, answer))


def _distance(given: PartialDate, answer: PartialDate) -> str:
    """`1 day off`: how far a wrong date is, in the unit asked, where that is near enough to mean anything."""
    if answer.day and answer.month and given.day and given.month:
        apart = date(given.year, given.month, given.day) - date(answer.year, answer.month, answer.day)
        off, unit, most = abs(apart.days), "day", 31
    elif answer.month and given.month:
        off, unit, most = abs(12 * (given.year - answer.year) + given.month - answer.month), "month", 12
    else:
        off, unit, most = abs(given.year - answer.year), "year", 10
    return f"{off} {unit}{'' if off == 1 else 's'} off" if off <= most else ""


def _number(question: Question, body: Number, text: str) -> Verdict:
    reading = read_number(text, body.unit, body.decimals)
    if reading.value is None:
        return _verdict(question, Outcome.UNCLEAR, text.strip(), reading.note or "type the number alone, in digits")
    outcome = Outcome.RIGHT if abs(reading.value - body.answer) <= body.tolerance else Outcome.WRONG
    return _verdict(question, outcome, show_number(reading.value, body.unit))


def _ticked(question: Question, body: Select, options: frozenset[str]) -> Verdict:
    """One decision an option. Partly right needs a right one ticked: leaving wrong ones alone is no knowledge yet."""
    parts = [
        Part(option, (option in options) == (option in body.answers), _tick(option in options), _tick(wanted))
        for option in body.options
        for wanted in (option in body.answers,)
    ]
    right = sum(part.ok for part in parts)
    given = show_list(tuple(option for option in body.options if option in options))
    if right == len(parts):
        return _verdict(question, Outcome.RIGHT, given, "", parts)
    outcome = Outcome.WRONG if options.isdisjoint(body.answers) else Outcome.PARTLY
    return _verdict(question, outcome, given, f"{right} of {show_count(len(parts), 'decision')}", parts)


def _tick(ticked: bool) -> str:
    return "ticked" if ticked else "empty"


def _ordered(question: Question, items: tuple[str, ...], given: tuple[str, ...]) -> Verdict:
    """One part a place, in the right order; `given` and `expected` say where the item was put and where it goes."""
    put = {item: place for place, item in enumerate(given, start=1)}
    parts = [
        Part(item, put.get(item) == place, show_ordinal(put[item]) if item in put else "", show_ordinal(place))
        for place, item in enumerate(items, start=1)
    ]
    pairs = [(a, b) for at, a in enumerate(items) for b in items[at + 1 :]]
    right = sum(a in put and b in put and put[a] < put[b] for a, b in pairs)
    shown = show_list(tuple(f"{place}. {item}" for place, item in enumerate(given, start=1)))
    if given == items:
        return _verdict(question, Outcome.RIGHT, shown, "", parts)
    outcome = Outcome.PARTLY if right else Outcome.WRONG
    return _verdict(question, outcome, shown, f"{right} of {show_count(len(pairs), 'pair')}", parts)


def _paired(question: Question, body: Match, rights: tuple[str | None, ...]) -> Verdict:
    padded = (*rights, *(None for _ in body.pairs))
    parts = [
        Part(left, given == right, given or "", right) for (left, right), given in zip(body.pairs, padded, strict=False)
    ]
    right = sum(part.ok for part in parts)
    given = show_list(tuple(f"{part.label} – {part.given or '?'}" for part in parts))
    if right == len(parts):
        return _verdict(question, Outcome.RIGHT, given, "", parts)
    return _verdict(
        question,
        Outcome.PARTLY if right else Outcome.WRONG,
        given,
        f"{right} of {show_count(len(parts), 'pair')}",
        parts,
    )


def _recalled(question: Question, response: Recalled) -> Verdict:
    """The learner judges; a card's key points are parts, ticked or not."""
    points = question.body.points if isinstance(question.body, Card) else ()
    parts = tuple(Part(point, index in response.points) for index, point in enumerate(points))
    note = f"{sum(part.ok for part in parts)} of {show_count(len(parts), 'point')}" if parts else ""
    return _verdict(question, Outcome.SELF, "", note, parts)
