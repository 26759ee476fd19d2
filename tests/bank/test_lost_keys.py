"""A line with a key is lost, or a sign of it: what is left below goes on with the text above, or stops the parser."""

import pytest

from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.reader import read_file
from coldwar_quiz.diagnostics.problem import Problem

DECK = """\
deck:
  id: rivers
  title: Rivers and rulers

questions:
  - id: letter-addressee
    type: typed
    prompt: To whom is the letter addressed?
    answer: Malenkov
    accept:
      - Georgy Malenkov
      - G. M. Malenkov
    explanation: >
      It opens with his office.
      The office is named first.
    evidence:
      - source: beria-letter
        where: letter
        quote: To the CPSU CC Comrade Malenkov
    accounts:
      - source: beria-letter
        where: letter
        says: The letter names him.
    difficulty: 1
    when: 1953-07
    tags:
      - documents
      - letters
    hint: He was premier.
    confusable:
      memo-day: The memorandum was written in May.
    allow:
      missing-explanation: The letter says it all.

  - id: memo-day
    type: choice
    prompt: In which month was the memorandum written?
    answer: May
    distractors:
      - June
      - July
      - April
    tags: [documents]
"""


def read(text: str) -> list[Problem]:
    findings = Findings()
    source = SourceFile.decode("rivers.yaml", text.encode(), findings)
    assert source is not None
    read_file(source, findings)
    return findings.problems()


def told(old: str, new: str) -> tuple[str, str, str]:
    """The code, the line and the help of the one thing that is said of the deck after a change."""
    assert old in DECK
    text = DECK.replace(old, new, 1)
    (problem,) = read(text)
    return problem.code, text.split("\n")[problem.span.line - 1].strip(), problem.help


def test_the_deck_the_lines_are_taken_from_is_good() -> None:
    assert read(DECK) == []


ABOVE = "write the key of the list in a line of its own above it"


@pytest.mark.parametrize(
    ("lost", "code", "line", "help"),
    [
        ("    tags:\n", "indentation", "- documents", f"{ABOVE}: `tags:`"),
        ("    distractors:\n", "missing-key", "- June", f"{ABOVE}: `distractors:`"),
        ("    accept:\n", "item-in-text", "- Georgy Malenkov", f"{ABOVE}: `accept:`; if it is text, put it in quotes"),
        (
            "    evidence:\n",
            "item-in-text",
            "- source: beria-letter",
            f"{ABOVE}: `evidence:`; if it is text, break the line elsewhere",
        ),
    ],
)
def test_a_list_that_lost_its_key_is_told_at_its_first_item(lost: str, code: str, line: str, help: str) -> None:
    assert told(lost, "") == (code, line, help)


@pytest.mark.parametrize("sign", ["# ", "#"])
@pytest.mark.parametrize("key", ["evidence", "tags"])
def test_a_key_that_was_made_a_comment_is_told_below_it(key: str, sign: str) -> None:
    text = DECK.replace(f"    {key}:\n", f"    {sign}{key}:\n", 1)
    (problem,) = read(text)
    assert problem.help == "the key of the list stands in a comment above it: take the `#` out"
    assert text.split("\n")[problem.span.line - 2].strip() == f"{sign}{key}:"


def test_an_account_among_the_quotations_is_told_what_it_lacks_above() -> None:
    assert told("    accounts:\n", "") == (
        "unknown-key",
        "says: The letter names him.",
        "an account has `says`: write `accounts:` above it; for a quotation write `quote`",
    )


def test_a_list_after_a_text_on_one_line_is_told_where_it_begins() -> None:
    block = "    explanation: >\n      It opens with his office.\n      The office is named first.\n    evidence:\n"
    assert told(block, "    explanation: It opens with his office. The office is named first.\n") == (
        "indentation",
        "- source: beria-letter",
        f"{ABOVE}: `evidence:`",
    )


def test_a_map_below_a_word_is_told_which_keys_have_one() -> None:
    code, line, help = told("    hint: He was premier.\n    confusable:\n", "    type: typed\n")
    assert (code, line) == ("indentation", "memo-day: The memorandum was written in May.")
    assert help.endswith("`confusable:` above the id of a question, `allow:` above the code of a rule")


