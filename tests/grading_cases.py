"""Questions and people for the grading tests: small, and built without a file."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
import yaml

from coldwar_quiz.bank.model import Account, Bank, Body, Deck, Evidence, Person, Question, QuestionId, Typed, Work
from coldwar_quiz.diagnostics.span import Span
from coldwar_quiz.study.grading import Names, grade
from coldwar_quiz.study.model import Verdict, Written

PLACE = Span.whole_file("decks/test.yaml")
PEOPLE = Path(__file__).parent.parent / "decks" / "people.yaml"


def a_question(
    body: Body, prompt: str = "What?", accounts: Mapping[str, str] | None = None, evidence: Iterable[str] = ()
) -> Question:
    """A question; `accounts` maps a source to the answer it supports, `evidence` lists sources."""
    return Question(
        QuestionId("test", "question"),
        body,
        prompt,
        PLACE,
        evidence=tuple(Evidence(source, "p-1", "so it was", PLACE) for source in evidence),
        accounts=tuple(Account(s, "p-1", "so it was", answer=a, span=PLACE) for s, a in (accounts or {}).items()),
    )


def a_person(name: str, surname: str, **more: str | tuple[str, ...]) -> Person:
    given, surnames, also = (tuple(more.get(key, ())) for key in ("given", "surnames", "also"))
    patronymic = more.get("patronymic")
    return Person(
        f"{name.lower().replace(' ', '-')}",
        name,
        surname,
        f"somebody called {surname}",
        given,
        surnames,
        patronymic if isinstance(patronymic, str) else None,
        also,
    )


def a_work(id: str, short: str, author: str | None = None) -> Work:
    return Work(id, short, short, "history", short, "To be read with care.", author=author)


def names_of(people: Iterable[Person] = (), bodies: Iterable[Body] = (), works: Iterable[Work] = ()) -> Names:
    questions = tuple(
        Question(QuestionId("test", f"q{n}"), body, "What?", PLACE) for n, body in enumerate(bodies, start=1)
    )
    deck = Deck("test", "Test", "decks/test.yaml", PLACE, questions=questions)
    return Names.of(Bank((deck,), tuple(people), works={work.id: work for work in works}))


def typed(key: str, text: str, names: Names, **more: tuple[str, ...]) -> Verdict:
    """The verdict on `text` where `key` is the answer."""
    return grade(a_question(Typed(key, **more)), Written(text), names)


def people_of_the_bank() -> tuple[Person, ...]:
    """Everyone in the bundled people.yaml; skips where the checkout has none."""
    if not PEOPLE.exists():
        pytest.skip("the bundled decks/people.yaml is not beside these tests")
    return tuple(
        Person(
            p["id"],
            p["name"],
            p.get("surname", p["name"].split()[-1]),
            p["who"],
            tuple(p.get("given", ())),
            tuple(p.get("surnames", ())),
            p.get("patronymic"),
            tuple(p.get("also", ())),
        )
        for p in yaml.safe_load(PEOPLE.read_text("utf-8"))["people"]
    )
