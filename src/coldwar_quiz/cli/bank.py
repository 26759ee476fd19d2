"""`check`, `list` and `show`: the bank and what is wrong with it."""

import os
import shlex
from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from coldwar_quiz.bank.model import Bank, Question, QuestionId
from coldwar_quiz.cli.drawing import draw
from coldwar_quiz.cli.output import narrate, tell, tell_json, tell_wrapped, terminal_columns
from coldwar_quiz.cli.run import FINE, PROBLEMS
from coldwar_quiz.cli.world import World, must_exist
from coldwar_quiz.diagnostics.problem import Problem, Problems, Severity
from coldwar_quiz.diagnostics.safe_text import safe_line
from coldwar_quiz.errors import CannotDo, StoreError
from coldwar_quiz.study.model import CardState, Moment

_LEAST_CELLS = 30
"""Of a prompt in a column of its own; where a window has no room for it, its further lines begin further left."""


def check(world: World, paths: tuple[Path, ...], form: str, strict: bool, about: Collection[str] | None = None) -> int:
    """Report every problem of the decks. Exit 1 at an error; with `strict` at a warning or advice too.

    With `about`, ids of questions, errors are shown in words and what concerns those questions; the rest is counted.
    """
    from coldwar_quiz.cli.decks import named_paths, taken_ids
    from coldwar_quiz.diagnostics import render

    if not all(map(os.path.lexists, paths)):
        paths = named_paths(world, paths)
    for path in paths:
        must_exist(path, "file or folder")
    bank, problems = world.load(paths)
    questions = sum(len(deck.questions) for deck in bank.decks)
    near: list[Problem] = []
    match form:
        case "json":
            tell_json(render.as_json(problems, decks=len(bank.decks), questions=questions))
        case "line":
            _tell_all(render.as_line(problem) for problem in problems)
        case "github":
            _tell_all(render.as_github(problem) for problem in problems)
        case _:
            near = [p for p in problems if about is None or p.question in about or p.severity is Severity.ERROR]
            draw(near, problems.lines)
            if rest := len(problems) - len(near):
                shows = f"`{_command('coldwar-quiz check', paths)}` shows {'it' if rest == 1 else 'them'}"
                narrate(f"{_count(rest, 'more problem')} elsewhere in the deck: {shows}")
    narrate(_verdict(bank, problems, questions))
    if near:
        worst = min(near, key=lambda problem: list(Severity).index(problem.severity))
        narrate(f"  `coldwar-quiz check --explain {worst.code}` tells more about {_the_first(worst)}")
    if problems.unproven:
        narrate(f"  {_where_unproven(problems)}; `{_command('coldwar-quiz check --unproven', paths)}` tells more")
    for deck, file in taken_ids(world, bank, paths):
        narrate(f"  the deck id `{deck}` is taken by {file}, which is kept where both are read; give yours another id")
    if not paths:
        narrate(_what_was_read(world))
    return PROBLEMS if problems.failing(strict) or (strict and problems.omitted) else FINE


def _where_unproven(problems: Problems) -> str:
    """`not proven: june.yaml:14:16, june.yaml:30:16 and 3 more`."""
    places = [f"{span.path}:{span.line}" for span in problems.first_unproven]
    if more := problems.unproven - len(places):
        places[-1] += f" and {more:,} more"
    return f"not proven: {', '.join(places)}"


def _the_first(problem: Problem) -> str:
    return "the first advice" if problem.severity is Severity.ADVICE else f"the first {problem.severity}"


def _tell_all(lines: Iterable[str]) -> None:
    for line in lines:
        tell(line)


def _command(words: str, paths: Sequence[Path]) -> str:
    return f"{words} {shlex.join(map(str, paths))}".rstrip()


def _what_was_read(world: World) -> str:
    """Where the decks came from when nobody named any."""
    from coldwar_quiz.bank.files import shown_path
    from coldwar_quiz.paths import bundled_decks

    if world.decks:
        return f"read: {', '.join(map(shown_path, world.decks))}"
    own, bundled = shown_path(world.home.decks), shown_path(bundled_decks())
    if os.path.isdir(world.home.decks):
        return f"read: the bundled decks in {bundled}, and yours in {own}"
    return f"read: the bundled decks in {bundled}; yours would be in {own}, which is not there"


def _verdict(bank: Bank, problems: Problems, usable: int) -> str:
    counts = [_count(problems.count(s), str(s)) for s in Severity if problems.count(s)]
    found = ", ".join(counts) if counts else "no problems"
    if problems.open_ended and not counts:
        found += ", but so much is allowed that not all advice was looked for"
    more = f", and {problems.more} not shown" if problems.omitted else ""
    questions = _count(usable + bank.skipped, "question")
    if bank.skipped:
        of_them = f"{bank.skipped:,}" if usable else "all"
        questions += ", unusable" if usable + bank.skipped == 1 else f", {of_them} of them unusable"
    lost = f"; {_count(bank.lost_files, 'file')} cannot be used" if bank.lost_files else ""
    unproven = f"; {_count(problems.unproven, 'quotation')} not proven" if problems.unproven else ""
    return f"{_count(len(bank.decks), 'deck')}, {questions}: {found}{more}{lost}{unproven}"


