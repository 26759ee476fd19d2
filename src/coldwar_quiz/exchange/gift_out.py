"""`export gift`: Moodle's text format for questions, as its importer reads it (`question/format/gift/format.php`).

What that source says, and what is done about it:

- A backslash before one of `~ = # { } :`, and `\\n`, are the only escapes. Texts are marked `[html]` and written as
  HTML (see `html_text`), which leaves no backslash, bracket, brace or line end in them, and none of the words like
  `&&058;` that the importer uses for itself.
- Spellings of a short answer are no HTML. There `*` stands for anything unless a backslash is before it; a `[` at the
  start could be a format, so `[plain]` is put before it; and `->` makes the whole question a matching one, whatever is
  before it. Nothing escapes that, nor a word like `&&058;`: such a spelling cannot be written.
- The weights of a select must be on Moodle's list, which has the parts of 100 for up to ten right answers.
- A line that begins with `//` is a comment; `[id:...]` and `[tag:...]` in it are read by newer versions.
- An empty left side of a matching pair is a wrong right side.
"""

import re

from coldwar_quiz.bank.model import (
    Bank,
    Body,
    Card,
    Choice,
    Cloze,
    Deck,
    Gap,
    Match,
    Number,
    Order,
    Question,
    Select,
    TrueFalse,
    Typed,
)
from coldwar_quiz.exchange.chosen import Chosen
from coldwar_quiz.exchange.html_text import paragraphs, part_to_html, to_html
from coldwar_quiz.exchange.losses import Losses
from coldwar_quiz.exchange.shown import feedback, form_asked, typed_answers
from coldwar_quiz.study.presentation import in_natural_order

MOST_RIGHT = 10
"""Of so many right answers each can be given its share of 100 in Moodle."""

_RESERVED = re.compile(r"[\\~=#{}:]")
_UNWRITABLE = re.compile(r"->|&&[0-9]{3};")


def to_gift(chosen: Chosen, losses: Losses) -> str:
    """The questions as GIFT, a category for each deck."""
    blocks = []
    for deck, questions in chosen.decks:
        blocks.append(f"$CATEGORY: {category(deck, losses)}\n")
        blocks += [_question(question, chosen.bank, losses) for question in questions]
    return "\n".join(blocks)


CATEGORY_LIMIT = 255
"""The characters that the name of a category may have in Moodle's database."""


def category(deck: Deck, losses: Losses) -> str:
    """The deck's title as the name of a category: on one line, as HTML, `/` not taken for the start of another."""
    title = " ".join(deck.title.split())
    shown = to_html(title).replace("/", "&#47;")
    if len(shown) <= CATEGORY_LIMIT:
        return shown
    losses.note("deck title|deck titles", f"shortened, a category in Moodle has at most {CATEGORY_LIMIT} characters")
    while len(shown) > CATEGORY_LIMIT:
        title = title[:-1]
        shown = to_html(title.rstrip() + "…").replace("/", "&#47;")
    return shown


def _question(question: Question, bank: Bank, losses: Losses) -> str:
    tags = "".join(f" [tag:{tag}]" for tag in question.tags)
    head = f"// [id:{question.id}]{tags}\n::{question.id}::[html]"
    before, answers, after = _parts(question, losses)
    told = [*(typed_answers(question.body) if unwritable(question.body) else ()), *feedback(question, bank)]
    if told:
        answers += f"\t####{_escaped(paragraphs(told))}\n"
    note_lost(question, "GIFT", losses)
    losses.note("hint|hints", "left out, GIFT has no place for them", question.hint is not None)
    return f"{head}{_escaped(before)}{{{answers}}}{_escaped(after)}\n"


