"""Small decks with one mistake each: what is said of it, and where."""

import pytest

from coldwar_quiz.bank.files import SourceFile
from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.reader import Contents, read_file
from coldwar_quiz.diagnostics.problem import Problem

HEAD = "deck:\n  id: d\n  title: D\nquestions:\n"
GOOD = "  - id: good\n    type: true-false\n    prompt: Was Beria arrested in 1953?\n    answer: true\n"
"""Four lines; what follows HEAD + GOOD begins in line 9."""


def read(text: str | bytes) -> tuple[Contents, list[Problem]]:
    findings = Findings()
    source = SourceFile.decode("bad.yaml", text if isinstance(text, bytes) else text.encode(), findings)
    return Contents() if source is None else read_file(source, findings), findings.problems()


def found(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(p.code, p.span.line, p.span.column) for p in problems]


def question(**fields: str) -> str:
    """A true-false question beginning in line 9, its `id`, `type`, `prompt` and `answer` in lines 9 to 12."""
    given = {"id": "q", "type": "true-false", "prompt": "Was it so?", "answer": "true"} | fields
    lines = [f"{key.replace('_', '-')}: {value}" for key, value in given.items() if value != "-"]
    return "  - " + "\n    ".join(lines) + "\n"


TYPED = {"type": "typed", "answer": "Beria"}
CHOICE = {"type": "choice", "answer": "Beria", "distractors": "[Malenkov, Molotov]"}

