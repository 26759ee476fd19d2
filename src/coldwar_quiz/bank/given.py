"""The keys of one map of a deck: those that are there, those that are none, those that are missing."""

import re
from collections.abc import Set

from coldwar_quiz.bank import ways_out
from coldwar_quiz.bank.commas import refuse_cut_text
from coldwar_quiz.bank.files import CONTROL_OR_CR
from coldwar_quiz.bank.findings import Findings, Placed
from coldwar_quiz.bank.lost_keys import help_for
from coldwar_quiz.bank.repeated import without_repetition
from coldwar_quiz.bank.spelling import did_you_mean, shortened
from coldwar_quiz.bank.swallowed import line_of_key, list_without_key
from coldwar_quiz.bank.tree import Mapping, Node, Raw, as_node, place_of
from coldwar_quiz.diagnostics.span import Span

_FIRST_WORD = re.compile(r"""["']?(id|type|prompt|answer|distractors|source|where|quote|says|title)["']?[ ;=]""")
"""A key that is nearly always given: behind a comma, other words are likelier to go on with a text."""


class Given:
    """One map: its values by key as they were read, with repeated, unknown and missing keys reported.

    `what` names the kind of map in messages: `a question`.
    """

    __slots__ = ("_findings", "_known", "_meant", "_node", "_place", "_segment", "_values", "what")

    def __init__(self, node: Mapping, findings: Findings, what: str) -> None:
        self._values = node.raw if len(node.raw) == len(node) else without_repetition(node, findings)
        self._node = node
        self._segment = node.segment
        self._findings = findings
        self._known: Set[str] = frozenset()
        self._place: Node | str | None = None
        self._meant = ""
        """What unknown keys are taken for, in words: a key that is there misspelt is not missing."""
        self.what = what

    def about(self, place: Node | str) -> None:
        """Missing keys are reported at `place` from now on, or at the value under the key `place`."""
        self._place = place

    def keys(self) -> Set[str]:
        return self._values.keys()

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def span(self, key: str) -> Span:
        """The place of the value under `key`, which must be there."""
        return place_of(self._values[key], self._segment)

    def __getitem__(self, key: str) -> Node:
        return as_node(self._values[key], self._segment)

    def get(self, key: str) -> Node | None:
        return self[key] if key in self._values else None

    def written(self, key: str) -> str | None:
        """The text under `key` as it is written, whatever it is good for; None for a list or map, and for nothing."""
        node = self._values.get(key)
        return None if node is None else node.value

    def keep_to(self, known: Set[str], explained: dict[str, str] | None = None) -> None:
        """Report the keys outside `known`; `explained` has a help for some of them."""
        self._known = known
        if self._values.keys() <= known:
            return
        in_quotes = False
        for name in (name for name in self._values if name not in known):
            if self._findings.full:
                self._findings.omit()
                continue
            if in_quotes and not self._values[name].value:
                in_quotes = name.count('"') % 2 == 0
                continue  # the rest of a quoted text behind the last one
            in_quotes = name.count('"') % 2 == 1
            if CONTROL_OR_CR.search(name):  # reported, whether it is written or escaped
                self._meant += did_you_mean(name, known)
                continue
            meant = ways_out.of_odd_key(name, known) or self._without_colon(name)
            if not meant and refuse_cut_text(name, self._node, self._findings):
                continue
            meant = meant or (explained or {}).get(name) or did_you_mean(name, known)
            self._meant += meant
            help = meant or f"{self.what} has: {', '.join(sorted(known))}"
            self._findings.error("unknown-key", self._node.key(name), f"unknown key `{shortened(name)}`", help=help)

    def _without_colon(self, name: str) -> str:
        """What to do about the unknown key `name`, with nothing behind it, where it is a key and its value in one."""
        word = _FIRST_WORD.match(name)
        if word is None or word[1] not in self._known or word[1] in self._values or self._values[name].value:
            return ""
        return f"a colon is missing after `{word[1]}`: write `{word[1]}: ...`"

    def is_misspelt(self, name: str) -> bool:
        """Whether an unknown key, which is reported, was likely meant as `name`."""
        return f"`{name}`" in self._meant

    def missing(self, name: str, help: str = "") -> None:
        """Report that the required key `name` is not there.

        A merge key, refused already, may have meant to give it, and so may a misspelt one, reported already.
        """
        if "<<" in self._values or self.is_misspelt(name):
            return
        if self._findings.full:
            self._findings.omit()
            return
        place = self[self._place] if isinstance(self._place, str) else self._place
        place = place or self._node.first_key or self._node
        swallowed = line_of_key(name, self._values, self._segment)
        if swallowed is not None:
            self._findings.withdraw("key-in-text", swallowed)
            message = f"{self.what} needs `{name}`, and this line is inside a text"
            help = "give it the indentation of the other keys"
            self._findings.error("missing-key", swallowed, message, help=help)
            return
        listed = list_without_key(name, self._values, self._known, self._segment)
        if listed is not None:
            self._findings.withdraw("item-in-text", listed)
            message = f"{self.what} needs `{name}`, and this list stands without its key"
            self._findings.error("missing-key", listed, message, help=help_for(name))
            return
        self._findings.error("missing-key", place, f"{self.what} needs `{name}`", help=help or f"add `{name}: ...`")

    def raw(self, name: str) -> Raw | None:
        """The value under `name` as it was read."""
        return self._values.get(name)

    def refuse(self, code: str, place: Span | Placed, message: str, help: str = "") -> None:
        """Report an error of this map's own kind."""
        self._findings.error(code, place, message, help=help)
