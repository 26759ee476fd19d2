"""What each of the ten types puts on its card: the answer, the parts to choose from, and the key to them.

The front of a card holds `question` and `options` only. Parts are named by a hash of their text, so that neither a name
nor a place in a list tells which one is right, and an edited option leaves the others their names.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from coldwar_quiz.anki.dates import FORM_ASKED, other_forms
from coldwar_quiz.anki.escape import escape
from coldwar_quiz.bank.model import (
    AskDate,
    Body,
    Card,
    Choice,
    Cloze,
    Gap,
    Match,
    Number,
    Order,
    Select,
    TrueFalse,
    Typed,
)
from coldwar_quiz.study.presentation import in_natural_order
from coldwar_quiz.study.wording import show_date, show_number, show_truth

_BLANK = "____"


@dataclass(frozen=True, slots=True)
class Face:
    """The parts of one card, as HTML ready for a field.

    `key` names the right parts, comma-separated: `id` for a choice, `id,id` for a select, all of them in order for an
    order, `left=right` for a match. `typed` says that the card has a field to type in, compared with `answer`.
    """

    question: str
    answer: str
    options: str = ""
    key: str = ""
    accepted: str = ""
    typed: bool = False


def face_for(body: Body, prompt: str) -> Face:
    """The face of a question with that body and prompt."""
    asked = escape(prompt)
    match body:
        case Choice(answer):
            names = names_for(body.options)
            return Face(asked, escape(answer), _option_list(body.options, names), names[answer])
        case Select(answers):
            names = names_for(body.options)
            key = ",".join(names[answer] for answer in answers)
            return Face(asked, _bullets(answers), _option_list(body.options, names), key)
        case Typed(answer, accept):
            return Face(asked, escape(answer), accepted=_joined(accept), typed=True)
        case Cloze():
            return _cloze(body)
        case TrueFalse(answer, correction):
            told = f' <div class="cw-correction">{escape(correction)}</div>' if correction else ""
            options = _list((("true", show_truth(True)), ("false", show_truth(False))), fixed=True)
            return Face(asked, show_truth(answer) + told, options, str(answer).lower())
        case AskDate(date):
            form = _form(FORM_ASKED[date.precision])
            return Face(asked, escape(show_date(date)), form, accepted=_joined(other_forms(date)), typed=True)
        case Number():
            return _number(body, asked)
        case Order(items):
            return _order(items, asked)
        case Match():
            return _match(body, asked)
        case Card(answer, points):
            return Face(asked, escape(answer) + (" " + _bullets(points, "cw-points") if points else ""))


def names_for(texts: Iterable[str]) -> dict[str, str]:
    """A short name for each text, distinct among them: 8 hex digits of its hash, more where that is not enough."""
    distinct = dict.fromkeys(texts)
    digests = {text: hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in distinct}
    length = 8
    while len({digest[:length] for digest in digests.values()}) < len(digests):
        length += 8
    return {text: digest[:length] for text, digest in digests.items()}


def _option_list(options: tuple[str, ...], names: dict[str, str]) -> str:
    natural = in_natural_order(options)
    order = natural or sorted(options, key=lambda option: names[option])
    return _list(((names[option], escape(option)) for option in order), fixed=natural is not None)


def _list(items: Iterable[tuple[str, str]], css_class: str = "cw-options", fixed: bool = False) -> str:
    """A list of (name, HTML). `fixed` tells the card's script not to shuffle it.

    The spaces between the items are for Anki's browser, which shows a field without its tags.
    """
    rows = " ".join(f'<li data-name="{name}">{html}</li>' for name, html in items)
    return f'<ul class="{css_class}"{" data-fixed" if fixed else ""}>{rows}</ul>'


def _cloze(body: Cloze) -> Face:
    blank, filled, number = [], [], 0
    for part in body.parts:
        if isinstance(part, Gap):
            number += 1
            blank.append(f'<span class="cw-gap" role="img" aria-label="gap {number}">{_BLANK}</span>')
            filled.append(f'<span class="cw-filled">{escape(part.answer)}</span>')
        else:
            blank.append(escape(part))
            filled.append(escape(part))
    accepted = "; ".join(f"{_joined(gap.accept)} (for {escape(gap.answer)})" for gap in body.gaps if gap.accept)
    return Face("".join(blank), "".join(filled), accepted=accepted)


def _number(body: Number, asked: str) -> Face:
    plain = format(body.answer, "f")
    form = _form(f"Digits without commas, in {body.unit}" if body.unit else "Digits without commas")
    others = [show_number(body.answer)] if abs(body.answer) >= Decimal(1000) else []
    if body.tolerance:
        low, high = body.answer - body.tolerance, body.answer + body.tolerance
        others.append(f"anything from {show_number(low)} to {show_number(high)}")
    return Face(asked, escape(plain), form, accepted=_joined(others), typed=True)


def _order(items: tuple[str, ...], asked: str) -> Face:
    names = names_for(items)
    right = [names[item] for item in items]
    options = _list((name, escape(item)) for name, item in _unsolved(names, right))
    return Face(asked, _bullets(items, "cw-ordered", "ol"), options, ",".join(right))


def _match(body: Match, asked: str) -> Face:
    lefts, rights = names_for(left for left, _ in body.pairs), names_for(body.rights)
    solved = list(dict.fromkeys(rights[right] for _, right in body.pairs))
    left_list = _list(((lefts[left], escape(left)) for left, _ in body.pairs), "cw-left")
    right_list = _list(((name, escape(right)) for name, right in _unsolved(rights, solved)), "cw-right")
    key = ",".join(f"{lefts[left]}={rights[right]}" for left, right in body.pairs)
    rows = " ".join(
        f'<li><span class="cw-pair">{escape(left)}</span> → {escape(right)}</li>' for left, right in body.pairs
    )
    return Face(asked, f'<ul class="cw-pairs">{rows}</ul>', f"{left_list} {right_list}", key)


def _unsolved(names: dict[str, str], solved: list[str]) -> list[tuple[str, str]]:
    """(name, text) by name, but never beginning with the solution: then it starts one further on."""
    listed = sorted((name, text) for text, name in names.items())
    if len(solved) > 1 and [name for name, _ in listed][: len(solved)] == solved:
        listed = listed[1:] + listed[:1]
    return listed


def _bullets(texts: Iterable[str], css_class: str = "cw-answers", tag: str = "ul") -> str:
    return f'<{tag} class="{css_class}">' + " ".join(f"<li>{escape(text)}</li>" for text in texts) + f"</{tag}>"


def _joined(texts: Iterable[str]) -> str:
    return " · ".join(escape(text) for text in texts)


def _form(text: str) -> str:
    return f'<p class="cw-form">{escape(text)}</p>'
