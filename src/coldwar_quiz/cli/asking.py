"""Asking an author for a question, a line at a time: what is wrong with an answer is said at once, and asked again.

Every line says what it wants and nothing depends on where on the screen it stands, so that it can be listened to.
"""

from collections.abc import Callable, Sequence
from typing import Any

from coldwar_quiz.authoring.drafting import MEANINGS, STEPS, Drafting, Step, typed
from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.diagnostics.problem import Problem
from coldwar_quiz.errors import CannotDo

_EVIDENCE = ("source", "where", "quote")


class Asker:
    """`read` gives a line without its end, None at the end of the input; `ask` prints a prompt, `say` a line."""

    def __init__(
        self, drafting: Drafting, read: Callable[[], str | None], ask: Callable[[str], None], say: Callable[[str], None]
    ) -> None:
        self._drafting, self._read, self._ask, self._say = drafting, read, ask, say

    def question(
        self, given: dict[str, Any], name: Callable[[dict[str, Any]], str], taken: Sequence[str]
    ) -> dict[str, Any]:
        """What `given` leaves open of a question; `name` proposes an id for what was said."""
        fields = dict(given)
        if "type" not in fields:
            fields["type"] = self._type()
        kind = fields["type"]
        if "prompt" not in fields:
            how = ", each gap as {{answer}} or {{answer|other spelling}}" if kind == "cloze" else ""
            self._one(fields, Step("prompt", f"the prompt{how}"))
        for step in STEPS[kind]:
            if step.key not in fields and not (step.key == "correction" and fields.get("answer") == "true"):
                (self._list if step.many else self._one)(fields, step)
        self._one(fields, Step("explanation", "why: two to four sentences", 0))
        if "evidence" not in fields:
            self._evidence(fields)
        self._one(fields, Step("when", "when it happened, as 1953, 1953-06 or 1953-06-26", 0))
        self._one(fields, Step("difficulty", "how hard, 1, 2 or 3", 0))
        if "tags" not in fields:
            self._tags(fields)
        if "id" not in fields:
            self._id(fields, name(fields), taken)
        return fields

    def line(self, words: str, required: bool = True, otherwise: str = "") -> str:
        """One line; the same is asked again where nothing is said and something must be."""
        lead = f" [{otherwise}]" if otherwise else "" if required else " (or nothing)"
        while True:
            self._ask(f"{words}{lead}: ")
            line = self._read()
            if line is None:
                self._say("")
                raise CannotDo("the input ended before the question was whole", "nothing was written")
            line = line.strip()
            if line or otherwise or not required:
                return line or otherwise
            self._say("Something must stand here; Ctrl-C stops, and nothing is written.")

    def yes(self, words: str) -> bool:
        """Whether somebody agrees; nothing means yes."""
        while True:
            line = self.line(f"{words} y or n", otherwise="y").casefold()
            if line in ("y", "yes", "n", "no"):
                return line.startswith("y")
            self._say("Type y for yes or n for no.")

    def _type(self) -> Word:
        self._say("Ten types of question:")
        for number, (name, meaning) in enumerate(MEANINGS.items(), start=1):
            self._say(f"  {number:>2}  {name}: {meaning}")
        while True:
            line = self.line("type, by number or name").casefold()
            names = list(MEANINGS)
            if line.isascii() and line.isdigit() and 1 <= int(line[:4]) <= len(names):
                return Word(names[int(line[:4]) - 1])
            found = [name for name in names if name == line] or [name for name in names if name.startswith(line)]
            if len(found) == 1:
                return Word(found[0])
            self._say(f"`{line}` is none of the ten; type a number from 1 to {len(names)}.")

    def _one(self, fields: dict[str, Any], step: Step) -> None:
        if step.key in fields:
            return
        while True:
            line = self.line(step.words, required=bool(step.at_least))
            if not line:
                return
            fields[step.key] = typed(fields["type"], step.key, _truth(line) if fields["type"] == "true-false" else line)
            if not self._complains(fields, step.key):
                return
            del fields[step.key]

    def _list(self, fields: dict[str, Any], step: Step) -> None:
        said: list[Any] = []
        while True:
            enough = len(said) >= step.at_least
            more = f"{step.words}, number {len(said) + 1}"
            line = self.line(more, required=not enough)
            if not line:
                return
            item: Any = line
            if step.pairs:
                left, sign, right = (part.strip() for part in line.partition("="))
                if not (left and sign and right):
                    self._say("Type the two sides with = between them.")
                    continue
                item = (left, right)
            fields[step.key] = [*said, item]
            if len(said) + 1 >= step.at_least and self._complains(fields, step.key):
                fields[step.key] = list(said)
                if not said:
                    del fields[step.key]
                continue
            said.append(item)

    def _complains(self, fields: dict[str, Any], key: str) -> bool:
        """Whether there is something wrong with what was just said; then it is told."""
        problem = self._drafting.complaint(fields["type"], fields, key)
        if problem is not None:
            self._tell(problem)
        return problem is not None

    def _tell(self, problem: Problem) -> None:
        help = f"; {problem.help}" if problem.help else ""
        self._say(f"That cannot be: {problem.message}{help}")

    def _evidence(self, fields: dict[str, Any]) -> None:
        works = self._drafting.works
        found: list[dict[str, str]] = []
        while True:
            which = "another work that says so" if found else "the work that says so"
            source = self._known(
                f"{which}, ? lists them", {w.id: w.short for w in works.values() if w.kind != "outside"}
            )
            if not source:
                break
            places = works[source].places
            where = self._known(
                "the place in it, ? lists them", {p.id: p.title for p in places.values()}, required=True
            )
            while True:
                quote = self.line("5 to 12 words of it, word for word")
                fields["evidence"] = [*found, {"source": Word(source), "where": Word(where), "quote": quote}]
                if not self._complains(fields, "evidence"):
                    break
            found = fields["evidence"]
        fields["evidence"] = found

    def _known(self, words: str, known: dict[str, str], required: bool = False) -> str:
        while True:
            line = self.line(words, required)
            if not line or line in known:
                return line
            if line != "?":
                self._say(f"`{line}` is none of these:")
            for name, meaning in known.items():
                self._say(f"  {name}: {meaning}" if meaning and meaning != name else f"  {name}")

    def _tags(self, fields: dict[str, Any]) -> None:
        while True:
            line = self.line("tags, with spaces between", required=False)
            fields["tags"] = typed(fields["type"], "tags", line.replace(",", " ").split())
            if not line or not self._complains(fields, "tags"):
                return
            del fields["tags"]

    def _id(self, fields: dict[str, Any], proposed: str, taken: Sequence[str]) -> None:
        while True:
            fields["id"] = typed(fields["type"], "id", self.line("id, for ever", otherwise=proposed))
            if str(fields["id"]).casefold() in taken:
                self._say(f"`{fields['id']}` is taken; ids are permanent and never used again.")
            elif not self._complains(fields, "id"):
                return
            del fields["id"]


def _truth(line: str) -> str:
    return {"t": "true", "f": "false", "y": "true", "n": "false", "yes": "true", "no": "false"}.get(
        line.casefold(), line.casefold() if line.casefold() in ("true", "false") else line
    )
