"""`import`: what other programs write becomes a deck; what cannot is reported where it stands, and the rest is kept."""

import contextlib
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coldwar_quiz.authoring.writing import MODELINE
from coldwar_quiz.bank.model import Card, Choice, Cloze, Deck, Gap, Match, Number, Question, Select, TrueFalse, Typed
from coldwar_quiz.errors import CannotDo
from coldwar_quiz.exchange import importing
from coldwar_quiz.exchange.importing import FORMATS, Imported, NewDeck, import_file
from reading import sound_deck


def deck_of(new: NewDeck) -> Deck:
    """The deck that was made, as the reader of decks reads it: without any fault."""
    deck = sound_deck(new.text)
    assert len(deck.questions) == new.questions
    return deck


def imported(tmp_path: Path, content: str | bytes, name: str = "words.txt", form: str | None = None) -> Imported:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return import_file(path, form, None)


def questions(found: Imported) -> tuple[Question, ...]:
    (deck,) = found.decks
    return deck_of(deck).questions


def told(found: Imported) -> list[tuple[int, str, str]]:
    return [(p.span.line, p.code, p.message) for p in found.problems]


def test_two_columns_become_typed_questions_and_cards(tmp_path: Path) -> None:
    long = "Because the army was in Moscow and the divisions of the ministry were held back."
    found = questions(imported(tmp_path, f"Who led the government?\tMalenkov\nWhy did nobody help?\t{long}\n"))
    assert [(q.prompt, q.body) for q in found] == [
        ("Who led the government?", Typed("Malenkov")),
        ("Why did nobody help?", Card(long)),
    ]
    assert [q.id.question for q in found] == ["led-government", "nobody-help"]


def test_an_id_says_what_is_asked_and_never_what_is_answered(tmp_path: Path) -> None:
    (first, second) = questions(
        imported(
            tmp_path,
            "Was it Malenkov or Beria who spoke?,Malenkov\nWas it Malenkov or Beria who spoke?,Beria\n",
            "a.csv",
        )
    )
    assert "malenkov" not in first.id.question
    assert "beria" not in second.id.question
    assert first.id != second.id


def test_the_deck_looks_as_a_new_one_does(tmp_path: Path) -> None:
    long = "because the army was in Moscow, and the divisions of the ministry were held back by its orders " * 2
    (deck,) = imported(tmp_path, f"Why did nobody help?\t{long.strip()}\n", "a.tsv").decks
    assert deck.text.splitlines() == [
        MODELINE,
        "",
        "deck:",
        "  id: a",
        "  title: A",
        "",
        "questions:",
        "",
        "  - id: nobody-help",
        "    type: card",
        "    prompt: Why did nobody help?",
        "    answer: >",
        "      because the army was in Moscow, and the divisions of the ministry were held back by its orders",
        "      because the army was in Moscow, and the divisions of the ministry were held back by its orders",
    ]


def test_a_deck_that_folding_would_make_too_large_is_not_folded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = "Why did nobody help?\t" + "word " * 500 + "end\n"
    (folded,) = imported(tmp_path, content, "a.tsv").decks
    monkeypatch.setattr(importing, "MAX_BYTES", len(folded.text) - 1)
    (unfolded,) = imported(tmp_path, content, "a.tsv").decks
    assert max(map(len, unfolded.text.splitlines())) > 2_500
    assert deck_of(unfolded).questions[0].body == deck_of(folded).questions[0].body
    monkeypatch.setattr(importing, "MAX_BYTES", len(unfolded.text) - 1)
    with pytest.raises(CannotDo, match="would be larger than 8 MB"):
        imported(tmp_path, content, "a.tsv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_are_read_in_the_encodings_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    content = "Wer führte die Regierung?;Малenков\r\n".encode(encoding)
    (question,) = questions(imported(tmp_path, content, "excel.csv"))
    assert (question.prompt, question.body) == ("Wer führte die Regierung?", Typed("Малenков"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a,b\nf\xfchrte,c\n", "is not UTF-8 in line 2"),
        (b"PK\x03\x04\x14\x00", "is no plain text, but a document of Word or LibreOffice, or another ZIP archive"),
        (b"\xff\xfea", "is not UTF-16, as its first bytes say,"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "is not UTF-8"),
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"one\ntwo\n", "no line of"),
        (b"a,b;c\nd,e;f\n", "can be read in two ways: cells separated by commas or semicolons"),
        (b"#separator:snowman\na b\n", "names an unknown separator `snowman`"),
        (b"x" * 8_000_001, "is larger than 8 MB"),
    ],
)
def test_a_file_nobody_can_read_is_one_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(CannotDo, match=words):
        imported(tmp_path, content)


@pytest.mark.parametrize("where", ["nowhere.csv", ".", "a\x00b"])
def test_a_file_that_is_none_is_one_sentence(tmp_path: Path, where: str) -> None:
    with pytest.raises(CannotDo):
        import_file(tmp_path / where, None, None)


