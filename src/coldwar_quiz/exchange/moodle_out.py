"""`export moodle`: Moodle's XML for questions, as its importer reads it (`question/format/xml/format.php`).

What that source says, and what is done about it:

- Every text is trimmed. Texts are written as HTML (see `html_text`), where a style keeps the spaces that matter; the
  spellings of a short answer are plain, and there `*` stands for anything unless a backslash is before it.
- Right sides of a matching question go through `format_string`, which takes tags out and keeps references: so they are
  HTML as well. White space collapses in the menu they are shown in.
- `cloze` answers stand in the text (`question/type/multianswer/questiontype.php`). There `~`, `#` and `}` end a
  spelling unless a backslash or an ampersand is before them; references are decoded first, then `\\}` and `\\#`. So
  every spelling gets those backslashes and is written in references.
- `ordering` came to Moodle itself with version 4.4 and was a plugin before; its options are read from `layouttype`,
  `selecttype`, `selectcount` and `gradingtype`. An older site without the plugin passes such questions over.
- The path of a category must not begin with `top`, which is put before it, and has its parts between slashes.
- An id number has at most 100 characters and is dropped where its category has it already.
"""

import re
from xml.sax.saxutils import escape as _escape_xml

from coldwar_quiz.bank.model import (
    Bank,
    Card,
    Choice,
    Cloze,
    Deck,
    Match,
    Number,
    Order,
    Question,
    Select,
    TrueFalse,
)
from coldwar_quiz.exchange.chosen import Chosen
from coldwar_quiz.exchange.gift_out import (
    MOST_RIGHT,
    asked_html,
    category,
    note_digits,
    note_lost,
    one_line,
    right_and_wrong,
    weight,
)
from coldwar_quiz.exchange.html_text import paragraphs, part_to_html, to_html
from coldwar_quiz.exchange.losses import Losses
from coldwar_quiz.exchange.shown import feedback, typed_answers
from coldwar_quiz.study.presentation import in_natural_order

ID_LIMIT = 100
"""The characters that an id number may have in Moodle's database."""

_NEVER_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def to_moodle(chosen: Chosen, losses: Losses) -> str:
    """The questions as Moodle XML, a category for each deck."""
    blocks = ['<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n']
    for deck, questions in chosen.decks:
        blocks.append(_category(deck, losses))
        blocks += [_question(question, chosen.bank, losses) for question in questions]
    return "".join([*blocks, "</quiz>\n"])


def _xml(text: str) -> str:
    return _escape_xml(_NEVER_IN_XML.sub("\ufffd", text))


def _text(text: str) -> str:
    return f"<text>{_xml(text)}</text>"


def _html(name: str, html: str, attributes: str = "") -> str:
    return f'    <{name}{attributes} format="html">{_text(html)}</{name}>\n'


def _category(deck: Deck, losses: Losses) -> str:
    about = _html("info", to_html(deck.description or ""))
    return (
        f'  <question type="category">\n    <category>{_text(category(deck, losses))}</category>\n{about}'
        f"    <idnumber>{_xml(deck.id)}</idnumber>\n  </question>\n"
    )


def _question(question: Question, bank: Bank, losses: Losses) -> str:
    kind, asked, rest = _parts(question, losses)
    note_lost(question, "Moodle", losses)
    idnumber = ""
    if len(str(question.id)) <= ID_LIMIT:
        idnumber = f"    <idnumber>{_xml(str(question.id))}</idnumber>\n"
    else:
        losses.note(
            "question|questions", f"written without id number, which has at most {ID_LIMIT} characters in Moodle"
        )
    tags = "".join(f"      <tag>{_text(tag)}</tag>\n" for tag in question.tags)
    told = feedback(question, bank)
    return "".join(
        [
            f'  <question type="{kind}">\n',
            f"    <name>{_text(str(question.id))}</name>\n",
            _html("questiontext", asked),
            _html("generalfeedback", paragraphs(told)),
            idnumber,
            rest,
            _html("hint", to_html(question.hint)) if question.hint is not None and kind != "essay" else "",
            f"    <tags>\n{tags}    </tags>\n" if tags else "",
            "  </question>\n",
        ]
    )


