"""An author's commands, run as a program: over a pipe, and in a real terminal."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from coldwar_quiz.bank.loader import load_bank
from coldwar_quiz.bank.model import BODIES
from desks import make_desk, mine, terminal
from program import run

GIVEN: dict[str, list[str]] = {
    "choice": ["--answer", "Konev", "--distractor", "Serov", "--distractor", "Zhukov"],
    "select": ["--answer", "Konev", "--answer", "Zhukov", "--distractor", "Serov"],
    "typed": ["--answer", "no: he", "--accept", "1.10"],
    "cloze": [],
    "true-false": ["--answer", "false", "--correction", "It was not."],
    "date": ["--answer", "1953-06-26"],
    "number": ["--answer", "0.5", "--unit", "per cent", "--tolerance", "0.1"],
    "order": ["--answer", "First", "--answer", "Second"],
    "match": ["--pair", "Nagy", "Hungary", "--pair", "Pieck", "GDR", "--distractor", "Poland"],
    "card": ["--answer", "Because, he said.", "--point", "One", "--point", "Two"],
}


TYPED = ["new", "question", "mine", "--type", "typed", "--prompt", "W?", "--answer", "a"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return make_desk(tmp_path, monkeypatch)


def test_a_deck_made_from_nothing_takes_a_question_of_every_type_and_passes_check(desk: Path) -> None:
    made = run(desk, "new", "deck", "berlin", "--title", "Berlin: 1953", "--description", "So it was. " * 20)
    assert (made.returncode, made.stdout) == (0, "wrote berlin.yaml\n")
    for number, (kind, options) in enumerate(GIVEN.items()):
        gap = {"cloze": "The {{answer|answers}} is here", "true-false": "It was so"}.get(kind, "What was it")
        ran = run(desk, "new", "question", "berlin", "--type", kind, "--prompt", f"{gap}, number {number}?", *options)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        place = ran.stdout.splitlines()[0].rpartition(":")[2]
        assert "id: " in Path("berlin.yaml").read_text("utf-8").splitlines()[int(place) - 1]
    bank, problems = load_bank([Path("berlin.yaml")])
    assert [q.type for q in bank][1:] == list(BODIES)
    assert problems.errors == ()
    assert {p.code for p in problems} <= {
        "missing-evidence",
        "missing-explanation",
        "similar-prompt",
        "few-distractors",
    }
    assert sorted(os.listdir()) == ["berlin.yaml", "deck.schema.json"]


def test_evidence_and_the_rest_are_given_as_options(desk: Path) -> None:
    letter = ["--source", "beria-letter", "--where", "letter", "--quote", "To the CPSU CC Comrade Malenkov"]
    rest = [
        "--when",
        "1953-07-01",
        "--difficulty",
        "1",
        "--tag",
        "letter",
        "--content",
        "execution",
        "--hint",
        "A name.",
    ]
    ran = run(
        desk,
        "new",
        "question",
        "mine",
        "--type",
        "typed",
        "--prompt",
        "To whom did Beria write in July 1953?",
        "--answer",
        "Malenkov",
        "--explanation",
        "He led the government. Khrushchev led the party.",
        *letter,
        *rest,
    )
    assert ran.returncode == 0, ran.stderr
    assert "beria-write-july-1953" in ran.stdout
    question = next(q for q in load_bank([mine(desk)])[0] if "write" in q.id.question)
    assert (question.hint, question.difficulty, str(question.when)) == ("A name.", 1, "1953-07-01")
    assert (question.tags, question.content, len(question.evidence)) == (("letter",), ("execution",), 1)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["new", "deck", "berlin"], "`--title` is missing"),
        (["new", "deck", "Berlin", "--title", "B"], "`Berlin` cannot be the id of a deck"),
        (["new", "deck", "my decks/Berlin.yaml", "--title", "B"], "try `berlin`: small letters"),
        (["new", "deck", "mine", "--title", "M"], "there is a deck `mine` already"),
        (["new", "deck", "letter", "--title", "L"], "there is a deck `letter` already"),
        (["new", "deck", "b", "--title", " "], "`--title` is blank"),
        (["new", "deck", "b", "--title", "a\x1b[2J"], "`--title` holds the control character U+001B (ESC)"),
        (["new", "question", "mine", "--type", "order", "--prompt", "A b?", "--answer", "a"], "an order needs more of"),
        (["new", "deck", "b", "--title", "B", "--file", "none/b.yaml"], "cannot write none/b.yaml"),
        (["new", "question"], "which deck?"),
        (["new", "question", "nowhere"], "no deck `nowhere`"),
        (["new", "question", "nowhere.yaml"], "there is no file `nowhere.yaml`"),
        (["new", "question", "mine"], "`--type`, `--prompt` are missing"),
        (["new", "question", "mine", "--type", "match", "--prompt", "A b?"], "`--pair` is missing"),
        (["new", "question", "mine", "--type", "match", "--prompt", "A b?", "--pair", "a", "b"],
         "a match needs more of `--pair`: 2, not 1"),
        (["new", "question", "mine", "--type", "card", "--prompt", "A?", "--answer", "a", "--distractor", "b"],
         "a card has no `--distractor`"),
        (["new", "question", "mine", "--answer", "x"], "`--type` is missing"),
        (["new", "question", "mine", "--type", "date", "--prompt", "When?", "--answer", "soon"], "`soon` is no date"),
        ([*TYPED, "--answer", "b"], "one answer"),
        ([*TYPED, "--id", "one"], "is taken"),
        ([*TYPED, "--unit", "b"], "a typed has no `--unit`"),
        (
            ["new", "question", "mine", "--type", "cloze", "--prompt", "W?", "--answer", "a"],
            "a cloze has no `--answer`",
        ),
        ([*TYPED, "--quote", "b"], "needs `--so"),
        (["new", "question", "mine", "--type", "typed", "--prompt", "\x1b[2J", "--answer", "a"], "control character"),
        (["new", "question", "mine", "--type", "typed", "--prompt", "\udcff", "--answer", "a"], "is not UTF-8"),
        (["new", "question", "mine", "--example"], "goes with `--type` and with nothing else"),
        (["rename", "mine/one", "two"], "is the id of another question"),
        (["rename", "mine/none", "three"], "no question `mine/none`"),
        (["rename", "twoo", "three"], "no question `twoo`"),
        (["rename", "one", "other/one"], "cannot be moved"),
        (["retire", "one", "--because", ""], "the reason is blank"),
        (["retire", "one", "--because", "\x1b[2J"], "control character"),
        (["retire", "one"], "`--because` is missing"),
        (["edit", "one"], "an editor needs a terminal"),
        (["edit", "none"], "no question `none`"),
        (["edit", "nowhere.yaml"], "there is no file"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_gets_a_sentence_and_changes_nothing(
    desk: Path, arguments: list[str], sentence: str
) -> None:
    before = mine(desk).read_bytes()
    ran = run(desk, *arguments, typed=None)
    assert (ran.returncode, ran.stdout) == (2, ""), ran.stderr
    assert sentence in ran.stderr
    assert ran.stderr.count("\n") <= 2
    assert "\x1b" not in ran.stderr
    assert mine(desk).read_bytes() == before
    assert os.listdir() == []


def test_examples_are_printed_ready_to_be_pasted(desk: Path) -> None:
    every = run(desk, "new", "question", "--example").stdout
    Path("berlin.yaml").write_text("deck:\n  id: berlin\n  title: Berlin\nquestions:\n" + every, "utf-8")
    checked = run(desk, "check", "--strict", "berlin.yaml")
    assert (checked.returncode, checked.stderr) == (0, "1 deck, 10 questions: no problems\n")
    one = run(desk, "new", "question", "--type", "match").stdout
    assert one == run(desk, "new", "question", "--type", "match", "--example").stdout
    assert one in every


def test_what_was_learned_goes_with_a_new_name_and_past_a_retirement(desk: Path) -> None:
    studied = run(
        desk, "--decks", str(mine(desk)), "study", "--plain", "--limit", "1", "--seed", "1", typed="Zhukov\n3\n"
    )
    assert studied.returncode == 0
    name = "one" if "arrested him" in studied.stdout else "two"
    assert "you: " in run(desk, "show", f"mine/{name}").stdout
    renamed = run(desk, "rename", name, "arresting-officer")
    assert (renamed.returncode, renamed.stderr) == (0, "")
    assert f"renamed `mine/{name}` to `mine/arresting-officer`" in renamed.stdout
    known = run(desk, "show", "mine/arresting-officer").stdout
    assert "you: learning, 1 answer" in known or "you: review, 1 answer" in known
    assert known.partition("you: ")[2] == run(desk, "show", f"mine/{name}").stdout.partition("you: ")[2]
    again = run(desk, "rename", f"mine/{name}", "arresting-officer")
    assert (again.returncode, "already" in again.stdout) == (0, True)
    retired = run(desk, "retire", "arresting-officer", "--because", "Asked better elsewhere: twice.")
    assert retired.returncode == 0
    assert "retired: Asked better elsewhere: twice." in run(desk, "show", "mine/arresting-officer").stdout
    assert run(desk, "check", str(mine(desk))).returncode == 0


def test_a_question_renamed_twice_goes_by_what_was_learned_last(desk: Path) -> None:
    mine(desk).write_text(mine(desk).read_text("utf-8").partition("  - id: two")[0], "utf-8")
    study = ["study", "--plain", "--seed", "1"]
    run(desk, "--decks", str(mine(desk)), *study, "--limit", "1", typed="Zhukov\n3\n")
    run(desk, "rename", "one", "first")
    run(desk, "--decks", str(mine(desk)), *study, typed="Zhukov\n3\n")
    assert "2 answers" in run(desk, "show", "mine/first").stdout
    run(desk, "rename", "first", "arresting-officer")
    assert "2 answers" in run(desk, "show", "mine/arresting-officer").stdout
    assert "formerly: [one, first]" in mine(desk).read_text("utf-8")


def test_a_deck_in_the_working_folder_is_found_by_its_name(desk: Path) -> None:
    run(desk, "new", "deck", "berlin", "--title", "Berlin")
    assert run(desk, "rename", "berlin/reason-for-reporting", "reason").returncode == 0
    assert "formerly: [reason-for-reporting]" in Path("berlin.yaml").read_text("utf-8")


def script(text: str) -> str:
    """An editor that does what `text`, a program over `path` and `line`, says."""
    path = Path("editor.py")
    path.write_text(
        "import pathlib, sys\npath = pathlib.Path(sys.argv[-1])\n"
        "line = [a for a in sys.argv if a.startswith('+')]\ntext = path.read_text()\n" + text,
        "utf-8",
    )
    return f"'{sys.executable}' {path}"


@pytest.mark.parametrize(
    ("edited", "said", "code"),
    [
        ("path.write_text(text.replace('Serov', 'Kruglov'))", "changed `mine/two`: answer", 0),
        ("path.write_text(text.replace('id: one', 'id: uno'))", "without `formerly`: add `formerly: [one]`", 1),
        ("path.write_text(text.replace('answer: Zhukov', 'answer: Zhukov\\n    formerly: [old]'))", "formerly", 0),
        ("path.write_text(text[: text.index('  - id: two')])", "removed `mine/two`", 0),
        ("path.write_text(text + '  - {id: x, type: typed, prompt: So?, answer: no}\\n')", "added `mine/x`", 0),
        ("path.write_text(text.replace('Serov', '[Serov'))", "error[", 1),
        ("path.write_text(text.replace('title: Mine', 'title: Ours'))", "deck `mine`: title changed", 0),
        ("path.write_text('# mine\\n' + text)", "and no question in it", 0),
        ("pass", "nothing was changed", 0),
        ("sys.exit(3)", "with exit code 3 {mine} is as it was", 2),
        ("path.write_text(text + '#'); sys.exit(3)", "with exit code 3, and what it saved is kept", 2),
        ("path.unlink()", "after the editor: there is no file", 2),
        ("path.write_bytes(b'\\xff')", "not UTF-8", 2),
    ],
)
def test_an_editor_is_opened_and_what_came_of_it_is_said(desk: Path, edited: str, said: str, code: int) -> None:
    said = said.replace("{mine}", str(mine(desk)))
    with terminal(desk, "edit", "mine/two", EDITOR=script(edited + "\n"), VISUAL="") as screen:
        screen.wait_until(lambda: said in " ".join(screen.sent.decode().split()), said)  # it may scroll away
        assert screen.wait_for_end() == code
        assert "The place is line 7 of" in screen.text or said != "nothing was changed"


def test_after_the_editor_only_the_edited_question_and_errors_are_told_of(desk: Path) -> None:
    mine(desk).write_text(mine(desk).read_text("utf-8") + "  - {id: bad, type: typed, prompt: Who then?}\n", "utf-8")
    change = "path.write_text(text.replace('Serov', 'Kruglov'))"
    with terminal(desk, "edit", "mine/two", EDITOR=script(change + "\n"), VISUAL="") as screen:
        assert screen.wait_for_end() == 1
        told = screen.text
    assert told.count("advice[") == 2  # no explanation and no evidence in two
    assert told.count("mine.yaml:7:") == 2
    assert told.count("error[missing-key]") == 1
    checked = f"`coldwar-quiz check {mine(desk)}` shows them"
    assert f"2 more problems elsewhere in the deck: {checked}" in " ".join(told.split())
    assert "3 questions, 1 of them unusable: 1 error, 4 pieces of advice" in told


def test_after_the_editor_a_question_edited_on_the_way_is_told_of_too(desk: Path) -> None:
    change = "path.write_text(text.replace('Zhukov', 'Konev'))"
    with terminal(desk, "edit", "mine/two", EDITOR=script(change + "\n"), VISUAL="") as screen:
        assert screen.wait_for_end() == 0
        assert screen.text.count("advice[") == 4
        assert "elsewhere in the deck" not in screen.text


@pytest.mark.skipif(shutil.which("vi") is None, reason="this machine has no vi to be opened")
def test_vi_opens_at_the_line_of_the_question(desk: Path) -> None:
    with terminal(desk, "edit", "two", EDITOR="vi -u NONE", VISUAL="", TERM="vt100") as screen:
        screen.wait_for("id: two")
        screen.press("0", "f:", "w", "C", "zwei", "\x1b", ":wq\r")
        screen.wait_for("renamed `mine/two` to `mine/zwei`, without `formerly`")
        screen.wait_for_end()


@pytest.mark.parametrize("editor", ["no-such-editor-anywhere", "'never closed"])
def test_an_editor_that_is_not_there_gets_a_sentence(desk: Path, editor: str) -> None:
    with terminal(desk, "edit", "one", EDITOR=editor, VISUAL="") as screen:
        screen.wait_for("no editor `no-such-editor-anywhere`" if "no-" in editor else "EDITOR cannot be read")
        assert screen.wait_for_end() == 2


def test_a_question_with_errors_is_found_by_its_place(desk: Path) -> None:
    mine(desk).write_text(mine(desk).read_text("utf-8") + "  - id: bad\n    type: nonsense\n", "utf-8")
    with terminal(desk, "edit", "bad", EDITOR=script("pass\n"), VISUAL="") as screen:
        screen.wait_for("The place is line 12 of")
        screen.wait_for("nothing was changed")
        assert screen.wait_for_end() == 0
