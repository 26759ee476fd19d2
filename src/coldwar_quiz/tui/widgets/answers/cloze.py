"""A text with gaps: one field a gap, and the text above them filled in as one types."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from coldwar_quiz.bank.model import Cloze
from coldwar_quiz.study.model import DontKnow, Filled, Outcome, Response, Verdict
from coldwar_quiz.tui.widgets.answers.field import TypingArea, settled
from coldwar_quiz.tui.widgets.fields import AnswerField
from coldwar_quiz.tui.widgets.rows import Row
from coldwar_quiz.tui.widgets.text import Piece, line, plain

_HELP = "Tab next gap · Enter check · empty: don't know · Esc leave the field"


class ClozeArea(TypingArea):
    """The text with its gaps, and a field for each. Enter goes on to the next empty gap, then checks."""

    kind = "FILL THE GAPS"
    shows_prompt = True

    @property
    def body(self) -> Cloze:
        body = self.asked.question.body
        assert isinstance(body, Cloze)
        return body

    def compose(self) -> ComposeResult:
        gaps = len(self.body.gaps)
        yield Static(self._text([""] * gaps), id="cloze")
        for n in range(gaps):
            with Horizontal(classes="gap"):
                yield Static(plain(f"{n + 1}" if gaps > 1 else self.symbols.cursor), classes="gap-number")
                yield AnswerField(id=f"gap-{n}")
        yield Static(plain(_HELP, "$muted"), id="reading")

    @property
    def fields(self) -> list[Input]:
        return list(self.query(Input))

    def _text(self, filled: list[str]) -> Content:
        """The text with what is typed so far in its gaps, each numbered where there are several."""
        pieces: list[Piece] = []
        gap = 0
        for part in self.body.parts:
            if isinstance(part, str):
                pieces.append((part, "bold"))
                continue
            number = f"{gap + 1}: " if len(self.body.gaps) > 1 else ""
            typed = filled[gap] or self.symbols.ellipsis * (3 if len(self.symbols.ellipsis) == 1 else 1)
            pieces.append((f"[ {number}{typed} ]", "bold $primary"))
            gap += 1
        return line(*pieces)

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one("#cloze", Static).update(self._text([f.value for f in self.fields]))

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Enter in the last gap, or with every gap filled or every gap empty, checks; else it goes to the next gap."""
        event.stop()
        fields = self.fields
        at = fields.index(event.input)
        later = next((f for f in fields[at + 1 :] if not f.value.strip()), None)
        if later is not None and any(f.value.strip() for f in fields):
            later.focus()
        else:
            self.post_message(self.Submitted(self))

    def response(self) -> Response:
        texts = tuple(field.value for field in self.fields)
        return Filled(texts) if any(text.strip() for text in texts) else DontKnow()

    def complain(self, note: str) -> None:
        self.query_one("#reading", Static).update(plain(f"{self.symbols.partly} {note}", "bold $warning"))
        self.fields[0].focus()

    def show_verdict(self, verdict: Verdict, response: Response) -> None:
        pieces: list[Piece] = []
        rows: list[Row] = []
        gap = 0
        given = response.texts if isinstance(response, Filled) else ()
        parts = verdict.parts
        for part in self.body.parts:
            if isinstance(part, str):
                pieces.append((part, "bold"))
                continue
            ok = parts[gap].ok if gap < len(parts) else False
            said = given[gap].strip() if gap < len(given) else ""
            near = not ok and verdict.outcome is Outcome.NEAR
            mark = self.symbols.right if ok else self.symbols.near if near else self.symbols.wrong
            style = "bold $success" if ok else "bold $warning" if near else "$error"
            pieces.append((f"[ {part.answer} ]", "bold $success" if ok else "bold underline"))
            label = plain(f"{gap + 1}") if len(self.body.gaps) > 1 else Content("")
            you = said or "nothing"
            text = line(you, "" if ok and said == part.answer else (f"   key: {part.answer}", "bold $foreground"))
            rows.append(Row(text, label, plain(mark), style))
            gap += 1
        self.query_one("#cloze", Static).update(line(*pieces))
        self.query(".gap").remove()
        self.query_one("#reading").remove()
        self.mount(settled(rows, self))

    def focus_target(self) -> Input:
        return self.fields[0]
