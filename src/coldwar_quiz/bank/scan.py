"""What is known of a deck's lines while they are read one by one, without YAML."""

from dataclasses import dataclass, field

from coldwar_quiz.bank.scene import Scene


@dataclass(slots=True)
class Open:
    """A list or map that is open at a line: where its dashes or its keys stand."""

    column: int
    is_map: bool
    line: int
    """The line it begins at."""
    entries: int = 1


@dataclass(slots=True)
class Scan:
    """What is known after each line. `expects` is the column of a key whose value stands on the next lines."""

    scene: Scene
    opened: list[Open] = field(default_factory=list)
    expects: int = -1
    block: int | None = None
    """The column of the key whose block (`>`, `|`) is being read."""
    block_first: tuple[int, int] | None = None
    """The first line of that block with its indentation, which no other line may fall short of."""
    plain: int | None = None
    """The column of the key or dash whose unquoted text may go on."""
    cut: tuple[int, int] | None = None
    """Where a comment ended the unquoted text of the line before."""
    quote: tuple[str, int, int, int] | None = None
    """A quoted text that is not closed: its quote, where it was opened, and the column of its key."""
    depth: int = 0
    """Brackets that are open."""
    item: tuple[int, int, str] | None = None
    """The last item that is an unquoted text: its line, its column, its first word."""
    keyless: tuple[int, int] | None = None
    """The first line under `deck:`, where that has no colon."""
    name: str = ""
    """The last key."""
    text_colon: tuple[int, int] | None = None
    """The colon after the last key, where that is none of a deck's and stands where a text may."""
    stopped: bool = False
    """Whether a line was met of which nothing can be said here."""


def moved_to(column: int) -> str:
    """How a line is helped that should begin at `column`, counted from 0."""
    if not column:
        return "write it at the margin"
    return "give it 1 space" if column == 1 else f"give it {column} spaces"
