"""An author's own editor, at the line of a question; and what came of it."""

import os
import shlex
from collections.abc import Callable, Iterator
from collections.abc import Mapping as ReadOnly
from pathlib import Path
from typing import Any, NamedTuple

from coldwar_quiz.authoring.outline import Outline
from coldwar_quiz.authoring.renaming import former_ids
from coldwar_quiz.authoring.writing import ORDER, Fields, deck_fields
from coldwar_quiz.bank.model import QuestionId
from coldwar_quiz.bank.tree import Mapping, Node
from coldwar_quiz.bank.tree import Sequence as ListNode
from coldwar_quiz.errors import CannotDo

_PLUS = frozenset(
    ("vi", "vim", "nvim", "view", "gvim", "mvim", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "hx", "helix",
     "joe", "jed", "mg", "ne")
)  # fmt: skip
"""Editors that open a file at a line given as `+LINE` before it."""
_FOREGROUND = {"gvim": "-f", "mvim": "-f"}
"""Editors that return at once unless they are told to stay."""
_GOTO = frozenset(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"))
_COLON = frozenset(("subl", "sublime_text", "zed", "zeditor"))
_DEFAULTS = ("nano", "micro", "vim", "vi", "emacs")
"""Tried where nobody has said which editor: those that say how to leave them first."""


class Command(NamedTuple):
    """How to start an editor; `at_line` is false where it does not know how to go to a line.

    `found` says that nobody named it: it is one that this computer has.
    """

    arguments: tuple[str, ...]
    at_line: bool
    found: bool = False


def command(path: Path, line: int, environment: ReadOnly[str, str], which: Callable[[str], str | None]) -> Command:
    """The editor that the environment names, else one that is there. CannotDo where there is none."""
    words: list[str] = []
    for variable in ("VISUAL", "EDITOR"):
        value = environment.get(variable, "").strip()
        if value:
            try:
                words = shlex.split(value)
            except ValueError:
                raise CannotDo(
                    f"{variable} cannot be read: {value}", "a quotation mark in it is never closed"
                ) from None
            break
    found = not words
    if found:
        words = [name for name in _DEFAULTS if which(name)][:1]
    if not words:
        raise CannotDo("no editor is set", f"set EDITOR to the one you use; the place is {path}:{line}")
    if which(words[0]) is None:
        raise CannotDo(f"there is no editor `{words[0]}`", f"set EDITOR to the one you use; the place is {path}:{line}")
    name = Path(words[0]).name.lower().removesuffix(".exe").partition(".")[0]
    file = os.path.abspath(path)
    if name in _PLUS:
        stay = [_FOREGROUND[name]] if name in _FOREGROUND and _FOREGROUND[name] not in words else []
        return Command((*words, *stay, f"+{line}", file), True, found)
    wait = [] if {"--wait", "-w"} & set(words) else ["--wait"]
    if name in _GOTO:
        return Command((*words, *wait, "--goto", f"{file}:{line}"), True)
    if name in _COLON:
        return Command((*words, *wait, f"{file}:{line}"), True)
    return Command((*words, file), False)


def differences(before: Outline, after: Outline) -> Iterator[str]:
    """What an author did to a deck, a sentence each, questions in the order of the file."""
    if before.entries and not after.entries and after.faults:
        yield "the questions cannot be read now, and are not compared"
        return
    if not after.deck and before.deck:
        yield f"the deck has no id that can be read now; it was `{before.deck}`"
    elif before.deck != after.deck:
        ids = f"the deck's id was `{before.deck}` and is `{after.deck}`"
        yield f"{ids}: what was learned of its questions hangs on the old one"
    old_head, new_head = before.contents.deck, after.contents.deck
    if old_head and new_head:
        changed = _keys(deck_fields(old_head), deck_fields(new_head))
        changed = [key for key in changed if key != "id"]
        if changed:
            yield f"deck `{after.deck}`: {', '.join(changed)} changed"
    old, new = _by_id(before), _by_id(after)
    gone = [name for name in old if name not in new]
    for bare, fields in new.items():
        name = QuestionId(after.deck or before.deck, bare)
        if bare in old:
            keys = _keys(old[bare], fields)
            if keys and not fields:
                yield f"changed `{name}`: its syntax is at fault now"
            elif keys:
                yield f"changed `{name}`: {', '.join(keys)}"
            continue
        former = _former(after, bare)
        was = next((each for each in gone if each in former), None) or next(
            (each for each in gone if _alike(old[each], fields)), None
        )
        if was is None:
            yield f"added `{name}`"
            continue
        gone.remove(was)
        keys = [key for key in _keys(old[was], fields) if key not in ("id", "formerly")]
        said = f"renamed `{QuestionId(before.deck, was)}` to `{name}`"
        said += f", changed {', '.join(keys)}" if keys else ""
        if was not in former:
            said += f", without `formerly`: add `formerly: [{was}]`, or what was learned of it is lost"
        yield said
    nameless = sum(entry.id is None for entry in after.entries) - sum(entry.id is None for entry in before.entries)
    for bare in gone:
        name = QuestionId(before.deck, bare)
        if nameless > 0:
            yield f"`{name}` is there no more, or has no id that can be read"
        else:
            lost = "what was learned of it is lost; `retired` takes a question out of use and keeps it"
            yield f"removed `{name}`: {lost}"


def changed_ids(before: Outline, after: Outline) -> set[str]:
    """The questions of `after` that are new or say something else than in `before`, as `deck/question`."""
    old, new = _by_id(before), _by_id(after)
    changed = {bare for bare, fields in new.items() if bare not in old or not fields or _keys(old[bare], fields)}
    return {str(QuestionId(after.deck, bare)) for bare in changed}


def _by_id(deck: Outline) -> dict[str, Fields]:
    """What is written of each question, by its bare id; nothing of one whose syntax is at fault."""
    found: dict[str, Fields] = {}
    for entry in deck.entries:
        if entry.id is not None:
            entries = entry.node.entries if entry.node is not None else ()
            found.setdefault(entry.id.question, {key.value: _plain(value) for key, value in entries})
    return found


def _plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {key.value: _plain(value) for key, value in node.entries}
    return [_plain(item) for item in node.items] if isinstance(node, ListNode) else node.value


def _former(deck: Outline, bare: str) -> list[str]:
    """The bare ids that a question of `deck` had in it before."""
    entry = deck.find(bare)
    return [old.question for old in former_ids(entry, deck.deck) if old.deck == deck.deck] if entry is not None else []


def _keys(old: Fields, new: Fields) -> list[str]:
    """The keys whose values differ, in the order of the format; nothing and not there are the same."""
    keys = [*ORDER, *(key for key in {**old, **new} if key not in ORDER)]
    return [key for key in keys if (old.get(key) or None) != (new.get(key) or None)]


def _alike(old: Fields, new: Fields) -> bool:
    """Whether a question is the same one under another id: the prompt is, or all the rest."""
    same_prompt = bool(old.get("prompt")) and old.get("prompt") == new.get("prompt")
    return same_prompt or _keys(old, new) in (["id"], ["id", "prompt"])
