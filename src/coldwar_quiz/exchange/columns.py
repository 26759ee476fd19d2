"""What the columns of a table are: our own names, other common ones, wrong answers and options in columns of their own.

docs/import.md tells it to users.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from coldwar_quiz.errors import CannotDo
from coldwar_quiz.exchange.csv_out import COLUMNS
from coldwar_quiz.exchange.csv_text import Row

WRONG, OPTION = "wrong", "option"
"""A column that holds one wrong answer, and one that holds one option, which another column may call right."""

OTHER_NAMES = {
    "question": "prompt",
    "front": "prompt",
    "back": "answer",
    "correct": "answer",
    "correct_answer": "answer",
    "correct_option": "answer",
    "right_answer": "answer",
    "feedback": "explanation",
    "tag": "tags",
}
"""Other names of our columns, in small letters, with `_` for spaces and hyphens."""

_WRONG = re.compile(r"(?:wrong|incorrect|distractor)(?:_answer|_option)?(?:_?[0-9]{1,2})?")
_OPTION = re.compile(r"(?:option|choice|answer)(?:_([a-z])|_?([0-9]{1,2}))")
_LABEL = re.compile(r"(?:(?:option|choice|answer)\s*)?\(?([a-z]|[0-9]{1,2})[.):]?", re.IGNORECASE)


class Column(NamedTuple):
    """`kind` is one of ours, WRONG, OPTION, or empty where it is none; `label` is an option's letter or number."""

    name: str
    kind: str
    label: str = ""


def column(text: str) -> Column:
    """The column that a header cell of that text stands over."""
    name = " ".join(text.split())
    plain = re.sub(r"[\s_-]+", "_", name.lower().rstrip(":").strip())
    kind = plain if plain in COLUMNS else OTHER_NAMES.get(plain, "")
    if not kind and _WRONG.fullmatch(plain):
        kind = WRONG
    option = None if kind else _OPTION.fullmatch(plain)
    if option:
        return Column(name, OPTION, option[1] or option[2].lstrip("0"))
    return Column(name, kind)


def header(first: Row) -> list[Column] | None:
    """The columns where `first` is a header row: it names the prompt, and no column twice in the same words."""
    found = [column(cell.text) for cell in first.cells]
    named = [one.name.lower() for one in found if one.name]
    return found if any(one.kind == "prompt" for one in found) and len(set(named)) == len(named) else None


def refuse_without_answer(columns: Sequence[Column], path: str) -> None:
    """CannotDo where there are options, and no column that says which of them is right."""
    kinds = {one.kind for one in columns}
    if OPTION in kinds and "answer" not in kinds:
        raise CannotDo(
            f"no column of {path} says which option is right",
            "name one `Correct`, and put the letter, the number or the words of the right option there",
        )


class Sorted(NamedTuple):
    """The options of a question; `fault` says why they could not be told apart."""

    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    fault: str = ""


def sort_out(answer: str, options: Sequence[tuple[str, str]]) -> Sorted:
    """Which of `options`, labels and texts, `answer` means: words of one, its letter or number, or several of those."""
    texts = [text for _, text in options]
    said = " ".join(answer.split())
    if not said:
        return Sorted(fault="the line does not say which option is right")
    by_words = [n for n, text in enumerate(texts) if " ".join(text.split()).casefold() == said.casefold()]
    by_label = _labelled([said], options) or _labelled(re.split(r"[\s,;|/&+]+", said), options)
    if by_words and by_label and by_words[0] not in by_label:
        return Sorted(fault=f"`{said[:40]}` is one option's words and another's letter or number")
    right = by_words[:1] or by_label
    if not right:
        return Sorted(fault=f"`{said[:40]}` is neither the words nor the letter of an option")
    return Sorted(tuple(texts[n] for n in right), tuple(text for n, text in enumerate(texts) if n not in right))


def _labelled(parts: Sequence[str], options: Sequence[tuple[str, str]]) -> list[int]:
    """The places of the options that `parts` are the letters or numbers of; none unless all are."""
    places = {label: n for n, (label, _) in enumerate(options)}
    found = [_LABEL.fullmatch(part) for part in parts if part]
    labels = [match[1].lower().lstrip("0") if match else "" for match in found]
    return [places[label] for label in dict.fromkeys(labels)] if all(label in places for label in labels) else []