def note_lost(question: Question, name: str, losses: Losses) -> None:
    """Count what has no place in a format of Moodle's called `name`."""
    losses.note(
        "quotation|quotations", f"put into the feedback, {name} has no place for sources", len(question.evidence)
    )
    losses.note(
        "account of a source|accounts of sources",
        f"put into the feedback, {name} has no place for them",
        len(question.accounts),
    )
    fate = f"left out, {name} knows none"
    losses.note_place_and_level(question, fate)
    losses.note("content note|content notes", fate, len(question.content))
    others = len(question.confusable) + len(question.formerly) + len(question.allow)
    losses.note(
        "entry of `confusable`, `formerly` and `allow`|entries of `confusable`, `formerly` and `allow`",
        "left out",
        others,
    )
    body = question.body
    if isinstance(body, Typed):
        losses.note(
            "distractor of a typed question|distractors of typed questions",
            "left out, a short answer has none",
            len(body.distractors),
        )
    if isinstance(body, Card):
        losses.note("card|cards", "written as an essay, which a teacher grades; the answer is in the feedback")


def asked_html(question: Question) -> str:
    """The prompt, with the form that a typed answer has to have."""
    form = form_asked(question.body)
    return to_html(question.prompt) if form is None else paragraphs([question.prompt, form])


def _parts(question: Question, losses: Losses) -> tuple[str, str, str]:
    """The text before the answers, the answers as GIFT, the text after them."""
    body = question.body
    asked = asked_html(question)
    match body:
        case Choice(answer):
            marks = {option: "=" if option == answer else "~" for option in body.options}
            return asked, _options(marks), ""
        case Select(answers) if len(answers) <= MOST_RIGHT:
            share = weight(len(answers))
            marks = {option: f"~%{share}%" if option in answers else f"~%-{share}%" for option in body.options}
            return asked, _options(marks), ""
        case Select():
            return asked, _pairs(right_and_wrong(body, losses)), ""
        case TrueFalse(answer):
            return asked, str(answer).upper(), ""
        case Number(answer, _, tolerance):
            note_digits(body, losses)
            return asked, f"#\n\t=%100%{answer:f}:{tolerance:f}\n", ""
        case Order(items):
            losses.note("order question|order questions", "written as matching with positions, GIFT has no ordering")
            places = {item: str(place) for place, item in enumerate(items, start=1)}
            return asked, _pairs([(item, places[item]) for item in unsolved(items)]), ""
        case Match(pairs, distractors):
            return asked, _pairs([*pairs, *(("", wrong) for wrong in distractors)], losses), ""
        case Card():
            return asked, "", ""
        case Cloze() if len(body.gaps) > 1:
            fate = "written as matching, so the words are there to choose from and no other spelling is needed"
            losses.note("cloze with several gaps|clozes with several gaps", fate)
            gaps = [(f"({place})", gap.answer) for place, gap in enumerate(body.gaps, start=1)]
            return _numbered(body), _pairs(gaps, losses), ""
        case _:
            return _typed(question, asked, losses)


def _typed(question: Question, asked: str, losses: Losses) -> tuple[str, str, str]:
    """A question with a short answer; one that cannot be written so is an essay."""
    body = question.body
    spellings = typed_answers(body)
    if unwritable(body):
        losses.note(
            "question|questions",
            "written as an essay, GIFT reads `->` and words like `&&058;` in its answer as its own",
        )
        return to_html(question.text), "", ""
    kept = [spelling for spelling in spellings if not _UNWRITABLE.search(spelling)]
    losses.note(
        "spelling|spellings", "left out, GIFT reads `->` and words like `&&058;` as its own", len(spellings) - len(kept)
    )
    answers = "\n" + "".join(f"\t=%100%{_spelling(spelling, losses)}\n" for spelling in kept)
    if not isinstance(body, Cloze):
        return asked, answers, ""
    left, right = ("".join(texts) for texts in around(body))
    before, after = part_to_html(left, first=True), part_to_html(right, last=True)
    if after.strip(" "):
        return before, answers, after
    losses.note(
        "cloze that ends with its gap|clozes that end with their gap",
        "written as a short answer, GIFT shows a gap only inside a text",
    )
    return before + "_____" + after, answers, ""


