"""What each rule about writing, and each of the house, makes of questions as authors write them.

The questions stand in `rule_items/`, one file a rule. A line `# bad` or `# good`, with a word on what is tried after a
colon, begins an item: one or more questions, or a whole deck. A bad item breaks that rule and no other; a good one may
come close to it but does not break it.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from bank_checks import problems_of
from coldwar_quiz.bank.rules import ALL, house, writing
from coldwar_quiz.bank.rules.rule import Rule
from coldwar_quiz.diagnostics.problem import Severity

RULES = {rule.code: rule for rule in (*writing.RULES, *house.RULES)}
FOLDER = Path(__file__).parent / "rule_items"
FEWEST = 3
"""So many items of either kind a rule has at least."""
LEFT_OUT_OF_ITEMS = {"missing-explanation", "missing-evidence", "house-evidence"}
"""What an item may break without being about it."""
HARMLESS = LEFT_OUT_OF_ITEMS | {rule.code for rule in ALL if rule.severity is not Severity.ERROR}
"""What keeps no question from being used; whatever the reader says is not of it."""

_HEADING = re.compile(r"^# (bad|good)(?:: (.+))?\n", re.MULTILINE)


class Item(NamedTuple):
    """One section of a file."""

    rule: Rule
    kind: str
    why: str
    text: str

    def found(self) -> set[str]:
        """The codes of all that is wrong with it."""
        return {problem.code for problem in problems_of(self.text, bundled=self.rule.house)}


def items_of(rule: Rule) -> list[Item]:
    """The items of a rule; none where it has no file."""
    path = FOLDER / f"{rule.code}.txt"
    if not path.exists():
        return []
    _, *parts = _HEADING.split(path.read_text("utf-8"))
    sections = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return [Item(rule, kind, why or "", text) for kind, why, text in sections]


ITEMS = {rule: items_of(rule) for rule in RULES.values()}


def of_kind(kind: str) -> pytest.MarkDecorator:
    """Runs a test once for every item of that kind."""
    items = [item for found in ITEMS.values() for item in found if item.kind == kind]
    return pytest.mark.parametrize("item", items, ids=lambda item: f"{item.rule.code}: {item.why}")


@of_kind("bad")
def test_a_bad_item_breaks_its_rule_and_no_other(item: Item) -> None:
    assert item.found() - (LEFT_OUT_OF_ITEMS - {item.rule.code}) == {item.rule.code}


@of_kind("good")
def test_a_good_item_can_be_read_and_does_not_break_its_rule(item: Item) -> None:
    found = item.found()
    assert item.rule.code not in found
    assert found <= HARMLESS


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_has_enough_items_of_either_kind(rule: Rule) -> None:
    kinds = [item.kind for item in ITEMS[rule]]
    assert min(kinds.count("bad"), kinds.count("good")) >= FEWEST


def test_every_file_belongs_to_a_rule() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{code}.txt" for code in RULES}


@pytest.mark.parametrize("code", RULES)
def test_a_file_holds_items_and_nothing_else(code: str) -> None:
    text = (FOLDER / f"{code}.txt").read_text("utf-8")
    assert _HEADING.match(text)
    assert re.findall(r"^#.*\n", text, re.MULTILINE) == [match[0] for match in _HEADING.finditer(text)]
