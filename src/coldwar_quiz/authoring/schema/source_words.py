"""What each key of a source record is called, what it means, and how it looks; as `words` does for a deck."""

from collections.abc import Mapping

from coldwar_quiz.authoring.schema.words import Words

ROOT: Mapping[str, Words] = {
    "document": Words(
        "Document",
        "The document that the works stand in. Only a record of works that are `outside` does without.",
        (
            {
                "seed": "letter-copy.txt",
                "sha256": "51055cf2ec326e3e6aa502c1ffd03a3cd15888be01eea1e8e47b69efcf989f1f",
                "kind": "primary",
            },
        ),
    ),
    "works": Words(
        "Works",
        "The works in the document, each under the name that `source` gives it.",
        (
            {
                "later-study": {
                    "short": "A Later Study",
                    "title": "A Later Study of 1953",
                    "kind": "outside",
                    "citation": "A Later Study of 1953, 2001",
                    "standing": "Written from the archives, half a century later.",
                }
            },
        ),
    ),
}

DOCUMENT: Mapping[str, Words] = {
    "seed": Words("Seed", "The file it was read from.", ("letter-copy.txt", "memorandum.txt")),
    "sha256": Words(
        "SHA-256",
        "The SHA-256 of that file, by which it is found again; `sha256sum FILE` prints it.",
        (
            "51055cf2ec326e3e6aa502c1ffd03a3cd15888be01eea1e8e47b69efcf989f1f",
            "ca91bfe1a23d2fd3b6f1334359d22c3be5cceb245e104650b318ec950fdb53b0",
        ),
    ),
    "kind": Words("Kind", "What sort of document it is.", ("primary", "compilation")),
    "transmission": Words(
        "Transmission",
        "How it came down to us.",
        ("Copied by hand in the reading room in 2019.", "Printed in 1994, translated from the print."),
    ),
    "trust": Words(
        "Trust",
        "How far to trust it, and for what.",
        ("To the letter, but for two words that could not be read.", "Good for what the writer claimed."),
    ),
    "not-for": Words(
        "Not for",
        "What it must not be used for.",
        ("Anything about the letter's date, which a later hand added.", "Figures: they are rounded."),
    ),
}

WORK: Mapping[str, Words] = {
    "short": Words("Short name", "What prompts and screens say.", ("The clerk's letter", "Heller and Nekrich")),
    "author": Words("Author", "Who wrote it.", ("unknown", "Lavrentiy Beria")),
    "title": Words("Title", "Its title.", ("Letter to the district council", "Utopia in Power")),
    "year": Words("Year", "When it was written or published.", (1953, 1985)),
    "kind": Words("Kind", "What sort of work it is; one that is `outside` is never evidence.", ("primary", "history")),
    "citation": Words(
        "Citation",
        "One line, as it stands under a quotation.",
        ("Letter to the district council, 1953, copy of 2019", "Heller and Nekrich, Utopia in Power, 1985"),
    ),
    "standing": Words(
        "Standing",
        "A sentence or two that a learner should know before believing it.",
        ("By somebody who was there, writing to somebody who could punish him.", "Written later, by two historians."),
    ),
    "places": Words(
        "Places",
        "The places that can be quoted, each under the name that `where` gives it.",
        ({"opening": {"title": "opening", "from": "Honoured comrades", "to": "as you know"}},),
    ),
}

PLACE: Mapping[str, Words] = {
    "title": Words("Title", "What is printed after the citation.", ("p. 521", "opening")),
    "from": Words("From", "The first words of the place, as they stand.", ("Honoured comrades", "In the spring")),
    "to": Words("To", "Its last words, as they stand.", ("as you know", "of the district council")),
}
