"""The stretch of a document that an author's quotation was meant to be, shown where the quotation is not there.

It reaches from the word that corresponds to the first of the quotation to the one that corresponds to its last, so
that the words in between show what differs. A long document is gone through once, for the parts that share the most
words with the quotation; only those few are compared with it word by word.
"""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from heapq import nlargest
from math import log2
from typing import NamedTuple

SHOWN = 20
"""At most so many words of a document are shown."""

_COMPARED = 60
"""At most so many words of a quotation are compared; one that is any good has twelve."""

_CANDIDATES = 8
"""So many parts of a document are compared word by word."""

_SLACK = 10
"""So many words more than the quotation a part may have."""

_SAME, _ALIKE, _LEFT_OUT = 2.0, 1.0, -0.5
"""What a pair of words is worth, and a word that only one of the two has; a pair of different words is worth none."""


class _Part(NamedTuple):
    """Words of a document, end exclusive, and how much of the quotation is among them."""

    worth: float
    first: int
    end: int


class _Match(NamedTuple):
    """How the words of a quotation so far go with words of a document; the greater, the better."""

    worth: float
    paired: float
    first: int


def nearest_words(quote: Sequence[str], words: Sequence[str]) -> str | None:
    """The stretch of `words` that corresponds to `quote`; None where less than half of it is alike.

    Capitals and punctuation count for nothing. Of a longer stretch, 20 words are shown, those where the quotation
    begins to differ among them, with dots where it goes on.
    """
    wanted = [_folded(word) for word in quote[:_COMPARED]]
    folded = [_folded(word) for word in words]
    best: tuple[_Match, int] | None = None
    for part in _parts(wanted, folded):
        start, stop = max(0, part.first - len(wanted)), part.end + len(wanted)
        match, end = _fitted(wanted, folded[start:stop])
        if best is None or match[:2] > best[0][:2]:
            best = match._replace(first=start + match.first), start + end
    if best is None or best[0].paired <= len(wanted) * _SAME / 2:
        return None
    (*_, first), end = best
    return _shown(words[first:end], _in_common(wanted, folded[first:end]))


def _folded(word: str) -> str:
    """`word` without capitals and punctuation, unless it is nothing else."""
    word = word.casefold()
    return word if word.isalnum() else "".join(filter(str.isalnum, word)) or word


def _parts(wanted: Sequence[str], words: Sequence[str]) -> list[_Part]:
    """The parts of `words` that have the most of `wanted`, a rare word counting for more than a common one."""
    counted = Counter(wanted)
    times = Counter(word for word in words if word in counted)
    return nlargest(_CANDIDATES, _part_by_part(counted, times, words, len(wanted) + _SLACK))


def _part_by_part(wanted: Counter[str], times: Counter[str], words: Sequence[str], length: int) -> Iterator[_Part]:
    """The best part that ends in each `length` of `words`, of those that begin and end with a wanted word."""
    worth = {word: 1 / (1 + log2(count)) for word, count in times.items()}
    here: deque[int] = deque()
    has: Counter[str] = Counter()
    total, best = 0.0, _Part(0.0, 0, 0)
    for i, word in enumerate(words):
        if word not in worth:
            continue
        while here and here[0] <= i - length:
            gone = words[here.popleft()]
            total -= worth[gone] * (has[gone] <= wanted[gone])
            has[gone] -= 1
        here.append(i)
        has[word] += 1
        total += worth[word] * (has[word] <= wanted[word])
        if best.end and i // length != (best.end - 1) // length:
            yield best
            best = _Part(0.0, 0, 0)
        best = max(best, _Part(total, here[0], i + 1))
    if best.end:
        yield best


def _fitted(wanted: Sequence[str], words: Sequence[str]) -> tuple[_Match, int]:
    """How all of `wanted` goes best with a stretch of `words`, and where that ends."""
    row = [_Match(0.0, 0.0, i) for i in range(len(words) + 1)]
    for word in wanted:
        worth, paired, first = row[0]
        above, row = row, [_Match(worth + _LEFT_OUT, paired, first)]
        for i, other in enumerate(words):
            alike = _likeness(word, other)
            worth, paired, first = above[i]
            both = _Match(worth + alike, paired + alike, first)
            worth, paired, first = above[i + 1]
            without = _Match(worth + _LEFT_OUT, paired, first)
            worth, paired, first = row[i]
            beyond = _Match(worth + _LEFT_OUT, paired, first)
            row.append(max(both, without, beyond))
    end = max(range(len(row)), key=lambda i: row[i])
    return row[end], end


def _likeness(word: str, other: str) -> float:
    """What the two are worth as a pair: the same, or alike in how they begin or end, as a slip leaves them."""
    if word == other:
        return _SAME
    return _ALIKE if word[:3] == other[:3] or word[-3:] == other[-3:] else 0.0


def _in_common(wanted: Sequence[str], words: Sequence[str]) -> int:
    """How many words the two have in common before they differ."""
    differing = (i for i, (word, other) in enumerate(zip(wanted, words, strict=False)) if word != other)
    return next(differing, min(len(wanted), len(words)))


def _shown(words: Sequence[str], differs: int) -> str:
    first = max(0, min(differs - SHOWN // 2, len(words) - SHOWN))
    end = min(first + SHOWN, len(words))
    return ("… " if first else "") + " ".join(words[first:end]) + (" …" if end < len(words) else "")
