"""What `check` prints about itself: a page of the manual (`--explain CODE`), the matcher for GitHub."""

import json
import re
import sys

from coldwar_quiz.bank.rules.manual import WIDTH, entries, filled, plain
from coldwar_quiz.bank.spelling import nearest, shortened
from coldwar_quiz.cli.output import tell, terminal_columns
from coldwar_quiz.cli.run import FINE
from coldwar_quiz.diagnostics.cells import wrapped
from coldwar_quiz.diagnostics.matcher import problem_matcher
from coldwar_quiz.errors import CannotDo

_IN_BRACKETS = re.compile(r"\[([^\[\]]+)\]")


def explain(word: str) -> int:
    """Print the page of the code that `word` is, or holds in brackets, as in `error[unknown-key]`."""
    bracketed = _IN_BRACKETS.search(word)
    code = (bracketed[1] if bracketed else word).strip().lower()
    entry = entries().get(code)
    if entry is None:
        raise CannotDo(f"there is no code `{shortened(code)}`", _help(code))
    tell(plain(entry, _to_window if sys.stdout.isatty() else filled))
    return FINE


def _to_window(paragraph: str) -> str:
    """`paragraph` in lines that fit the terminal, no longer than in a pipe."""
    return "\n".join(wrapped(" ".join(paragraph.split()), min(WIDTH, terminal_columns())))


def show_matcher() -> int:
    """Print the problem matcher that a workflow on GitHub registers, as JSON."""
    tell(json.dumps(problem_matcher(), indent=2))
    return FINE


def _help(code: str) -> str:
    near = nearest(code, entries())
    if near is not None:
        return f"did you mean `{near}`?"
    alike = [known for known in entries() if code and code in known]
    if alike:
        return f"codes with `{code}` in them: {', '.join(alike)}"
    return "`check` prints the code of a problem in brackets after its severity"
