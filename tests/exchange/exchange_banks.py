"""Banks for the tests of exporting and importing."""

import re
import runpy
from pathlib import Path

from banks import question, work
from coldwar_quiz.bank.files import CONTROL_OR_CR
from coldwar_quiz.bank.model import Account, Bank, Body, Cloze, Deck, Evidence, Question
from coldwar_quiz.diagnostics.span import Span
from strategies import written_prompt

NOWHERE = Span("drawn.yaml", 1, 1, 1, 1)
_TESTS = Path(__file__).parents[1]
_BODIES = runpy.run_path(str(_TESTS / "tui" / "hostile.py"))

HOSTILE = tuple(
    dict.fromkeys(
        CONTROL_OR_CR.sub("", text)
        for text in (
            *runpy.run_path(str(_TESTS / "anki" / "hostile_texts.py"))["HOSTILE"],
            *_BODIES["NASTY"],
            *(
                "=1+1",
                "+1",
                "-1 or so",
                "@SUM(A1)",
                "\ta tab",
                "'=1",
                "''",
                "'",
                '"',
                "a | b",
                "a = b",
                "\\",
                "\\|",
                " x ",
            ),
            *(
                "::name::",
                "// no comment",
                "$CATEGORY: x",
                "[html]x",
                "[",
                "{=a ~b}",
                "####",
                "%50%x",
                "a\\nb",
                "*",
                "#5:1",
            ),
            *(
                "# h",
                "> q",
                "1. one",
                "---",
                "***",
                "```",
                "a  b",
                "a\n\nb",
                "\n",
                "    code",
                "www.example.com",
                "&copy;",
            ),
        )
        for text in (text if re.search(r"\w", text) else f"{text}x",)
    )
)
"""Texts that something between the deck and its reader would act on, without what the reader of decks refuses."""


def hostile_bodies(text: str) -> dict[str, Body]:
    """One body of each type made of `text`."""
    return dict(_BODIES["bodies"](text))


def hostile_bank(text: str, kind: str) -> Bank:
    """One question of that type in which every field is `text`, as far as its shape lets it."""
    body = hostile_bodies(" ".join(re.sub(r"[{}|]", "x", text).split()) if kind == "cloze" else text)[kind]
    asked = question(
        kind,
        body,
        prompt=written_prompt(body) if isinstance(body, Cloze) else text,
        hint=text,
        explanation=text,
        evidence=(Evidence("book", "p-1", text, NOWHERE),),
        accounts=(Account("book", "p-1", text, NOWHERE, text, None),),
    )
    return Bank(
        decks=(Deck("small", text, "small.yaml", NOWHERE, text, questions=(asked,)),),
        works={"book": work("book", "Heller and Nekrich")._replace(citation=text, standing=text, short=text)},
    )


def bank_of(questions: tuple[Question, ...], title: str = "Drawn", description: str | None = None) -> Bank:
    """A bank of one deck."""
    name = questions[0].id.deck
    return Bank(decks=(Deck(name, title, "drawn.yaml", NOWHERE, description, questions=questions),))


def cleaned(drawn: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions as none of them were retired: those are not exported."""
    return tuple(question._replace(retired=None) for question in drawn)
