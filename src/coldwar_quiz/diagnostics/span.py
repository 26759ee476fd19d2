"""Places in a file. Lines and columns count from 1, in code points; the end is exclusive."""

from typing import NamedTuple


class Span(NamedTuple):
    """From (`line`, `column`) up to, not including, (`end_line`, `end_column`) of the file at `path`."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    @classmethod
    def whole_file(cls, path: str) -> "Span":
        """The place of a problem that concerns the file as a whole."""
        return cls(path, 1, 1, 1, 1)
