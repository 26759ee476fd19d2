"""Rules on slips: what was left over from elsewhere, what does not fit, what says one thing twice."""

import pytest

from coldwar_quiz.bank.rules import Checked
from rule_checks import LEFT_OUT_OF_EXAMPLES, check, codes

_QUESTION = "- id: one\n  type: {}\n  prompt: {}\n"


def found(kind: str, prompt: str, rest: str = "") -> list[str]:
    """The codes of all that is found in a question of that type, whose prompt is written `prompt`."""
    lines = "".join(f"  {line}\n" for line in rest.splitlines())
    return codes(check(_QUESTION.format(kind, prompt) + lines))


def told(checked: Checked) -> list[tuple[str, int]]:
    """The codes found with their lines, less what examples leave out."""
    return [(p.code, p.span.line) for p in checked.problems if p.code not in LEFT_OUT_OF_EXAMPLES]


@pytest.mark.parametrize(
    "prompt",
    [
        "To <b>whom</b> did he write?",
        "To whom did he write?<br/>",
        'To <a href="https://example.org">whom</a> did he write?',
        "To&nbsp;whom did he write?",
        "To whom did M&uuml;ller write?",
        "To **whom** did he write?",
        "To whom\\ndid he write?",
        "'To whom did [he](https://example.org) write?'",
    ],
)
def test_marks_of_a_web_page_are_told(prompt: str) -> None:
    assert found("typed", prompt, "answer: Malenkov") == ["markup"]


@pytest.mark.parametrize(
    "prompt",
    ["Was 3 < 5 and 7 > 6 then?", "Who led R&D; and who not?", "Was it 2**3 or 2**4?", "Who <i.e. which man> wrote?"],
)
def test_signs_that_only_look_like_marks_are_left_alone(prompt: str) -> None:
    assert found("typed", prompt, "answer: Malenkov") == []


def test_marks_in_options_and_in_items_are_told_where_they_stand() -> None:
    text = "  answer: Malenkov\n  distractors:\n    - Molotov\n    - <i>Beria</i>\n"
    problem = told(check(_QUESTION.format("choice", "Who?") + text))
    assert problem == [("markup", 9)]
    assert found("order", "Which first?", "answer: [One, <u>Two</u>]") == ["markup"]
    assert found("card", "What?", "answer: What was said.\npoints: [One, '**Two**']") == ["markup"]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("RÃ¡kosi", True),
        ("\u00e2\u20ac\u0153Rakosi", True),
        ("R\ufffdkosi", True),
        ("5\u00c2\u00a0km", True),
        ("Ð—ÑƒÐºÐ¾Ð²", True),
        ("Rákosi", False),
        ("São Paulo", False),
        ("Ãgua", False),
        ("Жуков", False),
        ("château", False),
    ],
)
def test_letters_read_in_the_wrong_encoding_are_told(answer: str, told: bool) -> None:
    codes_found = found("card", "Who was it?", f'answer: "{answer}"')
    assert codes_found == ["damaged-text"] * told


def test_a_semicolon_between_the_answers_of_a_select_is_told() -> None:
    assert found("select", "Which?", "answer: [Halle; Gera]\ndistractors: [Jena, Weimar]") == ["several-in-one"]
    assert found("select", "Which?", "answer: [Halle, Gera]\ndistractors: [Jena, Weimar]") == []


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("hint: TODO", True),
        ("hint: 'TODO: look it up'", True),
        ("hint: '...'", True),
        ("hint: To do so was hard.", False),
        ("hint: 👍", False),
        ("hint: His party had a todo list.", False),
        ("explanation: TBD", True),
        ("explanation: FIXME. It was so. It is known.", True),
    ],
)
def test_what_is_to_be_written_yet_is_told_once(rest: str, told: bool) -> None:
    assert found("typed", "To whom did he write?", f"answer: Malenkov\n{rest}") == ["placeholder"] * told


