"""Grading: pure functions from a question and a response to a verdict."""

from coldwar_quiz.study.grading.dates import DateReading, read_date
from coldwar_quiz.study.grading.names import Names
from coldwar_quiz.study.grading.numbers import NumberReading, read_number
from coldwar_quiz.study.grading.verdicts import READS_AS, grade, reads_as

__all__ = ["READS_AS", "DateReading", "Names", "NumberReading", "grade", "read_date", "read_number", "reads_as"]
