"""The texts of a question as the rules about writing see them, and quick looks at them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.model import AskDate, Body, Choice, Cloze, Match, Number, Question, Select, Typed

_LOWER = bytes(range(128)).lower() + bytes(range(128, 256))
_NOT_COMPARED = bytes(code for code in range(1, 128) if not chr(code).isalnum())

QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
"""What stands in quotation marks is somebody else's wording."""
CATCH_ALL = re.compile(
    r"\b(?:all|none|both|neither|any)(?: of)? the above\b"
    r"|^\W*(?:all|none|both|neither|any) of (?:these|those|them|the others)\W*$",
    re.IGNORECASE,
)
"""An option that is no option of its own."""
UNWRITTEN = re.compile(r"\W*(?:TODO|TBD|FIXME|XXX)\b|lorem ipsum|[\s.,;:…?!_*~#/\\-]*\Z")
"""What a text begins with that is to be written yet; or there are only dots and the like."""
_MOST_LOOKS = 50
"""So many places where words may stand are looked at: advice on `aaaa...` is not worth quadratic time."""
_GENITIVE = re.compile(r"['’]s\b")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


Text = tuple[str, str]
"""A field's path and the text in it."""


@lru_cache(maxsize=1)
def maybe_equal(texts: tuple[str, ...]) -> bool:
    """Whether two of `texts`, none of them blank, could be equal after folding: cheap, sure when it says no.

    Folding keeps every ASCII letter and digit, so two ASCII texts that differ in those differ when folded. One result
    is remembered, as two rules in a row ask about the same texts.
    """
    if len(texts) < 2:
        return False
    together = "\0".join(texts)
    if not together.isascii():
        together = "\0".join([text if text.isascii() else fold(text) for text in texts])
    keys = together.encode("utf-8", "replace").translate(_LOWER, _NOT_COMPARED).split(b"\0")
    return len(set(keys)) < len(keys) or b"" in keys


def all_options(q: Question) -> tuple[str, ...]:
    """The right and the wrong texts of a question that has wrong ones; empty for any other."""
    body = q.body
    if not isinstance(body, (Choice, Select, Typed, Match)) or not body.distractors:
        return ()
    if isinstance(body, Match):
        return body.rights
    return (*body.options, *body.accept) if isinstance(body, Typed) else body.options


def right_and_wrong(q: Question) -> tuple[list[Text], list[Text]]:
    """The right texts and the wrong ones of a question that has both."""
    body = q.body
    if isinstance(body, Select):
        right = [(f"answer.{i}", text) for i, text in enumerate(body.answers)]
    elif isinstance(body, Match):
        right = [(f"answer.{i}.1", text) for i, (_, text) in enumerate(body.pairs)]
    elif isinstance(body, Typed):
        right = [("answer", body.answer), *((f"accept.{i}", text) for i, text in enumerate(body.accept))]
    elif isinstance(body, Choice):
        right = [("answer", body.answer)]
    else:
        return [], []
    return right, [(f"distractors.{i}", text) for i, text in enumerate(body.distractors)]


def answers(body: Body) -> tuple[str, ...]:
    """The texts a learner is to find."""
    if isinstance(body, (Choice, Typed)):
        return (body.answer,)
    if isinstance(body, Select):
        return body.answers
    if isinstance(body, Cloze):
        return tuple(gap.answer for gap in body.gaps)
    if isinstance(body, Number):
        return (str(body.answer),)
    if isinstance(body, AskDate) and body.answer.month is not None:
        return (MONTHS[body.answer.month - 1],)
    if isinstance(body, AskDate):
        return (str(body.answer),)
    return ()


def holds_any(text: str, pieces: Iterable[str]) -> bool:
    """Whether any of `pieces` is in `text`."""
    for piece in pieces:  # noqa: SIM110 - `any` takes twice as long, and every prompt comes through here
        if piece in text:
            return True
    return False


def gist(text: str) -> bytes:
    """The letters and digits of `text` in lower case: those of texts that fold alike are the same."""
    plain = text if text.isascii() else fold(text)
    return plain.encode("utf-8", "replace").translate(_LOWER, _NOT_COMPARED)


def as_heard(text: str) -> str:
    """`text` folded and without the `s` of a genitive: `Rákosi’s` is `rakosi`."""
    return fold(_GENITIVE.sub("", text))


def holds(text: str, words: str) -> bool:
    """Whether lower-case `text` holds `words` in any case, not as part of a longer word."""
    wanted = words.lower()
    at = text.find(wanted)
    for _ in range(_MOST_LOOKS):
        if at < 0:
            break
        end = at + len(wanted)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            return True
        at = text.find(wanted, at + 1)
    return False
