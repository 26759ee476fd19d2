"""The help beside an error can be followed to the letter: small mistakes, and what is said of each."""

import pytest

from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.reader import read_file
from coldwar_quiz.diagnostics.problem import Problem

CARD = "deck: {id: d, title: D}\nquestions:\n- id: q\n  type: card\n  prompt: P\n  answer: A\n"
"""Six lines; a line put after them is line 7."""


def read(text: str) -> list[Problem]:
    findings = Findings()
    source = SourceFile.decode("small.yaml", text.encode(), findings)
    assert source is not None
    read_file(source, findings)
    return findings.problems()


def first(text: str) -> Problem:
    return read(text)[0]


@pytest.mark.parametrize(
    ("text", "help"),
    [
        (r"C:\archive", r"write `\\` for a backslash, or put the text in single quotes"),
        (r"\x1b[31m", "remove it; deck text is printable characters, tabs and line ends"),
        (r"Stalin\'s heirs", "take the backslash out"),
        (r"C:\docs", r"write `\\` for a backslash"),
        (r"\ud83d\ude00", "write the character itself: \U0001f600"),
        (r"\ud83d", "write the character itself"),
        (r"\u12", r"write four hexadecimal digits after it, or `\\` for a backslash"),
        (r"C:\Users", r"write eight hexadecimal digits after it, or `\\` for a backslash"),
    ],
)
def test_an_escape_that_stands_for_nothing_good_is_told_its_own_way_out(text: str, help: str) -> None:
    assert first(f'{CARD}  hint: "{text}"\n').help == help


@pytest.mark.parametrize(
    ("line", "help"),
    [
        ("hint: #1 of the list", '`#` begins a comment here; put the text in quotes: "#1 of the list"'),
        ("tags: [gdr]\n  confusable: #5", '`#` begins a comment here; put the text in quotes: "#5"'),
        ("points:\n  - one\n  - #5", '`#` begins a comment here; put the text in quotes: "#5"'),
        ('hint: #1 "a"', "`#` begins a comment here; put the text in quotes: '#1 \"a\"'"),
        ("hint: # to be written", "write it, or take the line out"),
        ("hint:", "write it, or take the line out"),
        ("hint: !!str 1953", "take it out"),
        ("hint: !important", "put a text that begins with `!` in quotes"),
    ],
)
def test_a_text_that_yaml_takes_for_something_else_is_told_how_to_be_one(line: str, help: str) -> None:
    assert first(f"{CARD}  {line}\n").help == help


def test_a_title_that_begins_with_a_number_sign_is_shown_in_quotes() -> None:
    assert (first("deck:\n  id: d\n  title: #1\nquestions: []\n").help or "").endswith('in quotes: "#1"')


@pytest.mark.parametrize(
    ("line", "code", "help"),
    [
        ('hint: "W?",', "text-after-quote", "take the comma out"),
        ('points:\n  - "a",\n  - b', "text-after-quote", "take the comma out"),
        ('tags: "b", "c"', "text-after-quote", 'write a list in brackets: `tags: ["b", "c"]`'),
        ('hint: "b", "c"', "text-after-quote", 'write `\\"` for a `"` inside the text, or put \' around the whole'),
        ("difficulty: 2 hint: W", "not-a-key", "begin each key on a line of its own, without commas"),
        (
            "hint: H, answer: A",
            "not-a-key",
            "put it on a line of its own; if all of it is one text, put that in quotes",
        ),
        ('hint: "H", difficulty: 2', "not-a-key", "begin each key on a line of its own, without commas"),
        ("hint: so the hint: W", "unquoted-text", 'put the text in quotes: "so the hint: W"'),
        ('"hint":"H"', "not-a-key", 'write `"hint": ...`'),
        ('hint:"H: or?"', "unknown-key", "a space is missing after the colon: write `hint`, a colon and a space"),
    ],
)
def test_a_line_written_as_in_another_format_is_told_what_this_one_wants(line: str, code: str, help: str) -> None:
    told = first(f"{CARD}  {line}\n")
    assert (told.code, told.help) == (code, help)


