"""What line mode says: a question, a verdict, an interval, each as words for the ear."""

from coldwar_quiz.bank.model import Bank, Cloze, Match, Question
from coldwar_quiz.study.model import Outcome, Part, Verdict
from coldwar_quiz.study.presentation import Asked
from coldwar_quiz.study.wording import show_answer

FACES = {
    "choice": "Multiple choice",
    "select": "Choose all that apply",
    "typed": "Short answer",
    "cloze": "Fill the gaps",
    "true-false": "True or false",
    "date": "Date",
    "number": "Number",
    "order": "Put in order, earliest first",
    "match": "Match",
    "card": "Flashcard",
}
"""How each face is announced."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""The names of right-hand sides."""


def spoken(interval: str) -> str:
    """An interval for the ear: `10 min` as `10 minutes`."""
    if interval == "1 min":
        return "1 minute"
    return interval.replace(" min", " minutes")


def spoken_prompt(question: Question) -> str:
    body = question.body
    if not isinstance(body, Cloze):
        return question.prompt
    count, several = 0, len(body.gaps) > 1
    words = []
    for part in body.parts:
        if isinstance(part, str):
            words.append(part)
        else:
            count += 1
            words.append(f"[gap {count}]" if several else "[gap]")
    return "".join(words)


def items(asked: Asked) -> list[str]:
    lines = [f"{i}. {option}" for i, option in enumerate(asked.options or asked.items, 1)]
    body = asked.question.body
    if isinstance(body, Match):
        lines += [f"{i}. {left}" for i, (left, _) in enumerate(body.pairs, 1)]
        lines += [f"{LETTERS[i]}. {right}" for i, right in enumerate(asked.rights)]
    return lines


def prompt(asked: Asked) -> str:
    body, unit = asked.question.body, getattr(asked.question.body, "unit", None)
    match asked.face:
        case "choice":
            return f"Answer, 1 to {len(asked.options)}, or s to skip: "
        case "select":
            return "Numbers of all that apply, or s to skip: "
        case "true-false":
            return "t for true, n for not true: "
        case "order":
            return "Numbers, earliest first: "
        case "match":
            return "Pairs, such as 1b 2a: "
        case "cloze" if isinstance(body, Cloze) and len(body.gaps) > 1:
            return f"Gap 1 of {len(body.gaps)}: "
        case "card":
            return "Enter to turn the card: "
        case "number":
            return f"Number, in {unit}: " if unit else "Number: "
        case "date":
            return "Date: "
        case _:
            return "Answer: "


def verdict_line(asked: Asked, verdict: Verdict, bank: Bank) -> str:
    key = show_answer(asked.question)
    if asked.options and asked.face == "choice":
        key = f"{asked.options.index(key) + 1}, {key}" if key in asked.options else key
    given = f" You said {stopped(verdict.given)}" if verdict.given else ""
    match verdict.outcome:
        case Outcome.RIGHT:
            return f"Right. The answer is {stopped(key)}"
        case Outcome.FOLLOWS:
            source = asked.question.accounts[verdict.account].source if verdict.account is not None else ""
            work = bank.works.get(source)
            return f"Follows {work.short if work else source}. Our key is {stopped(key)}"
        case Outcome.NEAR if verdict.account is not None:
            return f"A spelling slip.{given} Our key is {stopped(key)}"
        case Outcome.NEAR:
            return f"Nearly, a spelling slip.{given} The answer is {stopped(key)}"
        case Outcome.PARTLY:
            return f"Partly right.{given} The answer is {stopped(key)}"
        case Outcome.UNANSWERED:
            return f"Not answered. The answer is {stopped(key)}"
        case Outcome.SELF:
            return f"The answer: {stopped(key)}"
        case _:
            return f"Wrong.{given} The answer is {stopped(key)}"


def part_line(asked: Asked, part: Part, verdict: Verdict) -> str:
    """One item of an answer with several: `Gap 1: right.` A near miss is the learner's to call wrong."""
    if part.ok:
        return f"{capital(part.label)}: right."
    if asked.face == "select":
        return f"{capital(part.label)}: wrong, should be {part.expected}."
    given = f", you said {part.given}" if part.given else ""
    answer = f", the answer is {part.expected}" if part.expected else ""
    if verdict.outcome is Outcome.NEAR:
        return f"{capital(part.label)}{given}{answer}."
    return f"{capital(part.label)}: wrong{given}{answer}."


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """`text` on one line, ending in a full stop or what it already ends in."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?", "…")) else line + "."