ERRORS = {
    "an unclosed quote": (question(prompt='"Was it so?'), ("unclosed-quote", 11, 13)),
    "a quote closed in another question": (question(prompt='"Was') + question(id="r", prompt='so"?'),
                                           ("unclosed-quote", 11, 13)),
    "an unclosed bracket": (question(tags="[gdr"), ("unclosed-bracket", 13, 11)),
    "an unclosed brace": (question(allow="{a: b"), ("unclosed-bracket", 13, 12)),
    "a colon in a text": (question(prompt="Beria: who?"), ("unquoted-text", 11, 18)),
    "a text that begins with a gap": (question(type="cloze", prompt="{{Beria}} was?", answer="-"),
                                      ("unquoted-text", 11, 13)),
    "a text after its quote": (question(prompt='"Beria" was who?'), ("text-after-quote", 11, 21)),
    "an apostrophe in single quotes": (question(prompt="'it's so?'"), ("text-after-quote", 11, 17)),
    "a text that begins with @": (question(prompt="@who?"), ("unquoted-text", 11, 13)),
    "a text that begins with a star": (question(prompt="*who*?"), ("unquoted-text", 11, 13)),
    "a tab as indentation": (question() + "\thint: x\n", ("tab-indentation", 13, 1)),
    "a key too far left": (question() + "   hint: x\n", ("indentation", 13, 4)),
    "a key too far right": (question() + "     hint: x\n", ("indentation", 13, 6)),
    "a line that is no key": (question() + "    hint\n", ("not-a-key", 13, 5)),
    "a wrong escape": (question(prompt=r'"C:\Users"'), ("bad-escape", 11, 16)),
    "half a surrogate pair": (question(prompt=r'"\ud800?"'), ("bad-escape", 11, 14)),
    "an escape beyond Unicode": (question(prompt=r'"\UFFFFFFFF"'), ("bad-escape", 11, 14)),
    "an alias": (question(hint="*x"), ("alias", 13, 11)),
    "a tag": (question(hint="!!str x"), ("tag", 13, 11)),
    "a local tag": (question(hint="!x y"), ("tag", 13, 11)),
    "a merge key": (question() + "    <<: {hint: x}\n", ("merge-key", 13, 5)),
    "too many brackets": (question(hint="[" * 20 + "]" * 20), ("too-deep", 13, 20)),
    "an escape code": (question(prompt="\x1b[31mWas it so?"), ("control-character", 11, 13)),
    "an escaped escape code": (question(prompt=r'"\e[31mWas it so?"'), ("control-character", 11, 14)),
    "a line separator": (question(prompt="Was\u2028it so?"), ("control-character", 11, 16)),
    "a carriage return in a line": (question(prompt="Was it\rso?"), ("control-character", 11, 19)),
    "a repeated key": (question() + "    answer: false\n", ("duplicate-key", 13, 5)),
    "an unknown key": (question(explanaton="x"), ("unknown-key", 13, 5)),
    "a key of another type": (question(unit="x"), ("unknown-key", 13, 5)),
    "an answer for a cloze": (question(type="cloze", prompt="Who? {{Beria}}"), ("unknown-key", 12, 5)),
    "an unknown type": (question(type="coice"), ("unknown-type", 10, 11)),
    "no type": (question(type="-"), ("missing-key", 9, 9)),
    "no prompt": (question(prompt="-"), ("missing-key", 9, 9)),
    "no answer": (question(answer="-"), ("missing-key", 9, 9)),
    "no id": (question(id="-"), ("missing-key", 9, 5)),
    "an empty value": (question(hint=""), ("no-value", 13, 5)),
    "a null": (question(hint="~"), ("no-value", 13, 11)),
    "a blank text": (question(hint='" "'), ("no-value", 13, 11)),
    "a text of nothing to see": (question(hint='"\u200b\u200b"'), ("no-value", 13, 11)),
    "an empty list": (question(tags="[]"), ("no-value", 13, 11)),
    "a list for a text": (question(prompt="[a, b]"), ("wrong-shape", 11, 13)),
    "a text for a list": (question(tags="gdr"), ("wrong-shape", 13, 11)),
    "a text for a map": (question(evidence="[x]"), ("wrong-shape", 13, 16)),
    "a hint of two lines": (question(hint='"a\\nb"'), ("wrong-shape", 13, 11)),
    "a list as a key": (question() + "    [a]: b\n", ("wrong-shape", 13, 5)),
    "a question that is a word": ("  - why\n", ("wrong-shape", 9, 5)),
    "an id in capitals": (question(id="Memo Day"), ("bad-slug", 9, 9)),
    "an id that is too long": (question(id="a" * 101), ("too-long", 9, 9)),
    "a tag with a space": (question(tags="[east germany]"), ("bad-slug", 13, 12)),
    "too many tags": (question(tags="[" + ", ".join(f"t{n}" for n in range(51)) + "]"), ("too-many", 13, 252)),
    "a long prompt": (question(prompt="x" * 10_001), ("too-long", 11, 13)),
    "a long answer": (question(**TYPED | {"answer": "x" * 1_001}), ("too-long", 12, 13)),
    "six distractors": (question(**CHOICE | {"distractors": "[a, b, c, d, e, f]"}), ("too-many", 13, 34)),
    "no distractors": (question(**CHOICE | {"distractors": "-"}), ("missing-key", 9, 9)),
    "21 things to order": (question(type="order", answer="[" + ", ".join(["ab"] * 21) + "]"), ("too-many", 12, 94)),
    "a pair of one": (question(type="match", answer="[[a, b], [c]]"), ("wrong-shape", 12, 22)),
    "yes for true": (question(answer="yes"), ("wrong-shape", 12, 13)),
    "an impossible day": (question(type="date", answer="1953-06-31"), ("impossible-date", 12, 13)),
    "a date in words": (question(type="date", answer="26 June 1953"), ("bad-date", 12, 13)),
    "an impossible day on the timeline": (question(when="1953-02-29"), ("impossible-date", 13, 11)),
    "a stretch that ends first": (question(when="1953-06-17/1953-06-16"), ("impossible-date", 13, 11)),
    "a number with commas": (question(type="number", answer="57,234"), ("bad-number", 12, 13)),
    "a number in words": (question(type="number", answer="ten"), ("bad-number", 12, 13)),
    "a number of 31 digits": (question(type="number", answer="1" * 31), ("too-long", 12, 13)),
    "a fraction of 31 digits": (question(type="number", answer="0." + "1" * 31), ("too-long", 12, 13)),
    "a tolerance below nothing": (question(type="number", answer="10", tolerance="-1"), ("bad-number", 13, 16)),
    "an unclosed gap": (question(type="cloze", prompt="It was {{Beria.", answer="-"), ("unclosed-gap", 11, 20)),
    "a gap that is half opened": (
        question(type="cloze", prompt="So {{it}} was {Beria}}.", answer="-"), ("unopened-gap", 11, 33)),
    "a brace too few at the first gap": (
        question(type="cloze", prompt="It was {Beria}} or {{Stalin}}.", answer="-"), ("unopened-gap", 11, 26)),
    "a gap in a gap": (question(type="cloze", prompt="Who? {{b {{c}}", answer="-"), ("unclosed-gap", 11, 18)),
    "a text after a brace": (question(prompt="{It} was so"), ("unquoted-text", 11, 18)),
    "an empty gap": (question(type="cloze", prompt="It was {{}}.", answer="-"), ("empty-gap", 11, 20)),
    "an empty spelling": (question(type="cloze", prompt="It was {{a|}}.", answer="-"), ("empty-gap", 11, 20)),
    "21 gaps": (question(type="cloze", prompt="It was " + "{{a}}" * 21, answer="-"), ("too-many", 11, 120)),
    "a cloze without a gap": (question(type="cloze", prompt="It was Beria.", answer="-"), ("no-gap", 11, 13)),
    "difficulty 4": (question(difficulty="4"), ("bad-difficulty", 13, 17)),
    "an unknown content note": (question(content="[gore]"), ("unknown-content", 13, 15)),
    "a quotation of no place": (question(evidence="[{source: a, quote: b}]"), ("missing-key", 13, 17)),
    "an account that says nothing": (question(accounts="[{source: a, where: b}]"), ("missing-key", 13, 17)),
    "an old id with a space": (question(formerly="[a b]"), ("bad-slug", 13, 16)),
    "a confusable that is no id": (question(confusable="{A: b}"), ("bad-slug", 13, 18)),
}  # fmt: skip


