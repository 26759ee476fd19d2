"""`import` of tables whose columns are called as other programs call them; docs/import.md lists the names."""

import csv
from pathlib import Path

import pytest
from test_import import imported, questions, told

from coldwar_quiz.bank.model import Choice, Select, Typed
from coldwar_quiz.errors import CannotDo


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("QUESTION,Answer\nWho?,Beria\n", Typed("Beria")),
        ("Question:;Correct;Wrong 1;wrong_2\nWho?;Beria;Molotov;\n", Choice("Beria", ("Molotov",))),
        ("question,right answer,Incorrect,distractors\nWho?,Beria,c|d,a | b\n", Choice("Beria", ("a", "b", "c|d"))),
        ("Question,Option A,Option B,Option C,Correct\nWho?,Beria,Molotov,,b\n", Choice("Molotov", ("Beria",))),
        ("Question,Option A,Option B,Correct\nWho?,Beria,Molotov,Option A)\n", Choice("Beria", ("Molotov",))),
        ("Question,Answer 1,Answer 2,Correct\nWho?,Beria,Molotov,molotov\n", Choice("Molotov", ("Beria",))),
        ("Question,Option 1,Option 2,Correct\nHow many?,2,4,4\n", Choice("4", ("2",))),
        ("Question,A,Choice A,Choice B,Choice C,Answer\nWho?,x,a1,b1,c1,\"A, C\"\n", Select(("a1", "c1"), ("b1",))),
    ],
)  # fmt: skip
def test_headers_as_other_programs_write_them_are_understood(tmp_path: Path, content: str, body: object) -> None:
    (question,) = questions(imported(tmp_path, content, "other.csv"))
    assert question.body == body


@pytest.mark.parametrize("written", ["gdr, june", "gdr; june", "gdr | june", "gdr,june,"])
def test_tags_may_be_separated_by_commas_too(tmp_path: Path, written: str) -> None:
    (question,) = questions(imported(tmp_path, f'Question,Answer,Tags\nWho?,Beria,"{written}"\n', "tags.csv"))
    assert question.tags == ("gdr", "june")


def test_an_answer_that_names_no_option_is_told_and_not_guessed(tmp_path: Path) -> None:
    rows = ("Who?,Beria,Molotov,C", "Who?,Beria,Molotov,Serov", "Who?,Beria,Molotov,", "How many?,B,4,b")
    content = "\n".join(("Question,Option A,Option B,Correct", *rows, "Who came?,Beria,Molotov,A", ""))
    found = imported(tmp_path, content, "options.csv")
    assert [q.prompt for q in questions(found)] == ["Who came?"]
    assert [line for line, _, _ in told(found)] == [2, 3, 4, 5]
    assert "one option's words and another's letter" in told(found)[3][2]
    with pytest.raises(CannotDo, match=r"no column of .* says which option is right"):
        imported(tmp_path, "Question,Option A,Option B\nWho?,Beria,Molotov\n", "none.csv")


def test_a_line_without_an_answer_is_sent_to_its_column(tmp_path: Path) -> None:
    lines = "Question,Correct,Wrong 1\nWho?,,Molotov\nNobody\nWho was it?,Beria,\n"
    found = imported(tmp_path, lines, "gaps.csv")
    assert [q.prompt for q in questions(found)] == ["Who was it?"]
    assert [(p.span.line, p.message, p.help) for p in found.problems] == [
        (line, "the line has no answer", "fill the cell under `Correct`") for line in (2, 3)
    ]
    blanks = imported(tmp_path, "Question,type\nIt was {{Beria}}.,\nWho?,\n", "blanks.csv")
    assert [p.help for p in blanks.problems] == ["add a column `answer`"]


def test_a_quotation_mark_that_is_never_closed_counts_the_lines_it_took(tmp_path: Path) -> None:
    def helps(more: str) -> list[str]:
        return [
            p.help
            for p in imported(tmp_path, f'Question,Answer\nWho?,Beria\n"Who else,Serov\n{more}', "o.csv").problems
        ]

    assert helps("") == ["close it"]
    assert helps("a,b\n") == ["close it; the line after it was not read"]


def test_a_column_that_is_not_read_is_told_once_with_its_place(tmp_path: Path) -> None:
    content = "Question,Correct,Colour of it,Answer,\nWho?,Beria,red,Molotov,x\nWho else?,Serov,blue,,y\n"
    found = imported(tmp_path, content, "columns.csv")
    assert [q.body for q in questions(found)] == [Typed("Beria"), Typed("Serov")]
    assert [(p.span.line, p.span.column, p.message) for p in found.problems] == [
        (1, 18, "the column `Colour of it` is left out"),
        (1, 31, "the column `Answer` is left out"),
        (2, 24, "the column has no name in the header row, and is left out"),
    ]
    assert found.left_out == 0


@pytest.mark.parametrize(
    ("row", "column", "text"),
    [
        ("Who led in March, 1953?,Malenkov,because", 34, "`Who led in March, 1953?`"),
        ("Who led in March, in Moscow, 1953?,Malenkov,because", 36, "`Who led in March, in Moscow, 1953?`"),
        ("Who led, then?,Malenkov,because, as it was", 25, "`Who led, then?` and `because, as it was`"),
        ('"Who led, then?","Malenkov",one,two', 33, "`one,two`"),
        ("Who led?,Malenkov,one,two", 23, "a text that has commas in it"),
        ("Who, led?, Malenkov, one", 21, "a text that has commas in it"),
        ('"Who, led?",Malenkov,"one","two"', 28, "a text that has commas in it"),
        ("Who led?,Malenkov,because,", 27, "a text that has commas in it"),
    ],
)
def test_a_row_with_a_cell_too_many_is_told_at_that_cell_with_the_text_that_needs_quotation_marks(
    tmp_path: Path, row: str, column: int, text: str
) -> None:
    (problem,) = imported(tmp_path, f"prompt,answer,explanation\n{row}\n", "a.csv").problems
    cells = len(next(csv.reader([row])))
    assert problem.span.column == column
    assert problem.message == f"the line has {cells} cells, but the header row names 3"
    assert (problem.label, problem.help) == ("the first cell too many", f"put quotation marks around {text}")


def test_without_a_header_the_third_cell_is_pointed_at(tmp_path: Path) -> None:
    (problem,) = imported(tmp_path, "Who came?,Beria\nWho?,Beria, the minister\n", "a.csv").problems
    assert (problem.span.line, problem.span.column) == (2, 12)
    assert problem.help.startswith("put quotation marks around `Beria, the minister`, or name the columns")
