"""Hypothesis strategies: questions of all ten types, whole decks, and decks as the YAML somebody might have typed.

Everything drawn is usable: options differ after folding, dates exist, ids are unique. Texts hold anything a deck may
hold, markup, quotes, right-to-left letters and emoji included.
"""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.model import (
    Account,
    AskDate,
    Body,
    Card,
    Choice,
    Cloze,
    Evidence,
    Gap,
    Match,
    Number,
    Order,
    PartialDate,
    Question,
    QuestionId,
    Select,
    TrueFalse,
    Typed,
    When,
)
from coldwar_quiz.diagnostics.span import Span

NOWHERE = Span("drawn.yaml", 1, 1, 1, 1)
_NOT_TEXT = "\u0085\u2028\u2029\ufffe\uffff"
_CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters=_NOT_TEXT)
_TRICKY = st.sampled_from(
    [
        "[sic]", "[/b]", "<b>bold</b>", "{{c1::x}}", "Beria: who?", "it's", '"so called"', "Item #4", "- a", "@x", "%",
        "no", "1.10", "~", "null", "0x1F", "*", "&amp;", "!x", "מזכיר", "日本", "ё", "é", "𝄞", "👍", "\\e", "a\tb",
    ]
)  # fmt: skip


def texts(max_size: int = 12) -> st.SearchStrategy[str]:
    """A text on one line of which something is left after folding."""
    drawn = st.one_of(_TRICKY, st.text(_CHARACTERS, min_size=1, max_size=max_size))
    return drawn.map(lambda text: text if any(c.isalnum() for c in fold(text)) else f"{text}x")


def prose() -> st.SearchStrategy[str]:
    """A text of one or two lines."""
    return st.one_of(texts(), st.tuples(texts(), texts()).map("\n".join))


def slugs() -> st.SearchStrategy[str]:
    """An id."""
    return st.builds(
        lambda word, number: word if number < 0 else f"{word}-{number}",
        st.sampled_from(["a", "beria", "memo-day", "x1"]),
        st.integers(-1, 999),
    )


def dates() -> st.SearchStrategy[PartialDate]:
    """A date of any precision, years 1 to 9999."""
    days = st.dates(date(1, 1, 1), date(9999, 12, 31))
    cut = st.sampled_from([1, 2, 3])
    return st.builds(lambda d, n: PartialDate(*(d.year, d.month, d.day)[:n]), days, cut)


def _different(minimum: int, maximum: int) -> st.SearchStrategy[list[str]]:
    return st.lists(texts(), min_size=minimum, max_size=maximum, unique_by=fold)


@st.composite
def _choice(draw: st.DrawFn) -> Choice:
    options = draw(_different(2, 6))
    return Choice(options[0], tuple(options[1:]))


@st.composite
def _select(draw: st.DrawFn) -> Select:
    options = draw(_different(2, 5))
    right = draw(st.integers(1, len(options) - 1))
    return Select(tuple(options[:right]), tuple(options[right:]))


@st.composite
def _typed(draw: st.DrawFn) -> Typed:
    options = draw(_different(1, 5))
    accepted = draw(st.integers(1, len(options)))
    return Typed(options[0], tuple(options[1:accepted]), tuple(options[accepted:]))


@st.composite
def _cloze(draw: st.DrawFn) -> Cloze:
    def clean(text: str) -> str:
        return text.translate(dict.fromkeys(map(ord, "{}|"), "x"))

    spellings = texts().map(lambda t: " ".join(clean(t).split()))
    between = st.text(_CHARACTERS, min_size=1, max_size=20).map(lambda t: f"a{clean(t)}z")
    parts: list[str | Gap] = [draw(between)]
    for _ in range(draw(st.integers(1, 2))):
        answer, *others = draw(st.lists(spellings, min_size=1, max_size=2, unique_by=fold))
        parts += [Gap(answer, tuple(others)), draw(between)]
    return Cloze(tuple(parts))


@st.composite
def _match(draw: st.DrawFn) -> Match:
    lefts = draw(_different(2, 5))
    rights = draw(_different(len(lefts), len(lefts) + 2))
    return Match(tuple(zip(lefts, rights, strict=False)), tuple(rights[len(lefts) :]))


_NUMBERS = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=2)

BODIES: dict[str, st.SearchStrategy[Body]] = {
    "choice": _choice(),
    "select": _select(),
    "typed": _typed(),
    "cloze": _cloze(),
    "true-false": st.builds(TrueFalse, st.booleans(), st.none() | prose()),
    "date": st.builds(AskDate, dates()),
    "number": st.builds(Number, _NUMBERS, st.none() | texts(), _NUMBERS.map(abs)),
    "order": _different(2, 6).map(lambda items: Order(tuple(items))),
    "match": _match(),
    "card": st.builds(Card, prose(), st.lists(texts(), max_size=3).map(tuple)),
}
"""A strategy for the body of each type."""


def bodies(*types: str) -> st.SearchStrategy[Body]:
    """A body of one of `types`, by default of any."""
    return st.one_of([BODIES[name] for name in types or BODIES])


