"""House rules: what the bundled bank promises about sensitive and contested matter. They bind no stranger's deck.

Where a question needs a word or a claim that a rule looks for, it says why under `allow`.
"""

import re
from collections.abc import Iterable, Iterator

from coldwar_quiz.bank.model import Card, Choice, Cloze, Match, Order, Question, Select, TrueFalse, Typed, Work
from coldwar_quiz.bank.rules.rule import Context, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity

_DESCENT = re.compile(
    r"\b(?:half-)?jew(?:s|ish|ess|ry)?\b|\bzion\w+"
    r"|\b(?:jewish|russian|georgian|mingrelian|armenian|german|polish|ukrainian|ethnic) factions?\b"
    r"|\b(?:ancestry|extraction|ethnicity|bloodline)\b|\bof \w+ (?:descent|origins?|blood|birth)\b|\bby descent\b",
    re.IGNORECASE,
)
_DESCENT_STEMS = (
    "jew", "zion", "faction", "ancestry", "extraction", "ethnicity", "bloodline", "descent", "origin", "blood", "birth",
)  # fmt: skip
"""One of these is in every text that `_DESCENT` finds: most questions are done with at a glance."""
_NOTE_STEMS = {
    "antisemitism": ("semit", "jew", "zion"),
    "execution": ("execut", "shot", "death"),
    "mass-death": ("famine", "katyn", "massacre", "mass ", "killed", "deport"),
    "sexual-violence": ("rape", "raping", "rapist", "sexual"),
}
_NOTES = {
    "antisemitism": re.compile(r"\banti-?semit\w*|\bjew(?:s|ish)?\b|\bzion\w+", re.IGNORECASE),
    "execution": re.compile(
        r"\bexecut(?:ed|ions?|ioners?)\b(?! (?:the )?(?:logistics|plan|orders?|decision)\b)"
        r"|\b(?:was|were|be|been) shot\b|\bshot (?:together|along)\b"
        r"|\bdeath (?:sentence|penalty)|\bsentenced to death\b|\bput to death\b",
        re.IGNORECASE,
    ),
    "mass-death": re.compile(
        r"\bfamine|\bkatyn\b|\bmassacre|\bmass (?:death|killing|grave)|\bwere (?:killed|deported)\b|\bdeportations?\b",
        re.IGNORECASE,
    ),
    "sexual-violence": re.compile(r"\brap(?:e|ed|es|ing|ist)\b|\bsexual", re.IGNORECASE),
}
"""The words that call for a content note."""

_CONTESTED = {
    "who arrested Beria": re.compile(r"\b(?:who|which|whom)\b[^.]*\barrest[^.]*\bberia|\bberia\b[^.]*\barrested by\b"),
    "the hour of Beria's arrest": re.compile(r"\b(?:hour|time of day)\b[^.]*\barrest"),
    "where Beria was held": re.compile(r"\b(?:where|which prison)\b[^.]*\bberia\b[^.]*\b(?:held|taken|imprisoned)\b"),
    "Beria's trial and death": re.compile(r"\bberia(?:'s|’s)?\b[^.]*\b(?:executed|shot|execution|death|trial|tried)\b"),
    "whether Stalin was murdered": re.compile(r"\bstalin(?:'s|’s)?\b[^.]*\b(?:murder|poison|killed)"),
    "the dead of the June rising": re.compile(r"\bhow many\b[^.]*\b(?:died|killed|dead|deaths)\b"),
    "the number of departures": re.compile(r"\bhow many\b[^.]*\b(?:left|fled|defected|departed|departures)\b"),
    "who put Nagy forward": re.compile(r"\bwho\b[^.]*\b(?:proposed|put forward|suggested)\b[^.]*\bnagy\b"),
}
"""Points on which the documents disagree, as a prompt would ask them."""

_AUTHORED = frozenset({"history", "memoir", "journalism"})
"""Kinds of work whose author's name in a prompt names the account; a primary text's author may be its subject."""

