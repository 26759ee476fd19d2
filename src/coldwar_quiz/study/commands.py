"""Every command once: id, keys, words. The terminal's bindings, footer and help and line mode's words come from here.

Ids are permanent. Keys are the names a terminal toolkit uses (`space`, `question_mark`); letters also work on a
Cyrillic keyboard (ЙЦУКЕН), where the same physical key sends another letter.
"""

from enum import StrEnum
from typing import NamedTuple

_TWINS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить", strict=True))


class Where(StrEnum):
    """Where a command is offered."""

    EVERYWHERE = "everywhere"
    HOME = "home"
    ASKING = "study, question"
    ANSWERED = "study, after the answer"
    RESULTS = "results"
    OPENED = "results, a question opened"
    PREVIEW = "preview of a deck"


class Command(NamedTuple):
    """One thing a learner can ask for. `label` is the footer's word, `help` a few words without a full stop.

    `word` is what line mode takes for it, empty where line mode has no such thing.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    where: tuple[Where, ...]
    word: str = ""

    @property
    def all_keys(self) -> tuple[str, ...]:
        """The keys and, for letters, their twins on a Cyrillic keyboard."""
        return tuple(dict.fromkeys(k for key in self.keys for k in (key, _twin(key)) if k))


def _twin(key: str) -> str:
    twin = _TWINS.get(key.lower(), "") if len(key) == 1 else ""
    return twin.upper() if key.isupper() else twin


_BOTH = (Where.ASKING, Where.ANSWERED)
_READING = (Where.ANSWERED, Where.OPENED, Where.PREVIEW)

COMMANDS: tuple[Command, ...] = (
    Command("app.help", ("question_mark", "f1"), "Help", "this help", (Where.EVERYWHERE,), "?"),
    Command("app.commands", ("colon", "ctrl+p"), "Commands", "all commands", (Where.EVERYWHERE,)),
    Command("app.back", ("escape",), "Back", "leave the field, close the window, go back", (Where.EVERYWHERE,)),
    Command("app.quit", ("ctrl+q",), "Quit", "quit at once, progress is kept", (Where.EVERYWHERE,), "quit"),
    Command("move.up", ("up", "k"), "Up", "move or scroll up", (Where.EVERYWHERE,)),
    Command("move.down", ("down", "j"), "Down", "move or scroll down", (Where.EVERYWHERE,)),
    Command("move.first", ("home", "g"), "First", "to the first row or the top", (Where.EVERYWHERE,)),
    Command("move.last", ("end", "G"), "Last", "to the last row or the end", (Where.EVERYWHERE,)),
    Command("move.page.up", ("pageup",), "Page up", "a page up", (Where.EVERYWHERE,)),
    Command("move.page.down", ("pagedown",), "Page down", "a page down", (Where.EVERYWHERE,)),
    Command("move.area", ("tab",), "Next", "next area", (Where.EVERYWHERE,)),
    Command("home.study", ("s",), "Study", "study everything due", (Where.HOME,)),
    Command("home.deck", ("enter",), "Study deck", "study the chosen deck", (Where.HOME,)),
    Command("home.new", ("n",), "Learn new", "learn new questions now", (Where.HOME,)),
    Command("home.quit", ("q",), "Quit", "quit", (Where.HOME, Where.PREVIEW)),
    Command("study.check", ("space", "enter"), "Check", "check the answer; empty is don't know", (Where.ASKING,)),
    Command("study.unknown", ("0",), "Don't know", "don't know: show the answer", (Where.ASKING,)),
    Command("study.choose", tuple("123456789"), "Choose", "choose, tick, or move to that place", (Where.ASKING,)),
    Command("study.tick", ("space",), "Tick", "tick the row at the marker, or take the tick off", _BOTH),
    Command("study.lift", ("space",), "Pick up", "pick up the row at the marker, or put it down", (Where.ASKING,)),
    Command("study.earlier", ("K",), "Earlier", "move the row at the marker up", (Where.ASKING,)),
    Command("study.later", ("J",), "Later", "move the row at the marker down", (Where.ASKING,)),
    Command(
        "study.assign",
        tuple("abcdefghijklmnopqrst"),
        "Assign",
        "give the row at the marker that letter",
        (Where.ASKING,),
    ),
    Command("study.clear", ("backspace",), "Clear", "take the letter off", (Where.ASKING,)),
    Command("study.true", ("t",), "True", "true", (Where.ASKING,), "t"),
    Command("study.false", ("n",), "False", "not true", (Where.ASKING,), "n"),
    Command("study.hint", ("h",), "Hint", "show the hint, if there is one", (Where.ASKING,), "h"),
    Command("study.skip", ("s",), "Skip", "put it at the end of this session", (Where.ASKING,), "s"),
    Command("study.accept", ("space", "enter"), "Accept", "accept the grade at the marker", (Where.ANSWERED,)),
    Command("study.grade.again", ("1",), "Again", "forgot it", (Where.ANSWERED,), "1"),
    Command("study.grade.hard", ("2",), "Hard", "right, with effort", (Where.ANSWERED,), "2"),
    Command("study.grade.good", ("3",), "Good", "right", (Where.ANSWERED,), "3"),
    Command("study.grade.easy", ("4",), "Easy", "at once", (Where.ANSWERED,), "4"),
    Command("study.left", ("left",), "Left", "move the marker to the grade before", (Where.ANSWERED,)),
    Command("study.right", ("right",), "Right", "move the marker to the next grade", (Where.ANSWERED,)),
    Command("study.settle", ("y",), "Right/wrong", "count my answer as right, or as wrong", (Where.ANSWERED,), "y"),
    Command("study.refuse", ("n",), "Not right", "do not count my answer as right", (Where.ANSWERED,)),
    Command("study.accounts", ("a",), "Accounts", "the accounts on the full screen", _READING, "a"),
    Command("study.names", ("w",), "Who, what", "who and what is named here", _READING, "w"),
    Command("study.undo", ("u",), "Undo", "undo the last grade, suspension, bury, flag or skip", _BOTH, "u"),
    Command("study.flag", ("f",), "Flag", "flag to look at later", _BOTH, "f"),
    Command("study.suspend", ("x", "at"), "Suspend", "suspend; `coldwar-quiz unsuspend` brings it back", _BOTH, "x"),
    Command("study.bury", ("minus",), "Bury", "bury until tomorrow", _BOTH, "-"),
    Command("results.open", ("enter",), "Open", "look at the question at the marker", (Where.RESULTS,)),
    Command("results.missed", ("m",), "Study missed", "study the missed ones again", (Where.RESULTS,)),
    Command("results.learning", ("l",), "Learning now", "ask the learning ones now", (Where.RESULTS,)),
    Command("results.undo", ("u",), "Undo last", "undo the last grade", (Where.RESULTS,)),
    Command("preview.next", ("n", "right"), "Next", "the next question", (Where.PREVIEW,)),
    Command("preview.previous", ("p", "left"), "Previous", "the question before", (Where.PREVIEW,)),
    Command("preview.problem", ("N",), "Next problem", "the next question with a problem", (Where.PREVIEW,)),
    Command("preview.problem.back", ("P",), "Problem before", "the question with a problem before", (Where.PREVIEW,)),
    Command("preview.turn", ("space", "enter"), "Turn", "turn it: front or back", (Where.PREVIEW,)),
    Command("preview.both", ("b",), "Both", "front and back together, or one of them", (Where.PREVIEW,)),
    Command("preview.face", ("t",), "Typed", "as it is asked once it is known better, or at first", (Where.PREVIEW,)),
)
"""In the order a help window lists them."""

BY_ID = {command.id: command for command in COMMANDS}


def offered(where: Where) -> tuple[Command, ...]:
    """The commands of one place, those offered everywhere last."""
    here = tuple(c for c in COMMANDS if where in c.where)
    return here + tuple(c for c in COMMANDS if Where.EVERYWHERE in c.where and c not in here)