def test_a_list_that_is_meant_as_text_in_a_block_is_left_alone() -> None:
    assert read(DECK.replace("explanation: >\n", "explanation: |\n      These:\n      - one\n      - two\n")) == []
    folded = "explanation: >\n      These:\n        - one\n        - two\n      And so on.\n"
    assert read(DECK.replace("explanation: >\n", folded)) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "help"),
    [
        ("    evidence:", "    evidence", "not-a-key", "evidence", "write `evidence:`"),
        ("    answer: Mal", "    answer Mal", "not-a-key", "answer Malenkov", "write `answer: ...`"),
        ("tags: [doc", "tags [doc", "not-a-key", "tags [documents]", "write `tags: ...`"),
        (
            "      - July",
            "      July",
            "not-a-key",
            "July",
            "write `- July`; a line that goes on with the text above is indented further",
        ),
        (
            "    answer: May",
            "    - answer: May",
            "indentation",
            "- answer: May",
            "take the hyphen out, and give `answer` 4 spaces",
        ),
        (
            "    evidence:",
            "    - evidence:",
            "indentation",
            "- evidence:",
            "take the hyphen out, and give `evidence` 4 spaces",
        ),
        (
            "      - G. M. Malenkov\n",
            "      - G. M. Malenkov\n      - correction: text\n",
            "wrong-shape",
            "- correction: text",
            "if `correction` belongs to the question, write it without a hyphen, as far left as `accept`",
        ),
        (
            "      memo-day: The",
            "      - memo-day: The",
            "wrong-shape",
            "- memo-day: The memorandum was written in May.",
            "take the hyphens out",
        ),
        (
            "      The office",
            "   The office",
            "indentation",
            "The office is named first.",
            "give both the same indentation",
        ),
        (
            "hint: He was premier.",
            "hint:\n      - He was premier.",
            "wrong-shape",
            "- He was premier.",
            "take the hyphen out",
        ),
        ("answer: May", "answer:\n      - May", "wrong-shape", "- May", "take the hyphen out"),
        ("answer: May", "answer: [May]", "wrong-shape", "answer: [May]", "take the brackets out"),
        ("      - June", "      -June", "wrong-shape", "-June", "write a space after each hyphen"),
        (
            "      - June",
            "      – June",
            "wrong-shape",
            "– June",
            "U+2013 (en dash) is no hyphen: begin each entry with a hyphen and a space",
        ),
        (
            "He was premier.",
            "\"He was premier.”",
            "unclosed-quote",
            "hint: \"He was premier.”",
            "close it with `\"`, not with `”`",
        ),
        (
            "- Georgy Malenkov",
            "- '53 Malenkov",
            "unclosed-quote",
            "- '53 Malenkov",
            "close it with `'` at the end of the text; if it is an apostrophe, put the whole text in `\"`",
        ),
        (
            "names him.\n",
            "names him.\n    answer: He is it.\n",
            "duplicate-key",
            "answer: He is it.",
            "keep one of the two; if this is of the last of the `accounts`, indent it like those keys",
        ),
        (
            "tags: [documents]",
            "tags: [documents; letters]",
            "bad-slug",
            "tags: [documents; letters]",
            "separate words by commas",
        ),
    ],
)  # fmt: skip
def test_a_small_slip_is_told_at_its_line_with_the_way_out(old: str, new: str, code: str, line: str, help: str) -> None:
    assert told(old, new) == (code, line, help)


@pytest.mark.parametrize("above", ["", "\n", "  # the first of all\n"])
def test_the_first_question_without_its_hyphen_is_told_itself(above: str) -> None:
    code, line, help = told("  - id: letter", f"{above}    id: letter")
    assert (code, line) == ("indentation", "id: letter-addressee")
    assert help.startswith("write `- id`, in the column of the item in line ")


@pytest.mark.parametrize(
    ("lines", "told_of", "help"),
    [
        ("- June\n- July\n- April\n", "- June", "indent it like the others"),
        (
            "  - June\n  - July\n  - April\n",
            "- June",
            "indent it, and those of its list below it, further than the key of the list",
        ),
        (
            "   - June\n   - July\n   - April\n",
            "- June",
            "indent it, and those below it, further than `distractors`",
        ),
        ("     - June\n      - July\n      - April\n", "- June", "give it 6 spaces"),
        ("       - June\n      - July\n      - April\n", "- June", "give it 6 spaces"),
        (
            "      - June\n        - July\n      - April\n",
            "- July",
            "give both the same indentation, or put the one text in quotes",
        ),
    ],
)
def test_a_list_that_is_out_of_line_is_told_once_at_the_first_such_item(lines: str, told_of: str, help: str) -> None:
    assert told("      - June\n      - July\n      - April\n", lines) == ("indentation", told_of, help)