@pytest.mark.parametrize(
    ("points", "column", "message", "help"),
    [
        ("['Beria's plan', b]", 18, "the text goes on after its closing quote", "write the apostrophe twice: `''`"),
        (
            "['workers' plan', b]",
            20,
            "the text goes on after its closing quote",
            "write the apostrophe twice: `''`",
        ),
        ("[Marx, & sons, b]", 18, "a text cannot begin with `&` unless it is in quotes", "put the text in quotes"),
        ("[a, , b]", 15, "nothing stands between two commas", "take one of them out"),
        ("[, b]", 12, "nothing stands between `[` and this comma", "take the comma out"),
    ],
)
def test_a_slip_inside_brackets_is_told_where_it_is(points: str, column: int, message: str, help: str) -> None:
    told = first(f"{CARD}  points: {points}\n")
    assert (told.span.column, told.message, told.help) == (column, message, help)


@pytest.mark.parametrize("prompt", ["Who, when?", "Who, when", "Who and, by the way"])
def test_a_comma_that_ends_a_text_in_braces_is_told_as_that(prompt: str) -> None:
    cut = prompt.split(", ")[1]
    (told,) = read(f"deck: {{id: d, title: D}}\nquestions:\n- {{id: q, type: card, prompt: {prompt}, answer: A}}\n")
    assert (told.code, told.message) == ("unknown-key", f"the comma before `{cut}` ended the text")
    assert told.help == "put the whole text in quotes"


@pytest.mark.parametrize(
    ("prompt", "message", "help"),
    [
        (
            "The {{wall {{of}} Berlin}} stood.",
            "another gap begins inside this one",
            "take the braces of the inner gap out",
        ),
        ("The {{wall {{of}} Berlin stood.", "another gap begins inside this one", "close it with `}}`"),
        ("The {{wall stood.", "the gap is never closed", "close it with `}}`"),
    ],
)
def test_a_gap_that_goes_on_too_far_is_told_whether_another_begins_in_it(prompt: str, message: str, help: str) -> None:
    told = first(CARD.replace("card", "cloze").replace("prompt: P", f"prompt: {prompt}").replace("  answer: A\n", ""))
    assert (told.message, told.help) == (message, help)


@pytest.mark.parametrize(
    ("name", "help"),
    [
        ("мемо", "use the letters a to z"),
        ("мемо-day", "use the letters a to z"),
        ("müller", "did you mean `muller`?"),
        ("sørensen", "did you mean `sorensen`?"),
        ("Café Kranzler", "did you mean `cafe-kranzler`?"),
        ("1953", "put a word before it"),
    ],
)
def test_an_id_is_suggested_in_the_letters_a_to_z_or_not_at_all(name: str, help: str) -> None:
    assert first(CARD.replace("id: q", f"id: {name}")).help == help


def test_a_key_given_twice_in_one_line_is_told_with_that_one_line() -> None:
    told = first("deck: {id: d, title: D}\nquestions:\n- {id: q, type: card, prompt: P, answer: A, answer: B}\n")
    assert told.message == "`answer` is given twice, both times in line 3"


@pytest.mark.parametrize(("old", "near"), [("card", "card"), ("prompt", "prompt")])
def test_a_character_that_does_not_show_in_a_key_or_a_type_is_named(old: str, near: str) -> None:
    (told,) = read(CARD.replace(old, old + "\u200b"))
    assert told.help == f"did you mean `{near}`? take U+200B (zero width space) out, which does not show"


QUOTATION = "begin each quotation with `- source: ...`, and below it write `where: ...` and `quote: ...`"
ACCOUNT = "begin each account with `- source: ...`, and below it write `where: ...` and `says: ...`"
CHOICE = CARD.replace("card", "choice") + "  distractors: [b, c]\n"


