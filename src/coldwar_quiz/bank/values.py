"""Reading one map of a deck: every value checked for its shape, every mistake told with its place and the way out."""

from collections.abc import Iterable
from collections.abc import Sequence as Items

from coldwar_quiz.bank import ways_out
from coldwar_quiz.bank.characters import ODD_WORDS, ONE_ALPHABET, look_alike, shows
from coldwar_quiz.bank.commas import refuse_cut_numbers, refuse_cut_text
from coldwar_quiz.bank.doubts import warn_of_doubts
from coldwar_quiz.bank.given import Given
from coldwar_quiz.bank.lost_keys import OF_NO_LIST, help_for, list_of_texts
from coldwar_quiz.bank.slugs import is_slug, ordinary_slug, report_slug
from coldwar_quiz.bank.swallowed import (
    line_of_item,
    warn_of_item,
    warn_of_joined,
    warn_of_keys,
)
from coldwar_quiz.bank.tree import Inline, Mapping, Node, Raw, Scalar, Sequence, as_node, plain_texts
from coldwar_quiz.diagnostics.span import Span

PROMPT_LIMIT = 10_000
ANSWER_LIMIT = 1_000
MAX_OPTIONS = 20
MAX_TAGS = 50
MAX_ENTRIES = 2_000
"""Of anything else that is listed, no more are read."""

_BLOCKS = (">", "|")
_QUOTES = ('"', "'")
_NEVER_SHOWN = "`~` or `null` is no text; put it in quotes if it is meant"


