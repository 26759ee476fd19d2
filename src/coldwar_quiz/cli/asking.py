"""Asking an author for a deck and its questions, a line at a time, with a way back.

Every line says what it wants and nothing depends on where on the screen it stands, so that it can be listened to. What
is wrong with an answer is said at once, and asked again.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeVar

from coldwar_quiz.authoring.drafting import MEANINGS, STEPS, Drafting, Step, typed
from coldwar_quiz.authoring.explaining import explained
from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.bank.spelling import nearest
from coldwar_quiz.diagnostics.problem import Problem
from coldwar_quiz.errors import CannotDo

Said = TypeVar("Said")
BACK, HELP = "<", "?"
KEYS = "`?` explains a question, `<` goes back to the one before; Ctrl-C stops, and nothing is written."
_STOP = "Ctrl-C stops, and nothing is written."


class Lines(Protocol):
    """Where the answers come from."""

    @property
    def hint(self) -> str:
        """How an answer that is offered to be changed is changed or kept."""

    def read(self, prompt: str, before: str = "") -> str | None:
        """One answer, `before` being offered; with line ends in it where a paste had them. None at the input's end."""


class _Back(Exception):
    """The conversation begins again, with one answer fewer."""


class Asker:
    """A conversation. `say` prints a line.

    To go back, the conversation is held again from its beginning, silently, with all its answers but the last: so it is
    written as if there were only one way through it, and has to be the same for the same answers.
    """

    def __init__(self, drafting: Drafting, lines: Lines, say: Callable[[str], None]) -> None:
        self._drafting, self._lines, self._say = drafting, lines, say
        self._answers: list[tuple[str, str]] = []
        """What was answered so far, each with the words it was asked for in."""
        self._at = 0
        """How many of them were given again since the conversation began anew."""
        self._taken_back: dict[tuple[str, int], str] = {}
        """Answers gone back over, by the words and by how often the same was asked before."""
        self._pasted: list[str] = []
        """Lines that each answer one of the questions to come, as the author agreed to."""
        self._joined = 0
        """How many lines were made one answer just now, if that has not been said yet."""

    def hold(self, conversation: Callable[[], Said]) -> Said:
        """What comes of `conversation`, however often somebody goes back in it."""
        while True:
            self._at = 0
            try:
                return conversation()
            except _Back:
                self._pasted.clear()

    def question(
        self, given: dict[str, Any], name: Callable[[dict[str, Any]], str], taken: Sequence[str]
    ) -> dict[str, Any]:
        """What `given` leaves open of a question; `name` proposes an id for what was said."""
        fields = dict(given)
        if "type" not in fields:
            fields["type"] = self._type()
        kind = fields["type"]
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

    def line(
        self,
        words: str,
        required: bool = True,
        otherwise: str = "",
        *,
        help: Iterable[str] = (),
        lead: Iterable[str] = (),
        many: bool = False,
    ) -> str:
        """One answer; the same is asked again where nothing is said and something must be.

        `otherwise` is what no answer means, `help` what `?` prints, `lead` what is printed first. With `many`, the
        question is one of several alike, which a paste may answer together.
        """
        if self._at < len(self._answers):
            self._at += 1
            return self._answers[self._at - 1][1] or otherwise
        if self._joined:
            self._say(f"Your {self._joined} lines were taken as one text; `<` goes back to it.")
            self._joined = 0
        for line in lead:
            self._say(line)
        note = f" [{otherwise}]" if otherwise else "" if required else " (or nothing)"
        before = self._taken_back.get(self._key(words), "")
        while True:
            line = self._next(f"{words}{note}:", before, many)
            if line == BACK or (before and line.removesuffix(BACK).rstrip() == before != line):
                self._go_back()
            elif line == HELP:
                for sentence in help:
                    self._say(f"  {sentence}")
                nothing = "" if required and not otherwise else " Enter alone goes on without an answer."
                nothing = f" Enter alone takes `{otherwise}`." if otherwise else nothing
                self._say(f"  Enter ends your answer.{nothing} `<` goes back to the question before; {_STOP}")
            elif line or otherwise or not required:
                self._answers.append((words, line))
                self._at += 1
                return line or otherwise
            else:
                self._say(f"Something must stand here; {_STOP}")

    def yes(self, words: str, help: Iterable[str] = ()) -> bool:
        """Whether somebody agrees; nothing means yes."""
        while True:
            said = _agreed(self.line(f"{words} y or n", otherwise="y", help=help))
            if said is not None:
                return said
            self.again("Type y for yes or n for no.")

    def _key(self, words: str) -> tuple[str, int]:
        return words, sum(asked == words for asked, _ in self._answers)

    def _go_back(self) -> None:
        if not self._answers:
            self._say(f"This is the first question; {_STOP}")
            return
        words, answer = self._answers.pop()
        self._taken_back[self._key(words)] = answer
        self._say(f"Back. {self._lines.hint}" if answer else "Back.")
        raise _Back

    def again(self, sentence: str) -> None:
        """Say why the last answer cannot stand, and forget it."""
        self._answers.pop()
        self._at -= 1
        self._joined = 0
        self._say(sentence)

    def _next(self, prompt: str, before: str, many: bool) -> str:
        """The next answer on one line, typed or pasted."""
        if self._pasted:
            line = self._pasted.pop(0)
            self._say(f"{prompt} {line}")
            return line
        parts = [part.strip() for part in self._read(prompt, before).split("\n") if part.strip()]
        if len(parts) < 2:
            return "".join(parts)
        if many and self._are_several(len(parts)):
            self._pasted = parts[1:]
            return parts[0]
        self._joined = len(parts)
        return " ".join(parts)

    def _are_several(self, count: int) -> bool:
        while True:
            line = self._read(f"{count} lines came at once. Is each of them an answer of its own? y or n [y]:", "")
            said = _agreed(line.strip() or "y")
            if said is not None:
                return said
            self._say("Type y where each line is an answer, n where all of them are one text.")

    def _read(self, prompt: str, before: str) -> str:
        text = self._lines.read(prompt, before)
        if text is None:
            self._say("")
            raise CannotDo("the input ended before the question was whole", "nothing was written")
        return text

    def _type(self) -> Word:
        names = list(MEANINGS)
        listed = [f"{number:>2}  {name}: {meaning}" for number, (name, meaning) in enumerate(MEANINGS.items(), 1)]
        lead = ["Ten types of question:", *(f"  {line}" for line in listed)]
        while True:
            line = self.line("type, by number or name", lead=lead, help=[explained("", "type")[0], *listed]).casefold()
            lead = []
            if line.isascii() and line.isdigit() and 1 <= int(line[:4]) <= len(names):
                return Word(names[int(line[:4]) - 1])
            found = [name for name in names if name == line] or [name for name in names if name.startswith(line)]
            if len(found) == 1:
                return Word(found[0])
            self.again(f"`{line[:40]}` is none of the ten; type a number from 1 to {len(names)}.")

    def _one(self, fields: dict[str, Any], step: Step) -> None:
        if step.key in fields:
            return
        kind = fields["type"]
        while True:
            line = self.line(step.words, required=bool(step.at_least), help=explained(kind, step.key))
            if not line:
                return
            fields[step.key] = typed(kind, step.key, _truth(line) if kind == "true-false" else line)
            if not self._complains(fields, step.key):
                return
            del fields[step.key]

    def _list(self, fields: dict[str, Any], step: Step) -> None:
        said: list[Any] = []
        while True:
            line = self.line(
                f"{step.words}, number {len(said) + 1}",
                required=len(said) < step.at_least,
                help=explained(fields["type"], step.key),
                many=True,
            )
            if not line:
                return
            item: Any = line
            if step.pairs:
                left, sign, right = (part.strip() for part in line.partition("="))
                if not (left and sign and right):
                    self.again("Type the two sides with = between them.")
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
        if self._at < len(self._answers):
            return False  # said before, and not complained of
        problem = self._drafting.complaint(fields["type"], fields, key)
        if problem is not None:
            self.again(_complaint(problem))
        return problem is not None

    def _evidence(self, fields: dict[str, Any]) -> None:
        works = self._drafting.works
        found: list[dict[str, str]] = []
        while True:
            which = "another work that says so" if found else "the work that says so"
            quotable = {w.id: w.short for w in works.values() if w.kind != "outside"}
            source = self._known(f"{which}, ? lists them", quotable, "source")
            if not source:
                break
            places = {place.id: place.title for place in works[source].places.values()}
            where = self._known("the place in it, ? lists them", places, "where", required=True)
            while True:
                quote = self.line("5 to 12 words of it, word for word", help=explained("", "quote"))
                fields["evidence"] = [*found, {"source": Word(source), "where": Word(where), "quote": quote}]
                if not self._complains(fields, "evidence"):
                    break
            found = fields["evidence"]
        fields["evidence"] = found

    def _known(self, words: str, known: dict[str, str], key: str, required: bool = False) -> str:
        listed = [f"{name}: {meaning}" if meaning and meaning != name else name for name, meaning in known.items()]
        while True:
            line = self.line(words, required, help=[explained("", key)[0], *listed])
            if not line or line in known:
                return line
            near = nearest(line, known)
            if near is not None and near == line.casefold():
                return near
            if near is not None:
                self.again(f"`{line[:40]}` is not known; did you mean {near}?")
                continue
            self.again(f"`{line[:40]}` is none of these:")
            for each in listed:
                self._say(f"  {each}")

    def _tags(self, fields: dict[str, Any]) -> None:
        while True:
            line = self.line("tags, with spaces between", required=False, help=explained("", "tags"))
            fields["tags"] = typed(fields["type"], "tags", line.replace(",", " ").split())
            if not line or not self._complains(fields, "tags"):
                return
            del fields["tags"]

    def _id(self, fields: dict[str, Any], proposed: str, taken: Sequence[str]) -> None:
        while True:
            line = self.line("id, for ever", otherwise=proposed, help=explained("", "id"))
            fields["id"] = typed(fields["type"], "id", line)
            if str(fields["id"]).casefold() in taken:
                self.again(f"`{fields['id']}` is taken; ids are permanent and never used again.")
            elif not self._complains(fields, "id"):
                return
            del fields["id"]


def _complaint(problem: Problem) -> str:
    return f"That cannot be: {problem.message}" + (f"; {problem.help}" if problem.help else "")


def _agreed(line: str) -> bool | None:
    line = line.casefold()
    return line.startswith("y") if line in ("y", "yes", "n", "no") else None


def _truth(line: str) -> str:
    return {"t": "true", "f": "false", "y": "true", "n": "false", "yes": "true", "no": "false"}.get(
        line.casefold(), line.casefold() if line.casefold() in ("true", "false") else line
    )
