"""Where the documents disagree: a response that another account supports follows that account."""

import re

from coldwar_quiz.bank.fold import fold, squash
from coldwar_quiz.bank.model import AskDate, Body, Choice, Cloze, Number, Question, TrueFalse, Typed
from coldwar_quiz.study.grading.dates import agrees, read_date
from coldwar_quiz.study.grading.names import Names
from coldwar_quiz.study.grading.numbers import read_number
from coldwar_quiz.study.grading.typed import forms_of, is_slip, says
from coldwar_quiz.study.model import Filled, Picked, Response, Said, Written
from coldwar_quiz.study.wording import show_date, show_number

_ACCORDING = re.compile(
    r"\b(?:according to|as told (?:in|by)|in the (?:words|view|account) of) ([^,;:?!.()]+)", re.IGNORECASE
)
_SMALL_WORDS = frozenset({"the", "a", "an", "and", "of", "in", "by"})


def followed(question: Question, response: Response, names: Names) -> int | None:
    """The index of the first account whose `answer` the response is, or None.

    Choices, typed answers, cloze questions with one gap, dates, numbers and truth values have such answers; a list or
    an order has none.
    """
    for index, account in enumerate(question.accounts):
        if account.answer is not None and _supports(account.answer, question, response, names):
            return index
    return None


def nearly_followed(question: Question, response: Response, names: Names) -> int | None:
    """The index of the first account whose `answer` the typed response misspells, or None.

    The limits are those of the key. What is, or may be a slip of, another answer of this question is none of this one.
    """
    match question.body, response:
        case Typed() as body, Written(text):
            key, wrong = (body.answer, *body.accept), body.distractors
        case Cloze(), Filled((text,)) if len(question.body.gaps) == 1:
            gap = question.body.gaps[0]
            key, wrong = (gap.answer, *gap.accept), ()
        case _:
            return None
    if names.who(text):
        return None
    answers = [account.answer for account in question.accounts]
    for index, answer in enumerate(answers):
        if answer is not None:
            own = forms_of((answer,), names)
            others = (*key, *wrong, *(a for a in answers if a is not None and fold(a) != fold(answer)))
            if is_slip(text, own, others, names):
                return index
    return None


def _supports(answer: str, question: Question, response: Response, names: Names) -> bool:
    match question.body, response:
        case (Choice() | Typed(), Picked(option)):
            return squash(option) == squash(answer)
        case AskDate(asked), Written(text):
            given = read_date(text, question.text, asked.precision).date
            account = read_date(answer, question.text).date
            if given is None or account is None:
                return False
            return given == account or (account.precision >= asked.precision and agrees(given, account))
        case Number(unit=unit) as body, Written(text):
            number = read_number(text, unit, body.decimals).value
            return number is not None and number == read_number(answer, unit, decimals=True).value
        case (Choice() | Typed(), Written(text)) | (Cloze(), Filled((text,))):
            return says(text, (answer,), question.text, names)
        case TrueFalse(), Said(value):
            return fold(answer) == ("true" if value else "false")
    return False


def other_named(question: Question, index: int, names: Names) -> bool:
    """Whether the prompt asks for an account other than the one at `index`."""
    followed = question.accounts[index].source
    asked = _asked(question, names)
    return bool(asked) and followed not in asked


def _asked(question: Question, names: Names) -> frozenset[str]:
    """The sources, among the question's own, whose account the prompt asks for.

    `According to the editors' headnote to Beria's letter` asks for the headnote: the first work named there counts.
    Elsewhere in a prompt every work that is named by what screens call it counts.
    """
    sources = dict.fromkeys((*(a.source for a in question.accounts), *(e.source for e in question.evidence)))
    for clause in _ACCORDING.findall(question.text):
        found = [(at, source) for source in sources if (at := _named_at(names, source, clause)) >= 0]
        if found:
            first = min(at for at, _ in found)
            return frozenset(source for at, source in found if at == first)
    return frozenset(source for source in sources if _place(names.short(source), question.text) >= 0)


def _named_at(names: Names, source: str, clause: str) -> int:
    """Where a clause after `according to` names a work, by its short name or an author; -1 where it does not."""
    place = _place(names.short(source), clause)
    if place >= 0:
        return place
    work = names.works.get(source)
    known = set(fold(f"{names.short(source)} {(work.author if work else None) or ''}").split()) - _SMALL_WORDS
    said = set(fold(clause).split()) - _SMALL_WORDS
    return 0 if said and said <= known else -1


def _place(short: str, text: str) -> int:
    """Where the whole words of `short`, its article aside, stand in `text`; -1 for nowhere."""
    words = fold(short).split()
    phrase = " ".join(words[1:] if len(words) > 1 and words[0] in _SMALL_WORDS else words)
    return f" {fold(text)} ".find(f" {phrase} ")


def in_words(answer: str, body: Body) -> str:
    """The answer an account gives, as the question's own answer is shown: `1953-12` is December 1953."""
    if isinstance(body, AskDate) and (date := read_date(answer).date):
        return show_date(date)
    if isinstance(body, Number) and (number := read_number(answer, body.unit).value) is not None:
        return show_number(number)
    return answer.capitalize() if isinstance(body, TrueFalse) else answer
