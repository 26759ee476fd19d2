"""Typed answers: spellings that are right, slips that are asked about, and names that are somebody else's."""

import subprocess
import sys
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coldwar_quiz.bank.fold import squash
from coldwar_quiz.bank.model import Choice, Cloze, Gap, Person, Typed
from coldwar_quiz.study.grading import grade
from coldwar_quiz.study.model import Filled, Grade, Outcome, Written
from grading_cases import a_person, a_question, names_of, people_of_the_bank, typed

BERIA = a_person(
    "Lavrentiy Beria",
    "Beria",
    given=("Lavrentii", "Lavrenty"),
    surnames=("Berija", "Beriya"),
    patronymic="Pavlovich",
)
MALENKOV = a_person("Georgy Malenkov", "Malenkov", given=("Georgii",), surnames=("Malenkow",))
KHRUSHCHEV = a_person("Nikita Khrushchev", "Khrushchev", surnames=("Chruschtschow",))
ZHUKOV = a_person("Georgy Zhukov", "Zhukov", given=("Georgii",), surnames=("Schukow", "Jukov"))
CHUIKOV = a_person("Vasily Chuikov", "Chuikov", surnames=("Tschuikow",))
MELNIKOV = a_person("Leonid Melnikov", "Melnikov")
SEMYONOV = a_person("Vladimir Semyonov", "Semyonov", surnames=("Semenov", "Semjonow"))
NAGY = a_person("Imre Nagy", "Nagy", also=("Nagy Imre",))
MAO = a_person("Mao Zedong", "Mao", also=("Mao Tse-tung",))
EVERYONE = (BERIA, MALENKOV, KHRUSHCHEV, ZHUKOV, CHUIKOV, MELNIKOV, SEMYONOV, NAGY, MAO)
NAMES = names_of((*EVERYONE, a_person("Alexander Ivanov", "Ivanov", patronymic="Nikolaevich")))

