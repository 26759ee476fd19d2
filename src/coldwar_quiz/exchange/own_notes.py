"""Notes of our own note type, which come back from Anki with more than a front and a back.

Their fields never move, so places are enough; a test compares them with the note type itself. Parts are found by their
names in the lists that the cards are drawn from: whatever a deck's text holds, it holds no tag there.
"""

import re
from collections.abc import Sequence

from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.bank.slugs import SLUG
from coldwar_quiz.exchange.drafts import Value
from coldwar_quiz.exchange.html_text import FromHtml
from coldwar_quiz.study.grading.dates import read_date

NAME = "Cold War Quiz"
FIELDS = (
    "Question", "Answer", "Kind", "Options", "Key", "Accepted", "IsTyped", "Hint", "Explanation", "Quotation",
    "Citation", "Standing", "Accounts", "When", "QuestionID",
)  # fmt: skip
LEFT_OUT = "quotations, sources and accounts are left out: the note has only what is shown of them"

_PART = re.compile(r'<li data-name="([0-9a-z]+)">(.*?)</li>', re.DOTALL)
_LEFT_LIST = re.compile(r'<ul class="cw-left".*?</ul>', re.DOTALL)
_POINTS = re.compile(r'\s*<ul class="cw-points">(.*?)</ul>', re.DOTALL)
_ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)
_FILLED = re.compile(r'<span class="cw-filled">(.*?)</span>', re.DOTALL)
_CORRECTION = re.compile(r'<div class="cw-correction">(.*?)</div>', re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_UNIT = re.compile(r"Digits without commas, in (.*)", re.DOTALL)
_TAG = "cwq::tag::"


def fields_of(cells: Sequence[str]) -> tuple[str, dict[str, Value]] | None:
    """The deck and the fields of a question from the cells of its note; None where the note was changed too far."""
    note = dict(zip(FIELDS, cells, strict=False))
    deck, _, name = _text(note.get("QuestionID", "")).rpartition("/")
    body = _body(_text(note.get("Kind", "")), note) if len(note) == len(FIELDS) else None
    prompt = _text(note.get("Question", ""))
    if body is None or not prompt:
        return None
    fields: dict[str, Value] = {"id": Word(name)} if SLUG.fullmatch(name) else {}
    fields |= {"prompt": prompt, **body}
    explanation = "\n".join(_text(part) for part in _PARAGRAPH.findall(note["Explanation"]))
    for key, text in (("hint", _text(note["Hint"])), ("explanation", explanation)):
        if text:
            fields[key] = text
    return deck, fields


def own_tags(written: Sequence[str]) -> list[str]:
    """The tags of the question among those of the note."""
    return [tag.removeprefix(_TAG) for tag in written if tag.startswith(_TAG)]


def _body(kind: str, note: dict[str, str]) -> dict[str, Value] | None:
    parts = {name: _text(html) for name, html in _PART.findall(note["Options"])}
    key = [name for name in _text(note["Key"]).split(",") if name]
    answer = _text(note["Answer"])
    head: dict[str, Value] = {"type": Word(kind)}
    match kind:
        case "choice" | "select" if key and parts.keys() >= set(key):
            right = [parts[name] for name in key]
            wrong = [text for name, text in parts.items() if name not in key]
            return {**head, "answer": right[0] if kind == "choice" else right, "distractors": wrong}
        case "order" if key and parts.keys() >= set(key):
            return {**head, "answer": [parts[name] for name in key]}
        case "match":
            return _match(head, note["Options"], key)
        case "true-false" if key and key[0] in ("true", "false"):
            told = _CORRECTION.search(note["Answer"])
            return {**head, "answer": Word(key[0]), **({"correction": _text(told[1])} if told else {})}
        case "typed":
            accepted = [text for text in _text(note["Accepted"]).split(" · ") if text]
            return {**head, "answer": answer, **({"accept": accepted} if accepted else {})}
        case "date":
            date = read_date(answer).date
            return None if date is None else {**head, "answer": Word(str(date))}
        case "number":
            unit = _UNIT.fullmatch(_text(note["Options"]))
            return {**head, "answer": Word(answer), **({"unit": unit[1]} if unit else {})}
        case "cloze":
            return {**head, "prompt": _text(_FILLED.sub(r"&#123;&#123;\1&#125;&#125;", note["Answer"]))}
        case "card":
            points = _POINTS.search(note["Answer"])
            told_points = [_text(item) for item in _ITEM.findall(points[1])] if points else []
            return {
                **head,
                "answer": _text(_POINTS.sub("", note["Answer"])),
                **({"points": told_points} if told_points else {}),
            }
    return None


def _match(head: dict[str, Value], options: str, key: list[str]) -> dict[str, Value] | None:
    found = _LEFT_LIST.search(options)
    if found is None:
        return None
    lefts = {name: _text(html) for name, html in _PART.findall(found[0])}
    rights = {name: _text(html) for name, html in _PART.findall(options[found.end() :])}
    pairs = [pair.partition("=")[::2] for pair in key]
    if not pairs or any(left not in lefts or right not in rights for left, right in pairs):
        return None
    used = {right for _, right in pairs}
    wrong = [text for name, text in rights.items() if name not in used]
    answer: list[Value] = [[lefts[left], rights[right]] for left, right in pairs]
    return {**head, "answer": answer, **({"distractors": wrong} if wrong else {})}


def _text(html: str) -> str:
    return FromHtml(html).text.strip()
