"""`export csv`: one row a question, with every field that `import` reads back; see `csv_text` for the cells."""

from coldwar_quiz.bank.model import (
    Account,
    AskDate,
    Card,
    Choice,
    Deck,
    Match,
    Number,
    Order,
    Question,
    Select,
    TrueFalse,
    Typed,
)
from coldwar_quiz.exchange.chosen import Chosen
from coldwar_quiz.exchange.csv_text import guarded, joined, joined_parts, row
from coldwar_quiz.exchange.losses import Losses
from coldwar_quiz.exchange.shown import cite

COLUMNS = (
    "id", "deck", "deck_title", "type", "prompt", "answer", "accept", "distractors", "correction", "unit", "tolerance",
    "points", "hint", "explanation", "when", "difficulty", "tags", "content", "evidence", "accounts", "confusable",
    "formerly", "allow", "citations",
)  # fmt: skip
"""The header row. `citations` is for people and is not read back."""

LISTS = frozenset({"accept", "distractors", "points", "tags", "content", "formerly"})
"""The columns whose cells are lists of texts. So is `answer` of a select and an order."""

PARTS = {
    "evidence": ("source", "where", "quote"),
    "accounts": ("source", "where", "says", "quote", "answer"),
}
"""The columns whose cells are lists of things with named parts; an empty part is one that is not there."""

_ENGLISH = Deck._field_defaults["language"]
MAPS = frozenset({"confusable", "allow"})
"""The columns whose cells are lists of `key = text`."""


def to_csv(chosen: Chosen, losses: Losses) -> str:
    """The questions as CSV with a header row."""
    lines = [row(COLUMNS)]
    for deck, questions in chosen.decks:
        for question in questions:
            cells = {"deck_title": deck.title, **_cells(question)}
            cells["citations"] = joined(cite(e.source, e.where, chosen.bank) for e in question.evidence)
            lines.append(row([guarded(cells.get(name, "")) for name in COLUMNS]))
    fate = "left out, the file has no column for what is said of a deck"
    decks = [deck for deck, _ in chosen.decks]
    described = sum(deck.description is not None for deck in decks)
    losses.note("description of a deck|descriptions of decks", fate, described)
    losses.note("language of a deck|languages of decks", fate, sum(deck.language != _ENGLISH for deck in decks))
    whole = len(chosen.decks) == len(chosen.bank.decks)
    named = len(chosen.bank.people) + len(chosen.bank.glossary) if whole else 0
    losses.note(
        "entry of people and glossary|entries of people and glossary", "not in the file, which holds questions", named
    )
    return "".join(lines)


def _cells(question: Question) -> dict[str, str]:
    return {
        "id": question.id.question,
        "deck": question.id.deck,
        "type": question.type,
        "prompt": question.prompt,
        **_body_cells(question),
        "hint": question.hint or "",
        "explanation": question.explanation or "",
        "when": str(question.when) if question.when else "",
        "difficulty": str(question.difficulty),
        "tags": joined(question.tags),
        "content": joined(question.content),
        "evidence": joined_parts((e.source, e.where, e.quote) for e in question.evidence),
        "accounts": joined_parts(_account(entry) for entry in question.accounts),
        "confusable": joined_parts((str(other), difference) for other, difference in question.confusable),
        "formerly": joined(str(old) for old in question.formerly),
        "allow": joined_parts(question.allow),
    }  # fmt: skip


def _account(entry: Account) -> list[str]:
    """Its parts, those at the end left out that are not there."""
    parts = [entry.source, entry.where, entry.says, entry.quote or "", entry.answer or ""]
    while not parts[-1]:
        parts.pop()
    return parts


def _body_cells(question: Question) -> dict[str, str]:
    match question.body:
        case Choice(answer, distractors):
            return {"answer": answer, "distractors": joined(distractors)}
        case Select(answers, distractors):
            return {"answer": joined(answers), "distractors": joined(distractors)}
        case Typed(answer, accept, distractors):
            return {"answer": answer, "accept": joined(accept), "distractors": joined(distractors)}
        case TrueFalse(answer, correction):
            return {"answer": str(answer).lower(), "correction": correction or ""}
        case AskDate(date):
            return {"answer": str(date)}
        case Number(answer, unit, tolerance):
            near = f"{tolerance:f}" if tolerance or tolerance.as_tuple().exponent else ""
            return {"answer": f"{answer:f}", "unit": unit or "", "tolerance": near}
        case Order(items):
            return {"answer": joined(items)}
        case Match(pairs, distractors):
            return {"answer": joined_parts(pairs), "distractors": joined(distractors)}
        case Card(answer, points):
            return {"answer": answer, "points": joined(points)}
        case _:
            return {}
