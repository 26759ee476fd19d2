"""House rules: what the bundled bank promises about sensitive and contested matter. They bind no stranger's deck.

Where a question needs a word or a claim that a rule looks for, it says why under `allow`.
"""

from coldwar_quiz.bank.rules.house.account import house_account
from coldwar_quiz.bank.rules.house.brace import house_brace
from coldwar_quiz.bank.rules.house.content import house_content
from coldwar_quiz.bank.rules.house.evidence import house_evidence
from coldwar_quiz.bank.rules.house.forum import house_forum
from coldwar_quiz.bank.rules.house.later_research import house_later_research
from coldwar_quiz.bank.rules.house.words import house_words

RULES = (
    house_evidence,
    house_brace,
    house_words,
    house_content,
    house_forum,
    house_account,
    house_later_research,
)