RIGHT, NEAR, WRONG = Outcome.RIGHT, Outcome.NEAR, Outcome.WRONG


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("Beria", "beria"),
        ("Beria", "BERIA!"),
        ("Beria", "Lavrentiy Beria"),
        ("Beria", "Lavrentii Pavlovich Beria"),
        ("Beria", "L. Beria"),
        ("Beria", "L. P. Beria"),
        ("Beria", "L.P.Beria"),
        ("Beria", "Beria, Lavrentiy"),
        ("Beria", "Beria L. P."),
        ("Beria", "Marshal Beria"),
        ("Beria", "Comrade L. P. Berija"),
        ("Beria", "cde. Beria"),
        ("Beria", "Берия"),
        ("Beria", "Лаврентий Павлович Берия"),
        ("Beria", "товарищ Берия"),
        ("Lavrentiy Beria", "Beria"),
        ("Marshal Zhukov", "Zhukov"),
        ("Zhukov", "Marshal of the Soviet Union G. K. Zhukov"),
        ("Zhukov", "Georgii Konstantinovich Schukow"),
        ("Khrushchev", "N.S. Khrushchev"),
        ("Khrushchev", "Хрущёв"),
        ("Khrushchev", "First Secretary Chruschtschow"),
        ("Semyonov", "Семёнов"),
        ("Semyonov", "Семенов"),
        ("Semyonov", "High Commissioner Semjonow"),
        ("Nagy", "Imre Nagy"),
        ("Imre Nagy", "Nagy Imre"),
        ("Imre Nagy", "Prime Minister Nagy"),
        ("Mao", "Mao Tse-tung"),
        ("Alexander Ivanov", "A.N. Ivanov"),
        ("Alexander Ivanov", "A N Ivanov"),
        ("Mao Zedong", "mao tsetung"),
        ("Władysław Gomułka", "wladyslaw gomulka"),
        ("Artem'ev", "Artemev"),
        ("Plzeň", "Plzen"),
        ("semi-liberal", "semi liberal"),
        ("pince-nez", "pincenez"),
        ("the New Course", "new course"),
        ("New Course", "The New Course"),
        ("MVD", "M.V.D."),
        ("MVD", "МВД"),
        ("forty-two", "42"),
        ("26 June 1953", "1953-06-26"),
        ("Ministry of Internal Affairs", "ministry of internal affairs"),
        ("General Secretary", "general secretary"),
    ],
)
def test_a_spelling_of_the_answer_is_right(key: str, text: str) -> None:
    verdict = typed(key, text, NAMES)
    assert (verdict.outcome, verdict.proposed) == (RIGHT, Grade.GOOD)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("Zhukov", "Zukov"),
        ("Zhukov", "Zuhkov"),
        ("Zhukov", "Marshal Zhukof"),
        ("Zhukov", "Georgy Zukov"),
        ("Beria", "Lavrentij Beria"),
        ("Khrushchev", "Krushchov"),
        ("Khrushchev", "Хрущов"),
        ("apparatus", "aparatuss"),
        ("provocation", "provokation"),
        ("Ministry of Internal Affairs", "Minstry of Internal Affiars"),
        ("pince-nez", "pinse nez"),
        ("Mao Zedong", "Mao Zedung"),
    ],
)
def test_a_slip_is_near_and_proposes_nothing(key: str, text: str) -> None:
    verdict = typed(key, text, NAMES)
    assert (verdict.outcome, verdict.proposed, verdict.correct) == (NEAR, None, None)
    assert (verdict.given, verdict.expected) == (text, key)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chuikov", "Zhukov"),
        ("MVD", "NKVD"),
        ("Malenkov", "Melnikov"),
        ("Bukharin", "Bulganin"),
        ("Kobulov", "Kruglov"),
        ("Chuikov", "Novikov"),
        ("Zhdanov", "Zhukov"),
    ],
)
@pytest.mark.parametrize("named", [True, False], ids=["in a bank that knows them", "in an empty bank"])
def test_two_names_that_look_alike_are_never_near(one: str, other: str, named: bool) -> None:
    names = names_of(people_of_the_bank(), (Typed(one), Typed(other))) if named else names_of()
    assert typed(one, other, names).outcome is WRONG
    assert typed(other, one, names).outcome is WRONG


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("Nagy", "Nagi"),
        ("Imre Nagy", "Imre Nagi"),
        ("Mao", "Moa"),
        ("Beria", "Berya"),
        ("SED", "SDE"),
        ("MVD of the USSR", "MGD of the USSR"),
        ("BUNDESTAG", "Bundestaq"),
        ("East Berlin", "West Berlin"),
        ("East-Berlin", "West Berlin"),
        ("Monday", "Sunday"),
        ("Zhukov", "Schukov or Konev"),
        ("16 building workers", "17 building workers"),
        ("Unit 16", "Unit"),
        ("building workers", "building workers1"),
        ("seventeenth", "seventieth"),
        ("53", "1953"),
        ("6.53", "June 1953"),
        ("amnesty", "amnasti"),
        ("doctrine", "dactrime"),
        ("apparatus", "oporotus"),
    ],
)
def test_beyond_the_limits_nothing_is_near(key: str, text: str) -> None:
    assert typed(key, text, NAMES).outcome is WRONG


def test_another_name_of_the_bank_is_never_a_slip() -> None:
    assert typed("Socialist Unity", "Socialism Unity", names_of()).outcome is NEAR
    assert typed("collectivism", "collectivist", names_of()).outcome is NEAR
    assert typed("collectivism", "collectivist", names_of(bodies=[Typed("collectivist")])).outcome is WRONG
    gap = names_of(bodies=[Cloze((Gap("farmer", ("collectivist",)),))])
    assert typed("collectivism", "collectivist", gap).outcome is WRONG
    option = names_of(bodies=[Typed("private", distractors=("collectivist",))])
    assert typed("collectivism", "collectivist", option).outcome is WRONG


def test_a_word_that_is_another_name_is_never_part_of_a_slip() -> None:
    key, text = "Georgy Ivanovsky", "Georgy Ivanovskis"
    assert typed(key, text, names_of()).outcome is NEAR
    assert typed(key, text, names_of([a_person("Janis Ivanovskis", "Ivanovskis")])).outcome is WRONG


