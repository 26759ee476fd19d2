"""Decks for their author, as lines: every question, front and back, and what is wrong with it."""

import os
from collections.abc import Iterator

from coldwar_quiz.authoring.view import Entry, FileView, View
from coldwar_quiz.bank.model import Typed
from coldwar_quiz.diagnostics.problem import Problem, Severity, how_many_more
from coldwar_quiz.plain.page import answer_lines, asked_lines
from coldwar_quiz.plain.words import FACES, capital, stopped
from coldwar_quiz.study.grading import Names
from coldwar_quiz.study.model import NEW, Moment
from coldwar_quiz.study.presentation import present
from coldwar_quiz.study.right import answered_right
from coldwar_quiz.study.wording import show_content, show_count


def preview_lines(view: View) -> Iterator[str]:
    """Everything there is to see, one fact a line, an empty line before each question."""
    names: dict[int, Names] = {}
    for file in view.files:
        yield from _file_lines(file)
        for entry in file.entries:
            yield ""
            if id(entry.bank) not in names:
                names[id(entry.bank)] = Names.of(entry.bank)
            yield from _entry_lines(entry, len(file.entries), names[id(entry.bank)])
        yield ""


def preview_summary(view: View) -> str:
    """`14 questions: 1 error, 2 warnings`."""
    counts = [_count(severity, view.count(severity)) for severity in Severity if view.count(severity)]
    more = f", and {how_many_more(view.omitted, view.open_ended)} not shown" if view.omitted else ""
    questions = sum(not entry.of_file for entry in view.entries)
    return f"{show_count(questions, 'question')}: {', '.join(counts) or 'no problems'}{more}"


def _count(severity: Severity, number: int) -> str:
    if severity is Severity.ADVICE:
        return f"{show_count(number, 'piece')} of advice"
    return show_count(number, str(severity))


def _file_lines(file: FileView) -> Iterator[str]:
    if not file.entries and file.title == os.path.basename(file.path):
        yield f"File {file.path}: no questions."
    else:
        yield f"File {file.path}: {stopped(file.title)} {show_count(len(file.entries), 'question')}."
    for problem in file.problems:
        yield from _problem_lines(problem, file.path if file.entries else "")


def _entry_lines(entry: Entry, of: int, names: Names) -> Iterator[str]:
    name = entry.name or "no id"
    question = entry.question
    if question is None:
        yield f"Question {entry.number} of {of}, {name}, line {entry.line}. Cannot be used."
        for problem in entry.problems:
            yield from _problem_lines(problem, entry.path)
        if not entry.problems:
            yield "The reason is among the problems of the file, or beyond the first 50 of them."
        for number, text in enumerate(entry.source, entry.line):
            yield f"Line {number}: {text}"
        return
    asked = present(question, NEW, "", Moment(0, 0), str(question.id))
    about = [f"Question {entry.number} of {of}, {name}, line {entry.line}.", f"{FACES[asked.face]}."]
    if isinstance(question.body, Typed) and question.body.distractors:
        about.append("Typed once it is known better.")
    if question.accounts:
        about.append("Accounts differ.")
    if question.content:
        about.append(f"Content: {show_content(question.content)}.")
    if question.retired is not None:
        about.append("Retired, not asked.")
    yield " ".join(about)
    for problem in entry.problems:
        yield from _problem_lines(problem, entry.path)
    yield "Front."
    yield from asked_lines(asked)
    if question.hint:
        yield f"Hint: {stopped(question.hint)}"
    yield "Back."
    _, verdict = answered_right(asked, names)
    yield from answer_lines(asked, verdict, entry.bank, whole=True)


def _problem_lines(problem: Problem, path: str) -> Iterator[str]:
    """What is wrong and where, in words; then what explains it, and the way out."""
    span = problem.span
    at = f"{span.path}, line" if span.path != path else "line"
    yield f"{capital(str(problem.severity))}, {at} {span.line}, column {span.column}: {stopped(problem.message)}"
    for label in problem.others:
        file = "" if label.span.path == path else f"{label.span.path}, "
        yield f"See {file}line {label.span.line}: {stopped(label.text)}"
    if problem.note:
        yield f"Note: {stopped(problem.note)}"
    if problem.help:
        yield f"Help: {stopped(problem.help)}"
    yield f"The rule is {problem.code}."
