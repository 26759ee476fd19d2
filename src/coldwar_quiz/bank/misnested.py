"""Keys that stand beside the map they belong to, and maps taken apart by hyphens.

One slip of the hand makes many faults: two lines a step too far left are two unknown keys and two missing ones. Here a
map is put together as it was meant, so that the slip is told once, where it was made, and the rest is read as usual.
"""

from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Set
from typing import TypeVar

from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.keys import (
    ACCOUNT_KEYS,
    DECK_KEYS,
    EVIDENCE_KEYS,
    INNER_KEYS,
    PERSON_KEYS,
    QUESTION_KEYS,
    TERM_KEYS,
)
from coldwar_quiz.bank.nodes import Item, Streamed
from coldwar_quiz.bank.refusals import refuse_outdented
from coldwar_quiz.bank.slugs import is_slug
from coldwar_quiz.bank.spelling import nearest, shortened
from coldwar_quiz.bank.tree import Mapping, Node, Raw, Scalar, Sequence, Written
from coldwar_quiz.bank.values import MAX_ENTRIES
from coldwar_quiz.diagnostics.problem import Label, Severity

_Value = TypeVar("_Value", Node, Node | Streamed)
_Entry = tuple[Scalar, Node]

_LISTS_OF_MAPS: dict[str, tuple[Set[str], str]] = {
    "evidence": (EVIDENCE_KEYS, "quotation"),
    "accounts": (ACCOUNT_KEYS, "account"),
}
_LISTS_OF_TEXTS = frozenset(
    {"distractors", "accept", "answer", "points", "tags", "content", "formerly", "given", "surnames", "also"}
)
_FREE_MAPS = ("confusable", "allow")
"""Keys whose value is a map from ids or codes to texts."""
_ITEMS: dict[str, tuple[Set[str], Set[str]]] = {
    "question": (QUESTION_KEYS, {"id", "type", "prompt"}),
    "person": (PERSON_KEYS, {"id", "name"}),
    "term": (TERM_KEYS, {"id", "term"}),
}
"""The keys of what the lists at the root hold, and those without which it is none."""
_AT_THE_ROOT: dict[str, Set[str]] = {
    "deck": DECK_KEYS,
    "questions": INNER_KEYS,
    "people": PERSON_KEYS,
    "glossary": TERM_KEYS,
}


def put_together(node: Mapping, findings: Findings) -> Mapping | None:
    """The question `node` with what stands beside its maps put into them, which is reported; None where all is well."""
    before = findings.errors
    left = deque(node.entries)
    entries: list[_Entry] = []
    if len(left) == 1:
        left = _under_its_id(*left[0], findings) or left
    while left:
        key, value = left.popleft()
        if key.value in _LISTS_OF_MAPS:
            value = _list_of_maps(key, value, left, findings)
        elif key.value in _FREE_MAPS and _nothing(value):
            moved = _taken(left, _is_free_key)
            if moved:
                _beside(key, moved, "indent {them} by two spaces more", findings)
                value = _map(moved)
        entries.append((key, value))
    return None if findings.errors == before else _map(entries)


def _under_its_id(key: Scalar, value: Node, findings: Findings) -> deque[_Entry]:
    """The entries of a question whose id is the one key and the rest below it; empty where it is nothing like that."""
    if type(value) is not Mapping or not value.raw or not value.raw.keys() <= QUESTION_KEYS - {"id"}:
        return deque()
    name = shortened(key.value)
    help = f"write `- id: {name}`, and indent the lines below it as far as `id`"
    findings.error("unknown-key", key, f"the id `{name}` stands where a key should", help=help)
    return deque([(_named_key("id", key), key), *value.entries])