def around(body: Cloze) -> tuple[list[str], list[str]]:
    """The texts before and after the one gap."""
    place = next(i for i, part in enumerate(body.parts) if isinstance(part, Gap))
    return (
        [part for part in body.parts[:place] if isinstance(part, str)],
        [part for part in body.parts[place + 1 :] if isinstance(part, str)],
    )


def unwritable(body: Body) -> bool:
    """Whether the answer to be typed is one that GIFT has no way to write."""
    spellings = typed_answers(body)
    return bool(spellings and _UNWRITABLE.search(spellings[0]))


def _numbered(body: Cloze) -> str:
    shown, place, last = "", 0, len(body.parts) - 1
    for at, part in enumerate(body.parts):
        if isinstance(part, Gap):
            place += 1
            shown += f"({place}) _____"
        else:
            shown += part_to_html(part, first=at == 0, last=at == last)
    return shown


def weight(right: int) -> str:
    """The share of 100 that one of `right` answers has, as Moodle lists it: `33.33333`."""
    return f"{100 / right:.5f}".rstrip("0").rstrip(".")


def right_and_wrong(body: Select, losses: Losses) -> list[tuple[str, str]]:
    """Every option with whether it is right, as pairs to match."""
    losses.note(
        "select with more than ten right answers|selects with more than ten right answers",
        "written as matching with right and wrong",
    )
    return [*((text, "right") for text in body.answers), *((text, "wrong") for text in body.distractors)]


def note_digits(body: Number, losses: Losses) -> None:
    """Count numbers that lose digits on the way: Moodle calculates with about 15."""
    if any(len(number.as_tuple().digits) > 15 for number in (body.answer, body.tolerance)):
        losses.note("number|numbers", "has more than 15 digits, which is more than Moodle keeps")


def one_line(text: str, what: str, losses: Losses | None) -> str:
    """`text` where other programs trim and squeeze white space."""
    squeezed = " ".join(text.split())
    if losses is not None and squeezed != text:
        losses.note(what, "its white space made single spaces, since Moodle keeps no other there")
    return squeezed


def unordered(texts: tuple[str, ...]) -> tuple[str, ...]:
    """`texts` in an order that tells nothing: by size or date, else by the alphabet. Not every Moodle shuffles GIFT."""
    return tuple(in_natural_order(texts) or sorted(texts, key=lambda text: (text.casefold(), text)))


def unsolved(items: tuple[str, ...]) -> tuple[str, ...]:
    """`items`, which stand in the right order, in another: by the alphabet, and where that is the solution, one on."""
    listed = tuple(sorted(items, key=lambda text: (text.casefold(), text)))
    return listed if listed != items else listed[1:] + listed[:1]


def _options(marks: dict[str, str]) -> str:
    return "\n" + "".join(f"\t{marks[text]}{_alternative(text)}\n" for text in unordered(tuple(marks)))


def _pairs(pairs: list[tuple[str, str]], losses: Losses | None = None) -> str:
    """Matching pairs; Moodle shows a right side in a menu, where white space collapses."""
    rows = [(_alternative(left), one_line(right, "right side|right sides", losses)) for left, right in pairs]
    return "\n" + "".join(f"\t={left} -> {_escaped(to_html(right))}\n" for left, right in rows)


def _alternative(text: str) -> str:
    """`text` as HTML after a mark. A per cent sign there would begin a weight."""
    shown = to_html(text)
    return _escaped(f"&#37;{shown[1:]}" if shown.startswith("%") else shown)


def _spelling(text: str, losses: Losses) -> str:
    shown = one_line(text, "spelling|spellings", losses).replace("*", "\\*")
    return ("[plain]" if shown.startswith("[") else "") + _escaped(shown)


def _escaped(text: str) -> str:
    return _RESERVED.sub(r"\\\g<0>", text)
