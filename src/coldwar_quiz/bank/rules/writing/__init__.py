"""How good questions are written: one rule a module, each with the source it was taken from."""

from coldwar_quiz.bank.rules.writing.absolute_option import absolute_option
from coldwar_quiz.bank.rules.writing.answer_among_distractors import answer_among_distractors
from coldwar_quiz.bank.rules.writing.answer_in_hint import answer_in_hint
from coldwar_quiz.bank.rules.writing.answer_in_prompt import answer_in_prompt
from coldwar_quiz.bank.rules.writing.catch_all_option import catch_all_option
from coldwar_quiz.bank.rules.writing.correction_of_truth import correction_of_truth
from coldwar_quiz.bank.rules.writing.distractor_in_prompt import distractor_in_prompt
from coldwar_quiz.bank.rules.writing.duplicate_option import duplicate_option
from coldwar_quiz.bank.rules.writing.explanation_length import explanation_length
from coldwar_quiz.bank.rules.writing.few_distractors import few_distractors
from coldwar_quiz.bank.rules.writing.giveaway_pair import giveaway_pair
from coldwar_quiz.bank.rules.writing.idle_accept import idle_accept
from coldwar_quiz.bank.rules.writing.key_habit import key_habit
from coldwar_quiz.bank.rules.writing.leaning_prompt import leaning_prompt
from coldwar_quiz.bank.rules.writing.longest_key import longest_key
from coldwar_quiz.bank.rules.writing.lopsided_truth import lopsided_truth
from coldwar_quiz.bank.rules.writing.missing_correction import missing_correction
from coldwar_quiz.bank.rules.writing.missing_evidence import missing_evidence
from coldwar_quiz.bank.rules.writing.missing_explanation import missing_explanation
from coldwar_quiz.bank.rules.writing.negative_stem import negative_stem
from coldwar_quiz.bank.rules.writing.odd_option import odd_option
from coldwar_quiz.bank.rules.writing.one_sided_difference import one_sided_difference
from coldwar_quiz.bank.rules.writing.orphan_tag import orphan_tag
from coldwar_quiz.bank.rules.writing.overlapping_options import overlapping_options
from coldwar_quiz.bank.rules.writing.quotation_length import quotation_length
from coldwar_quiz.bank.rules.writing.same_prompt import same_prompt
from coldwar_quiz.bank.rules.writing.shared_right_side import shared_right_side
from coldwar_quiz.bank.rules.writing.similar_prompt import similar_prompt
from coldwar_quiz.bank.rules.writing.telling_id import telling_id
from coldwar_quiz.bank.rules.writing.telling_item import telling_item
from coldwar_quiz.bank.rules.writing.too_few_items import too_few_items

RULES = (
    answer_among_distractors,
    duplicate_option,
    too_few_items,
    few_distractors,
    catch_all_option,
    longest_key,
    absolute_option,
    odd_option,
    overlapping_options,
    shared_right_side,
    idle_accept,
    leaning_prompt,
    negative_stem,
    answer_in_prompt,
    answer_in_hint,
    distractor_in_prompt,
    telling_id,
    telling_item,
    missing_explanation,
    explanation_length,
    missing_correction,
    correction_of_truth,
    missing_evidence,
    quotation_length,
    same_prompt,
    similar_prompt,
    giveaway_pair,
    one_sided_difference,
    orphan_tag,
    lopsided_truth,
    key_habit,
)
