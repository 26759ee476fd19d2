"""`export markdown`: a study sheet with answers and sources, that any reader of CommonMark shows as it is meant.

Deck text is never markup: what CommonMark, or GitHub beyond it, would act on gets a backslash or becomes a reference.
"""

import re

from coldwar_quiz.bank.model import (
    Account,
    Bank,
    Body,
    Card,
    Choice,
    Cloze,
    Deck,
    Evidence,
    Match,
    Number,
    Order,
    Question,
    Select,
    TrueFalse,
    Typed,
)
from coldwar_quiz.exchange.chosen import Chosen
from coldwar_quiz.exchange.gift_out import unordered, unsolved
from coldwar_quiz.exchange.losses import Losses
from coldwar_quiz.exchange.shown import cite
from coldwar_quiz.study.grading.accounts import in_words
from coldwar_quiz.study.wording import show_answer, show_content, show_number

_ACTIVE = re.compile(r"[\\`*_\[\]<>&~|$]")
_NUMBER = re.compile(r"[0-9]{1,9}(?=[.)])")
_SPACE_AFTER_SPACE = re.compile(r"(?<=\s)\s|\t")


def to_markdown(chosen: Chosen, losses: Losses) -> str:
    """The questions as a study sheet: a chapter for each deck, the sources at the end."""
    blocks = ["# Study sheet"]
    number = 0
    cited: dict[str, None] = {}
    for deck, questions in chosen.decks:
        blocks += _chapter(deck)
        for question in questions:
            number += 1
            blocks += _question(number, question, chosen.bank, losses)
            cited.update(dict.fromkeys([e.source for e in question.evidence] + [a.source for a in question.accounts]))
    blocks += _sources(list(cited), chosen.bank)
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """`text` as a paragraph of CommonMark shows it; line ends inside it become hard breaks."""
    inner = text.strip("\n")
    before, after = len(text) - len(text.lstrip("\n")), len(text) - len(text.rstrip("\n"))
    if not inner:
        return "&#10;" * len(text)
    return "&#10;" * before + "\\\n".join(map(_line, inner.split("\n"))) + "&#10;" * after


def _line(line: str) -> str:
    """One line: a backslash before what could act, references for white space that would vanish."""
    number = _NUMBER.match(line)
    to_escape = number.end() if number else 0 if line[:1] in ("#", "+", "-", "=") else None
    vanishing = {found.start() for found in _SPACE_AFTER_SPACE.finditer(line)} | _edges(line)
    shown = []
    for at, character in enumerate(line):
        if at in vanishing:
            shown.append(f"&#{ord(character)};")
        else:
            shown.append(f"\\{character}" if at == to_escape or _ACTIVE.match(character) else character)
    return "".join(shown)


_BLANK = re.compile(r"[\s\ufeff]*")


def _edges(line: str) -> set[int]:
    """The places of white space at both ends, in the wide sense that programs trim by."""
    first, last = _BLANK.match(line), _BLANK.match(line[::-1])
    return {*range(first.end() if first else 0), *range(len(line) - (last.end() if last else 0), len(line))}


def _chapter(deck: Deck) -> list[str]:
    title = f"## {escape(' '.join(deck.title.split()))}"
    return [title, escape(deck.description)] if deck.description else [title]


def _question(number: int, question: Question, bank: Bank, losses: Losses) -> list[str]:
    body = question.body
    blocks = [f"### {number}", escape(question.text)]
    options = _options(body)
    if isinstance(body, TrueFalse):
        blocks.append("*True or false?*")
    if isinstance(body, Match):
        blocks += [_bullets(tuple(left for left, _ in body.pairs)), "with"]
    if options:
        blocks.append(_bullets(options))
    if question.hint is not None:
        blocks.append(f"*Hint:* {escape(question.hint)}")
    blocks += _answer(question)
    if isinstance(body, TrueFalse) and body.correction:
        blocks.append(escape(body.correction))
    if question.explanation:
        blocks.append(escape(question.explanation))
    blocks += [_quotation(piece, bank) for piece in question.evidence]
    if question.accounts:
        blocks.append("*Where the sources differ:*")
        blocks.append("\n".join(f"- {_account(entry, body, bank)}" for entry in question.accounts))
    if question.content:
        blocks.append(f"*Content:* {escape(show_content(question.content))}")
    fate = "left out, a study sheet shows none"
    losses.note("id|ids", fate)
    losses.note_place_and_level(question, fate)
    losses.note("tag|tags", fate, len(question.tags))
    others = len(question.confusable) + len(question.formerly) + len(question.allow)
    losses.note(
        "entry of `confusable`, `formerly` and `allow`|entries of `confusable`, `formerly` and `allow`",
        "left out",
        others,
    )
    return blocks


