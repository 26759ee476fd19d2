"""Files of just under two megabytes, each of one costly shape: `python tests/fuzz/shapes.py [NAME...] [--write FOLDER]`.

Every one goes through `coldwar-quiz check` in a process of its own, which may take 2 s of processor time and 200 MB.
`--scale 2` makes them twice as long, to see what does not grow in proportion; `--write` keeps them.
"""

import argparse
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
SIZE = 1_990_000
MOST_S, MOST_MB = 2.0, 200
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
    return f"  - id: q{n}\n    type: {kind}\n    prompt: Of what did {word(n)} {word(n + 1)} speak?\n    answer: {said}\n{more}"


TEXTS = {
    "letters": "x", "words": "word and ", "expanding": "\ufdfa", "expanding words": "\ufdfa \ufdfb ", "marks": "\u0301",
    "marked letters": "e\u0301\u0302", "hangul": "한국어 ", "han": "中央委员会", "arabic": "مذكرة عن ", "hebrew": "מזכיר ",
    "emoji": "👩‍👩‍👧‍👦", "flags": "🇩🇪", "cyrillic": "Записка ", "full width": "ＡＢＣ", "ligatures": "ﬁﬂ", "soft": "a\u00ad",
    "turned": "\u202e\u202c", "braces": "{{a}}", "brackets": "[a] ", "quotes": "“a” ", "hashes": "a #b ", "digits": "1 ",
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


def many(size: int) -> Iterator[tuple[str, Files]]:
    """As many questions as there is room for, alike or not."""
    yield (
        "many short questions",
        {"d": numbered(lambda n: f"  - {{id: q{n}, type: card, prompt: P{n}, answer: A}}\n", HEAD, "", size)},
    )
    for kind in KINDS:
        answer = {
            "select": "[One, Two]", "order": "[One, Two, Three]", "match": "[[a, b], [c, d]]", "number": "12",
            "date": "1953-06", "true-false": "true",
        }.get(kind, "Nobody")  # fmt: skip
        yield (
            f"many of {kind}",
            {
                "d": numbered(
                    lambda n, k=kind, a=answer: question(
                        n, "    distractors: [Three, Four]\n" * (k in KINDS[:3]), k, a
                    ),
                    HEAD,
                    "",
                    size,
                )
            },
        )
    yield (
        "equal prompts",
        {"d": numbered(lambda n: f"  - {{id: q{n}, type: card, prompt: Who was it?, answer: A}}\n", HEAD, "", size)},
    )
    yield (
        "similar prompts",
        {
            "d": numbered(
                lambda n: question(n).replace(
                    f"{word(n)} {word(n + 1)} speak", f"the man called {n} speak of in June 1953"
                ),
                HEAD,
                "",
                size,
            )
        },
    )
    common = "Which of the men in the Presidium of the party said in the spring of 1953 that the memorandum was"
    yield (
        "long similar prompts",
        {
            "d": numbered(
                lambda n: (
                    f"  - id: q{n}\n    type: card\n    prompt: {common} {word(n)} {word(n + 3)}?\n    answer: A\n"
                ),
                HEAD,
                "",
                size,
            )
        },
    )
    shuffled = common.split()
    yield "prompts of the same words", {
        "d": numbered(
            lambda n: f"  - id: q{n}\n    type: card\n    prompt: {' '.join(sorted(shuffled, key=lambda w: word(n + len(w) * 31 + ord(w[0]))))}?\n    answer: A\n",
            HEAD, "", size,
        )
    }  # fmt: skip
    yield "equal answers", {"d": numbered(lambda n: question(n, answer="Nobody"), HEAD, "", size)}
    options = ", ".join(f"{word(n)} {word(n + 1)}" for n in range(19))
    yield (
        "options of one length",
        {"d": numbered(lambda n: question(n, f"    distractors: [{options}]\n", "choice"), HEAD, "", size)},
    )
    within = ", ".join(" ".join(["and so"] * n) for n in range(1, 20))
    yield (
        "options in each other",
        {"d": numbered(lambda n: question(n, f"    distractors: [{within}]\n", "choice"), HEAD, "", size)},
    )
    ranges = ", ".join(f"from {n} to {n + 5} people" for n in range(19))
    yield (
        "options that are ranges",
        {"d": numbered(lambda n: question(n, f"    distractors: [{ranges}]\n", "choice"), HEAD, "", size)},
    )
    long = ", ".join('"' + f"{word(n)} " * 110 + f'{n}"' for n in range(19))
    yield (
        "long options",
        {"d": numbered(lambda n: question(n, f"    distractors: [{long}]\n", "choice"), HEAD, "", size)},
    )
    pairs = ", ".join(f"[{word(n)} {n}, {word(n + 5)} {n}]" for n in range(20))
    yield "full matches", {"d": numbered(lambda n: question(n, "", "match", f"[{pairs}]"), HEAD, "", size)}
    gaps = " ".join("{{" + f"{word(n)}|{word(n + 1)}|{word(n + 2)}" + "}} and" for n in range(20))
    yield (
        "full clozes",
        {"d": numbered(lambda n: f'  - {{id: q{n}, type: cloze, prompt: "{gaps} {n}."}}\n', HEAD, "", size)},
    )
    spellings = "|".join(f"{word(n)} {n}" for n in range(600))
    yield (
        "gaps of many spellings",
        {
            "d": numbered(
                lambda n: f'  - {{id: q{n}, type: cloze, prompt: "{{{{{spellings}}}}} {n}."}}\n', HEAD, "", size
            )
        },
    )
    yield (
        "quotations without a source",
        {
            "d": numbered(
                lambda n: question(
                    n, f"    evidence:\n      - {{source: none-{n}, where: here, quote: five words of no book}}\n"
                ),
                HEAD,
                "",
                size,
            )
        },
    )
    yield (
        "quotations of the memorandum",
        {
            "d": numbered(
                lambda n: question(
                    n,
                    f"    evidence:\n      - {{source: beria-memorandum, where: figures, quote: five words of {word(n)} book}}\n",
                ),
                HEAD,
                "",
                size,
            )
        },
    )


def syntax(size: int) -> Iterator[tuple[str, Files]]:
    """What YAML makes possible."""
    yield "keys of one question", {"d": numbered(lambda n: f"    k{n}: v\n", HEAD + "  - id: a\n", "", size)}
    yield "keys of the root", {"d": numbered(lambda n: f"k{n}: v\n", "", "", size)}
    yield "equal keys", {"d": fill("    hint: v\n", HEAD + "  - id: a\n", "", size)}
    yield "long keys", {"d": numbered(lambda n: f"    {word(n) * 100}: v\n", HEAD + "  - id: a\n", "", size)}
    yield "one flow map", {"d": numbered(lambda n: f"k{n}: v, ", HEAD + "  - {id: a, ", "}\n", size)}
    yield (
        "flow questions",
        {
            "d": numbered(
                lambda n: f"{{id: q{n}, type: card, prompt: P{n}, answer: A}}, ",
                HEAD.replace("questions:\n", "questions: ["),
                "]\n",
                size,
            )
        },
    )
    yield (
        "the whole file in one bracket",
        {
            "d": numbered(
                lambda n: f"{{id: q{n}, type: card, prompt: P{n}, answer: A}}, ",
                "{deck: {id: d, title: D}, questions: [",
                "]}\n",
                size,
            )
        },
    )
    yield (
        "json",
        {
            "d": numbered(
                lambda n: f'  {{"id": "q{n}", "type": "card",\n   "prompt": "P{n}", "answer": "A"}},\n',
                '{"deck": {"id": "d", "title": "D"}, "questions": [\n',
                '  {"id": "last", "type": "card", "prompt": "P", "answer": "A"}]}\n',
                size,
            )
        },
    )
    yield "eleven deep", {"d": fill("  - " + "[" * 11 + "]" * 11 + "\n", HEAD, "", size)}
    yield "thirteen deep", {"d": fill("  - " + "{a: " * 13 + "}" * 13 + "\n", HEAD, "", size)}
    yield "deeper and deeper", {"d": numbered(lambda n: " " * (n % 1_500 + 2) + "a:\n", HEAD, "", size)}
    yield (
        "comments at the ends of lines",
        {"d": numbered(lambda n: question(n).replace("\n", " # a remark\n"), HEAD, "", size)},
    )
    yield "lines of comment", {"d": fill("# a remark of no interest\n", HEAD, question(0), size)}
    yield "one long comment", {"d": fill("remark ", HEAD + "# ", "\n" + question(0), size)}
    yield "long lines", {"d": numbered(lambda n: question(n, f"    explanation: {'word ' * 20_000}\n"), HEAD, "", size)}
    yield "crlf", {"d": numbered(lambda n: question(n).replace("\n", "\r\n"), HEAD.replace("\n", "\r\n"), "", size)}
    yield "lone cr", {"d": numbered(lambda n: question(n).replace("\n", "\r"), HEAD.replace("\n", "\r"), "", size)}
    yield "blank lines", {"d": numbered(lambda n: question(n) + "\n" * 200, HEAD, "", size)}
    yield (
        "spaces at the ends of lines",
        {"d": numbered(lambda n: question(n).replace("\n", " " * 90 + "\n"), HEAD, "", size)},
    )
    yield "anchors", {"d": numbered(lambda n: question(n, answer=f"&a{n} Nobody"), HEAD, "", size)}
    yield "aliases", {"d": numbered(lambda n: question(n, answer=f"*a{n}"), HEAD, "", size)}
    yield "tags of yaml", {"d": numbered(lambda n: question(n, answer="!!str Nobody"), HEAD, "", size)}
    yield "merge keys", {"d": numbered(lambda n: question(n, "    <<: *a\n"), HEAD, "", size)}
    yield "complex keys", {"d": numbered(lambda n: f"  - ? [a, {n}]\n    : b\n", HEAD, "", size)}
    yield "escapes", {"d": fill("\\u00e9", HEAD + TYPED + '    hint: "', '"\n', size)}
    yield (
        "escapes in many texts",
        {"d": numbered(lambda n: question(n, answer='"' + "\\xe9" * 200 + f'{n}"'), HEAD, "", size)},
    )
    yield (
        "control characters as escapes",
        {"d": numbered(lambda n: question(n, answer='"' + "\\e" * 200 + f'{n}"'), HEAD, "", size)},
    )
    yield "quotes never closed", {"d": numbered(lambda n: question(n, answer='"Nobody'), HEAD, "", size)}
    yield "brackets never closed", {"d": numbered(lambda n: question(n, answer="[Nobody"), HEAD, "", size)}
    yield "colons in texts", {"d": numbered(lambda n: question(n, answer="Nobody: none"), HEAD, "", size)}
    yield "tabs", {"d": numbered(lambda n: question(n).replace("    ", "\t"), HEAD, "", size)}
    yield (
        "wrong indentation",
        {"d": numbered(lambda n: question(n).replace("    answer", " " * (n % 9) + "answer"), HEAD, "", size)},
    )
    yield "bom on every line", {"d": numbered(lambda n: question(n).replace("\n", "\n\ufeff"), HEAD, "", size)}
    yield (
        "esc on every line",
        {"d": numbered(lambda n: question(n).replace("answer: ", "answer: \x1b[31m"), HEAD, "", size)},
    )
    yield "no-break spaces", {"d": numbered(lambda n: question(n).replace("    ", "\u00a0" * 4), HEAD, "", size)}
    yield "unknown types", {"d": numbered(lambda n: question(n, kind=word(n)), HEAD, "", size)}
    yield "unknown keys", {"d": numbered(lambda n: question(n, f"    {word(n)}: x\n"), HEAD, "", size)}
    yield "ids used twice", {"d": numbered(lambda n: question(n % 50), HEAD, "", size)}
    yield "long ids", {"d": numbered(lambda n: question(n).replace(f"id: q{n}", f"id: {word(n) * 12}"), HEAD, "", size)}
    yield (
        "bad ids",
        {"d": numbered(lambda n: question(n).replace(f"id: q{n}", f"id: {word(n).upper() * 900}"), HEAD, "", size)},
    )
    yield "long numbers", {"d": numbered(lambda n: question(n, kind="number", answer="9" * 900), HEAD, "", size)}
    yield "wrong dates", {"d": numbered(lambda n: question(n, kind="date", answer="1953-06-31"), HEAD, "", size)}


def others(size: int) -> Iterator[tuple[str, Files]]:
    """People, glossaries, source records, and many decks in a folder."""
    person = lambda n: f"  - {{id: p{n}, name: {word(n)} {word(n + 1)}, surnames: [{word(n + 2)}], who: somebody}}\n"  # noqa: E731
    term = lambda n: f"  - {{id: t{n}, term: {word(n)} {n}, also: [{word(n + 1)} {n}], text: something}}\n"  # noqa: E731
    yield "people", {"d": numbered(person, "people:\n", "", size)}
    yield "glossary", {"d": numbered(term, "glossary:\n", "", size)}
    half = size // 2
    asked = numbered(question, HEAD, "", half)
    yield "people and questions", {"d": asked, "p": numbered(person, "people:\n", "", half)}
    yield "glossary and questions", {"d": asked, "g": numbered(term, "glossary:\n", "", half)}
    also = ", ".join(f"{word(n)} {n}" for n in range(1_900))
    yield (
        "people of many names",
        {"d": numbered(lambda n: f"  - {{id: p{n}, name: A B{n}, also: [{also}], who: x}}\n", "people:\n", "", size)},
    )
    yield "equal people", {"d": fill("  - {id: p, name: A B, who: somebody}\n", "people:\n", "", size)}
    record = "document: {seed: s.txt, sha256: " + "0" * 64 + ", kind: primary}\nworks:\n"
    work = lambda n, places: (
        f"  w{n}:\n    short: S\n    title: T\n    kind: primary\n    citation: C\n    standing: S.\n    places:\n{places}"
    )
    one = "      p1: {title: one, from: a, to: b}\n"
    yield "works", {"d": HEAD + TYPED, "sources/r": numbered(lambda n: work(n, one), record, "", size)}
    yield (
        "places of one work",
        {
            "d": HEAD + TYPED,
            "sources/r": numbered(
                lambda n: f"      p{n}: {{title: one, from: a, to: b}}\n", record + work(0, ""), "", size
            ),
        },
    )
    yield (
        "a long standing",
        {"d": HEAD + TYPED, "sources/r": fill("word ", record + work(0, one) + "  w1:\n    standing: ", "\n", size)},
    )
    quoting = lambda n: question(
        n, f"    evidence:\n      - {{source: w{n}, where: p1, quote: five words of no book}}\n"
    )
    yield (
        "works that are quoted",
        {"d": numbered(quoting, HEAD, "", half), "sources/r": numbered(lambda n: work(n, one), record, "", half)},
    )
    small = {
        f"deck-{k}": HEAD.replace("id: d", f"id: deck-{k}") + "".join(question(50 * k + n) for n in range(50))
        for k in range(size // 7_000)
    }
    yield "many decks in a folder", small
    yield "many decks of one id", {name: text.replace(f"id: {name}", "id: d") for name, text in small.items()}
    yield "former ids", {"d": numbered(lambda n: question(n, f"    formerly: [old-{n}, older-{n}]\n"), HEAD, "", size)}
    yield (
        "former ids that are taken",
        {"d": numbered(lambda n: question(n, f"    formerly: [q{n + 1}, q{n + 2}]\n"), HEAD, "", size)},
    )
    yield (
        "unknown confusables",
        {"d": numbered(lambda n: question(n, f"    confusable: {{no{n}: A word.}}\n"), HEAD, "", size)},
    )
    yield "allowances", {"d": numbered(lambda n: question(n, "    allow: {missing-evidence: None.}\n"), HEAD, "", size)}


def shapes(size: int) -> Iterator[tuple[str, Files]]:
    """All of them, by name."""
    for family in (texts, lists, many, syntax, others):
        yield from family(size)


def written(files: Files, folder: Path) -> Path:
    """The files in `folder`; what to check: the one deck, or the folder."""
    for name, text in files.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder / "d.yaml" if set(files) == {"d"} else folder


def measured(path: Path) -> tuple[float, float, int, str]:
    """Seconds of processor time, megabytes and exit status of `check`, and the last line it said."""
    with tempfile.TemporaryFile() as said, open(os.devnull, "wb") as nowhere:
        child = os.fork()
        if child == 0:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(said.fileno(), 2)
            resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
            resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
            os.execv(sys.executable, [sys.executable, "-m", "coldwar_quiz", "check", "--format", "line", str(path)])
        _, status, used = os.wait4(child, 0)
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").splitlines()
    code = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, code, lines[-1] if lines else ""


def main() -> int:
    """1 where one takes more than it may, or ends otherwise than with a verdict."""
    parser = argparse.ArgumentParser(description="check files that are made to be costly")
    parser.add_argument("names", nargs="*", help="parts of names; all without any")
    parser.add_argument("--scale", type=float, default=1, help="how many times two megabytes (1)")
    parser.add_argument("--write", type=Path, help="keep the files in this folder")
    chosen = parser.parse_args()
    os.environ["COLDWAR_QUIZ_HOME"] = tempfile.gettempdir() + "/no-such-home"
    seen = bad = 0
    worst_s, worst_mb = (0.0, ""), (0.0, "")
    for name, files in shapes(int(SIZE * chosen.scale)):
        if chosen.names and not any(part in name for part in chosen.names):
            continue
        with tempfile.TemporaryDirectory() as scratch:
            folder = chosen.write / name.replace(" ", "-") if chosen.write else Path(scratch)
            seconds, megabytes, code, said = measured(written(files, folder))
        seen += 1
        worst_s, worst_mb = max(worst_s, (seconds, name)), max(worst_mb, (megabytes, name))
        over = seconds > MOST_S or megabytes > MOST_MB or code not in (0, 1)
        bad += over
        if over or chosen.names:
            print(
                f"{'OVER ' if over else ''}{name}: {seconds:.2f} s, {megabytes:.0f} MB, exit {code}: {said}", flush=True
            )
    print(
        f"{seen} files: most {worst_s[0]:.2f} s ({worst_s[1]}), {worst_mb[0]:.0f} MB ({worst_mb[1]}); {bad} took too much"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
