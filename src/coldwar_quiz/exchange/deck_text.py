"""Writing questions as YAML that a person goes on editing, and ids for them.

The one place where imported questions become a deck. Three functions are all that the rest of the layer knows of it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence

from coldwar_quiz.bank.characters import look_alike
from coldwar_quiz.bank.rules.words import content_words
from coldwar_quiz.bank.values import SLUG, SLUG_LIMIT

Value = str | Sequence["Value"] | Mapping[str, "Value"]


class Word(str):
    """A value that is no prose, such as a date or an id; written without quotes where YAML allows it."""

    __slots__ = ()


def question_text(fields: Mapping[str, Value]) -> str:
    """One question of a deck, its lines indented by two; `fields` in the order they are to stand in."""
    lines = []
    for number, (key, value) in enumerate(fields.items()):
        lead = "  - " if number == 0 else "    "
        lines += _entry(lead, key, value)
    return "\n".join(lines) + "\n"


def deck_text(deck: str, title: str, questions: Iterable[str]) -> str:
    """A whole deck of questions from `question_text`."""
    return f"deck:\n  id: {_scalar(Word(deck))}\n  title: {_scalar(title)}\n\nquestions:\n" + "\n".join(questions)


def slug_from(prompt: str, taken: Collection[str], avoid: Iterable[str]) -> str:
    """An id made of the first telling words of `prompt`, none of them in `avoid`, and not among `taken`."""
    told = {word for text in avoid for word in content_words(_plain(text))}
    words = [
        word for word in _WORD.findall(_plain(prompt)) if content_words(word) and told.isdisjoint(content_words(word))
    ]
    slug = "-".join(words[:_WORDS_IN_A_SLUG])[:_SLUG_LENGTH].strip("-")
    if not SLUG.fullmatch(slug):
        slug = f"question-{slug}".strip("-") if slug else "question"
    number, found = 2, slug
    while found in taken:
        found = f"{slug[: SLUG_LIMIT - 8]}-{number}"
        number = number + 1 if number < _NEAR else max(number + 1, len(taken))
    return found


_WORD = re.compile(r"[a-z0-9]+")
_NEAR = 50
"""Beyond so many of one name, numbers are not tried one by one any more."""
_WORDS_IN_A_SLUG = 4
_SLUG_LENGTH = 60
_SAFE_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.'’()/;-]*")
_SAFE_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9./-]*|-[0-9][0-9.]*")
_NULLS = frozenset({"null", "Null", "NULL"})
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_TO_ESCAPE = re.compile('["\\\\\n\t]')


def _plain(text: str) -> str:
    """`text` in small ASCII letters, as far as it has such."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def _entry(lead: str, key: str, value: Value) -> list[str]:
    if isinstance(value, str):
        return [f"{lead}{_scalar(key)}: {_scalar(value)}"]
    under = " " * len(lead)
    if isinstance(value, Mapping):
        return [
            f"{lead}{_scalar(key)}:",
            *(f"{under}  {_scalar(name)}: {_scalar(str(of))}" for name, of in value.items()),
        ]
    return [f"{lead}{_scalar(key)}:", *(line for item in value for line in _item(f"{under}  - ", item))]


def _item(lead: str, item: Value) -> list[str]:
    if isinstance(item, str):
        return [f"{lead}{_scalar(item)}"]
    if isinstance(item, Mapping):
        under = " " * len(lead)
        return [
            f"{lead if number == 0 else under}{_scalar(name)}: {_scalar(str(of))}"
            for number, (name, of) in enumerate(item.items())
        ]
    return [f"{lead}[{', '.join(_quoted(str(part)) for part in item)}]"]


def _scalar(text: str) -> str:
    if isinstance(text, Word):
        return text if _SAFE_WORD.fullmatch(text) and text not in _NULLS else _quoted(text)
    if _SAFE_PLAIN.fullmatch(text) and not text.endswith(" ") and not look_alike(text) and text not in _NULLS:
        return str(text)
    return _quoted(text)


def _quoted(text: str) -> str:
    return '"' + _TO_ESCAPE.sub(lambda found: _ESCAPES[found[0]], text) + '"'
