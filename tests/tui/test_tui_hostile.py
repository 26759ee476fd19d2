"""Deck text is shown character for character and does nothing, on every screen."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from bare_strings import Face
from hostile import LITERAL, NASTY, bodies, hostile_bank
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markup_guard import ReadAsMarkup, no_markup_but_ours
from preview_driver import at_the_preview
from tui_driver import Person, at_the_quiz

import coldwar_quiz.tui
from coldwar_quiz.authoring.view import Entry, FileView, View
from coldwar_quiz.diagnostics.problem import Label, Problem, Severity
from coldwar_quiz.diagnostics.span import Span
from coldwar_quiz.study.queue import Selection
from coldwar_quiz.tui.widgets.text import fit, fit_right, line, plain, spread

TUI = Path(coldwar_quiz.tui.__file__).parent
CONTROLS = {chr(c) for c in (*range(9), *range(11, 32), *range(127, 160), 0x202A, 0x202E, 0x2066, 0x2069)}


LETTERS_TAKEN = ("typed", "date", "number", "cloze", "match")
"""The ways of answering in which letters are no commands before Esc."""


async def answer(person: Person) -> None:
    """Give up on the open question, whatever its type."""
    person.session.reveal()
    await person.app.screen.show_answer(person.session.verdict)  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", bodies("x"))
async def test_a_hostile_question_of_each_type_shows_its_text_literally(kind: str) -> None:
    bank = hostile_bank(NASTY[0], kind)
    chosen = Selection(questions=(bank.decks[0].questions[0].id,))
    async with at_the_quiz(bank, chosen, size=(120, 40)) as person:
        await person.sees(LITERAL[:40])
        await person.press(*(("escape",) if kind in LETTERS_TAKEN else ()), "h")
        await person.sees("Hint: [/] closes nothing")
        await answer(person)
        await person.sees("SOURCES (2)", "“[/] closes nothing")


async def test_a_hostile_question_goes_through_every_other_screen_and_shows_its_text_literally() -> None:
    bank = hostile_bank(NASTY[0], "choice")
    chosen = Selection(questions=(bank.decks[0].questions[0].id,))
    async with at_the_quiz(bank, chosen, size=(120, 40)) as person:
        await answer(person)
        await person.press("a")
        await person.comes_to("AccountsScreen")
        await person.sees("A  [/] closes nothing")
        await person.press("escape", "question_mark")
        await person.comes_to("HelpScreen")
        await person.press("escape", "f", "1")
        while person.at != "SummaryScreen":
            if person.session.step == "asking":
                await answer(person)
            await person.press("4")
        await person.sees("MISSED (1)", "FLAGGED THIS SESSION (1)", "[/] closes nothing")
        await person.press("enter")
        await person.comes_to("QuestionScreen")
        await person.sees("▌ – Not answered", "SOURCES (2)", "ACCOUNTS DIFFER (2)")
        await person.press("escape", "escape")
        await person.comes_to("HomeScreen")
        await person.sees("[/] closes nothing", "2 questions with errors left out")


@pytest.mark.parametrize("text", NASTY[1:], ids=["markup", "escapes", "bidi", "long-word", "wide", "marks", "breaks"])
async def test_no_control_character_of_a_deck_reaches_the_screen(text: str) -> None:
    shown = {kind: hostile_bank(text, kind).decks[0].questions[0] for kind in ("choice", "match", "cloze")}
    bank = hostile_bank(text, "choice")
    bank = replace(bank, decks=(bank.decks[0]._replace(questions=tuple(shown.values())),))
    async with at_the_quiz(bank, Selection(questions=tuple(q.id for q in bank)), size=(80, 40)) as person:
        for _ in shown:
            assert not CONTROLS & set(person.screen.replace("\n", ""))
            await answer(person)
            await person.sees("1 Again")
            assert not CONTROLS & set(person.screen.replace("\n", ""))
            await person.press("4")
        await person.comes_to("SummaryScreen")
        await person.sees("MISSED (3)")
        assert not CONTROLS & set(person.screen.replace("\n", ""))


def hostile_view(text: str) -> View:
    """A file in which everything is `text`: its name, a question of each type, one that is lost, every problem."""
    made = {kind: hostile_bank(text, kind) for kind in bodies("x")}
    place = Span(text, 1, 1, 1, 4)
    lines = {text: (text, text)}

    def problem(severity: Severity) -> Problem:
        return Problem("nasty", severity, text, place, text, (Label(place, text),), text, text, text)

    problems = tuple(problem(severity) for severity in Severity)
    entries = [
        Entry(text, n, text, n, (text, text), bank.decks[0].questions[0], problems, bank, lines)
        for n, bank in enumerate(made.values(), 1)
    ]
    entries.append(Entry(text, len(entries) + 1, text, 99, (text, text), None, problems, made["card"], lines))
    return View((FileView(text, text, tuple(entries), problems, lines, stale=True),), omitted=3)


@pytest.mark.parametrize("number", range(len(NASTY)))
async def test_nothing_of_a_hostile_deck_does_anything_in_the_preview(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = NASTY[number]
    shown = range(1, 12) if number == 0 else range(1 + number % 3, 12, 3)  # of every other text, a third of the types
    view = hostile_view(text)
    monkeypatch.setattr("coldwar_quiz.tui.preview_app.read_view", lambda *_: view)
    (tmp_path / "nasty.yaml").write_text("", "utf-8")
    async with at_the_preview(tmp_path / "nasty.yaml", (120, 60)) as author:
        assert len(view.files[0].entries) == 11
        at = 1
        for n in shown:
            await author.press(*["right"] * (n - at))
            at = n
            await author.sees(f"{n}/11", "3 more problems than")
            assert not CONTROLS & set(author.screen.replace("\n", ""))
            if number == 0:
                await author.sees(LITERAL[:30], f"error[nasty]: {LITERAL[:30]}")


@given(st.text(max_size=60), st.integers(0, 40))
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_fitted_text_is_exactly_as_wide_as_its_column(text: str, width: int) -> None:
    assert fit(plain(text), width).cell_length == width
    assert fit_right(plain(text.replace("\n", " ")), width).cell_length == width


@given(st.text(max_size=30), st.text(max_size=30, alphabet="ab 中"), st.integers(1, 60))
def test_two_ends_of_a_line_never_make_it_longer(left: str, right: str, width: int) -> None:
    assert spread(plain(left), plain(right), width).cell_length == width


@given(st.text(max_size=80))
def test_no_text_is_read_as_markup(text: str) -> None:
    once = plain(text)
    assert once.spans == []
    assert line(text).plain == once.plain


def face(source: str) -> Face:
    return Face({"text.py": ast.parse(MAKERS), "one.py": ast.parse(source)})


MAKERS = """
def plain(text: str) -> Content: ...
def _notice(self) -> Content | None: ...
class TopBar:
    about: reactive[Content] = reactive(Content(""))
