"""The keys of the format: what may stand in a deck, a question of each type, a quotation, a person, a term."""

WORD_KEYS = frozenset({"id", "type", "difficulty", "when", "language", "format", "source"})
"""The keys whose value is one word."""
DECK_KEYS = frozenset({"id", "title", "description", "language", "format"})
SHARED_KEYS = frozenset(
    {
        "id", "type", "prompt", "hint", "explanation", "evidence", "accounts", "when", "difficulty", "tags", "content",
        "confusable", "formerly", "retired", "allow",
    }
)  # fmt: skip
"""The keys that a question of any type may have."""

OWN_KEYS: dict[str, frozenset[str]] = {
    "choice": frozenset({"answer", "distractors"}),
    "select": frozenset({"answer", "distractors"}),
    "typed": frozenset({"answer", "accept", "distractors"}),
    "cloze": frozenset(),
    "true-false": frozenset({"answer", "correction"}),
    "date": frozenset({"answer"}),
    "number": frozenset({"answer", "unit", "tolerance"}),
    "order": frozenset({"answer"}),
    "match": frozenset({"answer", "distractors"}),
    "card": frozenset({"answer", "points"}),
}
"""For each type, the keys it has besides those of every question."""

KEYS_OF = {name: SHARED_KEYS | own for name, own in OWN_KEYS.items()}
"""All keys of a question, by its type."""
QUESTION_KEYS = SHARED_KEYS.union(*OWN_KEYS.values())
EVIDENCE_KEYS = frozenset({"source", "where", "quote"})
ACCOUNT_KEYS = frozenset({"source", "where", "says", "quote", "answer"})
PERSON_KEYS = frozenset({"id", "name", "surname", "given", "surnames", "patronymic", "also", "who"})
TERM_KEYS = frozenset({"id", "term", "text", "also"})
RECORD_KEYS = frozenset({"document", "works"})
"""What a source record has at the margin."""
DOCUMENT_KEYS = frozenset({"seed", "sha256", "kind", "transmission", "trust", "not-for"})
WORK_KEYS = frozenset({"short", "author", "title", "year", "kind", "citation", "standing", "places"})
PLACE_KEYS = frozenset({"title", "from", "to"})

INNER_KEYS = QUESTION_KEYS | EVIDENCE_KEYS | ACCOUNT_KEYS
"""The keys that stand inside a question and never at the margin of a file."""
ALL_KEYS = INNER_KEYS | DECK_KEYS | PERSON_KEYS | TERM_KEYS
"""The words that a line of a deck begins with where it begins with a key."""
