"""Rules about what was left over in a text: marks of another program or format, and what was to be written yet."""

import re
from collections.abc import Iterator

from coldwar_quiz.bank import texts
from coldwar_quiz.bank.model import Choice, Cloze, Question, Select, TrueFalse
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import UNWRITTEN
from coldwar_quiz.diagnostics.problem import Severity

_MARKS = re.compile(
    r"</?(?:a|b|big|br|center|code|div|em|font|h[1-6]|hr|i|img|li|mark|ol|p|pre|q|s|small|span|strong|sub|sup|table|td"
    r"|tr|tt|u|ul)(?:\s[^<>]{0,200})?/?>"
    r"|&(?:amp|apos|gt|hellip|ldquo|lsquo|lt|mdash|nbsp|ndash|quot|rdquo|rsquo|[a-z]uml|szlig|\#[0-9]{1,6}|\#x[0-9a-f]{1,6});"
    r"|(?<!\w)\*\*(?=\w)[^*\n]{1,200}\*\*(?!\w)"
    r"|\[[^\[\]\n]{1,200}\]\(https?:"
    r"|(?<![:\\])\\[nt](?=[A-Z\s]|$|[a-z]+\s)",
    re.IGNORECASE,
)
_SHOWS_A_MARK = re.compile(r"<[/a-zA-Z]|&[#a-zA-Z]|\*\*|\]\(|\\")


@rule("markup", Severity.ADVICE)
def markup(q: Question, c: Context) -> Iterator[Finding]:
    """A text holds a tag or a character reference of HTML, Markdown's bold or link, or an escape, `\\n`.

    A text is shown as it stands, in the terminal and in Anki alike: a learner sees the marks. Escapes stand for
    something else in double quotes alone.

    Fails:

    ```yaml
    - id: addressee
      type: typed
      prompt: To <b>whom</b> did Beria write on 1 July 1953?
      answer: Malenkov
    ```

    ```yaml
    - id: addressee
      type: typed
      prompt: To **whom** did Beria write on 1 July 1953?
      answer: Malenkov
    ```

    Passes:

    ```yaml
    - id: addressee
      type: typed
      prompt: To whom did Beria write on 1 July 1953?
      answer: Malenkov
    ```
    """
    if not _SHOWS_A_MARK.search(f"{q.prompt}\n{q.hint}\n{q.explanation}\n{q.body[0]}\n{q.body[-1]}"):
        return  # a quick look, as all of every text of a dense deck would take long
    for path, text in texts.texts(q):
        found = _MARKS.search(text)
        if found:
            shown = found[0] if len(found[0]) <= _SHOWN else f"{found[0][:_SHOWN]}..."
            yield Finding(f"`{shown}` is shown as it stands", c.place(q, path, "prompt"), help=_instead(found[0]))
            return


_SHOWN = 40


def _instead(mark: str) -> str:
    if mark.startswith("<"):
        return "take the tag out: a text has no bold, no links and no pictures"
    if mark.startswith("&"):
        return "write the character itself"
    if mark.startswith("\\"):
        return "in double quotes it is a line end or a tab; else begin the text with `|` and write it in several lines"
    if mark.startswith("["):
        return "write the words alone, or the address as text"
    return "take the stars out: a text has no bold"


@rule("placeholder", Severity.ADVICE)
def placeholder(q: Question, c: Context) -> Iterator[Finding]:
    """A prompt, a hint, an explanation, a correction or what an account says was to be written later.

    It begins with `TODO`, `TBD`, `FIXME` or `XXX`, or holds only dots and the like.

    Fails:

    ```yaml
    - id: addressee
      type: typed
      prompt: To whom did Beria write on 1 July 1953?
      answer: Malenkov
      hint: TODO
    ```

    Passes:

    ```yaml
    - id: addressee
      type: typed
      prompt: To whom did Beria write on 1 July 1953?
      answer: Malenkov
      hint: He was chairman of the Council of Ministers.
    ```
    """
    for path, text in (
        ("prompt", q.prompt),
        ("hint", q.hint),
        ("explanation", q.explanation),
        ("correction", q.body.correction if isinstance(q.body, TrueFalse) else None),
        *((f"accounts.{i}.says", account.says) for i, account in enumerate(q.accounts)),
    ):
        if text and UNWRITTEN.match(text):
            yield Finding(
                f"`{text[:_SHOWN]}` stands for a text that is to be written",
                c.place(q, path, "prompt"),
                help="write it, or take the line out" if path != "prompt" else "write what is asked",
            )


_DAMAGED = re.compile(
    r"\ufffd|[ÃÄ][\x80-\xbf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    r"|â€[\x80-\xbf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u2122]|Â[\xa0-\xbf]|(?:[ÐÑ][\x80-\xbf\u0152-\u0192\u0402-\u0452\u2013-\u2122]){2}"
)


@rule("damaged-text", Severity.ADVICE)
def damaged_text(q: Question, c: Context) -> Iterator[Finding]:
    """A text holds signs that letters become when a file is read in the wrong encoding: `Ã¤`, `â€œ`, U+FFFD.

    The letters were lost before the file was saved as UTF-8, in another program or on the way.

    Fails:

    ```yaml
    - id: party-leader
      type: typed
      prompt: Who led the party in Hungary until RÃ¡kosi was replaced?
      answer: Somebody
    ```

    Passes:

    ```yaml
    - id: party-leader
      type: typed
      prompt: Who led the party in Hungary until Rákosi was replaced?
      answer: Somebody
    ```
    """
    if f"{q.prompt}{q.hint}{q.explanation}{q.body[0]}{q.body[-1]}".isascii():
        return
    for path, text in texts.texts(q):
        found = _DAMAGED.search(text)
        if found:
            yield Finding(
                f"`{found[0]}` is what a letter becomes in the wrong encoding",
                c.place(q, path, "prompt"),
                help="write the letter, or copy the text again and save the file as UTF-8",
            )
            return


