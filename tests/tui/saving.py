"""The ways in which editors save a file."""

from pathlib import Path


def in_place(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def renamed_over(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def deleted_and_written(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text, "utf-8")


def moved_away_and_written(path: Path, text: str) -> None:
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text(text, "utf-8")


SAVES = [in_place, renamed_over, deleted_and_written, moved_away_and_written]
