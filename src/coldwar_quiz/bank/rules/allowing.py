"""`allow`: a question that breaks a rule on purpose, with the reason in writing."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from coldwar_quiz.bank.model import Bank, Question
from coldwar_quiz.bank.rules.rule import Context, FieldPlace, Finding, Rule, rule
from coldwar_quiz.diagnostics.problem import Severity

READER_CODES = frozenset(
    {
        "bidi-control",
        "comment-after-text",
        "device-name",
        "invisible-character",
        "item-in-text",
        "joined-lines",
        "key-in-text",
        "mixed-scripts",
        "stacked-marks",
        "yaml-look-alike",
    }
)
"""The warnings about a text while its file is read, which `allow` silences like those of the rules."""
_WHERE_CODES_STAND = "`check` prints the code in brackets behind `warning` or `advice`; an error cannot be allowed"
OF_A_WHOLE_DECK = frozenset({"deck-file-name", "key-habit", "lopsided-truth"})
"""Advice about a deck as a whole, which no one question can silence."""


@rule("unknown-allow", Severity.WARNING, given="allow")
def unknown_allow(q: Question, c: Context) -> Iterator[Finding]:
    """`allow` names something that is no warning and no advice. Errors are never allowed.

    Fails:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      allow: {missing-explanatoin: The citation says it all.}
    ```

    Passes:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      allow: {missing-explanation: The citation says it all.}
    ```
    """
    for code, _ in q.allow:
        severity = c.codes.get(code)
        if severity is None:
            help = c.speller.help(code, c.codes, _WHERE_CODES_STAND)
            yield Finding(f"there is no warning or advice called `{code}`", _line(q, c, code), help=help)
        elif severity is Severity.ERROR:
            yield Finding(
                f"`{code}` is an error, and an error cannot be allowed", _line(q, c, code), help="correct the question"
            )


@rule("idle-allow", Severity.WARNING)
def idle_allow(q: Question, c: Context) -> Iterator[Finding]:
    """`allow` names a warning or advice that this question does not call forth.

    A retired question may keep what it has; and nothing is said of what was not looked for, in a deck of which there is
    far too much to tell.

    Fails:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      allow: {leaning-prompt: The memorandum is named in the title of the deck.}
    ```

    Passes:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the document dated that Beria sent to the Presidium?
      answer: 1953-05-06
      allow: {leaning-prompt: The prompt goes on to say which document.}
    ```
    """
    left_out = c.given_up.get(q.span.path)
    if q.retired is not None or left_out is Severity.WARNING:
        return
    fired = c.fired.get(str(q.id), frozenset())
    for code, _ in q.allow:
        severity = c.codes.get(code)
        if code in OF_A_WHOLE_DECK:
            message = f"`{code}` is about the whole deck, and no question can allow it"
            yield Finding(message, _line(q, c, code), help="take the line out")
        elif severity is not None and severity is not Severity.ERROR and code not in fired:
            if left_out and code in c.over_bank:
                continue
            yield Finding(f"nothing here calls forth `{code}`", _line(q, c, code), help="take the line out")


class Allowed:
    """What the questions of a bank allow, and what of it was needed."""

    def __init__(self, bank: Bank) -> None:
        self._questions = {
            str(q.id): (q, {c for c, _ in q.allow}) for deck in bank.decks for q in deck.questions if q.allow
        }
        self._fired: dict[str, set[str]] = {name: set() for name in self._questions}

    def silences(self, code: str, severity: Severity, question: str | None) -> bool:
        """Whether `question`, as `deck/question`, allows what was found in it; errors are never allowed."""
        known = self._questions.get(question or "")
        if known is None:
            return False
        self._fired[str(known[0].id)].add(code)
        return severity is not Severity.ERROR and code in known[1]

    def idle(self, context: Context) -> Iterator[tuple[Rule, Finding, Question]]:
        """What is allowed for nothing, once everything else has been found."""
        after = replace(context, fired={name: frozenset(codes) for name, codes in self._fired.items()})
        for question, _ in self._questions.values():
            if idle_allow.question is not None:
                for finding in idle_allow.question(question, after):
                    yield idle_allow, finding, question


def codes(severities: Mapping[str, Severity]) -> dict[str, Severity]:
    """Every code that `allow` may be asked about: those of the rules, and the reader's warnings."""
    return {**dict.fromkeys(READER_CODES, Severity.WARNING), **severities}


def _line(q: Question, c: Context, code: str) -> FieldPlace:
    return c.place(q, f"allow.{code}#key", f"allow.{code}", "allow#key", "allow")
