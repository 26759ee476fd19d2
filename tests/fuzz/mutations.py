"""Decks made worse: splices, cuts, doubled and swapped lines, fragments of YAML, other people's bytes.

One seed gives one mutation for ever, so that a crash can be made again from its number.
"""

import random
from collections.abc import Sequence
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]

FRAGMENTS: tuple[bytes, ...] = (
    b"\t", b"'", b'"', b"[", b"]", b"{", b"}", b": ", b":", b"- ", b"-\n", b" #", b"#", b"&a ", b"*a", b"<<: ",
    b"<<: *a", b"!x ", b"!!int ", b"!!binary ", b"!!python/object/apply:os.system ", b"!<tag:x> ", b"---\n", b"--- ",
    b"...\n",
    b"%YAML 1.1\n", b"%TAG ! x\n", b"\n", b"\n\n", b"\r", b"\r\n", b"  ", b"    ", b"|", b">", b"|-\n", b">+2\n",
    b"|9\n",
    b"{{", b"}}", b"{{a|b}}", b"{{}}", b"{{|}}", b"? ", b"?\n", b"~", b"null", b"no", b"on", b"true", b"1.10", b"12:30",
    b"1_000", b".nan", b"1e3", b"0x1F", b"9" * 40, b"1953-06-31", b"1953-13", b"0000-00-00", b"1953-06-16/1953-06-15",
    b"\x00", b"\x07", b"\x08", b"\x1b[31m", b"\x1b]0;x\x07", b"\x7f", b"\x80", b"\xff", b"\xfe\xff", b"\xc2\x85",
    b"\xc2\x9b", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xe2\x80\xae", b"\xe2\x81\xa6", b"\xe2\x80\x8b", b"\xef\xbb\xbf",
    b"\xed\xa0\x80", b"\xf0\x9f\x91\x8d", b"\xef\xb7\xba", b"\xcc\x81" * 20, b"\xc3\xa9", b"e\xcc\x81", b"\xef\xbf\xbe",
    b"\\UFFFFFFFF", b"\\U00110000", b"\\ud800", b"\\e", b"\\0", b"\\x", b"\\N", b"\\L", b"\\", b'"\\e[31m"', b'"\\\n"',
    b"deck:\n", b"questions:\n", b"people:\n", b"glossary:\n", b"document:\n", b"works:\n", b"  - id: a\n",
    b"id: ", b"type: ", b"type: cloze\n", b"type: match\n", b"type: order\n", b"type: number\n", b"type: date\n",
    b"type: card\n", b"type: typed\n", b"type: select\n", b"type: true-false\n", b"type: choice\n", b"prompt: ",
    b"answer: ", b"accept: ", b"distractors: ", b"accounts:\n", b"evidence:\n", b"source: ", b"where: ", b"quote: ",
    b"says: ", b"when: ", b"difficulty: ", b"tags: ", b"content: ", b"confusable:\n", b"formerly: ", b"retired: ",
    b"allow:\n", b"points: ", b"unit: ", b"tolerance: ", b"correction: ", b"hint: ", b"explanation: >\n",
    b"format: 2\n",
    b"title: ", b"also: ", b"surname: ", b"patronymic: ", b"places:\n", b"kind: outside\n", b"[[a, b], [c, d]]",
    b"{a: b, c: [d]}", b"[[[[[[[[[[[[[", b"- - - - - - - - ", b"a: b: c\n", b"\xe2\x80\x9cso\xe2\x80\x9d",
)  # fmt: skip
"""What YAML, the format, terminals and encodings make much of."""


def good_decks(most: int = 8_000) -> list[bytes]:
    """Files to begin with: pieces of the bundled decks, people, glossary and records, and the corpus of odd decks."""
    found: list[bytes] = []
    for path in sorted((CHECKOUT / "decks").glob("*.yaml")):
        head, _, rest = path.read_bytes().partition(b"\n  - ")
        items = rest.split(b"\n  - ")
        for at in range(0, len(items), 40):
            found.append(head + b"".join(b"\n  - " + item for item in items[at : at + 3]) + b"\n")
    found += [path.read_bytes() for path in sorted((CHECKOUT / "seeds").glob("*.yaml"))]
    found *= 5  # the corpus has ten times as many, and most of those files are short
    found += [path.read_bytes() for path in sorted((CHECKOUT / "tests/bank/corpus").glob("*/*.yaml"))]
    return [data for data in found if len(data) <= most]


def mutated(seed: int, decks: Sequence[bytes]) -> bytes:
    """The mutation with this number of one of `decks`."""
    chance = random.Random(seed)  # not the first draws of a generator, so that neighbours differ
    data = chance.choice(decks)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5, 8, 20))):
        data = chance.choice(_WAYS)(data, chance, decks)
    return data


def _at(data: bytes, chance: random.Random) -> int:
    return chance.randint(0, len(data))


def _insert(data: bytes, chance: random.Random, decks: Sequence[bytes]) -> bytes:
    at = _at(data, chance)
    return data[:at] + chance.choice(FRAGMENTS) * chance.choice((1, 1, 1, 1, 2, 9)) + data[at:]


def _replace(data: bytes, chance: random.Random, decks: Sequence[bytes]) -> bytes:
    at = _at(data, chance)
    return data[:at] + chance.choice(FRAGMENTS) + data[at + chance.randint(1, 12) :]


def _replace_value(data: bytes, chance: random.Random, decks: Sequence[bytes]) -> bytes:
    """One value of a key for another, so that shapes and not only syntax are at fault."""
    lines = data.split(b"\n")
    keyed = [n for n, line in enumerate(lines) if b": " in line]
    if not keyed:
        return _insert(data, chance, decks)
    n = chance.choice(keyed)
    key = lines[n].partition(b": ")[0]
    lines[n] = key + b": " + chance.choice(FRAGMENTS).rstrip(b"\n")
    return b"\n".join(lines)


def _delete(data: bytes, chance: random.Random, decks: Sequence[bytes]) -> bytes:
    at = _at(data, chance)
    return data[:at] + data[at + chance.choice((1, 1, 2, 5, 40, 400)) :]


def _flip(data: bytes, chance: random.Random, decks: Sequence[bytes]) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _lines(data: bytes, chance: random.Random, decks: Sequence[bytes]) -> bytes:
    """Lines taken out, doubled, swapped or indented otherwise."""
    lines = data.split(b"\n")
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[a]
        case 1:
            lines.insert(b, lines[a])
        case 2:
            lines[a], lines[b] = lines[b], lines[a]
        case 3:
            lines[a] = b" " * chance.choice((1, 2, 3, 4)) + lines[a]
        case _:
            lines[a] = lines[a][chance.choice((1, 2, 4)) :]
    return b"\n".join(lines)


def _splice(data: bytes, chance: random.Random, decks: Sequence[bytes]) -> bytes:
    other = chance.choice(decks)
    a, b = sorted((_at(other, chance), _at(other, chance)))
    at = _at(data, chance)
    return data[:at] + other[a : min(b, a + 2_000)] + data[at:]


def _cut_off(data: bytes, chance: random.Random, decks: Sequence[bytes]) -> bytes:
    return data[: _at(data, chance)]


def _other_line_ends(data: bytes, chance: random.Random, decks: Sequence[bytes]) -> bytes:
    return data.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b"\xc2\x85")))


_WAYS = (_insert, _insert, _insert, _replace, _replace, _replace_value, _replace_value, _delete, _flip, _lines, _lines)
_WAYS += (_splice, _splice, _cut_off, _other_line_ends)
