"""Anki's export "Notes in Plain Text" to drafts.

What Anki writes, read in its source (`rslib/src/import_export/text/csv/`): lines that begin with `#` and hold a colon
come first, `#separator:tab`, `#html:true`, and `#guid column:1`, `#notetype column:2`, `#deck column:3`,
`#tags column:5`, which count from 1; `#columns:` may name the columns and `#tags:` gives every note those tags. Then a
row a note, in quotation marks where a cell needs them, padded to the longest note type. Fields have no names, so the
first is taken for the question, the second for the answer, and what follows for the explanation.
"""

import re
from dataclasses import dataclass, field

from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.bank.files import CONTROL_OR_CR
from coldwar_quiz.diagnostics.span import Span
from coldwar_quiz.errors import CannotDo
from coldwar_quiz.exchange import own_notes
from coldwar_quiz.exchange.columns import header
from coldwar_quiz.exchange.csv_text import Row, rows
from coldwar_quiz.exchange.drafts import LONGEST, Draft, Reading, Value, front_and_back
from coldwar_quiz.exchange.files import TextFile
from coldwar_quiz.exchange.html_text import FromHtml
from coldwar_quiz.exchange.table_in import delimiter, read_table, readable

_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
_SEPARATORS |= {sign: sign for sign in _SEPARATORS.values()}
_COLUMN = re.compile(r"(guid|notetype|deck|tags) column")
_OPENS_A_CLOZE = re.compile(r"\{\{c[0-9]+::")
_NOT_IN_A_TAG = re.compile(r"[^a-z0-9]+")
_MOST_TAGS = 50


@dataclass
class Head:
    """What the lines at the start say. Columns count from 0."""

    separator: str | None = None
    html: bool = False
    tags: tuple[str, ...] = ()
    columns: dict[str, int] = field(default_factory=dict)
    end: int = 0
    """The offset of the first row."""


def read_head(file: TextFile) -> Head:
    """The header lines. CannotDo for a separator that nobody knows."""
    head = Head()
    while file.text.startswith("#", head.end):
        stop = file.text.find("\n", head.end)
        line = file.text[head.end + 1 : stop if stop >= 0 else None]
        name, _, value = line.partition(":")
        key = name.strip().lower()
        column = _COLUMN.fullmatch(key)
        if key == "separator":
            head.separator = _SEPARATORS.get(value.strip().lower() or value)
            if head.separator is None:
                raise CannotDo(f"{file.path} names an unknown separator `{value[:20]}`", "write `#separator:tab`")
        elif key == "html":
            head.html = value.strip().lower() == "true"
        elif key == "tags":
            head.tags = tuple(value.split())
        elif column and value.strip().isascii() and value.strip().isdigit() and int(value.strip()[:6]) > 0:
            head.columns[column[1]] = int(value.strip()[:6]) - 1
        head.end = stop + 1 if stop >= 0 else len(file.text)
    return head


def read_anki(file: TextFile) -> Reading:
    """The notes of an export as questions."""
    head = read_head(file)
    reading = Reading()
    sign = head.separator or delimiter(file, start=head.end)
    first = next(rows(file, sign, head.end), None)
    if first is not None and not head.html and not head.columns and header(first):
        return read_table(file, sign, head.end)
    for row in rows(file, sign, head.end):
        if readable(file, row, reading):
            _note(file, row, head, reading)
    return reading


def _note(file: TextFile, row: Row, head: Head, reading: Reading) -> None:
    span = file.span(row.start, row.end)
    meta = set(head.columns.values())
    if row.end - row.start > LONGEST or any(CONTROL_OR_CR.search(cell.text) for cell in row.cells):
        message = "the note holds a control character, or is far too long"
        reading.refuse("control-character", span, message, "take it out")
        return
    try:
        _read_note(row, head, meta, span, reading)
    except AssertionError:
        reading.refuse("bad-html", span, "the HTML of the note is broken", "take what begins with `<!` out")


def _read_note(row: Row, head: Head, meta: set[int], span: Span, reading: Reading) -> None:
    if head.html and _cell(row, head, "notetype").strip() == own_notes.NAME:
        cells = [cell.text for place, cell in enumerate(row.cells) if place not in meta]
        found = own_notes.fields_of(cells)
        if found is not None:
            deck, told = found
            tags = own_notes.own_tags(_cell(row, head, "tags").split())
            if any(cells[own_notes.FIELDS.index(name)].strip() for name in ("Quotation", "Accounts")):
                reading.remark_once("left-out-sources", span, own_notes.LEFT_OUT)
            reading.add(Draft({**told, **({"tags": [Word(tag) for tag in tags]} if tags else {})}, span, deck))
            return
    shown = [_shown(cell.text, head.html) for place, cell in enumerate(row.cells) if place not in meta]
    lost = list(dict.fromkeys(thing for _, things in shown for thing in things))
    if lost:
        reading.remark("left-out-media", span, f"{' and '.join(lost)} cannot be in a deck and is left out")
    texts = [text for text, _ in shown]
    front, back, *more = [*texts, "", ""]
    tags = _tags([*head.tags, *_cell(row, head, "tags").split()])
    rest = "\n".join(text for text in more if text)
    fields: dict[str, Value]
    if _OPENS_A_CLOZE.search(front):
        prompt = cloze_prompt(front)
        if prompt is None:
            message = "a gap of the cloze holds another one, a bar or a brace"
            reading.refuse("bad-cloze", span, message, "write it as a question with one answer")
            return
        fields = {"type": "cloze", "prompt": prompt}
        rest = "\n".join(text for text in (back, rest) if text)
    elif front and back:
        fields = front_and_back(front, back)
    else:
        missing = "answer" if front else "question"
        reading.refuse("wrong-cells", span, f"the note has no {missing}", "fill its second field, or take the line out")
        return
    if rest:
        fields["explanation"] = rest
    if tags:
        fields["tags"] = [Word(tag) for tag in tags[:_MOST_TAGS]]
    reading.add(Draft(fields, span))


def _shown(cell: str, html: bool) -> tuple[str, tuple[str, ...]]:
    if not html:
        return cell.strip(), ()
    found = FromHtml(cell, hard_spaces=False)
    return found.text.strip(), tuple(found.lost)


def _cell(row: Row, head: Head, name: str) -> str:
    place = head.columns.get(name)
    return row.cells[place].text if place is not None and place < len(row.cells) else ""


def _tags(written: list[str]) -> list[str]:
    """Tags as a deck may have them: `cwq::deck::letter` is `cwq-deck-letter`."""
    slugs = (_NOT_IN_A_TAG.sub("-", tag.lower()).strip("-")[:100].strip("-") for tag in written)
    return list(dict.fromkeys(slug if slug[0].isalpha() else f"tag-{slug}"[:100] for slug in slugs if slug))


def cloze_prompt(text: str) -> str | None:
    """The prompt with `{{c1::word::hint}}` as `{{word}}`, all gaps at once; None where a gap cannot be written so."""
    outside, *gaps = _OPENS_A_CLOZE.split(text)
    prompt = outside
    for written in gaps:
        inside, closed, after = written.partition("}}")
        gap = " ".join(inside.partition("::")[0].split())
        if not closed or not gap or "|" in gap or "{{" in gap or gap.endswith("}"):
            return None
        prompt += "{{" + gap + "}}" + after
        outside += after
    return None if "{{" in outside or "}}" in outside else prompt