@pytest.mark.parametrize(
    ("text", "help"),
    [
        (CARD + "  evidence: some text\n", QUOTATION),
        (CARD + "  evidence: [some text]\n", QUOTATION),
        (CARD + "  accounts: some text\n", ACCOUNT),
        (CARD.replace("card", "match"), "write each pair as `- [left, right]`"),
        (
            CARD + "  points: one\n",
            "write `points: [one]`, or each on a line of its own that begins with `- `",
        ),
    ],
)
def test_a_text_where_a_list_must_stand_is_told_how_that_list_is_written(text: str, help: str) -> None:
    assert first(text).help == help


@pytest.mark.parametrize(
    ("text", "help"),
    [
        (CHOICE.replace("answer: A", "answer: [A, B]"), "several right answers make a `type: select`"),
        (CARD.replace("answer: A", "answer: [A, B]"), "write one text; what a good answer names stands under `points`"),
        (CARD.replace("card", "order").replace("answer: A", "answer: [[A], B]"), "make each entry one text"),
        (CARD + "  accounts: [{source: a, where: b, says: c, answer: [A]}]\n", "write one answer; a text in brackets"),
    ],
)
def test_several_right_answers_make_a_select_only_where_the_question_could_be_one(text: str, help: str) -> None:
    assert (first(text).help or "").startswith(help)


@pytest.mark.parametrize(
    ("old", "new", "help"),
    [
        ("type: card\n  prompt: P\n  answer: A", "type: true-false\n  prompt: P\n  answer: yes", "write `true`"),
        ("type: card\n  prompt: P\n  answer: A", "type: true-false\n  prompt: P\n  answer: Wrong", "write `false`"),
        ("type: card\n  prompt: P\n  answer: A", "type: number\n  prompt: P\n  answer: [7]", "take the brackets out"),
        ("answer: A", "answer: A\n  points:\n    - - one\n    - two", "take one hyphen out"),
    ],
)
def test_a_value_of_another_shape_is_told_what_to_take_out_or_write(old: str, new: str, help: str) -> None:
    assert [p.help for p in read(CARD.replace(old, new)) if p.code == "wrong-shape"] == [help]


def test_several_spellings_of_a_typed_answer_are_sent_to_accept() -> None:
    typed = CARD.replace("type: card", "type: typed").replace("answer: A", "answer: [A, B]")
    assert first(typed).help == "write one text, and the other spellings that are right under `accept`"


_DATE = "deck: {id: d, title: D}\nquestions:\n- id: q\n  type: date\n  prompt: P\n"
_NUMBER = "deck: {id: d, title: D}\nquestions:\n- id: q\n  type: number\n  prompt: P\n"


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("July 1953", "did you mean 1953-07?"),
        ("5th of July 1953", "did you mean 1953-07-05?"),
        ("July 5 1953", "did you mean 1953-07-05?"),
        ("1953/07/05", "did you mean 1953-07-05?"),
        ("19530705", "did you mean 1953-07-05?"),
        ("1953-7", "did you mean 1953-07?"),
        ("07/04/1953", "did you mean 1953-07-04 or 1953-04-07?"),
        ("26/06/1953", "did you mean 1953-06-26?"),
        ("1953-O6-26", "did you mean 1953-06-26, all in digits?"),
        ("31 June 1953", "June 1953 has 30 days"),
        ("summer 1953", "write 1953, 1953-06 or 1953-06-26"),
        ("1953‑06–26", "did you mean 1953-06-26, in plain digits and hyphens?"),
        ("“1953-06-26”,", "did you mean 1953-06-26, in plain digits and hyphens?"),
    ],
)
def test_a_date_in_another_form_is_shown_as_a_deck_has_it(written: str, help: str) -> None:
    assert first(f"{_DATE}  answer: {written}\n").help == help


def test_a_time_with_slashes_is_one_day_and_not_two_dates() -> None:
    [problem] = read(f"{_DATE}  answer: 1953-07-05\n  when: 1953/07/05\n")
    assert (problem.message, problem.help) == ("`1953/07/05` is no date", "did you mean 1953-07-05?")


