"""Every code that the program's source can report, found in the source and not by running it.

A code begins its life as a literal that is handed to something that makes a problem: `Problem` itself, a rule, or any
function that passes a parameter on to one of these. Which functions those are is worked out here, so that a new one
needs no word in this file; a code that comes from anywhere else is refused rather than overlooked.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from pages import CHECKOUT

PACKAGE = CHECKOUT / "src" / "coldwar_quiz"
_MAKERS = {"Problem": 0, "Rule": 0}
"""What makes a problem, or a rule that will, with the position at which it takes the code."""

LAYERS = ("bank", "authoring", "exchange")
"""Where problems of decks are made."""
Around = tuple[ast.FunctionDef, ...]


class Hidden(Exception):
    """A code is handed over in a way that this module cannot follow."""


def reported(package: Path = PACKAGE) -> dict[str, set[str]]:
    """Every code, with the names of the files that report it."""
    paths = sorted(path for layer in LAYERS for path in (package / layer).rglob("*.py"))
    trees = {path: ast.parse(path.read_text("utf-8")) for path in paths if path.parent.name != "faults"}
    functions = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    calls = [pair for tree in trees.values() for pair in _calls(tree)]
    takers = _takers(calls)
    found: dict[str, set[str]] = {}
    for path, tree in trees.items():
        for around, call in _calls(tree):
            argument = _handed_over(call, takers)
            if argument is not None:
                for code in _codes(argument, around, takers, functions):
                    found.setdefault(code, set()).add(path.name)
    return found


def _calls(tree: ast.AST, around: Around = ()) -> Iterator[tuple[Around, ast.Call]]:
    """Every call, with the functions it stands in, the innermost first."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            yield around, node
        yield from _calls(node, (node, *around) if isinstance(node, ast.FunctionDef) else around)


def _takers(calls: list[tuple[Around, ast.Call]]) -> dict[str, int]:
    """Every function that makes a problem of a code it is given, by name, with the position of that parameter."""
    takers = dict(_MAKERS)
    known = 0
    while known < len(takers):
        known = len(takers)
        for around, call in calls:
            argument = _handed_over(call, takers)
            for function in around:
                names = _parameters(function)
                if isinstance(argument, ast.Name) and argument.id in names:
                    takers.setdefault(function.name, names.index(argument.id))
                    break
    return takers


def _parameters(function: ast.FunctionDef) -> list[str]:
    names = [argument.arg for argument in function.args.args]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def _handed_over(call: ast.Call, takers: dict[str, int]) -> ast.expr | None:
    """What `call` hands over as a code; None where it is no call of a taker."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in takers:
        return None
    named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    return (named or call.args[takers[name] :] or [None])[0]


def _codes(
    argument: ast.expr, around: Around, takers: dict[str, int], functions: list[ast.FunctionDef]
) -> Iterator[str]:
    """The codes that `argument` may be; none where it is a parameter, whose callers are looked at instead."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from _codes(argument.body, around, takers, functions)
        yield from _codes(argument.orelse, around, takers, functions)
    elif isinstance(argument, ast.Name):
        if not any(argument.id in _parameters(function) for function in around):
            yield from _yielded(argument.id, around, functions)
    elif not ast.unparse(argument).endswith(".code"):  # a rule or a problem has the code it was made with
        raise Hidden(f"line {argument.lineno}: {ast.unparse(argument)}")


def _yielded(name: str, around: Around, functions: list[ast.FunctionDef]) -> Iterator[str]:
    """The codes that `name`, the first variable of a loop, runs through: each begins a tuple that a generator gives."""
    loops = [node for function in around[:1] for node in ast.walk(function) if isinstance(node, ast.For)]
    for loop in loops:
        if ast.unparse(loop.target).strip("()").split(", ")[0] != name or not isinstance(loop.iter, ast.Call):
            continue
        for function in functions:
            if function.name == ast.unparse(loop.iter.func):
                told = [node.value for node in ast.walk(function) if isinstance(node, ast.Yield)]
                yield from (code.elts[0].value for code in told)
                return
    raise Hidden(f"`{name}` of `{around[0].name if around else 'a module'}`")
