"""From a question to the text of its Anki note."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import genanki

from coldwar_quiz.anki.dates import show_when
from coldwar_quiz.anki.escape import escape
from coldwar_quiz.anki.faces import face_for
from coldwar_quiz.anki.model import FIELDS
from coldwar_quiz.bank.model import Account, Bank, Body, Evidence, Question, Work
from coldwar_quiz.study.grading.accounts import in_words

RETIRED_TAG = "cwq::status::retired"

_REVISION = FIELDS.index("Revision")
_NOT_IN_A_TAG = re.compile(r"[^a-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Note:
    """What Anki keeps of one question: `fields` in the order of FIELDS, and the tags."""

    guid: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    content_hash: str
    """Of fields and tags; equal hashes are equal notes."""


def guid_for(question: Question) -> str:
    """The name Anki knows the note by for ever: it hangs on the question's first id, and on nothing it says."""
    return str(genanki.guid_for("coldwar-quiz", str(question.origin)))


def note_for(question: Question, bank: Bank) -> Note:
    """The note of a question of `bank`, which says what its sources are."""
    deck = bank.deck_by_id[question.id.deck]
    face = face_for(question.body, question.prompt)
    quotation, citation, standing = _evidence(question.evidence, bank)
    values = {
        "Question": face.question,
        "Answer": face.answer,
        "Kind": question.type,
        "Options": face.options,
        "Key": face.key,
        "Accepted": face.accepted,
        "IsTyped": "1" if face.typed else "",
        "Hint": escape(question.hint or ""),
        "Explanation": _explanation(question, bank),
        "Quotation": quotation,
        "Citation": citation,
        "Standing": standing,
        "Accounts": " ".join(_account(account, question.body, bank) for account in question.accounts),
        "When": _when(question),
        "QuestionID": escape(str(question.id)),
    }
    if deck.language != "en":
        for name in ("Question", "Options", "Hint", "Explanation", "Accounts"):
            values[name] = values[name] and f'<div lang="{escape(deck.language)}">{values[name]}</div>'
    fields = [values.get(name, "") for name in FIELDS]
    tags = _tags(question)
    digest = hashlib.sha256("\x1f".join((*fields, *tags)).encode()).hexdigest()[:32]
    fields[_REVISION] = digest[:8]
    return Note(guid_for(question), tuple(fields), tags, digest)


def _tags(question: Question) -> tuple[str, ...]:
    tags = [
        f"cwq::deck::{_slug(question.id.deck)}",
        f"cwq::kind::{_slug(question.type)}",
        f"cwq::level::{question.difficulty}",
        *(f"cwq::tag::{_slug(tag)}" for tag in question.tags),
        *(f"cwq::content::{_slug(note)}" for note in question.content),
    ]
    if question.retired is not None:
        tags.append(RETIRED_TAG)
    return tuple(dict.fromkeys(tags))


@cache
def _slug(text: str) -> str:
    """`text` as Anki takes a tag without changing it: lower-case ASCII, no space, nothing empty."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_A_TAG.sub("-", ascii_text).strip("-") or "other"


def _explanation(question: Question, bank: Bank) -> str:
    parts = []
    if question.retired is not None:
        parts.append(f'<p class="cw-retired">Retired: {escape(question.retired)}</p>')
    if question.explanation:
        parts.append(f"<p>{escape(question.explanation.rstrip())}</p>")
    confusable = sorted(bank.confusable.get(question.id, {}).items())
    parts += [f'<p class="cw-confusable">Easily confused: {escape(difference)}</p>' for _, difference in confusable]
    return " ".join(parts)


def _evidence(evidence: Sequence[Evidence], bank: Bank) -> tuple[str, str, str]:
    """Quotations, citations and what to think of the works. Several are numbered, the n-th citation for the n-th."""
    quotes = [f'<blockquote class="cw-quote">{escape(piece.quote)}</blockquote>' for piece in evidence]
    citations = [escape(_cite(bank.works.get(piece.source), piece.source, piece.where)) for piece in evidence]
    works = [bank.works[source] for source in dict.fromkeys(e.source for e in evidence) if source in bank.works]
    if len(works) == 1:
        standing = escape(works[0].standing.rstrip())
    else:
        standing = " ".join(f"<p><b>{escape(w.short)}</b>: {escape(w.standing.rstrip())}</p>" for w in works)
    return _numbered(quotes), _numbered(citations), standing


def _numbered(items: Sequence[str]) -> str:
    if len(items) < 2:
        return "".join(items)
    return '<ol class="cw-numbered">' + " ".join(f"<li>{item}</li>" for item in items) + "</ol>"


def _cite(work: Work | None, source: str, where: str) -> str:
    return work.cite(where).rstrip() if work else f"{source}, {where}"


def _account(account: Account, body: Body, bank: Bank) -> str:
    work = bank.works.get(account.source)
    parts = [f"<h3>{escape(work.short if work else account.source)}</h3>", f"<p>{escape(account.says.rstrip())}</p>"]
    if account.answer:
        parts.append(f'<p class="cw-would">Its answer: {escape(in_words(account.answer, body))}</p>')
    if account.quote:
        parts.append(f'<blockquote class="cw-quote">{escape(account.quote)}</blockquote>')
    parts.append(f'<p class="cw-cite">{escape(_cite(work, account.source, account.where))}</p>')
    return '<div class="cw-account">' + " ".join(parts) + "</div>"


def _when(question: Question) -> str:
    if question.when is None:
        return ""
    return f'<time datetime="{escape(str(question.when))}">{escape(show_when(question.when))}</time>'
