"""One slip of the hand in a good deck: whenever YAML refuses the file, the line with the slip is the one reported.

Slips are made by chance from a fixed seed: a sign left out, typed twice, put in or changed with its neighbour, a line
pushed in or out, a quote forgotten. libyaml says which of them leave no YAML.
"""

import random
from collections.abc import Iterator

import pytest
import yaml

from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.reader import read_file
from coldwar_quiz.diagnostics.problem import Problem, Severity

DECK = """\
deck:
  id: rivers
  title: Rivers and rulers

questions:
  - id: memo-day
    type: date
    prompt: On what day of 1953 is the memorandum dated?
    answer: 1953-05-06
    explanation: >
      It is dated 6 May 1953. The day before tempts, because the
      Presidium discussed Germany then.
    evidence:
      - source: beria-memorandum
        where: opening
        quote: in recent days the press of the American-English bloc
    tags: [gdr, documents]

  - id: letter-addressee
    type: typed
    prompt: "To whom is the letter: the one of 1 July addressed?"
    answer: Malenkov
    accept:
      - Georgy Malenkov
      - 'G. M. Malenkov'
    difficulty: 1

  - id: bodies-of-1953
    type: match
    prompt: Match each man with his office.
    answer:
      - [Malenkov, premier]
      - [Molotov, foreign minister]
      - [Beria, interior minister]
    distractors: [head of state, "marshal"]
    explanation: Voroshilov was head of state. Bulganin was a marshal.

  - id: order-of-deaths
    type: order
    prompt: Put these deaths in order.
    answer:
      - Lenin
      - Stalin
      - Beria
    explanation: 'Beria''s came last: in December 1953.'
    when: 1953
"""
FIRST = DECK.splitlines().index("questions:") + 1
SIGNS = [":", '"', "'", "[", "]", ",", "{", "}", "-", ": ", " #", "- ", "*", "&", "\t", "|", ">", "%", "@", "`", "!"]
SLIPS = 1_500
SHARE = 0.95
"""Some slips nobody can place: a line pushed in may as well be the next one left out."""


def slips() -> Iterator[tuple[int, str]]:
    """The line of each slip, from 1, and the deck with it."""
    rng = random.Random(1953)  # the same slips each time
    lines = DECK.splitlines()
    while True:
        number = rng.randrange(FIRST, len(lines) - 1)
        line = lines[number]
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        at = rng.randrange(indent, len(line))
        kind = rng.choice(("leave out", "put in", "twice", "swap", "in", "out", "tab", "quote"))
        spoiled = {
            "leave out": line[:at] + line[at + 1 :],
            "put in": line[:at] + rng.choice(SIGNS) + line[at:],
            "twice": line[: at + 1] + line[at:],
            "swap": line[:at] + line[at + 1 : at + 2] + line[at] + line[at + 2 :],
            "in": " " * rng.randint(1, 4) + line,
            "out": line[rng.randint(1, indent) :] if indent else line,
            "tab": "\t" + line.lstrip(),
            "quote": line.replace(": ", ': "', 1),
        }[kind]
        if spoiled != line:
            yield number + 1, "\n".join([*lines[:number], spoiled, *lines[number + 1 :]]) + "\n"


def is_yaml(text: str) -> bool:
    try:
        return len(list(yaml.parse(text, Loader=yaml.CSafeLoader))) > 0
    except (yaml.YAMLError, ValueError):
        return False


def problems(text: str) -> list[Problem]:
    findings = Findings()
    source = SourceFile.decode("rivers.yaml", text.encode(), findings)
    assert source is not None
    read_file(source, findings)
    return [problem for problem in findings.problems() if problem.severity is Severity.ERROR]


@pytest.fixture(scope="module")
def refused() -> list[tuple[int, list[Problem]]]:
    """Of the slips that YAML refuses, the line of each and what is said of it."""
    made = slips()
    tried = [next(made) for _ in range(SLIPS)]
    return [(line, problems(text)) for line, text in tried if not is_yaml(text)]


def test_no_slip_goes_unnoticed(refused: list[tuple[int, list[Problem]]]) -> None:
    assert len(refused) > SLIPS / 5
    assert [line for line, found in refused if not found] == []


def test_the_line_of_the_slip_is_among_those_reported(refused: list[tuple[int, list[Problem]]]) -> None:
    right = [line for line, found in refused if line in {problem.span.line for problem in found}]
    assert len(right) / len(refused) >= SHARE
    shown = [
        (line, {p.span.line for p in found} | {o.span.line for p in found for o in p.others}) for line, found in refused
    ]
    assert len([line for line, lines in shown if line in lines]) / len(refused) >= 0.98


def test_one_slip_is_mostly_one_message(refused: list[tuple[int, list[Problem]]]) -> None:
    alone = [found for _, found in refused if len(found) == 1]
    assert len(alone) / len(refused) >= SHARE


def test_a_slip_costs_no_other_question(refused: list[tuple[int, list[Problem]]]) -> None:
    assert problems(DECK) == []
    assert max(len(found) for _, found in refused) <= 4
