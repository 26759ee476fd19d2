"""What is said in a window of 80 or 40 columns: broken between words, carets in place; in a pipe, a line each."""

from pathlib import Path

import pytest

from program import COMMAND, environment, run
from terminal import Terminal

WINDOWS = pytest.mark.parametrize("columns", [80, 40])
LONG = "Who of the many people that stood there in the rain was asked first by the minister?"
DECK = f"""\
deck:
  id: mine
  title: My deck
questions:
  - id: rain
    type: typed
    prompt: {LONG}
    answer: Beria
    explanation: The minister asked him before all others, as the record of the evening says.
  - id: broken
    type: choice
    prompt: "{"日本 " * 12}who?"
    answer: Beria
    distractors: [Malenkov, Molotov, Bulganin, Khrushchev, Mikoyan, Kaganovich, Beria]
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    (tmp_path / "mine.yaml").write_text(DECK, "utf-8")
    return tmp_path / "mine.yaml"


def shown(tmp_path: Path, columns: int, *arguments: str, rows: int = 100, to: str = "") -> list[str]:
    """The lines on the screen once the program has ended."""
    command = [*COMMAND, *arguments]
    if to:
        command = ["/bin/sh", "-c", f'exec "$@" > {to}', "sh", *command]
    with Terminal(command, cwd=tmp_path, environment=environment(tmp_path), columns=columns, rows=rows) as terminal:
        terminal.wait_for_end()
        return terminal.text.rstrip("\n").split("\n")


def breaks_between_words(lines: list[str], piped: str) -> None:
    """Every word on the screen is one of the pipe's, none broken by the edge of the window."""
    assert set(" ".join(lines).split()) <= set(piped.split())


@WINDOWS
def test_check_breaks_its_sentences_between_words_and_keeps_the_caret_in_place(
    tmp_path: Path, deck: Path, columns: int
) -> None:
    lines = shown(tmp_path, columns, "check", "mine.yaml")
    done = run(tmp_path, "check", str(deck))
    sentences = [line for line in lines if "|" not in line and "mine.yaml" not in line]
    breaks_between_words(sentences, done.stdout + done.stderr)
    at = lines.index(next(line for line in lines if line.endswith("Kaganovich, Beria]")))
    assert lines[at][lines[at + 1].index("^") :].startswith("Kaganovich, Beria]")
    assert lines[at + 1].count("^") == len("Kaganovich")
    at = lines.index(next(line for line in lines if "= help: keep 5" in line))
    more = [] if columns == 80 else ["            several questions"]
    assert lines[at + 1 : lines.index("", at)] == more


def test_check_says_a_sentence_a_line_in_a_pipe(tmp_path: Path, deck: Path) -> None:
    lines = run(tmp_path, "check", str(deck), COLUMNS="40").stdout.splitlines()
    assert max(map(len, lines)) > 80
    assert all(line.startswith((" ", "error[", "warning[", "advice[")) for line in lines if line)


@WINDOWS
@pytest.mark.parametrize("to", ["", "new.yaml"])
def test_import_puts_the_caret_on_the_first_cell_too_many(tmp_path: Path, columns: int, to: str) -> None:
    row = f"{LONG},Beria,because he stood in front, and the others behind"
    (tmp_path / "words.csv").write_text(f"prompt,answer,explanation\nWho came?,Beria,\n{row}\n", "utf-8")
    lines = shown(tmp_path, columns, "import", "words.csv", to=to)
    caret = next(line for line in lines if "^" in line)
    assert lines[lines.index(caret) - 1][caret.index("^") :].startswith(" and")
    assert any("the first cell too many" in line for line in lines)
    assert "`because he stood in front, and the others behind`" in " ".join(" ".join(lines).split())


@WINDOWS
def test_a_question_is_shown_and_listed_in_whole_words(tmp_path: Path, deck: Path, columns: int) -> None:
    deck.write_text(DECK.partition("  - id: broken")[0], "utf-8")
    target = str(tmp_path / "out.csv")
    for arguments in (["show", "mine/rain"], ["list"], ["check", "--unproven"], ["export", "csv", "-o", target]):
        lines = shown(tmp_path, columns, "--decks", "mine.yaml", *arguments)
        done = run(tmp_path, "--decks", str(deck), *arguments)
        sentences = [line for line in lines if ".yaml" not in line and line.rstrip(":") not in target]
        breaks_between_words(sentences, done.stdout + done.stderr)


@pytest.mark.parametrize(("columns", "indent"), [(80, 23), (40, 2)])
def test_a_listed_prompt_goes_on_in_its_column_where_there_is_room(
    tmp_path: Path, deck: Path, columns: int, indent: int
) -> None:
    deck.write_text(DECK.partition("  - id: broken")[0], "utf-8")
    first, second, *_ = shown(tmp_path, columns, "--decks", "mine.yaml", "list")
    assert first.index("Who of") == 23
    assert len(second) - len(second.lstrip()) == indent
    assert run(tmp_path, "--decks", str(deck), "list").stdout.endswith(f"  {LONG}\n")


def test_what_would_turn_the_writing_direction_is_replaced_before_a_line_is_broken(tmp_path: Path) -> None:
    prompt = "a\u202eturned\u202c\tword " * 6
    deck = f"deck: {{id: mine, title: a}}\nquestions:\n  - {{id: q, type: card, prompt: '{prompt}?', answer: 'c'}}\n"
    (tmp_path / "mine.yaml").write_text(deck, "utf-8")
    for arguments in (["--decks", "mine.yaml", "list"], ["--decks", "mine.yaml", "show", "q"], ["check", "mine.yaml"]):
        lines = shown(tmp_path, 40, *arguments)
        assert "turned" in " ".join(lines)
        assert not set(" ".join(lines)) & set("\u202e\u202c\t")


def test_renaming_and_retiring_in_a_narrow_window_keep_a_name_whole(tmp_path: Path, deck: Path) -> None:
    deck.write_text(DECK.partition("  - id: broken")[0], "utf-8")
    renamed = shown(tmp_path, 40, "--decks", "mine.yaml", "rename", "mine/rain", "asked-first")
    assert renamed[:2] == ["renamed `mine/rain` to", "`mine/asked-first`; what was learned of"]
    said = ["--because", "It was asked twice."]
    retired = shown(tmp_path, 40, "--decks", "mine.yaml", "retire", "asked-first", *said)
    assert retired[:2] == ["retired `mine/asked-first`; it is no", "longer asked, and its id stays taken"]
    assert retired[2].startswith("  mine.yaml:")


def test_the_page_of_a_code_fits_a_narrow_window_and_its_examples_stay(tmp_path: Path) -> None:
    piped = run(tmp_path, "check", "--explain", "no-gap").stdout
    lines = shown(tmp_path, 40, "check", "--explain", "no-gap")
    prose, _, _ = "\n".join(lines).partition("Fails:")
    assert prose.split() == piped.partition("Fails:")[0].split()
    assert "Put `{{` and `}}` around the word to be" in lines
    assert "    - id: scarce-supplies" in lines
