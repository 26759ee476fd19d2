"""What a line means as an answer to a question."""

from coldwar_quiz.bank.model import Match
from coldwar_quiz.plain.words import LETTERS
from coldwar_quiz.study.model import (
    DontKnow,
    Filled,
    Ordered,
    Paired,
    Picked,
    Recalled,
    Response,
    Said,
    Ticked,
    Written,
)
from coldwar_quiz.study.presentation import Asked


def response_to(asked: Asked, line: str) -> Response | str:
    """The response a line means, or a sentence saying what was expected."""
    if not line:
        return Recalled() if asked.face == "card" else DontKnow()
    match asked.face:
        case "choice":
            picks = numbers(line, len(asked.options))
            if picks is None or len(picks) != 1:
                return f"Type one number from 1 to {len(asked.options)}, or Enter for don't know."
            return Picked(asked.options[picks[0]])
        case "select":
            picks = numbers(line, len(asked.options))
            if picks is None:
                return f"Type the numbers of all that apply, such as 1 3, each from 1 to {len(asked.options)}."
            return Ticked(frozenset(asked.options[i] for i in picks))
        case "order":
            picks = numbers(line, len(asked.items))
            if picks is None or sorted(picks) != list(range(len(asked.items))):
                return f"Type each number from 1 to {len(asked.items)} once, earliest first, such as 3 1 2."
            return Ordered(tuple(asked.items[i] for i in picks))
        case "match":
            return _pairs(asked, line)
        case "true-false":
            truth = {"t": True, "true": True, "1": True, "n": False, "false": False, "2": False}
            said = truth.get(line.casefold())
            return "Type t for true or n for not true." if said is None else Said(said)
        case "cloze":
            return Filled((line,))
        case "card":
            return Recalled()
        case _:
            return Written(line)


def _pairs(asked: Asked, line: str) -> Response | str:
    lefts = len(asked.question.body.pairs) if isinstance(asked.question.body, Match) else 0
    rights: list[str | None] = [None] * lefts
    for word in line.replace(",", " ").split():
        number, letter = word[:-1], word[-1:].casefold()
        left = int(number) - 1 if number.isascii() and number.isdigit() and len(number) < 4 else -1
        right = LETTERS.find(letter) if letter else -1
        if not (0 <= left < lefts and 0 <= right < len(asked.rights)):
            last = LETTERS[len(asked.rights) - 1]
            return f"Type pairs such as 1b 2a: a number from 1 to {lefts} and a letter from a to {last}."
        rights[left] = asked.rights[right]
    return Paired(tuple(rights))


def numbers(line: str, count: int) -> list[int] | None:
    """Indexes from numbers counting from 1, each once; None where a word is no such number."""
    words = line.replace(",", " ").split()
    if not all(word.isascii() and word.isdigit() and len(word) < 4 and 1 <= int(word) <= count for word in words):
        return None
    return list(dict.fromkeys(int(word) - 1 for word in words))