"""
BARE = [
    "Static(f'{x}')",
    "Static(question.prompt)",
    "Static(title)",
    "Static(content=title)",
    "w.border_title = deck.title",
    "self.notify(str(e))",
    "self.notify(plain(x), title=deck.title)",
    "self.border_subtitle = name + 's'",
    "Static(show_answer(q))",
    "part.update(work.cite(where))",
    "part.update(self.text)",
    "page.say('hint', text)",
    "Static(' '.join(words))",
    "Static(plain(x).plain)",
    "Static(plain(x) if x else x)",
    "Content(question.prompt)",
    "Content.from_markup(x)",
    "Static(plain(x), markup=True)",
    "Option(row.title)",
    "AnswerField(placeholder=unit)",
    "def f(content: str):\n Static(content)",
    "def f():\n title = 'a'\n title = deck.title\n Static(title)",
    "def f():\n for title in titles: Static(title)",
    "def f():\n if title := deck.title: Static(title)",
    "def f():\n a, b = plain(x), x\n Static(b)",
]
NOT_BARE = [
    "Static('literal', id=name)",
    "Static(plain(question.prompt), classes=x)",
    "self.border_title = plain(x).stylize('bold')",
    "def f(content: Content):\n Static(content)",
    "def f():\n made = plain(x)\n Static(made if y else 'literal')",
    "def f(self):\n if notice := self._notice(): Static(notice)",
    "part.update(self.about)",
]


def test_no_widget_is_given_a_bare_string() -> None:
    assert Face.read(TUI).bare(door="widgets/text.py") == []


@pytest.mark.parametrize("source", BARE)
def test_a_bare_string_is_found_wherever_it_comes_from(source: str) -> None:
    assert len(face(source).bare()) == 1


@pytest.mark.parametrize("source", NOT_BARE)
def test_a_content_and_a_literal_are_no_bare_strings(source: str) -> None:
    assert face(source).bare() == []


async def test_a_text_that_is_read_as_markup_ends_the_test_that_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coldwar_quiz.tui.widgets.page.plain", lambda text, style="": text)
    with no_markup_but_ours() as caught, pytest.raises(ReadAsMarkup):
        async with at_the_quiz(hostile_bank("[b]bold[/b]", "choice")):
            pass
    assert caught[0] == "[b]bold[/b]"


def test_nobody_uses_markup_or_its_escape() -> None:
    for path in TUI.rglob("*.py"):
        text = path.read_text("utf-8")
        assert "from_markup" not in text, path
        assert "markup import escape" not in text, path
