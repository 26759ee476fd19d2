"""A bank built by hand: one question of each type, with everything a question can carry, and helpers to change it."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from coldwar_quiz.bank.model import (
    Account,
    AskDate,
    Bank,
    Body,
    Card,
    Choice,
    Cloze,
    Deck,
    Evidence,
    Gap,
    Match,
    Number,
    Order,
    PartialDate,
    Place,
    Question,
    QuestionId,
    Select,
    TrueFalse,
    Typed,
    When,
    Work,
)
from coldwar_quiz.diagnostics.span import Span
from coldwar_quiz.study.model import Moment

SPAN = Span.whole_file("decks/spring.yaml")

BODIES: Mapping[str, tuple[str, Body]] = {
    "choice": (
        "Who chaired the Council of Ministers after Stalin's death?",
        Choice("Georgy Malenkov", ("Nikita Khrushchev", "Lavrentiy Beria", "Vyacheslav Molotov")),
    ),
    "select": (
        "Who spoke at Stalin's funeral?",
        Select(("Malenkov", "Beria", "Molotov"), ("Khrushchev", "Bulganin")),
    ),
    "typed": (
        "Who was Soviet political adviser in East Berlin until April 1953?",
        Typed("Vladimir Semyonov", ("Semenov", "Semjonow"), ("Ivan Ilyichev", "Pavel Yudin")),
    ),
    "cloze": (
        "The {{New Course|new course}} was announced on {{11 June 1953}}.",
        Cloze(
            (
                "The ",
                Gap("New Course", ("new course",)),
                " was announced on ",
                Gap("11 June 1953"),
                ", in a communiqué.",
            )
        ),
    ),
    "true-false": (
        "The memorandum of 6 May was written by Molotov.",
        TrueFalse(False, "Beria wrote it; Molotov's ministry had its own papers."),
    ),
    "date": ("On what day is the memorandum dated?", AskDate(PartialDate(1953, 5, 6))),
    "number": (
        "How many people does the memorandum say left the GDR?",
        Number(Decimal(57234), "people", Decimal(500)),
    ),
    "order": (
        "Put these events of 1953 in order.",
        Order(("Stalin dies", "Defections memorandum", "New Course", "Uprising in the GDR", "Beria's arrest")),
    ),
    "match": (
        "Which office did each hold in April 1953?",
        Match(
            (("Beria", "Internal affairs"), ("Molotov", "Foreign affairs"), ("Bulganin", "Defence")),
            ("Culture",),
        ),
    ),
    "card": (
        "Why did the Presidium turn against the building of socialism in the GDR?",
        Card("Because people were leaving in numbers no police could stop.", ("flight", "shortage", "repression")),
    ),
}

MEMORANDUM = Work(
    id="memorandum",
    short="Beria's memorandum",
    title="Memorandum",
    kind="primary",
    citation="L. Beria, memorandum to the Presidium, 6 May 1953",
    standing="A secret report that relies on police figures.\n",
    places={"opening": Place("opening", "opening", "a", "b")},
)
MEMOIR = Work(
    id="memoir",
    short="Khrushchev",
    title="Memoirs",
    kind="memoir",
    citation="Khrushchev, memoirs",
    standing="Told late.",
)


def question(kind: str, number: int = 0, **changes: object) -> Question:
    """The question of that type, in full."""
    prompt, body = BODIES[kind]
    whole = Question(
        id=QuestionId("spring", f"{kind}-q"),
        body=body,
        prompt=prompt,
        span=SPAN,
        hint="It was spring.",
        explanation="The Presidium had met the day before. Later writers disagree.",
        evidence=(
            Evidence("memorandum", "opening", "the defections of the population", SPAN),
            Evidence("memoir", "whole", "he came with a paper", SPAN),
        ),
        accounts=(
            Account("memorandum", "opening", "It was the police.", SPAN, "the police reports", "Police"),
            Account("memoir", "whole", "It was Beria alone.", SPAN),
        ),
        when=When(PartialDate(1953, 5, number + 1)),
        tags=("gdr", "documents"),
        content=("mass-death",),
    )
    return whole._replace(**changes)  # type: ignore[arg-type]


def bank_of(*questions: Question, language: str = "en") -> Bank:
    """A bank of one deck."""
    deck = Deck("spring", "Spring 1953", "decks/spring.yaml", SPAN, language=language, questions=questions)
    return Bank(decks=(deck,), works={"memorandum": MEMORANDUM, "memoir": MEMOIR})


def whole_bank() -> Bank:
    """One question of each of the ten types, in the order of the format."""
    return bank_of(*(question(kind, number) for number, kind in enumerate(BODIES)))


def changed(bank: Bank, kind: str, **changes: object) -> Bank:
    """The bank with some values of one question replaced."""
    (deck,) = bank.decks
    questions = tuple(q._replace(**changes) if q.id.question == f"{kind}-q" else q for q in deck.questions)  # type: ignore[arg-type]
    return replace(bank, decks=(deck._replace(questions=questions),))


def moment(seconds: int) -> Moment:
    """That many seconds since 1970, in UTC."""
    return Moment(seconds * 1_000_000, 0)


RELEASE = 1_780_000_000
"""When the first package of the tests is made: in May 2026, and not in the future of any machine that runs them."""
DAY = 86_400