def _options(body: Body) -> tuple[str, ...]:
    """What there is to choose from, in an order that does not tell the answer."""
    match body:
        case Choice() | Select() | Typed():
            options = body.options
        case Order(items):
            return unsolved(items)
        case Match():
            options = body.rights
        case _:
            return ()
    return unordered(options)


def _answer(question: Question) -> list[str]:
    body = question.body
    match body:
        case Select(answers):
            return ["**Answer:**", _bullets(answers)]
        case Order(items):
            return ["**Answer:**", _numbered([escape(item) for item in items])]
        case Match(pairs):
            return ["**Answer:**", "\n".join(f"- {_indented(f'{escape(a)} — {escape(b)}', 2)}" for a, b in pairs)]
        case Cloze():
            return ["**Answer:**", _gaps(body)]
        case Card(answer, points):
            return [f"**Answer:** {escape(answer)}", *([_bullets(points)] if points else [])]
        case Number(_, unit, tolerance) if tolerance:
            shown = f"{show_answer(question)}, give or take {show_number(tolerance, unit)}"
            return [f"**Answer:** {escape(shown)}"]
        case Typed(answer, accept) if accept:
            return [f"**Answer:** {escape(answer)}", "*Also right:*", _bullets(accept)]
        case _:
            return [f"**Answer:** {escape(show_answer(question))}"]


def _gaps(body: Cloze) -> str:
    rows = [" / ".join(escape(text) for text in (gap.answer, *gap.accept)) for gap in body.gaps]
    return _numbered(rows)


def _bullets(texts: tuple[str, ...]) -> str:
    return "\n".join(f"- {_indented(escape(text), 2)}" for text in texts)


def _numbered(rows: list[str]) -> str:
    return "\n".join(f"{f'{place}.':<3} {_indented(row, 4)}" for place, row in enumerate(rows, start=1))


def _indented(text: str, by: int) -> str:
    """A text of several lines as one item of a list."""
    return text.replace("\n", "\n" + " " * by)


def _quotation(piece: Evidence, bank: Bank) -> str:
    quoted = f"“{escape(piece.quote)}”\n\n{escape(cite(piece.source, piece.where, bank))}{_kind(piece.source, bank)}"
    return "\n".join(f"> {line}".rstrip() for line in quoted.split("\n"))


def _kind(source: str, bank: Bank) -> str:
    work = bank.works.get(source)
    return f" *({work.kind})*" if work else ""


def _account(entry: Account, body: Body, bank: Bank) -> str:
    work = bank.works.get(entry.source)
    parts = [f"**{escape(' '.join((work.short if work else entry.source).split()))}:** {escape(entry.says)}"]
    if entry.answer is not None:
        parts.append(f"*Its answer:* {escape(in_words(entry.answer, body))}.")
    parts += [f"“{escape(entry.quote)}”"] if entry.quote is not None else []
    parts.append(escape(cite(entry.source, entry.where, bank)) + _kind(entry.source, bank))
    return _indented("\\\n".join(parts), 2)


def _sources(cited: list[str], bank: Bank) -> list[str]:
    works = [bank.works[name] for name in cited if name in bank.works]
    if not works:
        return []
    rows = (
        f"- **{escape(' '.join(work.short.split()))}** *({work.kind})*. {escape(work.citation)}\\\n"
        f"  {_indented(escape(work.standing), 2)}"
        for work in works
    )
    return ["## Sources", "\n".join(rows)]
