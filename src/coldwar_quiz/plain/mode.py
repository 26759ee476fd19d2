"""The conversation of line mode. For screen readers, pipes and terminals that draw nothing.

One fact a line, state in words, the prompt last; no colour, no box, nothing redrawn.
"""

from collections.abc import Callable

from coldwar_quiz.bank.model import Bank, Card, Cloze
from coldwar_quiz.diagnostics.safe_text import safe_line
from coldwar_quiz.errors import StoreError
from coldwar_quiz.plain.page import account_lines, answer_lines, asked_lines
from coldwar_quiz.plain.reading import numbers, response_to
from coldwar_quiz.plain.words import FACES, capital, prompt, spoken, stopped
from coldwar_quiz.study.commands import COMMANDS, Where
from coldwar_quiz.study.lookup import Lookup
from coldwar_quiz.study.model import Clock, Filled, Grade, Outcome, Verdict
from coldwar_quiz.study.outlook import clock_behind
from coldwar_quiz.study.presentation import Asked
from coldwar_quiz.study.scheduler import due_in, show_interval
from coldwar_quiz.study.session import Session, Step
from coldwar_quiz.study.wording import show_content


class EndOfInput(Exception):
    """Nothing more to read."""


_TRUTHS = ("study.true", "study.false")
"""Answers, not commands: their words are read with the answers."""