_BLANK = re.compile(r"(?<!_)_{3,}(?!_)|\(\([^()\n]{1,100}\)\)|\[\[[^\[\]\n]{1,100}\]\]|\[\.{3}\]")
_GAP = re.compile(r"\{\{[^{}\n]{1,200}\}\}")


@rule("not-a-gap", Severity.ADVICE)
def not_a_gap(q: Question, c: Context) -> Iterator[Finding]:
    """A prompt holds what looks like a gap and is none: `{{...}}` outside a cloze; `____` or `[[...]]` in one.

    It is shown as it stands. Only a question of type `cloze` has gaps, and only two braces on either side make one.

    Fails:

    ```yaml
    - id: office
      type: choice
      prompt: "Malenkov was chairman of the Council of {{...}}."
      answer: Ministers
      distractors: [Deputies, Elders]
    ```

    ```yaml
    - id: office
      type: cloze
      prompt: "____ was chairman of the Council of {{Ministers}}."
    ```

    Passes:

    ```yaml
    - id: office
      type: cloze
      prompt: "Malenkov was chairman of the Council of {{Ministers}}."
    ```
    """
    if isinstance(q.body, Cloze):
        found = next((f for part in q.body.parts if isinstance(part, str) and (f := _BLANK.search(part))), None)
        help = "write the gap with its answer in it, `{{answer}}`, or take it out"
    else:
        found = _GAP.search(q.prompt) if "{{" in q.prompt else None
        help = "make the question a cloze, or take the braces out"
    if found:
        message = f"`{found[0][:_SHOWN]}` is no gap here, and is shown as it stands"
        yield Finding(message, c.place(q, "prompt"), help=help)


_LETTER = re.compile(r"\(?(?:[A-Ha-h]|[1-9])[.):]\s+(?=\S)")
_LETTER_ALONE = re.compile(r"\(?[A-Ha-h][.):]?")


_LIST_IN_PROMPT = re.compile(r"(?<![\w(])[Aa]\).{1,200}?(?<![\w(])[Bb]\).", re.DOTALL)


@rule("lettered-option", Severity.ADVICE, "choice", "select")
def lettered_option(q: Question, c: Context) -> Iterator[Finding]:
    """Options begin with letters or numbers of their own, stand in the prompt, or the answer is the letter of one.

    Options are shuffled and numbered when they are shown, and the right one is written out under `answer`.

    Fails:

    ```yaml
    - id: addressee
      type: choice
      prompt: To whom did Beria write on 1 July 1953?
      answer: B
      distractors: [Molotov, Khrushchev]
    ```

    ```yaml
    - id: addressee
      type: choice
      prompt: To whom did Beria write on 1 July 1953?
      answer: B) Malenkov
      distractors: [A) Molotov, C) Khrushchev]
    ```

    ```yaml
    - id: addressee
      type: choice
      prompt: To whom did Beria write on 1 July 1953? a) Molotov b) Malenkov c) Khrushchev
      answer: Malenkov
      distractors: [Molotov, Khrushchev]
    ```

    Passes:

    ```yaml
    - id: addressee
      type: choice
      prompt: To whom did Beria write on 1 July 1953?
      answer: Malenkov
      distractors: [Molotov, Khrushchev]
    ```
    """
    if not isinstance(q.body, Choice | Select) or not q.body.distractors:
        return
    if ")" in q.prompt and _LIST_IN_PROMPT.search(q.prompt):
        help = "take them out of the prompt: `answer` and `distractors` are shown below it"
        yield Finding("the prompt holds the options as a list", c.place(q, "prompt"), help=help)
        return
    options = q.body.options
    if all(map(_LETTER.match, options)):
        yield Finding(
            f"every option has a letter or number of its own, as in `{options[0][:_SHOWN]}`",
            c.place(q, "answer"),
            help="take them out: options are shuffled, and numbered when they are shown",
        )
        return
    right = q.body.answers if isinstance(q.body, Select) else (q.body.answer,)
    if all(map(_LETTER_ALONE.fullmatch, right)) and all(len(text) > 3 for text in q.body.distractors):
        yield Finding(
            f"`{right[0]}` is a letter, and the other options are not",
            c.place(q, "answer.0", "answer"),
            help="write the right option itself, in words",
        )


_ASKS = re.compile(
    r"(?:(?:in|on|at|by|from|to|of|with|for) )?(?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE
)


@rule("no-statement", Severity.ADVICE, "true-false")
def no_statement(q: Question, c: Context) -> Iterator[Finding]:
    """The prompt of a true-false question asks who, what or when: it is no statement, and neither true nor false.

    Fails:

    ```yaml
    - id: addressee
      type: true-false
      prompt: To whom did Beria write on 1 July 1953?
      answer: true
    ```

    Passes:

    ```yaml
    - id: addressee
      type: true-false
      prompt: Beria wrote to Malenkov on 1 July 1953.
      answer: true
    ```
    """
    if q.prompt.rstrip().endswith("?") and _ASKS.match(q.prompt):
        yield Finding(
            "the prompt is no statement that could be true or false",
            c.place(q, "prompt"),
            help="write a statement, or give the question another type",
        )


RULES = (markup, damaged_text, placeholder, not_a_gap, lettered_option, no_statement)
