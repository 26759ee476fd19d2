"""When two spellings are the same, and when one is a slip of the other.

A slip is at most one edit in 6 to 8 letters and two above (optimal string alignment: insert, delete, replace, swap
neighbours), for the answer as a whole and for each of its words. A shorter word, an abbreviation or a number is right
or it is not: `Imre Nagi` is no nearer to Imre Nagy than `Nagi` to Nagy, nor East Berlin to West Berlin.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from coldwar_quiz.bank.fold import fold, squash
from coldwar_quiz.study.grading.letters import ascii_letters, words
from coldwar_quiz.study.grading.numbers import NUMBER_WORDS

LONGEST = 1000
"""Characters compared: the deck format's limit for an answer."""

_ARTICLE = re.compile(r"\W*\b(?:the|an|a)\s+(?=\w\w)", re.IGNORECASE)
"""A leading article; not the initial of `A. Mikoyan` nor of `A N Poskrebyshev`."""
_JOINING = frozenset(words("of the and in for to on at by a an"))
"""Short words that tell no name from another."""

_TITLES = frozenset(
    words(
        "marshal general comrade comrades cde mr mrs ms dr doctor prof professor president premier chancellor minister "
        "secretary colonel major lieutenant captain admiral sir lord herr frau genosse genossin doktor prasident "
        "praesident kanzler marschall feldmarschall oberst generaloberst tov tovarishch tovarisch ministr prezident "
        "polkovnik leytenant kapitan"
    )
)
_LONG_TITLE = 6
_LONG_TITLES = tuple(sorted(title for title in _TITLES if len(title) >= _LONG_TITLE))
"""Those whose misspellings are titles still; a letter more or less makes a name of a shorter one."""
_TITLE_PHRASES = tuple(
    words(phrase)
    for phrase in (
        "prime minister",
        "foreign minister",
        "defence minister",
        "first secretary",
        "general secretary",
        "party secretary",
        "party leader",
        "field marshal",
        "high commissioner",
        "vice president",
        "marshal of the soviet union",
        "premer ministr",
    )
)

_LARGE = frozenset(words("hundred thousand million milliard billion trillion hundredth thousandth millionth billionth"))
_COMPOUND = re.compile(r"[-‐‑–—/](\w)")


@lru_cache(maxsize=8192)
def readings(text: str) -> tuple[str, ...]:
    """The folded spellings of a text in plain letters, words parted by spaces; two where they differ.

    `Семёнов` is Semyonov letter by letter and Semenov without its marks. Signs that no letters stand for stay as typed.
    """
    text = _article_off(text[:LONGEST])
    if text.isascii():
        return (fold(text),)
    plain = (fold(ascii_letters(fold(text))), fold(ascii_letters(text)))
    return tuple(dict.fromkeys(p for p in plain if p)) or (fold(text),)


def keys(text: str) -> frozenset[str]:
    """`readings` without the spaces: texts that share one are spelled the same."""
    return frozenset(r.replace(" ", "") for r in readings(text))


def _article_off(text: str) -> str:
    found = _ARTICLE.match(text)
    return text[found.end() :] if found else text


@lru_cache(maxsize=1024)
def _nearly_a_title(word: str) -> bool:
    """Whether `word` is a title of six letters or more, or one edit from it: `marshall`, `marschal`."""
    return len(word) >= _LONG_TITLE - 1 and any(distance(title, word, 1) <= 1 for title in _LONG_TITLES)


def title_off(folded: str, misspelt: bool = False) -> str:
    """A reading without its leading titles; one that is nothing but titles, or an office (`minister of ...`), stays.

    With `misspelt`, as for what a learner typed, a long title may have one letter wrong: but the Marshall of the
    Marshall Plan is a name.
    """
    said = words(folded)
    at = 0
    while at < len(said):
        phrase = next((p for p in _TITLE_PHRASES if said[at : at + len(p)] == p), said[at : at + 1])
        titled = len(phrase) > 1 or phrase[0] in _TITLES
        if not titled and not (misspelt and at + 1 < len(said) and _nearly_a_title(phrase[0])):
            break
        at += len(phrase)
    rest = said[at:]
    return folded if not rest or rest[0] in _JOINING else " ".join(rest)


def limit(letters: int) -> int:
    """How many edits an answer of that many letters forgives."""
    return 0 if letters < 6 else 1 if letters <= 8 else 2


@dataclass(frozen=True, slots=True)
class Slip:
    """A typed text that is a few edits from a form: how many, and the typed stretches that differ from its words."""

    edits: int
    changed: tuple[str, ...]


def _parted(joint: re.Match[str]) -> str:
    return f" {joint[1]}" if joint[1].isupper() else joint[0]


@lru_cache(maxsize=4096)
def _words(form: str) -> tuple[tuple[str, int], ...]:
    """The words of a form as (squashed letters, edits forgiven); `semi-liberal` is one word, `East-Berlin` two."""
    written = _COMPOUND.sub(_parted, _article_off(form[:LONGEST])).split()
    found: list[tuple[str, int]] = []
    for word in written:
        letters = squash(ascii_letters(fold(word)))
        if word.isupper() or _is_number(letters) or _digits(letters):
            found.append((letters, 0))
        elif letters in _JOINING and len(written) > 1:
            found.append((letters, 1))
        else:
            found.append((letters, limit(len(letters))))
    return tuple(found)


def _is_number(letters: str) -> bool:
    """Whether that is a number in words, `seventeen`, `seventieth`, `billion`: one is never a slip of another."""
    return letters in NUMBER_WORDS or letters.endswith(("teenth", "tieth")) or letters.removesuffix("s") in _LARGE


def _digits(letters: str) -> str:
    return "".join(c for c in letters if c.isdigit())


def slip(form: str, typed: str) -> Slip | None:
    """How `typed` (a reading without spaces) slips from `form` (as written in a deck), or None beyond the limits.

    `typed` is cut where that costs the fewest edits, each word of the form staying within its own limit.
    """
    parts = _words(form)
    whole = "".join(letters for letters, _ in parts)
    most = limit(len(whole))
    if abs(len(typed) - len(whole)) > most or _is_number(typed) or _digits(typed) != _digits(whole):
        return None
    ends = {0: Slip(0, ())}
    for letters, forgiven in parts:
        reached: dict[int, Slip] = {}
        for start, so_far in ends.items():
            for stop in range(start + len(letters) - forgiven, min(start + len(letters) + forgiven, len(typed)) + 1):
                stretch = typed[start:stop]
                edits = distance(letters, stretch, forgiven)
                if edits > forgiven or so_far.edits + edits > (reached[stop].edits - 1 if stop in reached else most):
                    continue
                reached[stop] = Slip(so_far.edits + edits, (*so_far.changed, stretch) if edits else so_far.changed)
        ends = reached
    found = ends.get(len(typed))
    return found if found and found.edits else None


def distance(one: str, other: str, most: int) -> int:
    """Edits between the two, or some number above `most`."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=most)
