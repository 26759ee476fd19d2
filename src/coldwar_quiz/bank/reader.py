"""From nodes to questions: every value of the right shape, or a problem with its place.

Only the shape is judged here. What needs more than one question, or taste, is the business of `rules`.
"""

from collections.abc import Collection, Iterator, Set
from dataclasses import dataclass

from coldwar_quiz.bank import fields, ways_out
from coldwar_quiz.bank.bodies import READERS
from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.keys import DECK_KEYS, KEYS_OF, QUESTION_KEYS
from coldwar_quiz.bank.misnested import at_the_root, put_together, whole_items
from coldwar_quiz.bank.model import Deck, LostQuestion, Person, Question, QuestionId, Term
from coldwar_quiz.bank.nodes import Item, Outline, Streamed, stream
from coldwar_quiz.bank.other_words import OF_A_QUESTION, OF_A_TYPE
from coldwar_quiz.bank.people import read_people, read_terms
from coldwar_quiz.bank.places import Places
from coldwar_quiz.bank.repeated import report_repeated
from coldwar_quiz.bank.slugs import SLUG, SLUG_LIMIT, ordinary_slug
from coldwar_quiz.bank.spelling import did_you_mean, likely_slug, shortened
from coldwar_quiz.bank.tree import Mapping, Node, Scalar, Sequence
from coldwar_quiz.bank.values import MAX_TAGS, Record
from coldwar_quiz.bank.words import language, one_of, when
from coldwar_quiz.diagnostics.span import Span

FORMAT = 1
"""The version of the deck format this reader knows."""

_EVERY_TYPE = f"add `type: ...`, one of: {', '.join(READERS)}"
ROOT_KEYS = {"deck": "questions", "questions": "deck", "people": "", "glossary": ""}
_BESIDE_THE_HEADER = {key: f"`{key}` stands at the margin, beside `deck`" for key in ROOT_KEYS if key != "deck"}


