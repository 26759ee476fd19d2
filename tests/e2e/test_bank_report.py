"""`bank-report`: an author asks what the bank is made of, and what is known least."""

import json
from pathlib import Path

from program import run

DECK = """\
deck: {id: mine, title: My deck}
questions:
- {id: one, type: true-false, prompt: The arrest was announced at once., answer: false, difficulty: 1}
- id: two
  type: choice
  prompt: Who headed the government?
  answer: Malenkov
  distractors: [Bulganin, Konev]
  evidence:
  - {source: heller-nekrich-1985, where: p-513, quote: Malenkov was named chairman of the Council of Ministers}
- {id: three, type: true-false, prompt: Nothing happened., answer: false, retired: It says nothing.}
"""


def _deck(folder: Path, text: str = DECK) -> Path:
    path = folder / "mine.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_report_counts_what_is_asked_and_leaves_out_what_is_retired(tmp_path: Path) -> None:
    done = run(tmp_path, "--decks", str(_deck(tmp_path)), "bank-report", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["questions"], told["types"]) == (0, 2, {"true-false": 1, "choice": 1})
    assert (told["difficulties"], told["true"], told["false"]) == ({"1": 1, "2": 1}, 0, 1)
    quoted = [p for d in told["documents"] for p in d["places"] if p["quotations"]]
    assert quoted == [{"work": "Heller and Nekrich", "place": "p. 513", "questions": 1, "quotations": 1}]
    assert told["problems"]["advice missing-explanation"] == 2
    assert [luck["right"] for luck in told["guessing"] if luck["trick"] == "the longest"] == [0.5]


def test_the_questions_answered_worst_come_from_the_log(tmp_path: Path) -> None:
    deck = str(_deck(tmp_path, "".join(DECK.splitlines(keepends=True)[:3])))
    assert "No question has been answered 3 times yet." in run(tmp_path, "--decks", deck, "bank-report").stdout
    wrong = "t\n1\n" * 4
    run(tmp_path, "--decks", deck, "study", "--plain", typed=wrong)
    told = json.loads(run(tmp_path, "--decks", deck, "bank-report", "--json").stdout)
    ((name, right, of),) = told["worst"] or [("nothing", 0, 0)]
    assert (name, right, of) == ("mine/one", 0, of)
    assert of >= 3
    assert f"mine/one: right 0 of {of}" in run(tmp_path, "--decks", deck, "bank-report").stdout


def test_the_report_on_the_bundled_bank_finds_every_quotation_proven_and_no_trick_that_works(tmp_path: Path) -> None:
    told = json.loads(run(tmp_path, "bank-report", "--json").stdout)
    assert "not proven" not in told["quotations"]
    assert told["problems"] == {}
    assert all((luck["right"] - luck["chance"]) / luck["error"] <= 2.6 for luck in told["guessing"])