@pytest.mark.parametrize("mistake", ERRORS)
def test_one_mistake_is_told_once_at_its_place_and_costs_one_question(mistake: str) -> None:
    text, expected = ERRORS[mistake]
    contents, problems = read(HEAD + GOOD + text + GOOD.replace("good", "after"))
    assert found([p for p in problems if p.severity == "error"]) == [expected]
    assert contents.deck is not None
    ids = [q.id.question for q in contents.deck.questions]
    assert ids[0] == "good"
    assert ids[-1] == "after" or "closed in another" not in mistake
    assert "q" not in ids


WARNINGS = {
    **{f"the text {value}": (question(**TYPED | {"answer": value}), ("yaml-look-alike", 12, 13))
       for value in ("no", "On", "true", "1.10", ".5", "+1", "0x1F", "0755", "12:30", "1_000", "=", "1953-06-31")
       },
    "a comment after one space": (question(prompt="Who was Item #4?"), ("comment-after-text", 11, 26)),
    "an unused anchor": (question(hint="&x y"), ("unused-anchor", 13, 11)),
    "a right-to-left override": (question(hint="a\u202eb"), ("bidi-control", 13, 12)),
    "a mark of byte order": (question(hint="a\ufeffb"), ("bidi-control", 13, 12)),
    "a no-break space in an answer": (question(**TYPED | {"answer": "Lavrentiy\u00a0Beria"}),
                                      ("invisible-character", 12, 22)),
    "two alphabets in an answer": (question(**TYPED | {"answer": "B\u0435ria"}), ("mixed-scripts", 12, 13)),
    "two alphabets in a gap": (question(type="cloze", prompt="Who? {{B\u0435ria}}", answer="-"),
                               ("mixed-scripts", 11, 20)),
    "nine marks on a letter": (question(hint="e" + "\u0301" * 9), ("stacked-marks", 13, 12)),
    "an id that is a device": (question(id="con"), ("device-name", 9, 9)),
}  # fmt: skip