_AUTHORS = re.compile(r",| and | with ")

Text = tuple[str, str]
"""A field's path and the text in it."""


def _texts(q: Question) -> Iterator[Text]:
    """Everything `q` says in its own voice, quotations left out."""
    yield "prompt", q.text
    for path, text in (("hint", q.hint), ("explanation", q.explanation), ("retired", q.retired)):
        if text is not None:
            yield path, text
    for i, account in enumerate(q.accounts):
        yield f"accounts.{i}.says", account.says
    for other, difference in q.confusable:
        yield f"confusable.{other.question}", difference
    yield from _answer_texts(q)


def _answer_texts(q: Question) -> Iterator[Text]:
    body = q.body
    if isinstance(body, Choice | Typed | Card):
        yield "answer", body.answer
    elif isinstance(body, Select | Order):
        things = body.answers if isinstance(body, Select) else body.items
        yield from ((f"answer.{i}", text) for i, text in enumerate(things))
    elif isinstance(body, Match):
        for i, pair in enumerate(body.pairs):
            yield from ((f"answer.{i}.{side}", text) for side, text in enumerate(pair))
    elif isinstance(body, Cloze):
        yield from (("prompt", text) for gap in body.gaps for text in (gap.answer, *gap.accept))
    elif isinstance(body, TrueFalse) and body.correction is not None:
        yield "correction", body.correction
    if isinstance(body, Choice | Select | Typed | Match):
        yield from ((f"distractors.{i}", text) for i, text in enumerate(body.distractors))
    if isinstance(body, Typed):
        yield from ((f"accept.{i}", text) for i, text in enumerate(body.accept))
    if isinstance(body, Card):
        yield from ((f"points.{i}", text) for i, text in enumerate(body.points))


def _mentions(texts: Iterable[Text], stems: tuple[str, ...]) -> bool:
    """Whether any of `texts` holds any of `stems`, in any case."""
    joined = "\n".join(text for _, text in texts).lower()
    return any(stem in joined for stem in stems)


def _quotes(q: Question) -> Iterator[Text]:
    for i, evidence in enumerate(q.evidence):
        yield f"evidence.{i}.quote", evidence.quote
    for i, account in enumerate(q.accounts):
        if account.quote is not None:
            yield f"accounts.{i}.quote", account.quote


@rule("house-evidence", Severity.ERROR, house=True)
def house_evidence(q: Question, c: Context) -> Iterator[Finding]:
    """A question of the bundled bank gives no evidence.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
    ```

    Passes:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      evidence: [{source: letter-headnote, where: headnote, quote: was formally arrested by Marshal Zhukov}]
    ```
    """
    if not q.evidence:
        yield Finding("the question gives no evidence", q.span, help="add `evidence` with source, where and quote")


@rule("house-brace", Severity.ERROR, house=True)
def house_brace(q: Question, c: Context) -> Iterator[Finding]:
    """A text of the bundled bank holds a curly brace that is no cloze gap.

    In the web compilation braces hold the compiler's comments, which the bank never repeats.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria {the police chief}, according to the headnote?
      answer: Zhukov
    ```

    Passes:

    ```yaml
    - id: arresting-marshal
      type: cloze
      prompt: According to the headnote, Beria was formally arrested by Marshal {{Zhukov}}.
    ```
    """
    for path, text in _texts(q):
        if "{" in text or "}" in text:
            yield Finding("the text holds a curly brace", c.place(q, path), help="take it out, and what stands in it")


@rule("house-words", Severity.WARNING, house=True)
def house_words(q: Question, c: Context) -> Iterator[Finding]:
    """A text speaks of somebody's descent or religion, which the bank does not.

    The few questions on antisemitism as history need such a word: they say so under `allow` and carry the content note.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Which marshal of Russian descent formally arrested Beria, according to the headnote?
      answer: Zhukov
    ```

    Passes:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Which marshal formally arrested Beria, according to the headnote?
      answer: Zhukov
    ```
    """
    texts = (*_texts(q), *_quotes(q))
    if not _mentions(texts, _DESCENT_STEMS):
        return
    for path, text in texts:
        if match := _DESCENT.search(text):
            yield Finding(
                f"the text says `{match[0]}`",
                c.place(q, path),
                help="leave descent and religion out, or say under `allow` why the fact cannot be told without",
            )


