"""The command line as other programs and people meet it: words, streams and exit codes."""

import json
import re
from pathlib import Path

import pytest

from program import run
from records import CHECKOUT
from small_decks import OWN

KEYS = {
    "id", "deck", "type", "prompt", "answer", "accept", "distractors", "correction", "explanation", "evidence",
    "accounts", "when", "difficulty", "tags", "content", "hint", "points", "unit", "tolerance", "confusable",
    "formerly", "retired", "file", "line",
}  # fmt: skip


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(OWN, "utf-8")
    return path


def written_in_decks() -> int:
    """How many questions stand in the bundled files, by their lines."""
    texts = (path.read_text("utf-8") for path in (CHECKOUT / "decks").glob("*.yaml"))
    return sum(text.count("\n    type: ") for text in texts)


def test_help_and_version_say_what_they_should(tmp_path: Path) -> None:
    assert "--plain" in run(tmp_path, "--help").stdout
    assert run(tmp_path, "--version").stdout == "coldwar-quiz 0.1.0\n"


def test_without_a_terminal_the_overview_says_what_is_due_and_how_to_start(tmp_path: Path) -> None:
    done = run(tmp_path / "home")
    assert done.returncode == 0
    assert "The defections memorandum" in done.stdout
    assert "coldwar-quiz study" in done.stdout + done.stderr
    assert not (tmp_path / "home").exists()


def test_study_without_a_terminal_is_line_mode_and_ends_politely(tmp_path: Path) -> None:
    done = run(tmp_path, "study", "--seed", "1")
    assert done.returncode == 0
    assert done.stdout.startswith("coldwar-quiz, line mode. 0 due, 12 new.")
    assert "Stopped. Nothing was graded." in done.stdout


def test_an_answer_given_through_a_pipe_is_there_in_the_next_run(tmp_path: Path, deck: Path) -> None:
    done = run(tmp_path, "--decks", str(deck), "study", "--plain", typed="n\n4\n")
    assert "Right." in done.stdout
    assert "Easy, saved." in done.stdout
    again = run(tmp_path, "--decks", str(deck), "study", "--plain")
    assert "Nothing to study now." in again.stdout
    assert "Answers in all: 1, right 100%" in run(tmp_path, "--decks", str(deck), "stats").stdout


def test_study_takes_decks_tags_and_limits(tmp_path: Path) -> None:
    assert "0 due, 3 new." in run(tmp_path, "study", "defections-memo", "--new", "5", "--limit", "3").stdout
    assert "0 due, 12 new." in run(tmp_path, "study", "--tag", "starter", "--new", "50").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["study", "no-such-deck"], "no deck `no-such-deck`"),
        (["study", "--tag", "nothing"], "no question has the tag `nothing`"),
        (["--decks", "/nowhere/at/all", "list"], "no such deck file or folder: /nowhere/at/all"),
        (["check", "/nowhere/at/all.yaml"], "no such file or folder: /nowhere/at/all.yaml"),
        (["show", "defections-memo/memo-dya"], "did you mean `defections-memo/memo-day`?"),
        (["frobnicate"], "no such command"),
        (["study", "--new", "-1"], "'-1' is no whole number from 0 to 999999999"),
        (["study", "--limit", "ten"], "'ten' is no whole number from 0 to 999999999"),
        (["study", "--new", "9" * 5000], "is no whole number from 0 to 999999999"),
        (["export", "anki"], "-o"),
        (["export", "anki", "-o", "-"], "an Anki package cannot go to standard output"),
        (["export", "anki", "--deck", "letter"], "begin with `coldwar-quiz --decks FILE export anki`"),
        (["export", "anki", "--decks", "x.yaml"], "`coldwar-quiz --decks ... export anki`"),
        (["retire", "letter/addressee"], "`--because` is missing"),
        (["suspend", "letter/adressee"], "did you mean `letter/addressee`?"),
        (["sources", "verify", "/nowhere/at/all"], "no such folder: /nowhere/at/all"),
    ],
)
def test_what_cannot_be_done_is_one_clear_sentence_and_exit_2(tmp_path: Path, arguments: list[str], words: str) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert words.lower() in done.stderr.lower()
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_list_json_is_one_array_of_whole_questions(tmp_path: Path) -> None:
    done = run(tmp_path, "list", "--json")
    questions = json.loads(done.stdout)
    assert done.returncode == 0
    assert len(questions) == written_in_decks()
    assert all(set(q) == KEYS for q in questions)
    memo = next(q for q in questions if q["id"] == "defections-memo/memo-day")
    assert (memo["type"], memo["answer"], memo["deck"]) == ("date", "1953-05-06", "defections-memo")
    assert memo["evidence"][0]["seed"] == "003_7d729aafd804dce0.txt"
    assert memo["line"] > 1
    assert {q["type"] for q in questions} == {
        "choice", "select", "typed", "cloze", "true-false", "date", "number", "order", "match", "card",
    }  # fmt: skip