@pytest.mark.parametrize("oddity", WARNINGS)
def test_an_oddity_warns_and_the_text_stays_as_typed(oddity: str) -> None:
    text, expected = WARNINGS[oddity]
    contents, problems = read(HEAD + GOOD + text)
    assert found(problems) == [expected]
    assert contents.deck is not None
    assert len(contents.deck.questions) == 2


def test_a_mark_of_byte_order_is_not_said_to_reorder_the_line() -> None:
    told = [read(HEAD + question(hint=f"a{odd}b"))[1][0].message for odd in "\ufeff\u202e"]
    assert ["reorder" in message for message in told] == [False, True]


@pytest.mark.parametrize(
    "value", ["1953", "57234", "-3", "1953-06-26", "1.5", "57,234", "08", "1e3", "y", "Nope", "3 June", "é", "[sic]x"]
)
def test_what_prints_as_it_is_written_does_not_warn(value: str) -> None:
    quoted = f'"{value}"' if value[0] == "[" else value
    assert read(HEAD + question(**TYPED | {"answer": quoted}))[1] == []


ONE_CAUSE = {
    "an alias in the head": ("deck:\n  id: &d d\n  title: *d\nquestions:\n" + GOOD, ("alias", 3, 10)),
    "an alias in a person": ("people:\n- id: a\n  name: &b B\n  surname: *b\n  who: C\n", ("alias", 4, 12)),
    "an alias in a question": (HEAD + GOOD + question(prompt="&x y", answer="*x"), ("alias", 12, 13)),
    "a merge in the head": (HEAD.replace("id: d", "<<: {id: d}") + GOOD, ("merge-key", 2, 3)),
    "a merge at the root": ("deck: &d\n  id: d\n  title: D\n<<: *d\nquestions:\n" + GOOD, ("merge-key", 4, 1)),
    "a merge in a question": (HEAD + GOOD.replace("- ", "- &a\n    ") + "  - <<: *a\n    id: b\n",
                              ("merge-key", 10, 5)),
}  # fmt: skip


@pytest.mark.parametrize("cause", ONE_CAUSE)
def test_an_alias_or_a_merge_is_told_without_what_follows_from_it(cause: str) -> None:
    text, expected = ONE_CAUSE[cause]
    assert found(read(text)[1]) == [expected]


FILES = {
    "nothing at all": ("", ("empty-file", 1, 1)),
    "only a comment": ("# to do\n", ("empty-file", 1, 1)),
    "a list": ("- a\n", ("not-a-deck", 1, 1)),
    "a word": ("hello", ("not-a-deck", 1, 1)),
    "no questions": ("deck:\n  id: d\n  title: D\n", ("missing-key", 1, 1)),
    "an empty list of questions": ("deck:\n  id: d\n  title: D\nquestions: []\n", ("no-value", 4, 12)),
    "questions without a deck": ("questions:\n" + GOOD, ("missing-key", 1, 1)),
    "a deck without a title": ("deck:\n  id: d\nquestions:\n" + GOOD, ("missing-key", 2, 3)),
    "an unknown key of the deck": (HEAD.replace("title: D", "title: D\n  lang: en") + GOOD, ("unknown-key", 4, 3)),
    "an unknown key of the file": (HEAD + GOOD + "notes: x\n", ("unknown-key", 9, 1)),
    "questions twice": (HEAD + GOOD + "questions:\n" + GOOD, ("duplicate-key", 9, 1)),
    "a second deck": (HEAD + GOOD + "---\n" + HEAD + GOOD, ("second-document", 9, 1)),
    "a %TAG": ("%TAG ! tag:x\n---\n" + HEAD + GOOD, ("directive", 1, 1)),
    "a later format": (HEAD.replace("title: D", "format: 2\n  titel: D") + question(typ="x"), ("newer-format", 3, 11)),
    "Latin-1": ((HEAD + question(hint="caf\xe9")).encode("latin-1"), ("not-utf-8", 9, 14)),
    "UTF-16": ((HEAD + GOOD).encode("utf-16"), ("not-utf-8", 1, 1)),
    "a zero byte": (HEAD.replace("title: D", "title: D\x00") + GOOD, ("control-character", 3, 11)),
}