@rule("house-content", Severity.WARNING, house=True)
def house_content(q: Question, c: Context) -> Iterator[Finding]:
    """A text calls for a content note that the question does not carry.

    Learners can leave out questions by their notes: `antisemitism`, `execution`, `mass-death`, `sexual-violence`.

    Fails:

    ```yaml
    - id: shot-minister
      type: typed
      prompt: Which Georgian minister was shot in December 1953, according to Martens?
      answer: Dekanozov
    ```

    Passes:

    ```yaml
    - id: shot-minister
      type: typed
      prompt: Which Georgian minister was shot in December 1953, according to Martens?
      answer: Dekanozov
      content: [execution]
    ```
    """
    texts = (*_texts(q), *_quotes(q))
    for note, words in _NOTES.items():
        if note not in q.content and _mentions(texts, _NOTE_STEMS[note]):
            found = next(((path, match[0]) for path, text in texts if (match := words.search(text))), None)
            if found is not None:
                yield Finding(
                    f"the text says `{found[1]}`, but there is no content note `{note}`",
                    c.place(q, found[0]),
                    help=f"add `content: [{note}]`",
                )


@rule("house-forum", Severity.WARNING, house=True)
def house_forum(q: Question, c: Context) -> Iterator[Finding]:
    """All evidence of a question is forum posts, which are speculation.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      evidence: [{source: forum-posts, where: posts, quote: Make a move and Zhukov moves in}]
    ```

    Passes:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      evidence: [{source: letter-headnote, where: headnote, quote: was formally arrested by Marshal Zhukov}]
    ```
    """
    kinds = [work.kind for e in q.evidence if (work := c.bank.works.get(e.source)) is not None]
    if kinds and all(kind == "forum" for kind in kinds):
        yield Finding(
            "all the evidence is forum posts",
            c.place(q, "evidence#key", "evidence"),
            help="rest the answer on a better text",
        )


@rule("house-account", Severity.WARNING, house=True)
def house_account(q: Question, c: Context) -> Iterator[Finding]:
    """A question asks for something the documents disagree about, and neither names an account nor shows the others.

    The rule knows a handful of such points (who arrested Beria, his trial and death, counts of the dead and of
    departures) and the tag `contested`.

    Fails:

    ```yaml
    - id: arresting-officer
      type: typed
      prompt: Who arrested Beria in June 1953?
      answer: Zhukov
    ```

    Passes:

    ```yaml
    - id: arresting-officer
      type: typed
      prompt: Who arrested Beria in June 1953, according to the headnote?
      answer: Zhukov
    ```
    """
    if q.accounts:
        return
    asked = q.text.lower()
    if _names_account(asked, c.bank.works.values()):
        return
    point = next((what for what, words in _CONTESTED.items() if words.search(asked)), None)
    if point is None and "contested" in q.tags:
        point = "this"
    if point is not None:
        yield Finding(
            f"the documents disagree about {point}, and the prompt names no account",
            c.place(q, "prompt"),
            help="say `according to ...`, or add `accounts`",
        )


def _names_account(asked: str, works: Iterable[Work]) -> bool:
    """Whether lower-case `asked` says whose account is meant: by a work's short name, or by its author."""
    if "according to" in asked:
        return True
    for work in works:
        names = [work.short.lower().removeprefix("the ")]
        if work.kind in _AUTHORED and work.author:
            names += [author.split()[-1].lower() for author in _AUTHORS.split(work.author) if author.strip()]
        if any(name in asked for name in names):
            return True
    return False


RULES = (house_evidence, house_brace, house_words, house_content, house_forum, house_account)
