"""Every library the program imports is one that pyproject.toml asks for, so an install brings all that is needed."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported_libraries() -> set[str]:
    """The top-level names that the program's modules import, without the standard library and itself."""
    names = set()
    for path in (CHECKOUT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"coldwar_quiz"}


def asked_for(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[<>=!~;\[ ]", requirement)[0]) for requirement in requirements}


def test_the_program_imports_what_it_depends_on_and_nothing_else() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    distributions = packages_distributions()
    imported = {normal(distributions[name][0]) for name in imported_libraries()}
    assert imported == asked_for(project["project"]["dependencies"])


def test_every_library_has_its_one_version_in_the_constraints() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    lines = (CHECKOUT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {normal(line.partition("==")[0]) for line in lines if "==" in line}
    groups = project["dependency-groups"]
    wanted = asked_for([*project["project"]["dependencies"], *groups["dev"], *groups["fuzz"]])
    assert wanted - pinned == set()
    assert "coldwar-quiz" not in pinned
