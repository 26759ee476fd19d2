"""What each key is called, what it means, and how it looks: what an editor shows beside it.

At least two examples of a single value, because editors type a lone one for the author.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Words(NamedTuple):
    """The words of one key. `examples` are values as YAML would read them."""

    title: str
    description: str
    examples: tuple[Any, ...]


_ID = Words(
    "Id",
    "The permanent name: small letters, digits and hyphens, beginning with a letter.",
    ("imre-nagy", "new-course"),
)

ROOT: Mapping[str, Words] = {
    "deck": Words(
        "Deck",
        "What the file is: a deck. It stands together with `questions`.",
        ({"id": "german-question", "title": "The German question"},),
    ),
    "questions": Words(
        "Questions",
        "The questions of the deck, at least one.",
        (
            [
                {
                    "id": "memo-day",
                    "type": "date",
                    "prompt": "On what day of 1953 is Beria's memorandum on departures from the GDR dated?",
                    "answer": "1953-05-06",
                }
            ],
        ),
    ),
    "people": Words(
        "People",
        "Which spellings of a name a typed answer may use. It can stand beside a deck or have a file of its own.",
        ([{"id": "imre-nagy", "name": "Imre Nagy", "who": "head of Hungary's government from July 1953"}],),
    ),
    "glossary": Words(
        "Glossary",
        "Bodies, offices and affairs with their other names. It can stand beside a deck or have a file of its own.",
        ([{"id": "mvd", "term": "MVD", "text": "The Soviet ministry that Beria headed in 1953."}],),
    ),
}

DECK: Mapping[str, Words] = {
    "id": Words(
        "Id of the deck",
        "The permanent name, by custom that of the file. What a learner knows hangs on it, so it is never changed.",
        ("german-question", "foreign-policy"),
    ),
    "title": Words("Title", "What a learner reads.", ("The German question", "Foreign policy")),
    "description": Words(
        "Description",
        "A sentence or two on what the deck is about.",
        ("East Germany in the spring of 1953.", "What changed abroad between March and July 1953."),
    ),
    "language": Words("Language", "The language of the questions; `en` unless you say otherwise.", ("en", "de")),
    "format": Words("Format", "The version of this format; 1 unless you say otherwise.", (1,)),
}

QUESTION: Mapping[str, Words] = {
    "id": Words(
        "Id of the question",
        "The permanent name, unique in the deck and never used again. It says what is asked, not what is answered.",
        ("memo-day", "arresting-marshal"),
    ),
    "type": Words("Type", "How it is asked and answered; other keys depend on it.", ("choice", "typed")),
    "prompt": Words(
        "Prompt",
        'What is asked. It stands alone, without "the document" or "above".',
        (
            "In which month of 1953 did Soviet newspapers announce Beria's arrest?",
            "What do the Russian initials MVD stand for in English?",
        ),
    ),
    "hint": Words("Hint", "One line, shown when asked for.", ("Think of the summer.", "It begins with M.")),
    "explanation": Words(
        "Explanation",
        "Two to four sentences: the answer, why the best wrong one tempts, and what is disputed.",
        (
            "It is dated 6 May 1953. The day before tempts because the Presidium then discussed the German question.",
            "Beria adds four causes inside the GDR. Propaganda tempts because he names it first.",
        ),
    ),
    "evidence": Words(
        "Evidence",
        "Quotations that prove the answer, each 5 to 12 words, word for word.",
        (
            [
                {
                    "source": "memorandum-archive-citation",
                    "where": "citation",
                    "quote": "Mass Defections from the GDR, 6 May 1953",
                }
            ],
        ),
    ),
    "accounts": Words(
        "Accounts",
        "Where the documents disagree: what each of them says, in your own words.",
        (
            [
                {
                    "source": "heller-nekrich-1985",
                    "where": "p-521",
                    "says": "For 1952 as a whole the figure is 182,000, without a source.",
                    "answer": 182000,
                }
            ],
        ),
    ),
    "when": Words(
        "When",
        "Puts the question on the timeline: a year, a month, a day, or two of them with a slash between.",
        (1953, "1953-06", "1953-06-26", "1953-06-16/1953-06-17"),
    ),
    "difficulty": Words(
        "Difficulty",
        "1 headline, 2 needs study, 3 comparison, inference or an exact figure; 2 unless you say otherwise.",
        (1, 2, 3),
    ),
    "tags": Words(
        "Tags",
        "Ids of your choosing, by which questions are picked out. `starter` marks what is asked first.",
        (["gdr", "documents"], ["starter"]),
    ),
    "content": Words(
        "Content notes",
        "What the question tells of that a learner may want to leave out.",
        (["execution"], ["mass-death", "antisemitism"]),
    ),
    "confusable": Words(
        "Confusable with",
        "Other questions this one is taken for, each with the difference in a sentence that is true beside both."
        " One side is enough.",
        ({"plot-and-arrest/arrest-day": "The arrest came first; it was announced days later."},),
    ),
    "formerly": Words(
        "Formerly",
        "The ids it had before, oldest first, so that a renamed or moved question keeps its progress.",
        (["memo-date"], ["letter/memo-date", "memo-date"]),
    ),
    "retired": Words(
        "Retired",
        "Why it is no longer asked. Its id stays taken.",
        ("The figure turned out to be a misprint.", "Two questions asked the same."),
    ),
    "allow": Words(
        "Allow",
        "Codes of warnings and advice to silence for this question, each with the reason.",
        ({"missing-explanation": "The citation says it all."},),
    ),
}

TYPES: Mapping[str, str] = {
    "choice": "one of several options",
    "select": "all that are right among several options",
    "typed": "a text that the learner types",
    "cloze": "gaps in the prompt, written {{answer}} or {{answer|other spelling}}",
    "true-false": "a statement that is true or false",
    "date": "a day, a month or a year",
    "number": "a number, with a tolerance where you give one",
    "order": "things to put in order, earliest first",
    "match": "pairs of a left and a right side",
    "card": "think, turn it over, grade yourself",
}
"""How each type is answered, in a few words."""

_DISTRACTORS = Words(
    "Distractors",
    "Wrong options, each as long and as likely as the right one.",
    (["Debate in the party Presidium", "Appeals by East German leaders"],),
)

OWN: Mapping[str, Mapping[str, Words]] = {
    "choice": {
        "answer": Words("Answer", "The right option.", ("Stories in the Western press", "Zhukov")),
        "distractors": _DISTRACTORS,
    },
    "select": {
        "answer": Words(
            "Answers",
            "All the options that are right.",
            (["Peasants' reluctance to enter cooperatives", "Young people's wish to avoid armed service"],),
        ),
        "distractors": _DISTRACTORS,
    },
    "typed": {
        "answer": Words(
            "Answer",
            "What is typed. Case, accents, punctuation and spaces never matter.",
            ("Ministry of Internal Affairs", "Semyonov"),
        ),
        "accept": Words(
            "Also right",
            "Other wordings that are right. Leave out those that differ in case, accents or punctuation only.",
            (["Interior Ministry", "Ministry of the Interior"],),
        ),
        "distractors": Words(
            "Distractors",
            "Wrong options. With them it is asked as a choice at first, and typed once it is remembered better.",
            (["Konev", "Bulganin", "Serov"],),
        ),
    },
    "cloze": {},
    "true-false": {
        "answer": Words("Answer", "Whether the statement is true. A false one is wrong in one place.", (True, False)),
        "correction": Words(
            "Correction",
            "What would be true instead of a false statement.",
            (
                "Not to propaganda alone; Beria adds four causes inside the GDR.",
                "The amnesty did not affect political prisoners.",
            ),
        ),
    },
    "date": {
        "answer": Words(
            "Answer",
            "A year, a month or a day. Its precision is the one asked for.",
            (1953, "1953-07", "1953-06-26"),
        ),
    },
    "number": {
        "answer": Words("Answer", "Digits, with a point before decimals and no separators.", (84034, 0.5)),
        "unit": Words("Unit", "What is counted; it is shown beside the answer.", ("people", "per cent")),
        "tolerance": Words(
            "Tolerance", "How far off still counts, in the same unit; 0 unless you say otherwise.", (0, 500)
        ),
    },
    "order": {
        "answer": Words(
            "Answer",
            "The things in their right order, earliest first.",
            (["Stoppage in East Berlin", "Beria's arrest", "Announcement of the arrest"],),
        ),
    },
    "match": {
        "answer": Words(
            "Pairs",
            "Pairs, each a list of a left and a right side.",
            ([["Malenkov", "chairman of the Council of Ministers"], ["Molotov", "foreign minister"]],),
        ),
        "distractors": Words("Distractors", "Right sides that belong to nothing.", (["minister of defence"],)),
    },
    "card": {
        "answer": Words(
            "Answer",
            "What stands on the other side.",
            ("It holds only those whom the police noticed leaving.", "Measures that took back earlier policy."),
        ),
        "points": Words(
            "Points",
            "The points of a good answer, to be ticked off.",
            (["People who slipped away unnoticed are missing.", "The state that counted had reason to count low."],),
        ),
    },
}
"""For each type, the keys it has besides those of every question."""

UNTYPED = "What it holds depends on the `type`, which is to be written first."

_SOURCE = Words("Source", "The work, as its source record names it.", ("beria-letter", "heller-nekrich-1985"))
_WHERE = Words("Where", "The place in the work, as its source record names it.", ("p-521", "citation"))

EVIDENCE: Mapping[str, Words] = {
    "source": _SOURCE,
    "where": _WHERE,
    "quote": Words(
        "Quotation",
        "5 to 12 words, word for word as they stand in the document.",
        ("Mass Defections from the GDR, 6 May 1953", "To the CPSU CC Comrade Malenkov"),
    ),
}

ACCOUNT: Mapping[str, Words] = {
    "source": _SOURCE,
    "where": _WHERE,
    "says": Words(
        "What it says",
        "What the document says of the matter, in your own words.",
        ("Zhukov led the officers who arrested him.", "For 1952 the figure is 182,000, without a source."),
    ),
    "quote": EVIDENCE["quote"],
    "answer": Words(
        "Its answer",
        "The response that this account supports, where it is one that can be given.",
        ("Zhukov", 182000),
    ),
}

PERSON: Mapping[str, Words] = {
    "id": _ID,
    "name": Words("Name", "The name as the bank writes it.", ("Imre Nagy", "Vladimir Semyonov")),
    "surname": Words("Surname", "The last word of `name` unless you give it.", ("Mao", "von Paulus")),
    "given": Words("Given names", "Other spellings of the given name.", (["Lavrentii", "Lavrenty"],)),
    "surnames": Words("Surnames", "Other spellings of the surname.", (["Semenov", "Semionov"],)),
    "patronymic": Words("Patronymic", "The name after the father.", ("Pavlovich", "Semyonovich")),
    "also": Words("Also called", "Other names of the same person.", (["Koba", "Soso"],)),
    "who": Words(
        "Who",
        "Who this was, in a few words.",
        ("head of Hungary's government from July 1953", "Soviet High Commissioner in Germany"),
    ),
}

TERM: Mapping[str, Words] = {
    "id": _ID,
    "term": Words("Term", "The term as the bank writes it.", ("MVD", "New Course")),
    "also": Words(
        "Also called",
        "Other names of exactly the same thing; each is right wherever the term is the answer.",
        (["Ministry of Internal Affairs"],),
    ),
    "text": Words(
        "Text",
        "What it means.",
        ("The Soviet ministry that Beria headed in 1953.", "What East Germany's party announced in June 1953."),
    ),
}
