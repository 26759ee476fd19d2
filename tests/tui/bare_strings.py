"""Finds widgets that are given something which may be a bare string, by reading the source of the terminal face.

What is no literal must be traceable to a `Content`: made by a function that says it returns one, by a method of one, or
held in a parameter, a variable or an attribute that is one. A string in a variable is not, whatever its name.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from textual.content import Content

WIDGETS = {
    "Static", "Label", "Button", "Option", "OptionList", "RadioButton", "Checkbox", "Link", "Markdown",
    "Collapsible", "Input", "AnswerField", "Tab", "TabPane", "Selection", "DataTable", "AccountBox", "StudyButton",
}  # fmt: skip
"""What reads markup in a bare string. `Digits` does not: it draws figures."""
METHODS = {"notify": 0, "update": 0, "say": 1, "add_option": 0, "set_title": 0, "add_row": 0, "write": 0}
"""Methods that show a text, and which of their arguments it is."""
KEYWORDS = {"title", "label", "content", "placeholder", "tooltip", "prompt", "message", "renderable"}
"""Arguments of widgets and methods that are shown."""
TITLES = {"border_title", "border_subtitle", "tooltip", "placeholder", "sub_title", "label"}
"""Attributes that are shown."""
FORBIDDEN = {"from_markup", "from_text", "Markdown", "DataTable"}
"""What reads markup, or has cells that do, whatever it is given."""
OWN_TEXT = {"AccountBox": None, "StudyButton": 0, "Input": None, "AnswerField": None}
"""Widgets with the argument that is their text; None where they have none, or make it themselves."""

_OF_CONTENT = {name for name in dir(Content) if not name.startswith("_")} - {"plain", "markup", "from_markup"}


class Face:
    """The source of the terminal face: which functions make contents, and which attributes hold them."""

    def __init__(self, trees: dict[str, ast.Module]) -> None:
        self._trees = trees
        self.makers = {"Content"}
        self.holders: set[str] = set()
        for node in (node for tree in trees.values() for node in ast.walk(tree)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _is_content(node.returns):
                self.makers.add(node.name)
            elif isinstance(node, ast.AnnAssign) and _is_content(node.annotation):
                self.holders.add(getattr(node.target, "attr", getattr(node.target, "id", "")))

    @classmethod
    def read(cls, folder: Path) -> "Face":
        return cls({str(path.relative_to(folder)): ast.parse(path.read_text("utf-8")) for path in folder.rglob("*.py")})

    def bare(self, door: str = "") -> list[str]:
        """`file:line` of whatever may show a bare string; `door` is the one file in which contents are made."""
        found = []
        for name, tree in self._trees.items():
            for scope in _scopes(tree):
                known = _Scope(self, scope)
                places = (line for node in _own(scope) for line in known.bare_at(node, name == door))
                found += [f"{name}:{line}" for line in places]
        return sorted(set(found))


def _is_content(annotation: ast.expr | None) -> bool:
    return annotation is not None and ast.unparse(annotation) in ("Content", "Content | None", "reactive[Content]")


def _scopes(tree: ast.Module) -> Iterator[ast.AST]:
    yield tree
    yield from (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda))


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope that are not those of a function inside it."""
    waiting = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)


class _Scope:
    """One function, with what its names were given."""

    def __init__(self, face: Face, scope: ast.AST) -> None:
        self._face = face
        self._given: dict[str, list[ast.expr | None]] = {}
        arguments = getattr(scope, "args", None)
        for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs) if arguments else ():
            self._give(
                argument.arg, ast.Call(ast.Name("Content"), [], []) if _is_content(argument.annotation) else None
            )
        for node in _own(scope):
            match node:
                case ast.Assign(targets=targets, value=value):
                    for target in targets:
                        self._assign(target, value)
                case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation) if not _is_content(annotation):
                    self._give(name, None)
                case ast.NamedExpr(target=ast.Name(id=name), value=value):
                    self._give(name, value)
                case ast.AugAssign(target=ast.Name(id=name)):
                    self._give(name, None)
                case ast.For(target=target) | ast.comprehension(target=target):
                    self._assign(target, None)

    def _give(self, name: str, value: ast.expr | None) -> None:
        self._given.setdefault(name, []).append(value)

    def _assign(self, target: ast.expr, value: ast.expr | None) -> None:
        match target, value:
            case ast.Name(id=name), _:
                self._give(name, value)
            case ast.Tuple(elts=targets), ast.Tuple(elts=values) if len(targets) == len(values):
                for one, other in zip(targets, values, strict=True):
                    self._assign(one, other)
            case (ast.Tuple(elts=targets), _):
                for one in targets:
                    self._assign(one, None)

    def shown_safely(self, node: ast.expr | None, seen: frozenset[str] = frozenset()) -> bool:
        """Whether `node` is a literal or can be traced to a content."""
        match node:
            case ast.Constant():
                return True
            case ast.IfExp(body=one, orelse=other):
                return self.shown_safely(one, seen) and self.shown_safely(other, seen)
            case ast.BoolOp(values=values):
                return all(self.shown_safely(value, seen) for value in values)
            case ast.Call(func=ast.Name(id=made)):
                return made in self._face.makers
            case ast.Call(func=ast.Attribute(value=of, attr=made)):
                return made in self._face.makers or (
                    made in _OF_CONTENT and not isinstance(of, ast.Constant) and self.shown_safely(of, seen)
                )
            case ast.Attribute(value=ast.Name(id="self"), attr=name):
                return name in self._face.holders
            case ast.Name(id=name):
                values = self._given.get(name, []) if name not in seen else []
                return bool(values) and all(self.shown_safely(value, seen | {name}) for value in values)
        return False

    def bare_at(self, node: ast.AST, is_door: bool) -> Iterator[int]:
        """The line of `node` where it may show a bare string."""
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
                if name in FORBIDDEN or any(keyword.arg == "markup" for keyword in node.keywords):
                    yield node.lineno
                elif name == "Content" and isinstance(node.func, ast.Name):
                    if not is_door and not all(isinstance(given, ast.Constant) for given in node.args):
                        yield node.lineno  # nothing has taken its control characters out
                elif not all(self.shown_safely(given) for given in _shown(node, name)):
                    yield node.lineno
            case ast.Assign(targets=targets, value=value):
                if any(getattr(target, "attr", "") in TITLES for target in targets) and not self.shown_safely(value):
                    yield node.lineno


def _shown(call: ast.Call, name: str) -> Iterator[ast.expr]:
    """What a call shows."""
    if name in WIDGETS:
        place = OWN_TEXT.get(name, 0)
    elif name in METHODS and isinstance(call.func, ast.Attribute):
        place = METHODS[name]
    else:
        return
    if place is not None:
        yield from call.args[place : place + 1]
    yield from (keyword.value for keyword in call.keywords if keyword.arg in KEYWORDS)