@dataclass(frozen=True, slots=True)
class Contents:
    """What one file holds. `skipped` counts questions left out because of errors; `lost` are those that have an id."""

    deck: Deck | None = None
    people: tuple[Person, ...] = ()
    glossary: tuple[Term, ...] = ()
    skipped: int = 0
    lost: tuple[LostQuestion, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing of the file can be used, not even counted."""
        return self.deck is None and not (self.people or self.glossary or self.skipped)


def read_file(source: SourceFile, findings: Findings, bundled: bool = False) -> Contents:
    """The contents of `source`; what is wrong goes to `findings`, which has the faults of decoding already."""
    root = stream(source, findings)
    if root is None:
        if not findings.errors:
            help = "begin with `deck:`, `people:` or `glossary:`"
            message = "the file holds nothing but comments" if source.text.strip() else "the file is empty"
            findings.error("empty-file", Span.whole_file(source.path), message, help=help)
        return Contents()
    values, put_right = _root_values(root, findings, source.bad_lines)
    people = read_people(_items(values["people"], findings), findings) if "people" in values else ()
    glossary = read_terms(_items(values["glossary"], findings), findings) if "glossary" in values else ()
    deck, skipped, lost = _read_deck(source, values, put_right, findings, bundled)
    return Contents(deck, people, glossary, skipped, tuple(lost))


def _root_values(
    root: Outline, findings: Findings, bad_lines: Collection[int]
) -> tuple[dict[str, Node | Streamed], set[str]]:
    """The values of the file by key, and the keys of those that are not as they should be: only what was meant."""
    put_right: set[str] = set()
    values: dict[str, Node | Streamed] = {}
    keys: dict[str, Scalar] = {}
    meant = ""
    joined = False
    for key, value, right in at_the_root(root.entries, findings):
        name = key.value
        if not right:
            put_right.add(name)
        if findings.full:
            findings.omit()
        elif name not in ROOT_KEYS and key.span.line in bad_lines:
            meant += "".join(f"`{known}`" for known in ROOT_KEYS)  # the control character in it is reported
        elif name not in ROOT_KEYS:
            near = did_you_mean(name, ROOT_KEYS)
            meant += near
            help = (
                near
                or ways_out.of_odd_key(name, ROOT_KEYS.keys())
                or "a file has `deck` and `questions`, or `people`, or `glossary`"
            )
            findings.error("unknown-key", key, f"unknown key `{shortened(name)}`", help=help)
        elif joined:
            continue  # all of it belongs to the second deck
        elif name in values:
            joined = name == "deck" and _two_decks(root)
            before = values[name]
            if isinstance(before, Scalar) and before.null and not before.value:
                values[name] = value  # the line of the key was doubled
            report_repeated(findings, key, keys[name], "a second deck" if joined else "")
        else:
            keys[name] = key
            values[name] = value
    if not values and not findings.errors:
        message, help = "the file needs `deck`, `people` or `glossary`", "begin with `deck:`, its `id` and its `title`"
        findings.error("missing-key", root.span, message, help=help)
    header = values.get("deck")
    if isinstance(header, Mapping):
        meant += "".join(f"`{key}`" for key in _BESIDE_THE_HEADER if key in header.raw)  # reported there
    for name, partner in ROOT_KEYS.items():
        if name in values and partner and partner not in values and f"`{partner}`" not in meant and root.clean:
            help = "begin with `deck:`, its `id` and its `title`" if partner == "deck" else f"add `{partner}:`"
            findings.error("missing-key", keys[name], f"a file with `{name}` needs `{partner}`", help=help)
    return values, put_right


def _two_decks(root: Outline) -> bool:
    names = [key.value for key, _ in root.entries]
    return names.count("deck") > 1 and names.count("questions") > 1


def _items(value: Node | Streamed, findings: Findings) -> Iterator[Item]:
    """The items of a list, whether streamed or not; anything else is reported."""
    if isinstance(value, Streamed):
        yield from value
        return
    if isinstance(value, Sequence) and value.items:
        for node in value.items:
            yield Item(node, True)
        return
    empty = isinstance(value, Sequence) or (isinstance(value, Scalar) and value.null)
    if empty:
        findings.error("no-value", value, "the list is empty", help="write at least one item")
    else:
        help = "begin each item with `- `"
        if isinstance(value, Mapping) and value.raw and all(type(entry) is Mapping for entry in value.raw.values()):
            first = shortened(next(iter(value.raw)))
            help = f"write `- id: {first}` in place of `{first}:`, and so with the others"
        findings.error("wrong-shape", value, "this must be a list", help=help)


def _read_deck(
    source: SourceFile, values: dict[str, Node | Streamed], put_right: Set[str], findings: Findings, bundled: bool
) -> tuple[Deck | None, int, list[LostQuestion]]:
    """The deck, how many of its questions are left out, and those of them that have an id.

    What was only `put_right` is read for its problems, and left out.
    """
    header = values.get("deck")
    deck: Deck | None = None
    if header is not None and not isinstance(header, Streamed):
        deck = _read_header(header, findings, source.path, bundled)
        if deck is None and _newer_format(header):
            return None, 0, []
    questions: list[Question] = []
    lost: list[LostQuestion] = []
    skipped = 0
    id_node = _id_node(header)
    deck_id = id_node.value if id_node else ""
    if "questions" in values:
        for item in whole_items(_items(values["questions"], findings), "question", findings):
            question, usable = read_question(item, deck_id, findings)
            if question is not None and usable and "questions" not in put_right:
                questions.append(question)
                continue
            skipped += 1
            named = _id_of(item)
            if named is not None:
                lost.append(LostQuestion(QuestionId(deck_id, named[0]), named[1], question, bundled))
        if isinstance(values["questions"], Streamed):
            skipped += values["questions"].unread
    if deck is None or "deck" in put_right:
        return None, skipped + len(questions), []
    return _with_questions(deck, questions), skipped, lost


def _with_questions(deck: Deck, questions: list[Question]) -> Deck:
    return Deck(
        deck.id, deck.title, deck.path, deck.span, deck.description, deck.language, tuple(questions), deck.bundled
    )


def _newer_format(header: Node) -> bool:
    for key, value in header.entries if isinstance(header, Mapping) else ():
        if key.value == "format" and isinstance(value, Scalar):
            digits = value.value.lstrip("0")
            return digits.isascii() and digits.isdigit() and (len(digits) > 18 or int(digits) > FORMAT)
    return False


def _shown(node: Node) -> str:
    return shortened(node.value or "")


def _read_header(header: Node, findings: Findings, path: str, bundled: bool) -> Deck | None:
    """The deck without its questions; None when anything is wrong with it."""
    before = findings.errors
    if not isinstance(header, Mapping):
        help = "take the hyphens out" if isinstance(header, Sequence) else "give it `id` and `title`"
        findings.error("wrong-shape", header, "`deck` must be a map", help=help)
        return None
    if _newer_format(header):
        node = next(value for key, value in header.entries if key.value == "format")
        message = f"the deck needs a newer coldwar-quiz: it is of format {_shown(node)}, this program reads {FORMAT}"
        findings.only_error("newer-format", node, message, help="upgrade the program")
        return None
    record = Record(header, findings, "a deck")
    record.keep_to(DECK_KEYS, _BESIDE_THE_HEADER)
    deck_id = record.slug("id", required=True)
    title = record.text("title", 1_000, required=True)
    description = record.text("description")
    tongue = language(record, "language") or "en"
    version = record.word("format")
    if version is not None and version.value != str(FORMAT):
        findings.error("wrong-shape", version, "`format` must be a whole number from 1", help="take the line out")
    if findings.errors != before or deck_id is None or title is None:
        return None
    node = record["id"]
    return Deck(deck_id, title, path, node.span, description, tongue, bundled=bundled)


def read_question(item: Item, deck: str, findings: Findings) -> tuple[Question | None, bool]:
    """The question of `item`, as far as its type and answer could be read, and whether nothing in it is an error."""
    if not item.clean:
        _read_despite_faults(item, deck, findings)
        return None, False
    mark = findings.mark()
    question = _question(item, deck, findings)
    findings.question = None
    good = findings.errors == mark[0]
    if not good and not findings.full and type(item.node) is Mapping:
        slips = Findings()
        whole = put_together(item.node, slips)
        if whole is not None:
            findings.back_to(mark)
            findings.add(slips.problems(), slips.omitted)
            _read_despite_faults(Item(whole, False, item.section, item.number), deck, findings)
            return None, False
    return question, question is not None and good


def _read_despite_faults(item: Item, deck: str, findings: Findings) -> None:
    """Report what else is wrong with an item whose syntax is at fault, but not in lines that were reported already."""
    if findings.full:
        return
    named = _id_of(item)
    segment = item.segment
    lines = range(0)
    if segment is not None:
        lines = range(segment.line + 1, segment.line + 1 + segment.height)
        name = str(QuestionId(deck, named[0])) if deck and named else None
        findings.belong(lines.start, lines.stop, name)
    further = Findings()
    _question(item, deck, further)
    told = {p.span.line for p in findings.problems()}
    # a quote that was never closed, or too late, has keys in it that are not missing
    hidden = (
        {"missing-key"} if any(p.code == "unclosed-quote" and p.span.line in lines for p in findings.problems()) else ()
    )
    findings.add([p for p in further.problems() if p.span.line not in told and p.code not in hidden], further.omitted)


def _id_of(item: Item) -> tuple[str, Span] | None:
    """The id of a question that cannot be used, and where it stands; None where it has no id that could be taken.

    A misspelt one is taken as it was likely meant, since other questions may name it so.
    """
    if item.node is None:
        segment = item.segment
        return None if segment is None else segment.seeming_id()
    node = _id_node(item.node)
    if node is not None:
        return node.value, node.span
    given = item.node["id"] if isinstance(item.node, Mapping) and "id" in item.node.raw else None
    likely = likely_slug(given.value[:SLUG_LIMIT]) if isinstance(given, Scalar) and given.value else None
    return (likely, given.span) if given is not None and likely and SLUG.fullmatch(likely) else None


def _id_node(node: Node | Streamed | None) -> Scalar | None:
    """The `id` of a deck or question, where it is an id at all."""
    if isinstance(node, Mapping) and len(node) == len(node.raw):
        given = node["id"] if "id" in node.raw else None
        return given if isinstance(given, Scalar) and SLUG.fullmatch(given.value) else None
    for key, value in node.entries if isinstance(node, Mapping) else ():
        if key.value == "id" and isinstance(value, Scalar) and SLUG.fullmatch(value.value):
            return value
    return None


def _question(item: Item, deck: str, findings: Findings) -> Question | None:
    node = item.node
    if not isinstance(node, Mapping):
        if node is not None:
            help = "take the hyphen out" if node.value == "" else "begin it with `- id: ...`"
            findings.error("wrong-shape", node, "a question must be a map", help=help)
        return None
    record = Record(node, findings, "a question")
    given = record.keys()
    name = named = record.written("id")
    ordinary = named is not None and ordinary_slug(named)
    if deck and named and (ordinary or SLUG.fullmatch(named)):
        findings.question = f"{deck}/{named}"
    if not ordinary:
        name = record.slug("id") if "id" in given else None
    if name is not None:
        record.about("id")
    kind = record.written("type")
    if kind not in READERS:
        word = record.word("type") if "type" in given else None
        kind = None if word is None else one_of(record, word, "type", READERS, "unknown-type", OF_A_TYPE)
    known = KEYS_OF[kind] if kind else QUESTION_KEYS
    if "evidence" not in given and len(given & fields.OF_A_QUOTATION) > 1:
        known |= fields.refuse_bare_quotation(record, node)
    record.keep_to(known, OF_A_QUESTION[kind])
    for required in ("id", "type"):
        if required not in given:
            record.missing(required, _EVERY_TYPE if required == "type" else "")
    prompt = record.text("prompt", required=True)
    body = READERS[kind](record, prompt) if kind else None
    question = Question(
        tuple.__new__(QuestionId, (deck, name or "")),  # half the time of calling it
        body,  # type: ignore[arg-type]  # never kept when it is None: that is an error already
        prompt or "",
        record.span("id") if "id" in given else node.span,
        record.line("hint") if "hint" in given else None,
        record.text("explanation"),
        fields.evidence(record) if "evidence" in given else (),
        fields.accounts(record, kind) if "accounts" in given else (),
        when(record, "when") if "when" in given else None,
        fields.difficulty(record) if "difficulty" in given else 2,
        record.slugs("tags", "words", MAX_TAGS) if "tags" in given else (),
        fields.content(record) if "content" in given else (),
        fields.confusable(record, deck) if "confusable" in given else (),
        fields.formerly(record, deck) if "formerly" in given else (),
        record.text("retired") if "retired" in given else None,
        fields.allow(record) if "allow" in given else (),
        Places(item),
    )
    return None if body is None or name is None else question