def test_what_could_not_be_read_is_told_with_its_line_and_the_rest_is_kept(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        "prompt,answer,type,distractors,colour\n"
        "Good?,yes,,,red\n"
        'Bad "quote?,"a"b,,,\n'
        "No such type?,yes,chioce,,\n"
        ",no question,,,\n"
        "Too many?,yes,choice,1|2|3|4|5|6,\n"
        f"Too long?,{'x' * 1001},typed,,\n"
        "A pair?,left | right,match,,\n"
        "Too,many,cells,in,the,line\n"
        "Also good?,no,,,\n"
        'Never closed?,"oh,,,\n'
        "Lost?,yes,,,\n",
        "table.csv",
    )
    assert [q.prompt for q in questions(found)] == ["Good?", "Also good?"]
    assert [(line, code) for line, code, _ in told(found)] == [
        (1, "unknown-column"),
        (3, "bad-quotation"),
        (4, "unknown-type"),
        (5, "wrong-cells"),
        (6, "too-many"),
        (7, "too-long"),
        (8, "bad-list"),
        (9, "wrong-cells"),
        (11, "bad-quotation"),
    ]
    assert found.left_out == 8
    assert "the line after it was not read" in found.problems.items[-1].help


def test_a_header_in_a_person_s_words_is_understood(tmp_path: Path) -> None:
    (question,) = questions(imported(tmp_path, "Front;Back;Tags\nWho?;Beria;arrest | june\n", "mine.csv"))
    assert (question.body, question.tags) == (Typed("Beria"), ("arrest", "june"))


def test_without_a_header_a_third_column_is_asked_about_and_not_guessed(tmp_path: Path) -> None:
    found = imported(tmp_path, "Who?,Beria,perhaps\n", "three.csv")
    assert found.decks == ()
    assert told(found) == [(1, "wrong-cells", "the line has 3 cells, and nothing says what the third is")]


def test_an_id_that_is_none_or_used_twice_is_replaced_and_told(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        "id,prompt,answer\nA Question,Who came?,Beria\nmine,Who went?,Beria\nmine,Who stayed?,Beria\n",
        "i.csv",
    )
    assert [q.id.question for q in questions(found)] == ["came", "mine", "stayed"]
    assert [(line, code) for line, code, _ in told(found)] == [(2, "bad-slug"), (4, "duplicate-id")]


ANKI = """#separator:tab
#html:true
#notetype column:1
#deck column:2
#tags column:6
Basic\tRussia::1953\tWho &amp; when?<br>Say both.\t<div>Beria</div><div>26&nbsp;June</div>\t\thistory Leaders::1953
Basic\tRussia::1953\t"A picture: <img src=""x.jpg"">of whom?"\tMalenkov [sound:a.mp3]\t\t
Cloze\tRussia::1953\tThe {{c1::doctors::who?}} were cleared in {{c2::April}}.\tby a communiqué\t\t
Cloze\tRussia::1953\tNested {{c1::a {{c2::b}}}}.\t\t\t
Basic\tRussia::1953\tOnly a front\t\t\t
Basic\tRussia::1953\t"#1 in the list?"\tBulganin\t<script>alert(1)</script>more\t
"""


def test_anki_s_plain_text_is_read_as_anki_writes_it(tmp_path: Path) -> None:
    found = imported(tmp_path, ANKI)
    assert [(q.prompt, q.body, q.explanation, q.tags) for q in questions(found)] == [
        ("Who & when?\nSay both.", Card("Beria\n26 June"), None, ("history", "leaders-1953")),
        ("A picture: of whom?", Typed("Malenkov"), None, ()),
        (
            "The {{doctors}} were cleared in {{April}}.",
            Cloze(("The ", Gap("doctors"), " were cleared in ", Gap("April"), ".")),
            "by a communiqué",
            (),
        ),
        ("#1 in the list?", Typed("Bulganin"), "more", ()),
    ]
    assert [(line, code) for line, code, _ in told(found)] == [
        (7, "left-out-media"),
        (9, "bad-cloze"),
        (10, "wrong-cells"),
    ]


def test_a_control_character_in_a_note_is_told_and_not_swallowed(tmp_path: Path) -> None:
    found = imported(tmp_path, "#separator:tab\n#html:true\nWho\x00 led?\tMalenkov\nWho fell?\tBeria\n")
    assert [q.prompt for q in questions(found)] == ["Who fell?"]
    assert [(line, code) for line, code, _ in told(found)] == [(3, "control-character")]


GIFT = r"""// [id:small/first] [tag:june]
$CATEGORY: Spring

::Q1:: Who led the government?{=Malenkov#yes ~Beria ~%-50%Molotov}

Which two?{~%50%Malenkov ~%50%Beria ~Zhukov}

The {=doctors =physicians} were cleared.

True or not\: it rained.{FALSE}

How many?{#84034:10}

Between?{#10..20}

Match.{=Malenkov -> premier =Molotov -> foreign affairs = -> defence}

// a comment
[html]<p>What is &lt;b&gt;?</p>{
  =%100%a tag
  =%50%half a tag
  =b*
  ####Because.
}

Say why.{####It rained.}

Say why.{}

No answers at all

Open { brace

Two right?{=a =b ~c}

Not a number{#abc}

It snowed.{T}
It rained.{F}

::a:: Who?{=Beria}
::b:: Who else?
"""