def _list_of_maps(key: Scalar, value: Node, left: deque[_Entry], findings: Findings) -> Node:
    """The list that `value`, under `key`, was meant to be; what belongs to it is taken from `left`."""
    keys, what = _LISTS_OF_MAPS[key.value]
    if _nothing(value):
        moved = _taken(left, lambda name: name in keys - QUESTION_KEYS)
        return _new_list(key, moved, findings) if moved else value
    if type(value) is not Sequence or not value.raw:
        return value
    kept = list(value.items)
    strays: list[_Entry] = []
    while kept[1:] and type(item := kept[-1]) is Mapping and item.raw and item.raw.keys() <= QUESTION_KEYS - keys:
        strays[:0] = item.entries
        kept.pop()
    if strays:
        left.extendleft(reversed(strays))
        belong, them = _numbered(strays, "belong")
        help = f"write {them} without a hyphen, as far left as `{key.value}`"
        message = f"{_named(strays)} {belong} to the question, and {_numbered(strays, 'stand')[0]} in a {what}"
        findings.error("indentation", strays[0][0], message, help=help)
        value = value.holding([*kept])
    last = value.raw[-1]
    if type(last) is Mapping and last.first_key is not None:
        given = last.raw.keys()
        moved = _taken(left, lambda name: name in keys - QUESTION_KEYS - given)
        if moved:
            stand, them = _numbered(moved, "belong")
            message = f"{_named(moved)} {stand} to the {what} above"
            help = f"indent {them} as far as `{last.first_key.value}`"
            findings.error("indentation", moved[0][0], message, help=help)
            return value.holding([*value.raw[:-1], _map([*last.entries, *moved])])
    return _without_hyphens(value, keys, what, findings)


def _without_hyphens(value: Sequence, keys: Set[str], what: str, findings: Findings) -> Sequence:
    """The list `value`, its items made fewer where a map was parted by hyphens."""
    groups: list[list[Mapping]] = []
    for part in value.items:
        if type(part) is not Mapping:
            return value
        if groups and len(groups[-1]) == 1 and _is_doubled(groups[-1][0], part, "source"):
            _tell_doubled(groups[-1][0], part, findings)
            groups[-1] = [part]
        elif groups and _goes_on(groups[-1], part, keys, "source"):
            groups[-1].append(part)
        else:
            groups.append([part])
    if len(groups) == len(value.raw):
        return value
    parted = next((group for group in groups if len(group) > 1), None)
    if parted:
        _split(what, parted, findings)
    return value.holding([_one(group) for group in groups])


def whole_items(items: Iterable[Item], what: str, findings: Findings) -> Iterator[Item]:
    """`items`, those made one that hyphens or a lost indentation took apart, and those of another list left out.

    All of that is reported. `what` they are: `question`.
    """
    first: Item | None = None
    run: list[Mapping] = []
    texts: list[Scalar] = []
    told, lost = "", False
    goes_on = False  # whether the item before was a text of the last list
    for item in _without_outdented(items, findings):
        part = item.node if item.clean and type(item.node) is Mapping else None
        goes_on = goes_on and part is None
        if first is not None and part is not None and len(run) == 1 and _is_doubled(run[0], part, "id"):
            _tell_doubled(run[0], part, findings)
            first, run = Item(part, False, item.section, item.number), [part]
            continue
        if first is not None and part is not None and "id" not in part.raw and _belongs(run, part, what):
            run.append(part)
            continue
        if first is not None and item.clean and type(item.node) is Scalar and (goes_on or _ends_open(run[-1])):
            goes_on = True
            texts.append(item.node if len(texts) <= MAX_ENTRIES else texts[-1])  # beyond that they are only counted
            continue
        if first is not None and len(run) == 1 and len(run[0]) > 1 and _is_its_list(item, run[0]):
            first = Item(_map(run[0].entries[:-1]), False, first.section, first.number)
        if first is not None:
            yield first if len(run) == 1 and not texts else _joined(first, run, texts, what, findings)
            texts = []
        home = _home_of(part, what) if part is not None else ""
        if part is not None and home:
            if home != told and not lost and not _follows_strays(item):  # those below it are the same slip
                _send_home(part, home, what, findings)
            item, part = Item(None, False, item.section, item.number), None
        told, lost = home, not home and item.node is None
        if part is None:
            first = None
            yield item
        else:
            first, run = item, [part]
    if first is not None:
        yield first if len(run) == 1 and not texts else _joined(first, run, texts, what, findings)


def _is_doubled(one: Mapping, other: Mapping, begin: str) -> bool:
    """Whether `one` is nothing but the line with the key `begin` that `other` begins with too."""
    if one.raw.keys() != {begin} or begin not in other.raw or len(other) < 2:
        return False
    value = one.raw[begin].value
    return bool(value) and value == other.raw[begin].value


