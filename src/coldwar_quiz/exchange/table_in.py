"""Rows of a table to drafts: our own columns, those of a header row, or two columns without one."""

import re
from collections.abc import Sequence
from itertools import islice

from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.errors import CannotDo
from coldwar_quiz.exchange.broken_cells import broken_text
from coldwar_quiz.exchange.columns import OPTION, WRONG, Column, header, refuse_without_answer, sort_out
from coldwar_quiz.exchange.csv_out import COLUMNS, LISTS, MAPS, PARTS
from coldwar_quiz.exchange.csv_text import Row, rows, split, split_parts, unguarded
from coldwar_quiz.exchange.drafts import Draft, Reading, Value, front_and_back
from coldwar_quiz.exchange.files import TextFile
from coldwar_quiz.study.wording import show_count

_TOO_MANY = "the first cell too many"
DELIMITERS = ("\t", ",", ";", "|")
_LOOKED_AT = 30
"""Rows that are looked at to find out what separates their cells."""
_WORDS = frozenset({"id", "type", "when", "difficulty", "unit"})
_LISTS_OF_WORDS = ("tags", "content", "formerly")
_BETWEEN_WORDS = re.compile("[,;]")
"""No word holds one of these, and not everybody knows that lists are written with bars here."""
_LISTED_ANSWER = ("select", "order")


def delimiter(file: TextFile, candidates: Sequence[str] = DELIMITERS, start: int = 0) -> str:
    """What separates the cells: the one sign that gives every row the same number of cells, two or more.

    A header row that names our columns settles it. Otherwise a tab goes before the others, since nobody types it into
    a text. CannotDo where two signs would do, or none does.
    """
    found = {sign: list(islice(rows(file, sign, start), _LOOKED_AT)) for sign in candidates}
    named = [sign for sign, seen in found.items() if seen and len(seen[0].cells) > 1 and header(seen[0])]
    if len(named) == 1:
        return named[0]
    even = [sign for sign, seen in found.items() if _even(seen)]
    if "\t" in even:
        return "\t"
    several = even or [sign for sign, seen in found.items() if any(len(row.cells) > 1 for row in seen)]
    if len(several) == 1:
        return several[0]
    if not several:
        raise CannotDo(f"no line of {file.path} has two cells", "separate question and answer by a tab or a comma")
    signs = " or ".join(_NAMES[sign] for sign in several)
    raise CannotDo(
        f"{file.path} can be read in two ways: cells separated by {signs}",
        "--format csv reads commas and --format tsv tabs; a first line such as `#separator:semicolon` settles it too",
    )


_NAMES = {"\t": "tabs", ",": "commas", ";": "semicolons", "|": "bars"}


def _even(seen: Sequence[Row]) -> bool:
    return bool(seen) and len(seen[0].cells) > 1 and len({len(row.cells) for row in seen if row.cells}) == 1


def read_table(file: TextFile, sign: str, start: int = 0) -> Reading:
    """The questions of a table whose cells `sign` separates, from the offset `start` on."""
    reading = Reading()
    found = rows(file, sign, start)
    first = next(found, None)
    if first is None:
        return reading
    columns = header(first)
    if columns is None:
        for row in (first, *found):
            _plain_row(file, row, sign, reading)
        return reading
    refuse_without_answer(columns, file.path)
    columns = _without_unread(file, first, columns, reading)
    unnamed: set[int] = set()
    for row in found:
        if not readable(file, row, reading):
            continue
        if len(row.cells) > len(columns):
            message = f"the line has {show_count(len(row.cells), 'cell')}, but the header row names {len(columns)}"
            help = f"put quotation marks around {broken_text(file, row, len(columns), sign) or _any_text(sign)}"
            reading.refuse("wrong-cells", file.span(*row.cells[len(columns)][1:]), message, help, _TOO_MANY)
            continue
        for place, (column, cell) in enumerate(zip(columns, row.cells, strict=False)):
            if not column.name and cell.text.strip() and place not in unnamed:
                unnamed.add(place)
                message = "the column has no name in the header row, and is left out"
                reading.remark("unknown-column", file.span(cell.start, cell.end), message, "name it there")
        _named_row(file, row, columns, reading)
    return reading


def _without_unread(file: TextFile, first: Row, columns: Sequence[Column], reading: Reading) -> list[Column]:
    """`columns`, of which those that are not read are reported here, once, and have no kind any more."""
    kept: list[Column] = []
    known = "known are: " + ", ".join(COLUMNS) + ", wrong 1, wrong 2, option a, option b"
    for cell, column in zip(first.cells, columns, strict=True):
        earlier = next((k.name for k in kept if k.kind == column.kind and k.kind in COLUMNS), None)
        if column.name and (not column.kind or earlier):
            message = f"the column `{column.name[:40]}` is left out"
            help = f"`{earlier[:40]}` is the same, and stands before it" if earlier else known
            reading.remark("unknown-column", file.span(cell.start, cell.end), message, help)
        kept.append(column._replace(kind="") if earlier else column)
    return kept


def readable(file: TextFile, row: Row, reading: Reading) -> bool:
    """Whether `row` has no fault; a fault is reported."""
    if not row.fault:
        return True
    help = 'a quotation mark inside a cell is written twice: `""`'
    if row.last:
        lost = file.text[row.end :].rstrip("\n").count("\n")
        unread = (
            "the line after it was not read" if lost == 1 else f"the {show_count(lost, 'line')} after it were not read"
        )
        help = f"close it; {unread}" if lost else "close it"
    reading.refuse("bad-quotation", file.span(row.start, row.end), row.fault, help)
    return False


