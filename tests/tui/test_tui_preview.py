"""The live preview: a deck in an editor on one side, and on this side what a learner will see of it."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from preview_driver import at_the_preview
from saving import SAVES
from test_tui_themes import IN_EVERY_CONSOLE

from banks import BODIES, question, small_bank
from coldwar_quiz import paths
from coldwar_quiz.authoring.view import Entry, FileView, View
from small_decks import HEAD, item
from strategies import deck_yaml, question_lists
from waiting import eventually

SIZES = [(40, 24), (60, 18), (80, 24), (160, 50)]
size_ids = [f"{w}x{h}" for w, h in SIZES]


@pytest.fixture(autouse=True)
def _no_records(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "bundled_seeds", lambda: tmp_path / "no-seeds")


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(HEAD + item("one") + item("two", "Who answered?") + item("three", "Who was silent?"), "utf-8")
    return path


@pytest.mark.parametrize("save", SAVES)
async def test_a_save_shows_the_question_that_was_edited(deck: Path, save: Callable[[Path, str], None]) -> None:
    async with at_the_preview(deck) as author:
        await author.sees("Who spoke?", "small/one", "1/3")
        save(deck, deck.read_text("utf-8").replace("Who was silent?", "Who kept silent?"))
        await author.sees("Who kept silent?", "small/three", "3/3", "Saved")
        save(deck, deck.read_text("utf-8").replace("Who answered?", "Who replied?"))
        await author.sees("Who replied?", "small/two", "2/3")


async def test_a_save_that_changes_no_question_leaves_everything_where_it_is(deck: Path) -> None:
    async with at_the_preview(deck, (80, 16)) as author:
        await author.press("right", "down", "down", "down")
        pages = author.view.query_one("#pages")
        await eventually(lambda: pages.scroll_y == 3, "a scrolled page")
        drawn = author.view.drawn
        deck.write_text(deck.read_text("utf-8").replace("A small deck", "A larger deck"), "utf-8")
        await author.sees("no question changed", "2/3")
        await eventually(lambda: author.view.drawn > drawn and pages.scroll_y == 3, "the page as it was")


async def test_a_question_with_an_error_is_shown_as_its_lines_with_the_problem_and_comes_back(deck: Path) -> None:
    good = deck.read_text("utf-8")
    async with at_the_preview(deck) as author:
        deck.write_text(good.replace("id: two\n  type: choice", "id: two\n  type: chioce"), "utf-8")
        await author.sees(
            "error[unknown-type]: unknown type `chioce`", "9 |   type: chioce", "small/two", "cannot be used"
        )
        await author.sees("^^^^^^", "help: did you mean `choice`?", "✗ 1 error")
        deck.write_text(good, "utf-8")
        await author.sees("FRONT · MULTIPLE CHOICE", "Who answered?", "small/two")
        await author.sees_no_more("error[")


async def test_a_problem_of_a_source_record_is_shown_with_the_name_of_its_file(deck: Path) -> None:
    (deck.parent / "sources").mkdir()
    (deck.parent / "sources" / "letters.yaml").write_text("document: {}\nworks: {}\n", "utf-8")
    deck.write_text(deck.read_text("utf-8") + "more: 1\n", "utf-8")
    async with at_the_preview(deck, (100, 24)) as author:
        await author.sees("✗ error letters.yaml line 1 ", "✗ error line 18 unknown key `more`")


async def test_the_problems_of_a_question_are_below_it_and_those_of_the_file_above_it(deck: Path) -> None:
    deck.write_text(deck.read_text("utf-8") + "more: 1\n", "utf-8")
    async with at_the_preview(deck) as author:
        await author.sees("✗ error line", "unknown key `more`", "advice[missing-evidence]")
        rows = author.rows
        top, prompt, advice = (
            next(n for n, row in enumerate(rows) if text in row) for text in ("unknown key", "Who spoke?", "advice[")
        )
        assert top < prompt < advice
        await author.press("left")
        await author.sees("the file itself", "error[unknown-key]: unknown key `more`")


async def test_front_back_and_both_as_a_learner_sees_them(deck: Path) -> None:
    async with at_the_preview(deck, (80, 40)) as author:
        await author.sees("FRONT · MULTIPLE CHOICE", "BACK · MULTIPLE CHOICE", "✓ Correct")
        await author.press("space")
        await author.sees("FRONT · MULTIPLE CHOICE", "▸ 1")
        assert "BACK" not in author.screen
        await author.press("space")
        await author.sees("BACK · MULTIPLE CHOICE", "✓ Correct")
        assert "FRONT" not in author.screen
        await author.press("right")
        await author.sees("BACK · MULTIPLE CHOICE", "Who answered?")
        await author.press("b")
        await author.sees("FRONT · MULTIPLE CHOICE", "BACK · MULTIPLE CHOICE")


async def test_a_typed_question_with_wrong_options_is_shown_both_ways_it_is_asked(deck: Path) -> None:
    deck.write_text(HEAD + item("one", type="typed"), "utf-8")
    async with at_the_preview(deck) as author:
        await author.sees("FRONT · MULTIPLE CHOICE", "a choice at first")
        await author.press("t")
        await author.sees("FRONT · SHORT ANSWER")
        await author.press("t")
        await author.sees("FRONT · MULTIPLE CHOICE")


@pytest.mark.parametrize("gone", ["emptied", "deleted", "a folder now", "broken at the top", "no UTF-8"])
async def test_a_file_that_cannot_be_used_leaves_what_was_there_and_says_so(deck: Path, gone: str) -> None:
    good = deck.read_text("utf-8")
    async with at_the_preview(deck) as author:
        await author.press("right")
        match gone:
            case "emptied":
                deck.write_text("", "utf-8")
            case "broken at the top":
                deck.write_text("deck: [\n", "utf-8")
            case "no UTF-8":
                deck.write_bytes(b"\xff\xfe\x00")
            case _:
                deck.unlink()
        if gone == "a folder now":
            deck.mkdir()
        await author.sees("Questions as they were before", "Who answered?", "as it was", "✗")
        if gone == "a folder now":
            deck.rmdir()
        deck.write_text(good, "utf-8")
        await author.sees("Who answered?", "no question changed")
        await author.sees_no_more("as it was")


async def test_a_file_that_may_not_be_read_is_no_end(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = threading.Event()
    whole = Path.open

    def refuse(path: Path, *arguments: object, **more: object) -> object:
        if refused.is_set() and path.name == deck.name:
            raise PermissionError(13, "Permission denied")
        return whole(path, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    async with at_the_preview(deck) as author:
        refused.set()
        deck.chmod(0o600)
        await author.sees("Questions as they were before", "permission denied")
        refused.clear()
        deck.chmod(0o644)
        await author.sees_no_more("as they were before")


async def test_a_folder_of_decks_is_looked_at_as_one(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "a.yaml").write_text(HEAD.replace("small", "a") + item("one"), "utf-8")
    async with at_the_preview(folder) as author:
        await author.sees("a/one", "1/1")
        (folder / "b.yaml").write_text(HEAD.replace("small", "b") + item("new", "Who came late?"), "utf-8")
        await author.sees("b/new", "2/2", "Who came late?")
        (folder / "b.yaml").unlink()
        await author.sees("a/one", "1/1")


async def test_next_problem_goes_from_one_to_the_other(deck: Path) -> None:
    quiet = {"retired": "asked elsewhere"}
    text = HEAD + item("one", **quiet) + item("two", type="x") + item("three", **quiet) + item("four", type="y")
    deck.write_text(text, "utf-8")
    async with at_the_preview(deck) as author:
        await author.sees("small/one", "retired")
        for key, name in (("N", "small/two"), ("N", "small/four"), ("N", "small/two"), ("P", "small/four")):
            await author.press(key)
            await author.sees(name, "cannot be used")


async def test_the_strip_tells_severities_apart_without_colour(deck: Path) -> None:
    text = HEAD + item("one", retired="asked elsewhere") + item("two", type="x") + item("three")
    text += item("four", "Item #4: who came?")
    deck.write_text(text, "utf-8")
    async with at_the_preview(deck, environ={"NO_COLOR": "1"}) as author:
        await author.sees("[·]✗i!", "✗ 1 error", "! 1 warning", "i")
        await author.press("right")
        await author.sees("·[✗]i!")


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
async def test_with_ascii_symbols_nothing_is_drawn_that_a_console_lacks(deck: Path, size: tuple[int, int]) -> None:
    deck.write_text(deck.read_text("utf-8") + item("four", type="x") + "more: 1\n", "utf-8")
    async with at_the_preview(deck, size, symbols="ascii") as author:
        await author.sees("unknown key `more`", "[i]iix", "> 1")
        for key in ("tab", "space", "space", "left", "N"):
            odd = {character for character in author.screen if not character.isascii()} - IN_EVERY_CONSOLE
            assert odd == set(), author.screen
            await author.press(key)


async def test_more_questions_than_the_strip_has_room_for_are_named_by_arrows(deck: Path) -> None:
    deck.write_text(HEAD + "".join(item(f"q-{n}", f"Who was number {n}?") for n in range(90)), "utf-8")
    async with at_the_preview(deck, (60, 18)) as author:
        await author.sees("1/90")
        assert author.rows[1].endswith(">")
        deck.write_text(deck.read_text("utf-8").replace("number 50?", "the fiftieth?"), "utf-8")
        await author.sees("51/90", "Who was the fiftieth?")
        assert author.rows[1].strip().startswith("<")
        assert author.rows[1].endswith(">")


@pytest.mark.parametrize("kind", BODIES)
async def test_each_type_has_a_front_and_a_back_and_takes_no_keys(
    deck: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = question(kind, BODIES[kind], hint="A hint.")
    bank = small_bank(asked)
    entry = Entry("small.yaml", 1, str(asked.id), 1, ("- id: x",), asked, (), bank, {})
    view = View((FileView("small.yaml", "Small", (entry,), (), {}),))
    monkeypatch.setattr("coldwar_quiz.tui.preview_app.read_view", lambda *_: view)
    async with at_the_preview(deck, (80, 60)) as author:
        await author.sees("FRONT · ", "BACK · ", "Hint, when asked for: A hint.", "SOURCE", "five words of the book")
        await author.sees("How well did you know it?" if kind == "card" else "✓ Correct")
        assert {type(part).__name__ for part in author.view.query("*") if part.can_focus} == {"Sides"}
        await author.press("tab", "x", "1", "right", "down")
        assert [part for part in author.view.query("*") if part.has_focus and type(part).__name__ != "Sides"] == []


@pytest.mark.parametrize("size", SIZES, ids=size_ids)
async def test_no_part_is_wider_than_the_window_and_the_footer_has_help(deck: Path, size: tuple[int, int]) -> None:
    deck.write_text(deck.read_text("utf-8") + item("four", "Who? " * 60, type="x") + "more: 1\n", "utf-8")
    async with at_the_preview(deck, size) as author:
        for key in ("b", "space", "space", "right", "right", "right", "right", "left"):
            await author.press(key)
            shown = [part for part in author.view.query("*") if part.display and part.region.width]
            assert [part for part in shown if part.region.right > size[0]] == []
            assert author.rows[-1].endswith("? Help")
            assert author.rows[0].strip().startswith("PREVIEW")


async def test_wide_windows_show_front_and_back_side_by_side(deck: Path) -> None:
    async with at_the_preview(deck, (160, 50)) as author:
        await eventually(lambda: any("FRONT" in row and "BACK" in row[75:] for row in author.rows), "the two sides")


async def test_a_window_too_small_says_so_and_a_resize_brings_everything_back(deck: Path) -> None:
    async with at_the_preview(deck) as author:
        await author.press("right")
        for size, text in (((30, 8), "needs 36x12"), ((36, 12), "small/two"), ((120, 40), "Who answered?")):
            await author.pilot.resize_terminal(*size)
            await author.sees(text)


async def test_help_names_the_keys_and_closes(deck: Path) -> None:
    async with at_the_preview(deck, (40, 24)) as author:
        await author.press("question_mark")
        await author.sees("the next question", "HERE")
        deck.write_text(deck.read_text("utf-8").replace("Who answered?", "Who replied?"), "utf-8")
        await author.press("escape")
        await author.sees("Who replied?")


async def test_a_fault_of_the_program_while_reading_ends_it_and_is_not_silent(
    deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> View:
        raise ZeroDivisionError("while reading")

    monkeypatch.setattr("coldwar_quiz.tui.preview_app.read_view", fails)
    crashed = []
    with pytest.raises(ZeroDivisionError):
        async with at_the_preview(deck, ready=lambda screen: crashed or screen.app.crash) as author:  # type: ignore[attr-defined]
            crashed.append(author.app.crash)
    assert isinstance(crashed[0], ZeroDivisionError)


async def test_the_watch_ends_with_the_program(deck: Path) -> None:
    async with at_the_preview(deck) as author:
        assert [t.name for t in threading.enumerate() if t.name == "deck-watch"] == ["deck-watch"]
        await author.leave("q")
    assert [t.name for t in threading.enumerate() if t.name == "deck-watch"] == []


async def test_nothing_is_written_anywhere(deck: Path) -> None:
    before = sorted(deck.parent.rglob("*"))
    async with at_the_preview(deck) as author:
        await author.press("right", "space", "b", "N")
        await author.leave("q")
    assert sorted(deck.parent.rglob("*")) == before


_TYPED = st.sampled_from(
    ["[", "\t", ": ", "- ", "{{", '"', "\n", "#", "questions:\n", "\x00", "[/]", "$x", "id: two\n"]
)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question_lists(max_size=3), st.lists(st.tuples(st.integers(0, 9999), _TYPED, st.integers(0, 30)), max_size=4))
async def test_whatever_is_saved_the_preview_goes_on(
    deck: Path, drawn: tuple[object, ...], edits: list[tuple[int, str, int]]
) -> None:
    text = deck_yaml(drawn)  # type: ignore[arg-type]
    deck.write_text(text, "utf-8")
    async with at_the_preview(deck) as author:
        for at, piece, cut in edits:
            at %= len(text) + 1
            text = text[:at] + piece + text[at + cut :]
            newest = author.view.view
            deck.write_bytes(f"{text}# {at}\n".encode("utf-8", "surrogatepass"))
            await eventually(lambda newest=newest: author.view.view is not newest, "the save to be read")
            await author.press("N", "space", "right", "b")
        assert author.app.crash is None
        assert author.screen.strip()
