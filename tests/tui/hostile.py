"""A bank whose every text tries to be something else than text."""

from decimal import Decimal

from banks import question, small_bank
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
    Select,
    TrueFalse,
    Typed,
    Work,
)
from coldwar_quiz.diagnostics.span import Span

HERE = Span("decks/[/].yaml", 1, 1, 1, 2)

NASTY = (
    "[/] closes nothing [red]not red[/red] [1953] Beria [sic]",
    "[link=http://x]y[/link] [@click=app.quit]quit[/] $primary {x}",
    "a\x1b]0;renamed\x07b \x9b31mred \x1b[2Jgone",
    "\u202eright to left\u202c and \u2066isolated\u2069",
    "x" * 500,
    "中央委員会主席団 日本語の長い文字列",
    "и\u0306" * 8 + " Zalgo" + "\u0301" * 40,
    "line\r\nbreak\ttab\nand more",
)
LITERAL = "[/] closes nothing [red]not red[/red] [1953] Beria [sic]"


def bodies(text: str) -> dict[str, Body]:
    """One body of each type made of `text`."""
    return {
        "choice": Choice(text, (f"{text} 2", f"{text} 3")),
        "select": Select((text, f"{text} 2"), (f"{text} 3",)),
        "typed": Typed(text, (f"{text} 2",)),
        "cloze": Cloze((f"{text} before ", Gap(text), f" after {text} ", Gap(f"{text} 2"))),
        "true-false": TrueFalse(False, text),
        "date": AskDate(PartialDate(1953, 6, 26)),
        "number": Number(Decimal(10), text),
        "order": Order((text, f"{text} 2", f"{text} 3")),
        "match": Match(((text, f"{text} r"), (f"{text} 2", f"{text} r2")), (f"{text} r3",)),
        "card": Card(text, (text, f"{text} 2")),
    }


def hostile_bank(text: str, kind: str) -> Bank:
    """One question of that type in which every field is `text`."""
    asked = question(
        kind,
        bodies(text)[kind],
        prompt=text,
        hint=text,
        explanation=text,
        evidence=(Evidence("nasty", text, text, span=HERE), Evidence(text, text, text, span=HERE)),
        accounts=(
            Account("nasty", text, text, HERE, text, text),
            Account(text, text, text, HERE, None, None),
        ),
        confusable=(),
    )
    other = question("other", TrueFalse(True), prompt=text, confusable=((asked.id, text),))
    plain = small_bank(asked, other)
    works = {"nasty": Work("nasty", text, text, text, text, text, author=text)}
    deck = Deck("small", text, text, HERE, description=text, questions=plain.decks[0].questions)
    return Bank(decks=(deck,), works=works, skipped=2)
