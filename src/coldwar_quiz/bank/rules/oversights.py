"""Rules about slips of the author's hand: what reads like a question but cannot have been meant so."""

import re
from collections.abc import Iterator

from coldwar_quiz.bank import texts
from coldwar_quiz.bank.model import Cloze, Question, Select, TrueFalse, Typed
from coldwar_quiz.bank.proof import quotes
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.bank.rules.writing.texts import gist
from coldwar_quiz.diagnostics.problem import Severity


@rule("untypeable-answer", Severity.ADVICE, "typed", "cloze")
def untypeable_answer(q: Question, c: Context) -> Iterator[Finding]:
    """An answer that is to be typed has no letter and no digit, so nobody knows what to type.

    Case, accents, punctuation and spacing are ignored in what a learner types; of such an answer nothing is left.

    Fails:

    ```yaml
    - id: last-words
      type: typed
      prompt: With what does the letter break off?
      answer: "..."
    ```

    Passes:

    ```yaml
    - id: last-words
      type: typed
      prompt: With what does the letter break off?
      answer: three dots
    ```
    """
    for path, text in _typed_texts(q):
        if not any(character.isalnum() for character in text):
            yield Finding(
                f"`{text[:40]}` has no letter and no digit to type",
                c.place(q, path, "prompt"),
                help="write the answer in words, or make it a choice or a card",
            )


def _typed_texts(q: Question) -> Iterator[tuple[str, str]]:
    """What a learner may type, each with the field it stands in."""
    if isinstance(q.body, Typed):
        yield "answer", q.body.answer
        yield from ((f"accept.{i}", text) for i, text in enumerate(q.body.accept))
    elif isinstance(q.body, Cloze):
        yield from (
            (f"prompt.gap.{i}", text) for i, gap in enumerate(q.body.gaps) for text in (gap.answer, *gap.accept)
        )


_NUMBERED_GAP = re.compile(r"c[0-9]{1,2}::")
_IN_SINGLE_BRACES = re.compile(r"\{[^{}|]*+\|[^{}]*+\}")


@rule("brace-in-gap", Severity.ADVICE, "cloze")
def brace_in_gap(q: Question, c: Context) -> Iterator[Finding]:
    """Braces that make no gap, or are one too many: in the answer of a gap, or in the text beside it.

    A gap has two braces on either side, and all gaps are asked at once: Anki's `{{c1::answer}}` would ask for the
    number too. Single braces are text, and a bar between them shows that a gap was meant.

    Fails:

    ```yaml
    - id: office
      type: cloze
      prompt: "Malenkov was chairman of the Council of {{{Ministers}}}."
    ```

    ```yaml
    - id: office
      type: cloze
      prompt: "Malenkov was {chairman|head} of the {{Council of Ministers}}."
    ```

    ```yaml
    - id: office
      type: cloze
      prompt: "Malenkov was chairman of the {{c1::Council of Ministers}}."
    ```

    Passes:

    ```yaml
    - id: office
      type: cloze
      prompt: "Malenkov was chairman of the Council of {{Ministers}}."
    ```
    """
    for i, gap in enumerate(q.body.gaps) if isinstance(q.body, Cloze) else ():
        place = c.place(q, f"prompt.gap.{i}", "prompt")
        for text in (gap.answer, *gap.accept):
            if _NUMBERED_GAP.match(text):
                message = f"the answer `{text[:40]}` begins with the number of a gap"
                yield Finding(message, place, help="write it as `{{answer}}`: gaps have no numbers here")
                return
            if "{" in text or "}" in text:
                yield Finding(f"the answer `{text[:40]}` holds a brace", place, help="write it as `{{answer}}`")
                return
    for part in q.body.parts if isinstance(q.body, Cloze) else ():
        single = _IN_SINGLE_BRACES.search(part) if isinstance(part, str) else None
        if single:
            message = f"`{single[0][:40]}` stands in single braces, and is shown with them"
            yield Finding(message, c.place(q, "prompt"), help="write a gap as `{{answer}}`, or take the braces out")
            return


_SEVERAL = re.compile(r"\w\s*;\s+\w|\w\s+/\s+\w|[^\W\d_]{3}/[^\W\d_]{3}")


@rule("several-in-one", Severity.ADVICE, "typed", "cloze", "select")
def several_in_one(q: Question, c: Context) -> Iterator[Finding]:
    """What looks like several answers, parted by a semicolon or a slash, is one answer and has to be typed whole.

    Fails:

    ```yaml
    - id: addressee
      type: typed
      prompt: To whom did Beria write on 1 July 1953?
      answer: Malenkov; Georgy Malenkov
    ```

    Passes:

    ```yaml
    - id: addressee
      type: typed
      prompt: To whom did Beria write on 1 July 1953?
      answer: Malenkov
      accept: [Georgy Malenkov]
    ```
    """
    if isinstance(q.body, Select):
        if len(q.body.answers) == 1 and ";" in q.body.answers[0] and _SEVERAL.search(q.body.answers[0]):
            message = f"`{q.body.answers[0][:40]}` is one answer"
            yield Finding(message, c.place(q, "answer.0", "answer"), help="part several answers by commas in brackets")
        return
    for path, text in _typed_texts(q):
        if (";" in text or "/" in text) and _SEVERAL.search(text):
            in_gap = isinstance(q.body, Cloze)
            yield Finding(
                f"`{text[:40]}` is one answer, to be typed whole",
                c.place(q, path, "prompt"),
                help="part the spellings of a gap with `|`"
                if in_gap
                else "give one as `answer` and the others as a list under `accept`",
            )
            return