def test_an_option_of_the_same_question_is_never_a_slip() -> None:
    assert typed("deportation", "deputation", names_of()).outcome is NEAR
    assert typed("deportation", "deputation", names_of(), distractors=("deputation",)).outcome is WRONG
    assert typed("Free German Youth", "Free Germany Youth", names_of()).outcome is NEAR
    whole = typed("Free German Youth", "Free Germany Youth", names_of(), distractors=("Free Germany Youth",))
    assert whole.outcome is WRONG


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("three million roubles", "three billion roubles"),
        ("1.5 billion", "1.5 million"),
        ("two millions", "two billions"),
    ],
)
def test_one_size_of_number_is_no_slip_of_another(key: str, text: str) -> None:
    assert grade(a_question(Typed(key)), Written(text), NAMES).outcome is WRONG


def test_a_text_nearer_to_another_name_is_no_slip() -> None:
    assert typed("Moskalenkov", "Moskalynko", names_of()).outcome is NEAR
    assert typed("Moskalenkov", "Moskalynko", names_of([a_person("Kirill Moskalenko", "Moskalenko")])).outcome is WRONG


def test_a_wrong_name_says_whose_it_is() -> None:
    assert typed("Malenkov", "Melnikov", NAMES).note == "Leonid Melnikov: somebody called Melnikov"


def test_a_wrong_first_name_is_wrong_and_says_why() -> None:
    verdict = typed("Beria", "Nikita Beria", NAMES)
    assert (verdict.outcome, verdict.note) == (WRONG, "the surname is right, the first name is Lavrentiy")


@pytest.mark.parametrize("text", ["not Beria", "not beria", "was it Beria", "2 Beria"])
def test_a_word_that_is_no_first_name_is_not_corrected(text: str) -> None:
    verdict = typed("Beria", text, NAMES)
    assert (verdict.outcome, verdict.note) == (WRONG, "")
    assert typed("Beria", "nikita beria", NAMES).note == "the surname is right, the first name is Lavrentiy"


@pytest.mark.parametrize("text", ["marshall Zhukov", "Marschal Zhukov", "Comerade Zhukov", "Marshall Georgy Zhukov"])
def test_a_title_may_be_misspelt(text: str) -> None:
    assert typed("Georgy Zhukov", text, NAMES).outcome is RIGHT
    assert typed("Zhukov", text, NAMES).outcome is RIGHT


def test_a_name_like_a_title_belongs_to_its_key() -> None:
    assert typed("Marshall Plan", "plan", NAMES).outcome is WRONG
    assert typed("Marshall Plan", "Marshall Plan", NAMES).outcome is RIGHT


def test_a_surname_two_people_share_is_asked_again() -> None:
    names = names_of([ZHUKOV, a_person("Pavel Zhukov", "Zhukov")])
    verdict = typed("Georgy Zhukov", "Zhukov", names)
    assert (verdict.outcome, verdict.proposed) == (Outcome.UNCLEAR, None)
    assert verdict.note == "Georgy Zhukov or Pavel Zhukov? type the first name too"
    assert typed("Georgy Zhukov", "G. Zhukov", names).outcome is RIGHT
    assert typed("Georgy Zhukov", "P. Zhukov", names).outcome is WRONG
    assert typed("Zhukov", "Zhukov", names).outcome is RIGHT


def test_a_title_belongs_to_names_only() -> None:
    assert typed("secretary", "general secretary", NAMES).outcome is WRONG
    assert typed("General Strike", "strike", NAMES).outcome is WRONG
    assert typed("Minister of Defence", "Marshal of Defence", NAMES).outcome is WRONG
    assert typed("Tito", "Marshal Tito", NAMES).outcome is RIGHT
    assert typed("Marshal Tito", "Tito", NAMES).outcome is RIGHT


def test_signs_that_no_letters_stand_for_are_told_apart() -> None:
    assert typed("?", "!", NAMES).outcome is WRONG
    assert typed("\ue000", "\ue001", NAMES).outcome is WRONG


def test_everyone_of_the_bank_is_right_in_every_listed_spelling() -> None:
    people = people_of_the_bank()
    names = names_of(people)
    assert len(people) >= 44
    wrong = [
        (person.name, form)
        for person in people
        for form in _forms(person)
        if typed(person.surname, form, names).outcome is not RIGHT
        or typed(person.name, form, names).outcome is not RIGHT
    ]
    assert wrong == []


