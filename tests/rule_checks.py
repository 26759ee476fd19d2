"""Checking a snippet of a deck against every rule, with a lock that proves a few quotations."""

import re

from coldwar_quiz.bank.findings import Findings
from coldwar_quiz.bank.model import Bank, QuestionId, Work
from coldwar_quiz.bank.nodes import SourceFile
from coldwar_quiz.bank.proof import Lock, Proof, Quotation, proven, quotations
from coldwar_quiz.bank.quotations import Grade
from coldwar_quiz.bank.reader import read_file
from coldwar_quiz.bank.released import Held
from coldwar_quiz.bank.rules import Checked, check_bank
from records import work

LEFT_OUT_OF_EXAMPLES = {"missing-explanation", "missing-evidence", "house-evidence"}
QUOTED = {"was formally arrested by Marshal Zhukov", "Make a move and Zhukov moves in", "by Marshal Zhukov"}
"""What the lock of these tests proves, wherever it is quoted."""

_HEADNOTE = work("letter-headnote", headnote=("The secret police chief", "meeting."))
_POSTS = work("forum-posts", posts=("How?", "again."))
WORKS: dict[str, Work] = {
    "letter-headnote": _HEADNOTE,
    "forum-posts": Work("forum-posts", "posts", "Posts", "forum", "Posts", "Speculation.", None, None, _POSTS.places,
                        _POSTS.seed, _POSTS.sha256),
    "later-study": Work("later-study", "a later study", "A study", "outside", "A study, 2004", "Later.", "Jane Doe"),
}  # fmt: skip


def check(text: str, *, bundled: bool = False, only_errors: bool = False, path: str = "decks/sample.yaml") -> Checked:
    """What the rules say of a deck; a text without a deck's header gets one."""
    if "deck:" not in text:
        text = f"deck: {{id: sample, title: A sample}}\nquestions:\n{text}"
    findings = Findings()
    source = SourceFile.decode(path, text.encode(), findings)
    assert source is not None
    deck = read_file(source, findings, bundled).deck
    assert deck is not None, findings.problems()
    bank = Bank(decks=(deck,), works=WORKS)
    held = Held({QuestionId.parse(name): deck.span for name in re.findall(r"ids\.lock that holds (\S+)", text)})
    return check_bank(bank, lock=lock_of(bank), problems=findings.problems(), held=held, only_errors=only_errors)


def lock_of(bank: Bank) -> Lock:
    """A lock that proves what `QUOTED` names, in the headnote and wherever it is quoted."""
    proofs = []
    for question in bank:
        for quote in QUOTED:
            of_headnote = proven(
                Quotation(question, "letter-headnote", "headnote", quote, ""), WORKS["letter-headnote"]
            )
            assert of_headnote is not None
            proofs.append(Proof(str(question.id), of_headnote, 0, Grade.EXACT))
        for quotation in quotations(question):
            source = WORKS.get(quotation.source)
            about = proven(quotation, source) if source else None
            if about is not None and quotation.quote in QUOTED:
                proofs.append(Proof(str(question.id), about, 0, Grade.EXACT))
    return Lock(tuple(proofs))


def codes(checked: Checked) -> list[str]:
    """The codes found, less what examples leave out."""
    return sorted(p.code for p in checked.problems if p.code not in LEFT_OUT_OF_EXAMPLES)


def deck(*questions: str) -> str:
    """Questions of type typed, given the lines they add."""
    lead = "- type: typed\n  prompt: Who, number {}?\n  answer: Zhukov\n"
    return "".join(lead.format(i) + "".join(f"  {line}\n" for line in q.split("\n")) for i, q in enumerate(questions))
