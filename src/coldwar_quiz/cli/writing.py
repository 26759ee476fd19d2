"""`new deck` and `new question`: from options, from a conversation, or from both."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from coldwar_quiz.authoring.adding import added, appendable, make_deck
from coldwar_quiz.authoring.drafting import STEPS, Drafting, missing, taken, typed
from coldwar_quiz.authoring.examples import EXAMPLES
from coldwar_quiz.authoring.explaining import explained_of_deck
from coldwar_quiz.authoring.naming import of_file
from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.authoring.writing import question_text
from coldwar_quiz.bank.files import CONTROL_OR_CR, name_character
from coldwar_quiz.bank.keys import KEYS_OF, OWN_KEYS
from coldwar_quiz.bank.slugs import is_slug
from coldwar_quiz.cli.asking import KEYS, Asker
from coldwar_quiz.cli.bank import check
from coldwar_quiz.cli.decks import deck_file, in_use
from coldwar_quiz.cli.output import narrate, tell, tell_wrapped
from coldwar_quiz.cli.run import FINE
from coldwar_quiz.cli.schema import put_beside
from coldwar_quiz.cli.typed_lines import TypedLines
from coldwar_quiz.cli.world import World
from coldwar_quiz.errors import CannotDo

_REMARK = "An example, whole and true: put a question of your own in its place."
_OPTIONS = {"answer": "--answer", "distractors": "--distractor", "type": "--type", "prompt": "--prompt"}
_OF_SOME_TYPES = {
    "--distractor": "distractors",
    "--accept": "accept",
    "--point": "points",
    "--unit": "unit",
    "--tolerance": "tolerance",
    "--correction": "correction",
}


def at_terminal() -> bool:
    """Whether somebody can be asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def new_deck(world: World, name: str, title: str | None, description: str | None, path: Path | None) -> int:
    """Write a deck at `path`, by default NAME.yaml in the working folder, with a first question."""
    if not is_slug(name):
        likely = of_file(Path(name).stem if name.endswith((".yaml", ".yml")) else name, "deck")
        help = f"try `{likely}`: small letters, digits and hyphens, and a letter to begin with"
        raise CannotDo(f"`{name}` cannot be the id of a deck", help)
    path = path or Path(f"{name}.yaml")
    if os.path.lexists(path):
        raise CannotDo(f"{path} is there already", f"`coldwar-quiz new question {path}` adds to it")
    for other in in_use(world):
        if other.deck == name:
            raise CannotDo(f"there is a deck `{name}` already, {other.file.shown}", "choose an id of its own")
    refuse_odd({"--title": title, "--description": description}, lines=True)
    header = {"id": Word(name), "title": title, "description": description}
    question, remark = EXAMPLES["choice"], _REMARK
    if at_terminal():
        drafting = Drafting.beside(path, world.home)
        asker = asker_at_terminal(drafting)
        narrate(f"A new deck, {path}. {KEYS}")
        said, first = asker.hold(lambda: _first_of(asker, drafting, header))
        header |= said
        if first is not None:
            question, remark = first, ""
    elif title is None:
        raise CannotDo("`--title` is missing", "without a terminal everything is given as an option")
    make_deck(path, header, [question], remark)
    tell(f"wrote {path}")
    put_beside(path)
    if remark:
        narrate("It holds an example. `coldwar-quiz new question` adds your own; then take the example out.")
    narrate(
        f"To study it: `coldwar-quiz --decks {path} study`, or move it to {world.home.decks}, and with it the folder "
        "`sources` if there is one beside it."
    )
    return check(world, (path,), "text", False)


def new_question(world: World, where: str | None, kind: str | None, example: bool, given: dict[str, Any]) -> int:
    """Add a question to the deck `where`, its file or its id; or print examples."""
    said = {key: value for key, value in given.items() if value not in (None, ())}
    if example or (where is None and kind is not None and not said):
        if said or (where is not None and example):
            raise CannotDo("`--example` goes with `--type` and with nothing else", "leave the rest out")
        for number, name in enumerate([kind] if kind else EXAMPLES):
            tell(("\n" if number else "") + question_text(EXAMPLES[name]).removesuffix("\n"))
        return FINE
    if where is None:
        raise CannotDo("which deck?", "name its file or its id: `coldwar-quiz new question german-question.yaml`")
    refuse_odd(given)
    path = deck_file(world, where)
    deck = appendable(path)
    drafting = Drafting.beside(path, world.home)
    fields = _fields(kind, said)
    used = taken(deck, in_use(world))
    if missing(fields):
        if not at_terminal():
            _refuse_too_few(kind, fields)
            needed = ", ".join(f"`{_option(kind, step.key)}`" for step in missing(fields))
            raise CannotDo(
                f"{needed} {'is' if needed.count('`') == 2 else 'are'} missing",
                f"`coldwar-quiz new question --example{f' --type {kind}' if kind else ''}` shows a whole question",
            )
        narrate(f"A new question in {deck.file.shown}. {KEYS}")
        asker, given_so_far = asker_at_terminal(drafting), fields
        fields = asker.hold(
            lambda: asker.question(given_so_far, lambda so_far: drafting.name(so_far, used), sorted(used))
        )
    fields.setdefault("id", Word(drafting.name(fields, used)))
    if str(fields["id"]).casefold() in used:
        raise CannotDo(
            f"`{fields['id']}` is taken in `{deck.deck}`", "ids are permanent; choose another, or leave it out"
        )
    problems = drafting.errors(fields)
    if problems:
        raise CannotDo(problems[0].message, problems[0].help or None)
    result = added(deck, fields)
    deck.file.replace(result.data)
    name = f"{deck.deck}/{fields['id']}"
    tell(f"added `{name}`, {deck.file.shown}:{result.line}")
    return check(world, (path,), "text", False, about=(name,))