def test_the_bundled_bank_has_no_fault_even_in_strict(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "--strict")
    assert (done.returncode, done.stdout) == (0, "")


def test_check_json_has_the_agreed_keys_and_counts(tmp_path: Path, deck: Path) -> None:
    deck.write_text(OWN.replace("answer: false", "answer: perhaps"), "utf-8")
    done = run(tmp_path, "check", str(deck), "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert set(report) == {"decks", "questions", "omitted", "open_ended", "unproven", "problems"}
    [problem] = [p for p in report["problems"] if p["severity"] == "error"]
    assert set(problem) == {
        "code", "severity", "message", "help", "file", "line", "column", "end_line", "end_column", "question",
    }  # fmt: skip
    assert (problem["line"], problem["column"], problem["end_column"]) == (8, 13, 20)
    assert problem["question"] == "mine/first-fact"


@pytest.mark.parametrize("form", ["text", "line", "github"])
def test_check_names_the_place_in_every_format(tmp_path: Path, deck: Path, form: str) -> None:
    deck.write_text(OWN.replace("prompt:", "promt:"), "utf-8")
    done = run(tmp_path, "check", str(deck), "--format", form)
    assert done.returncode == 1
    assert "mine.yaml" in done.stdout
    assert "promt" in done.stdout


def test_warnings_and_advice_fail_only_when_strict(tmp_path: Path, deck: Path) -> None:
    assert run(tmp_path, "check", str(deck)).returncode == 0
    assert run(tmp_path, "check", str(deck), "--strict").returncode == 1


def test_a_bad_question_is_left_out_and_its_neighbours_are_asked(tmp_path: Path, deck: Path) -> None:
    deck.write_text(OWN + "  - id: broken\n    type: chioce\n    prompt: What?\n", "utf-8")
    done = run(tmp_path, "--decks", str(deck), "study", "--plain")
    assert "0 due, 1 new." in done.stdout
    assert f"left out because of errors: 1 question; `coldwar-quiz check {deck}` explains" in done.stderr


def test_showing_a_question_that_cannot_be_used_points_to_check(tmp_path: Path, deck: Path) -> None:
    deck.write_text(OWN + "  - id: broken\n    type: chioce\n    prompt: What?\n", "utf-8")
    for name in ("mine/broken", "broken"):
        done = run(tmp_path, "--decks", str(deck), "show", name)
        assert done.returncode == 2
        assert f"`{name}` has errors and cannot be used\n  `coldwar-quiz check {deck}` explains" in done.stderr


@pytest.mark.parametrize("command", [["study", "--plain"], ["list"], ["export", "anki", "-o", "out.apkg"]])
def test_a_folder_without_decks_is_refused(tmp_path: Path, command: list[str]) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = run(tmp_path / "home", "--decks", str(empty), *command)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"coldwar-quiz: there are no decks in `{empty}`\n")


def test_an_empty_home_option_counts_as_none(tmp_path: Path, deck: Path) -> None:
    run(tmp_path / "home", "--home", "", "--decks", str(deck), "study", "--plain", typed="n\n4\n")
    assert (tmp_path / "home" / "progress.db").exists()


