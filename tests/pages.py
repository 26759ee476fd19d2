"""The fenced blocks of the project's own pages, so that what a page shows can be run."""

import re
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).parents[1]
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """One fenced block: the word after the fence, empty where there is none, the text, and its first line's number."""

    kind: str
    text: str
    line: int


def blocks(page: str, kind: str) -> list[Block]:
    """The blocks of that kind in a page of the project, named by its path from the top."""
    text = (CHECKOUT / page).read_text("utf-8")
    found = (Block(m[1], m[2], text.count("\n", 0, m.start(2)) + 1) for m in _BLOCK.finditer(text))
    return [block for block in found if block.kind == kind]


def commands(page: str) -> list[str]:
    """Every command of the `sh` blocks of a page, in order, without the remarks behind them."""
    lines = (line for block in blocks(page, "sh") for line in block.text.splitlines())
    return [re.sub(r"\s+#.*", "", line) for line in lines if line.strip()]
