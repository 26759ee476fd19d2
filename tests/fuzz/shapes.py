"""Files of just under two megabytes, each of one costly shape: what a text, a list and a map can be made to hold.

`shapes_of_decks.py` and `shapes_of_dense_decks.py` have the other ones, and `costly.py` checks them all.
"""

# ruff: noqa: B023 - what is made in a loop is used before the loop goes on

from collections.abc import Callable, Iterator

SIZE = 1_990_000
HEAD = "deck:\n  id: d\n  title: D\nquestions:\n"
TYPED = "  - id: a\n    type: typed\n    prompt: Who?\n    answer: Nobody\n"

Files = dict[str, str]


def fill(piece: str, before: str = "", after: str = "", size: int = SIZE) -> str:
    """`piece` between the two as often as there is room."""
    room = size - len(before.encode()) - len(after.encode())
    return before + piece * (room // len(piece.encode())) + after


def numbered(piece: Callable[[int], str], before: str = "", after: str = "", size: int = SIZE, most: int = 0) -> str:
    """The pieces of 0, 1, 2 ... between the two, as many as there is room for, or `most`."""
    made, room, n = [before], size - len(before.encode()) - len(after.encode()), 0
    while (not most or n < most) and room > 0:
        one = piece(n)
        room -= len(one.encode())
        if room >= 0:
            made.append(one)
        n += 1
    return "".join(made) + after


def word(n: int) -> str:
    """A word of letters for a number, so that no two are near each other in anything but length."""
    n = (n * 2_654_435_761) % 2**32
    return "".join("bcdfghjklmnprstvwz"[(n >> 4 * k) % 18] + "aeiou"[(n >> 3 * k) % 5] for k in range(4))


def question(n: int, more: str = "", kind: str = "typed", answer: str = "") -> str:
    """A short question, by its number."""
    said = answer or f"{word(n)} {word(n + 7)}"
    asked = f"Of what did {word(n)} {word(n + 1)} speak?"
    return f"  - id: q{n}\n    type: {kind}\n    prompt: {asked}\n    answer: {said}\n{more}"


TEXTS = {
    "letters": "x", "words": "word and ", "expanding": "\ufdfa", "expanding words": "\ufdfa \ufdfb ", "marks": "\u0301",
    "marked letters": "e\u0301\u0302",
    "hangul": "한국어 ", "han": "中央委员会", "arabic": "مذكرة عن ", "hebrew": "מזכיר ",
    "emoji": "\U0001f469\u200d\U0001f467", "flags": "\U0001f1e9\U0001f1ea", "cyrillic": "Записка ",
    "full width": "ＡＢＣ",
    "ligatures": "ﬁﬂ", "soft": "a\u00ad",
    "turned": "\u202e\u202c", "braces": "{{a}}", "brackets": "[a] ", "quotes": "“a” ", "hashes": "a #b ",
    "digits": "1 ",
    "dates": "1953-06-26 ", "commas": "a, ", "bars": "a|b ", "dashes": "a - ", "ranges": "1-2 ", "percent": "a% ",
}  # fmt: skip
STYLES = {
    "plain": ("", ""),
    "single": ("'", "'"),
    "double": ('"', '"'),
    "folded": (">\n      ", ""),
    "literal": ("|\n      ", ""),
}
LISTS = ("accept", "distractors", "tags", "formerly", "content", "points", "evidence", "accounts")
KINDS = ("choice", "select", "typed", "order", "card", "cloze", "match", "number", "date", "true-false")


def texts(size: int) -> Iterator[tuple[str, Files]]:
    """One giant text of each style, and each kind of letter in a prompt, an answer, an option and an explanation."""
    for style, (start, end) in STYLES.items():
        for field in ("prompt", "answer", "explanation"):
            before = TYPED + f"    {field if field == 'explanation' else 'hint'}: {start}"
            yield f"one {style} {field}", {"d": fill("word and ", HEAD + before, end + "\n", size)}
    for name, letters in TEXTS.items():
        quoted = f'"{letters * 2_000}"'.encode()[:900].decode("utf-8", "ignore").rstrip('"') + '"'
        short = f'"{(letters * 900)[:900]}"'
        yield f"prompt of {name}", {"d": fill(letters, HEAD + TYPED + '    hint: "', '"\n', size)}
        yield (
            f"answers of {name}",
            {
                "d": numbered(
                    lambda n, s=short: question(n, f"    accept: [{s}]\n", answer=quoted[:-1] + f' {n}"'),
                    HEAD,
                    "",
                    size,
                )
            },
        )
        yield (
            f"options of {name}",
            {
                "d": numbered(
                    lambda n, s=short: question(n, f'    distractors: [{s}, "{n} {letters * 40}"]\n', "choice"),
                    HEAD,
                    "",
                    size,
                )
            },
        )
        yield (
            f"explanations of {name}",
            {"d": numbered(lambda n: question(n, f'    explanation: "{letters * 300}"\n'), HEAD, "", size)},
        )


def lists(size: int) -> Iterator[tuple[str, Files]]:
    """Each list of a question as long as there is room, in one question and at its limit in many; each kind of item."""
    for field in LISTS:
        item = {
            "tags": lambda n: f"t{n}", "formerly": lambda n: f"d/old-{n}", "content": lambda n: "execution",
            "evidence": lambda n: f"{{source: s{n % 9}, where: p-1, quote: {word(n)} one two three four}}",
            "accounts": lambda n: f"{{source: s{n % 9}, where: p-1, says: It says {word(n)}., answer: {word(n)}}}",
        }.get(field, lambda n: f"{word(n)} {n}")  # fmt: skip
        kind = "card" if field == "points" else "typed"
        yield (
            f"one long list of {field}",
            {
                "d": numbered(
                    lambda n, i=item: f"      - {i(n)}\n", HEAD + question(0, f"    {field}:\n", kind), "", size
                )
            },
        )
        yield (
            f"one long line of {field}",
            {"d": numbered(lambda n, i=item: f"{i(n)}, ", HEAD + question(0, f"    {field}: [", kind), "x]\n", size)},
        )
        most = {"tags": 50, "accept": 500, "distractors": 20}.get(field, 1_900)
        full = [item(n) for n in range(most)]
        listed = "".join(f"      - {one}\n" for one in full)
        yield (
            f"full lists of {field}",
            {"d": numbered(lambda n, all_=listed: question(n, f"    {field}:\n{all_}", kind), HEAD, "", size)},
        )
    for field in ("allow", "confusable"):
        listed = "".join(
            f"      {'no-' if field == 'allow' else 'd/q'}{n}: Because of {word(n)}.\n" for n in range(1_900)
        )
        yield f"full maps of {field}", {"d": numbered(lambda n: question(n, f"    {field}:\n{listed}"), HEAD, "", size)}
    own = "".join(f"      d/q{n}: Because of {word(n)}.\n" for n in range(1_900))
    yield "confusables of each other", {"d": numbered(lambda n: question(n, f"    confusable:\n{own}"), HEAD, "", size)}
