"""What checking costs: it grows with the bank, and a deck of nothing but mistakes is no way to stop it."""

import time

from coldwar_quiz.bank.model import Bank, Choice, Deck, Evidence, Question, QuestionId
from coldwar_quiz.bank.proof import Lock
from coldwar_quiz.bank.rules import ENOUGH_ADVICE, check_bank
from coldwar_quiz.diagnostics.span import Span
from rule_checks import WORKS, check, deck


def _generated(count: int) -> Bank:
    span = Span("decks/big.yaml", 1, 1, 1, 2)
    questions = tuple(
        Question(
            QuestionId("big", f"item-{i}"),
            Choice(f"answer number {i}", (f"option {i} first", f"option {i} second", f"option {i} third")),
            f"Which of these options belongs to the question with number {i}, according to the headnote?",
            span,
            explanation=f"It is answer number {i}. The first option is tempting because it is first.",
            evidence=(Evidence("letter-headnote", "headnote", f"five words for number {i}", span),),
            confusable=((QuestionId("big", f"item-{(i + 1) % count}"), "The next one."),),
        )
        for i in range(count)
    )
    return Bank(decks=(Deck("big", "Big", "decks/big.yaml", span, questions=questions),), works=WORKS)


def test_ten_times_the_questions_take_about_ten_times_as_long() -> None:
    def seconds(bank: Bank) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            check_bank(bank, lock=Lock())
            best = min(best, time.process_time() - start)
        return best

    small, large = _generated(300), _generated(3_000)
    assert seconds(large) < 30 * seconds(small) + 0.05


def test_a_deck_of_nothing_but_mistakes_is_checked_in_reasonable_time() -> None:
    text = deck(
        *(f"id: q-{i}\nconfusable: {{no-such-{i}: Nothing.}}\nallow: {{no-such-{i}: Nothing.}}" for i in range(2_000))
    )
    start = time.process_time()
    checked = check(text)
    assert len(checked.problems) + checked.omitted > ENOUGH_ADVICE
    assert checked.bank.skipped == 2_000
    assert time.process_time() - start < 10
