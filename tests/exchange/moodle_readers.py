"""Moodle's two formats read by other means than the program's: what a site would hold after importing a file.

Written after the steps of Moodle's own importers, `question/format/gift/format.php`, `question/format/xml/format.php`
and `question/type/multianswer/questiontype.php`, so that the tests ask what Moodle would understand.
"""

import html
import re
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from typing import NamedTuple

TRIMMED = " \t\n\r\v\0"
"""What PHP trims."""

_PLACEHOLDERS = {":": "&&058;", "#": "&&035;", "=": "&&061;", "{": "&&123;", "}": "&&125;", "~": "&&126;", "n": "&&010"}


class Held(NamedTuple):
    """A question as Moodle would hold it.

    `text` and `feedback` are what a browser shows. `answers` are pairs of a text and its share (choice, short answer,
    numerical: with tolerance as a third), pairs of two sides (matching) or texts in order (ordering); `gaps` the
    spellings of each gap of a cloze, whose places in `text` are marked by `{}`.
    """

    kind: str
    name: str
    text: str
    feedback: list[str]
    answers: list[tuple[str, ...]]
    single: bool = True
    gaps: tuple[tuple[str, ...], ...] = ()
    category: str = ""
    idnumber: str = ""
    tags: tuple[str, ...] = ()
    hint: str = ""