def _tell_doubled(one: Mapping, other: Mapping, findings: Findings) -> None:
    (key, first), again = one.entries[0], other.key(one.entries[0][0].value)
    message = f"this line is there twice, in lines {key.span.line} and {again.span.line}"
    others = (Label(first.span, "first given here"),)
    findings.error("duplicate-key", again, message, help="take one of the two out", others=others)


def _without_outdented(items: Iterable[Item], findings: Findings) -> Iterator[Item]:
    """`items` without the entries of a list that stands as far left as they do and parts one of them, told once."""
    lost = told = False
    for item in items:
        if lost and item.clean and type(item.node) is Scalar:
            if not told:
                refuse_outdented(item.node.span, findings)
            told = True
            continue
        lost = item.node is None and not item.clean
        if told and lost and item.section and not item.section.has_keys(item.number):
            segment = item.segment
            if segment is not None:
                findings.withdraw("indentation", segment.first_line_span, Severity.ERROR)  # the last of them
        told = False
        yield item


def _home_of(part: Mapping, what: str) -> str:
    """The list at the root to which the map `part`, an item among those of `what`, belongs; empty for that list."""
    if what == "question" and "type" in part.raw:
        return ""
    for name, kind, keys, own in (
        ("people", "person", PERSON_KEYS, "name"),
        ("glossary", "term", TERM_KEYS, "term"),
        ("questions", "question", QUESTION_KEYS, "prompt"),
    ):
        if own in part.raw and part.raw.keys() <= keys:
            return "" if kind == what else name
    return ""


def _send_home(part: Mapping, home: str, what: str, findings: Findings) -> None:
    help = f"write `{home}:` above it, at the margin"
    findings.error("wrong-shape", part, f"this is no {what}: it belongs to `{home}`", help=help)


def _follows_strays(item: Item) -> bool:
    """Whether lines stray right above `item`, and are told: the key of its list, spoiled, is likely one of them."""
    return item.section is not None and item.number > 0 and bool(item.section.strays_in(item.number - 1))


def _is_its_list(item: Item, before: Mapping) -> bool:
    """Whether `item` is what should stand below the last key of the question `before`, and was told to be misplaced."""
    strays = item.section is not None and item.node is None and item.section.strays_in(item.number)
    return bool(strays) and _ends_open(before, _LISTS_OF_MAPS)


def _ends_open(node: Mapping, lists: Container[str] = _LISTS_OF_TEXTS) -> bool:
    """Whether the last key of `node` is that of one of the `lists`, and nothing is written there."""
    name = next(reversed(node.raw), "")
    return name in lists and _nothing(node[name])


def _belongs(run: list[Mapping], part: Mapping, what: str) -> bool:
    """Whether `part`, an item without an id, is the rest of the item that `run` begins, and none of its own."""
    keys, needed = _ITEMS[what]
    begun = {key for known in run for key in known.raw}
    return _goes_on(run, part, keys, "id") and not (needed <= begun and part.raw.keys() & needed)


def _goes_on(run: list[Mapping], part: Mapping, keys: Set[str], begin: str) -> bool:
    """Whether the map `part`, of `keys`, goes on with those of `run`; `begin` is the key that begins another."""
    names = part.raw.keys()
    return names <= keys and begin not in names and all(names.isdisjoint(known.raw) for known in run) and bool(names)


def _joined(first: Item, run: list[Mapping], texts: list[Scalar], what: str, findings: Findings) -> Item:
    """The item that hyphens took apart into the maps of `run`, and that lost the `texts` of its last list."""
    if len(run) > 1:
        _split(what, run, findings)
    whole = _one(run)
    if texts:
        *entries, (key, _) = whole.entries
        message = f"this item of `{key.value}` stands as far left as the {what} it is of"
        help = f"indent it, and those below it, further than `{key.value}`"
        findings.error("indentation", texts[0], message, help=help)
        whole = _map([*entries, (key, Sequence([*texts], *texts[0].marks))])
    return Item(whole, False, first.section, first.number)


def _one(parts: list[Mapping]) -> Mapping:
    return parts[0] if len(parts) == 1 else _map([entry for part in parts for entry in part.entries])


