"""Rules about how a question is put: it stands alone, reads plainly and gives nothing away."""

import re
from collections.abc import Iterable, Iterator

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.model import AskDate, Body, Choice, Cloze, Number, Question, Select, Typed
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity

_LEANING_WORDS = ("document", "author", "text", "passage", "excerpt", "above", "below")
_LEANING = re.compile(
    r"\bthe (?:document|author|text|passage|excerpt)s?\b(?!'s? of| of| who| that| which)"
    r"|\bthis (?:document|text|passage|excerpt)\b|\babove\b(?! all\b)|\b(?:shown|given|listed|see) below\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\b(?:which|who|what)\b(?: [\w'’,-]+){0,6} (?:is|are|was|were|do|does|did|has|have|had|could|would) not\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_TELLING_LENGTH = 4
"""A word of the answer counts as telling from so many letters or digits on."""
_MOST_LOOKS = 50
"""So many places where words may stand are looked at: advice on `aaaa...` is not worth quadratic time."""
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


@rule("leaning-prompt", Severity.ADVICE)
def leaning_prompt(q: Question, c: Context) -> Iterator[Finding]:
    """A prompt leans on something a learner cannot see: "the document", "the author", "above".

    Questions are met one at a time, shuffled, and on Anki cards.

    Fails:

    ```yaml
    - id: reasons
      type: typed
      prompt: Which ministry does the author of 6 May 1953 head, according to the document?
      answer: Ministry of Internal Affairs
    ```

    Passes:

    ```yaml
    - id: reasons
      type: typed
      prompt: Which ministry did Beria head when he wrote the memorandum of 6 May 1953?
      answer: Ministry of Internal Affairs
    ```
    """
    if holds_any(q.prompt.lower(), _LEANING_WORDS) and (match := _LEANING.search(_QUOTED.sub(" ", q.prompt))):
        yield Finding(
            f"the prompt says `{match[0]}`, which a learner cannot see",
            c.place(q, "prompt"),
            help="name the document, the book or the speaker",
        )


@rule("negative-stem", Severity.ADVICE, "choice", "select", "typed")
def negative_stem(q: Question, c: Context) -> Iterator[Finding]:
    """A prompt asks which is not, without NOT in capitals: learners read over it.

    Fails:

    ```yaml
    - id: party-bodies
      type: choice
      prompt: Which of these bodies was not called Presidium in 1953?
      answer: Secretariat
      distractors: [the leading body of the party, the inner government]
    ```

    Passes:

    ```yaml
    - id: party-bodies
      type: choice
      prompt: Which of these bodies was NOT called Presidium in 1953?
      answer: Secretariat
      distractors: [the leading body of the party, the inner government]
    ```
    """
    if " not " in q.prompt and (match := _NEGATIVE.search(_QUOTED.sub(" ", q.prompt))) and match[0].endswith("not"):
        yield Finding(
            "the prompt asks which is not", c.place(q, "prompt"), help="ask for what is, or write NOT in capitals"
        )


@rule("answer-in-prompt", Severity.ADVICE, "choice", "typed", "cloze")
def answer_in_prompt(q: Question, c: Context) -> Iterator[Finding]:
    """The prompt holds the answer. Where it holds a distractor too, it offers a choice and that is fine.

    Fails:

    ```yaml
    - id: successor
      type: typed
      prompt: Who became chairman of the Council of Ministers in the government of Malenkov?
      answer: Malenkov
    ```

    Passes:

    ```yaml
    - id: successor
      type: typed
      prompt: Who became chairman of the Council of Ministers in March 1953?
      answer: Malenkov
    ```
    """
    shown = q.text.lower()
    for answer in _answers(q.body):
        if len(answer) > 2 and answer.lower() in shown and _holds(shown, answer):
            others = q.body.distractors if isinstance(q.body, Choice | Typed) else ()
            if not any(_holds(shown, other) for other in others):
                yield Finding(
                    f"the prompt holds the answer, `{answer}`", c.place(q, "prompt"), help="say it another way"
                )


@rule("distractor-in-prompt", Severity.ADVICE, "choice", "select")
def distractor_in_prompt(q: Question, c: Context) -> Iterator[Finding]:
    """A name stands in the prompt and is offered as a wrong option: nobody would choose it.

    Fails:

    ```yaml
    - id: replaced-general
      type: choice
      prompt: Who replaced General Chuikov in Berlin?
      answer: Semyonov
      distractors: [Chuikov, Sokolovsky]
    ```

    Passes:

    ```yaml
    - id: replaced-general
      type: choice
      prompt: Who replaced General Chuikov in Berlin?
      answer: Semyonov
      distractors: [Grechko, Sokolovsky]
    ```
    """
    if not isinstance(q.body, (Choice, Select)):
        return
    shown = q.prompt.lower()
    named = [(i, t) for i, t in enumerate(q.body.distractors) if t[:1].isupper() and t.lower() in shown]
    if not named or any(_holds(shown, answer) for answer in _answers(q.body)):
        return
    for i, text in named:
        if _holds(shown, text):
            yield Finding(
                f"`{text}` stands in the prompt",
                c.place(q, f"distractors.{i}", "distractors"),
                help="offer another name",
            )


@rule("telling-id", Severity.ADVICE, "choice", "select", "typed", "cloze", "date", "number")
def telling_id(q: Question, c: Context) -> Iterator[Finding]:
    """The id holds a word of the answer that the prompt does not: an id says what is asked, not what is answered.

    Fails:

    ```yaml
    - id: arrest-by-zhukov
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Marshal Zhukov
    ```

    Passes:

    ```yaml
    - id: arresting-officer
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Marshal Zhukov
    ```
    """
    parts = [part for part in q.id.question.split("-") if len(part) >= _TELLING_LENGTH or part == "may"]
    answers = " ".join(_answers(q.body)).lower()
    if not holds_any(answers, parts):
        return
    telling = set(parts) & set(fold(answers).split()) - set(fold(q.text).split())
    if telling and isinstance(q.body, Choice | Select | Typed):
        telling -= {word for text in q.body.distractors for word in fold(text).split()}
    if telling:
        yield Finding(f"the id holds `{min(telling)}`, a word of the answer", q.span, help="say in it what is asked")


def _answers(body: Body) -> tuple[str, ...]:
    """The texts a learner is to find."""
    if isinstance(body, (Choice, Typed)):
        return (body.answer,)
    if isinstance(body, Select):
        return body.answers
    if isinstance(body, Cloze):
        return tuple(gap.answer for gap in body.gaps)
    if isinstance(body, Number):
        return (str(body.answer),)
    if isinstance(body, AskDate) and body.answer.month is not None:
        return (_MONTHS[body.answer.month - 1],)
    return ()


def holds_any(text: str, pieces: Iterable[str]) -> bool:
    """Whether any of `pieces` is in `text`."""
    for piece in pieces:  # noqa: SIM110 - `any` takes twice as long, and every prompt comes through here
        if piece in text:
            return True
    return False


def _holds(text: str, words: str) -> bool:
    """Whether lower-case `text` holds `words` in any case, not as part of a longer word."""
    wanted = words.lower()
    at = text.find(wanted)
    for _ in range(_MOST_LOOKS):
        if at < 0:
            break
        end = at + len(wanted)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            return True
        at = text.find(wanted, at + 1)
    return False


RULES = (
    leaning_prompt,
    negative_stem,
    answer_in_prompt,
    distractor_in_prompt,
    telling_id,
)