class _Browser(HTMLParser):
    """What a browser shows, paragraph by paragraph. Any tag but the three that are written fails the test."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs = [""]
        self._kept = False
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert (tag, attrs) in (("br", []), ("p", []), ("span", [("style", "white-space: pre-wrap")])), (tag, attrs)
        if tag == "br":
            self.paragraphs[-1] += "\n"
        self._kept = self._kept or tag == "span"

    def handle_endtag(self, tag: str) -> None:
        assert tag in ("p", "span")
        if tag == "span":
            self._kept = False
        if tag == "p":
            self.paragraphs.append("")

    def handle_data(self, data: str) -> None:
        if not self._kept:
            shown = re.sub(r"[ \t\n\r\f]+", " ", data)
            assert shown == data, f"a browser would squeeze {data!r}"
        self.paragraphs[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data!r}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def shown(source: str) -> list[str]:
    """The paragraphs a browser shows of some HTML."""
    found = _Browser(source).paragraphs
    return found if found[-1] or len(found) == 1 else found[:-1]


def _body(source: str) -> str:
    return "\n\n".join(shown(source))


def _feedback(source: str) -> list[str]:
    return shown(source) if source else []


def short_answer(pattern: str) -> str:
    """The one text that the pattern of a short answer accepts; a wildcard fails the test."""
    assert not re.search(r"(?<!\\)\*", pattern), f"{pattern!r} accepts more than one text"
    return pattern.replace("\\*", "*")


def read_xml(text: str) -> list[Held]:
    """The questions of a Moodle XML file, each with the category that stood before it."""
    found: list[Held] = []
    category = ""
    for node in ElementTree.fromstring(text):
        kind = node.get("type", "")
        if kind == "category":
            category = html.unescape(node.findtext("category/text", "").strip(TRIMMED))
            continue
        source = node.findtext("questiontext/text", "").strip(TRIMMED)
        assert node.find("questiontext").get("format") == "html"
        gaps: tuple[tuple[str, ...], ...] = ()
        if kind == "cloze":
            source, gaps = _embedded(source)
        found.append(
            Held(
                kind,
                node.findtext("name/text", "").strip(TRIMMED),
                _body(source),
                _feedback(node.findtext("generalfeedback/text", "").strip(TRIMMED)),
                list(_xml_answers(kind, node)),
                node.findtext("single", "true") == "true",
                gaps,
                category,
                node.findtext("idnumber", ""),
                tuple(tag.findtext("text", "") for tag in node.iterfind("tags/tag")),
                _body(node.findtext("hint/text", "")),
            )
        )
    return found


def _xml_answers(kind: str, node: ElementTree.Element):
    for answer in node.iterfind("answer"):
        text, share = answer.findtext("text", "").strip(TRIMMED), answer.get("fraction", "0")
        if kind in ("multichoice", "ordering"):
            assert answer.get("format") == "html"
            yield _body(text), share
        elif kind == "shortanswer":
            yield short_answer(text), share
        elif kind == "numerical":
            yield text, share, answer.findtext("tolerance", "0")
        else:
            yield text, share
    for pair in node.iterfind("subquestion"):
        yield (
            _body(pair.findtext("text", "").strip(TRIMMED)),
            html.unescape(pair.findtext("answer/text", "").strip(TRIMMED)),
        )


_ANSWER = r"(=|%-?[0-9]+(?:[.,][0-9]*)?%)?(.+?(?<!\\|&)(?<!&amp;)(?=[~#}]|$))(#(.*?(?<!\\)(?=[~}]|$)))?"
_EMBEDDED = re.compile(r"\{([0-9]*):(SHORTANSWER|SA|MW):(" + _ANSWER + r"(~" + _ANSWER + r")*)\}", re.DOTALL)


def _embedded(text: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    gaps = []
    while found := _EMBEDDED.search(text):
        rest, spellings = found[3], []
        while part := re.match("~?" + _ANSWER, rest, re.DOTALL):
            assert part[1] == "="
            assert part[3] is None
            told = html.unescape(part[2]).replace("\\}", "}").replace("\\#", "#")
            spellings.append(short_answer(told))
            rest = rest[part.end() :]
        assert not rest
        gaps.append(tuple(spellings))
        text = text[: found.start()] + "&#123;&#125;" + text[found.end() :]
    return text, tuple(gaps)


def read_gift(text: str) -> list[Held]:
    """The questions of a GIFT file, each with the category that stood before it."""
    found: list[Held] = []
    category = ""
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.split("\n")
        comment = " ".join(line for line in lines if line.strip(TRIMMED).startswith("//"))
        code = "\n".join(" " if line.strip(TRIMMED).startswith("//") else line for line in lines).strip(TRIMMED)
        code = _before(code)
        if code.startswith("$CATEGORY:"):
            category = html.unescape(code[10:].strip(TRIMMED))
        elif code:
            found.append(_gift_question(code, comment, category))
    return found


def _before(text: str) -> str:
    text = text.replace("\\\\", "&&092;")
    for mark, holder in _PLACEHOLDERS.items():
        text = text.replace(f"\\{mark}", holder)
    return text.replace("&&092;", "\\")


def _after(text: str) -> str:
    for mark, holder in _PLACEHOLDERS.items():
        text = text.replace(holder, "\n" if mark == "n" else mark)
    return text


def _formatted(text: str, otherwise: str) -> tuple[str, str]:
    """The text without its format, and the format."""
    form = otherwise
    if text.startswith("["):
        end = text.find("]")
        name = text[1 : end if end >= 0 else -1]
        if name in ("moodle", "html", "plain", "markdown"):
            form, text = name, text[end + 1 :]
    return _after(text).strip(TRIMMED), form


def _gift_question(code: str, comment: str, category: str) -> Held:
    assert code.startswith("::")
    name, _, code = code[2:].partition("::")
    code = code.strip(TRIMMED)
    start, finish = code.find("{"), code.find("}")
    assert -1 < start < finish
    answers = code[start + 1 : finish].strip(TRIMMED)
    text = code[:start] + ("" if finish == len(code) - 1 else "_____") + code[finish + 1 :]
    answers, marked, told = answers.rpartition("####")
    answers, told = (answers.strip(TRIMMED), told) if marked else (told, "")
    text, form = _formatted(text, "moodle")
    assert form == "html"
    feedback, form = _formatted(told.strip(TRIMMED), form)
    assert form == "html"
    kind, single, read = _gift_answers(answers)
    ids = re.findall(r"\[id:([^]]+)\]", comment)
    return Held(
        kind, _after(name), _body(text), _feedback(feedback), read, single, (), category, ids[0],
        tuple(re.findall(r"\[tag:([^]]+)\]", comment)),
    )  # fmt: skip


def _gift_answers(answers: str) -> tuple[str, bool, list[tuple[str, ...]]]:
    if not answers:
        return "essay", True, []
    if answers[0] == "#":
        found = []
        for part in _split(answers[1:], "="):
            share, text = _weighed(part, "100")
            value, _, near = _formatted(text, "html")[0].partition(":")
            found.append((value.strip(TRIMMED), share, near.strip(TRIMMED)))
        return "numerical", True, found
    if "~" in answers:
        single = "=" in answers
        found = []
        for part in _split(answers.replace("=", "~="), "~"):
            share, text = ("100", part[1:]) if part[0] == "=" else _weighed(part, "0")
            shown_text, form = _formatted(text.partition("#")[0].strip(TRIMMED), "html")
            assert form == "html"
            found.append((_body(shown_text), share))
        return "multichoice", single, found
    if "=" in answers and "->" in answers:
        found = []
        for part in _split(answers, "="):
            left, arrow, right = part.partition("->")
            assert arrow
            found.append((_body(_formatted(left, "html")[0]), html.unescape(_after(right).strip(TRIMMED))))
        return "match", True, found
    check = answers[: answers.index("#")].strip(TRIMMED) if answers.find("#") > 0 else answers
    if check in ("T", "TRUE", "F", "FALSE"):
        return "truefalse", True, [(check,)]
    found = []
    for part in _split(answers, "="):
        share, text = _weighed(part, "100")
        bits = text.split("#", 1)
        assert len(bits) == 1
        found.append((short_answer(_formatted(bits[0].strip(TRIMMED), "html")[0]), share))
    return "shortanswer", True, found


def _split(text: str, mark: str) -> list[str]:
    parts = [part.strip(TRIMMED) for part in text.split(mark)]
    return parts[1:] if not parts[0] else parts


def _weighed(part: str, otherwise: str) -> tuple[str, str]:
    if re.match(r"%-*([0-9]{1,2})\.?([0-9]*)%", part):
        share, _, text = part[1:].partition("%")
        return share, text
    return otherwise, part