@pytest.mark.parametrize(
    ("kind", "prompt", "rest", "told"),
    [
        ("typed", '"He was head of the {{Council}}."', "answer: Ministers", True),
        ("cloze", '"____ was head of the {{Council}}."', "", True),
        ("cloze", '"((Malenkov)) was head of the {{Council}}."', "", True),
        ("cloze", '"[[Malenkov]] was head of the {{Council}}."', "", True),
        ("cloze", '"[...] was head of the {{Council}}."', "", True),
        ("cloze", '"snake_case was head of the {{Council}} (then)."', "", False),
        ("typed", '"He was head of the ____."', "answer: Council", False),
        ("typed", '"What does { x } mean?"', "answer: Nothing", False),
    ],
)
def test_what_only_looks_like_a_gap_is_told(kind: str, prompt: str, rest: str, told: bool) -> None:
    assert found(kind, prompt, rest) == ["not-a-gap"] * told


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("answer: B\ndistractors: [Molotov, Beria]", True),
        ("answer: b)\ndistractors: [Molotov, Beria]", True),
        ("answer: 1. Molotov\ndistractors: [2. Beria, 3. Malenkov]", True),
        ("answer: B\ndistractors: [A, C]", False),
        ("answer: A. Gromyko\ndistractors: [Molotov, Vyshinsky]", False),
        ("answer: D\ndistractors: [Mi, Re]", False),
    ],
)
def test_letters_of_options_are_told(rest: str, told: bool) -> None:
    assert found("choice", "Who was it?", rest) == ["lettered-option"] * told


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("Who was it? A) Molotov B) Beria C) Malenkov", True),
        ("'Who was it? a) Molotov, b) Beria'", True),
        ("Which group (a) wrote, and who (b) signed?", False),
        ("Who, after A. Gromyko (once) and B. Ponomarev (then), was his host?", False),
    ],
)
def test_options_in_a_prompt_are_told(prompt: str, told: bool) -> None:
    text = "answer: Beria\ndistractors: [Molotov, Kaganovich]"
    assert found("choice", prompt, text) == ["lettered-option"] * told


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("Who wrote to him?", True),
        ("In which year was it?", True),
        ("Did Beria write to him?", False),
        ("What he wrote is known.", False),
        ("Whatever he wrote, is it known?", False),
    ],
)
def test_a_true_false_question_that_asks_who_or_what_is_told(prompt: str, told: bool) -> None:
    assert found("true-false", prompt, "answer: true") == ["no-statement"] * told


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ('answer: Malenkov"', True),
        ("answer: Malenkov\nhint: '\"He was first'", True),
        ("answer: Malenkov\nhint: '\"He was first\"'", False),
        ("answer: 5' 10\" tall", False),
        ("answer: workers' council", False),
    ],
)
def test_a_quotation_mark_that_stands_alone_is_told(rest: str, told: bool) -> None:
    assert found("typed", "Who was it?", rest) == ["lone-quote"] * told


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("Malenkov; Georgy Malenkov", True),
        ("Malenkov / Molotov", True),
        ("Wollweber/Zaisser", True),
        ("1952/53", False),
        ("a;b", False),
        ("km/h", False),
        ("Malenkov, chairman", False),
    ],
)
def test_several_answers_in_one_are_told(answer: str, told: bool) -> None:
    assert found("typed", "Who was it?", f"answer: {answer}") == ["several-in-one"] * told


def test_a_slash_between_the_spellings_of_a_gap_is_told() -> None:
    assert found("cloze", '"The {{talk/speech}} was long."') == ["several-in-one"]
    assert found("cloze", '"The {{talk|speech}} was long."') == []


@pytest.mark.parametrize(
    ("prompt", "answer", "told"),
    [
        ("On what day was it?", "1953", True),
        ("On which date was it?", "1953-07", True),
        ("In what month was it?", "1953-07-05", True),
        ("In which year was it?", "1953-07", True),
        ("In what month and year was it?", "1953-07", False),
        ("On what day was it?", "1953-07-05", False),
        ("When was it?", "1953", False),
        ("On what day of the week, and when, was it?", "1953", False),
        ("On what day of July 1953 was it?", "1953-05-07", True),
        ("On what day of July was it?", "1953-05-07", True),
        ("On what day of July 1953 was it?", "1935-07-05", True),
        ("In what month of 1953 was it?", "1935-07", True),
        ("On what day of July 1953 was it?", "1953-07-05", False),
        ("On what day in 1953-54 was it?", "1954-07-05", False),
        ("What in the year 1953 led to it, and when?", "1954", False),
    ],
)
def test_a_date_is_compared_with_what_the_prompt_asks(prompt: str, answer: str, told: bool) -> None:
    assert found("date", prompt, f"answer: {answer}") == ["date-against-prompt"] * told


@pytest.mark.parametrize(
    ("when", "told"),
    [("1935-07-05", True), ("1953-05-07", True), ("1953-07-05", False), ("1953-06-16/1953-07-05", False)],
)
def test_a_date_with_its_digits_swapped_is_told(when: str, told: bool) -> None:
    assert found("date", "When was it?", f"answer: 1953-07-05\nwhen: {when}") == ["date-against-when"] * told


@pytest.mark.parametrize(
    ("answer", "tolerance", "told"), [("84", "84", True), ("-3", "5", True), ("84", "83", False), ("0", "5", False)]
)
def test_a_tolerance_that_lets_nothing_pass_for_the_answer_is_told(answer: str, tolerance: str, told: bool) -> None:
    text = f"answer: {answer}\ntolerance: {tolerance}"
    assert found("number", "How many were there?", text) == ["wide-tolerance"] * told


def test_the_same_quotation_twice_is_told_at_the_second() -> None:
    cited = "    - {source: letter-headnote, where: headnote, quote: was formally arrested by Marshal Zhukov}\n"
    text = f"{_QUESTION.format('typed', 'Who was it?')}  answer: Zhukov\n  evidence:\n{cited}{cited}"
    assert told(check(text)) == [("repeated-evidence", 9)]
    other = cited.replace("formally arrested", "arrested formally")
    assert codes(check(text.replace(cited * 2, cited + other))) == []