def _count(number: int, noun: str) -> str:
    if noun == "advice":
        return f"{number:,} {'piece' if number == 1 else 'pieces'} of advice"
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def list_questions(world: World, as_json: bool) -> int:
    """Every usable question, a line each, or one JSON array of them whole."""
    from coldwar_quiz.cli.listing import as_json as whole

    bank = world.bank()
    if as_json:
        tell_json([whole(bank, q) for q in bank], indent=1)
        return FINE
    width = max((len(str(q.id)) for q in bank), default=0)
    states = _states(world, bank)
    column, columns = width + len("  true-false  "), terminal_columns()
    indent = column if columns - column >= _LEAST_CELLS else 2
    for q in bank:
        mark = "  (retired)" if q.retired is not None else ""
        mark += "  (suspended)" if q.id in states and states[q.id].suspended else ""
        lead, text = f"{q.id!s:<{width}}  {q.type:<10}  ", f"{' '.join(q.text.split())}{mark}"
        tell_wrapped(*((text, lead) if column < columns else (lead + text, "")), indent=indent)
    return FINE


def show(world: World, name: str) -> int:
    """One question whole, in words, with its place in the deck and where the learner stands with it."""
    world, question = find(world, name)
    bank = world.questions
    from coldwar_quiz.study.wording import show_answer

    tell_wrapped(f"({question.type}, difficulty {question.difficulty})", f"{question.id}  ", 2)
    tell(f"  {safe_line(question.span.path)}:{question.span.line}")
    _field("prompt", question.prompt)
    _field("answer", show_answer(question))
    for name_, values in (
        ("options", getattr(question.body, "options", ())),
        ("accept", getattr(question.body, "accept", ())),
        ("points", getattr(question.body, "points", ())),
        ("tags", question.tags),
        ("content", question.content),
    ):
        if values:
            _field(name_, "; ".join(values))
    _field("correction", getattr(question.body, "correction", None))
    _field("hint", question.hint)
    _field("explanation", question.explanation)
    _field("when", str(question.when) if question.when else None)
    for evidence in question.evidence:
        work = bank.works.get(evidence.source)
        tell_wrapped(f"{evidence.quote}”", "  “", 3)
        tell_wrapped(work.cite(evidence.where) if work else evidence.source, "    ", 6)
        tell_wrapped(f"source: {evidence.source}, where: {evidence.where}", "    ", 6)
    for account in question.accounts:
        work = bank.works.get(account.source)
        tell_wrapped(f"{work.short if work else account.source}: {' '.join(account.says.split())}", "  ", 4)
    for other, difference in bank.confusable.get(question.id, {}).items():
        _field(f"not {other}", difference)
    _field("retired", question.retired)
    state = _states(world, bank).get(question.id)
    if state is not None:
        _field("you", ", ".join(_standing(state, world.clock())))
    return FINE


def _standing(state: CardState, now: Moment) -> list[str]:
    """Where the learner stands with a question, a few words each; nothing where nothing has been done with it."""
    from coldwar_quiz.study.outlook import outlook, show_when

    words = [str(state.phase), _count(state.reps, "answer"), _count(state.lapses, "lapse")] if state.reps else []
    words += ["suspended"] * state.suspended + ["flagged"] * state.flagged
    if state.buried_day is not None and state.buried_day >= now.day:
        words.append("buried until tomorrow")
    ahead = outlook([state], now)
    return [*words, f"due {show_when(ahead, now)}"] if ahead is not None else words


def _states(world: World, bank: Bank) -> dict[QuestionId, CardState]:
    """Where the learner stands; a store that cannot be read is no reason not to show the questions."""
    try:
        return world.states(bank)
    except StoreError as error:
        narrate(f"coldwar-quiz: {error.message}")
        return {}


def _field(name: str, text: str | None) -> None:
    if text:
        tell_wrapped(f"{name}: {' '.join(text.split())}", "  ", 4)


def find(world: World, name: str) -> tuple[World, Question]:
    """The question that `name` names, and a world in which its deck is in use; says when questions were skipped.

    It is deck/question, or the second half where one question alone has it, and is looked for in the decks in use, then
    in the working folder. CannotDo where there is none says whether its errors are the reason, else where it looked.
    """
    found = _named(world.bank(), name)
    if found is not None:
        return world, found
    from coldwar_quiz.cli.decks import decks_with, no_question, paths_in_use

    in_use = world
    paths = decks_with(world, name)[1]
    beside = paths[len(paths_in_use(world)) :]
    if beside:
        world = World(world.home, tuple(paths), tuple(beside))
        found = _named(world.bank(), name)
        if found is not None:
            return world, found
    broken = {problem.question for problem in world.load(rules=False)[1] if problem.question is not None}
    if any(name in (question, question.partition("/")[2]) for question in broken):
        raise CannotDo(f"`{name}` has errors and cannot be used", f"`{world.check}` explains")
    near = get_close_matches(name, [str(q.id) for q in world.questions], n=1, cutoff=0.7)
    raise no_question(in_use, name, f"did you mean `{near[0]}`?" if near else "")


def _named(bank: Bank, name: str) -> Question | None:
    """The one question of `bank` that `name` names. CannotDo where several have that bare name."""
    wanted = QuestionId.parse(name)
    found = bank.by_id.get(bank.aliases.get(wanted, wanted))
    if found is not None:
        return found
    bare = [q for q in bank if q.id.question == name]
    if len(bare) > 1:
        raise CannotDo(f"several decks have a question `{name}`", f"say which: {', '.join(str(q.id) for q in bare)}")
    return bare[0] if bare else None