class LineMode:
    """One session over lines. `read` gives a line without its end, or None at the end of input; `ask` prints a prompt
    without ending the line; `tell` prints a line.
    """

    def __init__(
        self,
        session: Session,
        bank: Bank,
        *,
        read: Callable[[], str | None],
        ask: Callable[[str], None],
        tell: Callable[[str], None],
        clock: Clock,
    ) -> None:
        self._session, self._bank, self._clock = session, bank, clock
        self._read, self._ask, self._print = read, ask, tell
        self._ticked = ""

    def run(self) -> None:
        """Ask until nothing is left, the learner quits, or the input ends. What was graded is already stored."""
        counts = self._session.counts
        due = 0 if self._session.step is Step.FINISHED else counts.due + counts.learning
        self._tell(f"coldwar-quiz, line mode. {due} due, {counts.new} new.")
        behind = clock_behind(self._session.states.values(), self._clock())
        if behind:
            self._tell(f"This computer's clock is {behind}: set it if it is wrong.")
        if self._session.step is Step.FINISHED:
            self._tell("Nothing to study now.")
            return
        self._tell("Type ? and Enter for help.")
        try:
            while self._session.asked is not None or self._finished():
                if self._session.asked is not None:
                    if self._session.step is Step.ASKING:
                        self._question(self._session.asked)
                    else:
                        self._grade()
        except EndOfInput:
            self._tell("")
            if self._session.asked is not None:
                graded = self._session.summary().answers
                self._tell(f"Stopped. {'Every graded answer is saved' if graded else 'Nothing was graded'}.")
        self._summary()

    def _finished(self) -> bool:
        """With nothing left to ask, whether the last thing done was taken back, so that there is something again."""
        if not self._session.can_undo:
            return False
        line = self._line("Session finished. Enter ends, u undoes: ").strip().casefold()
        if line == "u":
            self._attempt("study.undo", Where.ANSWERED)
        elif line not in ("", "quit"):
            self._tell("Type u to undo the last thing you did, or Enter to end.")
        return line not in ("", "quit")

    def _here(self, asked: Asked, step: Step) -> bool:
        """Whether the session is still at this showing of a question, and at this step of it."""
        now = self._session.asked
        return now is not None and now.uid == asked.uid and self._session.step is step

    # --- asking ------------------------------------------------------------------------------------------------------

    def _question(self, asked: Asked) -> None:
        question, counts = asked.question, self._session.counts
        deck = self._bank.deck_by_id[question.id.deck]
        about = [f"Question {counts.met} of {counts.questions}.", f"{FACES[asked.face]}.", f"Deck: {deck.title}."]
        if question.accounts:
            about.append("Accounts differ.")
        if asked.state.flagged:
            about.append("Flagged.")
        if question.content:
            about.append(f"Content: {show_content(question.content)}.")
        self._tell("")
        self._tell(" ".join(about))
        for line in asked_lines(asked):
            self._tell(line)
        while self._here(asked, Step.ASKING):
            line = self._line(prompt(asked))
            if not self._command(line, Where.ASKING):
                self._answer(asked, line.removeprefix("=").strip())

    def _answer(self, asked: Asked, line: str) -> None:
        response = response_to(asked, line)
        if isinstance(response, Filled):
            filled = self._gaps(asked, line)
            if filled is None:
                return
            response = filled
        if isinstance(response, str):
            self._tell(response)
            return
        verdict = self._session.answer(response)
        if verdict.outcome is Outcome.UNCLEAR:
            self._tell(f"{capital(verdict.note)}. Try again.")
            return
        self._explain(asked, verdict)

    def _gaps(self, asked: Asked, first: str) -> Filled | None:
        """What is filled into each gap; None where a command took the learner somewhere else."""
        body = asked.question.body
        count = len(body.gaps) if isinstance(body, Cloze) else 1
        texts = [first]
        while len(texts) < count:
            line = self._line(f"Gap {len(texts) + 1} of {count}: ").strip()
            if not self._command(line, Where.ASKING):
                texts.append(line.removeprefix("=").strip())
            elif not self._here(asked, Step.ASKING):
                return None
        return Filled(tuple(texts))

    # --- after the answer --------------------------------------------------------------------------------------------

    def _explain(self, asked: Asked, verdict: Verdict) -> None:
        self._tell("")
        for line in answer_lines(asked, verdict, self._bank):
            self._tell(line)
        self._tell(f"Card {asked.question.id}.")

    def _grade(self) -> None:
        verdict = self._session.verdict
        if verdict is None:
            return
        if verdict.outcome is Outcome.NEAR and verdict.settled is None:
            line = self._line("Does that count? y or n: ")
            if line.strip().casefold() in ("y", "yes", "n", "no"):
                self._session.settle(line.strip().casefold().startswith("y"))
            elif not self._command(line, Where.ANSWERED):
                self._tell("Type y to count it as right, or n for wrong.")
            return
        if not self._tick_points():
            return
        previews = self._session.previews()
        now = self._clock()
        offers = [
            f"{int(g)} {g.name.capitalize()}, {spoken(show_interval(due_in(s, now)))}." for g, s in previews.items()
        ]
        self._tell(f"Grade. {' '.join(offers)}")
        proposed = verdict.proposed
        line = self._line(f"Grade, Enter for {proposed.name.capitalize()}: " if proposed else "Grade, 1 to 4: ").strip()
        if line in ("1", "2", "3", "4"):
            self._store(Grade(int(line)))
        elif not line and proposed is not None:
            self._store(proposed)
        elif not self._command(line, Where.ANSWERED):
            self._tell("Type 1, 2, 3 or 4, or ? for help.")

    def _tick_points(self) -> bool:
        """Which key points of a turned card were remembered: asked once a showing, before the grade.

        False where a command took the learner somewhere else.
        """
        asked = self._session.asked
        if asked is None or not isinstance(asked.question.body, Card) or asked.uid == self._ticked:
            return True
        points = len(asked.question.body.points)
        while points:
            line = self._line(f"Points you had, 1 to {points}, or Enter for none: ")
            had = numbers(line, points)
            if had is not None:
                self._session.tick(frozenset(had))
                self._tell(f"You had {len(had)} of {points} {'point' if points == 1 else 'points'}.")
                break
            # Whether a card was right is what its grade says, so `y` means nothing before it.
            if line.strip().casefold() == "y" or not self._command(line, Where.ANSWERED):
                self._tell("Type their numbers, such as 1 3.")
            if not self._here(asked, Step.ANSWERED):
                return False
        self._ticked = asked.uid
        return True

    def _store(self, grade: Grade) -> None:
        now = self._clock()
        try:
            state = self._session.grade(grade)
        except StoreError as error:
            self._not_saved(error)
            return
        again = spoken(show_interval(due_in(state, now)))
        self._tell(f"{grade.name.capitalize()}, saved. Next in {again}. {self._session.counts.left} left. u undoes.")

    # --- commands ----------------------------------------------------------------------------------------------------

    def _command(self, line: str, where: Where) -> bool:
        """Carry out a line that is a command here; False where it is none."""
        word = line.strip().casefold()
        offered = {c.word: c for c in COMMANDS if c.word and (where in c.where or Where.EVERYWHERE in c.where)}
        command = offered.get(word)
        if command is None or command.id.startswith("study.grade") or command.id in _TRUTHS:
            return False
        self._attempt(command.id, where)
        return True

    def _attempt(self, command: str, where: Where) -> None:
        try:
            self._carry_out(command, where)
        except StoreError as error:
            self._not_saved(error)

    def _carry_out(self, command: str, where: Where) -> None:
        session = self._session
        match command:
            case "app.help":
                self._help(where)
            case "app.quit":
                raise EndOfInput
            case "study.hint":
                hint = session.hint()
                self._tell(f"Hint: {stopped(hint)}" if hint else "This question has no hint.")
            case "study.skip":
                session.skip()
                self._tell("Skipped, to the end of this session.")
            case "study.undo":
                undone = session.undo()
                if undone is None:
                    self._tell("Nothing to undo.")
                else:
                    what = undone.grade.name.capitalize() if undone.grade else str(undone.kind or "skip")
                    self._tell(f"Undid {what} on {undone.question}.")
            case "study.flag":
                self._tell("Flagged." if session.flag() else "Flag taken off.")
            case "study.suspend":
                session.suspend()
                self._tell("Suspended. u undoes.")
            case "study.bury":
                session.bury()
                self._tell("Put away until tomorrow. u undoes.")
            case "study.settle":
                verdict = session.settle(not (session.verdict and session.verdict.correct))
                self._tell("Counted as right." if verdict.settled else "Counted as wrong.")
            case "study.accounts":
                self._accounts()
            case "study.names":
                self._names()

    def _accounts(self) -> None:
        for line in account_lines(self._session.asked.question, self._bank) if self._session.asked else ():
            self._tell(line)

    def _names(self) -> None:
        entries = Lookup(self._bank).entries(self._session.asked.question) if self._session.asked else ()
        if not entries:
            self._tell("Nobody and nothing is named here that the bank describes.")
        for name, text in entries:
            self._tell(f"{name}: {stopped(text)}")

    def _help(self, where: Where) -> None:
        asked = self._session.asked
        for command in COMMANDS:
            if command.id in _TRUTHS and (asked is None or asked.face != "true-false"):
                continue
            if command.word and (where in command.where or Where.EVERYWHERE in command.where):
                self._tell(f"{command.word}: {command.help}.")
        if where is Where.ASKING:
            self._tell("Enter alone: don't know; on a flashcard, turn it.")
            self._tell("= and then text: an answer, even if the text is a command's.")

    # --- lines -------------------------------------------------------------------------------------------------------

    def _tell(self, text: str) -> None:
        """One fact, on one line whatever it quotes."""
        self._print(safe_line(text))

    def _line(self, prompt: str) -> str:
        self._ask(safe_line(prompt))
        line = self._read()
        if line is None:
            raise EndOfInput
        return line

    def _not_saved(self, error: StoreError) -> None:
        self._tell(f"Not saved: {error.message}.")
        if error.help:
            self._tell(f"{capital(error.help)}.")
        self._tell("Give the same command again to try again, or type quit.")

    def _summary(self) -> None:
        summary = self._session.summary()
        answers = len(summary.answers)
        self._tell(f"{answers} {'answer' if answers == 1 else 'answers'} given.")
        if summary.first_answers:
            self._tell(f"{summary.right_at_first_sight} of {len(summary.first_answers)} right at first sight.")
        for question in summary.missed:
            self._tell(f"Missed: {self._bank.by_id[question].text}")
        if summary.learning_left:
            self._tell(f"{summary.learning_left} still in learning steps.")
