"""Rules about what a question rests on: works and places that exist, and quotations that are there."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from coldwar_quiz.bank.fold import fold
from coldwar_quiz.bank.model import (
    Account,
    AskDate,
    Choice,
    Match,
    Number,
    Order,
    Question,
    Select,
    TrueFalse,
)
from coldwar_quiz.bank.proof import quotations, quotes, unproven
from coldwar_quiz.bank.rules.rule import Context, FieldPlace, Finding, rule
from coldwar_quiz.diagnostics.problem import Severity

_YEAR = re.compile(r"\b[12][0-9]{3}\b")


def _place(q: Question, c: Context, number: int, field: str) -> FieldPlace:
    """The place of `field` of what is cited as the given number, counted from 0."""
    of_evidence = len(q.evidence)
    path = f"evidence.{number}" if number < of_evidence else f"accounts.{number - of_evidence}"
    return c.place(q, f"{path}.{field}", path)


@rule("unknown-source", Severity.ERROR, given="cited")
def unknown_source(q: Question, c: Context) -> Iterator[Finding]:
    """`source` names a work that no source record describes.

    Records lie in `seeds/` (the bundled ones), in `sources/` of the learner's folder, or in `sources/` beside the deck.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      evidence: [{source: letter-headnot, where: headnote, quote: was formally arrested by Marshal Zhukov}]
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
    for number, cited in enumerate(q.cited):
        source = cited.source
        if source not in c.bank.works and source not in c.lost_sources:
            yield Finding(
                f"there is no source `{source}`",
                _place(q, c, number, "source"),
                help=c.speller.help(
                    source, c.bank.works, "describe it in a record in a folder `sources` beside the deck"
                ),
            )


@rule("unknown-place", Severity.ERROR, given="cited")
def unknown_place(q: Question, c: Context) -> Iterator[Finding]:
    """`where` names a place that the record of the work does not have.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      evidence: [{source: letter-headnote, where: headnotes, quote: was formally arrested by Marshal Zhukov}]
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
    for number, cited in enumerate(q.cited):
        source, where = cited.source, cited.where
        work = c.bank.works.get(source)
        if work is None or where in work.places or f"{source}/{where}" in c.lost_sources:
            continue
        if work.kind != "outside" or (work.places and isinstance(cited, Account)):
            known = ", ".join(f"`{name}`" for name in list(work.places)[:8])
            yield Finding(
                f"`{source}` has no place `{where}`",
                _place(q, c, number, "where"),
                help=c.speller.help(where, work.places, f"its places are {known}" if known else "its record has none"),
            )


@rule("outside-evidence", Severity.ERROR, given="cited")
def outside_evidence(q: Question, c: Context) -> Iterator[Finding]:
    """Later scholarship (kind `outside`) is quoted, or given as evidence.

    An explanation may cite it and an account may report it in our words; the answer never rests on it.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      evidence: [{source: later-study, where: whole, quote: was formally arrested by Marshal Zhukov}]
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
    if not c.outside:
        return
    for number, cited in enumerate(q.cited):
        if cited.source in c.outside and cited.quote is not None:
            yield Finding(
                f"`{cited.source}` is later scholarship and never evidence",
                _place(q, c, number, "source"),
                help="quote a document, and cite the scholarship in the explanation",
            )


@rule("quotation-brace", Severity.ERROR, given="cited")
def quotation_brace(q: Question, c: Context) -> Iterator[Finding]:
    """A quotation holds a brace: in these documents braces are a compiler's comment, not the quoted author's words.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      evidence: [{source: letter-headnote, where: headnote, quote: "was formally {thus} arrested by Marshal Zhukov"}]
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
    if not _braced("".join(quotes(q))):
        return
    for quotation in quotations(q):
        if _braced(quotation.quote):
            yield Finding(
                "the quotation holds a brace", quotation.span, help="choose words that no comment in braces interrupts"
            )


@rule("not-proven", Severity.ERROR, house=True)
def not_proven(q: Question, c: Context) -> Iterator[Finding]:
    """A quotation of the bundled bank was never found in its document, or was changed or moved since.

    `coldwar-quiz sources verify DIR --write` looks every quotation up in the documents in DIR and records it. In a
    deck of one's own, quotations without proof are only counted.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      evidence: [{source: letter-headnote, where: headnote, quote: was formally arrested by Comrade Zhukov}]
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
    if c.lock is not None:
        for quotation in unproven(q, c.bank.works, c.lock):
            if not _braced(quotation.quote) and c.bank.works[quotation.source].kind != "outside":
                yield Finding(
                    "the quotation is not proven",
                    quotation.span,
                    help="run `coldwar-quiz sources verify DIR --write`, DIR being where the documents are",
                )