@st.composite
def questions(draw: st.DrawFn, *types: str, deck: str = "drawn", name: str | None = None) -> Question:
    """A question of one of `types`, by default of any, in the deck `deck`."""
    body = draw(bodies(*types))
    prompt = written_prompt(body) if isinstance(body, Cloze) else draw(prose())
    extras = draw(st.lists(st.sampled_from(sorted(_EXTRAS)), max_size=4, unique=True))
    return Question(
        QuestionId(deck, name or draw(slugs())),
        body,
        prompt,
        NOWHERE,
        difficulty=draw(st.sampled_from([1, 2, 3])),
        **{key: draw(_EXTRAS[key]) for key in extras},
    )


def _when(one: PartialDate, other: PartialDate) -> When:
    start, end = sorted([one, other], key=lambda d: (d.year, d.month or 1, d.day or 1))
    in_order = (end.year, end.month or 12, end.day or 31) >= (start.year, start.month or 1, start.day or 1)
    return When(start, end if in_order else None)


_IDS = st.builds(QuestionId, slugs(), slugs())
_EXTRAS: dict[str, st.SearchStrategy[Any]] = {
    "hint": texts(),
    "explanation": prose(),
    "evidence": st.tuples(st.builds(Evidence, slugs(), slugs(), texts(), st.just(NOWHERE))),
    "accounts": st.tuples(
        st.builds(Account, slugs(), slugs(), prose(), st.just(NOWHERE), st.none() | texts(), st.none() | texts())
    ),
    "when": st.builds(_when, dates(), dates()),
    "tags": st.lists(slugs(), max_size=3, unique=True).map(tuple),
    "content": st.sampled_from([("execution",), ("mass-death", "antisemitism")]),
    "confusable": st.tuples(st.tuples(_IDS, texts())),
    "formerly": st.lists(_IDS, min_size=1, max_size=2, unique=True).map(tuple),
    "retired": texts(),
    "allow": st.tuples(st.tuples(slugs(), texts())),
}
"""What a question may have besides, by field."""


@st.composite
def question_lists(draw: st.DrawFn, *types: str, deck: str = "drawn", max_size: int = 2) -> tuple[Question, ...]:
    """The questions of one deck, their ids all different."""
    names = draw(st.lists(slugs(), min_size=1, max_size=max_size, unique=True))
    return tuple(draw(questions(*types, deck=deck, name=name)) for name in names)


def written_prompt(body: Cloze) -> str:
    """The prompt of a cloze as it is written in a deck."""
    return "".join(
        part if isinstance(part, str) else "{{" + "|".join([part.answer, *part.accept]) + "}}" for part in body.parts
    )


def deck_yaml(drawn: tuple[Question, ...], deck: str = "drawn", title: str = "Drawn") -> str:
    """A deck file with these questions."""
    lines = ["deck:", f"  id: {deck}", f"  title: {_written(title)}", "questions:"]
    for question in drawn:
        for number, (key, value) in enumerate(_fields(question).items()):
            lines.append(f"  {'-' if number == 0 else ' '} {key}: {_written(value)}")
    return "\n".join(lines) + "\n"


def _fields(question: Question) -> dict[str, Any]:
    """The keys of `question` with plain values, those left out that say nothing."""
    fields = {
        "id": _Word(question.id.question),
        "type": _Word(question.type),
        "prompt": question.prompt,
        **_ANSWERS[question.type](question.body),
        "hint": question.hint,
        "explanation": question.explanation,
        "evidence": [{"source": e.source, "where": e.where, "quote": e.quote} for e in question.evidence],
        "accounts": [
            {
                key: getattr(a, key)
                for key in ("source", "where", "says", "quote", "answer")
                if getattr(a, key) is not None
            }
            for a in question.accounts
        ],
        "when": None if question.when is None else _Word(str(question.when)),
        "difficulty": _Word(str(question.difficulty)),
        "tags": [_Word(tag) for tag in question.tags],
        "content": list(question.content),
        "confusable": {str(other): difference for other, difference in question.confusable},
        "formerly": [str(old) for old in question.formerly],
        "retired": question.retired,
        "allow": dict(question.allow),
    }
    return {key: value for key, value in fields.items() if value not in (None, [], {})}


class _Word(str):
    """A text that is written without quotes."""

    __slots__ = ()


_ANSWERS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "choice": lambda b: {"answer": b.answer, "distractors": list(b.distractors)},
    "select": lambda b: {"answer": list(b.answers), "distractors": list(b.distractors)},
    "typed": lambda b: {"answer": b.answer, "accept": list(b.accept), "distractors": list(b.distractors)},
    "cloze": lambda b: {},
    "true-false": lambda b: {"answer": _Word(str(b.answer).lower()), "correction": b.correction},
    "date": lambda b: {"answer": _Word(str(b.answer))},
    "number": lambda b: {"answer": _decimal(b.answer), "unit": b.unit, "tolerance": _decimal(b.tolerance)},
    "order": lambda b: {"answer": list(b.items)},
    "match": lambda b: {"answer": [list(pair) for pair in b.pairs], "distractors": list(b.distractors)},
    "card": lambda b: {"answer": b.answer, "points": list(b.points)},
}


def _decimal(number: Decimal) -> _Word:
    return _Word(f"{number:f}")


def _written(value: Any) -> str:
    """`value` in flow style: words bare, texts in double quotes, which YAML reads as JSON does."""
    match value:
        case _Word():
            return str(value)
        case str():
            return json.dumps(value, ensure_ascii=False)
        case dict():
            return "{" + ", ".join(f"{json.dumps(key)}: {_written(item)}" for key, item in value.items()) + "}"
        case _:
            return "[" + ", ".join(_written(item) for item in value) + "]"