@pytest.mark.parametrize("fault", FILES)
def test_a_fault_of_the_whole_file_is_one_error(fault: str) -> None:
    text, expected = FILES[fault]
    assert found(read(text)[1]) == [expected]


@pytest.mark.parametrize(
    ("text", "code"),
    [("%YAML 1.1\n---\n" + HEAD + GOOD, "yaml-directive"), ((HEAD + GOOD).replace("\n", "\r"), "lone-carriage-return")],
)
def test_a_file_that_is_only_odd_loads(text: str, code: str) -> None:
    contents, problems = read(text)
    assert [p.code for p in problems] == [code]
    assert contents.deck is not None


def test_a_typo_in_a_key_names_the_nearest_one() -> None:
    _, (problem,) = read(HEAD + question(explanaton="x"))
    assert (problem.message, problem.help) == ("unknown key `explanaton`", "did you mean `explanation`?")
    assert problem.question == "d/q"


def test_a_misspelt_required_key_is_reported_once_and_not_as_missing_too() -> None:
    _, (problem,) = read(HEAD + GOOD.replace("prompt:", "promt:"))
    assert (problem.code, problem.help) == ("unknown-key", "did you mean `prompt`?")


def test_several_answers_to_a_choice_point_to_the_type_that_has_them() -> None:
    several = GOOD.replace("true-false", "choice").replace("true\n", "[Beria, Malenkov]\n    distractors: [Serov]\n")
    _, (problem,) = read(HEAD + several)
    assert "`type: select`" in (problem.help or "")


def test_a_fault_of_syntax_still_names_its_question() -> None:
    _, (problem,) = read(HEAD + GOOD + question(prompt="Beria: who?"))
    assert problem.question == "d/q"
    assert problem.help == 'put the text in quotes: "Beria: who?"'


def test_a_list_may_begin_at_the_margin_and_comments_may_stand_anywhere() -> None:
    text = "# head\n---\n" + HEAD + "# a\n" + GOOD.replace("\n  ", "\n").removeprefix("  ") + "\n# z\n...\n# end\n"
    contents, problems = read(text)
    assert problems == []
    assert contents.deck is not None
    assert len(contents.deck.questions) == 1


def test_a_deck_written_as_json_loads_with_its_places() -> None:
    text = '{"deck": {"id": "d", "title": "D"},\n "questions": [{"id": "q", "type": "true-false",\n'
    contents, problems = read(text + ' "prompt": "Was it so?", "answer": true}]}')
    assert problems == []
    assert contents.deck is not None
    (only,) = contents.deck.questions
    assert (only.span.line, only.spans["prompt"].line, only.spans["prompt"].column) == (2, 3, 12)


@pytest.mark.parametrize(
    ("lines", "help"),
    [
        ("evidence:\n    source: a\n    where: b", "put one hyphen, `- `, before `source`, and indent the lines below"),
        ("accounts: {source: a}", "put one hyphen, `- `, before `source`, and indent the lines below"),
        ("confusable: other", "write the id of a question and the difference, with `: ` between, on a line of its own"),
        ("when: 31 September 1666", "September 1666 has 30 days"),
        ("when: 1900-02-29", "February 1900 has 28 days"),
        ("when: 1953-13-01", "check the day and the month"),
    ],
)
def test_the_way_out_is_one_that_can_be_followed_to_the_letter(lines: str, help: str) -> None:
    card = f"- id: q\n  type: card\n  prompt: P\n  answer: A\n  {lines}\n"
    assert help in read(HEAD + card)[1][0].help


def test_pairs_written_as_a_map_are_shown_how_to_become_pairs() -> None:
    _, problems = read(HEAD + "- {id: q, type: match, prompt: P, answer: {Pepys: shorthand}}\n")
    assert [p.help for p in problems] == ["write each pair as `- [left, right]`"]
