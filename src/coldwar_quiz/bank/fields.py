"""What a question of any type may have beside its prompt and its answer, from its record.

What is not of the right shape is reported and left out.
"""

from collections.abc import Set

from coldwar_quiz.bank.keys import ACCOUNT_KEYS, EVIDENCE_KEYS
from coldwar_quiz.bank.kinds import CONTENT_NOTES
from coldwar_quiz.bank.model import Account, Evidence, QuestionId
from coldwar_quiz.bank.other_words import OF_ACCOUNTS, OF_EVIDENCE
from coldwar_quiz.bank.slugs import ordinary_slug
from coldwar_quiz.bank.tree import Mapping, Node, Scalar, plain_texts
from coldwar_quiz.bank.values import ANSWER_LIMIT, MAX_ENTRIES, Record
from coldwar_quiz.bank.ways_out import WRITTEN
from coldwar_quiz.bank.words import one_of, question_id


def difficulty(record: Record) -> int:
    """From 1 to 3; 2 where nothing is said."""
    written = record.written("difficulty")
    if written in ("1", "2", "3"):
        return int(written)
    node = record.word("difficulty")
    if node is None:
        return 2
    record.refuse(
        "bad-difficulty", node, "`difficulty` must be 1, 2 or 3", "1 headline, 2 needs study, 3 comparison or inference"
    )
    return 2


def evidence(record: Record) -> tuple[Evidence, ...]:
    """The quotations that are whole."""
    found = []
    for node in record.list("evidence", "quotations"):
        if _is_bare_name(node, EVIDENCE_KEYS | OF_EVIDENCE.keys()):
            record.refuse("wrong-shape", node, "a quotation needs `source`, `where` and `quote`", WRITTEN["evidence"])
            continue
        inner = record.record(node, "evidence", "a quotation")
        if inner is None:
            continue
        inner.keep_to(EVIDENCE_KEYS, OF_EVIDENCE)
        source, where = inner.slug("source", required=True), inner.slug("where", required=True)
        quote = inner.text("quote", ANSWER_LIMIT, required=True)
        if source is not None and where is not None and quote is not None:
            found.append(Evidence(source, where, quote, inner.span("quote")))
    return tuple(found)


OF_A_QUOTATION = frozenset({"source", "where", "quote", "page"})
"""What a quotation has, and a question has not; `page` is what many call the place."""


def refuse_bare_quotation(record: Record, node: Mapping) -> Set[str]:
    """Report the keys of a quotation that stand in the question `record`, of `node`, without `evidence`; those keys."""
    bare = [key for key in node.raw if key in OF_A_QUOTATION]
    named = " and ".join([", ".join(f"`{key}`" for key in bare[:-1]), f"`{bare[-1]}`"])
    help = f"write `evidence:` above them, and indent them below it, with `- ` before `{bare[0]}`"
    record.refuse("missing-key", node.key(bare[0]), f"{named} stand without `evidence:` above", help)
    return frozenset(bare)


def _is_bare_name(node: Node, keys: Set[str]) -> bool:
    """Whether the entry `node` of a list is `name: text`, and `name` none of the `keys` of an entry."""
    return type(node) is Mapping and len(node) == 1 and keys.isdisjoint(node.raw) and not node.in_braces


_ANSWERED_WITH_A_VALUE = ("true-false", "date", "number")


def accounts(record: Record, kind: str | None) -> tuple[Account, ...]:
    """The accounts that are whole; `kind` is the type of the question, where it is known."""
    found = []
    for node in record.list("accounts", "accounts"):
        if _is_bare_name(node, ACCOUNT_KEYS | OF_ACCOUNTS.keys()):
            record.refuse("wrong-shape", node, "an account needs `source`, `where` and `says`", WRITTEN["accounts"])
            continue
        inner = record.record(node, "accounts", "an account")
        if inner is None:
            continue
        inner.keep_to(ACCOUNT_KEYS, OF_ACCOUNTS)
        source, where = inner.slug("source", required=True), inner.slug("where", required=True)
        says = inner.text("says", required=True)
        quote = inner.text("quote", ANSWER_LIMIT)
        answer = inner.text("answer", ANSWER_LIMIT, prose=kind not in _ANSWERED_WITH_A_VALUE)
        if source is not None and where is not None and says is not None:
            found.append(Account(source, where, says, node.span, quote, answer))
    return tuple(found)


def content(record: Record) -> tuple[str, ...]:
    """The content notes that there are."""
    words = [record.word_of(node, "content") for node in record.list("content", "content notes")]
    notes = [
        one_of(record, word, "content note", CONTENT_NOTES, "unknown-content") for word in words if word is not None
    ]
    return tuple(note for note in notes if note is not None)


def confusable(record: Record, deck: str) -> tuple[tuple[QuestionId, str], ...]:
    """Other questions this one is taken for, each with the difference."""
    plain = record.plain_pairs("confusable")
    if plain and all(map(ordinary_slug, plain)):
        return tuple([(QuestionId(deck, other), difference) for other, difference in plain.items()])
    found = []
    for key, node in record.pairs("confusable", "the id of a question and the difference"):
        other = question_id(record, key, deck)
        if other is None and type(node) is Scalar and not node.value:
            continue  # the id and the difference in one, with no colon between
        difference = record.text_of(node, "confusable", ANSWER_LIMIT)
        if other is not None and difference is not None:
            found.append((other, difference))
    return tuple(found)


def formerly(record: Record, deck: str) -> tuple[QuestionId, ...]:
    """The ids it had before."""
    plain = plain_texts(record.raw("formerly"))
    if 0 < len(plain) <= MAX_ENTRIES and all(map(ordinary_slug, plain)):
        return tuple([QuestionId(deck, old) for old in plain])
    words = [record.word_of(node, "formerly") for node in record.list("formerly", "old ids")]
    ids = [question_id(record, word, deck) for word in words if word is not None]
    return tuple(old for old in ids if old is not None)


def allow(record: Record) -> tuple[tuple[str, str], ...]:
    """Codes of rules, each with the reason why it does not hold here."""
    plain = record.plain_pairs("allow")
    if plain:
        return tuple(plain.items())
    found = []
    for key, node in record.pairs("allow", "the code of a rule and the reason"):
        reason = record.text_of(node, "allow", ANSWER_LIMIT)
        if reason is not None:
            found.append((key.value, reason))
    return tuple(found)