def test_a_suspended_question_is_out_of_everything_until_it_is_unsuspended(tmp_path: Path, deck: Path) -> None:
    def said(*command: str) -> str:
        done = run(tmp_path, "--decks", str(deck), *command)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert said("unsuspend", "mine/first-fact") == "mine/first-fact: not suspended\n"
    assert said("suspend", "first-fact") == "mine/first-fact: suspended\n"
    assert said("suspend", "mine/first-fact") == "mine/first-fact: suspended already\n"
    assert "  you: suspended\n" in said("show", "first-fact")
    assert said("list").endswith("(suspended)\n")
    assert "0 due now, 0 new today." in said()
    assert re.search(r"^My deck +0 +0 +1 +mine$", said(), re.MULTILINE)
    assert "Nothing to study now." in said("study", "--plain")
    assert said("unsuspend", "mine/first-fact") == "mine/first-fact: asked again when it is due\n"
    assert "(suspended)" not in said("list")
    assert "0 due, 1 new." in said("study", "--plain")


def test_suspended_in_a_session_a_question_can_be_brought_back(tmp_path: Path, deck: Path) -> None:
    run(tmp_path, "--decks", str(deck), "study", "--plain", typed="x\n")
    assert "asked again" in run(tmp_path, "--decks", str(deck), "unsuspend", "first-fact").stdout
    assert "0 due, 1 new." in run(tmp_path, "--decks", str(deck), "study", "--plain").stdout


def test_show_says_how_often_it_was_answered_and_when_it_is_due_next(tmp_path: Path, deck: Path) -> None:
    run(tmp_path, "--decks", str(deck), "study", "--plain", typed="f\nn\n4\n")
    shown = run(tmp_path, "--decks", str(deck), "show", "first-fact").stdout
    assert re.search(r"^  you: review, 1 answer, 0 lapses, flagged, due on \w{3} \d+ \w{3}", shown, re.MULTILINE)


def test_stats_counts_by_what_the_questions_are_called_now(tmp_path: Path, deck: Path) -> None:
    run(tmp_path, "--decks", str(deck), "study", "--plain", typed="n\n4\n")
    assert "Questions seen: 1 of 1\n" in run(tmp_path, "--decks", str(deck), "stats").stdout
    deck.write_text(
        OWN.replace("mine", "moved")
        .replace("My", "The")
        .replace("    tags", "    formerly: [mine/first-fact]\n    tags"),
        "utf-8",
    )
    said = run(tmp_path, "--decks", str(deck), "stats").stdout
    assert "Questions seen: 1 of 1\n" in said
    assert "  The deck: 1 answer in 30 days, right 100%\n" in said
    deck.write_text(OWN.replace("    tags", "    retired: it misled people\n    tags"), "utf-8")
    assert "Questions seen: 0 of 0\n" in run(tmp_path, "--decks", str(deck), "stats").stdout


def test_export_refuses_a_bank_with_errors_unless_forced(tmp_path: Path, deck: Path) -> None:
    deck.write_text(OWN + "  - id: broken\n    type: chioce\n    prompt: What?\n", "utf-8")
    target = tmp_path / "out.apkg"
    refused = run(tmp_path, "--decks", str(deck), "export", "anki", "-o", str(target))
    assert (refused.returncode, target.exists()) == (2, False)
    assert "--force" in refused.stderr
    assert run(tmp_path, "--decks", str(deck), "export", "anki", "-o", str(target), "--force").returncode == 0
    assert target.exists()


def test_export_says_how_to_import_on_stderr_and_what_it_wrote_on_stdout(tmp_path: Path) -> None:
    done = run(tmp_path, "export", "anki", "-o", str(tmp_path / "out.apkg"))
    assert done.returncode == 0
    assert f"{written_in_decks()} notes" in done.stdout
    assert "Merge" in done.stderr


def test_export_under_a_name_that_anki_does_not_open_says_so(tmp_path: Path) -> None:
    done = run(tmp_path, "export", "anki", "-o", str(tmp_path / "out.zip"))
    assert done.returncode == 0
    assert "Anki opens only files whose names end in .apkg: rename out.zip before you import it." in done.stderr


def test_decks_in_the_home_folder_join_the_bundled_ones(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "mine.yaml").write_text(OWN, "utf-8")
    ids = [q["id"] for q in json.loads(run(tmp_path, "list", "--json").stdout)]
    assert "mine/first-fact" in ids
    assert "defections-memo/memo-day" in ids


def test_the_environment_names_decks_as_the_option_does(tmp_path: Path, deck: Path) -> None:
    listed = json.loads(run(tmp_path, "list", "--json", COLDWAR_QUIZ_DECKS=str(deck)).stdout)
    assert [q["id"] for q in listed] == ["mine/first-fact"]