def test_gift_is_read_as_moodle_reads_it(tmp_path: Path) -> None:
    found = imported(tmp_path, GIFT)
    read = questions(found)
    assert [(q.prompt, q.body) for q in read] == [
        ("Who led the government?", Choice("Malenkov", ("Beria", "Molotov"))),
        ("Which two?", Select(("Malenkov", "Beria"), ("Zhukov",))),
        (
            "The {{doctors|physicians}} were cleared.",
            Cloze(("The ", Gap("doctors", ("physicians",)), " were cleared.")),
        ),
        ("True or not: it rained.", TrueFalse(False)),
        ("How many?", Number(84034, None, 10)),
        ("Between?", Number(15, None, 5)),
        ("Match.", Match((("Malenkov", "premier"), ("Molotov", "foreign affairs")), ("defence",))),
        ("What is <b>?", Typed("a tag")),
        ("Say why.", Card("It rained.")),
    ]
    assert read[7].explanation == "Because."
    assert [(line, code) for line, code, _ in told(found)] == [
        (4, "left-out-feedback"),
        (18, "left-out-answer"),
        (18, "left-out-answer"),
        (28, "bad-gift"),
        (30, "bad-gift"),
        (32, "bad-gift"),
        (34, "bad-gift"),
        (36, "bad-gift"),
        (38, "bad-gift"),
        (41, "bad-gift"),
    ]
    assert "a second question begins before a blank line" in found.problems.items[-1].message


WORDS = (
    "prompt answer type id distractors typed choice match cloze number {{ }} { } = ~ -> # #### %50% :: // [html] <br> "
    "<! <![ &amp; &#1; &#x16; {{c1:: , ; | \" ' \\ : - null ! * & 1.10 no x é 𝄞 \ue003 \ufeff $CATEGORY: #html:true"
)
SIGNS = "\t\n\r \x00\x1b\x0e\x85\u2028"
ALPHABET = st.sampled_from([*WORDS.split(" "), *SIGNS, "#separator:tab\n", "#html:true\n", "#tags column:2\n"])


CELL = st.lists(ALPHABET, max_size=4).map("".join).map(lambda text: '"' + text.replace('"', '""') + '"')
TABLE = st.lists(st.lists(CELL, min_size=4, max_size=4).map(",".join), min_size=1, max_size=4).map(
    lambda rows: "\n".join(["type,prompt,answer,distractors", *rows])
)


@settings(deadline=None, max_examples=400)
@given(
    st.binary(max_size=60) | (st.lists(ALPHABET, max_size=40).map("".join) | TABLE).map(str.encode),
    st.none() | st.sampled_from(FORMATS),
)
def test_whatever_the_file_holds_there_are_only_sentences_and_sound_decks(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, form: str | None
) -> None:
    try:
        found = imported(tmp_path_factory.getbasetemp(), content, "any.bin", form)
    except CannotDo:
        return
    for deck in found.decks:
        assert deck.questions > 0
        deck_of(deck)
    for problem in found.problems:
        lines = found.problems.lines[problem.span.path]
        assert 1 <= problem.span.line <= len(lines)
        assert 1 <= problem.span.column <= len(lines[problem.span.line - 1]) + 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "form"),
    [
        ('"a\n' * 200_000, "csv"),
        ('"""\n' * 200_000, "csv"),
        ("\n" * 2_000_000 + "a,b", None),
        ("{" * 1_000_000, "gift"),
        ("{{c1::" * 300_000 + "\tb", "anki"),
        ("[id:" * 400_000 + "\n{=a}", "gift"),
        ("#html:true\n" + "<!" * 40_000 + "\tb\n", "anki"),
        ("#html:true\n" + ("<a " * 30_000 + "\tb\n") * 10, "anki"),
        ("a,b\n" * 40_000, "csv"),
        ("\\" * 1_000_000 + ",b", "csv"),
        ("Who led the government?\tx\n" * 20_000, "tsv"),
        (" ".join(f"w{n:05}" for n in range(30_000)) + "\t" + " ".join(f"v{n:05}" for n in range(30_000)), "tsv"),
        (" ".join(map(str, range(100_000))) + " years\tx", "tsv"),
        (("a " * 200 + "\tb\tc " * 10 + "x\n") * 5_000, "anki"),
        ("prompt,answer\n" + (" ".join(["- a: b", "c  d"] * 25) + ",?\n") * 20_000, "csv"),
        ("{{" * 500_000 + "\tx", "tsv"),
        ("".join(f"{'x' * 92}{n:07}\ty\n" * 2 for n in range(12_000)), "tsv"),
    ],
    ids=range(17),
)
def test_no_file_takes_long(tmp_path: Path, content: str, form: str | None) -> None:
    started = time.monotonic()
    with contextlib.suppress(CannotDo):
        imported(tmp_path, content, "bomb.txt", form)
    assert time.monotonic() - started < 30
