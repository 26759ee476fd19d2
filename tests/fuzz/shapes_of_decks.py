"""Files of just under two megabytes, each of one costly shape: many questions, odd YAML, people, records, folders."""

from collections.abc import Iterator

from fuzz.shapes import HEAD, KINDS, TYPED, Files, fill, lists, numbered, question, texts, word
from fuzz.shapes_of_dense_decks import dense
from fuzz.shapes_of_lost_lines import lost_lines


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

    def mixed(n: int) -> str:
        asked = " ".join(sorted(shuffled, key=lambda w: word(n + len(w) * 31 + ord(w[0]))))
        return f"  - id: q{n}\n    type: card\n    prompt: {asked}?\n    answer: A\n"

    yield "prompts of the same words", {"d": numbered(mixed, HEAD, "", size)}
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
                    "    evidence:\n"
                    f"      - {{source: beria-memorandum, where: figures, quote: five words of {word(n)} book}}\n",
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
    steps = [" " * n for n in range(int((2 * size) ** 0.5) - 3)]
    yield "items ever deeper", {"d": HEAD + "".join(f"{step}- \n" for step in steps)}
    yield "items ever less deep", {"d": HEAD + "".join(f"{step}- a\n" for step in reversed(steps))}
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

    def person(n: int) -> str:
        return f"  - {{id: p{n}, name: {word(n)} {word(n + 1)}, surnames: [{word(n + 2)}], who: somebody}}\n"

    def term(n: int) -> str:
        return f"  - {{id: t{n}, term: {word(n)} {n}, also: [{word(n + 1)} {n}], text: something}}\n"

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

    def work(n: int, places: str) -> str:
        said = "    short: S\n    title: T\n    kind: primary\n    citation: C\n    standing: S.\n"
        return f"  w{n}:\n{said}    places:\n{places}"

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

    def quoting(n: int) -> str:
        return question(n, f"    evidence:\n      - {{source: w{n}, where: p1, quote: five words of no book}}\n")

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
    for family in (texts, lists, many, dense, syntax, lost_lines, others):
        yield from family(size)