@pytest.mark.parametrize(
    ("line", "help"),
    [
        ("answer: 57 km", "write `answer: 57` and, on a line of its own, `unit: km`"),
        ("answer: 57%", 'write `answer: 57` and, on a line of its own, `unit: "%"`'),
        ("answer: 2O", "did you mean 20, all in digits?"),
        ("answer: 1,5", "did you mean 1.5? decimals stand behind a point"),
        ("answer: 57,234", "write it without separators: 57234"),
        ("answer: −12", "did you mean -12, in plain digits and with a hyphen?"),
        ("answer: 12\u00a0", "did you mean 12? take U+00A0 (no-break space) out, which does not show"),
        ("answer: about 5", "write digits, and a point before decimals: 57234 or 0.5"),
        (
            "answer: 5\n  tolerance: 5%",
            "write how far off is still right, in the unit of the answer; a percentage of it cannot be given",
        ),
    ],
)
def test_a_number_in_another_form_is_shown_as_a_deck_has_it(line: str, help: str) -> None:
    assert first(f"{_NUMBER}  {line}\n").help == help


_HEADER = "deck:\n  id: d\n  title: D\n"
_INDENTED = (
    "  - id: q\n    type: card\n    prompt: P\n    answer: A\n  - id: r\n    type: card\n    prompt: P\n    answer: A\n"
)


@pytest.mark.parametrize(
    "text",
    [
        _HEADER + _INDENTED,
        f"{_HEADER}\n{_INDENTED}",
        _HEADER + _INDENTED.replace("  ", "    "),
        _HEADER + _INDENTED.replace("  - ", "- ").replace("    ", "  "),
        f"deck: {{id: d, title: D}}\n\n{_INDENTED}",
        f"{_HEADER}  description: Some\n    words\n{_INDENTED}",
    ],
)
def test_questions_right_below_the_header_are_told_the_key_they_lack(text: str) -> None:
    [problem] = read(text)
    assert problem.span.line == next(n for n, line in enumerate(text.split("\n"), 1) if "- id" in line)
    assert (problem.code, problem.help) == (
        "indentation",
        "write `questions:` in a line of its own above the first question",
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("retired: yes", "write the reason; if the question is to be asked, take the line out"),
        ("hint: **Food**", "take the stars out: a text has no bold"),
        ("hint: *Food*", "put the text in quotes"),
        ("hint: &Beria", 'put the text in quotes: "&Beria"'),
        ("points: [one, &Beria]", 'put the text in quotes: "&Beria"'),
        ("formerly: arrest", "write `formerly: [arrest]`, or each on a line of its own that begins with `- `"),
        ("points: one, two", "write `points: [one, two]`, or each on a line of its own that begins with `- `"),
        ("points: 'a: b'", "write `points: [one, another]`, or each on a line of its own that begins with `- `"),
        (
            "evidence:\n    - source: s\n      where: w\n      quote: Words\n      when: 1953",
            "`when` belongs to the question: give it the indentation of the question's other keys",
        ),
        ("hint: He wrote: come", 'put the text in quotes: "He wrote: come"'),
        (f"hint: He wrote: {'come ' * 20}now", 'put the text in quotes: a `"` before `He`, and one behind `now`'),
    ],
)
def test_the_help_can_be_followed_as_it_is_written(line: str, told: str) -> None:
    [problem] = read(f"{CARD}  {line}\n")
    assert problem.help == told


def test_a_question_without_its_type_is_told_the_types_that_there_are() -> None:
    help = first(CARD.replace("  type: card\n", "")).help
    assert help.startswith("add `type: ...`, one of: choice, select, ")
    assert help.endswith(", card")


@pytest.mark.parametrize(
    ("name", "help"),
    [
        ("english", "write `en`"),
        ("Deutsch", "write `de`"),
        ("en_GB", "write `en-GB`"),
        ("english-like", "write a code of two or three letters, like `en` or `de`"),
    ],
)
def test_a_language_by_its_name_is_told_its_code(name: str, help: str) -> None:
    assert first(CARD.replace("title: D", f"title: D, language: {name}")).help == help