@rule("near-quotation", Severity.ADVICE, given="cited")
def near_quotation(q: Question, c: Context) -> Iterator[Finding]:
    """A quotation that is not proven differs from a proven one in its work or place, or in a sign or two.

    What was proven is kept without its words, so only such small slips can be told without the documents.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: typed
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      evidence: [{source: letter-headnote, where: headnote, quote: '"was formally arrested by Marshal Zhukov..."'}]
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
    if c.lock is None or q.id.deck in c.bundled:
        return
    for quotation in unproven(q, c.bank.works, c.lock):
        meant = c.lock.meant(quotation, c.bank.works)
        if meant is None:
            continue
        kind, number, _ = quotation.path.split(".")
        if (meant.source, meant.where) == (quotation.source, quotation.where):
            message = "the words proven of this place differ in a sign or two"
            yield Finding(message, quotation.span, help=f"write `{meant.quote}`")
        else:
            message = f"these words are proven of `{meant.source}`, `{meant.where}`"
            help = f"write `source: {meant.source}` and `where: {meant.where}`"
            if meant.source == quotation.source:
                help = f"write `where: {meant.where}`"
            field = "where" if meant.source == quotation.source else "source"
            yield Finding(message, _place(q, c, int(number) + (kind == "accounts") * len(q.evidence), field), help=help)


@rule("account-answer", Severity.ADVICE, given="accounts")
def account_answer(q: Question, c: Context) -> Iterator[Finding]:
    """The `answer` of an account is nothing a learner could respond, so it never counts as following that account.

    Fails:

    ```yaml
    - id: arresting-marshal
      type: choice
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      distractors: [Bulganin, Moskalenko]
      accounts: [{source: letter-headnote, where: headnote, says: It names a marshal., answer: Voroshilov}]
    ```

    Passes:

    ```yaml
    - id: arresting-marshal
      type: choice
      prompt: Who formally arrested Beria, according to the headnote?
      answer: Zhukov
      distractors: [Bulganin, Voroshilov]
      accounts: [{source: letter-headnote, where: headnote, says: It names a marshal., answer: Voroshilov}]
    ```
    """
    for i, account in enumerate(q.accounts):
        if account.answer is not None and (reason := _impossible(q, account.answer)):
            yield Finding(
                f"nobody can respond `{account.answer}`: {reason}",
                c.place(q, f"accounts.{i}.answer", f"accounts.{i}"),
                help="give a possible response, or take the line out",
            )


def _impossible(q: Question, answer: str) -> str | None:
    """Why `answer` is no possible response to `q`; None where it is one."""
    body = q.body
    if isinstance(body, Choice | Select):
        return None if fold(answer) in {fold(option) for option in body.options} else "it is not among the options"
    if isinstance(body, TrueFalse):
        return None if fold(answer) in ("true", "false") else "the response is true or false"
    if isinstance(body, AskDate):
        if not any(c.isdigit() for c in answer):
            return "the response is a date"
        return None if _YEAR.search(answer) or _YEAR.search(q.prompt) else "its year is nowhere said"
    if isinstance(body, Number):
        try:
            Decimal(answer.replace(",", "").replace(" ", ""))
        except InvalidOperation:
            return "the response is a number"
    if isinstance(body, Order | Match):
        return "the response is an arrangement, not a text"
    return None


def _braced(quote: str) -> bool:
    return "{" in quote or "}" in quote


RULES = (
    unknown_source,
    unknown_place,
    outside_evidence,
    quotation_brace,
    not_proven,
    near_quotation,
    account_answer,
)
