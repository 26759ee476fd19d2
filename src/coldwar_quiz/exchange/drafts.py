"""What a file of another program holds, on its way into a deck: drafts of questions, and what could not be read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coldwar_quiz.bank.files import CONTROL_OR_CR, name_character
from coldwar_quiz.diagnostics.problem import Problem, Severity
from coldwar_quiz.diagnostics.span import Span

Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""What a question has under a key."""
LONGEST = 100_000
"""Characters of a question with everything about it; a longer one is no question, and not looked at."""
LONGEST_TYPED = 60
MOST_WORDS_TYPED = 6


@dataclass(slots=True)
class Draft:
    """A question as it will be written: its fields in any order, without `id` where the file gives none."""

    fields: dict[str, Value]
    span: Span
    deck: str = ""
    """The deck it says it is of, where it says so."""
    deck_title: str = ""


@dataclass(slots=True)
class Reading:
    """All of a file. `left_out` counts the problems that cost a question; the others are remarks."""

    drafts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0

    def refuse(self, code: str, span: Span, message: str, help: str = "", label: str = "") -> None:
        """Report something that could not be read, and so is not in the deck. `label` says what the caret points at."""
        self.left_out += 1
        self.problems.append(Problem(code, Severity.ERROR, message, span, label, help=help))

    def remark(self, code: str, span: Span, message: str, help: str = "") -> None:
        """Report something that is in the deck, but not all of it."""
        self.problems.append(Problem(code, Severity.WARNING, message, span, help=help))

    def remark_once(self, code: str, span: Span, message: str) -> None:
        """As `remark`, for what is the same of every question: told at the first."""
        if all(problem.code != code for problem in self.problems[:1_000]):
            self.remark(code, span, message)

    def add(self, draft: Draft) -> None:
        """Keep `draft`, unless a control character is in it, which no deck may hold."""
        for text in texts(draft.fields):
            found = CONTROL_OR_CR.search(text)
            if found:
                character = name_character(found[0])
                message = f"the question holds the control character {character}"
                self.refuse("control-character", draft.span, message, "remove it")
                return
        self.drafts.append(draft)


def texts(value: Value) -> Iterator[str]:
    """Every text in `value`, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts(item)
    else:
        for item in value:
            yield from texts(item)


def front_and_back(front: str, back: str) -> dict[str, Value]:
    """A question of two texts: typed where the answer is short enough to be typed, else a card to think about."""
    short = len(back) <= LONGEST_TYPED and len(back.split()) <= MOST_WORDS_TYPED and "\n" not in back
    return {"type": "typed" if short else "card", "prompt": front, "answer": back}
