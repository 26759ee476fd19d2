"""Where the answer is given: one module a kind of answering, imported when a question first needs it."""

from coldwar_quiz.study.presentation import Asked
from coldwar_quiz.tui.symbols import Symbols
from coldwar_quiz.tui.widgets.answers.base import Answering


def area_for(asked: Asked, symbols: Symbols) -> Answering:
    """The answer area for the face of this showing."""
    match asked.face:
        case "choice":
            from coldwar_quiz.tui.widgets.answers.choice import ChoiceArea

            return ChoiceArea(asked, symbols)
        case "true-false":
            from coldwar_quiz.tui.widgets.answers.choice import TruthArea

            return TruthArea(asked, symbols)
        case "select":
            from coldwar_quiz.tui.widgets.answers.select import SelectArea

            return SelectArea(asked, symbols)
        case "typed" | "date" | "number":
            from coldwar_quiz.tui.widgets.answers.field import FieldArea

            return FieldArea(asked, symbols)
        case "cloze":
            from coldwar_quiz.tui.widgets.answers.cloze import ClozeArea

            return ClozeArea(asked, symbols)
        case "order":
            from coldwar_quiz.tui.widgets.answers.order import OrderArea

            return OrderArea(asked, symbols)
        case "match":
            from coldwar_quiz.tui.widgets.answers.match import MatchArea

            return MatchArea(asked, symbols)
        case _:
            from coldwar_quiz.tui.widgets.answers.card import CardArea

            return CardArea(asked, symbols)


__all__ = ["Answering", "area_for"]