@rule("lone-quote", Severity.ADVICE)
def lone_quote(q: Question, c: Context) -> Iterator[Finding]:
    """A text begins or ends with a quotation mark, `"`, to which there is no other: one of the two was forgotten.

    Fails:

    ```yaml
    - id: addressee
      type: typed
      prompt: To whom did Beria write on 1 July 1953?"
      answer: Malenkov
    ```

    Passes:

    ```yaml
    - id: addressee
      type: typed
      prompt: "To whom did Beria write on 1 July 1953?"
      answer: Malenkov
    ```
    """
    if '"' not in f"{q.prompt}{q.hint}{q.explanation}{q.body[0]}{q.body[-1]}":
        return  # a quick look, as all of every text of a dense deck would take long
    for path, text in texts.texts(q):
        if text.count('"') == 1 and '"' in (text[0], text[-1]):
            does = "ends" if text.endswith('"') else "begins"
            yield Finding(
                f"the text {does} with a quotation mark that stands alone",
                c.place(q, path, "prompt"),
                help="write the other one, or take this one out",
            )


@rule("repeated-evidence", Severity.ADVICE, given="evidence")
def repeated_evidence(q: Question, c: Context) -> Iterator[Finding]:
    """A question quotes the same words of the same place twice.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      evidence:
        - {source: letter-headnote, where: headnote, quote: was formally arrested by Marshal Zhukov}
        - {source: letter-headnote, where: headnote, quote: was formally arrested by Marshal Zhukov}
    ```

    Passes:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      evidence:
        - {source: letter-headnote, where: headnote, quote: was formally arrested by Marshal Zhukov}
    ```
    """
    if len(q.evidence) < 2:
        return
    seen: set[tuple[str, str, str]] = set()
    for i, cited in enumerate(q.evidence):
        key = (cited.source, cited.where, cited.quote)
        if key in seen:
            yield Finding("the same words are quoted twice", c.place(q, f"evidence.{i}.quote"), help="take one out")
        seen.add(key)


@rule("repeated-tag", Severity.ADVICE, given="tags")
def repeated_tag(q: Question, c: Context) -> Iterator[Finding]:
    """A question has the same tag twice.

    Fails:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      tags: [gdr, gdr]
    ```

    Passes:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      tags: [gdr, dates]
    ```
    """
    if len(set(q.tags)) == len(q.tags):
        return
    seen: set[str] = set()
    for i, tag in enumerate(q.tags):
        if tag in seen:
            yield Finding(f"the tag `{tag}` is given twice", c.place(q, f"tags.{i}", "tags"), help="take one out")
        seen.add(tag)


_CLOSED_BY = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
    "”": "”",
    "「": "」",
    "『": "』",
}
"""Each mark that begins what a word processor puts in quotation marks, with those that may end it."""
_OPENS, _CLOSES = tuple(_CLOSED_BY), tuple({mark for closing in _CLOSED_BY.values() for mark in closing})
_ENDS = (".", "?", "!", "…", "。", "？", "！")
"""A text that does not end as a sentence does may be a title or a catchword."""
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
_GAP = re.compile(r"\{\{([^|{}]*)(?:\|[^{}]*)?\}\}")


@rule("quoted-whole", Severity.ADVICE)
def quoted_whole(q: Question, c: Context) -> Iterator[Finding]:
    """A whole text stands in typographic quotation marks, as a word processor writes them.

    Only straight quotes, `"` and `'`, belong to YAML. Any other marks are part of the text, and a learner sees them.
    Nothing is said of answers and options, which may be somebody's words, of a title or a catchword, which is no
    sentence, nor of words that the question quotes as evidence.

    Fails:

    ```yaml
    - id: addressee
      type: typed
      prompt: “To whom did Beria write on 1 July 1953?”
      answer: Malenkov
    ```

    Passes:

    ```yaml
    - id: addressee
      type: typed
      prompt: "To whom did Beria write on 1 July 1953?"
      answer: Malenkov
    ```
    """
    for path, text in _own_words(q):
        if text.startswith(_OPENS) and text.endswith(_CLOSES) and _in_one_pair(text) and not _is_quoted(q, text):
            yield Finding(
                f"the whole text stands in {text[0]} and {text[-1]}, and a learner sees them",
                c.place(q, path, "prompt"),
                help="take them out; quotes that belong to YAML are straight, `\"` or `'`",
            )


def _own_words(q: Question) -> Iterator[tuple[str, str]]:
    """What the author says in sentences, each with the field it stands in."""
    yield "prompt", q.prompt.strip()
    correction = q.body.correction if isinstance(q.body, TrueFalse) else None
    for path, text in (("hint", q.hint), ("explanation", q.explanation), ("correction", correction)):
        if text:
            yield path, text.strip()
    yield from ((f"accounts.{i}.says", account.says.strip()) for i, account in enumerate(q.accounts))
    yield from ((f"confusable.{other.question}", said.strip()) for other, said in q.confusable)


def _in_one_pair(text: str) -> bool:
    """Whether the first mark of `text` is closed by its last character and nowhere before, around a sentence."""
    opening, inner = text[0], _APOSTROPHE.sub("", text[1:-1])
    closing = _CLOSED_BY[opening]
    if text[-1] not in closing or not inner.rstrip(" ”’»“").endswith(_ENDS):
        return False
    depth = 1
    for character in inner:
        if character == opening and opening not in closing:
            depth += 1
        elif character in closing:
            depth -= 1
        if not depth:
            return False
    return depth == 1


def _is_quoted(q: Question, text: str) -> bool:
    """Whether `text` is what the question quotes from a document, or a part of it, or holds it."""
    words = gist(_GAP.sub(r"\1", text[1:-1]))
    return any(words in quote or quote in words for quote in map(gist, quotes(q)) if quote)


RULES = (untypeable_answer, brace_in_gap, several_in_one, lone_quote, repeated_evidence, repeated_tag, quoted_whole)