def at_the_root(
    entries: Iterable[tuple[Scalar, Node | Streamed]], findings: Findings
) -> Iterator[tuple[Scalar, Node | Streamed, bool]]:
    """The entries of a file, what stands at the margin put under the `deck:` or the list above it, which is reported.

    With each entry: whether it was as it should be.
    """
    left = deque(entries)
    moved = _taken(left, DECK_KEYS.__contains__)
    if moved and all(key.value != "deck" for key, _ in left):
        message = f"{_named(moved)} {_numbered(moved, 'stand')[0]} without `deck:` above"
        help = f"write `deck:` in a line of its own, and indent {_numbered(moved, 'stand')[1]} below it by two spaces"
        findings.error("missing-key", moved[0][0], message, help=help)
        yield _named_key("deck", moved[0][0]), _map(moved), False
    else:
        left.extendleft(reversed(moved))
    while left:
        key, value = left.popleft()
        header = list(value.entries) if key.value == "deck" and type(value) is Mapping else []
        given = {name.value for name, _ in header}
        keys = _AT_THE_ROOT.get(key.value, set()) if header or _nothing(value) else set()
        moved = _taken(left, (keys - given).__contains__)
        if not moved:
            yield key, value, True
        elif key.value == "deck":
            spaces = f"as far as `{header[0][0].value}`" if header else "by two spaces"
            _beside(key, moved, f"indent {{them}} {spaces}", findings)
            yield key, _map([*header, *moved]), False
        else:
            yield key, _new_list(key, moved, findings), False


def _new_list(key: Scalar, moved: list[_Entry], findings: Findings) -> Sequence:
    """The list of one map that was meant under `key`."""
    first = moved[0][0].value
    _beside(key, moved[:1], f"write `- {first}: ...`, and indent the lines below it as far as `{first}`", findings)
    return Sequence([_map(moved)], *moved[0][0].marks)


def _nothing(value: Node | Streamed) -> bool:
    """Whether nothing is written there; `null` or `~` is written."""
    return type(value) is Scalar and value.plain and not value.value


def _taken(left: deque[tuple[Scalar, _Value]], belongs: Callable[[str], bool]) -> list[_Entry]:
    """The entries at the start of `left` whose keys belong to what stands before them; they are taken out of it."""
    taken: list[_Entry] = []
    while left:
        key, value = left[0]
        if isinstance(value, Streamed) or not belongs(key.value):
            break
        taken.append((key, value))
        left.popleft()
    return taken


def _is_free_key(name: str) -> bool:
    return is_slug(name.rpartition("/")[2]) and name not in INNER_KEYS and nearest(name, QUESTION_KEYS) is None


def _named_key(name: str, place: Scalar) -> Scalar:
    """The key `name`, which was left out, at `place`."""
    start, end, segment = place.marks
    return Scalar(Written(name, None, start, end), segment)


def _map(entries: Iterable[_Entry]) -> Mapping:
    entries = list(entries)
    raw: dict[str, Raw] = {key.value: value for key, value in entries}
    return Mapping([node for entry in entries for node in entry], raw, *entries[0][0].marks)


def _beside(key: Scalar, moved: list[_Entry], help: str, findings: Findings) -> None:
    stand, them = _numbered(moved, "stand")
    belong = _numbered(moved, "belong")[0]
    message = f"{_named(moved)} {stand} beside `{key.value}`, and {belong} to it"
    findings.error("indentation", moved[0][0], message, help=help.format(them=them))


def _split(what: str, parts: list[Mapping], findings: Findings) -> None:
    """Report that a hyphen parts the first of `parts` from the second."""
    keep, hyphen = parts[0].entries[0][0], parts[1].entries[0][0]
    message = f"the hyphen before `{hyphen.value}` begins another {what}"
    help = "write a space instead of it"
    if len(parts) > 2:
        help = f"keep the hyphen before `{keep.value}` alone, and write a space for each of the others"
    findings.error("wrong-shape", hyphen, message, help=help)


def _named(moved: list[_Entry]) -> str:
    names = [f"`{shortened(key.value)}`" for key, _ in moved[:3]]
    if len(moved) > 3:
        return f"{names[0]} and {len(moved) - 1} more keys"
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _numbered(moved: list[_Entry], verb: str) -> tuple[str, str]:
    """The verb and the pronoun for so many."""
    return (verb, "them") if len(moved) > 1 else (f"{verb}s", "it")
