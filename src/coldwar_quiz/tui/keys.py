"""From the one table of commands to the toolkit's bindings, and to the words for keys in the footer and the help."""

from collections.abc import Mapping

from textual.binding import Binding, BindingType

from coldwar_quiz.study.commands import BY_ID, Command

_NAMES = {
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "backspace": "Backspace",
    "question_mark": "?",
    "colon": ":",
    "minus": "-",
    "at": "@",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def bindings(actions: Mapping[str, str], *, priority: bool = False) -> list[BindingType]:
    """A binding for each key of the commands in `actions` (command id -> action); `{n}` is the index of the key."""
    made: list[BindingType] = []
    for id, action in actions.items():
        command = BY_ID[id]
        if "{n}" not in action:
            made.append(
                Binding(",".join(command.all_keys), action, command.label, show=False, id=id, priority=priority)
            )
            continue
        for n, key in enumerate(command.keys):
            one = Command(id, (key,), command.label, command.help, command.where)
            made.append(
                Binding(",".join(one.all_keys), action.format(n=n), command.label, show=False, id=f"{id}.{n + 1}")
            )
    return made


def key_name(key: str, ascii: bool = False) -> str:
    """A key as it is written: `Space`, `^q`, `F1`, `u`, and `←` or in ASCII `Left`."""
    if key.startswith("ctrl+"):
        return "^" + key[5:]
    if len(key) > 1 and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    name = _NAMES.get(key, key)
    return key.capitalize() if ascii and not name.isascii() else name


def keys_text(command: Command, ascii: bool = False) -> str:
    """The keys of a command in a few cells: `Space Enter`, `1-9`, `a-h`."""
    keys = command.keys
    if len(keys) > 3:
        return f"{key_name(keys[0], ascii)}-{key_name(keys[-1], ascii)}"
    return " ".join(key_name(key, ascii) for key in keys)