def test_quotations_at_the_margin_are_told_once() -> None:
    item = "      - source: beria-letter\n        where: letter\n        quote: To the CPSU CC Comrade Malenkov\n"
    flush = "".join(f"{line[6:]}\n" for line in item.splitlines())
    assert told(item, flush) == ("indentation", "- source: beria-letter", "indent it like the others")


@pytest.mark.parametrize(
    "line",
    [
        "deck:",
        "questions:",
        "  - id: letter-addressee",
        "    explanation: >",
        "      - source: beria-letter",
        "    tags:",
        "    answer: Malenkov",
    ],
)
def test_a_line_that_was_doubled_is_told_once_at_the_second(line: str) -> None:
    text = DECK.replace(f"{line}\n", f"{line}\n{line}\n", 1)
    (problem,) = read(text)
    assert (problem.code, problem.span.line) == ("duplicate-key", DECK[: DECK.index(line)].count("\n") + 2)


def test_an_account_that_lost_its_first_line_is_told_where_the_second_begins() -> None:
    second = "      - source: beria-letter\n        where: letter\n        says: Nobody else is named.\n"
    text = DECK.replace("        says: The letter names him.\n", "        says: The letter names him.\n" + second)
    (problem,) = read(text.replace(second, second.partition("\n")[2]))
    assert (problem.code, problem.help) == (
        "duplicate-key",
        "turn the two spaces before it into a hyphen and a space: `- where`",
    )


def test_a_block_that_asks_for_more_indentation_than_it_has_is_told_at_the_number() -> None:
    assert told("explanation: >", "explanation: |6") == ("indentation", "explanation: |6", "take the number out")


def test_a_comment_in_brackets_that_took_the_comma_is_told_where_it_begins() -> None:
    assert told("tags: [documents]", "tags: [order #5,\n      documents]") == (
        "unquoted-text",
        "tags: [order #5,",
        "put the text that holds it in quotes, or write a comma before the comment",
    )


def test_a_question_that_is_indented_as_a_whole_is_told_to_move_as_a_whole() -> None:
    before, _, rest = DECK.partition("  - id: memo-day")
    (problem,) = read(before + "".join(f"  {line}\n" for line in f"  - id: memo-day{rest}".splitlines()))
    assert problem.help == "give it 2 spaces, and move the lines of it below as far to the left"


_LISTS = """\
questions:
- id: q
  type: card
  prompt: P
  answer: A
people:
- id: p
  name: Georgy Zhukov
  surname: Zhukov
  who: A marshal.
glossary:
- id: t
  term: MVD
  text: A ministry.
"""


@pytest.mark.parametrize("line", ["people:", "glossary:"])
@pytest.mark.parametrize("now", [" {}", "\t{}", "{bare}", "{bare};", "{bare} =", '{}"'])
def test_the_key_of_a_list_at_the_margin_that_is_spoiled_is_told_once(line: str, now: str) -> None:
    text = f"deck: {{id: d, title: D}}\n{_LISTS}".replace(f"{line}\n", now.format(line, bare=line[:-1]) + "\n")
    [problem] = read(text)
    assert problem.span.line == text.split("\n").index(now.format(line, bare=line[:-1])) + 1


@pytest.mark.parametrize("key", ["name", "surname", "who", "term", "text"])
def test_a_key_of_a_person_or_a_term_at_the_margin_is_told_once(key: str) -> None:
    text = f"deck: {{id: d, title: D}}\n{_LISTS}".replace(f"  {key}: ", f"{key}: ")
    [problem] = read(text)
    assert problem.span.line == next(n for n, line in enumerate(text.split("\n"), 1) if line.startswith(f"{key}: "))


def test_terms_among_the_people_are_sent_to_the_glossary() -> None:
    [problem] = read(f"deck: {{id: d, title: D}}\n{_LISTS}".replace("glossary:\n", ""))
    assert (problem.span.line, problem.help) == (12, "write `glossary:` above it, at the margin")


@pytest.mark.parametrize(("key", "other"), [("text", "definition"), ("who", "role")])
def test_a_key_of_a_term_or_a_person_by_another_name_is_told_once(key: str, other: str) -> None:
    [problem] = read(f"deck: {{id: d, title: D}}\n{_LISTS}".replace(f"  {key}: ", f"  {other}: "))
    assert problem.help == f"it is called `{key}` here"


