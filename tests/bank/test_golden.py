"""What people, editors and CI see of a spoiled deck, kept as files that are read like prose.

Running this file as a program writes them anew.
"""

import json
from pathlib import Path

import pytest

from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.reader import read_file
from coldwar_quiz.diagnostics.problem import Problems
from coldwar_quiz.diagnostics.render import as_github, as_json, as_line, as_text

GOLDEN = Path(__file__).parent / "golden"


def seen() -> dict[str, str]:
    """Each golden file's name and what belongs into it."""
    findings = Findings()
    source = SourceFile.read_into(GOLDEN / "spoiled.yaml", findings, "decks/spoiled.yaml")
    assert source is not None
    contents = read_file(source, findings)
    assert contents.deck is None
    problems = Problems(tuple(findings.problems()), findings.omitted, lines={source.path: source.lines})
    first_two = "\n\n".join(as_text(p, problems.lines, colour=True) for p in problems.items[:2])
    return {
        "spoiled.stderr": "\n\n".join(as_text(p, problems.lines) for p in problems) + "\n",
        "spoiled.colour.stderr": first_two + "\n",
        "spoiled.lines": "".join(as_line(p) + "\n" for p in problems),
        "spoiled.github": "".join(as_github(p) + "\n" for p in problems),
        "spoiled.json": json.dumps(as_json(problems, decks=0, questions=0), ensure_ascii=False, indent=1) + "\n",
    }


@pytest.mark.parametrize("ending", ["stderr", "colour.stderr", "lines", "github", "json"])
def test_a_spoiled_deck_is_shown_as_agreed(ending: str) -> None:
    name = f"spoiled.{ending}"
    assert seen()[name] == (GOLDEN / name).read_text("utf-8")


if __name__ == "__main__":
    for file_name, text in seen().items():
        (GOLDEN / file_name).write_text(text, "utf-8")