def test_show_gives_the_question_with_its_proof_and_place(tmp_path: Path) -> None:
    said = run(tmp_path, "show", "plot-and-arrest/arresting-marshal").stdout
    assert "decks/plot-and-arrest.yaml:" in said
    assert "Deriabin and Gibney:" in said
    assert "answer: Zhukov" in said


@pytest.mark.parametrize("home", ["a-file/below", "a-file"])
def test_a_home_that_cannot_be_used_stops_study_but_not_check_list_and_export(tmp_path: Path, home: str) -> None:
    (tmp_path / "a-file").write_text("not a folder", "utf-8")
    bad = tmp_path / home
    refused = run(bad, "study", "--plain")
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr
    assert str(bad) in refused.stderr
    assert run(bad, "check").returncode == 0
    assert run(bad, "list").returncode == 0
    assert run(bad, "export", "anki", "-o", str(tmp_path / "out.apkg")).returncode == 0


def test_a_wrong_setting_is_named_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("retention = 2\n", "utf-8")
    done = run(tmp_path, "study", "--plain")
    assert done.returncode == 2
    assert "settings.toml: `retention` is 2, but must be a number from 0.7 to 0.99" in done.stderr


def test_a_misspelt_content_note_is_refused_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('without = ["executions"]\n', "utf-8")
    done = run(tmp_path, "study", "--plain")
    assert done.returncode == 2
    assert "must be a list of content notes: antisemitism, execution, mass-death, sexual-violence" in done.stderr
    (tmp_path / "settings.toml").write_text(f"without = {'[' * 5000}\n", "utf-8")
    assert run(tmp_path, "study", "--plain").returncode == 2


@pytest.mark.parametrize("text", ["deck: {id: l, title: L\xe4}\n", "deck: {id: k, title: K, format: 9}\n", None])
def test_a_file_of_which_nothing_can_be_used_is_counted(tmp_path: Path, text: str | None) -> None:
    (tmp_path / "decks").mkdir()
    own = tmp_path / "decks" / "own.yaml"
    own.write_bytes(text.encode("latin-1")) if text else own.symlink_to("nowhere")
    for _ in range(2):
        listed = run(tmp_path, "list")
        assert listed.returncode == 0
        assert "left out because of errors: 1 file; `coldwar-quiz check` explains" in listed.stderr
    exported = run(tmp_path, "export", "anki", "-o", str(tmp_path / "out.apkg"))
    assert exported.returncode == 2
    assert "1 file with errors would be missing from the package" in exported.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "n" * 300],
        ["--decks", "n" * 300, "list"],
        ["--home", "~no-such-user-here/x", "list"],
        ["--home", "n" * 300, "stats"],
        ["check", "a\x01b"],
    ],
)
def test_a_path_the_system_refuses_is_no_bug_of_ours(tmp_path: Path, arguments: list[str]) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert "a bug" not in done.stderr


def test_a_home_with_a_name_too_long_stops_neither_list_nor_export(tmp_path: Path) -> None:
    assert run(tmp_path, "--home", "n" * 300, "list").returncode == 0
    target = tmp_path / "out.apkg"
    target.symlink_to("out.apkg")
    refused = run(tmp_path, "export", "anki", "-o", str(target))
    assert refused.returncode == 2
    assert "too many levels of symbolic links" in refused.stderr


def test_a_number_longer_than_python_reads_is_asked_for_again(tmp_path: Path, deck: Path) -> None:
    text = OWN.replace("true-false", "choice").replace("answer: false", "answer: a\n    distractors: [b, c]")
    deck.write_text(text.replace("    correction: It did not affect them.\n", ""), "utf-8")
    done = run(tmp_path, "--decks", str(deck), "study", "--plain", typed=f"{'1' * 5000}\n1\n")
    assert done.returncode == 0
    assert "Type one number from 1 to 3" in done.stdout


def test_a_bug_is_called_a_bug_and_ends_with_70(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:  # type: ignore[no-untyped-def]
    from coldwar_quiz import cli
    from coldwar_quiz.cli import bank

    def broken(*_: object) -> int:
        raise KeyError("unexpected")

    monkeypatch.setattr(bank, "list_questions", broken)
    assert cli.run(["--home", str(tmp_path), "list"]) == 70
    assert "a bug in the program" in capsys.readouterr().err