def test_two_lines_joined_are_told_the_key_that_needs_a_line_of_its_own() -> None:
    lists = "  answer:\n  - x1\n  - x2 distractors:\n  - y1\n"
    [problem] = read(f"deck: {{id: d, title: D}}\nquestions:\n- id: q\n  type: select\n  prompt: P\n{lists}")
    assert (problem.span.line, problem.help) == (8, "write `distractors:` on a line of its own")


_IN_BRACES = '- {id: q, type: card, prompt: "Who, then?", answer: A, confusable: {q2: "It too"}}\n'


@pytest.mark.parametrize("key", ["id", "type", "prompt", "answer", "confusable"])
@pytest.mark.parametrize("sign", [" ", "; "])
def test_a_colon_that_is_missing_in_braces_is_told_once(key: str, sign: str) -> None:
    text = _IN_BRACES.replace(f"{key}: ", f"{key}{sign}")
    if key == "confusable":
        text = text.replace("{q2: ", "{q2 ").replace(f"confusable{sign}", "confusable: ")
    [problem] = read(f"deck: {{id: d, title: D}}\nquestions:\n{text}")
    assert problem.span.line == 3
    assert key == "confusable" or problem.help == f"a colon is missing after `{key}`: write `{key}: ...`"


def test_a_comma_in_a_text_in_braces_is_no_missing_colon() -> None:
    text = _IN_BRACES.replace('"Who, then?"', "Who, when asked, answer him")
    [first, second] = read(f"deck: {{id: d, title: D}}\nquestions:\n{text}")
    assert {first.message, second.message} == {
        "the comma before `when asked` ended the text",
        "the comma before `answer him` ended the text",
    }


_OPTIONS = "deck: {id: d, title: D}\nquestions:\n- id: q\n  type: typed\n  prompt: P\n  answer: Bread\n  accept:\n"


@pytest.mark.parametrize(
    ("items", "line"),
    [
        ("  - Cheaper butter\n    Open frontiers\n  - B\n", 9),
        ("    - A\n    - Cheaper butter\n      Open frontiers\n", 10),
        ("  - The fall of\n    Beria\n", None),
        ("  - Cheaper butter\n    than before\n", None),
        ("  - A\n\n  # a remark\n  - B\n", None),
        ("  - 'Cheaper butter\n    Open frontiers'\n", None),
        ("  - A long text that was broken where its line was nearly full\n    Berlin, that is\n", None),
    ],
)
def test_an_item_that_seems_to_take_up_the_next_is_warned_of(items: str, line: int | None) -> None:
    found = [(problem.code, problem.span.line) for problem in read(_OPTIONS + items)]
    assert found == ([] if line is None else [("joined-lines", line)])


def test_an_answer_that_seems_to_take_up_the_next_line_is_warned_of() -> None:
    text = _OPTIONS.replace("  accept:\n", "    Free votes\n")
    assert [(problem.code, problem.span.line) for problem in read(text)] == [("joined-lines", 7)]


_CARD = "deck: {id: d, title: D}\nquestions:\n- id: q\n  type: card\n  prompt: P\n  answer: A\n"


@pytest.mark.parametrize(
    ("lines", "line", "help"),
    [
        (
            "  source: beria-letter\n  page: 5\n  quote: Five words are here now\n",
            7,
            "write `evidence:` above them, and indent them below it, with `- ` before `source`",
        ),
        (
            "  accounts:\n    - beria-letter: It was so.\n",
            8,
            "begin each account with `- source: ...`, and below it write `where: ...` and `says: ...`",
        ),
        (
            "  evidence:\n    - beria-letter: Five words are here now\n",
            8,
            "begin each quotation with `- source: ...`, and below it write `where: ...` and `quote: ...`",
        ),
        ("  tags: #gdr\n", 7, "`#` begins a comment here; write the tags without it: `tags: [one, another]`"),
    ],
)
def test_what_is_said_of_a_source_in_another_way_is_told_once(lines: str, line: int, help: str) -> None:
    [problem] = read(_CARD + lines)
    assert (problem.span.line, problem.help) == (line, help)


def test_questions_by_name_are_told_how_an_item_begins() -> None:
    body = "    type: card\n    prompt: P\n    answer: A\n"
    [problem] = read(f"deck: {{id: d, title: D}}\nquestions:\n  one:\n{body}  two:\n{body}")
    assert problem.help == "write `- id: one` in place of `one:`, and so with the others"
