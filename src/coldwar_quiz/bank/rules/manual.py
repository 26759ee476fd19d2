"""The manual of the rules, made from their docstrings: `python -m coldwar_quiz.bank.rules.manual docs/rules`."""

import sys
from pathlib import Path

from coldwar_quiz.bank.model import BODIES
from coldwar_quiz.bank.rules import ALL
from coldwar_quiz.bank.rules.rule import Rule

_INTRODUCTION = """\
# The rules

`coldwar-quiz check` prints the code of a rule in brackets after the severity. An **error** means that the question
cannot be used and is left out; a **warning**, that it is probably not what was meant; **advice** is about writing good
questions. A question silences a warning or advice with `allow`, a map from the code to the reason. Errors are never
silenced.

Rules marked *bundled bank* hold for the decks that come with the program and for no others. The examples leave out
`explanation` and `evidence` where a rule does not speak of them.

| rule | severity | holds for | what is wrong |
|---|---|---|---|
"""
_FOOTER = "\n*This page is made from the rule's own text; change it there.*\n"


def pages() -> dict[str, str]:
    """File name -> text of every page: one a rule, and the index."""
    rows = [f"| [{r.code}]({r.code}.md) | {r.severity} | {_scope(r)} | {summary(r)} |\n" for r in ALL]
    index = {"README.md": _INTRODUCTION + "".join(rows)}
    return index | {f"{r.code}.md": f"# {r.code}\n\n{_scope_line(r)}\n\n{r.manual}\n{_FOOTER}" for r in ALL}


def summary(rule: Rule) -> str:
    """The first paragraph of the rule's manual page, on one line."""
    return " ".join(rule.manual.partition("\n\n")[0].split())


def _scope(rule: Rule) -> str:
    return "bundled bank" if rule.house else "every deck"


def _scope_line(rule: Rule) -> str:
    types = "" if len(rule.types) == len(BODIES) else f", {', '.join(name for name in BODIES if name in rule.types)}"
    return f"{rule.severity}, {_scope(rule)}{types}"


def write(folder: Path) -> None:
    """Write every page into `folder`, and remove pages of rules that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
