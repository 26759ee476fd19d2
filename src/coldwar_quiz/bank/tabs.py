"""Tabs in the indentation of texts and lists that go on over several lines, where libyaml says nothing about them."""

import re
from typing import Any

_INDENTED = re.compile(r"^ *\t[ \t]*[^ \t\r\n]", re.MULTILINE)
_LEAD = re.compile(r" *(?:-[ \t]+)*")


class Tabs:
    """The lines of `text` that have a tab before their first other character."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[int, tuple[int, int]] = {}
        line = at = 0
        for match in _INDENTED.finditer(text):
            line += text.count("\n", at, match.start())
            at = match.start()
            tab = text.index("\t", at)
            self._found[line] = (tab - at, tab)

    def __bool__(self) -> bool:
        return bool(self._found)

    def misused(self, start: Any, end: Any, around: list[tuple[Any, Any]]) -> list[tuple[int, int]]:
        """Line and column, from 0, of each tab that stands for indentation in what begins and ends at two marks.

        YAML asks for more spaces there than stand before the key; after those a tab is a space like any other, and in a
        block (`>`, `|`) it is text. What is written on one line, and lists and maps in lines, have none. `around`
        has the mark at which each map and list around it begins: within brackets, the outermost are what counts.
        """
        if end.line == start.line or self._text[start.index] not in "\"'[{":
            return []
        if not around or any(self._text[mark.index] in "[{" for _, mark in around):
            return []
        key_line = self._text.rfind("\n", 0, start.index) + 1
        lead = _LEAD.match(self._text, key_line)
        least = lead.end() - key_line if lead else 0
        lines = [number for number in self._found if start.line < number <= end.line]
        return [(number, self._found[number][0]) for number in lines if self._found[number][0] <= least]
