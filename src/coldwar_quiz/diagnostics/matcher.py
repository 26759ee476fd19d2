"""How GitHub finds problems in the lines of `check --format line`: a problem matcher, as a workflow registers it."""

from typing import Any

_PLACE = r"^(.+?):(\d+):(\d+): "
"""The path is the shortest one there can be: a message may quote what looks like another place, a path seldom does."""
_CODE = r"\[([a-z0-9-]+)\]: "


def problem_matcher() -> dict[str, Any]:
    """The two matchers. Of severities GitHub knows error, warning and notice, and is told that advice is the last.

    The message holds the code, for GitHub shows no other part of the line.
    """
    return {
        "problemMatcher": [
            _matcher("coldwar-quiz", f"{_PLACE}((error|warning){_CODE}.+)$", severity=5, code=6),
            {"severity": "notice", **_matcher("coldwar-quiz-advice", f"{_PLACE}(advice{_CODE}.+)$", code=5)},
        ]
    }


def _matcher(owner: str, regexp: str, **groups: int) -> dict[str, Any]:
    return {"owner": owner, "pattern": [{"regexp": regexp, "file": 1, "line": 2, "column": 3, "message": 4, **groups}]}