def test_a_hyphen_alone_is_no_question() -> None:
    assert first(f"{CARD}-\n").help == "take the hyphen out"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "a document of Word or LibreOffice, or another ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "a document of an old Word or Excel"),
        (b"%PDF-1.4\n%\xe2\xe3", "a PDF"),
        (b"{\\rtf1\\ansi deck: }", "rich text (RTF)"),
        (b"\x89PNG\r\n", "a picture (PNG)"),
    ],
)
def test_a_document_that_is_no_plain_text_is_called_by_its_name(data: bytes, what: str) -> None:
    findings = Findings()
    assert SourceFile.decode("small.yaml", data, findings) is None
    [problem] = findings.problems()
    assert (problem.code, problem.span.line, problem.message) == (
        "not-utf-8",
        1,
        f"the file is no plain text, but {what}",
    )


@pytest.mark.parametrize(
    ("text", "help"),
    [
        ("<!DOCTYPE html>\n<p>deck</p>\n", "this looks like a web page or like XML; begin with `deck:`"),
        ("id,type\n1,choice\n", "this looks like a table with commas: `coldwar-quiz import` makes a deck of it"),
        ("id;type\n1;choice\n", "this looks like a table with semicolons: `coldwar-quiz import` makes a deck of it"),
        ("::Q1:: Who? {=Beria ~Stalin}\n", "this looks like GIFT: `coldwar-quiz import` makes a deck of it"),
        ("Who? {=Beria ~Stalin}\n", "this looks like GIFT: `coldwar-quiz import` makes a deck of it"),
        ("Who, then?\n", "begin with `deck:`"),
    ],
)
def test_a_file_of_another_program_is_shown_the_way_to_a_deck(text: str, help: str) -> None:
    assert first(text).help.startswith(help)


@pytest.mark.parametrize(
    ("other", "ours"),
    [("multiple-choice", "choice"), ("Short answer", "typed"), ("fill_in", "cloze"), ("boolean", "true-false")],
)
def test_a_type_by_the_name_of_another_program_is_told_ours(other: str, ours: str) -> None:
    assert first(CARD.replace("type: card", f"type: {other}")).help == f"it is called `{ours}` here"


def test_what_is_neither_true_nor_false_is_told_the_two() -> None:
    text = CARD.replace("type: card", "type: true-false").replace("answer: A", "answer: not quite")
    assert first(text).help == "write `true` or `false`"


def test_a_hyphen_with_no_space_behind_it_at_the_margin_is_told_the_space() -> None:
    problem = first(f"{CARD}-id: r\n  type: card\n")
    assert (problem.span.line, problem.help) == (7, "begin an item with a hyphen and a space: `- `")


@pytest.mark.parametrize("word", ["type: card", "id: q"])
def test_a_space_that_only_looks_like_one_behind_a_word_is_named(word: str) -> None:
    help = first(CARD.replace(word, f"{word}\u00a0")).help
    assert help == f"did you mean `{word.split(': ')[1]}`? take U+00A0 (no-break space) out, which does not show"


def test_a_stretch_of_days_that_names_the_month_once_is_shown_whole() -> None:
    [problem] = read(f"{_DATE}  answer: 1953-06-16\n  when: 1953-06-16/17\n")
    assert problem.help == "did you mean 1953-06-16/1953-06-17?"


@pytest.mark.parametrize("tags", ["[#starter, gdr]", "[starter,#gdr]", "[starter, #gdr]"])
def test_a_hash_in_brackets_is_told_to_begin_a_comment(tags: str) -> None:
    problem = first(f"{CARD}  tags: {tags}\n")
    assert (problem.span.line, problem.span.column) == (7, 9)
    assert problem.help == "`#` begins a comment here: put the text that holds it in quotes, or take it out"