def _any_text(sign: str) -> str:
    return f"a text that has {_NAMES[sign]} in it" if sign in _NAMES else "the text"


def _plain_row(file: TextFile, row: Row, sign: str, reading: Reading) -> None:
    if not readable(file, row, reading):
        return
    span = file.span(row.start, row.end)
    front, *rest = (cell.text.strip() for cell in row.cells)
    more = [cell for cell in row.cells[2:] if cell.text.strip()]
    if more:
        text = broken_text(file, row, 2, sign)
        reading.refuse(
            "wrong-cells",
            file.span(more[0].start, more[0].end),
            f"the line has {len(row.cells)} cells, and nothing says what the third is",
            (f"put quotation marks around {text}, or " if text else "")
            + "name the columns in a first line, such as `prompt,answer,explanation`",
            _TOO_MANY,
        )
    elif front and rest and rest[0]:
        reading.add(Draft(front_and_back(front, rest[0]), span))
    else:
        missing = "answer" if front else "question"
        reading.refuse("wrong-cells", span, f"the line has no {missing}", "give it two cells: question and answer")


def _named_row(file: TextFile, row: Row, columns: Sequence[Column], reading: Reading) -> None:
    span = file.span(row.start, row.end)
    cells = [(column, unguarded(cell.text)) for column, cell in zip(columns, row.cells, strict=False)]
    said = [(column, text) for column, text in cells if text.strip()]
    given = {column.kind: text for column, text in said if column.kind in COLUMNS}
    wrong = [text.strip() for column, text in said if column.kind == WRONG]
    options = [(column.label, text.strip()) for column, text in said if column.kind == OPTION]
    if "prompt" not in given:
        reading.refuse("wrong-cells", span, "the line has no question", _fill("prompt", columns))
        return
    right: tuple[str, ...] = ()
    if options:
        found = sort_out(given.pop("answer", ""), options)
        if found.fault:
            reading.refuse("wrong-cells", span, found.fault, "give the letter, the number or the words of an option")
            return
        right, wrong = found.right, [*found.wrong, *wrong]
    deck, slash, bare = given.pop("id", "").strip().rpartition("/")
    fields: dict[str, Value] = {"id": Word(bare)} if bare else {}
    kind = given.pop("type", "").strip()
    kind = kind or ("select" if len(right) > 1 else "choice" if wrong else _likely_type(given))
    fields["type"] = Word(kind)
    if not right and "answer" not in given and kind != "cloze":
        reading.refuse("wrong-cells", span, "the line has no answer", _fill("answer", columns))
        return
    if right:
        fields["answer"] = list(right) if len(right) > 1 or kind in _LISTED_ANSWER else right[0]
    if wrong:
        fields["distractors"] = [*split(given.pop("distractors", "")), *wrong]
    for name in COLUMNS:
        if name in given and name not in ("deck", "deck_title", "citations"):
            value = _value(name, kind, given[name])
            if isinstance(value, str):
                fields[name] = value
            elif value is None:
                message = f"`{name}` is not a list of {_parts_of(name)}"
                reading.refuse("bad-list", span, message, "separate the parts by ` = ` and the things by ` | `")
                return
            else:
                fields[name] = value
    reading.add(Draft(fields, span, given.get("deck", deck if slash else "").strip(), given.get("deck_title", "")))


def _fill(kind: str, columns: Sequence[Column]) -> str:
    """How a line gets the cell of `kind` that it lacks."""
    name = next((column.name for column in columns if column.kind == kind), None)
    return f"add a column `{kind}`" if name is None else f"fill the cell under `{name}`"


def _likely_type(given: dict[str, str]) -> str:
    if "{{" in given["prompt"] and "answer" not in given:
        return "cloze"
    if "distractors" in given:
        return "choice"
    return str(front_and_back(given["prompt"], given.get("answer", ""))["type"])


def _parts_of(name: str) -> str:
    if name == "answer":
        return "`left = right`"
    return f"`{' = '.join(PARTS[name])}`" if name in PARTS else "`name = text`"


def _value(name: str, kind: str, text: str) -> Value | None:
    """The value of a cell; None where it has not the parts it should have."""
    if name in LISTS or (name == "answer" and kind in _LISTED_ANSWER):
        found = split(text)
        if name in _LISTS_OF_WORDS and "|" not in text:
            found = [word.strip() for word in _BETWEEN_WORDS.split(text) if word.strip()]
        return [Word(item) for item in found] if name in _LISTS_OF_WORDS else found
    if name == "answer" and kind == "match":
        pairs = split_parts(text)
        return pairs if all(len(pair) == 2 for pair in pairs) else None
    if name in MAPS:
        entries = split_parts(text)
        return {entry[0]: entry[1] for entry in entries} if all(len(entry) == 2 for entry in entries) else None
    if name in PARTS:
        names = PARTS[name]
        things = split_parts(text)
        if not all(3 <= len(thing) <= len(names) for thing in things):
            return None
        return [{key: part for key, part in zip(names, thing, strict=False) if part} for thing in things]
    if (
        name in _WORDS - {"unit"}
        or name == "tolerance"
        or (name == "answer" and kind in ("true-false", "date", "number"))
    ):
        return Word(text.strip().lower() if kind == "true-false" and name == "answer" else text.strip())
    return text
