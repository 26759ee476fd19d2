"""The words of the preview that depend on values: counts, what is looked at, what is wrong with the file itself."""

from collections import Counter

from textual.content import Content

from coldwar_quiz.authoring.view import Entry, View
from coldwar_quiz.bank.model import Question, Typed
from coldwar_quiz.diagnostics.problem import Severity
from coldwar_quiz.diagnostics.safe_text import safe_line
from coldwar_quiz.study.wording import show_count
from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.widgets.problems import in_short, tally
from coldwar_quiz.tui.widgets.text import NOTHING, line, plain, stack

_FILE_LINES = 3
"""So many problems of a file are named above every question of it; its own page has them all."""


def facts(view: View, index: int, symbols: Symbols) -> tuple[Content, Content]:
    """Which question of how many, and how many problems there are, long and short."""
    questions = sum(not entry.of_file for entry in view.entries)
    before = sum(not entry.of_file for entry in view.entries[: index + 1])
    place = plain(f"{before}/{questions}", "bold")
    counts = {severity: view.count(severity) for severity in Severity}
    if not any(counts.values()):
        return line(("no problems", "$muted"), "   ", place), place
    return (
        line(tally(counts, symbols, words=True), "   ", place),
        line(tally(counts, symbols, words=False), "  ", place),
    )


def about_entry(view: View, entry: Entry | None, symbols: Symbols) -> Content:
    """One line about what is looked at: its id, its place in the file, its type, and how many problems it has."""
    if entry is None:
        return plain("There is no question here yet", "$muted")
    counts = Counter(problem.severity for problem in entry.problems)
    found = tally(counts, symbols, words=True)
    if entry.of_file:
        return line((f"{safe_line(entry.path)}, the file itself", "bold"), "   ", found)
    name = safe_line(entry.name) or f"question {entry.number}, no id"
    words = [f" · line {entry.line}"]
    question = entry.question
    if question is None:
        words.append(" · cannot be used")
        if not counts:
            found = plain(f"{symbols.blank} left out", "bold")
    else:
        words += [f" · {word}" for word in _kind(question)]
    if view.file_of(entry).stale:
        words.append(" · as it was")
    return line((name, "bold"), ("".join(words), "$muted"), "   " if found else "", found)


def _kind(question: Question) -> list[str]:
    words = [question.type]
    if isinstance(question.body, Typed) and question.body.distractors:
        words.append("a choice at first")
    if question.retired is not None:
        words.append("retired, not asked")
    return words


def about_file(view: View, entry: Entry | None, symbols: Symbols) -> Content:
    """What is wrong with the file apart from its questions, in a few lines; empty while its own page is looked at."""
    if entry is None:
        return NOTHING
    here = view.file_of(entry)
    lines = [_as_it_was(symbols)] if here.stale else []
    if entry.of_file:
        return stack(lines) if lines else NOTHING
    others = [file for file in view.files if not file.entries]
    problems = [problem for file in (here, *others) for problem in file.problems]
    shown = problems[:_FILE_LINES]
    more = len(problems) - len(shown) + view.omitted
    if more:
        lines.append(plain(f"{show_count(more, 'more problem')} than can be named here", "$muted"))
    lines += [in_short(problem, symbols, here.path) for problem in shown]
    return stack(lines) if lines else NOTHING


def _as_it_was(symbols: Symbols) -> Content:
    return line((f"{symbols.partly} Questions as they were before", "bold $warning"), ": the file cannot be used now")
