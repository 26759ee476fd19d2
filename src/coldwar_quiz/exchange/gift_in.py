"""GIFT to drafts, read in the order of Moodle's own importer (see `gift_out`): comments, name, answers, feedback."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.bank.files import CONTROL_OR_CR
from coldwar_quiz.bank.slugs import SLUG
from coldwar_quiz.diagnostics.span import Span
from coldwar_quiz.exchange.drafts import LONGEST, Draft, Reading, Value
from coldwar_quiz.exchange.files import TextFile
from coldwar_quiz.exchange.html_text import FromHtml

_ESCAPED = re.compile(r"\\([\\~=#{}:n])")
_HELD = {mark: chr(0x0E + place) for place, mark in enumerate("\\~=#{}:\n")}
"""Control characters stand in for escaped marks: no text that is kept holds any."""
_TRIMMED = " \t\n"
_GAP = "\x16"
_RESTORED = {ord(stand_in): mark for mark, stand_in in _HELD.items()}
_FORMAT = re.compile(r"\[(html|plain|moodle|markdown)\]")
_WEIGHT = re.compile(r"%(-?[0-9]+(?:\.[0-9]*)?)%")
_ID = re.compile(r"\[id:([^\]]{1,300})\]")
_TAG = re.compile(r"\[tag:([^\]]{1,300})\]")
_NAME_BELOW = re.compile(r"\n[ \t]*::")
_TRUTHS = {"T": "true", "TRUE": "true", "F": "false", "FALSE": "false"}
_WILDCARD = re.compile(r"(?<!\\)\*")


class _Unreadable(Exception):
    """Why a block is no question of ours: the sentence and the way out."""


def looks_like_gift(text: str) -> bool:
    """Whether `text` has what GIFT has and tables have not: names between `::`, or answers in braces."""
    return bool(
        re.search(r"^[ \t]*(?:::|\$CATEGORY:)|(?<!\\)\{\s*(?:[=~#%}]|(?:T|TRUE|F|FALSE)\s*[#}])", text, re.MULTILINE)
    )


def read_gift(file: TextFile) -> Reading:
    """The questions of a GIFT file."""
    reading = Reading()
    for start, end in _blocks(file):
        lines = file.text[start:end].split("\n")
        comments = "\n".join(line for line in lines if line.lstrip().startswith("//"))
        kept = (" " if line.lstrip().startswith("//") else line for line in lines)
        text = "\n".join(kept).strip(_TRIMMED)
        if not text or text.startswith("$CATEGORY:"):
            continue
        span = file.span(start, end)
        try:
            if CONTROL_OR_CR.search(text):
                raise _Unreadable("the question holds a control character", "take it out")
            if end - start > LONGEST:
                raise _Unreadable(f"the question is longer than {LONGEST:,} characters", "make it several")
            reading.add(Draft(_question(text, comments, span, reading), span))
        except _Unreadable as reason:
            reading.refuse("bad-gift", span, *reason.args)
    return reading


def _blocks(file: TextFile) -> Iterator[tuple[int, int]]:
    """The stretches between blank lines, without white space at their edges."""
    start: int | None = None
    end = 0
    for number, line in enumerate(file.lines):
        at = file.starts[number]
        if line.strip():
            start = at if start is None else start
            end = at + len(line)
        elif start is not None:
            yield start, end
            start = None
    if start is not None:
        yield start, end


def _question(text: str, comments: str, span: Span, reading: Reading) -> dict[str, Value]:
    held = _ESCAPED.sub(lambda found: _HELD["\n" if found[1] == "n" else found[1]], text)
    fields: dict[str, Value] = {}
    name = ""
    if held.startswith("::") and (stop := held.find("::", 2)) > 0:
        name, held = _plain(held[2:stop]), held[stop + 2 :].strip(_TRIMMED)
    found = _ID.search(comments)
    for proposed in (found[1] if found else "", name):
        bare = proposed.strip().rpartition("/")[2]
        if SLUG.fullmatch(bare):
            fields["id"] = Word(bare)
            break
    opened, closed = held.find("{"), held.find("}")
    if opened < 0 and closed < 0:
        raise _Unreadable("the block has no answers in braces", "write `{=answer}` after the question")
    if opened < 0 or closed < opened:
        raise _Unreadable(
            "a brace is missing", "write the answers between `{` and `}`, and other braces as `\\{` and `\\}`"
        )
    before, inner, after = held[:opened], held[opened + 1 : closed].strip(_TRIMMED), held[closed + 1 :]
    if "{" in after or _NAME_BELOW.search(after):
        raise _Unreadable(
            "a second question begins before a blank line",
            "leave a blank line between two questions; a brace that is text is written `\\{`",
        )
    answers, told, feedback = inner.rpartition("####")
    if not told:
        answers, feedback = inner, ""
    form = _FORMAT.match(before)
    before = before[form.end() :] if form else before
    html = form is not None and form[1] in ("html", "moodle")
    explanation = _told(feedback, html)
    fields |= _body(before, answers.strip(_TRIMMED), after, html, explanation, span, reading)
    if explanation and fields["type"] != "card":
        fields["explanation"] = explanation
    tags = [tag.strip() for tag in _TAG.findall(comments)]
    if tags:
        fields["tags"] = [Word(tag) for tag in tags]
    return fields


def _told(text: str, html: bool) -> str:
    """A text with its format, where it names one."""
    form = _FORMAT.match(text.strip(_TRIMMED))
    if form:
        text, html = text.strip(_TRIMMED)[form.end() :], form[1] in ("html", "moodle")
    shown = _plain(text.strip(_TRIMMED))
    if not html:
        return shown
    try:
        return FromHtml(shown).text
    except AssertionError:
        raise _Unreadable("the HTML of the question is broken", "take what begins with `<!` out") from None


def _plain(text: str) -> str:
    return text.translate(_RESTORED)


def _body(
    before: str, answers: str, after: str, html: bool, explanation: str, span: Span, reading: Reading
) -> dict[str, Value]:
    blank = "_____" if after.strip(_TRIMMED) else ""
    prompt = _told(before + blank + after, html)
    if not answers:
        if not explanation:
            raise _Unreadable("an essay has no answer to compare with", "give it one as feedback: `{####the answer}`")
        return {"type": "card", "prompt": prompt, "answer": explanation}
    truth = answers.partition("#")[0].strip()
    if truth in _TRUTHS:
        return {"type": "true-false", "prompt": prompt, "answer": Word(_TRUTHS[truth])}
    if answers.startswith("#"):
        return {"type": "number", "prompt": prompt, **_number(answers[1:])}
    if "~" in answers:
        return {"prompt": prompt, **_options(answers, html, span, reading)}
    if "=" in answers and "->" in answers:
        return {"type": "match", "prompt": prompt, **_pairs(answers, html)}
    return _typed(before, answers, after, html, prompt, span, reading)


def _alternatives(text: str) -> Iterator[tuple[str, str]]:
    """For each alternative its mark, `=`, `~` or none, and its text with weight and feedback."""
    for mark, written in re.findall(r"([=~]|^)([^=~]*)", text):
        if mark or written.strip(_TRIMMED):
            yield mark, written.strip(_TRIMMED)


def _weighed(written: str) -> tuple[str, str]:
    """The weight, empty where none is given, and the text after it."""
    weight = _WEIGHT.match(written)
    return (weight[1], written[weight.end() :]) if weight else ("", written)


def _options(answers: str, html: bool, span: Span, reading: Reading) -> dict[str, Value]:
    right: list[str] = []
    wrong: list[str] = []
    only: list[str] = []
    for mark, written in _alternatives(answers):
        weight, weighed = _weighed(written) if mark == "~" else ("", written)
        text, told, _ = weighed.partition("#")
        if told:
            _remark_feedback(span, reading)
        shown = _told(text, html)
        worth = 100.0 if mark == "=" else float(weight or 0)
        (right if worth > 0 else wrong).append(shown)
        only += [shown] if mark == "=" else []
    if len(only) > 1:
        raise _Unreadable(
            "two answers are marked with `=`, but one alone can be right", "give each its weight: `~%50%`"
        )
    if only:
        rest = [text for text in right if text not in only]
        return {"type": "choice", "answer": only[0], "distractors": rest + wrong}
    if not right:
        raise _Unreadable("no answer is right", "mark it with `=`")
    return {"type": "select", "answer": right, "distractors": wrong}


def _pairs(answers: str, html: bool) -> dict[str, Value]:
    pairs: list[Value] = []
    wrong: list[Value] = []
    for _, written in _alternatives(answers):
        left, arrow, right = written.partition("->")
        if not arrow:
            raise _Unreadable("a pair has no `->`", "write `=left -> right`")
        sides = _told(left, html), _told(right, html)
        if sides[0]:
            pairs.append(list(sides))
        else:
            wrong.append(sides[1])
    return {"answer": pairs, **({"distractors": wrong} if wrong else {})}


def _number(text: str) -> dict[str, Value]:
    weighed = (_weighed(written) for _, written in _alternatives(text))
    first = next((value for weight, value in weighed if weight in ("", "100")), "")
    value = _plain(first.partition("#")[0]).strip()
    try:
        low, dots, high = value.partition("..")
        if dots:
            bottom, top = Decimal(low.strip(_TRIMMED)), Decimal(high.strip(_TRIMMED))
            answer, near = (bottom + top) / 2, (top - bottom) / 2
        else:
            number, _, margin = value.partition(":")
            answer, near = Decimal(number.strip(_TRIMMED)), Decimal(margin.strip(_TRIMMED) or "0")
        if not (answer.is_finite() and near.is_finite() and abs(answer.adjusted()) < 30 and abs(near.adjusted()) < 30):
            raise InvalidOperation
    except InvalidOperation:
        raise _Unreadable(f"`{value[:40]}` is no number", "write `{#1953}` or `{#1953:2}`") from None
    return {"answer": Word(f"{answer:f}"), **({"tolerance": Word(f"{near:f}")} if near else {})}


def _typed(
    before: str, answers: str, after: str, html: bool, prompt: str, span: Span, reading: Reading
) -> dict[str, Value]:
    spellings: list[str] = []
    for _, written in _alternatives(answers):
        weight, weighed = _weighed(written)
        text, told, comment = weighed.partition("#")
        if told and comment.strip(_TRIMMED):
            _remark_feedback(span, reading)
        text = _FORMAT.sub("", text.strip(_TRIMMED), count=1) if _FORMAT.match(text.strip(_TRIMMED)) else text
        shown = _plain(text).strip(_TRIMMED)
        if weight not in ("", "100") or _WILDCARD.search(shown):
            message = f"`{shown[:40]}` is left out: " + (
                "it is right only in part" if weight not in ("", "100") else "a deck has no `*` for anything"
            )
            reading.remark("left-out-answer", span, message)
        elif shown:
            spellings.append(shown.replace("\\*", "*"))
    if not spellings:
        raise _Unreadable("no answer is wholly right", "write the answer as `{=answer}`")
    if after.strip(_TRIMMED):
        if any("|" in text or "{{" in text or "}}" in text or text.endswith("}") for text in spellings):
            raise _Unreadable("an answer holds a bar or braces, which a gap cannot", "put the braces at the end")
        gap = "{{" + "|".join(spellings) + "}}"
        around = _told(before + _GAP + after, html)
        if "{{" in around or "}}" in around or around.count(_GAP) != 1:
            raise _Unreadable("the text beside the gap holds braces", "put the answers at the end")
        return {"type": "cloze", "prompt": around.replace(_GAP, gap)}
    answer, *others = spellings
    return {"type": "typed", "prompt": prompt, "answer": answer, **({"accept": others} if others else {})}


def _remark_feedback(span: Span, reading: Reading) -> None:
    reading.remark(
        "left-out-feedback", span, "what is said about single answers is left out", "put it into `explanation`"
    )