def _parts(question: Question, losses: Losses) -> tuple[str, str, str]:
    """Moodle's type, the question text as HTML, and what only this type has."""
    body = question.body
    asked = asked_html(question)
    match body:
        case Choice(answer):
            shares = {option: "100" if option == answer else "0" for option in body.options}
            return "multichoice", asked, _options(shares, single=True)
        case Select(rights) if len(rights) <= MOST_RIGHT:
            share = weight(len(rights))
            shares = {option: share if option in rights else f"-{share}" for option in body.options}
            return "multichoice", asked, _options(shares, single=False)
        case Select():
            return "matching", asked, _pairs(right_and_wrong(body, losses), losses)
        case TrueFalse(answer):
            truths = (("true", 100 * answer), ("false", 100 * (not answer)))
            return (
                "truefalse",
                asked,
                "".join(
                    f'    <answer fraction="{share}" format="plain_text">{_text(truth)}</answer>\n'
                    for truth, share in truths
                ),
            )
        case Number(answer, _, tolerance):
            note_digits(body, losses)
            near = f"<tolerance>{tolerance:f}</tolerance>"
            return "numerical", asked, f'    <answer fraction="100">{_text(f"{answer:f}")}{near}</answer>\n'
        case Order(items):
            losses.note(
                "order question|order questions",
                "written as ordering, which Moodle has since 4.4 and as a plugin before",
            )
            settings = (
                f"    <layouttype>VERTICAL</layouttype>\n    <selecttype>ALL</selecttype>\n"
                f"    <selectcount>{len(items)}</selectcount>\n    <gradingtype>ABSOLUTE_POSITION</gradingtype>\n"
                f"    <showgrading>SHOW</showgrading>\n    <numberingstyle>none</numberingstyle>\n"
            )
            return (
                "ordering",
                asked,
                settings
                + "".join(
                    _html("answer", to_html(item), f' fraction="{place}"') for place, item in enumerate(items, start=1)
                ),
            )
        case Match(pairs, distractors):
            return "matching", asked, _pairs([*pairs, *(("", wrong) for wrong in distractors)], losses)
        case Card():
            return "essay", asked, _html("graderinfo", paragraphs([body.answer, *body.points]))
        case Cloze():
            return "cloze", _cloze(body, losses), ""
        case _:
            spellings = "".join(
                f'    <answer fraction="100" format="plain_text">{_text(_spelling(text, losses))}</answer>\n'
                for text in typed_answers(body)
            )
            return "shortanswer", asked, f"    <usecase>0</usecase>\n{spellings}"


def _options(shares: dict[str, str], *, single: bool) -> str:
    """The options, each with its share of the mark; numbers and dates stand in their order and are not shuffled."""
    natural = in_natural_order(tuple(shares))
    return (
        f"    <single>{str(single).lower()}</single>\n"
        f"    <shuffleanswers>{str(natural is None).lower()}</shuffleanswers>\n"
        "    <answernumbering>none</answernumbering>\n"
    ) + "".join(_html("answer", to_html(text), f' fraction="{shares[text]}"') for text in natural or shares)


def _pairs(pairs: list[tuple[str, str]], losses: Losses) -> str:
    shown = "".join(
        f'    <subquestion format="html">{_text(to_html(left))}'
        f"<answer>{_text(to_html(one_line(right, 'right side|right sides', losses)))}</answer></subquestion>\n"
        for left, right in pairs
    )
    return f"    <shuffleanswers>true</shuffleanswers>\n{shown}"


def _spelling(text: str, losses: Losses) -> str:
    return one_line(text, "spelling|spellings", losses).replace("*", "\\*")


def _cloze(body: Cloze, losses: Losses) -> str:
    shown, last = "", len(body.parts) - 1
    for at, part in enumerate(body.parts):
        if isinstance(part, str):
            shown += part_to_html(part, first=at == 0, last=at == last)
        else:
            spellings = (_in_references(_spelling(text, losses)) for text in (part.answer, *part.accept))
            shown += "{1:SHORTANSWER:" + "~".join(f"={spelling}" for spelling in spellings) + "}"
    return shown


def _in_references(spelling: str) -> str:
    told = re.sub(r"[}#]", r"\\\g<0>", spelling)
    return re.sub(r"[!-/:-@\[-`{-~]", lambda found: f"&#{ord(found[0])};", told)