def _first_of(asker: Asker, drafting: Drafting, header: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """What is still to be said of a new deck, and its first question; None where there is to be an example."""
    said: dict[str, Any] = {}
    if header["title"] is None:
        said["title"] = asker.line("title", help=explained_of_deck("title"))
        if header["description"] is None:
            help = explained_of_deck("description")
            said["description"] = asker.line("description", required=False, help=help) or None
    help = ["y asks for the first question now; n writes an example, to be replaced later."]
    if not asker.yes("A deck needs a question; write the first one now?", help):
        return said, None
    return said, asker.question({}, lambda fields: drafting.name(fields, ()), ())


def asker_at_terminal(drafting: Drafting) -> Asker:
    return Asker(drafting, TypedLines(), tell_wrapped)


def _refuse_too_few(kind: str | None, fields: Mapping[str, Any]) -> None:
    """CannotDo where something was given that is needed more often."""
    for step in missing(fields):
        count = len(fields.get(step.key, ()))
        if count:
            help = f"give `{_option(kind, step.key)}` {step.at_least} times or more"
            a = "an" if kind == "order" else "a"
            raise CannotDo(f"{a} {kind} needs more of `{_option(kind, step.key)}`: {step.at_least}, not {count}", help)


def _option(kind: str | None, key: str) -> str:
    return "--pair" if (kind, key) == ("match", "answer") else _OPTIONS[key]


def _fields(kind: str | None, said: dict[str, Any]) -> dict[str, Any]:
    """The fields that options gave. CannotDo where they do not go together."""
    fields: dict[str, Any] = {"type": Word(kind)} if kind else {}
    evidence = [said.pop(key, ()) for key in ("source", "where", "quote")]
    if len({len(part) for part in evidence}) > 1:
        raise CannotDo("a quotation needs `--source`, `--where` and `--quote`", "give all three for each quotation")
    if evidence[0]:
        fields["evidence"] = [
            {"source": typed("", "source", s), "where": typed("", "where", w), "quote": q}
            for s, w, q in zip(*evidence, strict=True)
        ]
    for option, key in (("distractor", "distractors"), ("point", "points"), ("tag", "tags"), ("id_", "id")):
        if option in said:
            said[key] = said.pop(option)
    for option, key in _OF_SOME_TYPES.items():
        if kind and key in said and key not in KEYS_OF[kind]:
            owners = ", ".join(name for name, own in OWN_KEYS.items() if key in own)
            raise CannotDo(f"a {kind} has no `{option}`", f"it belongs to: {owners}")
    pairs, answers = said.pop("pair", ()), said.pop("answer", ())
    if kind is None and (pairs or answers):
        raise CannotDo("`--type` is missing", "say which of the ten types the answer belongs to")
    if pairs and kind != "match":
        raise CannotDo("`--pair` belongs to a match", "give the answer with `--answer`")
    if answers and kind in ("match", "cloze"):
        help = "give each pair with `--pair LEFT RIGHT`" if kind == "match" else "write it in the prompt as {{answer}}"
        raise CannotDo(f"a {kind} has no `--answer`", help)
    if kind is not None and (pairs or answers):
        many = any(step.key == "answer" and step.many for step in STEPS[kind])
        if not many and len(answers) > 1:
            raise CannotDo(f"a {kind} has one answer", "several right answers make a `--type select`")
        fields["answer"] = [tuple(pair) for pair in pairs] or (list(answers) if many else answers[0])
    fields |= {key: list(value) if isinstance(value, tuple) else value for key, value in said.items()}
    return {key: typed(kind or "", key, value) for key, value in fields.items()}


def refuse_odd(
    given: Mapping[str, Any], called: Mapping[str, str] = MappingProxyType({}), *, lines: bool = False
) -> None:
    """CannotDo for an option whose bytes are no text, as the system may hand them over, or that is blank.

    `called` has the names of options that are not called as their keys in `given` are. With `lines`, control characters
    are refused too.
    """
    for name, value in given.items():
        texts = [value] if isinstance(value, str) else value or ()
        for text in (part for item in texts for part in ([item] if isinstance(item, str) else item)):
            option = called.get(name) or "--" + name.strip("-_").replace("_", "-")
            if not text.strip():
                raise CannotDo(f"`{option}` is blank", "write it, or leave the option out")
            odd = CONTROL_OR_CR.search(text) if lines else None
            if odd:
                raise CannotDo(f"`{option}` holds the control character {name_character(odd[0])}", "take it out")
            try:
                text.encode("utf-8")
            except UnicodeEncodeError:
                raise CannotDo(f"`{option}` is not UTF-8", "type it again") from None
