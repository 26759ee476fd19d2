"""The words of a text that carry its matter, for rules that compare texts."""

import re

_WORD = re.compile(r"[^\W_]+")
_BETWEEN_DIGITS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_FUNCTION_WORDS = frozenset(
    {
        "a",
        "about",
        "according",
        "after",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "before",
        "by",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "him",
        "his",
        "how",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "one",
        "or",
        "she",
        "than",
        "that",
        "the",
        "their",
        "them",
        "they",
        "this",
        "those",
        "to",
        "under",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "would",
    }
)  # fmt: skip


def content_words(text: str) -> list[str]:
    """The words of `text` that carry its matter: lower case, cut to six letters so that endings do not count."""
    if "," in text:
        text = _BETWEEN_DIGITS.sub("", text)
    return [word[:6] for word in _WORD.findall(text.lower()) if word not in _FUNCTION_WORDS]
