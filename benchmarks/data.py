"""A deck as large as wanted, in the shape of a real one: the same every time, and with nothing for `check` to find."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

DECK_ID = "generated"

_PROSE = """
the a of in and to by for with from ministry committee district province bureau office commission report
letter minute order decree session meeting delegation frontier harvest factory railway quota price wage
ration parish café protégé winter spring autumn morning evening chairman deputy secretary clerk witness
reader editor copy draft signed sent filed read heard moved raised cut halted revised returned debated
withdrew later earlier quietly
""".split()  # noqa: SIM905 - a list of quoted words would be unreadable
_LAST = [word for word in _PROSE if len(word) > 3]
_FIRST = """
amber birch cedar copper crimson elder flint garnet hazel indigo ivory juniper larch linden marble ochre opal
pewter quartz russet saffron scarlet silver slate tawny umber violet walnut willow yellow
""".split()  # noqa: SIM905 - a list of quoted words would be unreadable
_SECOND = """
anchor arrow badge beacon bridge candle castle compass falcon feather ferry forge garden hammer harbour
lantern mirror needle orchard paddle pillar plough ribbon saddle shutter spindle thimble trumpet vessel
window
""".split()  # noqa: SIM905 - a list of quoted words would be unreadable
_TAGS = "archives borders economy institutions letters ministries people provinces reports rumours".split()  # noqa: SIM905
_PLACES = 40

_SOURCES = """\
document:
  seed: generated.txt
  sha256: {digest}
  kind: primary
works:
  generated-archive:
    short: the archive
    title: Papers of an archive that does not exist
    kind: primary
    citation: Papers of an archive that does not exist, 1953
    standing: Made up, to be measured with. It says nothing about anything.
    places:
"""


def write_deck(folder: Path, questions: int, seed: int = 1953) -> Path:
    """Write a deck of that many questions, of about 755 bytes each, and the source record it cites; returns its path.

    Five types in turn: choice, select, typed, order, true-false.
    """
    rng = random.Random(seed)
    deck = folder / f"{DECK_ID}.yaml"
    with deck.open("w", encoding="utf-8") as file:
        file.write(f"deck:\n  id: {DECK_ID}\n  title: A generated deck\n\nquestions:\n")
        file.writelines(_question(rng, number) for number in range(questions))
    sources = folder / "sources"
    sources.mkdir(exist_ok=True)
    places = "".join(
        f'      p-{n}: {{title: p. {n}, from: "page {n} begins", to: "page {n} ends"}}\n' for n in range(_PLACES)
    )
    (sources / "generated-archive.yaml").write_text(_SOURCES.format(digest="0" * 64) + places, encoding="utf-8")
    return deck


def _question(rng: random.Random, number: int) -> str:
    kind = ("choice", "select", "typed", "order", "true-false")[number % 5]
    body = "".join(_body(rng, kind, truth=number % 10 < 5))
    tags = ", ".join(rng.sample(_TAGS, 3))
    return (
        f"  - id: q-{number:05}\n"
        f"    type: {kind}\n"
        f"    prompt: {_sentence(rng, 10)[:-1]} in file {number:05}?\n"
        f"{body}"
        f"    explanation: >\n{_folded(rng)}"
        f"    evidence:\n"
        f"      - source: generated-archive\n"
        f"        where: p-{rng.randrange(_PLACES)}\n"
        f"        quote: {' '.join(rng.choices(_PROSE, k=8))}\n"
        f"    when: 1953-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}\n"
        f"    difficulty: {rng.randint(1, 3)}\n"
        f"    tags: [{tags}]\n\n"
    )


def _body(rng: random.Random, kind: str, truth: bool) -> Iterator[str]:
    if kind == "true-false" and truth:
        yield "    answer: true\n"
        return
    if kind == "true-false":
        yield "    answer: false\n"
        yield f"    correction: {_sentence(rng, 16)}\n"
        return
    firsts, seconds = rng.sample(_FIRST, 4), rng.sample(_SECOND, 4)
    options = [f"{first} {second}" for first, second in zip(firsts, seconds, strict=True)]
    if kind == "order":
        yield from _list("answer", options)
        return
    if kind == "select":
        yield from _list("answer", options[:2])
    else:
        yield f"    answer: {options[0]}\n"
    if kind == "typed":
        yield f"    accept: [the {options[0]} office]\n"
    yield from _list("distractors", options[2 if kind == "select" else 1 :])


def _list(name: str, texts: Sequence[str]) -> Iterator[str]:
    yield f"    {name}:\n"
    for text in texts:
        yield f"      - {text}\n"


def _sentence(rng: random.Random, words: int) -> str:
    """The last word is no single letter: the rules would take it for an initial that ends no sentence."""
    return " ".join([*rng.choices(_PROSE, k=words - 1), rng.choice(_LAST)]).capitalize() + "."


def _folded(rng: random.Random) -> str:
    """Three sentences in lines of at most 90 characters."""
    lines, line = [], "     "
    for word in " ".join(_sentence(rng, 12) for _ in range(3)).split():
        if len(line) + len(word) > 90:
            lines.append(line)
            line = "     "
        line += f" {word}"
    return "\n".join([*lines, line]) + "\n"