def test_nobody_of_the_bank_is_taken_for_somebody_else() -> None:
    people = people_of_the_bank()
    names = names_of(people)
    taken = [
        (one.surname, form)
        for one, other in product(people, people)
        if one.id != other.id
        for form in (other.surname, *other.surnames, other.name)
        if typed(one.surname, form, names).outcome is not WRONG
    ]
    assert taken == []


def _forms(person: Person) -> list[str]:
    """Surname alone, with every given name, with initials, with the patronymic, the other way round; other names."""
    given = [person.name.replace(person.surname, "").strip(), *person.given]
    surnames = [person.surname, *person.surnames]
    father = person.patronymic
    forms = [*surnames, *person.also, *(f"Comrade {s}" for s in surnames)]
    for first, last in product(filter(None, given), surnames):
        forms += [f"{first} {last}", f"{first[0]}. {last}", f"{last} {first}", f"{first} {last}".upper()]
        if father:
            forms += [f"{first} {father} {last}", f"{first[0]}.{father[0]}. {last}", f"{first[0]}. {father[0]}. {last}"]
    return forms


# --- laws ------------------------------------------------------------------------------------------------------------

KEYS = [
    "Zhukov",
    "Khrushchev",
    "Georgy Malenkov",
    "Imre Nagy",
    "Chuikov",
    "semi-liberal",
    "New Course",
    "MVD",
    "apparatus",
]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@st.composite
def slightly_wrong(draw: st.DrawFn) -> tuple[str, str]:
    """A key, and the key after up to four random edits."""
    key = draw(st.sampled_from(KEYS))
    text = key
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text) - 1))
        put = draw(st.sampled_from(["", *LETTERS]))
        text = text[:at] + put + text[at + draw(st.integers(0, 1)) :] or "x"
    return key, text


@given(slightly_wrong())
@example(("Zhukov", "Chuikov"))
def test_every_near_miss_is_within_the_limit_and_not_itself_right(pair: tuple[str, str]) -> None:
    key, text = pair
    letters = len(squash(key))
    limit = 0 if letters < 6 or key.isupper() else 1 if letters <= 8 else 2
    edits = _edits(squash(key), squash(text))
    outcome = typed(key, text, names_of()).outcome
    assert outcome in ((RIGHT,) if edits == 0 else (NEAR, WRONG))
    assert outcome is not NEAR or 0 < edits <= limit


@given(slightly_wrong(), st.data())
def test_case_accents_and_punctuation_change_no_outcome(pair: tuple[str, str], data: st.DataObject) -> None:
    key, text = pair
    dressed = "".join(
        (c.upper() if data.draw(st.booleans()) else c.lower())
        + (data.draw(st.sampled_from(["", "\u0301", "\u0308", "'", "’"])) if c.isalpha() else "")
        if c != " "
        else data.draw(st.sampled_from([" ", "-", "  ", ", ", " – ", "\u00a0"]))
        for c in text
    )
    assert typed(key, f"«{dressed}» !", NAMES).outcome is typed(key, text, NAMES).outcome


@given(st.text(min_size=1, max_size=40).filter(str.strip), st.text(max_size=80))
@example("Beria", "\ud800")
@example("\ud800", "Берия" * 200)
def test_no_text_makes_grading_fail(key: str, text: str) -> None:
    for body in (Typed(key, (key,), ("x",)), Choice(key, ("x",))):
        grade(a_question(body), Written(text), NAMES)
    grade(a_question(Cloze((Gap(key), Gap("y")))), Filled((text, key)), NAMES)


def test_grading_loads_its_libraries_only_when_it_needs_them() -> None:
    code = (
        "import sys; from coldwar_quiz.study.grading import Names; Names().who('Beria');"
        "print({'rapidfuzz', 'anyascii'} & {*sys.modules})"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def _edits(one: str, other: str) -> int:
    """Optimal string alignment, the plain way."""
    rows = {(i, j): i or j for i in range(len(one) + 1) for j in range(len(other) + 1) if not (i and j)}
    for i, j in product(range(1, len(one) + 1), range(1, len(other) + 1)):
        rows[i, j] = min(rows[i - 1, j] + 1, rows[i, j - 1] + 1, rows[i - 1, j - 1] + (one[i - 1] != other[j - 1]))
        if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
            rows[i, j] = min(rows[i, j], rows[i - 2, j - 2] + 1)
    return rows[len(one), len(other)]
