"""Small banks made by hand, for tests that need questions but no files."""

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
    Work,
)
from coldwar_quiz.diagnostics.span import Span

HERE = Span("decks/small.yaml", 1, 1, 1, 2)

BODIES: dict[str, Body] = {
    "choice": Choice("ten per cent", ("two per cent", "half", "a quarter")),
    "select": Select(("Malenkov", "Beria", "Molotov"), ("Zhukov", "Ulbricht")),
    "typed": Typed("Semyonov", ("Semenov",)),
    "grown": Typed("Zhukov", (), ("Konev", "Bulganin", "Serov")),
    "cloze": Cloze(("The ", Gap("doctors", ("physicians",)), " were cleared in ", Gap("April"), ".")),
    "true-false": TrueFalse(False, "The amnesty did not affect political prisoners."),
    "date": AskDate(PartialDate(1953, 6, 26)),
    "number": Number(Decimal(78831), "people"),
    "order": Order(("memorandum", "stoppage", "arrest", "announcement")),
    "match": Match((("Malenkov", "premier"), ("Molotov", "foreign affairs")), ("defence",)),
    "card": Card("Measures that took back earlier policy.", ("collectivization stopped", "quotas stayed")),
}
"""One body of each type, and a typed one that starts as a choice."""


def question(name: str, body: Body, deck: str = "small", **more: object) -> Question:
    """A question with evidence and an explanation; `more` sets other fields."""
    fields: dict[str, object] = {
        "prompt": body.text() if isinstance(body, Cloze) else f"What of {name} in 1953?",
        "explanation": "Heller and Nekrich say so. Nobody else does.",
        "evidence": (Evidence("book", "p-1", "five words of the book", span=HERE),),
        "span": HERE,
    }
    return Question(QuestionId(deck, name), body, **(fields | more))  # type: ignore[arg-type]


def work(name: str, short: str) -> Work:
    """A work with one place."""
    return Work(
        id=name,
        short=short,
        title="Utopia in Power",
        kind="history",
        citation=f"{short}, 1985",
        standing="Written later, from secondary sources.",
        places={"p-1": Place("p-1", "p. 1", "first", "last")},
    )


def small_bank(*questions: Question) -> Bank:
    """A bank of the given questions, or of one of each type, in decks by their ids."""
    chosen = questions or tuple(question(name, body) for name, body in BODIES.items())
    decks: dict[str, list[Question]] = {}
    for q in chosen:
        decks.setdefault(q.id.deck, []).append(q)
    return Bank(
        decks=tuple(
            Deck(name, name.title(), f"decks/{name}.yaml", HERE, questions=tuple(qs)) for name, qs in decks.items()
        ),
        works={"book": work("book", "Heller and Nekrich"), "other": work("other", "Deriabin and Gibney")},
    )


def disputed() -> Question:
    """A question on which two accounts differ."""
    return question(
        "arresting-marshal",
        Choice("Zhukov", ("Konev", "Serov", "Voroshilov")),
        accounts=(
            Account("book", "p-1", "Zhukov led a military group.", HERE, "a quotation of five words", "Zhukov"),
            Account("other", "p-1", "Voroshilov brought a warrant.", HERE, None, "Voroshilov"),
        ),
    )