class Record(Given):
    """One map, its values read.

    Every method that reads a value returns None, or nothing, after reporting what is wrong with it.
    """

    __slots__ = ()

    def text(
        self, name: str, limit: int = PROMPT_LIMIT, required: bool = False, answer: bool = False, typed: bool = False,
        prose: bool = True,
    ) -> str | None:  # fmt: skip
        """The text under `name`; `answer`, `typed`: as in `doubtful`; no `prose` where 1.10 is meant."""
        node = self._values.get(name)
        if node is None:
            if required:
                self.missing(name)
            return None
        if answer and node.value and " " in node.value and type(node) is not Inline:
            warn_of_joined(as_node(node, self._segment), False, self._findings)
        if node.value is not None and node.style in _BLOCKS:
            warn_of_keys(as_node(node, self._segment), self._known - self._values.keys(), self._findings)
        if node.value and "- " in node.value and node.style not in _QUOTES:
            key = list_of_texts(name, self._known, self._values.keys())
            warn_of_item(as_node(node, self._segment), key, self._findings)
        return self._easily(node, limit) or self.text_of(
            as_node(node, self._segment), name, limit, answer, typed, prose
        )

    def _easily(self, node: Raw, limit: int) -> str | None:
        """The text of `node` where a glance shows that there is nothing to say about it, as for nearly all; else None.

        Never wrong: what it returns is what `text_of` returns, without a word.
        """
        value = node.value
        if value is None or len(value) > limit:
            return None
        if not self._segment.easy and (self._segment.has_comments or not ONE_ALPHABET.fullmatch(value)):
            return None
        if node.style:  # type: ignore[union-attr]  # lists and maps have no value
            value = value.rstrip("\n")
            return value if value[:1] > " " else None
        return value if value[:1].isalpha() and value not in ODD_WORDS else None

    def text_of(
        self, node: Node, name: str, limit: int, answer: bool = False, typed: bool = False, prose: bool = True
    ) -> str | None:
        """The text `node` holds; `name` says in messages what it is."""
        if type(node) is not Scalar:
            self.wrong_shape(node, name, "a text")
            return None
        value = node.value
        if node.plain:
            if node.null:
                self._report_null(node, name)
                return None
            if prose and look_alike(value):
                self._findings.warning(
                    "yaml-look-alike",
                    node,
                    f"`{value}` is kept as text, but other programs read it as something else"
                    if name != "retired"
                    else f"`retired` holds the reason why a question is asked no more, and `{value}` gives none",
                    help="write the reason; if the question is to be asked, take the line out"
                    if name == "retired"
                    else f'put it in quotes: "{value}"',
                )
            if node.cut_by_comment:
                self._findings.warning(
                    "comment-after-text",
                    _after(node),
                    "the rest of the line was read as a comment",
                    help="put the text in quotes, or two spaces before a comment",
                )
        elif value[-1:] == "\n":
            value = value.rstrip("\n")
        if len(value) > limit:
            message = f"`{name}` is longer than {limit:,} characters"
            self._findings.error("too-long", node, message, help=f"shorten it; it has {len(value):,}")
            return None
        seen = not value.isspace() if value.isascii() else self.look_closely(node, value, answer, typed)
        if not (seen and value):
            which = f"`{name}`" if node.holds(self._values.get(name)) else f"an entry of `{name}`"
            help = "write it, or take the line out"
            if node.style in ("|", ">"):
                help = "its text stands on the next lines, two spaces further in than the key"
            self._findings.error("no-value", node, f"{which} is blank", help=help)
            return None
        return value

    def _report_null(self, node: Scalar, name: str) -> None:
        whole = node.holds(self._values.get(name))
        if whole and not node.value and refuse_cut_text(name, self._node, self._findings):
            return
        if anchor := ways_out.only_an_anchor(node):
            self._findings.withdraw("unused-anchor", node.span)
            message, help = "a text cannot begin with `&` unless it is in quotes", f'put the text in quotes: "{anchor}"'
            self._findings.error("unquoted-text", node, message, help=help)
            return
        place = self._node.key(name) if whole and not node.value else node
        message = f"`{name}` has no value" if whole else f"an entry of `{name}` has no value"
        help = _NEVER_SHOWN if node.value else ways_out.of_comment(node, ANSWER_LIMIT, name)
        help = help or "write it, or take the line out"
        self._findings.error("no-value", place, message, help=help)

    def look_closely(self, node: Scalar, value: str, answer: bool, typed: bool, before: str = "") -> bool:
        """Warn about what does not show in `value`, the text of `node`; whether anything does.

        Where `value` is a gap in that text, which has been looked at as a whole, `before` is what stands before it.
        """
        seen = shows(value)
        if seen:
            warn_of_doubts(node, value, answer, typed, before, self._findings)
        return seen

    def line(self, name: str) -> str | None:
        """The text under `name`, which must be a single line."""
        text = self.text(name, ANSWER_LIMIT)
        if text is not None and "\n" in text:
            help = "put it on one line; `explanation` may have several"
            self._findings.error("wrong-shape", self[name], f"`{name}` must be one line", help=help)
            return None
        return text

    def texts(
        self, name: str, most: int = MAX_ENTRIES, required: bool = False, answer: bool = False, typed: bool = False
    ) -> tuple[str, ...]:
        """The list of texts under `name`; empty when it is not there or not usable."""
        listed = self._values.get(name)
        plain = plain_texts(listed)
        if type(listed) is Sequence and listed.height and listed.height > len(listed.raw) and not listed.in_brackets:
            for item in listed.raw:
                warn_of_joined(as_node(item, self._segment), True, self._findings)
        if 0 < len(plain) <= most:
            return plain
        found = []
        for node in self._items(name, "texts", most, required):
            text = self.entry(node, name, ANSWER_LIMIT, answer, typed)
            if text is not None:
                found.append(text)
        return tuple(found)

    def plain_pairs(self, name: str) -> dict[str, str]:
        """The entries of the map under `name`, where a glance shows that there is nothing to say of their texts."""
        node = self._values.get(name)
        if type(node) is not Mapping or not len(node) == len(node.raw) <= MAX_ENTRIES:
            return {}
        found = {key: self._easily(value, ANSWER_LIMIT) or "" for key, value in node.raw.items()}
        return found if all(found.values()) else {}

    def entry(self, raw: Raw, name: str, limit: int, answer: bool = False, typed: bool = False) -> str | None:
        """The text of `raw`, which stands in the list or map under `name`."""
        return self._easily(raw, limit) or self.text_of(as_node(raw, self._segment), name, limit, answer, typed)

    def list(self, name: str, of: str, most: int = MAX_ENTRIES, required: bool = False) -> list[Node]:
        """The items of the list under `name`, at most `most`."""
        return [as_node(node, self._segment) for node in self._items(name, of, most, required)]

    def _items(self, name: str, of: str, most: int, required: bool) -> Iterable[Raw]:
        """The items of the list under `name` as they were read."""
        node = self._values.get(name)
        if node is None:
            if required:
                self.missing(name)
            return ()
        if type(node) is not Sequence:
            self._no_list(as_node(node, self._segment), name, of)
            return ()
        if not node.raw:
            help = "write at least one entry" if required else "fill it, or take the line out"
            self._findings.error("no-value", node, f"`{name}` is empty", help=help)
        items = node.raw
        if len(items) > 1 and self.cut(items[: 3 * most]):
            return ()
        if len(items) > most and self._crowded(len(items), most, as_node(items[most], self._segment), name):
            return ()
        return items

    def cut(self, items: Items[Raw]) -> bool:
        """Whether a comma in brackets parted numbers among `items`, which is reported."""
        return refuse_cut_numbers(items, self._segment, self._findings)

    def _crowded(self, count: int, most: int, place: Node, name: str) -> bool:
        if count > most:
            help = f"keep {most:,} of the {count:,}, or make it several questions"
            self._findings.error("too-many", place, f"`{name}` holds more than {most:,}", help=help)
        return count > most

    def _no_list(self, node: Node, name: str, of: str) -> None:
        if type(node) is Scalar and node.null:
            self._report_null(node, name)
        else:
            self.wrong_shape(node, name, f"a list of {of}")

    def record(self, node: Node, name: str, what: str, help: str = "") -> "Record | None":
        """The map that `node` is; `what` names its kind, `help` says how it is written where it is none."""
        if type(node) is Mapping:
            return Record(node, self._findings, what)
        if type(node) is Scalar and node.null:
            self._report_null(node, name)
        else:
            listed = type(node) is Sequence and not node.in_brackets and all(type(item) is Mapping for item in node.raw)
            self.wrong_shape(node, name, "a map of keys to values", "take the hyphens out" if listed else help)
        return None

    def pairs(self, name: str, of: str) -> Iterable[tuple[Scalar, Node]]:
        """The entries of the map under `name`, from `of` to texts; repeated keys are reported and given once."""
        node = self.get(name)
        inner = None
        if node is not None:
            inner = self.record(node, name, f"`{name}`", f"write {of}, with `: ` between, on a line of its own")
        if inner is None or self._crowded(len(inner._node), MAX_ENTRIES, inner._node, name):
            return
        if not inner._values:
            self._findings.error("no-value", inner._node, f"`{name}` is empty", help=f"give {of}, or take the line out")
        given = set()
        for key, _ in inner._node.entries:
            if key.value not in given:
                given.add(key.value)
                yield key, inner[key.value]

    def wrong_shape(self, node: Node, name: str, wanted: str, help: str = "") -> None:
        """Report that the value of `name` is not `wanted`."""
        is_a = {Scalar: "a text", Sequence: "a list", Mapping: "a map"}[type(node)]
        help = help or ways_out.of_shape(node, name, wanted)
        if type(node) is Sequence and (name, wanted) == ("answer", "a text"):
            help = ways_out.of_answers(self.what, self.written("type"), self._values.get("answer") is node, node)
        raw = self._values.get(name)
        whole = raw is node or (type(node) is Scalar and node.holds(raw)) or name not in self._values
        which = f"`{name}`" if whole else f"an entry of `{name}`"
        if type(node) is Mapping and (joined := ways_out.joined_key(node)):
            self._meant += f"`{joined}`"
        self._findings.error("wrong-shape", node, f"{which} must be {wanted}, not {is_a}", help=help)

    def word(self, name: str, required: bool = False) -> Scalar | None:
        """The single word under `name` as it is written, for values that are no prose: ids, types, dates, numbers."""
        node = self.get(name)
        if node is None:
            if required:
                self.missing(name)
            return None
        return self.word_of(node, name)

    def word_of(self, node: Node, name: str) -> Scalar | None:
        """`node` as a single word."""
        if type(node) is not Scalar:
            self.wrong_shape(node, name, "a single value")
            return None
        if node.null:
            self._report_null(node, name)
            return None
        seeming = node.plain and " - " in node.value and not self._findings.full
        listed = line_of_item(node) if seeming else None
        if listed is not None:
            help = help_for(listed[1] or list_of_texts(name, self._known, self._values.keys()))
            self._findings.error("indentation", listed[0], OF_NO_LIST, help=help)
            return None
        if node.value[0:1] <= " " and not node.value.strip():
            self._findings.error("no-value", node, f"`{name}` is blank", help="write it, or take the line out")
            return None
        return node

    def slug(self, name: str, required: bool = False) -> str | None:
        """The id under `name`."""
        found = self.written(name)
        if found is not None and ordinary_slug(found):
            return found
        node = self.word(name, required)
        return None if node is None else self.slug_of(node, name)

    def slugs(self, name: str, of: str, most: int) -> tuple[str, ...]:
        """The list of at most `most` ids under `name`."""
        plain = plain_texts(self._values.get(name))
        if 0 < len(plain) <= most and all(map(ordinary_slug, plain)):
            return plain
        found = []
        for node in self._items(name, of, most, required=False):
            slug = node.value
            if slug is None or not ordinary_slug(slug):
                word = self.word_of(as_node(node, self._segment), name)
                slug = None if word is None else self.slug_of(word, name, named=False)
            if slug is not None:
                found.append(slug)
        return tuple(found)

    def slug_of(self, node: Scalar, name: str, named: bool = True) -> str | None:
        """`node` as an id: lower-case letters, digits and hyphens, beginning with a letter, at most 100.

        `named`: a file may be called by it.
        """
        report_slug(node, name, self._findings, named)
        return node.value if is_slug(node.value) else None


def _after(node: Scalar) -> Span:
    end = node.span
    return Span(end.path, end.end_line, end.end_column + 1, end.end_line, end.end_column + 2)
