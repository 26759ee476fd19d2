"""Rules about ids: they are permanent, so two things never share one, and what names one names something."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from coldwar_quiz.bank.model import LostQuestion, Question, QuestionId
from coldwar_quiz.bank.rules.rule import Also, Context, FieldPlace, Finding, bank_rule, rule, with_decks
from coldwar_quiz.diagnostics.problem import Severity


@bank_rule("duplicate-id", Severity.ERROR)
def duplicate_id(c: Context) -> Iterator[Finding]:
    """Two questions of one deck have the same id.

    Progress and the Anki note hang on the id, whatever its case. The first question keeps it; later ones are left out.

    Fails:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
    - id: memo-day
      type: typed
      prompt: To whom did Beria write on 1 July 1953?
      answer: Malenkov
    ```

    Passes:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
    - id: letter-addressee
      type: typed
      prompt: To whom did Beria write on 1 July 1953?
      answer: Malenkov
    ```
    """
    first: dict[tuple[str, str], Question | LostQuestion] = {}
    questions: Iterable[Question | LostQuestion] = c.bank
    if c.left_out:
        questions = sorted((*c.bank, *c.left_out), key=lambda question: question.span)
    for question in questions:
        key = (question.id.deck, question.id.question.casefold())
        earlier = first.setdefault(key, question)
        if earlier is not question:
            yield Finding(
                f"question id `{question.id.question}` is used twice",
                question.span,
                "used again here",
                "ids are permanent; give the new question one of its own",
                others=(Also(earlier.span, "first used here"),),
                question=question,
            )


@bank_rule("former-id", Severity.ERROR)
def former_id(c: Context) -> Iterator[Finding]:
    """An id under `formerly` belongs to a question: to this one, to another, or formerly to another as well.

    `formerly` says under which old id the progress of this question is kept. An old id that is still in use, or that
    two questions claim, would give one question's progress to the other.

    Fails:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      formerly: [letter-addressee]
    - id: letter-addressee
      type: typed
      prompt: To whom did Beria write on 1 July 1953?
      answer: Malenkov
    ```

    Passes:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      formerly: [memorandum-date]
    - id: letter-addressee
      type: typed
      prompt: To whom did Beria write on 1 July 1953?
      answer: Malenkov
    ```
    """
    claimed: dict[QuestionId, Question] = {}
    for _, question in with_decks(c.bank):
        for old in question.formerly:
            claimed.setdefault(old, question)
        yield from c.the_first(_taken(question, claimed, c), question)


def _taken(question: Question, claimed: Mapping[QuestionId, Question], c: Context) -> Iterator[Finding]:
    """What is wrong with the former ids of `question`; `claimed` has the first question that claims each."""
    for i, old in enumerate(question.formerly):
        holder, first = c.bank.by_id.get(old), claimed[old]
        if holder is None and first is question:
            continue
        place = c.place(question, f"formerly.{i}", "formerly")
        if old == question.id:
            yield Finding(f"`{old}` is the id it has now", place, help="take it out", question=question)
        elif holder is not None:
            yield Finding(
                f"`{old}` is the id of another question",
                place,
                "claimed here as a former id",
                "a former id is never used again",
                others=(Also(holder.span, "in use here"),),
                question=question,
            )
        else:
            yield Finding(
                f"two questions were formerly `{old}`",
                place,
                "claimed again here",
                "leave it with the question that took over its progress",
                others=(Also(first.span, "first claimed by this question"),),
                question=question,
            )


@rule("unknown-question", Severity.ERROR, given="confusable")
def unknown_question(q: Question, c: Context) -> Iterator[Finding]:
    """`confusable` names a question that is not there, or the question itself.

    A bare id means this deck; a question of another deck is `deck/question`.

    Fails:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      confusable: {leter-day: "The letter was written in prison, eight weeks later."}
    - id: letter-day
      type: date
      prompt: On what day is the letter to Malenkov dated?
      answer: 1953-07-01
    ```

    Passes:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      confusable: {letter-day: "The letter was written in prison, eight weeks later."}
    - id: letter-day
      type: date
      prompt: On what day is the letter to Malenkov dated?
      answer: 1953-07-01
    ```
    """
    for i, (other, _) in enumerate(q.confusable):
        if other == q.id:
            span = _confusable_place(q, c, i, other)
            yield Finding("the question is called confusable with itself", span, help="name the other question")
        elif other.deck in c.bank.deck_by_id and other not in c.ids and other.deck not in c.nameless:
            known, itself = c.ids_by_deck.get(other.deck, ()), q.id.question if other.deck == q.id.deck else ""
            yield Finding(
                f"there is no question `{other}`",
                _confusable_place(q, c, i, other),
                help=_with_deck(other, q, c.speller.help(other.question, known, _EVERY_ID, but=itself)),
            )


_EVERY_ID = "`list` prints every id"


def _with_deck(other: QuestionId, q: Question, help: str) -> str:
    """`help` with the deck before the id that it proposes, where that is not the deck of `q`."""
    return help if other.deck == q.id.deck else help.replace("did you mean `", f"did you mean `{other.deck}/", 1)


@rule("unloaded-deck", Severity.WARNING, given="confusable")
def unloaded_deck(q: Question, c: Context) -> Iterator[Finding]:
    """`confusable` names a question that is not there, of a deck that is not loaded; or a deck nobody knows.

    Where `check` is given files, the bundled decks and the learner's own are looked at for the names, and for no more.

    Fails:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      confusable: {leter/letter-day: "The letter was written in prison, eight weeks later."}
    ```

    Passes:

    ```yaml
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
      confusable: {letter-day: "The letter was written in prison, eight weeks later."}
    - id: letter-day
      type: date
      prompt: On what day is the letter to Malenkov dated?
      answer: 1953-07-01
    ```
    """
    for i, (other, _) in enumerate(q.confusable):
        if other.deck in c.bank.deck_by_id:
            continue
        if other.deck not in c.elsewhere:
            known = (*c.bank.deck_by_id, *c.elsewhere)
            yield Finding(
                f"there is no deck `{other.deck}` among those loaded",
                _confusable_place(q, c, i, other),
                help=c.speller.help(other.deck, known, "load the two decks together"),
            )
        elif other.question not in c.elsewhere[other.deck]:
            yield Finding(
                f"there is no question `{other}`",
                _confusable_place(q, c, i, other),
                help=_with_deck(other, q, c.speller.help(other.question, c.elsewhere[other.deck], _EVERY_ID)),
            )


@bank_rule("deck-file-name", Severity.ADVICE)
def deck_file_name(c: Context) -> Iterator[Finding]:
    """A deck's id differs from the name of its file.

    Nothing depends on it, but whoever looks for a question by its id looks for the file by that name.

    Fails:

    ```yaml
    # sample.yaml
    deck: {id: other, title: A sample}
    questions:
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
    ```

    Passes:

    ```yaml
    # sample.yaml
    deck: {id: sample, title: A sample}
    questions:
    - id: memo-day
      type: date
      prompt: On what day is the memorandum dated?
      answer: 1953-05-06
    ```
    """
    for deck in c.bank.decks:
        name = PurePath(deck.path).stem
        if deck.path and name != deck.id:
            yield Finding(
                f"deck `{deck.id}` stands in a file called `{name}`",
                deck.span,
                help="rename the file; ids are permanent",
            )


def _confusable_place(q: Question, c: Context, index: int, other: QuestionId) -> FieldPlace:
    return c.place(
        q, *(f"confusable.{name}#key" for name in (str(other), other.question)), f"confusable.{index}", "confusable"
    )


RULES = (duplicate_id, former_id, unknown_question, unloaded_deck, deck_file_name)
