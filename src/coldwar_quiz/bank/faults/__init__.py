"""The manual of everything the reader reports, a page a code, grouped by what the code is about.

Only the manual reads it (`check --explain`, and `rules/manual.py`, which makes docs/rules from it); checking a deck
does not import it. `page.py` says how an example is written."""

from coldwar_quiz.bank.faults import characters, extras, files, imports, keys, quoting, records, syntax, values, words
from coldwar_quiz.bank.faults.page import Subject

SUBJECTS: tuple[Subject, ...] = (
    Subject("The file", files.PAGES),
    Subject("Lines, indentation and maps", syntax.PAGES),
    Subject("Quotes and brackets", quoting.PAGES),
    Subject("What YAML offers and decks do not use", extras.PAGES),
    Subject("Keys and ids", keys.PAGES),
    Subject("Values", values.PAGES),
    Subject("Dates, numbers and words of a list", words.PAGES),
    Subject("Characters", characters.PAGES),
    Subject("Source records and proofs", records.PAGES),
    Subject("Files of other programs", imports.PAGES),
)
